"""Which way up a page stands, and pages, boxes and pictures turned to stand upright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker import drawings
from checker.model.document import Box, Engine, Page, Pixels
from checker.ocr import strips
from checker.ocr.strips import Quads

_A4_WIDTH = 595.0  # points
_CORNERS = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)  # of a sheet, as fractions
_TRIED = 5  # lines read before the others
_SAMPLE = 4  # lines tried to tell up from down
_CHARACTERS = 10  # of each, which is enough and cheap
_LONG = 8.0  # lines this many times longer than high tell the slope
_AGREEING = 3  # so many of them
_SPREAD = 0.6  # degrees, the median distance from their median
_MOST_SKEW = 15.0  # degrees; more is no slip of the paper
_BETTER = 0.2  # by which half a turn must read better
_READS_WELL = 0.6  # legible share of a strip's width: upright print ≥ 0.8, upside down ≤ 0.4


def lying(quads: Quads) -> bool:
    """Whether the lines run down the page: by length, most of them are taller than wide."""
    if not len(quads):
        return False
    across, down = strips.sides(quads)
    length = np.maximum(across, down)
    upended = down > 1.5 * across
    return bool(length[upended].sum() > 0.6 * length.sum())


def longest(quads: Quads) -> NDArray[np.int64]:
    """Which few lines are longest: they tell how a page stands before all the others are read."""
    across, _ = strips.sides(quads)
    return np.argsort(-across, kind="stable")[:_TRIED]


def reads_well(quads: Quads, words: Sequence[tuple[str, float]]) -> bool:
    """Whether what was read of the lines is legible, so that the page stands upright."""
    if not len(quads):
        return False
    across, down = strips.sides(quads)
    return _legibility((across / np.maximum(down, 1)).tolist(), words) >= _READS_WELL


def upside_down(picture: Pixels, quads: Quads, engine: Engine) -> bool:
    """Whether the lines read better after half a turn. A tie leaves the page as it is."""
    crops = [_sample(strips.cut(picture, quad)) for quad in _telling(quads)]
    if not crops:
        return False
    lengths = [crop.shape[1] / crop.shape[0] for crop in crops]
    now = _legibility(lengths, engine.recognise(crops))
    if now + _BETTER >= 1:
        return False
    turned = [np.ascontiguousarray(np.rot90(crop, 2)) for crop in crops]
    return _legibility(lengths, engine.recognise(turned)) > now + _BETTER


def _telling(quads: Quads) -> Quads:
    """The longest lines of ordinary print; display type and scraps tell less."""
    across, down = strips.sides(quads)
    flat = quads[across > 3 * down]
    order = np.argsort(-np.divide(*strips.sides(flat)))
    return flat[order[:_SAMPLE]]


def _sample(strip: Pixels) -> Pixels:
    return strip[:, : strip.shape[0] * _CHARACTERS]


def _legibility(lengths: Sequence[float], words: Sequence[tuple[str, float]]) -> float:
    """Confidence times the share of each strip filled by what was read, averaged.

    ``lengths`` are the strips' widths over their heights: about so many characters fit in.
    """
    shares = [
        confidence * min(1.0, len(text) / max(1.0, length))
        for length, (text, confidence) in zip(lengths, words, strict=True)
    ]
    return float(np.mean(shares))


def turn(picture: Pixels, degrees: int) -> Pixels:
    """The picture turned clockwise by a multiple of 90 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def half_turned(quads: Quads, picture: Pixels) -> Quads:
    """Where the lines of a picture stand after half a turn, in reading order."""
    size = np.array(picture.shape[1::-1], np.float32)
    return np.asarray((size - quads)[::-1, [2, 3, 0, 1]], np.float32)


def turned_box(box: Box, degrees: int) -> Box:
    """Where a box stands after the page was turned clockwise."""
    x0, y0, x1, y1 = box
    for _ in range(degrees // 90 % 4):
        x0, y0, x1, y1 = 1 - y1, x0, 1 - y0, x1
    return x0, y0, x1, y1


def turned_page(page: Page, degrees: int) -> Page:
    """The page upright: sizes, boxes of what it already holds, and its rendering."""
    if degrees % 360 == 0:
        return page
    sideways = degrees % 180 == 90
    turned = replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        lines=tuple(replace(one, box=turned_box(one.box, degrees)) for one in page.lines),
        shapes=tuple(replace(one, box=turned_box(one.box, degrees)) for one in page.shapes),
        pictures=tuple(
            replace(one, box=one.box and turned_box(one.box, degrees)) for one in page.pictures
        ),
        turned=(page.turned + degrees) % 360,
    )
    return drawings.redrawn(turned, partial(_render_turned, page, degrees))


