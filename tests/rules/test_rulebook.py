"""A wrong rules folder is refused with all its faults, each with file and line."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from checker import rulebook
from checker.errors import RulesInvalid, UsageError
from checker.rulebook import strict
from checker.rulebook.faults import placed
from checker.scoring import examples

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(RULES / "shandong-county-2023", tmp_path / "shandong-county-2023")
    shutil.copytree(RULES / "calendar", tmp_path / "calendar")
    return tmp_path / "shandong-county-2023"


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(folder):
    with pytest.raises(RulesInvalid) as caught:
        rulebook.load(folder)
    return caught.value.faults


def test_a_wrong_example_is_told_with_its_line(folder):
    line = edit(folder, "4-2.yaml", "points: 8}", "points: 7}")
    (fault,) = placed(folder, examples.faults(rulebook.load(folder)))
    assert fault.startswith(f"4-2.yaml:{line}: 例“") and "应为7" in fault


def test_the_copy_is_good(folder):
    assert rulebook.load(folder).id == "shandong-county-2023"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("4-2.yaml", "max: 8", "max: 8\nmaximum: 8", "不认识的项“maximum”"),
        ("4-2.yaml", "max: 8", "max: 8\nmax: 8", "重复出现"),
        ("4-2.yaml", "  of: field", "  of: farm", "只能是"),
        ("4-2.yaml", 'id: "4-2"', 'id: "4-3"', "应与文件名“4-2”相同"),
        ("4-2.yaml", "ref: 四.2", "ref: 四.3", "ref 应为“四.2”"),
        ("4-2.yaml", "每在1个二级领域", "每在1个领域", "与通知原文不一致"),
        ("4-2.yaml", "each: 2", "each: 3", "条文中的“2”与“score.each”的值“3”不一致"),
        ("4-2.yaml", "homes: [score.per, ", "homes: [", "homes 写了 2 处"),
        (
            "3-1.yaml",
            'not_counted_if_under: ["5-2"]',
            'not_counted_if_under: ["8-2"]',
            "没有对应的文件",
        ),
        ("4-2.yaml", "three_elements: required", "three_elements: yes", "会被当成真假值"),
        ("4-2.yaml", "words: [评价, 考核]", "words: ['评价(']", "不是有效的匹配式"),
        ("1-4.yaml", "scores:", "scores: [", "不是有效的 YAML"),
    ],
)
def test_each_fault_is_named(folder, name, old, new, words):
    line = edit(folder, name, old, new)
    found = [fault for fault in faults(folder) if words in fault]
    assert found and found[0].startswith(f"{name}:")
    assert abs(int(found[0].split(":")[1]) - line) <= 25


def test_the_line_is_the_line(folder):
    line = edit(folder, "4-2.yaml", "  of: field", "  of: farm")
    assert f"4-2.yaml:{line}: " in "\n".join(faults(folder))


def test_the_allowed_values_are_listed_in_chinese(folder):
    edit(folder, "4-2.yaml", "  of: field", "  of: farm")
    (fault,) = [fault for fault in faults(folder) if "只能是" in fault]
    assert "once、" in fault and " or " not in fault and "“farm”" in fault


def test_all_faults_at_once(folder):
    edit(folder, "4-2.yaml", "max: 8", "max: 8\nmaximum: 8")
    edit(folder, "1-3.yaml", "ref: 一.3", "ref: 一.9")
    edit(folder, "system.yaml", "fraud_people: 2", "fraud_people: many")
    names = {fault.partition(":")[0] for fault in faults(folder)}
    assert {"4-2.yaml", "1-3.yaml", "system.yaml"} <= names


def test_sums_must_hold(folder):
    (folder / "4-5.yaml").unlink()
    assert any("应为25分，各项合计20分" in fault for fault in faults(folder))


def test_decimals_are_exact(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: 0.1\nb: 2023-01-05\nc: ~\nd: true\n", encoding="utf-8")
    source = strict.read(path)
    assert source.data["a"] == Decimal("0.1") and str(source.data["b"]) == "2023-01-05"
    assert source.data["c"] is None and source.data["d"] is True and source.faults == []


def test_unknown_ref_says_which_there_are():
    with pytest.raises(UsageError) as caught:
        rulebook.show(rulebook.load(RULES / "shandong-city-2023"), "九.9")
    assert "二.6" in caught.value.remedy
