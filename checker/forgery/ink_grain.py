"""The grain of an impression's ink: what paper, ink and scanner leave inside the strokes.

Two stampings share their strokes, never their grain; copies of one scanned impression share it
even where the hand that stamped was so even that pressure tells nothing. Brightness is used, since
JPEG keeps it at full resolution; what any two impressions of one die share, the fall of ink
towards a stroke's edge, is taken away first.
"""

from __future__ import annotations

import base64
import zlib

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Pixels

Grain = NDArray[np.int8]
Ink = NDArray[np.float32]
STEPS = 4  # of a stored grain to one grey level
FINE, COARSE = 0.5, 3.0  # pixels: noise of single ones and slow changes are left out
INKED = 0.35
INSIDE = (2.0, 1.5, 1.0)  # pixels from the edge of a stroke: as deep as enough of the ink lies
LEAST = 300  # pixels compared
RINGS = 12  # distances to the edge that are told apart
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def grain(picture: Pixels, ink: Ink) -> Grain:
    """Changes of brightness inside the strokes of an upright patch; 0 elsewhere."""
    luma = picture.astype(np.float32) @ _LUMA
    inside = (ink > INKED).astype(np.float32)
    fine, coarse = (_blurred(luma, inside, sigma) for sigma in (FINE, COARSE))
    return np.clip(np.round((fine - coarse) * inside * STEPS), -127, 127).astype(np.int8)


def _blurred(luma: Ink, inside: Ink, sigma: float) -> Ink:
    """The mean of what lies inside alone."""
    amount, count = (cv2.GaussianBlur(part, (0, 0), sigma) for part in (luma * inside, inside))
    return np.asarray(amount / (count + 1e-4), np.float32)


def packed(values: Grain | NDArray[np.uint8]) -> str:
    """A grain, or another patch of bytes, as plain text."""
    return base64.b85encode(zlib.compress(values.tobytes(), 6)).decode("ascii")


def unpacked(text: str, side: int) -> Grain:
    """The grain again."""
    raw = zlib.decompress(base64.b85decode(text))
    return np.frombuffer(raw, dtype=np.int8).reshape(side, side)


def likeness(first: Grain, second: Ink, inked: NDArray[np.bool_]) -> float:
    """Correlation of two grains, the second moved onto the first, where both are inked.

    0 where too little is inked. Seals of thin strokes have hardly any ink far from an edge.
    """
    deep = cv2.distanceTransform(inked.astype(np.uint8), cv2.DIST_L2, 3)
    inside = next((deep > least for least in INSIDE if (deep > least).sum() >= LEAST), None)
    if inside is None:
        return 0.0
    near = np.asarray(deep[inside], np.float32)
    a, b = (without_rings(part[inside].astype(np.float32), near) for part in (first, second))
    spread = float(a.std() * b.std())
    return float((a * b).mean() / spread) if spread > 1e-6 else 0.0


def without_rings(values: Ink, deep: Ink) -> Ink:
    """The values less the mean of all that lie as deep inside a stroke."""
    rings = np.minimum(deep.astype(int), RINGS)
    count = np.maximum(np.bincount(rings, None, RINGS + 1), 1)
    return np.asarray(values - (np.bincount(rings, values, RINGS + 1) / count)[rings], np.float32)
