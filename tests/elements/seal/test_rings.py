"""Rings are found where they were drawn, whatever their size, place and squeeze."""

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.elements.seal.rings import rings


def _drawn(x, y, wide, high, turn, start=0, stop=360):
    plane = np.zeros((420, 420), np.float32)
    axes = (round(wide * 0.97), round(high * 0.97))
    cv2.ellipse(plane, (x, y), axes, turn, start, stop, 40, 4, cv2.LINE_AA)
    for angle in np.radians(np.arange(start + 5, stop - 5, 11)):
        way = np.array([wide * np.cos(angle), high * np.sin(angle)])
        foot, head = (np.rint([x, y] + way * depth).astype(int) for depth in (0.6, 0.84))
        cv2.line(plane, foot.tolist(), head.tolist(), 40, 2, cv2.LINE_AA)
    return plane


@settings(max_examples=25, deadline=None)
@given(st.integers(130, 290), st.integers(130, 290), st.integers(60, 110), st.floats(0.85, 1.0))
def test_whole_rings(x, y, wide, squeeze):
    found = rings(_drawn(x, y, wide, wide * squeeze, 0), 30, 200)
    assert found
    best = found[0]
    assert np.hypot(best.x - x, best.y - y) < 3
    assert abs(max(best.wide, best.high) - wide) < 4
    assert best.coverage > 0.9


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 359), st.integers(150, 260))
def test_pieces_of_rings(start, length):
    found = rings(_drawn(210, 210, 90, 90, 0, start, start + length), 30, 200)
    assert any(np.hypot(ring.x - 210, ring.y - 210) < 5 for ring in found)


def test_blank_and_squares():
    assert rings(np.zeros((300, 300), np.float32), 30, 140) == []
    plane = np.zeros((300, 300), np.float32)
    cv2.rectangle(plane, (80, 80), (220, 220), 40, 6)
    assert all(ring.coverage < 0.6 or ring.stray > 0.5 for ring in rings(plane, 30, 140))


def test_a_round_emblem_does_not_hide_its_ring():
    plane = _drawn(210, 210, 100, 100, 0)
    cv2.circle(plane, (210, 210), 32, 40, 6, cv2.LINE_AA)
    found = rings(plane, 20, 200)
    assert [round(ring.radius / 100, 1) for ring in found] == [1.0]


def test_of_two_close_lines_the_outer_one_is_the_ring():
    """At any size: the inner one, as strong, drew the ellipse inwards, and no seal was seen."""
    for radius, lines in ((150, ((3, 0), (3, 9))), (250, ((5, 0), (5, 12))), (250, ((5, 0),))):
        middle = round(1.15 * radius)
        plane = np.zeros((2 * middle, 2 * middle), np.float32)
        for thick, within in lines:
            cv2.circle(
                plane, (middle, middle), radius - within - thick // 2, 40, thick, cv2.LINE_AA
            )
        best = rings(plane, 24, 1.12 * middle)[0]
        assert abs(best.radius - radius) < 2
        assert best.coverage > 0.95
