"""Both systems: complete, true to the notice, every example holds, every number is load-bearing."""

import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker import rulebook
from checker.model.rules import Indicator
from checker.rulebook import build, checks
from checker.rulebook.refs import numbers, value_at
from checker.rulebook.schema import PenaltyShape, Several, Single
from checker.rulebook.strict import read
from checker.scoring import examples

RULES = Path(__file__).parents[2] / "rules"
SYSTEMS = rulebook.find(RULES)
LOADED = {name: rulebook.load(RULES / name) for name in SYSTEMS}
FILES = [path for name in SYSTEMS for path in sorted((RULES / name).glob("*-*.yaml"))]
HOMES = sorted({(path, home) for path in FILES for home in read(path).data["homes"]})


def test_both_systems_are_there():
    assert SYSTEMS == ["shandong-city-2023", "shandong-county-2023"]
    assert all(system.max == 100 for system in LOADED.values())
    county, city = LOADED["shandong-county-2023"], LOADED["shandong-city-2023"]
    assert [h.max for h in county.headings] == [12, 6, 12, 25, 13, 6, 26]
    assert [h.max for h in city.headings] == [22, 39, 29, 10]
    assert (len(county.indicators), len(county.bonus), len(county.deductions)) == (27, 4, 5)
    assert (len(city.indicators), len(city.bonus), len(city.deductions)) == (19, 5, 5)
    assert len(county.bodies) == 41
    assert county.settings.fraud_zero and not city.settings.fraud_zero


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_numbered_clause_of_the_annex_has_an_entry(name):
    notice = (RULES / name / "notice.md").read_text(encoding="utf-8")
    county, city = notice.index("\n附件 2"), notice.index("\n附件 3")
    annex = notice[county:city] if "county" in name else notice[city:]
    system = LOADED[name]
    clauses = [e.clause for e in (*system.entries, *system.deductions)]
    assert all(clause in annex for clause in clauses)
    rows = [line for line in annex.splitlines() if line.startswith("|") and "得分 |" not in line]
    scored = [
        row for row in rows if any(mark in row for mark in ("1.", "2.", "3.", "4.", "5.", "6."))
    ]
    uncovered = [row for row in scored if not any(clause in row for clause in clauses)]
    assert uncovered == []
    assert len(scored) == len(clauses)


@pytest.mark.parametrize("name", SYSTEMS)
def test_examples_hold(name):
    assert examples.faults(LOADED[name]) == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_number_of_the_clause_has_a_home_and_an_example(path):
    data = read(path).data
    assert len(numbers(data["clause"])) == len(data["homes"])
    assert data["examples"]


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_no_number_has_two_homes_and_none_stands_beside_the_clause(path):
    """A number said twice with one meaning (14个工作日) has one home; a date's day is 月底."""
    data = read(path).data
    said = dict.fromkeys(zip(data["homes"], numbers(data["clause"]), strict=True))
    assert len({home for home, _ in said}) == len(said)
    homes = {home for home, _ in said}
    beside = {
        way
        for way, value in _leaves({k: v for k, v in data.items() if k not in ("examples", "homes")})
        if isinstance(value, int | Decimal | date) and not isinstance(value, bool)
        if not any(home == way or home.startswith(f"{way}.") for home in homes)
    }
    assert beside == set()


def test_numbers_in_words_count_and_names_do_not():
    said = "每增加一个领域得1分，两次以上，未来三年，间隔不超过一个月，“五、2”，最多0.5分"
    assert numbers(said) == ["1", "1", "2", "3", "1", "2", "0.5"]
    assert numbers("一把手谈信用，第二批试点，一经查实，1个二级领域，三要素，统一部署") == ["1"]


def _leaves(data, way=()):
    if isinstance(data, dict):
        for key, child in data.items():
            yield from _leaves(child, (*way, key))
    elif isinstance(data, list):
        for number, child in enumerate(data):
            ref = child.get("ref") if isinstance(child, dict) else None
            yield from _leaves(child, (*way, ref[-1] if ref else str(number)))
    else:
        yield ".".join(way), data


@pytest.mark.parametrize(
    ("path", "home"), HOMES, ids=lambda v: v if isinstance(v, str) else f"{v.parent.name}/{v.stem}"
)
def test_changing_a_number_breaks_an_example(path, home):
    for changed in _mutants(value_at(read(path).data, home)):
        assert _broken(path, home, changed), f"{home} = {changed} goes unnoticed"


def _mutants(value):
    if isinstance(value, str):  # another entry's id
        return ["7-4"]
    if isinstance(value, int) and value > 1:
        return [value + 1, value - 1]
    return [value + 1, Decimal(value) / 2] if value else [value + 1]


def _broken(path, home, changed):
    data = copy.deepcopy(read(path).data)
    _set(data, home.split("."), changed)
    system = LOADED[path.parent.name]
    shape = PenaltyShape if path.stem.startswith("d-") else Several if "scores" in data else Single
    try:
        found = shape.model_validate(data)
    except ValueError:
        return True  # the schema itself refuses the number
    given = tuple(data["examples"])
    if isinstance(found, PenaltyShape):
        penalty = build.penalty(found, given)
        rest = [penalty if p.ref == penalty.ref else p for p in system.deductions]
        return list(examples.penalty_faults(replace(system, deductions=tuple(rest)), penalty))
    entry = build.indicator(found, given)
    changed = _with(system, entry)
    return list(examples.entry_faults(changed, entry)) or _unreachable(changed, home)


def _unreachable(system, home):
    """A maximum that no package can pass (five key fields) is held by its heading's sum."""
    return home.endswith("max") and checks.sums(system.headings, system.indicators, system.max)


def _with(system, entry: Indicator):
    def swap(entries):
        return tuple(entry if e.ref == entry.ref else e for e in entries)

    return replace(system, indicators=swap(system.indicators), bonus=swap(system.bonus))


def _set(data, keys, value):
    *way, last = keys
    for number, key in enumerate(way):
        holder = value_at(data, key)
        if isinstance(holder, date):
            shifted = holder.replace(**{last: 10 if last == "month" else value})
            data[key] = shifted
            return
        assert holder is not None, way[: number + 1]
        data = holder
    if isinstance(data, list):
        data[int(last)] = value
    else:
        data[last] = value


def test_show_reads_like_an_entry():
    text = rulebook.show(LOADED["shandong-county-2023"], "四.2")
    for part in (
        "四.2",
        "满分8分",
        "每在1个二级领域开展得2分",
        "二级领域",
        "必须具备红头、文号、公章",
    ):
        assert part in text
    assert "两人认定后总分归零" in rulebook.show(LOADED["shandong-county-2023"], "扣分.1")


def test_diff_names_what_changed():
    old = LOADED["shandong-county-2023"]
    entry = old.indicator("四.2")
    item = replace(entry.items[0], max=Decimal(6))
    new = _with(old, replace(entry, max=Decimal(6), items=(item,)))
    lines = rulebook.diff(old, new)
    assert any(line.startswith("四.2") and "“8”" in line and "“6”" in line for line in lines)
    assert rulebook.diff(old, old) == []
