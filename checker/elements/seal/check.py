"""Does the paper bear its body's seal (公章)? Electronic seals, pictures, pixels of all pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np

from checker.elements import closing, red_header, unshown
from checker.elements.copy_mark import Traces
from checker.elements.ink import colourful
from checker.elements.seal import (
    annexed,
    certifying,
    linework,
    name_stamps,
    signed,
    signer,
    verdict,
)
from checker.elements.seal import names as seal_names
from checker.elements.seal.look import SIDE
from checker.elements.seal.marks import CannotDraw, View, drawn, of_page
from checker.elements.seal.marks import marks as marks_in
from checker.elements.seal.verdict import Circumstances
from checker.elements.seal.wording import placeholder
from checker.model.document import Box, Document, Engine, Page, Pixels, Placed
from checker.model.finding import Finding, Outcome, SealMark

NAME = verdict.NAME

_FIRST, _LAST = 8, 24  # pages looked at in long papers, from either end
_MARGIN = 0.06  # of a picture's side: rims that touch its edge have paper beyond them
_SMALLEST = 40  # pixels: pictures below are bullets and lines


@dataclass(frozen=True, slots=True)
class _Seen:
    marks: tuple[SealMark, ...]
    unseen: int = 0
    colourless: bool = False


def check(
    document: Document,
    engine: Engine,
    found: Sequence[Finding] = (),
    traces: Traces | None = None,
) -> Finding:
    """Look on every page, last ones first, and say what seals there are.

    ``found``: what other checks say of the paper; its red header tells a copy in colour.
    ``traces``: of the paper's being a copy, shared with the check of its header.
    """
    traces = traces or Traces(document, engine)
    seen = _look(document, engine)
    pressed = list(seen.marks)
    marks = signer.strangers(signed.signed(document, pressed), document)
    marks = annexed.behind(marks, document)
    marks = certifying.doubted(marks, document, traces, _headed(found))
    marks = linework.doubted(marks, document)
    editable = any(page.source == "flow" for page in document.pages)
    return verdict.finding(
        marks,
        Circumstances(
            editable=editable,
            pictured=any(page.source not in ("text", "flow") for page in document.pages),
            colourless=seen.colourless,
            breaks_off=closing.breaks_off(document),
            unseen=seen.unseen,
            bare_signature=signed.bare(document),
            removed=signed.removed(document),
            empty_field=signed.empty(document),
            placeholder=placeholder(document.text),
            persons=signed.persons(document, pressed),
            unshown=unshown.maybe_seal(document),
        ),
    )


def _headed(found: Sequence[Finding]) -> bool:
    return any(one.check == red_header.NAME and one.outcome is Outcome.PRESENT for one in found)


def _look(document: Document, engine: Engine) -> _Seen:
    found: list[SealMark] = []
    unseen = 0
    names = seal_names.printed(document)
    for page in _in_order(document.pages):
        here, wholly = _seen_on(page, names, engine)
        unseen += not wholly
        found += here
    unseen += max(0, len(document.pages) - _FIRST - _LAST)
    found.sort(key=lambda mark: mark.page)
    return _Seen(tuple(found), unseen, not found and _colourless(document))


def _in_order(pages: tuple[Page, ...]) -> Iterator[Page]:
    """The last pages first: that is where the seal stands."""
    if len(pages) > _FIRST + _LAST:
        pages = pages[:_FIRST] + pages[-_LAST:]
    return reversed(pages)


def _seen_on(page: Page, names: tuple[str, ...], engine: Engine) -> tuple[list[SealMark], bool]:
    """The marks on a page, and whether all of it opened: a broken picture hides no other."""
    found: list[SealMark] = []
    wholly = True
    for view in _views(page, names):
        try:
            shown = view()
            if shown:
                found += marks_in(shown, engine)
                found += name_stamps.stamps(shown, page, found, engine)
        except CannotDraw:
            wholly = False
    return found, wholly


def _views(page: Page, names: tuple[str, ...]) -> Iterator[Callable[[], View | None]]:
    whole = of_page(page, names)
    if whole is not None:
        yield lambda: whole
        return
    for placed in page.pictures:
        yield partial(_picture, placed, page, names)


def _picture(placed: Placed, page: Page, names: tuple[str, ...]) -> View | None:
    """An embedded picture of a page without fixed layout."""
    bare = drawn(lambda _: placed.pixels(), 1.0)
    if min(bare.shape[:2]) < _SMALLEST:
        return None
    high, wide = (round(side * _MARGIN) for side in bare.shape[:2])
    pixels = cv2.copyMakeBorder(
        bare, high, high, wide, wide, cv2.BORDER_CONSTANT, value=(255, 255, 255)
    )

    def draw(scale: float) -> Pixels:
        factor = min(SIDE * scale / max(pixels.shape[:2]), 6.0)
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        return np.asarray(
            cv2.resize(np.ascontiguousarray(pixels), None, fx=factor, fy=factor, interpolation=way)
        )

    return View(draw, page.number, None, names, _widened(placed.box or (0.0, 0.0, 1.0, 1.0)))


def _widened(box: Box) -> Box:
    """The box of a picture with its margin, past the page's edge where the picture reaches it."""
    wide, high = (box[2] - box[0]) * _MARGIN, (box[3] - box[1]) * _MARGIN
    return box[0] - wide, box[1] - high, box[2] + wide, box[3] + high


def _colourless(document: Document) -> bool:
    """Whether every page that is a picture lacks colour: then a missing red proves little."""
    pictures = [page for page in document.pages if page.render and page.source != "text"]
    return bool(pictures) and not any(_in_colour(page) for page in pictures)


def _in_colour(page: Page) -> bool:
    try:
        return page.render is not None and colourful(drawn(page.render, 60.0))
    except CannotDraw:
        return True
