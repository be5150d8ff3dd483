"""Charts and windows as white as their sheet have areas; words, rules and seals have none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.copying.pictures import graphics
from checker.copying.pictures.prints import prints
from checker.copying.pictures.same import matches
from checker.model.document import Line
from tests.copying.scenes import document, sheet

WORDS = tuple(Line("文" * 30, (0.1, y / 50, 0.9, y / 50 + 0.012)) for y in range(4, 16))


def curves(seed: int, names: int = 7) -> np.ndarray:
    """A chart of thin curves on white, its axis numbers fixed by ``names``."""
    out = np.full((420, 600, 3), 250, np.uint8)
    dice = np.random.default_rng(seed)
    for row in range(6):
        top = 60 + 60 * row
        cv2.line(out, (70, top), (580, top), (215, 215, 215), 1)
        label = str((row + 3) * names * 137 % 10000)
        cv2.putText(out, label, (6, top + 6), 0, 0.6, (30,) * 3, 2)
    for colour in ((200, 60, 40), (40, 90, 200), (30, 150, 60)):
        path = [(80 + 45 * n, int(dice.integers(60, 360))) for n in range(12)]
        cv2.polylines(out, [np.array(path)], False, colour, 3)
        for at in path:
            cv2.circle(out, at, 6, colour, -1)
    return out


def window() -> np.ndarray:
    """A screen: a dark bar above, a dark menu at the left, white rows."""
    out = np.full((420, 600, 3), 250, np.uint8)
    out[:50], out[:, :110] = (24, 82, 160), (40, 52, 72)
    for row in range(12):
        cv2.putText(out, f"{row * 7919 % 100000} item", (150, 90 + 27 * row), 0, 0.6, (30,) * 3, 2)
    return out


def shot(page):
    """Seen askew on a desk, lit from one side, with a camera's noise."""
    high, wide = page.shape[:2]
    before = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    after = before * 0.85 + np.array([[60, 50], [40, 70], [70, 60], [50, 80]], np.float32)
    plane = cv2.getPerspectiveTransform(before, after)
    out = cv2.warpPerspective(page, plane, (wide, high), borderValue=(120, 110, 90))
    lit = cv2.GaussianBlur(out, (0, 0), 0.8) * np.linspace(0.75, 1.1, wide)[None, :, None]
    noise = np.random.default_rng(3).normal(0, 4, out.shape)
    return np.clip(lit + noise, 0, 255).astype(np.uint8)


def found(one, other):
    here, there = prints(document(one)), prints(document(other, lines=WORDS))
    owner = np.array([0] * len(here) + [1] * len(there))
    return {match.moment for match in matches([*here, *there], owner, 15)}


@pytest.mark.parametrize("drawing", [curves(1), window()], ids=["chart", "window"])
def test_a_drawing_as_white_as_its_sheet_has_an_area_of_its_own(drawing):
    (box,) = graphics.found(sheet((drawing, 110, 400)), ())
    assert box == pytest.approx((110 / 827, 400 / 1169, 710 / 827, 820 / 1169), abs=0.09)


@pytest.mark.parametrize("edit", [lambda page: page, shot], ids=["scanned", "shot again"])
def test_a_white_chart_on_a_sheet_is_found(edit):
    assert found(curves(1), edit(sheet((curves(1), 110, 400)))) == {False}


def test_another_chart_on_the_same_axes_is_not():
    assert not found(curves(1), sheet((curves(2), 110, 400)))


def test_words_and_a_ruled_table_are_no_drawing():
    page = sheet()
    assert not graphics.found(page, ())
    for row in range(12):
        cv2.rectangle(page, (90, 300 + 40 * row), (740, 340 + 40 * row), (30, 30, 30), 2)
        cv2.line(page, (300, 300), (300, 780), (30, 30, 30), 2)
    assert not graphics.found(page, ())


def test_a_seal_is_too_small_for_a_drawing():
    page = sheet()
    cv2.circle(page, (560, 900), 82, (210, 40, 40), 5)
    assert not graphics.found(page, ())


def test_an_area_full_of_lines_of_text_is_compared_as_text():
    page = sheet((window(), 110, 400))
    lines = [(0.3, (475 + 27 * row) / 1169, 0.8, (492 + 27 * row) / 1169) for row in range(12)]
    assert not graphics.found(page, lines)


def test_an_area_is_lit_evenly():
    page = sheet((curves(1), 110, 400))
    dim = np.clip(page * np.linspace(0.6, 0.9, 827)[None, :, None], 0, 255).astype(np.uint8)
    lit = graphics.lit(dim)
    assert np.abs(np.median(lit[:, :80]) - np.median(lit[:, -80:])) < 6
    assert np.median(lit) > 240
