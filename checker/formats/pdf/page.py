"""One PDF page: text, shapes, pictures, and whether its text can be trusted or must be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from checker.formats import exif
from checker.formats.grids import Grids, ruled
from checker.formats.pdf import annots, objects, overprint, render, rules
from checker.formats.pdf import text as pdf_text
from checker.formats.pdf.lines import lines as lines_of
from checker.formats.pdf.objects import Drawn
from checker.formats.pdf.view import View, view_of
from checker.formats.pixels import paper_sized
from checker.formats.text_layer import looks_scrambled
from checker.model.document import Box, Line, Page, PageSource, Pixels, Placed, Problem

_PAGE_SHARE = 0.75  # of the page: a picture this large is the page itself
_FEW = 20  # visible characters
_OUTLINES = 40  # drawn paths on a page without text: letters turned into curves
_WHITE, _LIGHT, _DARK = 250, 235, 150  # of the least of red, green and blue
_LOOK_DPI = 72.0
_BARE, _GROUND = 0.05, 0.7  # inked share of a box: nothing shows; more than letters, the ground
_INK = 0.004  # share of dark pixels outside all text: the picture says something of its own


@dataclass(frozen=True, slots=True)
class _Found:
    view: View
    lines: tuple[Line, ...]
    drawn: Drawn
    pictures: tuple[Placed, ...]
    text: str  # all that is visible, blanks left out
    grids: Grids
    complete: bool
    turn: int  # clockwise, for most words to be level

    @property
    def covered(self) -> float:
        """Share of the page under its pictures, strips of one scan added up."""
        boxes = [picture.box for picture in self.pictures if picture.box]
        return min(1.0, sum(_share(box) for box in boxes))


def read_page(pdf: Any, path: Path, index: int) -> tuple[Page, list[Problem], Grids]:
    """Read page ``index`` (from 0) of an open document; its ruled tables, which its cells name."""
    page = pdf[index]
    try:
        found = _upright(page, path, index)
        if looks_scrambled(found.text):
            source, needs_ocr, problems = _scrambled(index + 1)
            found = replace(found, lines=())
        else:
            source, needs_ocr, problems = *_judge(found, page), []
    finally:
        page.close()
    view = found.view
    result = Page(
        number=index + 1,
        width=view.width,
        height=view.height,
        lines=_kept(found, source, needs_ocr),
        shapes=tuple(found.drawn.shapes),
        pictures=found.pictures,
        source=source,
        render=partial(render.page_pixels, path, index, view.turn),
        true_scale=source == "text" or paper_sized(view.width, view.height),
        needs_ocr=needs_ocr,
        turned=view.turn,
    )
    return result, problems + _cut(found, index + 1), found.grids


def _upright(page: Any, path: Path, index: int) -> _Found:
    """The page as displayed; one whose words lie sideways is turned, unless it is a picture."""
    found = _find(page, path, index, view_of(page))
    if not found.turn or found.covered > _PAGE_SHARE:
        return found
    page.set_rotation((found.view.rotation + found.turn) % 360)
    return _find(page, path, index, replace(view_of(page), turn=found.turn))


def _find(page: Any, path: Path, index: int, view: View) -> _Found:
    drawn = objects.drawn(page, view)
    grids = ruled(rules.found(drawn.outlines, view), view.width * view.height)
    textpage = page.get_textpage()
    try:
        runs = overprint.once(pdf_text.runs(textpage, view, drawn.forms, grids))
        complete = drawn.complete and pdf_text.complete(textpage)
        turn = pdf_text.turn(textpage, runs, view)
    finally:
        textpage.close()
    added = annots.found(page, path, index, view)
    lines = lines_of(runs, view, index + 1, grids)
    lines = _as_shown(lines, drawn.optional, path, index, view.turn) + added.lines
    pictures = tuple(_placed(picture, view, path, index) for picture in drawn.pictures)
    text = "".join("".join(line.text for line in lines if not line.hidden).split())
    complete = complete and added.complete
    return _Found(view, lines, drawn, pictures + added.pictures, text, grids, complete, turn)


def _placed(picture: objects.Picture, view: View, path: Path, index: int) -> Placed:
    box = view.box(picture.area)
    anchor = "page" if _share(box) > _PAGE_SHARE else "inline"
    pixels = partial(render.image_pixels, path, index, picture.ordinal)
    camera = "camera" if exif.camera_in(picture.head) else ""
    return Placed(pixels, box, camera, anchor, picture.sha256)


def _share(box: Box) -> float:
    wide = min(box[2], 1.0) - max(box[0], 0.0)
    high = min(box[3], 1.0) - max(box[1], 0.0)
    return max(wide, 0.0) * max(high, 0.0)


def _as_shown(
    lines: tuple[Line, ...], optional: bool, path: Path, index: int, turn: int
) -> tuple[Line, ...]:
    """White text on a light ground is in the file but not on the paper, and so is text of a layer
    that is switched off.

    pdfium calls what a pattern fills white: where such letters show, their colour is not told.
    """
    if not optional and not any(_white(line) for line in lines):
        return lines
    shown = render.page_pixels(path, index, turn, _LOOK_DPI)
    return tuple(_looked_at(line, shown, optional) for line in lines)


def _looked_at(line: Line, shown: Pixels, optional: bool) -> Line:
    if _white(line):
        ink = _inked(shown, line.box)
        if ink < _BARE:
            return replace(line, hidden=True)
        return replace(line, colour=None) if ink < _GROUND else line
    gone = optional and _dark(line) and _inked(shown, line.box) == 0
    return replace(line, hidden=True) if gone else line


def _dark(line: Line) -> bool:
    return line.colour is not None and min(line.colour) < _DARK and not line.hidden


def _white(line: Line) -> bool:
    """Whether a line is white or its colour not told."""
    return not line.hidden and (line.colour is None or min(line.colour) > _WHITE)


def _inked(shown: Pixels, box: Box) -> float:
    """Share of a box that is not as light as paper."""
    high, wide = shown.shape[:2]
    top, low = max(0, int(box[1] * high)), int(box[3] * high) + 1
    left, right = max(0, int(box[0] * wide)), int(box[2] * wide) + 1
    part = shown[top:low, left:right].min(axis=2)
    return float((part < _LIGHT).mean()) if part.size else 1.0


def _scrambled(number: int) -> tuple[PageSource, bool, list[Problem]]:
    text = f"第{number}页的文字层是乱码（与页面显示不一致），改为识别页面图像"
    return "scan", True, [Problem("text-layer-unreadable", text, number)]


def _judge(found: _Found, page: Any) -> tuple[PageSource, bool]:
    """(source, needs OCR)."""
    if len(found.text) < _FEW:
        return _picture_source(found), _has_content(found)
    if found.covered <= _PAGE_SHARE:
        return ("mixed" if found.covered > 0.3 else "text"), False
    return "mixed", _picture_speaks(found, page)


def _cut(found: _Found, number: int) -> list[Problem]:
    """What of a page was left out for its mere number: words may stand behind a great many."""
    if found.complete:
        return []
    text = f"第{number}页的图形、图片、文字或批注过多，其余没有分析，请人工查看"
    return [Problem("page-cut", text, number)]


def _picture_source(found: _Found) -> PageSource:
    if any(picture.name == "camera" for picture in found.pictures):
        return "photo"
    return "scan" if found.pictures or found.drawn.paths > _OUTLINES else "text"


def _has_content(found: _Found) -> bool:
    return bool(found.pictures) or found.drawn.paths > _OUTLINES


def _picture_speaks(found: _Found, page: Any) -> bool:
    """Whether the page shows dark ink where no text object stands (72 dpi is enough to see)."""
    grey = render.drawn(page, 72).min(axis=2)
    height, width = grey.shape
    paper = float(np.percentile(grey, 90))
    ink = grey < 0.6 * paper
    for line in found.lines:
        x0, y0, x1, y1 = line.box
        rows = slice(max(0, int(y0 * height) - 2), int(y1 * height) + 3)
        ink[rows, max(0, int(x0 * width) - 2) : int(x1 * width) + 3] = False
    return bool(ink.mean() > _INK)


def _kept(found: _Found, source: PageSource, needs_ocr: bool) -> tuple[Line, ...]:
    """A page picture is read anew: only its hidden layer is kept. A mixed page keeps its text."""
    if not needs_ocr:
        return found.lines
    hidden = tuple(line for line in found.lines if line.hidden)
    return hidden if source in {"scan", "photo"} else found.lines
