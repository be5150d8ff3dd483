"""When a paper came in, by a list of what was sent, whatever the list was handed in as."""

from datetime import date
from types import SimpleNamespace

import pytest

from checker.evidence.exhibit import Words
from checker.evidence.facts import sent_dates
from checker.model.document import Line

PERIOD = (date(2023, 1, 1), date(2023, 12, 31))
HEADS = ("标题", "接收单位", "发送时间", "接收时间")
SUMMARY = ("威海市关于2023年度信用交通工作总结的报告", "省交通运输厅", "2023-11-29", "2023-11-30")


def listed(kind, *table):
    lines = tuple(
        Line(cell, (0.05 + 0.25 * x, 0.1 + 0.03 * y, 0.25 + 0.25 * x, 0.12 + 0.03 * y))
        for y, row in enumerate(table)
        for x, cell in enumerate(row)
    )
    words = Words(SimpleNamespace(lines=lines), PERIOD)
    item = SimpleNamespace(unit_settings={"by": date(2023, 11, 30)}, unit_name="总结")
    text = "\n".join(line.text for line in lines)
    return SimpleNamespace(kind=kind, words=words, item=item, lines=text, record=words.record)


@pytest.mark.parametrize("kind", ["ledger", "screenshot"])
def test_the_column_of_receipt_decides(kind):
    assert sent_dates.of(listed(kind, HEADS, SUMMARY)).text == "2023-11-30"


def test_two_rows_on_the_item_leave_it_open():
    again = (*SUMMARY[:3], "2023-12-04")
    assert sent_dates.of(listed("screenshot", HEADS, SUMMARY, again)) is None
