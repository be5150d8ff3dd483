"""How a plan frames its work is alike everywhere; the work itself is a county's own."""

from __future__ import annotations

import pytest

from checker.copying import Settings, compare
from checker.copying.framing import sections
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "商河县", "博兴县"
SHARED = prose(271, 5)
LONG = prose(271, 11)
OWN = {A: prose(273, 16), B: prose(274, 16)}


def graded(heading: str, after: str = "", own: dict[str, str] = OWN) -> list[str]:
    records = {
        name: [record(name, f"方案\n一、任务\n{own[name]}\n{heading}\n{SHARED}{after}")]
        for name in (A, B)
    }
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


@pytest.mark.parametrize(
    ("heading", "suspected"),
    [
        ("二、保障措施", False),
        ("（二）加强组织领导。", False),
        ("工作要求：", False),
        ("二、事件分级", False),
        ("二、风险分级", True),
        ("二、主要做法", True),
        ("二、组织领导有方，措施有力", True),
        ("二、组织领导\n成立专班。\n三、做法", True),
    ],
)
def test_likeness_in_framing_sections_alone_accuses_nobody(heading, suspected):
    assert ("fraud" in graded(heading)) == suspected


def test_long_likeness_in_them_is_suspected():
    records = {name: [record(name, f"{OWN[name]}\n二、保障措施\n{LONG}")] for name in (A, B)}
    assert [pair.severity for pair in compare(records, [], Settings()).pairs] == ["fraud"]


def test_a_paper_that_is_the_others_throughout_is_suspected_whatever_frames_it():
    brief = {A: prose(275, 3), B: prose(275, 3)}
    assert graded("二、保障措施", f"\n{A}", brief) == ["fraud"]


def test_a_section_ends_at_a_heading_of_its_level_or_above():
    text = "一、工作要求\n甲\n（一）原则\n乙\n二、任务\n丙\n（三）组织领导。丁\n（四）做法\n戊"
    assert [text[slice(*span)] for span in sections(text)] == [
        "一、工作要求\n甲\n（一）原则\n乙\n",
        "（三）组织领导。丁\n",
    ]
