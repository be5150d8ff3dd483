"""The band of the ring text is found whether or not its letters reach the ring."""

import cv2
import numpy as np
import pytest

from checker.elements.seal.ring import Ring
from checker.elements.seal.strip import Band, bands, gap, text_turn, upright

RING = Ring(200.0, 200.0, 180.0, 180.0, 0.0, thickness=0.06)


def _plane(foot, head):
    plane = np.full((400, 400), 255, np.float32)
    cv2.circle(plane, (200, 200), 175, 0, 11, cv2.LINE_AA)
    for angle in np.radians(np.arange(150, 391, 12)):
        way = np.array([np.cos(angle), np.sin(angle)])
        ends = (np.rint(200 + way * depth * 180).astype(int) for depth in (foot, head))
        cv2.line(plane, *(end.tolist() for end in ends), 0, 12, cv2.LINE_AA)
    return plane


@pytest.mark.parametrize(("foot", "head"), [(0.64, 0.95), (0.6, 0.86), (0.58, 0.82)])
def test_no_letter_is_cut(foot, head):
    band = bands(_plane(foot, head), RING)[0]
    assert min(head, 0.93) - 0.02 < band.top < min(head + 0.09, 0.945)
    assert foot - 0.09 < band.foot < foot + 0.02


def _ring_text(first, last, *more, top=0.66):
    """Letters round part of the ring, degrees clockwise from 3 o'clock, and more at ``more``."""
    plane = np.full((400, 400), 255, np.float32)
    letters = [(angle, 0.66) for angle in np.arange(first, last + 1, 13)]
    for degrees, foot in [*letters, *((angle, top) for angle in more)]:
        way = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
        ends = (np.rint(200 + way * depth * 180).astype(int) for depth in (foot, 0.9))
        cv2.line(plane, *(end.tolist() for end in ends), 0, 8, cv2.LINE_AA)
    return plane


@pytest.mark.parametrize("turn", [0, 20, -50, 100])
@pytest.mark.parametrize("code", [(), range(72, 109, 5)], ids=["none", "code"])
def test_a_code_at_the_foot_does_not_turn_the_seal(turn, code):
    plane = _ring_text(166 + turn, 374 + turn, *(degree + turn for degree in code))
    star = (turn + 36) % 72 - 36
    assert upright(plane, RING, Band(0.82, 0.765), star) == pytest.approx(turn, abs=0.01)
    assert text_turn(plane, RING, Band(0.82, 0.765)) == pytest.approx(turn, abs=4)


def test_letters_lost_on_one_side_do_not_turn_a_seal_whose_foot_is_bare():
    plane = _ring_text(166, 374)
    plane[:190, 210:] = 255
    assert text_turn(plane, RING, Band(0.82, 0.765)) == pytest.approx(0, abs=50)
    uneven = _ring_text(160, 300, *range(306, 381, 8))
    assert text_turn(uneven, RING, Band(0.82, 0.765)) == pytest.approx(0, abs=3)


def test_few_letters_far_apart_are_alike_about_other_ways_but_the_wide_gap_is_the_foot():
    from_top = (-99, -95, -91, -75, -58, -54, -50, -46, -41, -37, -33, -21, -12, 4, 21, 29, 54, 66)
    plane = _ring_text(500, 500, *(270 + angle for angle in (*from_top, 70, 79, 83)))
    assert upright(plane, RING, Band(0.82, 0.765), 0.0) == pytest.approx(0, abs=0.01)


def test_letters_that_took_no_ink_do_not_turn_a_seal_with_a_bare_foot():
    """What is left is a little more alike about another of the star's ways."""
    left = [
        angle for angle in range(140, 401, 13) if angle not in (153, 257, 270, 309, 322, 335, 361)
    ]
    plane = _ring_text(500, 500, *left)
    assert upright(plane, RING, Band(0.82, 0.765), 0.0) == pytest.approx(0, abs=0.01)


def test_long_names_leave_no_gap_beside_a_code_but_one_below_it():
    plane = _ring_text(134, 406, *range(62, 119, 5), top=0.82)
    among, below = Band(0.82, 0.765), Band(0.79, 0.765)
    assert gap(plane, RING, below) > 0.15 > gap(plane, RING, among)
    assert upright(plane, RING, below, 0.0) == pytest.approx(0, abs=0.01)
