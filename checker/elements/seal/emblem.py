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
_INNER, _OUTER = 0.3, 0.6  # radii: a star's points end in the one, ring text begins at the other
_RIM, _BARE = 0.4, 0.1  # share of the directions with ink: at an emblem's rim, on bare ground


@dataclass(frozen=True, slots=True)
class Emblem:
    """What stands in the middle. ``turn``: a star's turn in degrees, −36 to 36, clockwise."""

    kind: Kind
    turn: float | None = None


def emblem(plane: Plane, ring: Ring) -> Emblem:
    """Judge the middle of a seal (plane: 0 ink to 255 paper) by how far ink reaches each way."""
    depths = np.linspace(0.03, 0.46, 60)
    ink = (255 - unrolled(plane, ring, depths)) > 110
    share = float(ink[depths < 0.3].mean())
    if share < 0.04:
        return Emblem("none")
    reach = np.where(ink.any(axis=0), depths[_last(ink)], 0.0)
    solid = _solid_reach(ink, depths)
    waves = np.abs(np.fft.rfft(solid - solid.mean()))
    five = float(waves[_POINTS] / (waves[1:16].sum() + 1e-6))
    deep = waves[_POINTS] / len(solid)  # print across it or uneven ink adds other waves
    if (five > 0.38 and deep > 0.015) or (five > 0.25 and deep > 0.025):
        return Emblem("star", _star_turn(solid))
    if share < 0.12:
        return Emblem("unknown")
    round_about = float(np.std(reach) / (reach.mean() + 1e-6))
    return Emblem("national" if round_about < 0.16 else "party" if share < 0.6 else "unknown")


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
