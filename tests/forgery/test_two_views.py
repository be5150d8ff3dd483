"""Dates under a seal are read twice, as they lie and with it lifted off; both together may tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from checker.forgery import text_layer
from checker.forgery.layer_views import Read, lifted, margins
from checker.model.document import Document, Line, Pixels
from tests.forgery.documents import Look, Reader, layered


class Views:
    """An engine that reads the crop as it lies, then the one with the seal lifted off."""

    name, version = "views", "1"

    def __init__(self, *looks: Look) -> None:
        self.looks = list(looks)

    def read(self, picture: Pixels) -> list[Line]:
        raise AssertionError("only single lines are asked for")

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        raise AssertionError("it tells chances")

    def spell(self, crops: Sequence[Pixels]) -> list[Look]:
        return [self.looks.pop(0) for _ in crops]


def look(month: str, **others: float) -> Look:
    return Look(f"2023年{month}月2日", {f"2023年{m[1:]}月2日": far for m, far in others.items()})


def sealed(words: str) -> Document:
    """A layer's date on a page that is red all over."""
    document = layered(words, hidden=True)
    red = np.full((1100, 850, 3), (230, 120, 120), np.uint8)
    return replace(document, pages=(replace(document.pages[0], render=lambda dpi: red),))


@pytest.mark.parametrize(
    ("written", "first", "second", "strength"),
    [
        ("7", look("3"), look("3"), "strong"),
        ("7", look("3", _7=-9.0), look("3"), "medium"),
        ("7", look("3", _7=-2.0), look("3"), "weak"),
        ("7", look("", _7=-5.0, _3=-4.0), look("3"), "weak"),
        ("7", look("7", _3=-2.0), look("3", _7=-9.0), "weak"),
        ("7", look("7", _3=-9.0), look("3", _7=-2.0), ""),
        ("7", look("3", _7=-0.5), look("3", _7=-1.0), ""),
        ("7", look("", _7=-1.0), look("1", _7=-1.0), ""),
        ("8", look("3"), look("3"), "weak"),
        ("7", look("7"), look("7"), ""),
    ],
    ids=[
        "no doubt", "little doubt", "the seal hides much", "a figure lost to it",
        "the lifted one tells", "it does not", "both might be", "all is hidden", "a look-alike",
        "the same",
    ],
)  # fmt: skip
def test_two_views(written: str, first: Look, second: Look, strength: str) -> None:
    document = sealed(f"2023年{written}月2日")
    assert text_layer.check(document, Views(first, second)).strength == strength


def test_the_likeliest_reading_is_shown() -> None:
    first, second = look("0", _6=-1.0, _1=-9.0), look("6", _0=-9.0)
    found = text_layer.check(sealed("2023年1月2日"), Views(first, second))
    assert found.values["changes"][0]["before"] == "2023年6月2日"


def test_without_a_seal_a_line_read_as_written_is_looked_at_once() -> None:
    assert text_layer.check(layered("2023年7月2日"), Views(look("7"))).outcome == "absent"


def test_engines_without_chances() -> None:
    """Two sure readings tell, two that are not do not, one of each is a clue."""
    seen = "2021年7月2日"
    assert text_layer.check(layered("2023年7月2日"), Reader(seen, 0.99)).strength == "strong"
    assert text_layer.check(layered("2023年7月2日"), Reader(seen, 0.93)).strength == ""
    both = Read(seen, 0.99), Read(seen, 0.93)
    assert margins(both, seen, "2023年7月2日") == [14.0, 0.5]


def test_a_letter_the_engine_does_not_know_tells_nothing() -> None:
    unknown = Look("2023年7月2日", {"2023年柒月2日": -np.inf})
    assert margins([unknown], "2023年7月2日", "2023年柒月2日") == [0.0]
    assert margins([unknown], "2023年7月2日", "2023年1月2日") == [13.8]


@pytest.mark.parametrize("through", [35, 165], ids=["stamped", "a picture pasted over"])
def test_a_seal_goes_and_letters_stay(through: int) -> None:
    """The strokes beneath show as dark as those beside it, however little shines through."""
    crop = np.full((20, 60, 3), 245, np.uint8)
    crop[:, 20:40] = (205, 40, 50)
    crop[5:15, 8:12] = 35
    crop[5:15, 28:32] = (through, through // 5, through // 4)
    grey = lifted(crop)
    assert grey[2, 30, 0] > 220 and grey[10, 30].max() < 60 and grey[10, 10].max() < 30
    assert grey[10, 50, 0] > 240


def test_an_even_red_field_has_no_letters() -> None:
    field = np.full((20, 60, 3), (205, 40, 50), np.uint8)
    assert len(np.unique(lifted(field))) == 1
