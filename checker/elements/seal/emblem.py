"""The emblem in a seal's middle: star, national emblem, hammer and sickle, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from checker.elements.seal.ring import Plane, Ring
from checker.elements.seal.rings import unrolled

Kind = Literal["star", "national", "party", "none", "unknown"]

_POINTS = 5
_DEPTHS = np.linspace(0.03, 0.46, 60)  # radii at which the middle is looked at
_NEAR = 0.4  # radii: an emblem lies within
_INNER, _OUTER = 0.3, 0.6  # radii: a star's points end in the one, ring text begins at the other
_RIM, _BARE = 0.4, 0.1  # share of the directions with ink: at an emblem's rim, on bare ground


@dataclass(frozen=True, slots=True)
class Emblem:
    """What stands in the middle. ``turn``: a star's turn in degrees, −36 to 36, clockwise."""

    kind: Kind
    turn: float | None = None


def emblem(plane: Plane, ring: Ring) -> Emblem:
    """Judge the middle of a seal (plane: 0 ink to 255 paper) by how far ink reaches each way."""
    ink = _ink(plane, ring)
    share = float(ink[_DEPTHS < 0.3].mean())
    if share < 0.04:
        return Emblem("none")
    turn = _star(ink)
    if turn is None and share >= 0.12:  # the ring's middle is not always its emblem's
        own = ring.moved(1, *_beside(ink, ring))
        own = own.moved(1, *_beside(_ink(plane, own), own))  # ink that was out of reach
        turn = _star(_ink(plane, own))
    if turn is not None:
        return Emblem("star", turn)
    if share < 0.12:
        return Emblem("unknown")
    reach = np.where(ink.any(axis=0), _DEPTHS[_last(ink)], 0.0)
    round_about = float(np.std(reach) / (reach.mean() + 1e-6))
    return Emblem("national" if round_about < 0.16 else "party" if share < 0.6 else "unknown")


def _ink(plane: Plane, ring: Ring) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (255 - unrolled(plane, ring, _DEPTHS)) > 110
    return found


def _star(ink: NDArray[np.bool_]) -> float | None:
    """A star's turn in degrees; ``None`` where ink reaches out in no five directions."""
    solid = _solid_reach(ink, _DEPTHS)
    waves = np.abs(np.fft.rfft(solid - solid.mean()))
    five = float(waves[_POINTS] / (waves[1:16].sum() + 1e-6))
    deep = waves[_POINTS] / len(solid)  # print across it or uneven ink adds other waves
    starred = (five > 0.38 and deep > 0.015) or (five > 0.25 and deep > 0.025)
    return _star_turn(solid) if starred else None


def _beside(ink: NDArray[np.bool_], ring: Ring) -> tuple[float, float]:
    """Pixels from the ring's middle to that of the ink about it."""
    near = ink[_DEPTHS < _NEAR] * _DEPTHS[_DEPTHS < _NEAR, None]  # a circle is longer further out
    angle = np.arange(ink.shape[1]) / ink.shape[1] * 2 * np.pi  # clockwise from 3 o'clock
    x, y = ring.at(angle[None, :], _DEPTHS[_DEPTHS < _NEAR, None])
    weight = float(near.sum()) or 1.0
    return float((near * x).sum() / weight - ring.x), float((near * y).sum() / weight - ring.y)


def radius(plane: Plane, ring: Ring) -> float:
    """How far out a round emblem's rim stands, with bare ground outside it; 0 for others.

    Asked of all directions but the lower ones, where words may stand.
    """
    depths = np.linspace(_INNER, _OUTER, 31)
    ink = (255 - unrolled(plane, ring, depths)) > 110
    turn = np.arange(ink.shape[1]) / ink.shape[1] * 360  # clockwise from 3 o'clock: 90 is below
    share = ink[:, abs(turn - 90) > 60].mean(axis=1)
    bare = np.flatnonzero(share < _BARE)
    rim = np.flatnonzero(share[: bare[-1]] > _RIM) if len(bare) else bare
    return float(depths[rim[-1]]) if len(rim) else 0.0


def _last(ink: NDArray[np.bool_]) -> NDArray[Any]:
    last: NDArray[Any] = ink.shape[0] - 1 - ink[::-1].argmax(axis=0)
    return last


def _solid_reach(ink: NDArray[np.bool_], depths: NDArray[Any]) -> NDArray[Any]:
    """How far out each direction is inked without a break wider than two samples."""
    broken = (~ink[:-2]) & (~ink[1:-1]) & (~ink[2:])
    ends = np.where(broken.any(axis=0), broken.argmax(axis=0), ink.shape[0] - 1)
    reach: NDArray[Any] = depths[ends]
    return reach


def _star_turn(reach: NDArray[Any]) -> float:
    """Degrees the star is turned clockwise from a point standing up."""
    phase = np.angle(np.fft.rfft(reach)[_POINTS])
    first_point = -np.degrees(phase) / _POINTS  # clockwise from 3 o'clock
    turn = first_point - 270
    return float((turn + 36) % 72 - 36)
