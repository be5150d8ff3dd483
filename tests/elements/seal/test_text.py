"""A row under the emblem is noticed however pale, and print or a code there is none."""

import cv2
import numpy as np
import pytest

from checker.elements.seal import strip
from checker.elements.seal.ring import Ring
from checker.elements.seal.text import read_seal
from tests.elements.conftest import Reader

RED, MIDDLE, RADIUS = (220, 30, 40), 230, 190
RING = Ring(MIDDLE, MIDDLE, RADIUS, RADIUS, 0.0, coverage=1.0, thickness=0.05)


def _seal():
    """A ring, letters as radial strokes from lower left over the top to lower right, a star."""
    page = np.full((460, 460, 3), 252, np.uint8)
    cv2.circle(page, (MIDDLE, MIDDLE), RADIUS - 4, RED, 8, cv2.LINE_AA)
    for angle in np.radians(np.arange(166, 375, 13)):
        way = np.array([np.cos(angle), np.sin(angle)])
        ends = [tuple(int(x) for x in MIDDLE + way * RADIUS * depth) for depth in (0.66, 0.88)]
        cv2.line(page, *ends, RED, 9, cv2.LINE_AA)
    tips = [
        MIDDLE + RADIUS * reach * np.array([np.sin(turn), -np.cos(turn)])
        for turn, reach in zip(np.arange(10) * np.pi / 5, [0.3, 0.115] * 5, strict=True)
    ]
    cv2.fillPoly(page, [np.int32(tips)], RED)
    return page


def _row(page, colour, top=0.45, foot=0.62, step=8):
    """Short upright strokes below the star, as letters of a row."""
    for x in range(MIDDLE - 80, MIDDLE + 80, step):
        ends = [(x, int(MIDDLE + RADIUS * down)) for down in (top, foot)]
        cv2.line(page, *ends, colour, 2, cv2.LINE_AA)
    return page


def _ends(page):
    """The first and last letter of a long ring text, which reach in from the sides."""
    for side in (-1, 1):
        for step in range(3):
            x = MIDDLE + side * (34 + 8 * step)
            cv2.line(page, (x, MIDDLE + 92), (x, MIDDLE + 125), RED, 5, cv2.LINE_AA)
    return page


def _dated(page):
    """Print over the row: broad strokes that leave a quarter of it bare."""
    for x in range(MIDDLE - 110, MIDDLE + 110, 37):
        ends = [(x, int(MIDDLE + RADIUS * down)) for down in (0.36, 0.7)]
        cv2.line(page, *ends, (20, 20, 22), 18)
    return page


def _redder_outside(page, reach=0.6):
    """Paper a little redder round the seal's middle than in it, as light and scanners leave it."""
    y, x = np.mgrid[: page.shape[0], : page.shape[1]]
    outside = (np.hypot(x - MIDDLE, y - MIDDLE) > reach * RADIUS) & (page.min(axis=-1) > 240)
    page[outside] = 252, 247, 247
    return page


def _bled(page):
    """That ground with a band less pale than the rest of it, and paler than the paper outside."""
    page = _redder_outside(page, 0.92)
    top, foot = (int(MIDDLE + down * RADIUS) for down in (0.44, 0.56))
    band = page[top:foot, MIDDLE - 90 : MIDDLE + 90]
    band[band.min(axis=-1) > 240] = 252, 250, 250
    return page


def _faint(page, share):
    return (252 - share * (252 - page.astype(np.float32))).astype(np.uint8)


def _mixed(share):
    return tuple(int(252 - share * (252 - value)) for value in RED)


@pytest.mark.parametrize(
    ("page", "unread"),
    [
        (_row(_seal(), RED), True),
        (_row(_seal(), RED, 0.35, 0.54), True),
        (_row(_seal(), _mixed(0.2)), True),
        (_row(_seal(), _mixed(0.05)), True),
        (_row(_seal(), _mixed(0.01)), False),
        (_seal(), False),
        (_row(_seal(), (20, 20, 22)), False),
        (_dated(_row(_seal(), _mixed(0.1), step=5)), True),
        (_dated(_seal()), False),
        (_row(_seal(), RED, 0.79, 0.88, step=12), False),
        (_ends(_seal()), False),
        (_row(_faint(_seal(), 0.25), _mixed(0.01)), False),
        (_row(_faint(_seal(), 0.25), _mixed(0.08)), True),
        (_redder_outside(_row(_seal(), _mixed(0.07), step=6)), True),
        (_redder_outside(_seal()), False),
        (_bled(_seal()), False),
    ],
    ids=[
        "inked row",
        "inked row close under the star",
        "pale row",
        "dry row",
        "nothing that shows",
        "no row",
        "black print",
        "dry row under a date",
        "a date alone",
        "code",
        "ends of a long name",
        "a faint seal's paper",
        "a faint seal's row",
        "a dry row on a ground less red than the rest",
        "that ground alone",
        "that ground with red bled into it",
    ],
)
def test_a_row_under_the_star(page, unread):
    assert read_seal(page, RING, Reader([("", 0.0)])).unread is unread