def skew(quads: Quads) -> float:
    """Degrees by which the long lines slope down to the right; 0 where they do not agree."""
    across, down = strips.sides(quads) if len(quads) else (np.zeros(0), np.zeros(0))
    long = quads[across > _LONG * down] if len(quads) else quads
    if len(long) < _AGREEING:
        return 0.0
    run = long[:, 1] - long[:, 0]
    slopes = np.degrees(np.arctan2(run[:, 1], run[:, 0]))
    middle = float(np.median(slopes))
    agreed = float(np.median(np.abs(slopes - middle))) < _SPREAD
    return middle if agreed and abs(middle) < _MOST_SKEW else 0.0


def straight_page(page: Page, degrees: float) -> Page:
    """The page turned back by a slope of some degrees, its sheet grown to hold every corner."""
    width, height = _grown(page.width, page.height, degrees)
    straight = replace(
        page,
        width=width,
        height=height,
        lines=tuple(replace(x, box=_leant(x.box, page, degrees)) for x in page.lines),
        shapes=tuple(replace(x, box=_leant(x.box, page, degrees)) for x in page.shapes),
        pictures=tuple(
            replace(x, box=x.box and _leant(x.box, page, degrees)) for x in page.pictures
        ),
    )
    return drawings.redrawn(straight, partial(_render_straight, page, degrees))


def _grown(width: float, height: float, degrees: float) -> tuple[float, float]:
    cos, sin = abs(np.cos(np.radians(degrees))), abs(np.sin(np.radians(degrees)))
    return float(width * cos + height * sin), float(width * sin + height * cos)


def _leant(box: Box, page: Page, degrees: float) -> Box:
    """A box after the turn: its middle turned, its size kept."""
    width, height = _grown(page.width, page.height, degrees)
    x, y = (box[0] + box[2]) / 2 * page.width, (box[1] + box[3]) / 2 * page.height
    cos, sin = np.cos(np.radians(-degrees)), np.sin(np.radians(-degrees))
    dx, dy = x - page.width / 2, y - page.height / 2
    x, y = (dx * cos - dy * sin) / width + 0.5, (dx * sin + dy * cos) / height + 0.5
    half = (box[2] - box[0]) / 2 * page.width / width, (box[3] - box[1]) / 2 * page.height / height
    return float(x - half[0]), float(y - half[1]), float(x + half[0]), float(y + half[1])


def _render_straight(page: Page, degrees: float, dpi: float) -> Pixels:
    assert page.render is not None
    picture = page.render(dpi)
    height, width = picture.shape[:2]
    across, down = (round(side) for side in _grown(width, height, degrees))
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += (across - width) / 2, (down - height) / 2
    paper = tuple(float(value) for value in np.percentile(picture[::8, ::8], 80, axis=(0, 1)))
    straight = cv2.warpAffine(
        picture, matrix, (across, down), flags=cv2.INTER_CUBIC, borderValue=paper
    )
    return np.asarray(straight, np.uint8)


def flattened_page(page: Page, corners: NDArray[np.float32]) -> Page:
    """A photographed sheet cut out of its surroundings and taken to be as wide as A4.

    ``corners`` are fractions as ``paper.corners`` gives them.
    """
    across, down = _size(corners, page.width, page.height)
    scale = _A4_WIDTH / min(across, down)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), _CORNERS)
    flat = replace(
        page,
        width=across * scale,
        height=down * scale,
        lines=tuple(replace(one, box=_on_sheet(one.box, matrix)) for one in page.lines),
        shapes=tuple(replace(one, box=_on_sheet(one.box, matrix)) for one in page.shapes),
        pictures=tuple(replace(one, box=None) for one in page.pictures),
    )
    return drawings.redrawn(flat, partial(_render_flat, page, corners, scale))


def _on_sheet(box: Box, matrix: NDArray[Any]) -> Box:
    """Where a box of the photograph stands on its sheet; what lies beside that, at its edge."""
    x0, y0, x1, y1 = box
    ends = np.array([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]], np.float32)
    there = np.clip(cv2.perspectiveTransform(ends, matrix)[0], 0, 1)
    return *there.min(axis=0).tolist(), *there.max(axis=0).tolist()


def _size(corners: NDArray[np.float32], width: float, height: float) -> tuple[float, float]:
    quad = (corners * np.array([width, height])).astype(np.float32)
    across, down = strips.sides(quad[None])
    return float(across[0]), float(down[0])


def _render_turned(page: Page, degrees: int, dpi: float) -> Pixels:
    assert page.render is not None
    return turn(page.render(dpi), degrees)


def _render_flat(page: Page, corners: NDArray[np.float32], scale: float, dpi: float) -> Pixels:
    assert page.render is not None
    picture = page.render(dpi * scale)
    height, width = picture.shape[:2]
    across, down = (max(1, round(side)) for side in _size(corners, width, height))
    quad = (corners * np.array([width, height])).astype(np.float32)
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    flat = cv2.warpPerspective(picture, matrix, (across, down), flags=cv2.INTER_LINEAR)
    return np.asarray(flat, np.uint8)
