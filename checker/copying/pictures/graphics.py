"""Where drawings stand on a sheet whose ground is as white as theirs: charts, maps, windows.

Words are small and apart, and rules of a table are long and thin. What else is joined ink, large
both ways or solid, belongs to a drawing; the words near it are taken along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import photo_areas
from checker.model.document import Box, Pixels

_INK = 24  # grey levels below the paper's white, in a picture of half the size
_RULE = 0.06  # of the longer side: straight ink so long is a rule,
_THICK = 5  # pixels: unless it is so thick
_LARGE = 0.05  # of the longer side: joined ink of this size is no word
_SOLID = 0.01  # of the longer side: ink as thick as this is no stroke of one
_COARSE = 2  # pixels: solid ink is sought so coarsely
_GAP = 0.5  # of the smaller part's longer side: how far apart parts of one drawing may stand
_LEAST = 0.05  # share of the page; a seal is smaller
_MOST = 0.4  # share of the page: beyond, the page is the drawing and shows it well
_WHITE = 252.0  # grey level of evenly lit paper
_ROUND = 0.08  # of a drawing's sides, in which its words stand

Mask = NDArray[np.uint8]
Part = tuple[int, int, int, int]  # left, top, right, foot


def found(pixels: Pixels, lines: Sequence[Box]) -> list[Box]:
    """Boxes of drawings, each with some room round it, without areas that text fills.

    ``pixels`` at about 100 dpi.
    """
    ink = inked(pixels)
    if ink is None:
        return []
    high, wide = ink.shape
    boxes = [_roomy(part, wide, high) for part in _joined(list(_parts(ink))) if _fits(part, ink)]
    return [box for box in boxes if not photo_areas.written(box, lines)]


def inked(pixels: Pixels) -> Mask | None:
    """1 where a picture of half the size is darker than the paper, cut to whole blocks."""
    half = cv2.resize(pixels[:, :, :3], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    grey = photo_areas.blocks(np.asarray(half, np.uint8))
    if grey is None:
        return None
    return np.asarray(grey < photo_areas.paper(grey) - _INK, np.uint8)


def _parts(ink: Mask) -> Iterator[Part]:
    """Joined ink that is neither words nor rules, nor the ground beyond the sheet."""
    side = max(ink.shape)
    large, thick = _LARGE * side, round(_SOLID * side)
    solid = _opened(ink, thick, thick)[::_COARSE, ::_COARSE]
    for mask, scale, least in ((without_rules(ink), 1, large), (solid, _COARSE, 0.0)):
        high, wide = mask.shape
        for left, top, across, down, _ in cv2.connectedComponentsWithStats(mask)[2][1:].tolist():
            right, foot = left + across, top + down
            if min(left, top) <= 1 or right >= wide - 1 or foot >= high - 1:
                continue
            if scale * max(across, down) >= large and scale * min(across, down) >= least:
                yield left * scale, top * scale, right * scale, foot * scale


def without_rules(ink: Mask) -> Mask:
    """Without long straight ink that is thin."""
    long = round(_RULE * max(ink.shape))
    rules = _opened(ink, long, 1) | _opened(ink, 1, long)
    solid = _grown(_opened(ink, _THICK, _THICK), 3)
    return np.asarray(ink & (1 - _grown(rules & (1 - solid), 3)), np.uint8)


def _grown(ink: Mask, side: int) -> Mask:
    return np.asarray(cv2.dilate(ink, np.ones((side, side), np.uint8)), np.uint8)


def _opened(ink: Mask, wide: int, high: int) -> Mask:
    way = np.ones((high, wide), np.uint8)
    return np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, way), np.uint8)


def _joined(parts: list[Part]) -> list[Part]:
    """Parts that stand near each other as one."""
    done: list[Part] = []
    while parts:
        part = parts.pop()
        near = next((other for other in done if _near(part, other)), None)
        if near is None:
            done.append(part)
            continue
        done.remove(near)
        left, top = map(min, part[:2], near[:2])
        right, foot = map(max, part[2:], near[2:])
        parts.append((left, top, right, foot))
    return done


def _near(one: Part, other: Part) -> bool:
    gap = max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])
    longer = (max(part[2] - part[0], part[3] - part[1]) for part in (one, other))
    return gap <= _GAP * min(longer)


def _fits(part: Part, ink: Mask) -> bool:
    return _LEAST <= (part[2] - part[0]) * (part[3] - part[1]) / ink.size <= _MOST


def _roomy(part: Part, wide: int, high: int) -> Box:
    """The part with room round it, as fractions of the page."""
    left, top, right, foot = part
    across, down = _ROUND * (right - left), _ROUND * (foot - top)
    return (
        max(left - across, 0) / wide,
        max(top - down, 0) / high,
        min(right + across, wide) / wide,
        min(foot + down, high) / high,
    )


def lit(pixels: Pixels) -> Pixels:
    """An area of a sheet as if light fell evenly on it: its paper is white."""
    grey = photo_areas.blocks(pixels)
    if grey is None:
        return pixels
    high, wide = pixels.shape[:2]
    white = cv2.resize(photo_areas.paper(grey), (wide, high), interpolation=cv2.INTER_LINEAR)
    gain = _WHITE / np.maximum(white, 1.0)
    return np.clip(pixels[:, :, :3] * gain[:, :, None], 0, 255).astype(np.uint8)
