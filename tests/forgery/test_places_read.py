"""Small pictures that are recognised together: each keeps its own words, none is left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from checker.forgery import places_read
from checker.model.document import Line, Pixels


class Shades:
    """An engine that reads a row of grey as its level; it counts its looks."""

    name, version = "shades", "1"

    def __init__(self) -> None:
        self.looks = 0

    def read(self, picture: Pixels) -> list[Line]:
        self.looks += 1
        high = picture.shape[0]
        levels = picture[:, 0, 0]
        edges = [0, *(np.flatnonzero(np.diff(levels.astype(int))) + 1).tolist(), high]
        return [
            Line(f"{levels[a]}.", (0, a / high, 1, b / high), via="ocr")
            for a, b in pairwise(edges)
            if levels[a] != places_read.PAPER
        ]

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        raise AssertionError("whole places are read")


def row(level: int, high: int = 30) -> Pixels:
    return np.full((high, 50 + level, 3), level, np.uint8)


@pytest.mark.parametrize(
    ("heights", "looks"),
    [([30], 1), ([30, 90, 12], 1), ([2 * places_read.SHEET, 30], 2), ([30] * 50, 3), ([], 0)],
)
def test_each_picture_has_its_own_words(heights: list[int], looks: int) -> None:
    engine = Shades()
    pictures = [row(n, high) for n, high in enumerate(heights)]
    assert places_read.words(engine, pictures) == [f"{n}." for n in range(len(heights))]
    assert engine.looks == looks


def test_rows_of_one_picture_stay_together_and_an_empty_one_says_nothing() -> None:
    pictures = [row(1), row(2)[:0], np.concatenate([row(3), row(3)[:9] * 0 + 4])]
    assert places_read.words(Shades(), pictures) == ["1.", "", "3.4."]
