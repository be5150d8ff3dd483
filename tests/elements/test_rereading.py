"""A number on a picture is read again from its row, at another size than the page was read at."""

import numpy as np
import pytest

from checker.elements import numbers, rereading
from checker.elements.places import Place
from tests.elements.conftest import RED, Reader, document, line, page

NUMBER = "清交发〔2023〕17号"
BOX = (0.35, 0.2, 0.65, 0.22)


def reread(told, asked, number=NUMBER, *lines):
    """The reading of a page that is drawn from a picture; ``asked`` takes resolutions and crops."""

    class Noting(Reader):
        def recognise(self, crops):
            asked.append(crops[0].shape[0])
            return [(told.pop(0), 0.99)]

    def render(dpi):
        asked.append(dpi)
        return np.full((round(842 * dpi / 72), round(595 * dpi / 72), 3), 255, np.uint8)

    place = Place(1, BOX, number, "head", "ocr", 0.97, 0.97, number=numbers.parse(number))
    paper = document(page(*lines, source="scan", render=render), medium="scan")
    return rereading.confirm(paper, Noting(), place)


def test_the_first_look_takes_the_page_at_hand_and_shrinks_the_row_alone():
    asked = []
    found = reread([NUMBER], asked)
    (dpi, high) = asked
    assert dpi == 200
    assert abs(high - 1.4 * 0.02 * 842 * 170 / 72) < 3
    assert found.sure == 0.98


def test_later_looks_are_drawn_finer_until_two_readings_agree():
    asked = []
    found = reread(["清交发〔2023〕11号", NUMBER], asked)
    assert [one for one in asked if one >= 200] == [200, 220]
    assert found.number.value == NUMBER and found.sure == 0.94


def test_readings_that_never_agree_leave_a_doubt():
    found = reread(["清交发〔2023〕11号", "清交发〔2023〕71号", "清交发〔2023〕1号"], [])
    assert found.doubts and found.sure < 0.9


@pytest.mark.parametrize(
    ("heading", "sure"), [("莒县交通运输局文件", True), ("清源县交通运输局文件", False)]
)
def test_of_two_letters_of_a_code_word_the_one_that_a_known_place_has_is_right(heading, sure):
    head = line(heading, 0.08, 40, RED, via="ocr")
    read = ["莒交发〔2023〕40号"] * 3
    found = reread(read, [], "营交发〔2023〕40号", head)
    assert (found.number.value == "莒交发〔2023〕40号", found.sure > 0.9) == (sure, sure)
    other = reread(["莒交发〔2023〕41号"] * 3, [], "营交发〔2023〕40号", head)
    assert other.sure < 0.9


def test_a_number_over_two_rows_is_read_row_by_row():
    told = {2: [("清交发", 0.99), ("〔2023〕17号", 0.99)], 1: [("清交发口", 0.3)]}

    class Rows(Reader):
        def recognise(self, crops):
            return told[len(crops)]

    rows = [
        line(text, y, via="ocr", confidence=0.93)
        for text, y in (("清交发", 0.2), ("〔2023〕17号", 0.23))
    ]
    box = (rows[1].box[0], rows[0].box[1], rows[1].box[2], rows[1].box[3])
    place = Place(1, box, NUMBER, "head", "ocr", 0.93, 0.99, number=numbers.parse(NUMBER))
    sheet = np.full((2339, 1654, 3), 255, np.uint8)
    paper = document(page(*rows, source="scan", render=lambda dpi: sheet), medium="scan")
    assert (
        rereading._weighed(
            place.number, list(rereading._again(paper, Rows(), place))[:1], place
        ).sure
        > 0.9
    )
    alone = document(page(rows[1], source="scan", render=lambda dpi: sheet), medium="scan")
    assert not list(rereading._again(alone, Rows(), place))
