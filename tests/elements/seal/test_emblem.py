"""What stands in a seal's middle, though the ring was found a little beside it."""

import numpy as np
import pytest
from PIL import Image

from checker.elements.seal.emblem import emblem
from checker.elements.seal.ring import Ring
from tests.elements.seal_pages import _emblem

RADIUS = 100


def _judged(kind: str, across: float, down: float) -> str:
    mask = Image.new("L", (240, 240), 0)
    _emblem(mask, kind, RADIUS)
    plane = 255 - np.asarray(mask, np.float32)
    middle = (120 + across * RADIUS, 120 + down * RADIUS)
    return emblem(plane, Ring(*middle, RADIUS, RADIUS, 0)).kind


@pytest.mark.parametrize("kind", ["star", "party", "national"])
def test_each_is_told_from_its_middle(kind: str) -> None:
    assert _judged(kind, 0, 0) == kind


@pytest.mark.parametrize("beside", [(0.04, 0), (0, 0.05), (-0.05, 0.03), (0.03, -0.06)])
def test_a_star_seen_from_beside_its_middle_is_no_hammer_and_sickle(
    beside: tuple[float, float],
) -> None:
    assert _judged("star", *beside) in ("star", "unknown")
