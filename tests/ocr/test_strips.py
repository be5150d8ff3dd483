import cv2
import numpy as np
import pytest

from checker.ocr import strips


@pytest.mark.parametrize("size", [(2339, 1654), (2338, 1655), (900, 600), (737, 500), (6000, 40)])
def test_a_shrunk_picture_is_as_an_average_over_the_whole_and_lies_in_place(size):
    dots = np.full((*size, 3), 250, np.uint8)
    for share in (0.1, 0.5, 0.97):
        y, x = int(size[0] * share), int(size[1] * share)
        dots[max(0, y - 20) : y + 20, max(0, x - 20) : x + 20] = (200, 30, 40)
    small, scale = strips.shrunk(dots, 736)
    once = cv2.resize(dots, small.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert max(small.shape) == pytest.approx(min(736, max(size)), abs=1)
    assert scale == pytest.approx(min(1, 736 / max(size)))
    assert np.abs(small.astype(int) - once).mean() < 1.5


def test_a_picture_small_enough_is_left_alone():
    picture = np.zeros((700, 500, 3), np.uint8)
    assert strips.shrunk(picture, 736) == (picture, 1.0)
