"""The stamp's ink comes out without the print that lies over it, and evenly."""

import cv2
import numpy as np
import pytest

from checker.elements.seal.planes import Layers, bare, impression, stamp_only, unprinted
from checker.elements.seal.ring import Ring
from tests.elements.seal.drawn import strokes

RING = Ring(200.0, 200.0, 150.0, 150.0, 0.0)
RED, BLACK = (214, 120, 130), (40, 40, 42)


@pytest.fixture
def pressed():
    """A pale red ring with strokes inside, black rows of print across it."""
    picture = np.full((400, 400, 3), 250, np.uint8)
    cv2.circle(picture, (200, 200), 147, RED, 7, cv2.LINE_AA)
    strokes(picture, (200, 200), 1, (95, 128), RED, 6, np.radians(np.arange(0, 360, 30)))
    cv2.rectangle(picture, (60, 230), (340, 238), BLACK, -1)
    return picture


@pytest.mark.parametrize(
    "plane", [lambda p: impression(p, RING), stamp_only, lambda p: unprinted(p, RING, False).ink]
)
def test_strokes_stay_and_print_goes(pressed, plane):
    seen = plane(pressed)
    assert seen[200, 310] < 90  # a stroke of the stamp
    assert seen[234, 200] > 200  # print alone
    assert seen[30, 30] > 240


def test_a_side_that_took_less_ink_is_raised(pressed):
    pale = pressed.astype(np.float32)
    pale[:, 200:] = 250 - (250 - pale[:, 200:]) * np.where(pressed[:, 200:, :1] < 60, 1, 0.5)
    seen = impression(pale.astype(np.uint8), RING)
    left, right = 255 - seen[200, 90], 255 - seen[200, 310]
    assert right > 0.8 * left > 100


def test_a_grey_copy_shows_the_stamp_and_what_print_hides_of_it(pressed):
    grey = cv2.cvtColor(cv2.cvtColor(pressed, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    layer = unprinted(grey, RING, True)
    assert layer.ink[200, 310] < 90
    assert layer.ink[234, 200] > 200
    assert layer.hidden[234, 300] == 1
    assert layer.hidden[150:200, 200:320].max() == 0


def test_on_a_hard_copy_rows_that_go_on_outside_hide_letters(pressed):
    cv2.rectangle(pressed, (5, 230), (60, 238), BLACK, -1)
    hard = np.where(pressed[..., 1:2] < 200, 0, 255).repeat(3, axis=-1).astype(np.uint8)
    layer = unprinted(hard, RING, True)
    assert layer.hidden[234, 300] == 1
    assert layer.hidden[150:200, 200:320].max() == 0
    assert layer.ink[200, 310] < 90


def test_ways_to_see_a_seal_are_made_once_and_when_looked_at():
    made = []

    def way(name):
        return lambda: made.append(name) or bare(np.zeros((2, 2), np.float32))

    layers = Layers(way("dark"), way("colour"))
    assert layers[0] is layers[0] and made == ["dark"]
    assert len(list(layers)) == 2 and made == ["dark", "colour"]
