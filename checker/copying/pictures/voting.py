"""Which matched points of two pictures agree on one map, where each matched point proposes one.

A point has a place, an angle and a size; a match of two points is thus a map of its own: a turn, a
scale and a shift. The proposal that most other matches follow is the one worth looking at. Unlike a
draw of four matches at random it needs no luck, and a few true matches among many false ones win.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NEAR = 0.03  # of the longer side: how far a follower may fall from where it is proposed,
_FAR = 0.15  # and so much more of its distance: a picture seen askew is no turn and scale
_TURN = 0.88  # cosine of how much more it may turn
_GROWTH = 0.5  # of the logarithm of the scale
_MOST = 250  # matches looked at
_CELLS = 100  # to a side: points nearer to each other are one place

Flags = NDArray[np.bool_]
Plane = NDArray[np.complex64]


@dataclass(frozen=True, slots=True)
class Described:
    """Points of a picture: places (n × 2, fractions), poses (n × 2: radians, log of pixels), marks.

    ``shape`` is the picture's width and height, in any unit.
    """

    points: NDArray[np.float32]
    poses: NDArray[np.float16]
    marks: NDArray[np.uint8]
    shape: tuple[int, int]

    def chosen(self, numbers: NDArray[np.int64]) -> Described:
        """Some of the points, in this order."""
        return Described(self.points[numbers], self.poses[numbers], self.marks[:0], self.shape)

    def plane(self) -> Plane:
        """Places as complex numbers, the longer side 1."""
        wide, high = (side / max(self.shape) for side in self.shape)
        return np.asarray(self.points[:, 0] * wide + 1j * (self.points[:, 1] * high), np.complex64)


def agreeing(a: Described, b: Described) -> Flags:
    """Among matches (point ``n`` of a with point ``n`` of b), those that the best proposal wins."""
    kept = np.zeros(len(a.points), bool)
    if len(kept) < 2:
        return kept
    follows = _follows(a, b)
    best = _votes(follows, b).argmax()
    kept[: len(follows)] = follows[best]
    return kept


def agree(a: Described, b: Described, least: int) -> bool:
    """Whether the followers of one proposal stand in so many places of the second picture."""
    if len(a.points) < least:
        return False
    follows = _follows(a, b)
    if follows.sum(axis=1).max() < least:  # most pairs end here
        return False
    return bool(_votes(follows, b).max() >= least)


def _follows(a: Described, b: Described) -> Flags:
    """Row by row, which matches obey the map that one match proposes; of the first matches only."""
    here, there = a.plane()[:_MOST], b.plane()[:_MOST]
    change = (b.poses[:_MOST] - a.poses[:_MOST]).astype(np.float32)
    growth = change[:, 1]
    turn = np.exp(1j * change[:, 0]).astype(np.complex64)
    reach = (turn * np.exp(growth))[:, None] * (here[None, :] - here[:, None])
    near = np.abs(there[:, None] + reach - there[None, :]) < _NEAR + _FAR * np.abs(reach)
    turned = (turn[:, None] * turn.conj()[None, :]).real > _TURN
    return np.asarray(near & turned & (np.abs(growth[:, None] - growth[None, :]) < _GROWTH))


def _votes(follows: Flags, b: Described) -> NDArray[np.int64]:
    """For each proposal, in how many places its followers stand: one place has one vote."""
    cells = np.unique((b.plane()[: len(follows)] * _CELLS).round(), return_inverse=True)[1]
    order = np.argsort(cells, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(cells[order]) > 0))
    return np.asarray(np.logical_or.reduceat(follows[:, order], starts, axis=1).sum(axis=1))
