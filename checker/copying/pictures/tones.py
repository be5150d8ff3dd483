"""The greys of one picture brought to those of another, which was brightened or lost its lights.

A brightened copy shows light things no more. Where tiles agree, every grey of the one picture has
its grey in the other; by that curve the one is brought to the other, and what was lost in the other
is lost in it too. Words that differ in one of them stay what they are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import tiles
from checker.copying.pictures.tiles import Grey, Grid, Places, Reals

_STEP = 8  # grey levels to a point of the curve,
_FEW = 30  # and pixels that such a point needs
_THIN = 3  # every third pixel is looked at,
_TILES = 150  # of so many tiles
_PLAIN = 4.0  # standard deviation of greys in which nothing is shown
_REACH = 3

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Toned:
    """Of each tile, correlations in like tones: the highest nearby, and that within a pixel.

    ``shown``: whether either picture shows something in it when both have lost the same.
    """

    best: Reals
    stands: Reals
    shown: Flags


def toned(of: Grid, over: Grey, under: Grey, standing: Flags, doubtful: Flags) -> Toned:
    """Doubtful tiles (rows × columns), compared by the curve of those that stand.

    Either picture is brought to the other, and what then stands is kept.
    """
    places = of.places(standing)
    ways = [_one_way(of, over, under, places, doubtful)]
    ways.append(_one_way(of, under, over, places, doubtful))
    best, stands, shown = (np.stack(parts) for parts in zip(*ways, strict=True))
    return Toned(best.max(axis=0), stands.max(axis=0), np.asarray(shown.all(axis=0)))


def _one_way(
    of: Grid, one: Grey, other: Grey, standing: Places, doubtful: Flags
) -> tuple[Reals, Reals, Flags]:
    toned = curve(one, other, standing, of.side)[one]
    found = tiles.correlations(of, toned, other, doubtful, _REACH).astype(np.float64)
    near = slice(_REACH - 1, _REACH + 2)
    tone = sum(tiles.spread(of, part.astype(np.float32))[doubtful] for part in (toned, other))
    best, stands = found.max(axis=(1, 2)), found[:, near, near].max(axis=(1, 2))
    return best, stands, np.asarray(tone >= 2 * _PLAIN)


def curve(one: Grey, other: Grey, places: Places, side: int) -> Grey:
    """For each grey of the one, the grey of the other where tiles stand; it never falls."""
    mask = np.zeros(one.shape, bool)
    for left, top in places[:: len(places) // _TILES + 1].tolist():
        mask[top : top + side : _THIN, left : left + side : _THIN] = True
    here, there = one[mask], other[mask]
    order = np.argsort(here, kind="stable")
    cuts = np.searchsorted(here[order], np.arange(0, 256 + _STEP, _STEP))
    points = [
        (float(here[part].mean()), float(np.median(there[part])))
        for part in np.split(order, cuts[1:-1])
        if len(part) >= _FEW
    ]
    if not points:
        return np.arange(256, dtype=np.uint8)
    x, y = np.array(points).T
    return np.interp(np.arange(256), x, np.maximum.accumulate(y)).round().astype(np.uint8)
