"""How much ink a hand left where: slow changes inside broad strokes, and how uneven the ring is.

What all impressions of one die share is taken away: the fall of ink towards a stroke's edge, and
strokes too thin to have an inside, which a scan makes paler. The ring's ink is summed across its
width, so that neither the resolution nor the sharpness of a scan changes how uneven it looks.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.forgery import ink_grain
from checker.forgery.ink_grain import Ink

INKED = 0.15
INSIDE, BROAD = 1.9, 2.9  # pixels from the edge of a stroke; a broad one has some so deep
SMOOTH = 4.0
RAYS, DEPTHS = 360, 64
FROM, TO, EDGE = 0.92, 1.08, 1.1  # radii: the ring's band; the edge of the patch
PARTS, LEAST_PARTS = 60, 20  # of the ring; seen without text
_ROUND = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))


def slow(ink: Ink, seen: Ink) -> tuple[Ink, NDArray[np.bool_]]:
    """The ink's local deviation inside broad strokes, and where these are."""
    deep = cv2.distanceTransform(((ink > INKED) * seen).astype(np.uint8), cv2.DIST_L2, 3)
    inside = (deep > INSIDE) & (cv2.dilate((deep >= BROAD).astype(np.uint8), _ROUND) > 0)
    rest = np.zeros_like(ink)
    near = np.asarray(deep[inside], np.float32)
    rest[inside] = ink_grain.without_rings(ink[inside], near)
    amount, count = (
        cv2.GaussianBlur(part, (0, 0), SMOOTH) for part in (rest, inside.astype(np.float32))
    )
    return np.asarray(amount / (count + 1e-4), np.float32), inside


def unevenness(ink: Ink, seen: Ink) -> float:
    """Half the spread of the middle two thirds of the ring's parts, over their median.

    0 where too little of the ring is seen.
    """
    high = ink.shape[0]
    middle, reach = (high / 2, high / 2), high / 2
    size, first, last = (DEPTHS, RAYS), *(round(DEPTHS * r / EDGE) for r in (FROM, TO))
    inked, clear = (
        cv2.warpPolar(part, size, middle, reach, cv2.INTER_LINEAR)[:, first:last]
        for part in (ink, seen)
    )
    rays = np.where(clear.min(axis=1) > 0.99, inked.sum(axis=1), np.nan).reshape(PARTS, -1)
    enough = np.isfinite(rays).mean(axis=1) >= 0.6
    if enough.sum() < LEAST_PARTS:
        return 0.0
    low, median, top = np.percentile(np.nanmean(rays[enough], axis=1), (16, 50, 84))
    return float((top - low) / 2 / (median + 1e-6))
