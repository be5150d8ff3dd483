"""Whether a paper is a copy to which colour came later: marks (复印件, 与原件一致), grey seals.

Whoever certifies a copy presses a seal on it, red on grey, and often over the mark, which hides
that from a reading of the page; of the coloured ink alone it is read. The paper's own seal is the
grey one at the signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np

from checker.elements import closing, colours
from checker.elements.ink import FAINT, coloured_alone, uncoloured, unruled
from checker.elements.seal import names as seal_names
from checker.elements.seal.marks import CannotDraw, Render, drawn, marks, of_page, overlap
from checker.elements.seal.wording import copied, says_copy
from checker.model.document import Box, Document, Engine, Page, Pixels
from checker.model.finding import SealMark

_DPI = 200.0
_STRONGER = 4  # times as dark as it is coloured: coloured ink as it is read
_READ = 0.9  # confidence of a line that hides no mark: one over it would spoil the reading
_LETTERS = 400  # pixels of ink: four letters of five millimetres have ten times as many


@dataclass(frozen=True, slots=True)
class Copy:
    """What shows that the paper is a copy. ``page``: of its mark, 0 where it bears none."""

    page: int = 0
    own: tuple[SealMark, ...] = ()  # grey seals at the signature

    def __bool__(self) -> bool:
        return bool(self.page or self.own)

    @property
    def words(self) -> str:
        """The evidence as the start of a sentence."""
        if self.page:
            return f"第{self.page}页有复印件字样（与原件一致等）"
        return f"第{self.own[0].page}页落款处的印章是灰色的，像是复印件"


class Traces:
    """What a paper shows of being a copy. Its pages are looked at once, whoever asks."""

    def __init__(self, document: Document, engine: Engine) -> None:
        self._document, self._engine = document, engine
        self._said: dict[int, bool] = {}
        self._inks: dict[int, Pixels] = {}

    def seen(self, known: Sequence[SealMark] = ()) -> Copy:
        """What shows that the paper is a copy.

        ``known``: its seals in colour. Where all of them stand at the signature no grey one can be
        seen there. A mark is sought in ink that lies beside them and beside the lines read well.
        """
        page = self._written or self._stamped(known)
        hidden = bool(known) and all(self.at_signature(mark) for mark in known)
        return Copy(page, () if hidden else self._own)

    def at_signature(self, mark: SealMark) -> bool:
        """Whether a seal lies over the signature or its date."""
        return any(overlap(mark.box, box) > 0 for box in self._signed.get(mark.page, ()))

    @cached_property
    def _signed(self) -> dict[int, list[Box]]:
        """Where the paper is signed and dated, by page."""
        found: dict[int, list[Box]] = {}
        for row in closing.find(self._document).rows:
            found.setdefault(row.lines[0].page, []).append(row.box)
        return found

    @cached_property
    def _written(self) -> int:
        lines = (one for page in self._document.pages for one in page.lines if not one.hidden)
        return next((line.page for line in lines if says_copy(line.text)), 0)

    def _stamped(self, known: Sequence[SealMark]) -> int:
        """The number of the page whose coloured ink says that the paper is a copy, else 0."""
        for page in colours.ends(self._document):
            boxes = [mark.box for mark in known if mark.page == page.number and mark.box]
            boxes += [line.box for line in page.lines if line.confidence > _READ]
            if page.render and self._says(page.number, page.render, boxes):
                return page.number
        return 0

    def _says(self, number: int, render: Render, boxes: Sequence[Box]) -> bool:
        if number not in self._said:
            ink = self._ink(number, render)
            if not _beside(ink, boxes):
                return False
            alone = np.asarray(cv2.merge([255 - ink] * 3), np.uint8)
            self._said[number] = any(copied(line.text) for line in self._engine.read(alone))
        return self._said[number]

    def _ink(self, number: int, render: Render) -> Pixels:
        """A page's coloured ink from 0 to 255."""
        if number not in self._inks:
            ink = coloured_alone(render(_DPI)) * _STRONGER
            self._inks[number] = np.asarray(ink.clip(0, 255), np.uint8)
        return self._inks[number]

    @cached_property
    def _own(self) -> tuple[SealMark, ...]:
        """Grey seals at the signature."""
        names = seal_names.printed(self._document)
        return tuple(
            mark
            for page in self._document.pages
            if page.source != "text" and page.number in self._signed
            for mark in _greys(page, names, self._engine)
            if self.at_signature(mark)
        )


def _beside(ink: Pixels, boxes: Sequence[Box]) -> bool:
    """Whether enough ink for a few letters lies beside what is read, seals and lines."""
    rest = ink > _STRONGER * FAINT
    height, width = rest.shape
    for x0, y0, x1, y1 in boxes:
        rest[int(y0 * height) : int(y1 * height) + 1, int(x0 * width) : int(x1 * width) + 1] = False
    return bool(rest.sum() > _LETTERS and unruled(rest).sum() > _LETTERS)


def _greys(page: Page, names: tuple[str, ...], engine: Engine) -> list[SealMark]:
    """Seals among the page's colourless ink; on a page in a tinted light among all of it."""
    view = of_page(page, names)
    if view is None:
        return []
    draw = view.draw
    bare = replace(view, draw=lambda scale: uncoloured(drawn(draw, scale)))
    try:
        found = (
            [mark for mark in marks(one, engine) if mark.colour == "grey"] for one in (bare, view)
        )
        return next(filter(None, found), [])
    except CannotDraw:
        return []
