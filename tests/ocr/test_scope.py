"""The lines that are read when only the elements are wanted."""

import numpy as np
import pytest

from checker.ocr import scope

PICTURE = np.full((1400, 1000, 3), 255, np.uint8)


def row(top, left=100, right=900, high=30):
    return [[left, top], [right, top], [right, top + high], [left, top + high]]


def wanted(*rows, leading=True):
    return scope.wanted(PICTURE, np.array(rows, np.float32), (), leading).tolist()


BODY = [row(top) for top in range(850, 1350, 50)]


@pytest.mark.parametrize("high", [45, 32])
def test_a_title_below_a_deep_head_is_read_whether_or_not_it_is_taller_than_the_text(high):
    names = [row(top, 250, 700, 50) for top in (300, 360, 420)]
    title = [row(660, 130, 870, high), row(710, 420, 580, high)]
    read = wanted(*names, *title, row(770, 100, 240), *BODY)
    assert read[:6] == [True] * 6
    assert not any(read[6 + 3 :])  # of the text only how it begins


def test_below_a_shallow_head_no_more_is_read_than_its_zone_holds():
    title = row(100, 200, 800, 50)
    body = [row(top) for top in range(200, 1350, 50)]
    read = wanted(title, *body)
    assert read == [True] * 5 + [False] * (len(body) - 4)
