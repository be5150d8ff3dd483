"""Dates under a seal are read twice, as they lie and without red; only both together may tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from checker.forgery import text_layer
from checker.model.document import Document, Line, Pixels
from tests.forgery.test_single import layered

Reading = tuple[str, float]


class Views:
    """An engine that reads the crop as it lies, then the one without red."""

    def __init__(self, *readings: Reading) -> None:
        self.readings = list(readings)

    def read(self, picture: Pixels) -> list[Line]:
        return []

    def recognise(self, crops: Sequence[Pixels]) -> list[Reading]:
        unread = ("", 0.0)
        return [self.readings.pop(0) if self.readings else unread for _ in crops]


def sealed() -> Document:
    """A layer's date on a page that is red all over."""
    document = layered("2021年7月2日")
    red = np.full((1100, 850, 3), (230, 120, 120), np.uint8)
    return replace(document, pages=(replace(document.pages[0], render=lambda dpi: red),))


@pytest.mark.parametrize(
    ("first", "second", "strength"),
    [
        (("2023年7月2日", 0.95), ("2023年7月2日", 0.93), "medium"),
        (("2023年1月2日", 0.95), ("2023年7月2日", 0.93), "medium"),
        (("2023年7月2日", 0.95), ("2023年7月2日", 0.99), "strong"),
        (("2023年7月2日", 0.95), ("2021年7月2日", 0.99), ""),
        (("2023年7月2日", 0.95), ("2022年7月2日", 0.93), ""),
        (("2023年7月2日", 0.95), ("2023年7月2日", 0.85), ""),
        (("2027年7月2日", 0.95), ("2027年7月2日", 0.93), ""),
        (("2021年1月2日", 0.95), ("2021年1月2日", 0.93), ""),
        (("2023年月2日", 0.95), ("2023年月2日", 0.93), ""),
    ],
    ids=[
        "both agree", "on the year", "one is sure", "the sure one says the same", "they differ",
        "one is faint", "a look-alike year", "a look-alike month", "a figure lost",
    ],
)  # fmt: skip
def test_two_views(first: Reading, second: Reading, strength: str) -> None:
    assert text_layer.check(sealed(), Views(first, second)).strength == strength


@pytest.mark.parametrize(
    ("views", "strength"),
    [
        (("2020", "2023", "2023", "2023"), "medium"),
        (("2020", "2023", "2023", "2025"), "weak"),
        (("2020", "2023", "2023", "2021"), ""),
        (("2020", "2027", "2027", "2027"), ""),
    ],
    ids=["three without red agree", "all differ", "one as written", "a look-alike"],
)
def test_three_views_without_red(views: tuple[str, ...], strength: str) -> None:
    readings = [(f"{year}年7月2日", 0.95) for year in views]
    assert text_layer.check(sealed(), Views(*readings)).strength == strength


def test_without_a_seal_two_views_are_one() -> None:
    both = Views(("2023年7月2日", 0.95), ("2023年7月2日", 0.93))
    assert text_layer.check(layered("2021年7月2日"), both).strength == ""


def test_a_seal_goes_and_letters_stay() -> None:
    crop = np.full((20, 60, 3), 245, np.uint8)
    crop[:, 20:40] = (205, 40, 50)
    crop[5:15, 8:12] = crop[5:15, 28:32] = 35
    light = text_layer._without_red(crop)
    assert light[2, 30, 0] > 240 and light[10, 30].max() < 30 and light[10, 10].max() < 30
