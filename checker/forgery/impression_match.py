"""Whether two impressions are one and the same picture: shape, ink pressure, grain, aligned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.forgery import ink_grain, ink_pressure
from checker.forgery.impressions import SIDE, TEXT, Patch
from checker.forgery.ink_grain import Grain

SAME_SHAPE = 0.99
# What is printed under a copy frays its outline: where pressure and grain leave no doubt (separate
# impressions of hands come to 1.3), less will do.
SURE_INK, SURE_SHAPE = 1.8, 0.975
# Pressure and grain together. A ring hardly more uneven than print asks for nearly all of both:
# a printer, too, may lay its toner unevenly, and prints of one electronic seal are equal by design.
SAME_INK, SAME_EVEN_INK = 1.5, 1.9
UNEVEN, FLAT = 0.035, 0.02  # of the ring; print alone stays below, the tidiest hands above
COARSE = 0.75  # of patches as they lie: a copy keeps its pose but for a scanner's skew
MOST_TURN = 4.0  # degrees
SMALL = 48

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

    ``uneven`` is that of the more even ring of the two.
    """

    shape: float
    pressure: float
    grain: float
    uneven: float

    @property
    def same(self) -> bool:
        """Whether both are as alike as copies are and separate impressions are not."""
        ink = self.pressure + self.grain
        if self.uneven >= UNEVEN and ink >= SURE_INK:
            return self.shape >= SURE_SHAPE
        least = SAME_INK if self.uneven >= UNEVEN else SAME_EVEN_INK
        return self.shape >= SAME_SHAPE and ink >= least and self.uneven >= FLAT


def sketch(patch: Patch) -> Ink:
    """A small normalised vector: the dot product of two is their coarse correlation."""
    ink, seen = _ink(patch)
    small = cv2.resize(cv2.GaussianBlur(ink * seen, (0, 0), 3), (SMALL, SMALL)).ravel()
    small = small - small.mean()
    return np.asarray(small / (np.linalg.norm(small) + 1e-6), np.float32)


def textured(patch: Patch) -> bool:
    """Whether the ring is as uneven as a hand's; else it may be a printed electronic seal."""
    return ink_pressure.unevenness(*_ink(patch)) >= FLAT


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
    slow_a, solid_a = ink_pressure.slow(first, seen.astype(np.float32))
    slow_b, solid_b = ink_pressure.slow(moved, seen.astype(np.float32))
    both = solid_a & solid_b & seen
    pressure = _correlation(slow_a[both], slow_b[both]) if both.sum() > 500 else 0.0
    inked = (first > ink_grain.INKED) & (moved > ink_grain.INKED) & seen
    fine = cv2.warpAffine(b.grain.astype(np.float32), warp, (SIDE, SIDE), flags=_FINE)
    grain = ink_grain.likeness(a.grain, np.asarray(fine, np.float32), inked)
    uneven = min(ink_pressure.unevenness(*_ink(each.patch)) for each in (a, b))
    return Likeness(shape, pressure, grain, uneven)


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


def _correlation(a: Ink, b: Ink) -> float:
    if a.std() < 1e-6 or b.std() < 1e-6:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
