"""Rings of ink: circles and slightly squeezed circles fitted to a guess and measured."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.elements.quantile import quantile
from checker.elements.seal import ring as seal_ring
from checker.elements.seal.ring import Plane, Ring
from checker.elements.seal.votes import guesses

ANGLES = 480
_DEEP = 120  # samples along one radius
_REACH = 1.30  # the outermost sample, in radii
_TRIES = 24  # guesses looked at on one page
_STEEP = 0.7  # of the steepest fall of ink: as steep as an edge must be
_ARC = 0.12  # share of the turn that must be one unbroken arc


def rings(ink: NDArray[Any], least: float, most: float) -> list[Ring]:
    """Rings of radius ``least`` to ``most`` pixels in an ink picture, the clearest first."""
    plane = cv2.GaussianBlur(ink.astype(np.float32), (0, 0), 0.6)
    found: list[Ring] = []
    for outline in _outlines(plane, least, most):
        whole = measure(plane, fit(plane, outline))
        if whole is not None and whole.coverage > 0.8:
            found.append(whole)
    for guess in guesses(ink, least, most, votes=0.3)[:_TRIES]:
        if any(seal_ring.explains(ring, guess) for ring in found):
            continue
        start = Ring(guess.x, guess.y, guess.radius, guess.radius, 0.0)
        ring = measure(plane, fit(plane, start, (0.14, 0.09, 0.05, 0.04)))
        if ring is not None and not any(seal_ring.same(ring, other) for other in found):
            found.append(ring)
    found.sort(key=lambda ring: -ring.coverage)
    kept = [ring for place, ring in enumerate(found) if not seal_ring.echo(ring, found[:place])]
    return [ring for ring in kept if not seal_ring.inside(ring, kept)]


def fit(plane: Plane, start: Ring, windows: tuple[float, ...] = (0.06, 0.04)) -> Ring | None:
    """The ellipse along the outer edge of a ring near ``start``, ``None`` if there is none."""
    ring = start
    for window in windows:
        points, angles = _outer_edge(plane, ring, window)
        if len(points) < ANGLES // 8:
            return None
        spread = len(np.unique((angles * 24 / ANGLES).astype(int))) / 24
        closed = spread > 0.7 and window < 0.1
        better = _ellipse(points) if closed else _circle(points)
        if better is None or abs(better.radius / start.radius - 1) > 0.3:
            return None
        ring = better
    return ring


def _outlines(plane: Plane, least: float, most: float) -> list[Ring]:
    """Ellipses round patches of ink that hang together, squeezed ones too."""
    mask = (plane > 8).astype(np.uint8)
    patches, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    found = []
    for patch in patches:
        _, _, wide, high = cv2.boundingRect(patch)
        if min(wide, high) < 2 * least or max(wide, high) > 2 * most or len(patch) < 30:
            continue
        hull = cv2.convexHull(patch)
        if len(hull) < 12:
            continue
        thinned = np.ascontiguousarray(patch[:: max(1, len(patch) // 400)])
        (x, y), (a, b), turn = cv2.fitEllipseDirect(thinned)
        area = float(cv2.contourArea(hull)) / max(np.pi * a * b / 4, 1.0)
        if np.isfinite([x, y, a, b]).all() and 0.93 < area < 1.07:
            found.append(Ring(x, y, a / 2, b / 2, turn))
    return found


def unrolled(plane: Plane, ring: Ring, depths: NDArray[Any], angles: int = ANGLES) -> Plane:
    """The picture round the ring: one column an angle (from 3 o'clock), one row a depth."""
    turn = np.linspace(0, 2 * np.pi, angles, endpoint=False)
    x, y = ring.at(turn[None, :], depths[:, None])
    return np.asarray(cv2.remap(plane, x, y, cv2.INTER_LINEAR, borderValue=0), np.float32)


def measure(plane: Plane, ring: Ring | None) -> Ring | None:
    """The ring with its measures, ``None`` where nothing like a ring line is there."""
    if ring is None or ring.wide < 8 or not 0.6 < ring.high / ring.wide < 1.67:
        return None
    depths = np.linspace(0.02, _REACH, _DEEP)
    sheet = unrolled(plane, ring, depths)
    on_page = unrolled(np.ones_like(plane), ring, np.array([0.99]))[0] > 0.5
    line = sheet[(depths > 0.94) & (depths < 1.0)].max(axis=0)
    if on_page.mean() < 0.3:
        return None
    level = float(np.percentile(line[on_page], 60))
    ink = sheet > max(0.4 * level, 3.0)
    inked = _inked(ink, depths, 1.5 / ring.radius) & on_page
    if _longest(inked) < _ARC:
        return None
    coverage = float(inked.sum() / on_page.sum())
    if coverage < 0.25:
        return None
    band = ink[(depths > 0.58) & (depths < 0.86)]
    return Ring(
        ring.x,
        ring.y,
        ring.wide,
        ring.high,
        ring.turn,
        coverage=coverage,
        visible=float(on_page.mean()),
        thickness=_thickness(ink, depths, inked),
        fill=float(ink[(depths > 0.1) & (depths < 0.9)][:, on_page].mean()),
        strokes=int((np.diff(band.astype(np.int8), axis=1) != 0).sum(axis=1).max()),
        spread=_spread(band[:, on_page]),
        level=level,
        stray=_stray(ink, depths, on_page & ~inked),
    )


def _inked(ink: NDArray[np.bool_], depths: NDArray[Any], pixel: float) -> NDArray[np.bool_]:
    """At which angles the outermost ink begins on the ring itself, with paper outside it."""
    line = ink[(depths > 0.945) & (depths < 1.005)].any(axis=0)
    outside = ink[(depths > 1.02 + pixel) & (depths < 1.06 + pixel)].mean(axis=0) > 0.5
    return np.asarray(line & ~outside)


def _spread(band: NDArray[np.bool_]) -> float:
    written = np.asarray(band.any(axis=0), np.uint8).reshape(1, -1)
    return float(cv2.dilate(written, np.ones((1, 9), np.uint8)).mean())


def _stray(ink: NDArray[np.bool_], depths: NDArray[Any], gaps: NDArray[np.bool_]) -> float:
    """Share of the gaps beyond which there is ink within a third of a radius."""
    beyond = np.asarray(ink[(depths > 1.03) & (depths < 1.28)].any(axis=0), np.bool_).ravel()
    return float(beyond[gaps].mean()) if gaps.any() else 0.0


def _longest(inked: NDArray[np.bool_]) -> float:
    """The longest stretch of ring line, small breaks bridged, as a share of the turn."""
    closed = np.asarray(cv2.dilate(inked.astype(np.uint8)[None], np.ones((1, 7), np.uint8))).ravel()
    edges = np.nonzero(np.concatenate([closed, closed]) == 0)[0]
    if len(edges) < 2:
        return 1.0
    return float(np.diff(edges).max() / ANGLES)


def _thickness(ink: NDArray[np.bool_], depths: NDArray[Any], inked: NDArray[np.bool_]) -> float:
    """Median depth of the ring line, counted inwards from its outer edge, in radii."""
    inward = ink[(depths > 0.3) & (depths < 1.03)][::-1, inked]
    started = np.maximum.accumulate(inward, axis=0)
    ended = np.maximum.accumulate(started & ~inward, axis=0)
    runs = (started & ~ended).sum(axis=0)
    return float(np.median(runs) * (depths[1] - depths[0])) if runs.size else 0.0


def _outer_edge(plane: Plane, ring: Ring, window: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """For each angle the steepest fall of ink outwards within the window; weak ones left out."""
    depths = np.linspace(1 - window - 0.04, 1 + window + 0.04, 60)
    sheet = unrolled(plane, ring, depths)
    soft = cv2.blur(sheet, (3, 3))
    shift = max(1, round(1.5 / (ring.radius * (depths[1] - depths[0]))))
    fall = soft[:-shift] - soft[shift:]
    strength = fall.max(axis=0)
    peak = (fall >= cv2.dilate(fall, np.ones((3, 1)))) & (fall >= _STEEP * strength)
    place = len(fall) - 1 - peak[::-1].argmax(axis=0)  # the outermost: a second line may be inside
    keep = strength > max(2.0, 0.35 * quantile(strength, 0.8))
    angles = np.arange(ANGLES)[keep]
    x, y = ring.at(
        angles * 2 * np.pi / ANGLES, depths[place[keep]] + shift * 0.5 * np.diff(depths)[0]
    )
    return np.column_stack([x, y]).astype(np.float32), angles


def _circle(points: NDArray[Any]) -> Ring | None:
    """Least squares circle, the farthest third dropped twice."""
    every = points.astype(np.float64)
    kept = every
    for _ in range(3):
        middle = kept.mean(axis=0)
        away = kept - middle
        square = (away**2).sum(axis=1)
        spread = away.T @ away
        if abs(np.linalg.det(spread)) < 1e-9:
            return None
        shift = np.linalg.solve(spread, away.T @ square) / 2
        x, y = middle + shift
        radius = float(np.sqrt(square.mean() + shift @ shift))
        off = np.abs(np.hypot(every[:, 0] - x, every[:, 1] - y) - radius)
        kept = every[off <= quantile(off, 0.7)]
    return Ring(float(x), float(y), radius, radius, 0.0)


def _ellipse(points: NDArray[Any]) -> Ring | None:
    """Direct ellipse fit, points far from it dropped."""
    kept = points
    ring: Ring | None = None
    for _ in range(3):
        if len(kept) < 12:
            return ring
        (x, y), (wide, high), turn = cv2.fitEllipseDirect(kept)
        if not (np.isfinite([x, y, wide, high]).all() and min(wide, high) > 4):
            return ring
        ring = Ring(x, y, wide / 2, high / 2, turn)
        off = np.abs(_depth(ring, points) - 1)
        kept = points[off <= max(quantile(off, 0.7), 0.006)]
    return ring


def _depth(ring: Ring, points: NDArray[Any]) -> NDArray[Any]:
    turn = np.radians(ring.turn)
    dx, dy = points[:, 0] - ring.x, points[:, 1] - ring.y
    u = (dx * np.cos(turn) + dy * np.sin(turn)) / ring.wide
    v = (-dx * np.sin(turn) + dy * np.cos(turn)) / ring.high
    return np.asarray(np.hypot(u, v))
