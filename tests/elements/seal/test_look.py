"""Where no red stands beside lines of text and rules, no seal is searched for."""

import cv2
import numpy as np
import pytest

from checker.elements.seal import look
from checker.elements.seal.marks import of_page
from checker.model.document import Line, Page
from tests.elements.seal.drawn import strokes

RED = (214, 30, 40)
HEADER = (0.2, 0.1, 0.8, 0.15)  # as fractions of the page


@pytest.fixture
def headed():
    """A page of 1170 pixels with strokes of a red header and a sloping red rule."""
    page = np.full((1170, 827, 3), 252, np.uint8)
    for x in range(170, 660, 12):
        cv2.line(page, (x, 120), (x + 5, 172), RED, 4)
    cv2.line(page, (110, 260), (720, 271), RED, 3, cv2.LINE_AA)
    return page


def stamped(page, x, y, radius=80):
    cv2.circle(page, (x, y), radius, RED, 5, cv2.LINE_AA)
    strokes(page, (x, y), radius, (0.6, 0.82), RED)
    return page


def test_a_header_and_its_rule_are_not_searched(headed, monkeypatch):
    def searched(*_):
        raise AssertionError("no red is left to search")

    monkeypatch.setattr(look, "rings", searched)
    assert look.seen(headed, written=(HEADER,)) == []
    with pytest.raises(AssertionError, match="no red"):
        look.seen(headed)


@pytest.mark.parametrize("place", [(560, 900), (420, 150), (250, 265)])
def test_a_seal_is_found_wherever_it_stands(headed, place):
    page = stamped(headed, *place)
    lines = (HEADER, (0.55, 0.755, 0.8, 0.78))
    found = [one.ring for one in look.seen(page, written=lines)]
    assert any(abs(ring.x - place[0]) < 4 and abs(ring.y - place[1]) < 4 for ring in found)


@pytest.mark.parametrize(("least", "doubted"), [(24.0, True), (60.0, False)])
def test_a_round_patch_of_red_smaller_than_any_seal_raises_no_doubt(least, doubted):
    page = np.full((1170, 827, 3), 252, np.uint8)
    for angle in np.radians(np.arange(0, 360, 30)):
        x, y = np.rint(np.array([400, 600]) + 36 * np.array([np.cos(angle), np.sin(angle)]))
        cv2.circle(page, (int(x), int(y)), 6, RED, -1)
    found = look.seen(page, least, colourless=False)
    assert any(one.smudge for one in found) == doubted


def test_a_square_stamp_laid_askew_is_no_round_patch():
    page = np.full((1170, 827, 3), 252, np.uint8)
    corners = np.rint(cv2.boxPoints(((500, 800), (120, 120), 12))).astype(int)
    cv2.polylines(page, [corners], True, RED, 4, cv2.LINE_AA)
    for x in range(460, 540, 14):
        cv2.line(page, (x, 770), (x + 9, 840), RED, 3, cv2.LINE_AA)
    assert look.seen(page, colourless=False) == []


