"""Where a PDF page's own coordinates lie on the page as displayed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.formats.affine import Area
from checker.model.document import Box


@dataclass(frozen=True, slots=True)
class View:
    """The visible area in user space and how far the page is turned clockwise (0, 90, 180, 270).

    ``turn`` is the part of ``rotation`` that the file does not say: the page's words lie sideways.
    """

    left: float
    bottom: float
    wide: float
    high: float
    rotation: int = 0
    turn: int = 0

    @property
    def width(self) -> float:
        """Width of the page as displayed, in points."""
        return self.wide if self.rotation % 180 == 0 else self.high

    @property
    def height(self) -> float:
        """Height of the page as displayed, in points."""
        return self.high if self.rotation % 180 == 0 else self.wide

    def box(self, area: Area) -> Box:
        """An area of user space as fractions of the page as displayed."""
        x0, x1 = (area[0] - self.left) / self.wide, (area[2] - self.left) / self.wide
        y0, y1 = (area[1] - self.bottom) / self.high, (area[3] - self.bottom) / self.high
        if self.rotation == 90:
            return y0, x0, y1, x1
        if self.rotation == 180:
            return 1 - x1, y0, 1 - x0, y1
        if self.rotation == 270:
            return 1 - y1, 1 - x1, 1 - y0, 1 - x0
        return x0, 1 - y1, x1, 1 - y0

    def points(self, area: Area) -> Box:
        """An area of user space in points on the page as displayed, origin top left."""
        x0, y0, x1, y1 = self.box(area)
        return x0 * self.width, y0 * self.height, x1 * self.width, y1 * self.height


def view_of(page: Any) -> View:
    """The view of a pypdfium2 page. Raises ``ValueError`` for a page without area."""
    left, bottom, right, top = page.get_bbox()
    wide, high = right - left, top - bottom
    if not (wide > 0 and high > 0):
        raise ValueError("page has no area")
    return View(left, bottom, wide, high, int(page.get_rotation()) % 360)