@pytest.mark.parametrize(("star", "words"), [(False, "业务专用章"), (True, "")])
def test_words_in_the_emblems_place_tell_what_a_seal_is_for(star, words):
    class Middle(Reader):
        def recognise(self, crops):
            return [("业务专用章" if len(crops) > 1 else "临川县财政局", 0.95) for _ in crops]

    page = _seal()
    if not star:
        cv2.circle(page, (MIDDLE, MIDDLE), 90, (252, 252, 252), -1)
    assert read_seal(page, RING, Middle()).centre == words


@pytest.mark.parametrize(
    ("words", "sure", "unread"),
    [("（2）", 0.97, False), ("（2）", 0.7, True), ("业务2", 0.97, True)],
)
def test_a_serial_number_alone_under_the_star_is_no_purpose(words, sure, unread):
    reading = read_seal(_row(_seal(), RED), RING, Reader([(words, sure)]))
    assert reading.unread is unread


def _national(page):
    """A round emblem in the star's place, with bare ground between its parts: rim and wheel."""
    cv2.circle(page, (MIDDLE, MIDDLE), int(0.45 * RADIUS), (252, 252, 252), -1)
    cv2.circle(page, (MIDDLE, MIDDLE), int(0.49 * RADIUS), RED, 12, cv2.LINE_AA)
    cv2.circle(page, (MIDDLE, MIDDLE), int(0.22 * RADIUS), RED, -1, cv2.LINE_AA)
    return page


def test_the_foot_of_a_large_national_emblem_is_no_row_but_words_under_it_are():
    assert not read_seal(_national(_seal()), RING, Reader([("", 0.0)])).unread
    worded = _row(_national(_seal()), RED, 0.57, 0.7)
    assert read_seal(worded, RING, Reader([("", 0.0)])).unread


@pytest.mark.parametrize(
    ("words", "sure", "centre"),
    [
        ("行政审批专用章", 0.95, "行政审批专用章"),
        ("行政审批专用章", 0.6, ""),
        ("执法大队", 0.95, ""),
    ],
)
def test_a_second_row_within_the_ring_text_tells_what_a_seal_is_for(words, sure, centre):
    assert read_seal(_seal(), RING, Reader([(words, sure)])).centre == centre


@pytest.mark.parametrize(
    ("ends", "unread"), [((205, 336), True), ((205, 230), False), ((0, 0), False)],
    ids=["a row", "feet of two letters", "none"],
)  # fmt: skip
def test_ink_of_a_second_row_that_cannot_be_read_is_doubted(ends, unread):
    page = _seal()
    for angle in np.radians(np.arange(*ends, 6)):
        way = np.array([np.cos(angle), np.sin(angle)])
        feet = [tuple(int(x) for x in MIDDLE + way * RADIUS * depth) for depth in (0.44, 0.58)]
        cv2.line(page, *feet, RED, 7, cv2.LINE_AA)
    assert read_seal(page, RING, Reader([("", 0.0)])).unread is unread


@pytest.mark.parametrize(
    ("row", "sure", "text", "unread"),
    [
        ("政策法规科", 0.95, "临川县财政局政策法规科", False),
        ("政策法规科", 0.7, "临川县财政局", False),
        ("政策法规释", 0.95, "临川县财政局", True),
        ("政局", 0.95, "临川县财政局", False),  # feet of the ring's own letters
        ("财政局", 0.95, "临川县财政局", False),
        ("财政层八", 0.95, "临川县财政局", False),
    ],
)
def test_a_second_row_is_read_into_the_name_or_doubted(monkeypatch, row, sure, text, unread):
    class Rows(Reader):
        def recognise(self, crops):
            return [(row, sure) if not crop.any() else ("临川县财政局", 0.99) for crop in crops]

    monkeypatch.setattr(strip, "within", lambda *_: np.zeros((48, 200, 3), np.uint8))
    reading = read_seal(_seal(), RING, Rows(), names=("临川县财政局",))
    assert (reading.text, reading.printed) == (text, text == "临川县财政局")
    assert reading.unread is unread
