"""A number on a picture is read again from its row, at another size than the page was read at."""

import numpy as np

from checker.elements import numbers, rereading
from checker.elements.places import Place
from tests.elements.conftest import Reader, document, page

NUMBER = "清交发〔2023〕17号"
BOX = (0.35, 0.2, 0.65, 0.22)


def reread(told, asked):
    """The reading of a page that is drawn from a picture; ``asked`` takes resolutions and crops."""

    class Noting(Reader):
        def recognise(self, crops):
            asked.append(crops[0].shape[0])
            return [(told.pop(0), 0.99)]

    def render(dpi):
        asked.append(dpi)
        return np.full((round(842 * dpi / 72), round(595 * dpi / 72), 3), 255, np.uint8)

    place = Place(1, BOX, NUMBER, "head", "ocr", 0.97, 0.97, number=numbers.parse(NUMBER))
    paper = document(page(source="scan", render=render), medium="scan")
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
