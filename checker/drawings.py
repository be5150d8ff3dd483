"""Pages drawn once: pictures kept for the next check that asks for the same page.

Several checks look at each page, most of them at the same resolution. Of a page that is itself a
picture, smaller ones are taken from the one at hand: its file need not be decoded again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from checker.model.document import Document, Page, Pixels

_MOST = 64 << 20  # bytes kept for one document
_SAME = 0.001  # two resolutions this close are one: less than a pixel or two apart
_Key = tuple[int, int, float]  # page, how it is drawn, dpi


class _Shelf:
    """Pictures of one document by page and dpi, the longest unused dropped first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, Pixels] = OrderedDict()
        self._ways = 0

    def __reduce__(self) -> tuple[type[_Shelf], tuple[()]]:
        return _Shelf, ()  # pictures do not travel

    def another(self) -> int:
        """A new way to draw a page: it was turned or cut since."""
        self._ways += 1
        return self._ways

    def draw(self, page: Page, way: int, dpi: float) -> Pixels:
        """The page at ``dpi``; one that is a picture itself may be shrunk from a larger drawing."""
        if (near := self._nearest(page, way, dpi)) is None:
            assert page.render is not None
            return self._keep((page.number, way, dpi), page.render(dpi))
        self._kept.move_to_end(near)
        large = self._kept[near]
        scale = page.width * dpi / 72 / large.shape[1]
        if near[2] < dpi * (1 + _SAME) or scale >= 1:
            return large
        small = cv2.resize(large, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        return self._keep((page.number, way, dpi), np.asarray(small, np.uint8))

    def _nearest(self, page: Page, way: int, dpi: float) -> _Key | None:
        """The kept drawing that serves: of this resolution, else the smallest larger one."""
        drawn = (key for key in self._kept if key[:2] == (page.number, way))
        best = min((key for key in drawn if key[2] > dpi * (1 - _SAME)), default=None)
        alike = page.source in ("scan", "photo")
        return best if best and (alike or best[2] < dpi * (1 + _SAME)) else None

    def _keep(self, key: _Key, picture: Pixels) -> Pixels:
        picture = picture.view()
        picture.setflags(write=False)  # it is handed to more than one
        self._kept[key] = picture
        while sum(kept.nbytes for kept in self._kept.values()) > _MOST and len(self._kept) > 1:
            self._kept.popitem(last=False)
        return picture


@dataclass(frozen=True, slots=True)
class _Render:
    """Draws a page, or takes it from its document's shelf."""

    shelf: _Shelf
    page: Page
    way: int = 0

    def __call__(self, dpi: float) -> Pixels:
        return self.shelf.draw(self.page, self.way, dpi)


def kept(document: Document) -> Document:
    """The document with pages whose ``render`` keeps what it drew. Pictures are read-only."""
    shelf = _Shelf()
    return replace(document, pages=tuple(_kept(page, shelf) for page in document.pages))


def _kept(page: Page, shelf: _Shelf) -> Page:
    return replace(page, render=_Render(shelf, page)) if page.render else page


def redrawn(page: Page, render: Callable[[float], Pixels]) -> Page:
    """The page drawn another way from now on, kept beside its document's other drawings."""
    shelf = page.render.shelf if isinstance(page.render, _Render) else _Shelf()
    return replace(page, render=_Render(shelf, replace(page, render=render), shelf.another()))
