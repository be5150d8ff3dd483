"""页眉 of the bundle a paper lies in: words in the top margin, as high on each page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from checker.elements import organs
from checker.model.document import Document, Line

_MARGIN = 0.11  # of the page's height: the type area begins at 37 mm of 297 (GB/T 9704, 5.2)
_PLACE = 0.02  # of the page's height between the same words on two pages


def without(document: Document) -> Document:
    """The document without rows that another page bears in the same place of its top margin.

    The name of an organ stays: several papers of one body in a file bear the same heading.
    """
    top: dict[str, list[Line]] = defaultdict(list)
    for line in document.lines:
        if line.box[3] < _MARGIN:
            top[line.text].append(line)
    heads = {text: lines for text, lines in top.items() if len(lines) > 1 and not _named(text)}
    pages = [
        replace(page, lines=tuple(line for line in page.lines if not _again(line, heads)))
        for page in document.pages
    ]
    return replace(document, pages=tuple(pages)) if heads else document


def _again(line: Line, heads: Mapping[str, list[Line]]) -> bool:
    return line.box[3] < _MARGIN and any(
        other.page != line.page and abs(other.box[1] - line.box[1]) < _PLACE
        for other in heads.get(line.text, ())
    )


def _named(text: str) -> bool:
    return organs.heading([text]) is not None or organs.is_organ(text)
