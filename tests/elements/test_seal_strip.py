"""The band of the ring text is found whether or not its letters reach the ring."""

import cv2
import numpy as np
import pytest

from checker.elements.seal_ring import Ring
from checker.elements.seal_strip import bands

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
