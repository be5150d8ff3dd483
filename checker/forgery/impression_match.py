"""Whether two impressions are one and the same picture: shape, ink pressure, grain, aligned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.forgery import ink_grain
from checker.forgery.impressions import SIDE, TEXT, Patch
from checker.forgery.ink_grain import Grain

SAME_SHAPE, SAME_PRESSURE = 0.99, 0.92
SAME_GRAIN = 0.80
# Of ink that varies hardly more than print does all three must agree: shape, pressure, grain.
EVEN_SHAPE, EVEN_PRESSURE, EVEN_GRAIN = 0.997, 0.95, 0.86
COARSE = 0.75  # of patches as they lie: a copy keeps its pose but for a scanner's skew
MOST_TURN = 4.0  # degrees
SMALL = 48
# Spread of ink over its mean: pressure tells above the first, grain above the second, all together
# above the third. Below lie printed electronic seals, which are equal by design.
UNEVEN, EVEN, FLAT = 0.09, 0.06, 0.05

Ink = NDArray[np.float32]
_PLAIN = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
_FINE = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP


class Print(NamedTuple):
    """What is compared of one impression."""

    patch: Patch
    grain: Grain


@dataclass(frozen=True, slots=True)
class Likeness:
    """Correlation of all ink, of its slow changes and of its grain where both are inked.

    ``spread`` is that of the more even of the two.
    """

    shape: float
    pressure: float
    grain: float
    spread: float

    @property
    def same(self) -> bool:
        """Whether both are as alike as copies are and separate impressions are not."""
        if self.spread >= UNEVEN and self.pressure >= SAME_PRESSURE:
            return self.shape >= SAME_SHAPE
        if self.spread >= EVEN:
            return self.shape >= SAME_SHAPE and self.grain >= SAME_GRAIN
        alike = self.shape >= EVEN_SHAPE and self.pressure >= EVEN_PRESSURE
        return self.spread >= FLAT and alike and self.grain >= EVEN_GRAIN


def sketch(patch: Patch) -> Ink:
    """A small normalised vector: the dot product of two is their coarse correlation."""
    ink, seen = _ink(patch)
    small = cv2.resize(cv2.GaussianBlur(ink * seen, (0, 0), 3), (SMALL, SMALL)).ravel()
    small = small - small.mean()
    return np.asarray(small / (np.linalg.norm(small) + 1e-6), np.float32)


def spread(patch: Patch) -> float:
    """How much the ink's slow changes vary, over their mean; 0 where there is too little ink."""
    slow, solid = _pressure(*_ink(patch))
    values = slow[solid]
    return float(values.std() / (values.mean() + 1e-6)) if len(values) > 500 else 0.0


def textured(patch: Patch) -> bool:
    """Whether the ink varies as a hand's does; else it may be a printed electronic seal."""
    return spread(patch) >= FLAT


def likeness(a: Print, b: Print) -> Likeness | None:
    """``None`` where the two cannot be laid over each other within a scanner's skew."""
    first, seen_first = _ink(a.patch)
    second, seen_second = _ink(b.patch)
    warp = _aligned(first, second, seen_second.astype(np.uint8))
    if warp is None:
        return None
    moved, seen_moved = _moved(second, warp), _moved(seen_second, warp)
    seen = seen_first * seen_moved > 0.99
    if seen.mean() < 0.6:
        return None
    shape = _correlation(_soft(first)[seen], _soft(moved)[seen])
    slow_a, solid_a = _pressure(first, seen.astype(np.float32))
    slow_b, solid_b = _pressure(moved, seen.astype(np.float32))
    both = solid_a & solid_b & seen
    pressure = _correlation(slow_a[both], slow_b[both]) if both.sum() > 500 else 0.0
    inked = (first > ink_grain.INKED) & (moved > ink_grain.INKED) & seen
    fine = cv2.warpAffine(b.grain.astype(np.float32), warp, (SIDE, SIDE), flags=_FINE)
    grain = ink_grain.likeness(a.grain, np.asarray(fine, np.float32), inked)
    return Likeness(shape, pressure, grain, min(spread(a.patch), spread(b.patch)))


def _moved(ink: Ink, warp: Ink) -> Ink:
    return np.asarray(cv2.warpAffine(ink, warp, (SIDE, SIDE), flags=_PLAIN), np.float32)


def laid(a: Patch, b: Patch) -> Ink | None:
    """The ink of ``b``, 0 to 255, as it lies on ``a``; ``None`` where it cannot be laid there."""
    first, _ = _ink(a)
    second, seen = _ink(b)
    warp = _aligned(first, second, seen.astype(np.uint8))
    if warp is None:
        return None
    return _moved(second * 255, warp)


def _aligned(first: Ink, second: Ink, seen: NDArray[np.uint8]) -> Ink | None:
    warp = np.eye(2, 3, dtype=np.float32)
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 60, 1e-5)
    try:
        _, found = cv2.findTransformECC(first, second, warp, cv2.MOTION_AFFINE, criteria, seen, 5)
    except cv2.error:
        return None
    turn = abs(np.degrees(np.arctan2(found[1, 0], found[0, 0])))
    grown = float(np.sqrt(abs(np.linalg.det(found[:, :2]))))
    return np.asarray(found, np.float32) if turn <= MOST_TURN and 0.95 < grown < 1.05 else None


def _ink(patch: Patch) -> tuple[Ink, Ink]:
    """Ink from 0 to 1, and where it can be seen."""
    seen = (patch != TEXT).astype(np.float32)
    return np.asarray(patch * seen / 254, np.float32), seen


def _soft(ink: Ink) -> Ink:
    """Noise of single pixels smoothed away, letters kept."""
    return np.asarray(cv2.GaussianBlur(ink, (0, 0), 1.2), np.float32)


def _pressure(ink: Ink, seen: Ink) -> tuple[Ink, NDArray[np.bool_]]:
    """The ink's local mean inside strokes, and where strokes are wide enough to have an inside.

    Edges are left out: they are pale on every impression and would make all look alike.
    """
    inked = ((ink > 0.15) * seen).astype(np.uint8)
    inside = cv2.erode(inked, np.ones((5, 5), np.uint8)).astype(np.float32)
    amount, count = (cv2.GaussianBlur(part, (0, 0), 4) for part in (ink * inside, inside))
    return np.asarray(amount / (count + 1e-4), np.float32), inside > 0


def _correlation(a: Ink, b: Ink) -> float:
    if a.std() < 1e-6 or b.std() < 1e-6:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
