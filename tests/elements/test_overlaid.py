"""What lies over a number's end on a picture is noticed; a clean row and its neighbours are not."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from checker.elements import document_number, numbers, overlaid, rereading
from checker.elements.places import Place
from checker.model.finding import Outcome
from tests.elements.conftest import RED, Reader, document, line, page, paper, separator

NUMBER = "清交发〔2021〕14号"
BOX = (0.35, 0.2, 0.65, 0.22)
INK, STAMP, BLUE = (30, 30, 32), (205, 40, 50), (50, 70, 170)
WIDE, HIGH = 1654, 2339


def _sheet(ink=INK):
    """A page at 200 dpi whose row is strokes as letters have them, a red rule some way below."""
    sheet = np.full((HIGH, WIDE, 3), 250, np.uint8)
    left, top, right, foot = (int(x * y) for x, y in zip(BOX, (WIDE, HIGH) * 2, strict=True))
    for x in range(left + 4, right - 6, 12):
        cv2.rectangle(sheet, (x, top + 4), (x + 5, foot - 4), ink, -1)
    cv2.rectangle(sheet, (200, foot + 50), (1450, foot + 54), STAMP, -1)
    return sheet


def _framed(sheet, colour, left=0.62, top=0.17):
    corners = (int(left * WIDE), int(top * HIGH)), (int((left + 0.15) * WIDE), int(0.23 * HIGH))
    under = sheet.copy()
    cv2.rectangle(sheet, *corners, colour, 5)
    for y in (0.2, 0.21):
        ends = [(corners[0][0] + 8, int(y * HIGH)), (corners[1][0] - 8, int(y * HIGH))]
        cv2.line(sheet, *ends, colour, 4)
    return np.minimum(sheet, under)


def _written(sheet):
    cv2.line(sheet, (1040, 440), (1075, 560), INK, 4)
    return sheet


def _confirmed(sheet, told=NUMBER, printed=NUMBER):
    row = replace(line(printed, 0.2), box=BOX, via="ocr", confidence=0.99)
    paged = document(page(row, source="scan", render=lambda dpi: sheet), medium="scan")
    place = Place(1, BOX, printed, "版头处", "ocr", 0.99, 0.99, number=numbers.parse(printed))
    return rereading.confirm(paged, Reader([(told, 0.99)]), place)


@pytest.mark.parametrize("sheet", [_sheet(), _sheet(STAMP)], ids=["black", "a red number"])
def test_a_clean_row_needs_no_question(sheet):
    found = _confirmed(sheet)
    assert found.sure > 0.9 and not found.doubts


def _askew(sheet):
    """The rule under the row laid in askew, so that it reaches into the row's end."""
    cv2.line(sheet, (300, 545), (1640, 497), STAMP, 5)
    return sheet


def test_a_rule_that_reaches_into_the_row_hides_nothing():
    assert _confirmed(_askew(_sheet())).sure > 0.9


def test_a_stamp_beside_the_row_hides_nothing():
    assert _confirmed(_framed(_sheet(), STAMP, left=0.72)).sure > 0.9


@pytest.mark.parametrize("colour", [STAMP, BLUE])
def test_coloured_ink_is_taken_off_and_the_row_read_again(colour):
    sheet = _framed(_sheet(), colour)
    assert _confirmed(sheet).sure > 0.9
    cut = _confirmed(sheet, told="清交发〔2021〕1", printed="清交发〔2021〕1")
    assert cut.sure < 0.9 and "号" in cut.doubts[-1]


@pytest.mark.parametrize("colour", [STAMP, BLUE])
def test_a_digit_under_solid_ink_leaves_a_hole(colour):
    sheet = _sheet()
    cv2.rectangle(sheet, (1010, 440), (1050, 530), colour, -1)
    assert _confirmed(sheet).sure < 0.9


