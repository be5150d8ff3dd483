from dataclasses import replace

import numpy as np
import pytest

from checker.model.document import Line, Page, Shape
from checker.ocr import upright


def _sloping(degrees, count=6):
    angle = np.radians(degrees)
    run = np.array([np.cos(angle), np.sin(angle)])
    fall = np.array([-np.sin(angle), np.cos(angle)])
    corners = []
    for row in range(count):
        start = np.array([150.0, 200.0]) + 60 * row * fall
        end = start + 900 * run
        corners.append([start, end, end + 40 * fall, start + 40 * fall])
    return np.asarray(corners, np.float32)


def test_the_slope_of_a_page_is_that_of_its_long_lines():
    assert upright.skew(_sloping(3.5)) == pytest.approx(3.5, abs=0.05)
    assert upright.skew(_sloping(-2)) == pytest.approx(-2, abs=0.05)
    assert upright.skew(_sloping(3.5, count=2)) == 0
    mixed = np.concatenate([_sloping(5, 3), _sloping(-5, 3)])
    assert upright.skew(mixed) == 0


def test_a_page_turned_straight_keeps_what_stands_on_it_in_its_place():
    picture = np.full((1100, 800, 3), 255, np.uint8)
    picture[300:310, 100:700] = 0
    lying = replace(
        Page(1, 800.0, 1100.0, lines=(Line("一", (0.1, 0.27, 0.9, 0.29)),)),
        render=lambda dpi: picture,
    )
    turned = upright.straight_page(lying, 4.0)
    dark = np.argwhere(turned.render(72)[:, :, 0] < 128)
    assert turned.width > 800
    assert turned.height > 1100
    rise = np.polyfit(dark[:, 1], dark[:, 0], 1)[0]
    assert np.degrees(np.arctan(rise)) == pytest.approx(-4.0, abs=0.3)
    middle = dark.mean(axis=0) / turned.render(72).shape[:2]
    box = turned.lines[0].box
    assert (box[0] + box[2]) / 2 == pytest.approx(middle[1] + 0.06, abs=0.08)
    assert (box[1] + box[3]) / 2 == pytest.approx(middle[0], abs=0.03)


def test_what_a_photographed_page_holds_moves_with_its_sheet_when_that_is_cut_out():
    """As the words that a telephone laid behind its picture, and rules drawn over it."""
    picture = np.full((1000, 800, 3), 90, np.uint8)
    picture[200:900, 160:640] = 255
    picture[550:570, 300:500] = 0
    ink = (300 / 800, 0.55, 500 / 800, 0.57)
    beside = Line("台面", (0.0, 0.0, 0.1, 0.05), hidden=True)
    page = Page(
        1,
        800.0,
        1000.0,
        lines=(Line("一", ink, hidden=True), beside),
        shapes=(Shape("rule", ink),),
        render=lambda dpi: picture,
    )
    sheet = np.array([[0.2, 0.2], [0.8, 0.2], [0.8, 0.9], [0.2, 0.9]], np.float32)
    flat = upright.flattened_page(page, sheet)
    drawn = flat.render(72)[:, :, 0]
    dark = np.argwhere(drawn < 60) / drawn.shape
    seen = (*dark.min(axis=0)[::-1], *dark.max(axis=0)[::-1])
    assert flat.lines[0].box == pytest.approx(seen, abs=0.01)
    assert flat.shapes[0].box == flat.lines[0].box
    assert flat.lines[1].box[2:] == (0, 0)


class _Clear:
    """An engine to which every strip reads as ``text``, and which counts what it reads."""

    def __init__(self, text):
        self.text, self.asked = text, 0

    def recognise(self, crops):
        self.asked += len(crops)
        return [(self.text, 0.99) for _ in crops]


def test_lines_that_read_well_are_not_tried_on_their_head():
    picture, quads = np.full((600, 1200, 3), 255, np.uint8), _sloping(0)
    clear, dim = _Clear("一" * 30), _Clear("")
    assert not upright.upside_down(picture, quads, clear)
    assert not upright.upside_down(picture, quads, dim)
    assert 2 * clear.asked == dim.asked == 8


def test_half_turned_lines_stand_in_reading_order_with_their_first_corner_at_the_top_left():
    picture = np.zeros((800, 1400, 3), np.uint8)
    quads = _sloping(0, count=2)
    turned = upright.half_turned(quads, picture)
    assert turned[:, 0, 1].tolist() == sorted(turned[:, 0, 1])
    assert turned[0, 0] == pytest.approx([1400 - 1050, 800 - 300])
    assert upright.half_turned(turned, picture) == pytest.approx(quads)
