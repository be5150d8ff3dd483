"""A wrong rules folder is refused with all its faults, each with file and line."""

import re
import shutil
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from checker import pipeline, rulebook
from checker.cli import rules as door
from checker.copying import Settings
from checker.errors import RulesInvalid, UsageError
from checker.rulebook import strict
from checker.rulebook.faults import placed, unsound
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


def test_an_unknown_scoring_word_is_told_of_a_folder_of_systems_too(folder):
    """And no example of another entry is reckoned with it: that broke off."""
    line = edit(folder, "4-2.yaml", "kind: earn", "kind: earns")
    with pytest.raises(RulesInvalid) as caught:
        door.validate(folder.parent)
    (fault,) = caught.value.faults
    assert fault.startswith(f"4-2.yaml:{line}: 没有“earns”这个计分词")
    with pytest.raises(RulesInvalid, match="earns"):
        examples.sound(rulebook.load(folder))


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
        ("4-2.yaml", "words: [评价, 考核,", "words: ['评价(',", "不是有效的匹配式"),
        ("1-4.yaml", "scores:", "scores: [", "不是有效的 YAML：括号没有配对"),
        ("4-2.yaml", "clause: '", 'clause: "', "不是有效的 YAML"),
        ("4-2.yaml", "title: ", "title: 一: ", "不是有效的 YAML：多了冒号"),
        ("4-2.yaml", "  of: field", "  of: field\n  dated: 也许", "应是 true 或 false"),
        ("4-2.yaml", "max: 8", "max: 1:30", "“1:30”会被当成数字"),
        ("4-2.yaml", "max: 8", "max: .nan", "“.nan”会被当成数字"),
        ("4-2.yaml", "max: 8", "max: 八分", "“max”应是数字，现在是“八分”"),
        ("4-2.yaml", "score: {kind: earn, per: 1, each: 2}", "score: 2", "应是“键: 值”的一组"),
        ("4-2.yaml", "  of: field", "  of: field\n  by: 十一月底", "应是日期，写成 2023-01-05"),
        ("4-2.yaml", "  of: field", "  of: field\n  acts: ['评价(']", "不是有效的匹配式"),
        ("4-2.yaml", ", points: 8}", "}", "缺少必填项“examples.3.points”"),
        ("4-2.yaml", "items: [机动车维修]", "items: [{metter: 机动车维修}]", "不认识的项"),
        ("d-5.yaml", "decisions: [甲]", "decisions: 甲", "应是列表"),
        ("4-2.yaml", "  of: field", "  of: field\n  by: 2023-02-30", "应是日期，写成 2023-01-05"),
        ("4-2.yaml", "max: 8", f"max: {'9' * 5000}", "会被当成数字"),
        ("4-2.yaml", "max: 8", "max: &a [*a]", "别名（*）引用了它自己"),
        ("4-2.yaml", "max: 8", f"max: {'[' * 3000}{']' * 3000}", "层次太深"),
        ("4-2.yaml", "examples:", "examples: 5\nothers:", "“examples”应是列表"),
        ("7-2.yaml", 'requires: "7-1"', 'requires: "7-1a"', "不是计分项，可写：7-1"),
        ("7-4.yaml", 'requires: "7-4a"', 'requires: "7-4"', "不是计分项，可写：7-4a、7-4b"),
        ("3-1.yaml", '{ref: "5-2", words', '{ref: "5-9", words', "“5-9”没有对应的文件"),
        ("3-1.yaml", 'under: ["5-2"]', 'under: ["5-2a"]', "“5-2a”没有对应的文件"),
        ("1-2.yaml", "- ref: 一.2b", "- ref: 四.2b", "ref 应为“一.2”加一个字母"),
        ("1-2.yaml", "- ref: 一.2b", "- ref: 一.2a", "“一.2a”重复出现"),
        ("4-2.yaml", "words: [评价,", "words: [评价, 评价,", "“评价”写了两次"),
    ],
)
def test_each_fault_is_named(folder, name, old, new, words):
    line = edit(folder, name, old, new)
    found = [fault for fault in faults(folder) if words in fault]
    assert found and found[0].startswith(f"{name}:")
    assert abs(int(found[0].split(":")[1]) - line) <= 25


def test_no_fault_speaks_english(folder):
    for name, old, new in (
        ("4-2.yaml", "max: 8", "max: {a: 1}"),
        ("4-3.yaml", "kinds: [", "kinds: [[], "),
        ("system.yaml", "period: [2023-01-01, 2023-12-31]", "period: [2023-01-01]"),
        ("system.yaml", "kind_confidence: 0.6", "kind_confidence: 高"),
        ("d-4.yaml", "once: true", "once: [1]"),
    ):
        edit(folder, name, old, new)
    said = [re.sub("“.*?”", "", fault.split(": ", 1)[1]) for fault in faults(folder)]
    assert len(said) >= 5 and not [text for text in said if re.search("[a-z]{3,} [a-z]{2,}", text)]


