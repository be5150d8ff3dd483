"""Where no red stands beside lines of text and rules, no seal is searched for."""

import cv2
import numpy as np
import pytest

from checker.elements import seal_look

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
    for angle in np.radians(np.arange(0, 360, 9)):
        way = np.array([np.cos(angle), np.sin(angle)])
        foot, head = (np.rint(np.array([x, y]) + way * radius * d).astype(int) for d in (0.6, 0.82))
        cv2.line(page, foot.tolist(), head.tolist(), RED, 2, cv2.LINE_AA)
    return page


def test_a_header_and_its_rule_are_not_searched(headed, monkeypatch):
    def searched(*_):
        raise AssertionError("no red is left to search")

    monkeypatch.setattr(seal_look, "rings", searched)
    assert seal_look.seen(headed, written=(HEADER,)) == []
    with pytest.raises(AssertionError, match="no red"):
        seal_look.seen(headed)


@pytest.mark.parametrize("place", [(560, 900), (420, 150), (250, 265)])
def test_a_seal_is_found_wherever_it_stands(headed, place):
    page = stamped(headed, *place)
    lines = (HEADER, (0.55, 0.755, 0.8, 0.78))
    found = [one.ring for one in seal_look.seen(page, written=lines)]
    assert any(abs(ring.x - place[0]) < 4 and abs(ring.y - place[1]) < 4 for ring in found)


@pytest.mark.parametrize(("least", "doubted"), [(24.0, True), (60.0, False)])
def test_a_round_patch_of_red_smaller_than_any_seal_raises_no_doubt(least, doubted):
    page = np.full((1170, 827, 3), 252, np.uint8)
    for angle in np.radians(np.arange(0, 360, 30)):
        x, y = np.rint(np.array([400, 600]) + 36 * np.array([np.cos(angle), np.sin(angle)]))
        cv2.circle(page, (int(x), int(y)), 6, RED, -1)
    found = seal_look.seen(page, least, colourless=False)
    assert any(one.smudge for one in found) == doubted