def test_the_ends_of_an_oval_stamp_are_no_rings_of_their_own():
    page = np.full((1170, 827, 3), 252, np.uint8)
    cv2.ellipse(page, (500, 800), (122, 82), 0, 0, 360, RED, 5, cv2.LINE_AA)
    for y in (765, 805, 845):
        cv2.putText(page, "2023.05.12", (435, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, RED, 2)
    assert [one for one in look.seen(page) if min(one.ring.wide, one.ring.high) < 78] == []
    found = look.seen(stamped(page, 300, 300))
    assert any(abs(one.ring.x - 300) < 4 and abs(one.ring.y - 300) < 4 for one in found)


def test_a_seal_over_close_black_rows_is_searched_as_before():
    picture = np.full((1170, 827, 3), 252, np.uint8)
    tops = range(700, 1100, 21)
    for top in tops:
        for x in range(90, 740, 9):
            cv2.rectangle(picture, (x, top + 2), (x + 6, top + 12), (20, 20, 20), 1)
    stamped(picture, 560, 900)
    boxes = [(0.1, top / 1170, 0.9, (top + 16) / 1170) for top in tops]
    rows = [Line("正文一行接着一行", box, 1, colour=(0, 0, 0)) for box in boxes]
    head = Line("清源县交通运输局文件", HEADER, 1, colour=RED)
    page = Page(1, 595, 842, (head, *rows), source="text", render=lambda _: picture)
    view = of_page(page, ())
    assert view.written == (HEADER,)
    (found,) = look.seen(picture, colourless=False, written=view.written)
    assert abs(found.ring.x - 560) < 2 and abs(found.ring.y - 900) < 2
    assert found.ring.coverage > 0.9


def faded(page, line, letters, across=420):
    """A stamp whose ring and letters have these shades of red."""
    cv2.circle(page, (across, 700), 80, line, 5, cv2.LINE_AA)
    strokes(page, (across, 700), 80, (0.6, 0.82), letters)
    return page


def test_letters_far_paler_than_their_ring_make_a_seal_a_bare_ring_does_not():
    shade = (120, 112, 112)  # paper in a deep shadow
    page = faded(np.full((1170, 827, 3), shade, np.uint8), (140, 60, 66), (124, 104, 106))
    assert [round(one.ring.x / 10) for one in look.seen(page, colourless=False)] == [42]
    beside = faded(page.copy(), (140, 60, 66), (140, 60, 66), across=200)  # a joint issuer's
    found = look.seen(beside, colourless=False)
    assert sorted(round(one.ring.x / 10) for one in found) == [20, 42]
    bare = faded(np.full((1170, 827, 3), shade, np.uint8), (140, 60, 66), shade)
    assert look.seen(bare, colourless=False) == []
    beside = faded(bare, (140, 60, 66), (140, 60, 66), across=200)
    assert [round(one.ring.x / 10) for one in look.seen(beside, colourless=False)] == [20]


@pytest.mark.parametrize("lettered", [True, False])
def test_a_blue_seal_on_a_sheet_laid_aslant_is_seen_in_its_own_colour(lettered):
    """No circle to a search without colour, and print runs across; a bare ring is no seal."""
    page = np.full((1170, 827, 3), 252, np.uint8)
    for y in range(820, 960, 24):
        cv2.putText(page, "HHHHHHHHHHHHHHH", (420, y), 0, 0.7, (20, 20, 20), 2)
    blue, middle, axes = (40, 60, 170), (560, 900), (88, 72)
    cv2.ellipse(page, middle, axes, 0, 0, 360, blue, 5, cv2.LINE_AA)
    if lettered:
        strokes(page, middle, axes, (0.6, 0.82), blue)
    rings = [one.ring for one in look.seen(page) if one.colour == "other"]
    assert any(abs(ring.x - 560) < 5 and abs(ring.y - 900) < 5 for ring in rings) == lettered


@pytest.mark.parametrize(("letters", "seal"), [(20, True), (7, False)])
def test_a_seal_pressed_with_much_ink_is_one_by_its_letters(letters, seal):
    """More ink than paper inside the ring: a badge of few large shapes has that, too."""
    page = np.full((1170, 827, 3), 252, np.uint8)
    cv2.circle(page, (500, 800), 88, RED, 9, cv2.LINE_AA)
    cv2.circle(page, (500, 800), 34, RED, -1, cv2.LINE_AA)
    thick = round(140 / letters)
    angles = np.linspace(0, 2 * np.pi, letters, endpoint=False)
    strokes(page, (500, 800), 88, (0.6, 0.84), RED, thick, angles)
    found = look.seen(page, colourless=False)
    assert bool([one for one in found if not one.smudge]) is seal
    assert not found or found[0].ring.fill > 0.55


@pytest.mark.parametrize(("ink", "colour"), [((110, 40, 140), "other"), (RED, "red")])
def test_violet_that_bleeds_into_red_is_not_red(ink, colour):
    """A scanner whose red lies a pixel beside its blue leaves red edges on violet lines."""
    page = stamped(np.full((1170, 827, 3), 252, np.uint8), 560, 900)
    page[(page < 200).any(axis=-1)] = ink
    page[..., 0] = np.roll(page[..., 0], 1, axis=0)
    found = look.seen(cv2.GaussianBlur(page, (0, 0), 0.8))
    assert [one.colour for one in found] == [colour]


def test_a_ring_half_beyond_the_pages_edge_keeps_its_colour(headed):
    (found,) = look.seen(stamped(headed, 826, 700))
    assert found.colour == "red" and found.ring.visible < 0.6
