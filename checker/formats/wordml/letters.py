"""Each letter of a Word file's paragraphs with the look that its run gives it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from checker.formats import package
from checker.formats.markup import recovered
from checker.formats.wordml.names import Element, W, number, transitional, value
from checker.formats.wordml.styles import Styles
from checker.model.document import Colour

_MAIN = "word/document.xml"
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})


class Letter(NamedTuple):
    """``face``: of Latin letters and digits; ``size`` and ``rise`` over the row in points."""

    text: str
    face: str
    size: float
    rise: float
    colour: Colour


def paragraphs(path: Path) -> Iterator[list[Letter]]:
    """The letters of each paragraph of the main part, text boxes and tables too; hidden ones not.

    Raises ``Unreadable`` where the package is damaged.
    """
    with package.open_package(path) as zipped:
        body = _root(zipped, package.main_part(zipped, _MAIN))
        styles = Styles(_root(zipped, "word/styles.xml"), _root(zipped, "word/theme/theme1.xml"))
    for paragraph in () if body is None else body.iter(f"{W}p"):
        yield [letter for run in _runs(paragraph) for letter in _letters(paragraph, run, styles)]


def _root(zipped: zipfile.ZipFile, part: str) -> Element | None:
    data = package.read_part(zipped, part)
    return None if data is None else recovered(transitional(data))[0]


def _runs(paragraph: Element) -> Iterator[Element]:
    """Its own runs, without what was taken out and the paragraphs of text boxes in it."""
    for run in paragraph.iter(f"{W}r"):
        above = [node.tag for node in run.iterancestors()]
        own = above.index(f"{W}p") if f"{W}p" in above else len(above)
        if next(run.iterancestors(f"{W}p"), None) is paragraph and not _GONE & set(above[:own]):
            yield run


def _letters(paragraph: Element, run: Element, styles: Styles) -> Iterator[Letter]:
    properties, own = paragraph.find(f"{W}pPr"), run.find(f"{W}rPr")
    look = styles.look(properties, own)
    face = styles.face(properties, own)
    rise = number(value(None if own is None else own.find(f"{W}position"))) / 2
    for text in () if look.hidden else run.findall(f"{W}t"):
        for letter in text.text or "":
            yield Letter(letter, face, look.size, rise, look.colour)
