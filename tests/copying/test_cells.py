"""Tables: labels, names and forms may be alike, a county's own entries may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.copying import Settings, compare
from checker.copying.cells import tabular
from checker.copying.normal import normalise
from checker.copying.paper import paper
from checker.model.document import Cell, Line
from tests.copying.factory import record
from tests.copying.prose import ENTRIES, prose

A, B = "商河县", "博兴县"
STEMS = ("宏达", "顺安", "鲁通", "恒捷", "众合", "金桥", "远航", "瑞丰")
FIRMS = tuple(f"{stem}运输有限公司第一分公司" for stem in STEMS)
SAME = ("已按要求上传到信用管理平台",) * 12


def table(name: str, entries: tuple[str, ...], month: int, title: str = "台账"):
    rows = "\n".join(
        f"{n}\t2023年{month + n % 3}月{n + month}日\t{entry}\t{'法规科' if month % 2 else '运管科'}"
        for n, entry in enumerate(entries, 1)
    )
    return replace(record(name, f"{title}\n{rows}", kind="ledger", title=title), format="xlsx")


def _headed(one, number):
    """The pages with another body checked."""
    first, *rest = one.pages
    line = replace(first.lines[0], text=f"被检查单位：{FIRMS[number]}")
    return (replace(first, lines=(line, *first.lines[1:])), *rest)


def grades(entries: tuple[str, ...]) -> list[str]:
    records = {A: [table("甲", entries, 3)], B: [table("乙", entries, 6)]}
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


def test_a_ledger_with_another_countys_entries_is_suspected():
    assert grades(ENTRIES) == ["fraud"]


def in_word(sheet):
    """The table as Word tells it: each cell a line of its own."""
    lines = tuple(
        Line(text, (0.1, n / 99, 0.9, n / 98), where="table", cell=Cell(0, n, m))
        for n, row in enumerate(sheet.pages[0].lines)
        for m, text in enumerate(row.text.split("\t"))
    )
    return replace(sheet, pages=(replace(sheet.pages[0], lines=lines),), format="docx")


def test_short_cells_one_below_the_other_are_no_menu():
    brief = tuple(entry[:12] for entry in ENTRIES)
    records = {A: [table("甲", brief, 3)], B: [in_word(table("乙", brief, 6))]}
    assert [pair.severity for pair in compare(records, [], Settings()).pairs] == ["fraud"]


def test_the_same_work_entered_in_another_order_is_shown_but_accuses_nobody():
    other = tuple(ENTRIES[n * 4 % len(ENTRIES)] for n in range(len(ENTRIES)))
    assert set(other) == set(ENTRIES)
    records = {A: [table("甲", ENTRIES, 3)], B: [table("乙", other, 6)]}
    (pair,) = compare(records, [], Settings()).pairs
    assert (pair.severity, "次序不同" in pair.reason) == ("notice", True)


LONG = tuple(f"{one}，{other}" for one, other in zip(ENTRIES[::2], ENTRIES[1::2], strict=False))


@pytest.mark.parametrize(("rows", "expected"), [(7, ["fraud"]), (4, [])])
def test_many_long_entries_in_another_order_are_suspected(rows, expected):
    there = [*LONG[:rows], *(f"{text}当面讲清" for text in BRIEF)][:7]
    other = tuple(there[n * 3 % len(there)] for n in range(len(there)))
    records = {A: [table("甲", LONG, 3)], B: [table("乙", other, 6)]}
    found = compare(records, [], Settings()).pairs
    assert [pair.severity for pair in found] == expected
    assert all("次序不同" in pair.reason for pair in found)


@pytest.mark.parametrize("entries", [FIRMS, SAME, ENTRIES[:3]], ids=["firms", "one label", "few"])
def test_lists_of_firms_and_labels_that_return_accuse_nobody(entries):
    assert "fraud" not in grades(entries)


BRIEF = (
    "讲扣分规则答疑",
    "灭火器过期当场换",
    "收回旧版承诺书",
    "查渡口救生衣",
    "校对名称错字",
    "更换过期的海报",
    "替老人催退押金",
    "约司机喝早茶",
    "登记村口三轮车",
    "修好称重的探头",
    "陪记者拍夜班",
    "给烈属送年画",
)


def test_brief_entries_of_dated_rows_are_shown_and_of_other_tables_are_labels():
    rows = [f"{n}\t{{month}}月{n}日\t{text}了{n}处" for n, text in enumerate(BRIEF, 1)]

    def shown(*lines: str) -> list[str]:
        papers = {
            name: [
                replace(record(name, "\n".join([*lines, name]).format(month=month)), format="xlsx")
            ]
            for name, month in ((A, 3), (B, 7))
        }
        return [pair.severity for pair in compare(papers, [], Settings()).pairs if pair.spans]

    assert shown(*rows) == ["notice"]
    assert not shown(*(row.replace("{month}月", "第").replace("日", "项") for row in rows))


def test_some_rows_of_another_countys_ledger_are_shown_and_no_others_between_equal_dates():
    other = (*ENTRIES[:4], *(f"{text}并当面说明扣分" for text in BRIEF))
    records = {A: [table("甲", ENTRIES, 3)], B: [table("乙", other, 6)]}
    (pair,) = compare(records, [], Settings()).pairs
    assert pair.severity == "notice"
    assert [span.text for span in pair.spans] == list(ENTRIES[:4])
    assert grades(ENTRIES[:3]) == []


def test_articles_of_law_in_a_table_are_set_aside():
    article = "经营者把监督电话贴在车厢醒目处并在三日里回复乘客的意见，没回复的由公司补课；"
    rows = [f"{n}\t《某某道路运输条例》第{n}条 {article}{ENTRIES[n]}" for n in range(9)]
    bare = [row.replace("《某某道路运输条例》第", "") for row in rows]

    def graded(lines: list[str]) -> list[str]:
        papers = {
            name: [replace(record(name, "\n".join([*lines, name])), format="xlsx")]
            for name in (A, B)
        }
        return [pair.severity for pair in compare(papers, [], Settings()).pairs]

    assert "fraud" not in graded(rows)
    assert graded(bare) == ["fraud"], "the same words without their law"


GROUP = (
    "关于成立信用交通创建工作领导小组的通知\n各单位：\n"
    "为把创建工作抓在手上，决定成立领导小组，由局长牵头，办公室承担日常联络。\n"
    "一、领导小组负责研究创建中的大事，协调各方力量，督促任务按期办结。\n"
    "二、办公室负责草拟方案、收集材料、通报进度，每月向组长报告一次办理结果。\n"
    "三、成员科室各管一摊，遇到跨科室的难事提交领导小组定夺，不得相互推托。\n"
)


@pytest.mark.parametrize(("duties", "grade"), [("", "notice"), ("more", "fraud")])
def test_leading_groups_share_their_form_but_not_long_duties(duties, grade):
    more = "\n".join(f"{entry}，办结后当天销号。" for entry in ENTRIES) if duties else ""
    papers = {
        name: [
            record(name, f"{GROUP}{more}\n{name}交通运输局", title=GROUP.split("\n", maxsplit=1)[0])
        ]
        for name in (A, B)
    }
    assert [pair.severity for pair in compare(papers, [], Settings()).pairs] == [grade]


def test_paragraphs_set_in_cells_are_running_text():
    paragraph = prose(96, 4).replace("\n", "")
    made = replace(record("甲", f"序号\t内容\n1\t{paragraph}\n2\t补报表彰"), format="xlsx")
    flags = tabular(paper(A, made))
    assert len(paragraph) > 100
    assert int((~flags).sum()) >= len(normalise(paragraph)[0]) - 10
    assert flags[:4].all() and flags[-4:].all()


@pytest.mark.parametrize("asks", [True, False])
def test_what_a_check_list_asks_is_nobodys_own_but_its_findings_are(asks):
    """A form that three counties fill in; the same findings would be copied."""
    long = [entry[:60] for entry in ENTRIES]
    rows = "\n".join(
        f"{n}\t{words}，是否落实到位\t符合" if asks else f"{n}\t是否落实到位\t{words}"
        for n, words in enumerate(long, 1)
    )
    made = [
        replace(record(name, f"检查表\n{rows}", kind="ledger", title="检查表"), format="xlsx")
        for name in ("甲", "乙")
    ]
    # a title each, else the two are one text throughout
    made = [replace(one, pages=_headed(one, n)) for n, one in enumerate(made)]
    found = compare({A: made[:1], B: made[1:]}, [], Settings()).pairs
    assert ("fraud" in [pair.severity for pair in found]) == (not asks)
