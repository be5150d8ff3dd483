"""Where photographs stand on a page that is itself one picture."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.boxes import area, common, slices
from checker.model.document import Box, Pixels

_BLOCK = 12  # pixels at 100 dpi
_INK = 30  # grey levels below paper white
_SHEET = 0.2  # share of the blocks that must be white for their light to be followed
_FITS = 4
_FILLED = 0.6  # share of a block that is not paper
_BLANK = 0.5  # share of a sheet of paper that is as light as its lightest parts
_SOLID = 0.65  # share of a region's box that is filled
_LEAST = 0.03  # share of the page
_ACROSS = 0.2  # share of a region's width that a line in it crosses, and one beside it does not
_RIM = 0.8  # share of the blocks round an area that must be paper where it is framed by it
_TEXT = 0.35  # share of a region's height crossed by lines of text


def found(pixels: Pixels, lines: Sequence[Box], running: Sequence[Box] = ()) -> list[Box]:
    """Boxes of filled areas large and solid enough to be photographs, without text areas.

    ``running`` text of the sheet close above or below a photograph would run into it, and so may
    other small print: where ``lines`` fill an area, what is filled without them counts.
    """
    filled = _filled(pixels)
    if filled is None:
        return []
    filled = _without(filled, running)
    boxes = _regions(filled)
    clear = [box for box in boxes if not written(box, lines)]
    if len(clear) < len(boxes):
        unwritten = _regions(_without(filled, lines))
        clear += [box for box in unwritten if not any(inside(box, other) for other in clear)]
    return [box for box in clear if not written(box, lines)]


def framed(pixels: Pixels) -> list[Box]:
    """Those of the filled areas that have paper all round: photographs on a sheet, shot again."""
    filled = _filled(pixels)
    return [] if filled is None else [box for box in _regions(filled) if _on_paper(filled, box)]


def _on_paper(filled: NDArray[np.uint8], box: Box) -> bool:
    high, wide = filled.shape
    left, right = round(box[0] * wide) - 2, round(box[2] * wide) + 2
    top, foot = round(box[1] * high) - 2, round(box[3] * high) + 2
    if min(left, top) < 0 or right > wide or foot > high:
        return False
    part = filled[top:foot, left:right]
    rim = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]])
    return bool((rim == 0).mean() >= _RIM)


def _filled(pixels: Pixels) -> NDArray[np.uint8] | None:
    """1 for each block that is not paper; ``None`` for a picture too small for blocks."""
    grey = blocks(pixels)
    if grey is None:
        return None
    ink = (grey < paper(grey) - _INK).astype(np.float32)
    high, wide = (side // _BLOCK for side in grey.shape)
    share = ink.reshape(high, _BLOCK, wide, _BLOCK).mean((1, 3))
    filled = (share > _FILLED).astype(np.uint8)
    return np.asarray(
        cv2.morphologyEx(filled, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8
    )


def blocks(pixels: Pixels) -> NDArray[np.uint8] | None:
    """The greys of a page cut to whole blocks; ``None`` for a picture too small for them."""
    shades = cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_RGB2GRAY)
    high, wide = shades.shape[0] // _BLOCK, shades.shape[1] // _BLOCK
    if high < 4 or wide < 4:
        return None
    return np.asarray(shades[: high * _BLOCK, : wide * _BLOCK], np.uint8)


def _without(filled: NDArray[np.uint8], lines: Sequence[Box]) -> NDArray[np.uint8]:
    """The filled blocks that no line of text touches."""
    high, wide = filled.shape
    rest = filled.copy()
    for line in lines:
        rest[slices(line, high, wide)] = 0
    return rest


def inside(box: Box, other: Box) -> bool:
    """Whether most of a box lies in another."""
    return 2 * common(box, other) > area(box)


def on_paper(pixels: Pixels) -> bool:
    """Whether a picture shows a sheet, mostly blank: a messenger strips what marks a photograph."""
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[::4, ::4, :3]), cv2.COLOR_RGB2GRAY)
    return bool((grey > np.percentile(grey, 95) - _INK).mean() > _BLANK)


def paper(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The paper's white: a second-degree surface over the bright blocks, as light falls on it.

    ``grey`` consists of whole blocks.
    """
    high, wide = grey.shape[0] // _BLOCK, grey.shape[1] // _BLOCK
    every = grey.reshape(high, _BLOCK, wide, _BLOCK)[:, ::2, :, ::2].astype(np.float32)
    white = np.percentile(every, 90, axis=(1, 3)).ravel()
    y, x = (part.ravel() / max(high, wide) - 0.5 for part in np.mgrid[:high, :wide])
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    bright = white >= np.percentile(white, 70) - _INK
    level = np.full(len(white), np.percentile(white, 95))
    for _ in range(_FITS):
        if bright.mean() < _SHEET:
            break
        bent = np.linalg.lstsq(terms[bright], white[bright], rcond=None)[0]
        level = terms @ bent
        bright = np.abs(white - level) < _INK / 2
    nodes = level.reshape(high, wide).astype(np.float32)
    size = grey.shape[1], grey.shape[0]
    return np.asarray(cv2.resize(nodes, size, interpolation=cv2.INTER_LINEAR), np.float32)


def _regions(filled: NDArray[np.uint8]) -> list[Box]:
    high, wide = filled.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(filled, connectivity=4)
    boxes = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[label])
        large = width * height >= _LEAST * high * wide
        if large and area >= _SOLID * width * height:
            boxes.append((left / wide, top / high, (left + width) / wide, (top + height) / high))
    return boxes


def written(box: Box, lines: Sequence[Box]) -> bool:
    """Whether lines of text fill the area: a shaded table or a photographed sheet."""
    inside = [
        min(line[3], box[3]) - max(line[1], box[1])
        for line in lines
        if line[1] < box[3]
        and line[3] > box[1]
        and min(line[2], box[2]) - max(line[0], box[0]) > _ACROSS * (box[2] - box[0])
    ]
    return sum(inside) > _TEXT * (box[3] - box[1])


def cut(pixels: Pixels, box: Box) -> Pixels:
    """The part of a picture inside a box."""
    height, width = pixels.shape[:2]
    left, right = int(box[0] * width), int(box[2] * width)
    top, bottom = int(box[1] * height), int(box[3] * height)
    return np.ascontiguousarray(pixels[top:bottom, left:right])
