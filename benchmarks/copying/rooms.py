"""Drawn photographs with depth: rooms and streets in space, people in them, seen by a camera.

Everything is a textured four-sided plane in space, so a second shot from another place shows
parallax, and people who move cover other parts of the room. Nobody real is in them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Dice = np.random.Generator
WIDE, HIGH, FOCUS = 960, 640, 820.0


@dataclass(frozen=True)
class Plane:
    """A texture (RGBA) on four corners in metres: x right, y down, z away from the camera."""

    texture: Picture
    corners: NDArray[np.float64]  # top left, top right, bottom right, bottom left

    @property
    def far(self) -> float:
        return float(self.corners[:, 2].mean())


@dataclass(frozen=True)
class Camera:
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    turn: float = 0.0  # radians, to the right


@dataclass
class Place:
    """A room or street, and where people may stand: x, feet y, z."""

    planes: list[Plane]
    spots: list[tuple[float, float, float]]
    people: list[Plane] = field(default_factory=list)


def noise(dice: Dice, wide: int, high: int, grain: int, strength: float) -> NDArray[np.float32]:
    small = dice.normal(0, 1, (max(high // grain, 2), max(wide // grain, 2), 3)).astype(np.float32)
    grown = cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC)
    return np.asarray(grown * strength, np.float32)


def surface(dice: Dice, wide: int, high: int, things: int) -> Picture:
    """A wall, a floor or a front: ground colour, grain at three scales, things on it."""
    out = np.full((high, wide, 3), dice.uniform(60, 205, 3), np.float32)
    for grain, strength in ((90, 18), (23, 8), (5, 5)):
        out += noise(dice, wide, high, grain, strength)
    for _ in range(things):
        x, y = int(dice.integers(0, wide)), int(dice.integers(0, high))
        w, h = int(dice.integers(wide // 30, wide // 6)), int(dice.integers(high // 30, high // 5))
        colour = tuple(float(part) for part in dice.integers(25, 235, 3))
        cv2.rectangle(out, (x, y), (x + w, y + h), colour, -1)
        ink = tuple(float(part) for part in dice.integers(10, 245, 3))
        for row in range(y + 6, y + h - 6, int(dice.integers(9, 22))):
            for column in range(x + 4, x + w - 8, int(dice.integers(9, 24))):
                if dice.random() < 0.7:
                    cv2.rectangle(out, (column, row), (column + 5, row + 5), ink, -1)
    return opaque(out)


def opaque(colours: NDArray[np.float32]) -> Picture:
    whole = np.full((*colours.shape[:2], 1), 255, np.float32)
    return np.clip(np.concatenate([colours, whole], 2), 0, 255).astype(np.uint8)


def banner(dice: Dice) -> Picture:
    out = np.full((90, 900, 3), (190, 25, 30), np.float32) + noise(dice, 900, 90, 60, 10)
    for n in range(int(dice.integers(9, 15))):
        for _ in range(9):
            x, y = 40 + n * 58 + int(dice.integers(0, 40)), 20 + int(dice.integers(0, 50))
            end = (x + int(dice.integers(-20, 20)), y + int(dice.integers(-20, 20)))
            cv2.line(out, (x, y), end, (250, 230, 120), 4)
    return opaque(out)


def person(dice: Dice) -> Picture:
    """Head, hair, a coat with a pattern; see-through round them."""
    out = np.zeros((320, 160, 4), np.float32)
    skin = np.array([215, 175, 145]) * dice.uniform(0.75, 1.12)
    coat, second = dice.uniform(15, 225, 3), dice.uniform(15, 225, 3)
    body = (80, 250), (int(dice.integers(55, 74)), 150)
    cv2.ellipse(out, *body, 0, 0, 360, (*coat, 255), -1)
    for stripe in range(100, 320, int(dice.integers(12, 40))):
        cv2.line(out, (10, stripe), (150, stripe + int(dice.integers(-30, 30))), (*second, 255), 4)
    mask = np.zeros((320, 160), np.uint8)
    cv2.ellipse(mask, *body, 0, 0, 360, 255, -1)
    out[mask == 0] = 0
    cv2.ellipse(out, (80, 58), (int(dice.integers(29, 36)), 44), 0, 0, 360, (*skin, 255), -1)
    hair = dice.uniform(10, 70, 3)
    start = int(dice.integers(150, 190))
    cv2.ellipse(out, (80, 48), (36, 38), 0, start, start + 190, (*hair, 255), -1)
    for eye in (66, 94):
        cv2.circle(out, (eye + int(dice.integers(-3, 4)), 60), 4, (30, 20, 20, 255), -1)
    out[:, :, :3] += noise(dice, 160, 320, 8, 7)
    return np.clip(out, 0, 255).astype(np.uint8)


def facing(texture: Picture, x: float, y: float, z: float, wide: float, high: float) -> Plane:
    """A plane that faces the camera; ``y`` is its foot."""
    left, right, top = x - wide / 2, x + wide / 2, y - high
    corners = [[left, top, z], [right, top, z], [right, y, z], [left, y, z]]
    return Plane(texture, np.array(corners, np.float64))


def room(seed: int) -> Place:
    """Back wall with a banner, side walls, floor, ceiling, rows of tables."""
    dice = np.random.default_rng(seed)
    half, deep = dice.uniform(3.2, 5.5), dice.uniform(9, 14)
    top, foot = -dice.uniform(1.3, 2.0), dice.uniform(1.3, 1.7)
    things = [int(n) for n in dice.integers(3, 14, 5)]
    back = facing(surface(dice, 1000, 450, things[0]), 0, foot, deep, 2 * half, foot - top)
    sides = [
        Plane(
            surface(dice, 900, 400, things[n]),
            np.array([[x, top, 0.4], [x, top, deep], [x, foot, deep], [x, foot, 0.4]]),
        )
        for n, x in ((1, -half), (2, half))
    ]
    flat = [
        Plane(
            surface(dice, 700, 700, things[n] // 2),
            np.array([[-half, y, deep], [half, y, deep], [half, y, 0.4], [-half, y, 0.4]]),
        )
        for n, y in ((3, top), (4, foot))
    ]
    sign = facing(banner(dice), dice.uniform(-0.5, 0.5), top + 0.75, deep - 0.05, half, 0.5)
    planes, spots = [back, *sides, *flat, sign], []
    for z in np.arange(3.2, deep - 1.0, dice.uniform(1.3, 1.9)):
        for x in np.arange(-half + 0.7, half - 0.5, dice.uniform(0.9, 1.3)):
            at = x + dice.uniform(-0.1, 0.1), foot, z + dice.uniform(-0.1, 0.1)
            planes.append(facing(surface(dice, 160, 110, 2), at[0], foot, at[2], 0.8, 0.75))
            spots.append((at[0], foot - 0.1, at[2] + 0.25))
    return Place(planes, spots)


def street(seed: int) -> Place:
    """Sky, fronts on both sides, a road, cars as boxes."""
    dice = np.random.default_rng(seed)
    sky = facing(surface(dice, 600, 300, 0), 0, 8, 60, 120, 60)
    planes = [sky]
    foot = dice.uniform(1.4, 1.8)
    road = [[-40, foot, 60], [40, foot, 60], [9, foot, 2.5], [-9, foot, 2.5]]
    planes.append(Plane(surface(dice, 600, 900, 3), np.array(road, np.float64)))
    for side in (-1, 1):
        z = 3.0
        while z < 45:
            long, high = dice.uniform(4, 9), dice.uniform(4, 14)
            x = side * dice.uniform(4, 6)
            front = [[x, foot - high, z], [x, foot - high, z + long], [x, foot, z + long]]
            corners = np.array([*front, [x, foot, z]], np.float64)
            wall = surface(dice, 500, 500, int(dice.integers(8, 30)))
            planes.append(Plane(wall, corners))
            z += long
    spots = []
    for _ in range(int(dice.integers(5, 12))):
        x, z = dice.uniform(-3.5, 3.5), dice.uniform(4, 20)
        planes.append(facing(surface(dice, 200, 140, 4), x, foot, z, 1.8, 1.4))
    for _ in range(16):
        spots.append((dice.uniform(-3, 3), foot, dice.uniform(3, 10)))
    return Place(planes, spots)


def peopled(place: Place, seed: int, share: float = 0.75) -> Place:
    """The place with people on part of its spots."""
    dice = np.random.default_rng(seed)
    people = []
    for x, y, z in place.spots:
        if dice.random() < share:
            texture = person(dice)
            at = x + dice.uniform(-0.15, 0.15), z + dice.uniform(-0.1, 0.1)
            people.append(facing(texture, at[0], y - dice.uniform(0, 0.12), at[1], 0.62, 1.24))
    return Place(place.planes, place.spots, people)


def stirred(place: Place, seed: int, reach: float = 0.12) -> Place:
    """The same people a moment later: each moved a little, some turned round."""
    dice = np.random.default_rng(seed)
    people = []
    for plane in place.people:
        move = np.array([dice.uniform(-reach, reach), dice.uniform(0, reach / 3), 0])
        texture = plane.texture[:, ::-1] if dice.random() < 0.3 else plane.texture
        people.append(Plane(np.ascontiguousarray(texture), plane.corners + move))
    return Place(place.planes, place.spots, people)


def shot(place: Place, camera: Camera = Camera(), seed: int = 0) -> Picture:
    """The picture that the camera takes: far planes first, then light and noise."""
    out = np.zeros((HIGH, WIDE, 3), np.float32)
    every = [*place.planes, *place.people]
    for plane in sorted(every, key=lambda one: -one.far):
        _drawn(out, plane, camera)
    dice = np.random.default_rng(seed)
    x = np.linspace(-1, 1, WIDE)[None, :, None]
    y = np.linspace(-1, 1, HIGH)[:, None, None]
    out *= 1.08 - 0.22 * (x * x + y * y)
    out = cv2.GaussianBlur(out, (0, 0), 0.8) + dice.normal(0, 3.0, out.shape)
    return np.clip(out, 0, 255).astype(np.uint8)


def _drawn(out: NDArray[np.float32], plane: Plane, camera: Camera) -> None:
    moved = plane.corners - np.array([camera.x, camera.y, camera.z])
    cos, sin = np.cos(camera.turn), np.sin(camera.turn)
    seen = np.stack(
        [moved[:, 0] * cos - moved[:, 2] * sin, moved[:, 1], moved[:, 0] * sin + moved[:, 2] * cos],
        axis=1,
    )
    if (seen[:, 2] < 0.15).any():
        return
    there = seen[:, :2] / seen[:, 2:] * FOCUS + np.array([WIDE / 2, HIGH / 2])
    high, wide = plane.texture.shape[:2]
    here = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(here, there.astype(np.float32))
    left, top = np.maximum(np.floor(there.min(0)), 0).astype(int)
    right, foot = np.minimum(np.ceil(there.max(0)) + 1, (WIDE, HIGH)).astype(int)
    if right <= left or foot <= top:
        return
    shift = np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]], np.float64)
    laid = cv2.warpPerspective(
        plane.texture, shift @ matrix, (int(right - left), int(foot - top)), flags=cv2.INTER_AREA
    ).astype(np.float32)
    cover = laid[:, :, 3:] / 255
    part = out[top:foot, left:right]
    part[:] = part * (1 - cover) + laid[:, :, :3] * cover
