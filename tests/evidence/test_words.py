from datetime import date
from types import SimpleNamespace

from checker.evidence.exhibit import Words, one_width, plain

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def clauses(title, *rows):
    lines = [SimpleNamespace(text=row, hidden=False, page=1, box=(0, 0, 1, 0.1)) for row in rows]
    record = SimpleNamespace(title=title, lines=lines, format="pdf")
    return [part.text for part in Words(record, YEAR).clauses]


def test_a_line_that_ends_within_a_quotation_is_no_title():
    rows = ("兹证明市局配合我厅完成“信用", "交通省”建设系列活动。")
    assert clauses(rows[0], *rows) == ["兹证明市局配合我厅完成“信用交通省”建设系列活动"]


def test_a_title_is_no_clause():
    assert clauses("关于“信用交通省”的证明", "关于“信用交通省”的证明", "任务完成。") == ["任务完成"]


def test_dots_that_look_alike_are_one():
    assert {one_width(f"信用交通{dot}山东") for dot in "·・•‧∙⋅"} == {"信用交通·山东"}
    assert plain("信用交通 ・ 山东") == "信用交通·山东"
