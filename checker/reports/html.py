"""report.html: one file, no network, readable from top to bottom and on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker import __version__
from checker.evidence.facts.places import entries
from checker.model.finding import LOUD
from checker.model.material import Record
from checker.model.pair import Pair
from checker.model.result import Result, SubmissionResult
from checker.model.rules import IndicatorSystem
from checker.model.score import Flag
from checker.reports import (
    archive,
    build,
    crowds,
    grid,
    groups,
    matched,
    matrix,
    pages,
    passages,
    spots,
    traces,
    words,
)
from checker.reports.counts import counts, ruling
from checker.reports.headings import headings
from checker.reports.standing import standings, totals

HERE = Path(__file__).parent
PICTURES = 400  # in a batch of more materials, only those a person must look at show their pages


def environment() -> Environment:
    """The templates, with every value escaped and every missing name an error."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["words"] = words.EVERY
    made.filters["called"] = words.called
    made.filters["marks"] = words.marks
    made.filters["points"] = words.points
    made.filters["surety"] = words.surety
    made.filters["percent"] = lambda value: f"{100 * float(value):.0f}%"
    return made


def _not_shown(count: int) -> str:
    return words.NOT_SHOWN.format(count) if count else ""


def render(result: Result) -> str:
    """The whole report."""
    records = build.papers(result)
    places = standings(totals(result.submissions))
    alone, crowded = crowds.parted(result.sharing.pairs)

    def shown(pair: Pair) -> dict[str, Any]:
        return _pair(pair, records) | {"rulings": _rulings(pair, result)}

    return (
        environment()
        .get_template("report.html")
        .render(
            version=__version__,
            style=(HERE / "static" / "report.css").read_text(encoding="utf-8"),
            script=(HERE / "static" / "report.js").read_text(encoding="utf-8"),
            system=result.system,
            period=result.period,
            submissions=[
                _submission(each, result) | {"standing": places[each.submission.name]}
                for each in result.submissions
            ],
            pairs=[shown(pair) for pair in alone],
            crowds=[(crowd, [shown(pair) for pair in crowd.pairs]) for crowd in crowded],
            not_shown=_not_shown(result.sharing.not_shown),
            common=result.sharing.common,
            outside=result.outside,
            matrix=_matrix(result),
            between=_between(result),
            suspected=len(_suspected(result)),
            groups=groups.groups(result),
        )
    )


def _submission(each: SubmissionResult, result: Result) -> dict[str, Any]:
    small = sum(len(one.records) for one in result.submissions) <= PICTURES
    pairs = _pairs_of(each.submission.name, result)
    shown = [
        material(record, each, result, pairs.get(record.material.id, ()), small)
        for record in sorted(each.records, key=partial(_place, result.system))
    ]
    return {
        "name": each.submission.name,
        "anchor": anchor(each.submission.name),
        "score": each.score,
        "headings": headings(each.score, result.system),
        "materials": shown,
        "by_id": {entry["out"].id: entry for entry in shown},
        "links": {
            entry["out"].id: ("#" + entry["anchor"], entry["out"].path.split("/")[-1])
            for entry in shown
        },
        "counts": counts(each),
        "unprocessed": each.unprocessed,
        "set_aside": each.submission.set_aside,
        "archive": archive.aspects(each),
        "problems": each.submission.problems,
        "leads": traces.of_flags(filter(_apart, each.flags), each.records),
        "ledgers": traces.ledgers(each.submission.name, each.records),
        "fraud": {f.status for f in each.flags if f.severity == "fraud"},
        "todo": each.todo,
        "grids": grid.grids(each, result),
    }


def _place(system: IndicatorSystem, record: Record) -> int:
    """Where the notice has the indicator of a paper; those without one come last."""
    found = entries(system, record.material)
    return min((system.entries.index(one) for one in found), default=len(system.entries))


def _apart(flag: Flag) -> bool:
    """Copies have a part of their own; the three elements stand at the top and at each paper."""
    return "pair" not in flag.evidence and not flag.code.startswith("three-elements")


def anchor(*parts: str) -> str:
    """An id that links can use, stable for the same names."""
    return "x" + build.key(*parts)


def material(
    record: Record, each: SubmissionResult, result: Result, shared: Sequence[Pair], small: bool
) -> dict[str, Any]:
    """One material with its verdicts, its pairs and, in a small batch or if notable, its pages."""
    duty = each.duties[record.material.id]
    notable = duty.verdict in ("fail", "review") or shared or record.problems or _led(record)
    return {
        "out": build.material(record, duty, result.system),
        "pages": pages.views(record) if small or notable else [],
        "anchor": anchor(each.submission.name, record.material.id),
        "leads": traces.of_record(record),
        "pairs": shared,
        "ruling": words.RULED.get(ruling(each, record.material.id), ""),
    }


def _pairs_of(submission: str, result: Result) -> dict[str, list[Pair]]:
    """A submission's pairs by material, gathered once for all of its materials."""
    found: dict[str, list[Pair]] = {}
    for pair in result.sharing.pairs:
        for side in (pair.a, pair.b):
            if side.submission == submission:
                found.setdefault(side.material, []).append(pair)
    return {material: crowds.folded(pairs) for material, pairs in found.items()}


def _led(record: Record) -> bool:
    """Whether a strong or medium lead stands on the paper."""
    return any(f.strength in LOUD and f.outcome == "present" for f in record.findings)


def _pair(pair: Pair, records: build.Papers) -> dict[str, Any]:
    sides = []
    for name, side in (("a", pair.a), ("b", pair.b)):
        record = records.get((side.submission, side.material))
        sides.append(
            {
                "side": side,
                "anchor": anchor(side.submission, side.material),
                "runs": passages.runs(record, pair, "a" if name == "a" else "b"),
                "page": _page(pair, name),
                "picture": pages.first_picture(record, _page(pair, name)),
                "spots": spots.marks(record, pair, name),
            }
        )
    held = (records.get((side.submission, side.material)) for side in (pair.a, pair.b))
    seen = matched.matched(pair, *held)
    return {"pair": pair, "sides": sides, "anchor": anchor("pair", pair.id), "matched": seen}


def _rulings(pair: Pair, result: Result) -> list[str]:
    """What people decided of a pair, side by side: each county's question is its own."""
    return [
        f"{each.submission.name}{words.STATUS[flag.status]}"
        for each in result.submissions
        for flag in each.flags
        if flag.evidence.get("pair") == pair.id and flag.status != "suspected"
    ]


def _page(pair: Pair, side: str) -> int:
    """The page that shows what a pair has in common."""
    if pair.spans:
        return int(getattr(pair.spans[0], side).page)
    return pair.pictured_on(side)


def _matrix(result: Result) -> matrix.Matrix:
    """How many suspected pairs each two submissions share."""
    shared = ((pair.a.submission, pair.b.submission, 1) for pair in _suspected(result))
    return matrix.of([each.submission.name for each in result.submissions], shared)


def _between(result: Result) -> Callable[[str, str], str]:
    """Where the first suspected pair of two submissions stands."""
    first: dict[frozenset[str], str] = {}
    for pair in _suspected(result):
        key = frozenset((pair.a.submission, pair.b.submission))
        first.setdefault(key, "#" + anchor("pair", pair.id))
    return lambda a, b: first[frozenset((a, b))]


def _suspected(result: Result) -> list[Pair]:
    return [pair for pair in result.sharing.pairs if pair.severity == "fraud"]
