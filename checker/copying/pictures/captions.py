"""A strip at an edge of a picture that has a caption there, and the other picture has not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import tones
from checker.copying.pictures.geometry import correlation
from checker.copying.pictures.laying import LEAST, Laid
from checker.copying.pictures.tiles import SIDE

_STRIP = 0.30  # share of the height or width that a caption may take at an edge,
_LEFT = 0.15  # share of its outer row of half tiles that may stand all the same,
_HOLDS = 0.8  # by this correlation,
_GROUND = 0.50  # share of its outer row that is one tone in one of the pictures
_RUNS, _ALONG = 0.15, 0.95  # and so much of every tile: people leave the floor free here and there
_FOREIGN = 0.30  # share that may have the tone of a caption where the other picture has none
_TONE = 25  # grey levels taken for one tone
_EDGE = 24  # grey levels of change that make an edge,
_BY = 5  # pixels round one in which it is no other
_STAMPED = 10  # edges that a stamp brings for one that it hides

Flags = NDArray[np.bool_]
Greys = NDArray[np.uint8]
Pieces = list[tuple[Greys, Greys]]


def banded(laid: Laid, there: Flags, *, own: bool = False) -> Iterator[Flags]:
    """The tiles beyond a strip that has a ground of one tone in one picture, hardly in the other.

    ``own``: the ground of the strip is hardly there in the rest of its picture either.
    """

    def written(outer: Pieces, rest: Flags) -> bool:
        return any(_band(laid, side, outer, rest, rest & there, own) for side in (0, 1))

    return _stripped(laid, there, written)


def strips(laid: Laid, there: Flags) -> Iterator[Flags]:
    """The tiles beyond a strip, whatever stands on it."""
    return _stripped(laid, there, lambda *_: True)


def stamped(laid: Laid) -> Iterator[Flags]:
    """The tiles that print over an edge of one picture does not touch, if it hides nothing there.

    Where words or bars are exchanged for others, as many edges go as come.
    """
    first, second = (_edges(picture) for picture in (laid.over, laid.under))
    alone = first & ~_grown(second), second & ~_grown(first)
    high, wide = laid.under.shape
    deep, across = int(_STRIP * high), int(_STRIP * wide)
    for zone in (
        np.s_[:deep, :],
        np.s_[high - deep :, :],
        np.s_[:, :across],
        np.s_[:, wide - across :],
    ):
        gone, come = sorted(int(each[zone].sum()) for each in alone)
        if gone * _STAMPED <= come:
            stamp = np.zeros_like(first)
            stamp[zone] = (alone[0] | alone[1])[zone]
            yield np.array([not stamp[_tile(place)].any() for place in laid.places], bool)


def _edges(picture: Greys) -> Flags:
    """Where greys change much from pixel to pixel."""
    change = cv2.morphologyEx(picture, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    return np.asarray(change > _EDGE)


def _grown(edges: Flags) -> Flags:
    return cv2.dilate(edges.astype(np.uint8), np.ones((_BY, _BY), np.uint8)) > 0


def _tile(place: NDArray[np.int64]) -> tuple[slice, slice]:
    left, top = place.tolist()
    return slice(top, top + SIDE), slice(left, left + SIDE)


def _stripped(
    laid: Laid, stands: Flags, written: Callable[[Pieces, Flags], bool]
) -> Iterator[Flags]:
    """The rest of the tiles, for each edge with a strip that is ``written`` on in one picture."""
    first, last = laid.places.min(axis=0), laid.places.max(axis=0)
    for axis in (0, 1):
        far = last[axis] - laid.places[:, axis]
        for after, inward in enumerate((laid.places[:, axis] - first[axis], far)):
            near = inward <= _STRIP * (last[axis] - first[axis])
            depth = int(inward[~stands & near].max(initial=0))
            rest = inward > depth + SIDE // 2
            outer = _outer(laid, inward == 0, axis, after)
            if rest.sum() < LEAST or np.mean([_holds(*piece) for piece in outer]) > _LEFT:
                continue
            if written(outer, rest):
                yield rest


def _outer(laid: Laid, edge: Flags, axis: int, after: int) -> Pieces:
    """The outer halves of the tiles at an edge: the inner ones may reach beyond the strip."""
    return [
        (np.split(over, 2, axis=1 - axis)[after], np.split(under, 2, axis=1 - axis)[after])
        for over, under in _pieces(laid, edge)
    ]


def _holds(over: Greys, under: Greys) -> bool:
    return correlation(over.ravel(), under.ravel()) > _HOLDS


def _band(  # noqa: PLR0917
    laid: Laid, side: int, outer: Pieces, rest: Flags, standing: Flags, own: bool
) -> bool:
    """Whether the ground of an edge is one tone that the other picture hardly has there.

    In a drawn picture every ground is one tone: rows of another list at its foot are no caption;
    nor are people who have come onto a floor.
    Tones are compared as they follow from each other in the rest.
    """
    greys = _joined(outer, side)
    around = np.convolve(np.bincount(greys, minlength=256), np.ones(_TONE), "same")
    if float(around.max()) < _GROUND * len(greys):
        return False
    ground = int(np.median(greys[_about(greys, int(around.argmax()))]))
    along = [_about(piece[side].ravel(), ground).mean() >= _RUNS for piece in outer]
    if np.mean(along) < _ALONG:
        return False
    if own and _share(_pieces(laid, rest), side, ground) >= _FOREIGN:
        return False
    pictures = (laid.over, laid.under) if side == 0 else (laid.under, laid.over)
    there = tones.curve(*pictures, laid.places[standing], SIDE)
    return _share(outer, 1 - side, int(there[ground])) < _FOREIGN


def _pieces(laid: Laid, chosen: Flags) -> Pieces:
    return [laid.tile(number) for number in np.flatnonzero(chosen).tolist()]


def _share(pieces: Pieces, side: int, tone: int) -> float:
    return float(_about(_joined(pieces, side), tone).mean())


def _about(greys: Greys, tone: int) -> Flags:
    return np.asarray(np.abs(greys.astype(np.int64) - tone) <= _TONE // 2)


def _joined(pieces: Pieces, side: int) -> Greys:
    return np.concatenate([piece[side].ravel() for piece in pieces])
