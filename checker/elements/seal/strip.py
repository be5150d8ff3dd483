"""A seal's ring text laid out straight: the band inside the ring unrolled into one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.elements.seal.planes import Layer, Layers, bare
from checker.elements.seal.ring import Plane, Ring
from checker.elements.seal.rings import unrolled
from checker.model.document import Pixels

HIGH = 48  # height of a strip in pixels: what recognition models take
_COLUMNS = 960
_FULL_LINE = 0.6  # inked share of a circle that is a line, not letters
_TOUCHING = 0.12  # inked share of the quietest circle inside the ring if letters reach the ring
_CROWDED = 0.72  # inked share of the band that has more in it than the ring text
_ENDS = 0.12  # share of the turn left out at either side of the foot
_GAP = 1 / 6  # of the turn at either side of the gap's middle that is left out of the depths
_BOTTOM = 0.25  # of the turn from 3 o'clock, clockwise
_LETTER = 24  # letters that a whole turn of ring text has room for, roughly
_GAPE = 0.07  # of the turn: a narrower gap only parts two letters
_STEP = 1 / 240  # of the turn: how finely the way up is sought
_LOW, _LOWER = 6, 0.5  # share of the turn round the foot that holds least text, and its weight
_BELOW, _SECOND = 0.02, 0.28  # radii: between the ring text and a second row; height of that
_ROW, _ROW_INK = (0.04, 0.16), 0.15  # radii below the ring text; inked share of a letter there
_UPPER = 0.2  # of the turn at either side of the foot where no second row reaches
_CODE = 0.05  # of the turn: a gap farther from the foot is not the one that ends the text
_HIDDEN = 0.25  # share of a column under print from which its letter cannot be judged


@dataclass(frozen=True, slots=True)
class Strip:
    """A straight line of text; ``hidden``: columns in which print covers the stamp."""

    pixels: Pixels
    hidden: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Band:
    """Depths (1 = ring) between which the ring text stands."""

    top: float
    foot: float
    stretch: float = 1.0  # narrow letters crowd each other in long names: draw them wider


def bands(plane: Plane, ring: Ring) -> list[Band]:
    """Where the ring text may stand, the likeliest first.

    The third of the turn round the text's gap has no say: words under the emblem begin there.
    """
    depths = np.linspace(0.30, 1.0, 141)
    inked = _paper_outside(plane, ring, depths, _COLUMNS) < 165
    inked = inked[:, ~_round_gap(inked[(depths > 0.64) & (depths < 0.88)])]
    ink = inked.mean(axis=1)
    top = _top(depths, ink, ring)
    foot = _foot(depths, ink, top)
    if foot is None:
        return [Band(top, top - 0.37), Band(top, top - 0.32, 1.3), Band(top, top - 0.25)]
    return [
        Band(top, foot),
        Band(top + 0.01, foot - 0.03, 1.45),
        Band(top - 0.01, foot + 0.015, 1.2),
    ]


def _round_gap(band: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The columns within a sixth of the turn of the middle of the widest gap."""
    middle, _ = _widest_gap(band.mean(axis=0) > 0.06)
    away = np.abs((np.arange(band.shape[1]) / band.shape[1] - middle + 0.5) % 1 - 0.5)
    return np.asarray(away < _GAP)


def _paper_outside(plane: Plane, ring: Ring, depths: NDArray[Any], angles: int) -> Plane:
    """The ring unrolled; what lies outside the picture is paper."""
    return 255 - unrolled(255 - plane, ring, depths, angles)


def strips(
    layers: Sequence[Layer] | Layers, ring: Ring, turn: float | None = None
) -> Iterator[Strip]:
    """Straight text lines for recognition, the likeliest first, each drawn when asked for.

    ``turn`` is the seal's own turn in degrees clockwise where the emblem tells it. Every layer is
    shown at two widths of letters; then other depths, other places to begin.
    """
    first = layers[0]
    likeliest, *others = bands(first.ink, ring)
    begin = starts(first.ink, ring, likeliest, turn)
    for stretch in (1.0, 1.3):
        for layer in layers:
            yield _line(layer, ring, replace(likeliest, stretch=stretch), begin[0])
    for start in begin[1:]:
        yield _line(first, ring, likeliest, start)
    for layer in layers:
        yield _line(layer, ring, others[0], begin[0])
    if _crowded(first.ink, ring, likeliest):
        start = _BOTTOM + turn / 360 if turn is not None else _BOTTOM
        yield _line(first, ring, likeliest, start, _ENDS)


def within(plane: Plane, ring: Ring, turn: float) -> Pixels:
    """A second row of letters inside the ring text, laid out straight."""
    foot = bands(plane, ring)[0].foot - _BELOW
    return _line(bare(plane), ring, Band(foot, foot - _SECOND), _BOTTOM + turn / 360).pixels


