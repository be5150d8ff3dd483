import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.elements.colours import ink_in
from checker.elements.ink import FAINT, blueness, coloured, coloured_alone, colourful, redness
from checker.elements.quantile import median


@given(st.tuples(*[st.integers(140, 255)] * 3))
def test_paper_of_any_tint_holds_no_ink(tint):
    assert (redness(np.full((60, 60, 3), tint, np.uint8)) <= FAINT).all()


@given(st.floats(0.5, 1.0), st.floats(0.25, 1.0))
def test_ink_is_found_in_dim_light_and_when_faint(light, strength):
    page = np.full((80, 80, 3), 250.0)
    page[30:40] = 250 * (1 - strength * (1 - np.array([0.84, 0.12, 0.15])))
    mask = redness((page * light).astype(np.uint8)) > FAINT
    assert mask[30:40].all()
    assert not mask[:30].any()


@given(st.lists(st.integers(0, 255), min_size=1, max_size=12))
def test_a_counted_median_is_the_sorted_one(levels):
    assert median(np.array(levels, np.uint8)) == np.median(levels)


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (4, 1), (60, 40)])
def test_coloured_ink_is_red_or_blue_and_none_of_it_lies_by_black(shape):
    picture = np.random.default_rng(4).integers(0, 256, (*shape, 3), np.uint8)
    ink = coloured(picture)
    assert (ink == np.maximum(redness(picture), blueness(picture))).all()
    alone = coloured_alone(picture)
    assert (alone[picture.max(axis=-1) < 130] == 0).all()
    assert ((alone == ink) | (alone == 0)).all()


def test_copies_have_no_colour():
    grey = np.random.default_rng(0).integers(0, 255, (90, 90, 1), np.uint8).repeat(3, axis=2)
    assert not colourful(grey)
    grey[10:30, 10:30, 0] = 255
    assert colourful(grey)


def test_one_small_coloured_mark_shows_that_colour_was_kept():
    page = np.full((400, 300, 3), 255, np.uint8)
    page[300:312, 40:52] = 220, 20, 30
    assert colourful(page)
    page[300:312, 40:52] = 120
    assert not colourful(page)


@pytest.mark.parametrize(("letters", "told"), [((205, 24, 32), "doubtful"), ((30, 30, 30), "dark")])
def test_a_shadow_over_half_of_a_row_makes_no_black_letters(letters, told):
    row = np.full((60, 420, 3), 245, np.float32)
    for left in (30, 130, 250, 350):
        row[15:45, left : left + 9] = letters
    row *= np.interp(np.arange(420), (200, 230), (1, 0.6))[None, :, None]
    assert ink_in(row.astype(np.uint8), (0.0, 0.2, 1.0, 0.8)) == told


@pytest.mark.parametrize(
    ("ground", "letters", "told"),
    [
        ((245, 245, 245), (205, 24, 32), "doubtful"),
        ((245, 245, 245), (30, 30, 30), "light"),
        ((205, 24, 32), (245, 245, 245), "light"),
    ],
    ids=["red letters", "black letters", "light letters on red"],
)
def test_a_shadow_over_most_of_a_row_makes_no_coloured_area_of_it(ground, letters, told):
    row = np.full((60, 420, 3), ground, np.float32)
    for left in range(20, 400, 24):
        row[12:48, left : left + 7] = letters
    row *= np.interp(np.arange(420), (120, 150), (1, 0.5))[None, :, None]
    assert ink_in(row.astype(np.uint8), (0.0, 0.2, 1.0, 0.8)) == told
