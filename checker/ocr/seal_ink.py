"""Red seal ink taken off a picture so that the black text beneath can be read.

Only inside boxes of round red blobs: the red header stays, wherever it stands.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Box, Pixels, cut
from checker.ocr import strips

_SIDE = 800  # long side in pixels at which blobs are looked for
_REDNESS = 16.0  # Lab a* above the page's median that counts as red ink
_WIDTHS = (0.09, 0.6)  # a seal's diameter as a share of the picture's width (4.2 cm of A4: 0.2)
_ASPECT = (0.65, 1.5)
_FILLED = (0.06, 0.8)  # share of red pixels in the blob's box; a solid patch is no impression


def boxes(picture: Pixels) -> tuple[Box, ...]:
    """Boxes of round red blobs as fractions of the picture, seals among them."""
    red = redness(picture)
    height, width = red.shape
    reach = max(3, width // 60) | 1
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for x, y, w, h, _ in stats[1:].tolist():
        filled = float(red[y : y + h, x : x + w].mean())
        if (
            _WIDTHS[0] < w / width < _WIDTHS[1]
            and _ASPECT[0] < w / h < _ASPECT[1]
            and _FILLED[0] < filled < _FILLED[1]
        ):
            found.append((x / width, y / height, (x + w) / width, (y + h) / height))
    return tuple(found)


def redness(picture: Pixels) -> NDArray[np.uint8]:
    """A small map of the picture, 1 where the ink is red."""
    small, _ = strips.shrunk(picture, _SIDE)
    a = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)[:, :, 1].astype(np.float32)
    return (a > np.median(a) + _REDNESS).astype(np.uint8)


def erased(picture: Pixels, seals: tuple[Box, ...]) -> Pixels:
    """A copy whose seal boxes show the black ink only, grey on white."""
    clean = picture.copy()
    for seal in seals:
        part = cut(clean, seal)
        part[:] = _black_only(part)
    return clean


def _black_only(part: Pixels) -> Pixels:
    """The red channel, stretched so that paper and red ink both become white."""
    red = part[:, :, 0].astype(np.float32)
    paper = float(np.percentile(red, 90))
    ink = red[(red - part[:, :, 1] > 25) & (red > paper / 2)]
    white = min(paper, float(np.percentile(ink, 10))) if ink.size else paper
    grey = np.clip(red / max(white, 1.0) * 255, 0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)
