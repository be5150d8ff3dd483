"""Tiles laid over tiles: all at once as one by one, and what stands alone among what agrees."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.copying.pictures import laying, tiles
from checker.copying.pictures.differing import differs


def grain(high, wide, seed=1):
    noise = np.random.default_rng(seed).integers(0, 256, (high, wide), np.uint8)
    soft = cv2.GaussianBlur(noise, (0, 0), 2.0)
    return cv2.normalize(soft, None, 0, 255, cv2.NORM_MINMAX)


@pytest.mark.parametrize(("part", "reach"), [(1, 3), (2, 4)])
def test_all_tiles_at_once_are_as_each_by_itself(part, reach):
    under, over = grain(130, 190), grain(130, 190, 2)
    over[40:, 60:] = under[38:-2, 58:-2]
    grid = tiles.grid((130 * part, 190 * part), part)
    every = np.ones((grid.rows, grid.columns), bool)
    found = tiles.correlations(grid, over, under, every, reach)
    for number, (left, top) in enumerate(grid.places(every).tolist()):
        part_of = slice(top, top + grid.side), slice(left, left + grid.side)
        around = over[
            top - reach : top + grid.side + reach, left - reach : left + grid.side + reach
        ]
        alone = cv2.matchTemplate(around, under[part_of], cv2.TM_CCOEFF_NORMED)
        np.testing.assert_allclose(found[number], alone, atol=2e-3)


def test_the_place_where_a_tile_stands_best_is_found_to_a_part_of_a_pixel():
    under = grain(120, 160)
    moved = cv2.warpAffine(under, np.array([[1, 0, 1.4], [0, 1, -2.0]]), (160, 120))
    grid = tiles.grid(under.shape)
    every = np.ones((grid.rows, grid.columns), bool)
    shift, best = tiles.peaks(tiles.correlations(grid, moved, under, every, 3))
    np.testing.assert_allclose(np.median(shift, axis=0), [1.4, -2.0], atol=0.15)
    assert np.median(best) > 0.95


def test_a_flat_part_stands_nowhere():
    under = grain(120, 160)
    grid = tiles.grid(under.shape)
    every = np.ones((grid.rows, grid.columns), bool)
    assert not tiles.correlations(grid, np.full_like(under, 90), under, every, 1).any()


GRID = tiles.grid((268, 388))
PAGE, OTHER = grain(268, 388), grain(268, 388, 2)


def of_tiles(*others, sharp=0.98):
    """Tiles that stand sharply but for ``others``."""
    found = np.full((GRID.rows, GRID.columns), sharp)
    for row, column in others:
        found[row, column] = 0.2
    every = np.ones(found.shape, bool)
    return differs(GRID, PAGE, OTHER, every, found.ravel())


def test_other_words_amid_what_agrees_tell_two_screens_apart():
    assert of_tiles((9, 12), (10, 15), (11, 18))


def test_other_words_at_one_edge_may_be_a_caption():
    assert not of_tiles((17, 5), (18, 15), (18, 25), (17, 28))
    assert of_tiles((17, 15), (18, 18), (18, 12), (2, 13), (3, 16), (9, 15))


def test_little_that_differs_decides_nothing():
    assert not of_tiles((9, 5), (10, 15))


def test_a_part_that_does_not_fit_is_no_other_word_where_nothing_stands_sharply():
    others = [(9, 12), (10, 15), (11, 18)]
    assert of_tiles(*others)
    assert not of_tiles(*others, sharp=0.85)


def test_pictures_that_differ_in_some_words_are_not_laid_over_each_other():
    page = grain(400, 600)
    other = page.copy()
    for left, top in ((120, 190), (300, 200), (420, 180), (200, 210), (360, 230)):
        other[top : top + 30, left : left + 30] = grain(30, 30, left)
    assert laying.laid(page, page, np.eye(3), drawn=True) is not None
    assert laying.laid(page, other, np.eye(3), drawn=True) is None
    assert laying.laid(page, other, np.eye(3)) is not None  # in a photograph people move


@pytest.mark.parametrize(("share", "goes_on"), [(0.25, True), (0.6, False)])
def test_drawn_pictures_of_which_most_is_other_are_not_looked_at_in_full(
    monkeypatch, share, goes_on
):
    """Beyond a caption all must stand in the end, sharp or not."""
    monkeypatch.setattr(laying, "differs", lambda *_: False)
    page = grain(400, 600)
    other = page.copy()
    other[: int(400 * share)] = grain(400, 600, 2)[: int(400 * share)]
    assert (laying.laid(page, other, np.eye(3), drawn=True) is not None) is goes_on
    assert laying.laid(page, other, np.eye(3)) is not None


def test_other_greys_of_two_pictures_lie_as_the_first_do():
    page = grain(400, 600)
    turned = cv2.warpAffine(page, np.array([[0.99, 0.05, 6], [-0.05, 0.99, 20]]), (600, 400))
    laid = laying.laid(page, turned, np.eye(3))
    other = laid.again(255 - page, 255 - turned, drawn=False)
    np.testing.assert_array_equal(other.places, laid.places)
    np.testing.assert_allclose(other.stands, laid.stands, atol=0.02)
    assert not laid.again(grain(400, 600, 2), turned, drawn=False).stands.max() > laid.stands.min()


def lit_tiles(dark: int):
    """A light picture with a fine outline, and what is left of it when it is lit to white."""
    before = np.full((64, 64), 200, np.uint8)
    cv2.line(before, (0, 32), (63, 32), dark, 1)
    after = np.clip(before * 1.2 + 25, 0, 255).astype(np.uint8)
    return tiles.grid(before.shape), before, after


def test_a_trace_of_an_outline_in_white_is_lost_and_a_word_is_not():
    of, before, after = lit_tiles(185)
    assert tiles.lost(of, before, after).all()
    of, before, after = lit_tiles(40)
    assert not tiles.lost(of, before, after)[1:].any()  # where the word stands


def test_a_tile_is_faded_where_a_tint_turned_white():
    of, before, after = lit_tiles(40)
    assert tiles.faded(of, before, after).all()
    assert not tiles.faded(of, np.maximum(before, 244), after).any()
