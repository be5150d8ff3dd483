"""A seal's ink without the print beneath it: planes of 0 (ink) to 255 (paper)."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.elements.seal_ring import Plane, Ring
from checker.elements.seal_rings import ANGLES
from checker.model.document import Pixels

_LINE = (0.985, 0.975, 0.965)  # depths at which the ring's own ink is looked at
_DARKER = 0.10  # than the stamp in the red channel: from here on a pixel is black print
_PRINT = 0.12  # over which it counts as wholly so
_FAINTEST = 0.35  # of the ring's ink: fainter parts are raised no further


def stamp_only(pixels: Pixels) -> Plane:
    """Ink by its colour alone: black print under it fades out, strokes are a little soft.

    (mean(G, B) + 45) ÷ (R + 45), which is 1 for paper and for black alike.
    """
    part = pixels.astype(np.float32)
    share = ((part[..., 1] + part[..., 2]) / 2 + 45) / (part[..., 0] + 45)
    paper = float(np.percentile(share, 80))
    dark = float(np.percentile(share, 1))
    spread = max(paper - dark, 0.06)
    return np.asarray(((share - paper + spread) / spread).clip(0, 1) * 255, np.float32)


def impression(pixels: Pixels, ring: Ring) -> Plane:
    """Ink by its darkness, as the ring's own ink tells what is stamp and what is print.

    Scans keep brightness finer than colour (JPEG halves the colour's resolution), so strokes are
    sharp here. What is darker in the red channel than the ring line is print: colour alone decides
    there. Parts that took less ink are raised to the strength of the others.
    """
    part = pixels.astype(np.float32)
    share = np.minimum(part / np.maximum(np.percentile(part.reshape(-1, 3), 80, axis=0), 1), 1.05)
    own = _own_ink(share.astype(np.float32), ring)
    side = (share[..., 1] + share[..., 2]) / 2
    red = np.maximum(share[..., 0] - side, 0) / max(float(own[0] - own[1:].mean()), 0.04)
    black = ((own[0] - _DARKER - share[..., 0]) / _PRINT).clip(0, 1)
    black = cv2.dilate(black, np.ones((3, 3)))
    dark = ((1 - side) / max(1 - float(own[1:].mean()), 0.06)).clip(0, 1)
    near = (cv2.GaussianBlur(red, (0, 0), 2.0) / 0.35 - 0.15).clip(0, 1)
    soft = cv2.GaussianBlur(red, (0, 0), 1.0).clip(0, 1)
    return _evened((1 - black) * dark * near + black * soft, ring)


def grey_only(pixels: Pixels) -> Plane:
    """Lightness, for copies without colour."""
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY).astype(np.float32)
    paper = float(np.percentile(grey, 80))
    return np.asarray((grey * (255 / max(paper, 1))).clip(0, 255), np.float32)


def _own_ink(share: NDArray[Any], ring: Ring) -> NDArray[Any]:
    """The ring line's colour as shares of the paper's, from the redder half of it."""
    turn = np.linspace(0, 2 * np.pi, ANGLES)
    x, y = ring.at(turn[None, :], np.array(_LINE)[:, None])
    line = cv2.remap(np.ascontiguousarray(share), x, y, cv2.INTER_LINEAR, borderValue=(1, 1, 1))
    darkest = line[..., 1:].mean(axis=-1).argmin(axis=0)
    inked = line[darkest, np.arange(ANGLES)]
    red = inked[:, 0] - inked[:, 1:].mean(axis=1)
    return np.asarray(np.median(inked[red >= np.median(red)], axis=0))


def _evened(ink: NDArray[Any], ring: Ring) -> Plane:
    """Ink as a share of the strongest within a letter's reach."""
    reach = max(3, int(ring.radius * 0.1)) | 1
    soft = cv2.GaussianBlur(ink.astype(np.float32), (0, 0), 1.2)
    strongest = cv2.dilate(soft, np.ones((reach, reach), np.uint8))
    strongest = cv2.GaussianBlur(strongest, (0, 0), ring.radius * 0.13) * 1.05
    return np.asarray(255 * (1 - (ink / strongest.clip(_FAINTEST, 1)).clip(0, 1)), np.float32)