def filled_within(plane: Plane, ring: Ring, turn: float) -> float:
    """Share of the upper part of the turn that is inked where a second row's letters stand."""
    foot = bands(plane, ring)[0].foot
    depths = np.linspace(foot - _ROW[0], foot - _ROW[1], HIGH // 2)
    inked = _inked(_paper_outside(plane, ring, depths, _COLUMNS), _ROW_INK)
    around = np.roll(inked, -round((_BOTTOM + turn / 360) * _COLUMNS))
    low = round(_UPPER * _COLUMNS)
    return float(around[low:-low].mean())


def starts(plane: Plane, ring: Ring, band: Band, turn: float | None) -> list[float]:
    """Where the text may begin, shares of the turn: in its widest gap, else at the seal's foot.

    At the foot first where a star tells it and the gap lies elsewhere: a code may fill the foot.
    """
    inked = _inked(_sheet(plane, ring, band))
    middle, wide = _widest_gap(inked)
    feet, found = [_BOTTOM], [middle]
    if turn is not None:
        foot = _BOTTOM + upright(plane, ring, band, turn) / 360
        feet = [foot, _BOTTOM]
        if abs((foot - middle + 0.5) % 1 - 0.5) > _CODE:
            found = [foot % 1, middle]
    for foot in feet:
        if all(abs((foot - other + 0.5) % 1 - 0.5) > 0.4 * wide for other in found):
            found.append(foot)
    return found


def _sheet(plane: Plane, ring: Ring, band: Band) -> Plane:
    return _paper_outside(plane, ring, np.linspace(band.top, band.foot, HIGH), _COLUMNS)


def _crowded(plane: Plane, ring: Ring, band: Band) -> bool:
    return bool(_inked(_sheet(plane, ring, band)).mean() > _CROWDED)


def text_turn(plane: Plane, ring: Ring, band: Band) -> float:
    """Degrees the seal is turned clockwise, by its ring text alone.

    The text is alike on both sides of the way up and stands in the upper half; the widest gap is
    at the foot only where no code fills it. Where it is, its middle is the foot.
    """
    inked = _inked(_sheet(plane, ring, band))
    dense = _dense(inked)
    around = np.arange(-len(dense) // _LOW, len(dense) // _LOW)

    def unlike(foot: float) -> float:
        low = np.take(dense, round(foot * len(dense)) + around, mode="wrap")
        return _lopsided(dense, foot) + _LOWER * float(low.mean())

    foot = float(min(np.arange(0, 1, _STEP), key=unlike))
    middle, wide = _widest_gap(inked)
    if abs((foot - middle + 0.5) % 1 - 0.5) < wide / 2:
        foot = middle
    return float((360 * (foot - _BOTTOM) + 180) % 360 - 180)


def _dense(inked: NDArray[np.bool_]) -> NDArray[Any]:
    """How densely letters stand along the ring, over about one letter's width."""
    reach = len(inked) // _LETTER
    padded = np.pad(inked.astype(np.float32), reach, mode="wrap")
    return np.asarray(cv2.blur(padded[None], (reach | 1, 1))[0][reach:-reach])


def gap(plane: Plane, ring: Ring, band: Band) -> float:
    """The widest stretch of a band without ink, as a share of the turn."""
    return _widest_gap(_inked(_sheet(plane, ring, band)))[1]


def upright(plane: Plane, ring: Ring, band: Band, turn: float) -> float:
    """Degrees the seal is turned clockwise, of the five ways its star may stand (``turn`` is one).

    Ring text is alike on both sides of the way up. A code at the foot leaves two gaps beside it,
    so that the widest gap alone may lead astray; the wider it is, the more it says.
    """
    inked = _inked(_sheet(plane, ring, band))
    dense = _dense(inked)
    middle, wide = _widest_gap(inked)
    nearer = wide if wide > _GAPE else 0.0
    ways = [(turn + 72 * step + 180) % 360 - 180 for step in range(5)]

    def unlike(way: float) -> float:
        foot = _BOTTOM + way / 360
        away = abs((foot - middle + 0.5) % 1 - 0.5)
        return _lopsided(dense, foot) + nearer * away

    return min(ways, key=unlike)


def _lopsided(dense: NDArray[Any], foot: float) -> float:
    """How much the two sides of a seal differ in ink, 0 to 1."""
    axis, side = round(foot * len(dense)), np.arange(1, len(dense) // 2)
    return float(
        np.abs(
            np.take(dense, axis + side, mode="wrap") - np.take(dense, axis - side, mode="wrap")
        ).mean()
    )


def level(plane: Plane, ring: Ring, top: float, foot: float, turn: float) -> Pixels:
    """The seal's middle between two heights (radii below its centre), turned upright."""
    radius = ring.radius
    width, height = int(1.5 * radius), max(8, int((foot - top) * radius))
    spin = np.radians(turn)
    x, y = np.meshgrid(np.linspace(-0.75, 0.75, width), np.linspace(top, foot, height))
    across = ring.x + radius * (x * np.cos(spin) - y * np.sin(spin))
    down = ring.y + radius * (x * np.sin(spin) + y * np.cos(spin))
    part = cv2.remap(
        plane, across.astype(np.float32), down.astype(np.float32), cv2.INTER_LINEAR, borderValue=255
    )
    return _rgb(cv2.resize(part, (max(8, width * HIGH // height), HIGH)))


def _line(layer: Layer, ring: Ring, band: Band, start: float, ends: float = 0.0) -> Strip:
    """One strip; ``ends``: share of the turn left blank at either side of the foot."""
    straight = _straight(layer.ink, ring, band, start)
    covered = 255 - _straight(255 * (1 - layer.hidden), ring, band, start)
    if ends:
        blank = round(ends * straight.shape[1])
        straight[:, :blank] = straight[:, -blank:] = 255
    hidden = covered.mean(axis=0) > 255 * _HIDDEN
    inked = np.nonzero(((255 - straight) > 90).mean(axis=0) > 0.03)[0]
    if len(inked):
        left, right = max(0, inked[0] - HIGH // 4), inked[-1] + HIGH // 4
        straight, hidden = straight[:, left:right], hidden[left:right]
    edged = cv2.copyMakeBorder(straight, 4, 4, 12, 12, cv2.BORDER_CONSTANT, value=255)
    return Strip(_rgb(edged), np.pad(hidden, 12))


def _straight(plane: Plane, ring: Ring, band: Band, start: float) -> Plane:
    """The band unrolled; drawn at twice its size and averaged down against coarse grain."""
    arc = int(2 * np.pi * (band.top + band.foot) / 2 / (band.top - band.foot) * HIGH * band.stretch)
    depths = np.linspace(band.top, band.foot, 2 * HIGH)
    large = _paper_outside(plane, ring, depths, 2 * arc)
    large = np.roll(large, -round(start * 2 * arc), axis=1)
    return np.asarray(cv2.resize(large, (arc, HIGH), interpolation=cv2.INTER_AREA))


def _rgb(plane: Plane) -> Pixels:
    return np.repeat(plane.clip(0, 255).astype(np.uint8)[..., None], 3, axis=-1)


def _widest_gap(inked: NDArray[np.bool_]) -> tuple[float, float]:
    """Middle and width of the longest stretch without ink, as shares of the turn."""
    columns = len(inked)
    edges = np.nonzero(np.concatenate([inked, inked]))[0]
    if len(edges) < 2:
        return _BOTTOM, 1.0
    gaps = np.diff(edges)
    place = int(gaps.argmax())
    middle = (edges[place] + gaps[place] / 2) % columns / columns
    return float(middle), float(gaps[place] / columns)


def _inked(sheet: Plane, least: float = 0.06) -> NDArray[np.bool_]:
    return np.asarray(((255 - sheet) > 90).mean(axis=0) > least)


def _top(depths: NDArray[Any], ink: NDArray[Any], ring: Ring) -> float:
    """Where the text begins inside the ring line and any thin second line beside it."""
    top = 1 - min(max(ring.thickness, 0.03), 0.13) - 0.01
    near = (depths < top) & (depths > 0.83)
    least = float(ink[near].min())
    if least > _TOUCHING:
        return top + 0.01
    quiet = max(0.07, 1.4 * least + 0.01)
    lines = np.nonzero(near & (ink > _FULL_LINE) & (depths > 0.87))[0]
    if len(lines) and ink[lines[0] - 6 : lines[0]].min() < 0.5 * _FULL_LINE:
        top = float(depths[lines[0]]) - 0.01
    below = depths < top
    still = np.nonzero(near & below & (ink <= quiet))[0]
    if len(still):
        inside = np.nonzero(below & (depths < depths[still[-1]]) & (ink > quiet))[0]
        top = min(top, float(depths[inside[-1]]) + 0.045) if len(inside) else top
    return max(top, 0.80)


def _foot(depths: NDArray[Any], ink: NDArray[Any], top: float) -> float | None:
    """Where the text ends inwards: the quietest depth 0.2 to 0.48 below its top."""
    span = np.nonzero((depths < top - 0.20) & (depths > top - 0.48))[0]
    quiet = max(0.05, 1.3 * float(ink[span].min()) + 0.01)
    below = span[ink[span] < quiet]
    return float(depths[below[-1]]) - 0.02 if len(below) and quiet < 0.2 else None
