"""A ring of ink as fitted and measured, and when two rings are one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.elements.seal.votes import Guess

Plane = NDArray[Any]  # height × width, float32


@dataclass(frozen=True, slots=True)
class Ring:
    """An ellipse in pixels with what its ring and inside look like.

    ``coverage``: share of the visible ring that is inked; ``visible``: share of it on the page;
    ``thickness`` and ``gap`` in radii; ``fill``: inked share of the disc inside the ring;
    ``strokes``: changes of ink round the band where ring text stands; ``spread``: share of the
    band's circle on which there is any ink; ``level``: ink of the ring line; ``stray``: share of
    the gaps in the ring beyond which ink goes on, as on squares and letters.
    """

    x: float
    y: float
    wide: float  # semi-axes
    high: float
    turn: float  # degrees of the first semi-axis
    coverage: float = 0.0
    visible: float = 1.0
    thickness: float = 0.0
    fill: float = 0.0
    strokes: int = 0
    spread: float = 0.0
    level: float = 0.0
    stray: float = 0.0

    @property
    def radius(self) -> float:
        """Mean radius in pixels."""
        return (self.wide + self.high) / 2

    def moved(self, scale: float, dx: float = 0.0, dy: float = 0.0) -> Ring:
        """The ring in a picture ``scale`` times as large, then shifted by (dx, dy) pixels."""
        return replace(
            self,
            x=self.x * scale + dx,
            y=self.y * scale + dy,
            wide=self.wide * scale,
            high=self.high * scale,
        )

    def at(self, angle: Any, depth: Any) -> tuple[Plane, Plane]:
        """Pixels at angles (radians clockwise from 3 o'clock) and depths (1 = on the ring)."""
        turn = np.radians(self.turn)
        u, v = self.wide * np.cos(angle - turn), self.high * np.sin(angle - turn)
        x = self.x + depth * (u * np.cos(turn) - v * np.sin(turn))
        y = self.y + depth * (u * np.sin(turn) + v * np.cos(turn))
        return x.astype(np.float32), y.astype(np.float32)


def explains(ring: Ring, guess: Guess) -> bool:
    """Whether a guess is but an echo of a ring already found (its text, emblem or inner ring)."""
    away = float(np.hypot(guess.x - ring.x, guess.y - ring.y))
    return ring.coverage > 0.6 and away + guess.radius < 1.25 * ring.radius


def echo(ring: Ring, clearer: list[Ring]) -> bool:
    """Whether a poor ring lies over a clear one, whose text and line it is made of."""
    return ring.coverage < 0.6 and any(
        other.coverage > ring.coverage + 0.2
        and np.hypot(ring.x - other.x, ring.y - other.y) < 0.8 * (ring.radius + other.radius)
        for other in clearer
    )


def same(ring: Ring, other: Ring) -> bool:
    """Whether two fits lie on one line; an emblem inside a ring is not the ring."""
    away = float(np.hypot(ring.x - other.x, ring.y - other.y))
    alike = 0.8 < ring.radius / other.radius < 1.25
    return (away < 0.3 * other.radius and alike) or away + 0.8 * ring.radius < other.radius


def inside(ring: Ring, others: list[Ring]) -> bool:
    """Whether a ring lies in a larger good one, as emblems and inner lines do."""
    return any(
        other.coverage > 0.6
        and np.hypot(ring.x - other.x, ring.y - other.y) + 0.9 * ring.radius < other.radius
        for other in others
        if other is not ring
    )