def test_a_copy_may_stand_alone_under_another_name(tmp_path):
    """So that a changed system can be compared with the one it came from."""
    for name in ("shandong-county-2023", "shandong-city-2023"):
        copy = shutil.copytree(RULES / name, tmp_path / f"{name}-改")
        found = rulebook.load(copy)
        assert found.id == name and rulebook.diff(rulebook.load(RULES / name), found) == []


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


def test_a_fault_of_shape_hides_no_other_of_the_same_file(folder):
    edit(folder, "2-2.yaml", "max: 1", "max: 1\nmaximum: 1")
    edit(folder, "2-2.yaml", "ref: 二.2", "ref: 二.1")
    edit(folder, "1-2.yaml", "ref: 一.2b", "ref: 一.2a\n    each_one: 1")
    edit(folder, "1-2.yaml", "clause: '", "clause: '另")
    told = "\n".join(faults(folder))
    assert "2-2.yaml:2: ref 应为“二.2”" in told and "“maximum”" in told
    assert "计分项“一.2a”重复出现" in told and "each_one" in told
    assert "1-2.yaml:4: clause 与通知原文不一致" in told


def test_examples_of_sound_entries_are_reckoned_beside_faults_of_shape(folder):
    """And sums of other headings are; an entry that names the broken one says nothing."""
    edit(folder, "7-1.yaml", "max: 10", "max: zehn")
    line = edit(folder, "4-2.yaml", "points: 8}", "points: 7}")
    edit(folder, "7-2.yaml", "points: 5}", "points: 4}")  # requires 7-1
    (folder / "5-5.yaml").unlink()
    found, wrong = rulebook.examine(folder)
    told = wrong + placed(folder, examples.faults(found, unsound(folder, wrong)))
    assert [fault.partition(" ")[0] for fault in told] == [
        "7-1.yaml:5:", "system.yaml:1:", f"4-2.yaml:{line}:",
    ]  # fmt: skip
    assert "“五、诚信宣传”应为13分，各项合计11分" in told[1]


def test_sums_must_hold(folder):
    (folder / "4-5.yaml").unlink()
    assert any("应为25分，各项合计20分" in fault for fault in faults(folder))


def test_an_entry_of_no_heading_is_told(folder):
    text = (folder / "5-5.yaml").read_text(encoding="utf-8")
    text = text.replace('"5-5"', '"8-1"', 1).replace("五.5", "八.1", 1)
    (folder / "8-1.yaml").write_text(text, encoding="utf-8")
    assert faults(folder) == ["system.yaml:1: 八.1所属的“八”不在 headings 中"]


def test_a_text_to_quote_that_is_no_utf_8_is_told_by_its_name(folder):
    texts = folder.parent / "sources"
    texts.mkdir()
    (texts / "条例.md").write_text("全文", encoding="utf-8")
    assert rulebook.load(folder).sources == (("条例", "全文"),)
    (texts / "办法.txt").write_bytes("全文".encode("gbk"))
    (texts / "细则.txt").mkdir()
    assert faults(folder) == [
        "sources/办法.txt:1: 不是 UTF-8 编码的文字，请另存为 UTF-8",
        "sources/细则.txt:1: 读不到这个文件",
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("fraud_block: 120", "fraud_blok: 120", "“copying.fraud_blok”不认识"),
        ("fraud_block: 120", "fraud_block: 多", "现在是“多”"),
        ("fraud_block: 120", "fraud_block: 120.5", "现在是“120.5”"),
        ("fraud_block: 120", "fraud_block: 0", "现在是“0”"),
        ("fraud_share: 0.20", "fraud_share: 20", "现在是“20”"),
        ('["三.1", "五.2"]', '["三.1", "五.20"]', "应是两个有的指标"),
        ('["三.1", "五.2"]', '["三.1"]', "应是两个有的指标"),
        ('[["三.1", "五.2"], ', '["三.1", ', "应是两个有的指标"),
    ],
)
def test_a_setting_of_copying_that_would_set_nothing_is_told(folder, old, new, words):
    assert pipeline.copying_settings(rulebook.load(folder)).fraud_block == 120
    edit(folder, "system.yaml", old, new)
    with pytest.raises(RulesInvalid, match=words):
        pipeline.copying_settings(rulebook.load(folder))


@pytest.mark.parametrize("name", ["shandong-county-2023", "shandong-city-2023"])
def test_every_threshold_of_copying_stands_in_the_rules(name):
    thresholds = {field.name for field in fields(Settings)}
    given = rulebook.load(RULES / name).settings.copying
    assert thresholds - given.keys() <= {"forbidden_reuse"}


def test_a_whole_number_may_be_a_measure(folder):
    edit(folder, "system.yaml", "strong_share: 0.50", "strong_share: 1")
    assert pipeline.copying_settings(rulebook.load(folder)).strong_share == 1


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