def test_a_lifted_reading_that_differs_is_told():
    class Other(Reader):
        def recognise(self, crops):
            lifted = (crops[0][..., 0] == crops[0][..., 2]).all()
            return [(NUMBER if lifted else "清交发〔2021〕1号", 0.99)]

    sheet = _framed(_sheet(), BLUE)
    row = replace(line("清交发〔2021〕1号", 0.2), box=BOX, via="ocr")
    paged = document(page(row, source="scan", render=lambda dpi: sheet), medium="scan")
    number = numbers.parse(row.text)
    found = rereading.confirm(
        paged, Other(), Place(1, BOX, row.text, "", "ocr", 0.99, 0.99, number=number)
    )
    assert found.sure < 0.9 and NUMBER in found.others


@pytest.mark.parametrize("sheet", [_framed(_sheet(), INK), _written(_sheet())])
def test_black_ink_through_the_end_cannot_be_taken_off(sheet):
    found = _confirmed(sheet)
    assert found.sure < 0.9 and "墨迹" in found.doubts[-1]


def test_without_its_last_word_a_number_read_from_a_picture_is_asked_about():
    assert _confirmed(_sheet(), "清交发〔2021〕1", "清交发〔2021〕1").sure < 0.9


def test_the_lifted_row_keeps_black_and_loses_colour():
    sheet = _framed(_sheet(), STAMP)
    row = replace(line(NUMBER, 0.2), box=BOX, via="ocr")
    paged = document(page(row, source="scan", render=lambda dpi: sheet))
    tail = overlaid.tail(paged, Place(1, BOX, NUMBER, "", "ocr", 0.99, 0.99))
    assert tail and tail.hidden
    light = tail.lifted()
    assert light.min() < 60 and (light[:, -40:] > 200).all()


@pytest.mark.parametrize(
    "row", ["清交发〔2021〕57号收文第152号", "清交发〔2021〕2023年5月16日", "清交发〔2021〕"]
)
def test_a_year_in_the_numbers_place_is_never_called_absent(reader, row):
    header = line("清源县交通运输局文件", 0.14, 40, RED)
    read = line(row, 0.24, via="ocr", confidence=0.99)
    found = document_number.check(paper(header, read, shapes=(separator(),)), reader)
    assert found.outcome is Outcome.UNSURE
    cited = line("按照清交发〔2021〕57号要求报送", 0.24, via="ocr", confidence=0.99)
    absent = document_number.check(paper(header, cited, shapes=(separator(),)), reader)
    assert absent.outcome is Outcome.ABSENT


def test_what_stands_beside_the_number_is_not_read_with_it():
    seen = []

    class Noting(Reader):
        def recognise(self, crops):
            seen.append(crops[0].shape[1])
            return [(NUMBER, 0.99)]

    mark = replace(line("紧急", 0.2, x=0.13), via="ocr", confidence=0.99)
    row = replace(line(NUMBER, 0.2), box=BOX, via="ocr", confidence=0.99)
    sheet = _sheet()
    paged = document(page(mark, row, source="scan", render=lambda dpi: sheet), medium="scan")
    wide = (0.13, *BOX[1:])
    place = Place(1, wide, NUMBER, "", "ocr", 0.99, 0.99, number=numbers.parse(NUMBER))
    assert rereading.confirm(paged, Noting(), place).sure > 0.9
    assert seen[0] < 1.1 * (BOX[2] - BOX[0]) * WIDE


def test_fringes_of_black_print_are_no_stamp():
    """A scanner whose colours do not fit leaves red and blue edges on black strokes."""
    sheet = _sheet()
    sheet[:, int(0.5 * WIDE) :, 0] = np.roll(sheet[..., 0], 1, axis=0)[:, int(0.5 * WIDE) :]
    sheet[:, int(0.5 * WIDE) :, 2] = np.roll(sheet[..., 2], -1, axis=1)[:, int(0.5 * WIDE) :]
    assert _confirmed(sheet.copy()).sure > 0.9
    assert _confirmed(_framed(sheet, STAMP), printed="清交发〔2021〕1号").sure < 0.9


def test_a_shadow_across_the_row_is_no_ink():
    shade = np.full((HIGH, WIDE, 1), 1.0)
    shade[:, 1000:1250] = 0.6
    shaded = cv2.GaussianBlur(shade, (0, 0), 8)[..., None]
    assert _confirmed((_sheet() * shaded).astype(np.uint8)).sure > 0.9
    assert _confirmed((_written(_sheet()) * shaded).astype(np.uint8)).sure < 0.9
