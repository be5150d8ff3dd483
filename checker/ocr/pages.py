"""Pages without text → the same pages upright, with the lines an OCR engine reads on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol, runtime_checkable

import numpy as np

from checker.errors import EngineFailed
from checker.model.document import Box, Document, Engine, Line, Page, Pixels, cut
from checker.ocr import overlapping, paper, seal_ink, strips, upright
from checker.ocr import scope as scopes
from checker.ocr.strips import Quads

Scope = Literal["all", "elements"]
_DPI = 200.0
_PHOTO_DPI = 240.0  # of a sheet that does not fill the photograph
_SLOPE = 1.2  # degrees; over the width of a sheet a row then meets the next one
_LONGEST = 3000.0  # pixels; larger drawings and posters are read at this size


@runtime_checkable
class LineFinder(Protocol):
    """What an engine may offer besides ``Engine``: finding lines without reading them."""

    def find(self, picture: Pixels) -> Quads:
        """Corners of the text lines in pixels."""


def with_text(document: Document, engine: Engine, scope: Scope = "all") -> Document:
    """The document with lines on every page that needs OCR, those pages upright.

    ``elements`` reads only the lines that header, number, seal, signature and date need.
    Raises ``EngineFailed`` naming the page; a failure never becomes an empty page.
    """
    pages: list[Page] = []
    leading = True
    for page in document.pages:
        if page.needs_ocr and page.render is not None:
            page = _read(page, engine, scope == "elements", leading)  # noqa: PLW2901
        pages.append(page)
        leading = leading and not page.text.strip()
    return replace(document, pages=tuple(pages))


def resolution(page: Page) -> float:
    """The dpi a page is drawn at for reading: about 200, less where the page is very large."""
    wanted = _PHOTO_DPI if page.source == "photo" else _DPI
    return min(wanted, _LONGEST * 72 / max(page.width, page.height, 1.0))


def _read(page: Page, engine: Engine, selective: bool, leading: bool) -> Page:
    try:
        if isinstance(engine, LineFinder):
            return _read_strips(page, engine, engine, selective, leading)
        return _read_whole(page, engine)
    except EngineFailed as cause:
        raise EngineFailed(f"第{page.number}页：{cause.text}", cause.remedy) from cause


def _read_strips(
    page: Page, engine: Engine, finder: LineFinder, selective: bool, leading: bool
) -> Page:
    page, picture = _flat(page, finder)
    seals = seal_ink.boxes(picture)
    view = _View(page, seal_ink.erased(picture, seals), seals)
    quads = finder.find(view.picture)
    lay = upright.lying(quads)
    if lay:
        view = _turned(view, 90)
        quads = finder.find(view.picture)
        view, quads = _righted(view, quads, engine)
    if abs(slope := upright.skew(quads)) > _SLOPE:
        view = _straight(view, slope)
        quads = finder.find(view.picture)
    wanted = _wanted(view, quads, selective, leading)
    long = upright.longest(wanted)
    words = _words(view, wanted[long], engine)
    if not lay and not upright.reads_well(wanted[long], words):
        view, found = _righted(view, quads, engine)
        if found is not quads:
            wanted = _wanted(view, found, selective, leading)
            long = upright.longest(wanted)
            words = _words(view, wanted[long], engine)
    rest = np.setdiff1d(np.arange(len(wanted)), long)
    words += _words(view, wanted[rest], engine)
    words = [words[at] for at in np.argsort([*long, *rest])]
    wanted, words = overlapping.mended(view.picture, wanted, words, engine)
    return _with_lines(view.page, view.picture, strips.lines(view.picture, wanted, words))


@dataclass(frozen=True, slots=True)
class _View:
    """A page with the picture that is read: seal ink lifted off, seals as fractions."""

    page: Page
    picture: Pixels
    seals: tuple[Box, ...]


def _righted(view: _View, quads: Quads, engine: Engine) -> tuple[_View, Quads]:
    """The view and its lines, half turned where it stands on its head."""
    if not upright.upside_down(view.picture, quads, engine):
        return view, quads
    return _turned(view, 180), upright.half_turned(quads, view.picture)


def _straight(view: _View, degrees: float) -> _View:
    """The view of a page that lay askew on the glass: rows must not run into each other."""
    page = upright.straight_page(view.page, degrees)
    picture = _drawn(page)
    seals = seal_ink.boxes(picture)
    return _View(page, seal_ink.erased(picture, seals), seals)


def _turned(view: _View, degrees: int) -> _View:
    return _View(
        upright.turned_page(view.page, degrees),
        upright.turn(view.picture, degrees),
        tuple(upright.turned_box(box, degrees) for box in view.seals),
    )


def _wanted(view: _View, quads: Quads, selective: bool, leading: bool) -> Quads:
    """The lines to read."""
    if not selective:
        return quads
    return quads[scopes.wanted(view.picture, quads, view.seals, leading)]


def _words(view: _View, quads: Quads, engine: Engine) -> overlapping.Words:
    return engine.recognise([strips.cut(view.picture, quad) for quad in quads])


def _flat(page: Page, finder: LineFinder) -> tuple[Page, Pixels]:
    """A photographed page cut out of its surroundings, if its edges are clear and no text is lost.

    Asked of every page: messengers strip what marks a picture as a photograph.
    """
    picture = _drawn(page)
    corners = paper.corners(picture)
    if corners is None or not paper.holds(corners, finder.find(picture), picture):
        return page, picture
    page = upright.flattened_page(page, corners)
    return page, _drawn(page)


def _read_whole(page: Page, engine: Engine) -> Page:
    """For engines that only read: the whole page, its other ways up only if it reads badly."""
    picture = _drawn(page)
    best, degrees = _attempt(picture, engine), 0
    if _worth(best) < 0.6:
        for other in (90, 180, 270):
            lines = _attempt(upright.turn(picture, other), engine)
            if _worth(lines) * len(lines) > _worth(best) * len(best) * 1.2:
                best, degrees = lines, other
    return _with_lines(upright.turned_page(page, degrees), upright.turn(picture, degrees), best)


def _attempt(picture: Pixels, engine: Engine) -> list[Line]:
    return engine.read(seal_ink.erased(picture, seal_ink.boxes(picture)))


def _worth(lines: list[Line]) -> float:
    return float(np.mean([line.confidence for line in lines])) if lines else 0.0


def _with_lines(page: Page, picture: Pixels, lines: list[Line]) -> Page:
    """The page with its lines numbered, and with colour and size taken from the picture."""
    per_point = picture.shape[0] / page.height
    seen = [
        replace(
            line,
            page=page.number,
            colour=strips.colour(cut(picture, line.box)),
            size=(line.box[3] - line.box[1]) * picture.shape[0] / per_point,
        )
        for line in lines
    ]
    return replace(page, lines=page.lines + tuple(seen))


def _drawn(page: Page) -> Pixels:
    assert page.render is not None
    return page.render(resolution(page))
