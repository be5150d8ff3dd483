"""Areas without outlines: the same in every copy, other in another chart of one template."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.copying.pictures import areas
from checker.copying.pictures.prints import prints
from checker.copying.pictures.same import matches
from tests.copying.scenes import caption, document, jpeg, shot_again

WHOLE = np.full((400, 640), 255, np.uint8)
NAMES = ("Roads", "Water", "Rail", "Other")
COLOURS = ((70, 130, 180), (220, 120, 60), (120, 180, 70), (150, 110, 190))


def cake(shares, ground=(235, 240, 248)):
    """A cake with its title, names and percentages: one template for all."""
    out = np.full((400, 640, 3), ground, np.uint8)
    cv2.putText(out, "Credit of carriers by trade", (60, 45), 0, 0.9, (30, 30, 30), 2)
    begin = 0.0
    for row, (share, name, colour) in enumerate(zip(shares, NAMES, COLOURS, strict=True)):
        end = begin + 360 * share / sum(shares)
        cv2.ellipse(out, (200, 230), (140, 140), 0, begin, end, colour, -1, cv2.LINE_AA)
        cv2.rectangle(out, (400, 120 + 50 * row), (424, 144 + 50 * row), colour, -1)
        cv2.putText(out, f"{name} {share}%", (435, 140 + 50 * row), 0, 0.7, (30, 30, 30), 2)
        begin = end
    return out


ONE, OTHER = cake((30, 30, 16, 24)), cake((12, 44, 11, 33))


def lit(picture, gain=1.35, lift=25.0):
    return np.clip(picture * gain + lift, 0, 255).astype(np.uint8)


def uneven(picture):
    """Light that falls from one side, and grain."""
    slope = np.linspace(0.7, 1.15, picture.shape[1])[None, :, None]
    grain = np.random.default_rng(1).normal(0, 6, picture.shape)
    return np.clip(picture * slope + grain, 0, 255).astype(np.uint8)


def glaring(picture):
    """A lamp that shines on the middle, in light that bends."""
    high, wide = np.mgrid[-1 : 1 : picture.shape[0] * 1j, -1 : 1 : picture.shape[1] * 1j]
    lamp = 55 * np.exp(-((high - 0.3) ** 2 + (wide + 0.2) ** 2) / 0.3)
    dim = 0.9 - 0.15 * (high**2 + wide**2)
    return np.clip(picture * dim[..., None] + lamp[..., None], 0, 255).astype(np.uint8)


def pale(picture):
    """Darks shown light and white a little grey, as on a monitor in the sun."""
    return np.clip(picture * 0.72 + 48, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    "edit", [lit, uneven, pale, caption, lambda p: jpeg(p, 30), lambda p: p // 2]
)
def test_the_areas_of_a_copy_are_the_same_whatever_its_light(edit):
    assert not areas.differ(ONE, edit(ONE), WHOLE)
    assert not areas.differ(edit(ONE), ONE, WHOLE)


@pytest.mark.parametrize("edit", [lambda p: p, lit, uneven, lambda p: jpeg(p, 30)])
def test_other_slices_of_one_template_are_told_by_their_areas(edit):
    assert areas.differ(ONE, edit(OTHER), WHOLE)
    assert areas.differ(edit(OTHER), ONE, WHOLE)


def test_a_caption_excuses_its_own_strip_alone():
    assert areas.differ(ONE, caption(OTHER), WHOLE)


def test_where_one_picture_shows_nothing_no_area_is_compared():
    half = WHOLE.copy()
    half[:, :390] = 0
    assert not areas.differ(ONE, OTHER, half)


def found(one, other):
    every = [*prints(document(one)), *prints(document(other))]
    return [match for match in matches(every, np.arange(len(every)), 15) if not match.moment]


@pytest.mark.parametrize("edit", [lambda p: p, shot_again, lambda p: jpeg(p, 40)])
def test_two_cakes_of_one_template_are_not_one_picture(edit):
    assert found(ONE, edit(ONE))
    assert not found(ONE, edit(OTHER))


def chart_of_areas(tints: int) -> np.ndarray:
    """A map as a camera shows it: one outline, areas tinted by ``tints``."""
    dice = np.random.default_rng(5)
    high, wide = np.mgrid[:480, :640]
    middles = dice.uniform((30, 30), (610, 450), (14, 2))
    area = ((wide[..., None] - middles[:, 0]) ** 2 + (high[..., None] - middles[:, 1]) ** 2).argmin(
        2
    )
    colours = np.random.default_rng(tints).integers(60, 235, (14, 3)).astype(np.float32)
    out = colours[area]
    out[cv2.Laplacian(area.astype(np.float32), cv2.CV_32F) != 0] = 20
    out += dice.normal(0, 3, out.shape)
    return np.clip(cv2.GaussianBlur(out, (0, 0), 0.8), 0, 255).astype(np.uint8)


def test_photographed_maps_of_one_outline_with_other_tints_are_not_one_picture():
    one, other = chart_of_areas(1), chart_of_areas(2)
    common = np.full(one.shape[:2], 255, np.uint8)
    assert areas.retinted(one, other, common)
    for edit in (
        uneven,
        lit,
        glaring,
        lambda p: np.repeat(p.mean(axis=2, keepdims=True), 3, axis=2),
    ):
        assert not areas.retinted(one, edit(one).astype(np.uint8), common)
