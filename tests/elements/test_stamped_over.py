"""A stamp over a number's place leaves a question; a rule and a party's small star leave none."""

import cv2
import numpy as np
import pytest

from checker.elements import document_number
from checker.model.finding import Outcome
from tests.elements.conftest import RED, Reader, document, line, page, separator

HIGH, WIDE = 2339, 1654
INK = (205, 30, 40)
NUMBER = "清交发〔2023〕17号"


def _sheet():
    sheet = np.full((HIGH, WIDE, 3), 250, np.uint8)
    cv2.rectangle(sheet, (210, 640), (1440, 646), INK, -1)
    return sheet


def _ring(sheet, radius, colour=INK, at=(860, 580)):
    cv2.circle(sheet, at, radius, colour, max(radius // 14, 2))
    for turn in np.arange(0, 2 * np.pi, 0.3):
        way = np.array([np.cos(turn), np.sin(turn)]) * radius
        ends = [
            tuple(int(a + b * share) for a, b in zip(at, way, strict=True)) for share in (0.6, 0.85)
        ]
        cv2.line(sheet, *ends, colour, max(radius // 14, 2))
    return sheet


def _check(sheet, *told, rows=()):
    """The verdict on a scan with a heading, a title and ``rows``; ``told``: read without colour."""
    named = line("清源县交通运输局文件", 0.14, 40, RED, via="ocr", confidence=0.99)
    titled = line("关于印发信用评价办法的通知", 0.36, 22, via="ocr", confidence=0.99)
    scanned = page(
        named, *rows, titled, source="scan", shapes=(separator(),), render=lambda dpi: sheet
    )
    engine = Reader([("", 0.0)], [line(text, 0.5) for text in told])
    return document_number.check(document(scanned, medium="scan"), engine)


@pytest.mark.parametrize("colour", [INK, (40, 60, 175)], ids=["red", "blue"])
def test_a_stamp_where_the_number_should_stand_is_asked_about(colour):
    found = _check(_ring(_sheet(), 160, colour))
    assert found.outcome is Outcome.UNSURE and "盖住发文字号" in found.reason


def test_a_stamps_own_words_do_not_hide_it():
    words = [
        line(text, y, via="ocr", confidence=0.97) for text, y in (("清源县", 0.22), ("存档", 0.26))
    ]
    found = _check(_ring(_sheet(), 160), rows=words)
    assert found.outcome is Outcome.UNSURE and "盖住发文字号" in found.reason
    assert _check(_sheet(), rows=words).outcome is Outcome.ABSENT


def test_what_the_print_under_it_says_is_told():
    found = _check(_ring(_sheet(), 160), "清源县", NUMBER)
    assert found.outcome is Outcome.UNSURE
    assert found.values["candidates"] == [NUMBER]


@pytest.mark.parametrize(
    "sheet",
    [_sheet(), _ring(_sheet(), 32, at=(827, 643)), _ring(_sheet(), 160, at=(860, 1300))],
    ids=["a rule", "a party's star on it", "a stamp below the title"],
)
def test_without_one_a_missing_number_is_missing(sheet):
    assert _check(sheet, NUMBER).outcome is Outcome.ABSENT


def test_a_stamps_running_number_is_not_taken_for_the_number_it_lies_on():
    mixed = line("清交发〔2023】217号年5月9日", 0.24, via="ocr", confidence=0.98)
    running = line("第326号", 0.27, via="ocr", confidence=0.99, x=0.6)
    found = _check(_sheet(), NUMBER, rows=(mixed, running))
    assert found.outcome is Outcome.UNSURE
    assert found.values["candidates"] == [NUMBER] and NUMBER in found.reason


@pytest.mark.parametrize(
    ("head", "outcome"),
    [("清源县交通运输局文件", Outcome.UNSURE), ("清源县人民政府令", Outcome.PRESENT)],
)
def test_a_bare_running_number_is_no_number_of_a_paper_headed_file(head, outcome):
    named = line(head, 0.14, 40, RED, via="ocr", confidence=0.99)
    number = line("第326号", 0.24, via="ocr", confidence=0.99)
    titled = line("信用评价办法", 0.36, 22, via="ocr", confidence=0.99)
    made = document(page(named, number, titled, source="scan"), medium="scan")
    assert document_number.check(made, Reader([("第326号", 0.99)])).outcome is outcome
