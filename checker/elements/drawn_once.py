"""The leading pages with their coarse drawings kept: several checks ask for the same picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from checker.elements import layout
from checker.model.document import Document, Page, Pixels

_COARSE = 120.0  # dpi up to which a drawing is worth its memory (about 4 MB)
_PAGES = 2


def drawn_once(document: Document) -> Document:
    """The same document; only the first pages with content keep what they drew."""
    chosen = {page.number for page in layout.filled(document)[:_PAGES]}
    pages = [_kept(page) if page.number in chosen else page for page in document.pages]
    return replace(document, pages=tuple(pages))


def _kept(page: Page) -> Page:
    render = page.render
    return page if render is None else replace(page, render=_once(render))


def _once(render: Callable[[float], Pixels]) -> Callable[[float], Pixels]:
    kept = lru_cache(maxsize=2)(render)
    return lambda dpi: kept(dpi) if dpi <= _COARSE else render(dpi)
