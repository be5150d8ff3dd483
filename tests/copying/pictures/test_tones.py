"""A brightened copy has lost its lights; other words are other words however light they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.copying.pictures import laying, moments


def screen(words, side=26):
    """Rows of words over bars of light tones, as drawn charts and web pages have them."""
    page = np.full((420, 600), 252, np.uint8)
    for row in range(9):
        top = 20 + row * 42
        page[top : top + 34, 20 : 160 + row * 40] = 176 + row * 4
        page[top + 4 : top + 30, 250 : 254 + row * 30] = 214
        for column in range(4):
            at = 30 + column * 140, top + side
            cv2.putText(page, words[(row * 4 + column) % len(words)], at, 0, 0.7, 40, 2)
    return page


def brightened(page):
    return np.clip(page.astype(np.float32) * 1.35 + 25, 0, 255).astype(np.uint8)


def same(one, other):
    laid = laying.laid(one, other, np.eye(3), drawn=True)
    return laid is not None and moments.told(laid, drawn=True).same


WORDS = ["CREDIT", "LICENCE", "PENALTY", "RECORD", "2023-05"]


def test_a_copy_that_lost_its_lights_is_still_a_copy():
    assert same(screen(WORDS), brightened(screen(WORDS)))


@pytest.mark.parametrize("light", [brightened, lambda page: page])
def test_other_words_are_no_copy_however_light(light):
    others = [*WORDS[:3], "REPORT", "2021-11"]
    assert not same(screen(WORDS), light(screen(others)))


def test_words_wiped_out_are_not_taken_for_lights_that_were_lost():
    wiped = brightened(screen(WORDS))
    wiped[150:260, 160:420] = 255
    assert not same(screen(WORDS), wiped)
