"""A seal's ink without the print beneath it: planes of 0 (ink) to 255 (paper)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.elements.seal.ring import Plane, Ring
from checker.elements.seal.rings import ANGLES, unrolled
from checker.model.document import Pixels

_LINE = (0.985, 0.975, 0.965)  # depths at which the ring's own ink is looked at
_DARKER = 0.10  # than the stamp in the red channel: from here on a pixel is black print
_PRINT = 0.12  # over which it counts as wholly so
_FAINTEST = 0.35  # of the ring's ink: fainter parts are raised no further
_BLACKER = 0.10  # than the ring's median tone: from here on a pixel is print that hides the stamp
_SPREAD = 2.5  # the same in spreads of the ring's own tone, where that is uneven
_EDGE = np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7)), np.uint8)
_REACHES = (2.0, 4.0)  # pixels from which ink is carried under the print
_HARD = 0.85  # darkness of a ring that is as black as the print: a hard copy
_LEAST_RED = 0.3  # counted as a ring's own: JPEG's red on bare paper is no less by a faint one
_ROW = 0.03  # inked share of a row's part outside the ring that makes it a row of print


def stamp_only(pixels: Pixels) -> Plane:
    """Ink by its colour alone: black print under it fades out, strokes are a little soft."""
    share = _colour(pixels)
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
    share = _of_paper(pixels)
    own = _own_ink(share.astype(np.float32), ring)
    side = (share[..., 1] + share[..., 2]) / 2
    red = np.maximum(share[..., 0] - side, 0) / max(float(own[0] - own[1:].mean()), 0.04)
    black = ((own[0] - _DARKER - share[..., 0]) / _PRINT).clip(0, 1)
    black = cv2.dilate(black, np.ones((3, 3)))
    dark = ((1 - side) / max(1 - float(own[1:].mean()), 0.06)).clip(0, 1)
    near = (cv2.GaussianBlur(red, (0, 0), 2.0) / 0.35 - 0.15).clip(0, 1)
    soft = cv2.GaussianBlur(red, (0, 0), 1.0).clip(0, 1)
    return _evened((1 - black) * dark * near + black * soft, ring)


@dataclass(frozen=True, slots=True)
class Layer:
    """One way to see a seal. ``ink``: 0 ink to 255 paper; ``hidden``: 1 where print covers it."""

    ink: Plane
    hidden: Plane


def bare(ink: Plane) -> Layer:
    """A plane in which nothing is hidden."""
    return Layer(ink, np.zeros(ink.shape, np.float32))


class Layers:
    """Several ways to see a seal, the likeliest first, each made when it is first looked at."""

    def __init__(self, *makers: Callable[[], Layer]) -> None:
        self._makers = [cache(maker) for maker in makers]

    def __getitem__(self, at: int) -> Layer:
        return self._makers[at]()

    def __iter__(self) -> Iterator[Layer]:
        return (make() for make in self._makers)


def unprinted(pixels: Pixels, ring: Ring, grey: bool) -> Layer:
    """Ink by darkness alone, what is darker than the ring (print) filled in from beside it.

    The finest view of all, since brightness is kept at full resolution, but where print crosses
    a letter it knows nothing. Without colour, thin print may look like stamp: ``hidden`` are then
    also the rows that go on as print outside the ring.
    """
    share = _of_paper(pixels)
    dark = np.ascontiguousarray(1 - (share if grey else share[..., 1:]).mean(axis=-1))
    tone = dark if grey else np.ascontiguousarray(1 - share[..., 0])
    own = float(np.median(_along(dark, ring)))
    floor = min(_noise(dark, ring), 0.5 * own)
    ink = ((dark - floor) / max(own - floor, 0.05)).clip(0, 1)
    rows = _rows_of_print(ink, ring) if grey else np.zeros_like(ink)
    if own > _HARD:
        return Layer(_evened(ink, ring), rows)
    printed = _print(tone, ring)
    return Layer(_evened(_filled(ink, printed), ring), np.maximum(printed, rows))


def reds(pixels: Pixels, ring: Ring) -> Layer:
    """How red each place is, 0 paper and 1 the ring's own red, signed: fringes of print cancel out.

    ``hidden`` is black print with its edges, where colour says nothing.
    """
    share = _colour(pixels)
    paper = float(np.median(share))
    own = float(np.median(_along(np.ascontiguousarray(-share), ring))) + paper
    red = (paper - share) / max(own, _LEAST_RED)
    tone = np.ascontiguousarray(-pixels[..., 0].astype(np.float32))
    black = tone > float(np.median(_along(tone, ring))) + _BLACKER * 255
    return Layer(red, np.asarray(cv2.dilate(black.astype(np.float32), _EDGE), np.float32))


def _colour(pixels: Pixels) -> Plane:
    """(mean(G, B) + 45) ÷ (R + 45), which is 1 for paper and for black alike."""
    part = pixels.astype(np.float32)
    return np.asarray(((part[..., 1] + part[..., 2]) / 2 + 45) / (part[..., 0] + 45), np.float32)


def _of_paper(pixels: Pixels) -> NDArray[np.float64]:
    """Each channel as a share of the paper's brightness, hardly more than 1."""
    part = pixels.astype(np.float32)
    paper = np.percentile(part.reshape(-1, 3), 80, axis=0)
    return np.asarray(np.minimum(part / np.maximum(paper, 1), 1.05))


def _print(tone: Plane, ring: Ring) -> Plane:
    """1 where a pixel is darker than the stamp can be, with the soft edges of such strokes."""
    line = _along(tone, ring)
    middle = float(np.median(line))
    uneven = float(np.percentile(np.abs(line - middle), 60))
    black = cv2.GaussianBlur(tone, (0, 0), 1.0) > middle + max(_BLACKER, _SPREAD * uneven)
    return np.asarray(cv2.dilate(black.astype(np.float32), _EDGE), np.float32)


def _filled(ink: Plane, printed: Plane) -> Plane:
    """The ink carried under the print from the nearest places without any."""
    kept = 1 - printed
    filled = np.zeros_like(ink)
    for reach in reversed(_REACHES):
        weight = cv2.GaussianBlur(kept, (0, 0), reach)
        near = cv2.GaussianBlur(ink * kept, (0, 0), reach) / np.maximum(weight, 1e-3)
        filled = np.where(weight > 0.05, near, filled)
    return np.asarray(np.where(printed > 0, filled, ink), np.float32)


def _rows_of_print(ink: Plane, ring: Ring) -> Plane:
    """Whole rows inside the ring that go on as print outside of it."""
    y, x = np.mgrid[: ink.shape[0], : ink.shape[1]]
    outside = np.hypot(x - ring.x, y - ring.y) > 1.05 * max(ring.wide, ring.high)
    inked = ((ink > 0.5) & outside).sum(axis=1) / np.maximum(outside.sum(axis=1), 8)
    rows = cv2.dilate((inked > _ROW).astype(np.float32)[:, None], np.ones((9, 1)))
    return np.asarray(np.repeat(rows, ink.shape[1], axis=1) * (~outside), np.float32)


def _noise(dark: Plane, ring: Ring) -> float:
    """Darkness up to which the paper's own grain goes."""
    inside = unrolled(dark, ring, np.linspace(0.45, 0.9, 24))
    paper = float(np.median(inside))
    return paper + 3 * float(np.median(np.abs(inside - paper)))


def _along(plane: Plane, ring: Ring) -> Plane:
    """The darkest value on the ring line for each angle."""
    return np.asarray(unrolled(plane, ring, np.array(_LINE)).max(axis=0))


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
