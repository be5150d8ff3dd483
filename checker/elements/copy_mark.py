"""Whether a paper is a copy to which colour came later: marks (复印件, 与原件一致), grey seals.

Whoever certifies a copy presses a seal on it, red on grey, and often over the mark, which hides
that from a reading of the page; of the coloured ink alone it is read. The paper's own seal is the
grey one at the signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from checker.elements import closing, colours, seal_names
from checker.elements.ink import FAINT, Redness, coloured_alone, uncoloured
from checker.elements.seal_marks import CannotDraw, drawn, marks, of_page, overlap
from checker.elements.seal_wording import copied, says_copy
from checker.model.document import Box, Document, Engine, Page, Pixels
from checker.model.finding import SealMark

_DPI = 200.0
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


def seen(document: Document, engine: Engine, known: Sequence[SealMark] = ()) -> Copy:
    """What shows that the paper is a copy.

    ``known``: its seals in colour. Where all of them stand at the signature no grey one can be
    seen there, and where no ink lies beside them no mark is sought in it.
    """
    page = _written(document) or _stamped(document, known, engine)
    hidden = bool(known) and all(at_signature(mark, document) for mark in known)
    return Copy(page, () if hidden else tuple(_own(document, engine)))


def at_signature(mark: SealMark, document: Document) -> bool:
    """Whether a seal lies over the signature or its date."""
    return any(overlap(mark.box, box) > 0 for box in _signed(document, mark.page))


def _written(document: Document) -> int:
    lines = (line for page in document.pages for line in page.lines if not line.hidden)
    return next((line.page for line in lines if says_copy(line.text)), 0)


def _stamped(document: Document, known: Sequence[SealMark], engine: Engine) -> int:
    """The number of the page whose coloured ink says that the paper is a copy, else 0."""
    for page in colours.ends(document):
        boxes = [mark.box for mark in known if mark.page == page.number and mark.box]
        if page.render and _says(page.render(_DPI), boxes, engine):
            return page.number
    return 0


def _says(pixels: Pixels, boxes: Sequence[Box], engine: Engine) -> bool:
    ink = coloured_alone(pixels)
    if boxes and not _beside(ink, boxes):
        return False
    dark = 255 - np.clip(ink * 4, 0, 255)
    alone = np.repeat(dark[..., None], 3, axis=2).astype(np.uint8)
    return any(copied(line.text) for line in engine.read(alone))


def _beside(ink: Redness, boxes: Sequence[Box]) -> bool:
    """Whether enough ink for a few letters lies beside the seals."""
    rest = ink > FAINT
    height, width = rest.shape
    for x0, y0, x1, y1 in boxes:
        rest[int(y0 * height) : int(y1 * height) + 1, int(x0 * width) : int(x1 * width) + 1] = False
    return int(rest.sum()) > _LETTERS


def _own(document: Document, engine: Engine) -> list[SealMark]:
    names = seal_names.printed(document)
    return [
        mark
        for page in document.pages
        if page.source != "text" and _signed(document, page.number)
        for mark in _greys(page, names, engine)
        if at_signature(mark, document)
    ]


def _signed(document: Document, number: int) -> list[Box]:
    """Where the paper is signed and dated on a page."""
    return [row.box for row in closing.find(document).rows if row.lines[0].page == number]


def _greys(page: Page, names: tuple[str, ...], engine: Engine) -> list[SealMark]:
    """Seals among the page's colourless ink."""
    view = of_page(page, names)
    if view is None:
        return []
    draw = view.draw
    bare = replace(view, draw=lambda scale: uncoloured(drawn(draw, scale)))
    try:
        return [mark for mark in marks(bare, engine) if mark.colour == "grey"]
    except CannotDraw:
        return []
