"""Rows of two tables with the same figures are suspected, whatever they are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.copying import Settings, cells, compare
from checker.copying.paper import paper
from checker.model.document import Cell, Line
from tests.copying.factory import record

COUNTIES = ("商河县", "博兴县", "齐河县", "利津县", "沂源县", "金乡县")
FIGURES = ((41, "96.5"), (12, "88"), (63, "79.5"), (25, "91"), (37, "66"), (19, "84.5"))
OTHERS = ((38, "91.5"), (17, "82"), (59, "77.5"), (22, "93"), (31, "68"), (14, "80.5"))
STEMS = (
    *("宏达", "顺安", "鲁通", "恒捷", "众合", "金桥"),
    *("远航", "瑞丰", "平川", "北辰", "天元", "和顺"),
)
POINTS = [(100, 20)] * 3 + [(50, 30)] * 3
ABOVE = "得分\n来源：山东省交通运输厅"


def table(name: str, figures, stems=STEMS, title: str = "货运企业信用得分", unit: str = "运输队"):
    rows = [
        f"{n}\t{stem}{unit}\t{one}\t{other}"
        for n, (stem, (one, other)) in enumerate(zip(stems, figures, strict=False), 1)
    ]
    text = "\n".join([f"{name}{title}", "序号\t名称\t车辆\t得分", *rows])
    return replace(record(name, text, kind="report"), format="xlsx")


def grades(*made, names=COUNTIES, settings=None):
    records = {name: [one] for name, one in zip(names, made, strict=False)}
    return [pair.severity for pair in compare(records, [], settings or Settings()).pairs]


def test_the_same_figures_under_other_names_are_suspected_and_shown_row_by_row():
    one, other = table("甲", FIGURES), table("乙", FIGURES[::-1], STEMS[6:])
    (pair,) = compare({"博兴县": [one], "商河县": [other]}, [], Settings()).pairs
    assert (pair.severity, pair.measures["equal_rows"], len(pair.spans)) == ("fraud", 6.0, 6)
    assert "41" in pair.spans[0].text and pair.spans[0].a != pair.spans[0].b


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (table("甲", FIGURES), table("乙", OTHERS)),
        (table("甲", FIGURES[:4]), table("乙", FIGURES[:4])),
        (table("甲", POINTS), table("乙", POINTS)),
        (table("甲", FIGURES, COUNTIES, unit=""), table("乙", FIGURES, COUNTIES, unit="")),
        (table("甲", FIGURES, title=ABOVE), table("乙", FIGURES, title=ABOVE)),
    ],
    ids=["other figures", "four rows", "points of a form", "a table of counties", "a superior's"],
)
def test_figures_that_tell_of_no_copy_accuse_nobody(one, other):
    assert "fraud" not in grades(one, other)


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        (Settings(equal_rows=6), ["fraud"]),
        (Settings(equal_rows=7), []),
        (Settings(own_rows=1), ["notice"]),
    ],
)
def test_how_many_rows_are_equal_and_a_countys_own_is_a_setting(settings, found):
    one, other = table("甲", FIGURES), table("乙", FIGURES, STEMS[6:])
    assert grades(one, other, settings=settings) == found


@pytest.mark.parametrize(("holders", "suspected"), [(6, False), (5, True)])
def test_a_table_that_six_counties_hold_is_drawn_from_one_list(holders, suspected):
    made = [table(name[0], FIGURES, STEMS[n:]) for n, name in enumerate(COUNTIES[:holders])]
    assert ("fraud" in grades(*made)) == suspected


def test_cells_that_a_file_tells_one_by_one_make_rows():
    words = ("序号", "名称", "1", "宏达")
    lines = tuple(
        Line(text, (0.1, n / 9, 0.9, n / 8), where="table", cell=Cell(0, n // 2, n % 2))
        for n, text in enumerate(words)
    )
    made = record("甲", "")
    made = replace(made, pages=(replace(made.pages[0], lines=lines),))
    found = [[text for _, text in row] for row in cells.rows(paper("商河县", made))]
    assert found == [["序号", "名称"], ["1", "宏达"]]


def test_a_list_of_days_and_counts_alone_is_compared_without_a_fault():
    rows = [f"{n}\t2023-03-{n:02d}\t{30 + n}\t{10 + n}" for n in range(1, 9)]
    text = "\n".join(["次数\t报送时间\t报送条数\t间隔工作日", *rows])
    made = [replace(record(name, text, kind="ledger"), format="xlsx") for name in ("甲", "乙")]
    assert compare({"商河县": made[:1], "博兴县": made[1:]}, [], Settings()).not_shown == 0


@pytest.mark.parametrize(
    ("title", "stems", "suspected"),
    [
        ("货运车辆收费", STEMS[:6], False),
        ("货运车辆收费", STEMS[6:], True),
        ("货运车辆统计表", STEMS[:6], True),
        ("全省货运车辆统计表", STEMS[:6], False),
        ("货运车辆收费", [f"2023年{n}月" for n in range(1, 7)], True),
    ],
    ids=["the same names", "other names", "a record", "the province's", "months"],
)
def test_the_same_figures_under_the_same_names_accuse_where_they_are_a_countys_own(
    title, stems, suspected
):
    months = stems[0].startswith("2023")
    one = table("", FIGURES, stems if months else STEMS[:6], title)
    other = table("", FIGURES, stems, title + ("" if months else "情况"))
    assert ("fraud" in grades(one, other)) == suspected
