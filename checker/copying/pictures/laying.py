"""One picture laid over another as exactly as it goes, and what then stands and what does not.

A copy, however it was cut, tilted or shot again, follows one smooth map: a plane map and the slight
bend of a lens. People who moved between two shots, and near and far things seen from two places, do
not. So the map is fitted first, at half the size and then in full, and then each small tile is
asked how well it stands where the map puts it, and where it would stand best.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import tiles
from checker.copying.pictures.differing import differs
from checker.copying.pictures.tiles import SIDE, TEXTURE, Floats, Grey, Grid, Places, Reals
from checker.model.document import Pixels

_CORNER = 0.15  # a tile that is all but one edge slides along it
_FITS = ((2, 4), (2, 4), (1, 3))  # for each bend fitted: part of the size, pixels of reach
_FITTED = 0.6  # correlation of a tile that has a say in the bend
_HOPELESS = 0.25  # share of such tiles below which the map was one by chance,
_UNLIKE = 0.6  # and of those that stand at half the size, below which a drawn picture is another
_STRAY = 0.7  # pixels off the bend at which a tile's say is halved
LEAST = 20  # tiles
_STIFF = 0.1  # what the bend of a drawn picture costs: few tiles in a corner tell little
_ENLARGED = 1.05  # a picture is laid over a smaller one rather than stretched
_DRAWN = 3  # pixels that a tile of a drawn picture is sought off its place
_EXACT = 0.96  # correlation of a tile that is sought no further
_SOUGHT = 0.25  # share of tiles that stand, below which none is sought further,
_STANDS = 0.8  # by this correlation
_BENT = 0.12  # of the longer side: a lens bends less, a plane map by few points is a little off
_NODE = 8  # pixels: a map is worked out so far apart, and is straight between

_NO_SECOND: Any = None  # both directions stand in one array

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Laid:
    """Two pictures in one frame, softened, and the textured tiles of the part they share.

    ``stands`` is the correlation of each tile in its place (to one pixel), ``exact`` in just that
    place, ``best`` the highest nearby; ``shift`` is how far off that lies, in pixels; a ``corner``
    can be told from its shifted self in every direction.
    """

    over: Grey
    under: Grey
    places: Places  # n × 2: left and top of each tile
    corner: Flags
    shift: Reals
    best: Reals
    stands: Reals
    exact: Reals
    grid: Grid
    chosen: Flags  # rows × columns: which tiles of the grid these are
    lost: Flags  # blown out in one picture where the other is light,
    faded: Flags  # or in good part
    at: Any  # where each pixel of the one below lies in the upper picture: right and down
    turned: bool  # the second picture lies over the first

    def in_colour(self, a: Pixels, b: Pixels) -> tuple[Pixels, Pixels, Grey]:
        """The pictures themselves laid as their greys are, and 255 where both show something."""
        over, under = (b, a) if self.turned else (a, b)
        there = np.asarray(cv2.remap(over, self.at, _NO_SECOND, cv2.INTER_LINEAR), np.uint8)
        return there, under, _inside(self.at, over)

    def recoloured(self, a: Grey, b: Grey) -> Laid:
        """The same tiles with other greys of the two pictures, laid by the same map."""
        over, under = (b, a) if self.turned else (a, b)
        there = cv2.remap(over, self.at, _NO_SECOND, cv2.INTER_LINEAR)
        return replace(self, over=_soft(there), under=_soft(under))

    def again(self, a: Grey, b: Grey, drawn: bool) -> Laid | None:
        """As ``recoloured``, with what then stands."""
        over, under = (b, a) if self.turned else (a, b)
        other = self.recoloured(a, b)
        inside = _inside(self.at, over)
        return _compared(other.over, _ground(under, 1), self.at, inside, drawn, self)

    def reach(self) -> Grey:
        """255 between the tiles that stand: beyond may lie the desk or the page of a copy."""
        inside = np.zeros(self.under.shape, np.uint8)
        standing = self.places[self.stands > _STANDS].astype(np.int32)
        if len(standing):
            corners = np.concatenate([standing, standing + SIDE - 1])
            cv2.fillConvexPoly(inside, cv2.convexHull(corners), 255)
        return inside

    def on(self, some: Flags) -> Flags:
        """Some of the tiles as rows × columns."""
        every = np.zeros_like(self.chosen)
        every[self.chosen] = some
        return every

    def tile(self, number: int) -> tuple[Grey, Grey]:
        """One tile of both pictures."""
        left, top = self.places[number].tolist()
        part = slice(top, top + SIDE), slice(left, left + SIDE)
        return self.over[part], self.under[part]


def better(one: Laid, other: Laid) -> Laid:
    """One laying with the tiles that stand better in another of the same pictures."""
    here, there = (laid.places[:, 1] << 32 | laid.places[:, 0] for laid in (one, other))
    at = np.minimum(np.searchsorted(there, here), len(there) - 1)
    wins = (there[at] == here) & (other.best[at] > one.best)
    rows = {
        name: np.where(wins, getattr(other, name)[at], getattr(one, name))
        for name in ("shift", "best", "stands", "exact")
    }
    return replace(one, **rows)


@dataclass(frozen=True, slots=True)
class _Ground:
    """The picture below, softened, its tiles (rows × columns), and which have what to compare."""

    soft: Grey
    grid: Grid
    textured: Flags
    corner: Flags


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is laid over what, shrunk to a ``part``, and by which plane map of their pixels."""

    over: Grey
    under: _Ground
    turned: bool
    plane: Reals
    part: int


def laid(a: Grey, b: Grey, matrix: NDArray[Any], drawn: bool = False) -> Laid | None:
    """``matrix`` maps the unit square of a to that of b.

    ``None`` where too little is common, or where a drawn picture plainly shows other words.
    """
    order = _order(a, b, matrix)
    bend = np.zeros((_TERMS, 2))
    frame: _Frame | None = None
    for number, (part, reach) in enumerate(_FITS):
        if frame is None or frame.part != part:
            frame = _frame(*order, part)
        picture, chosen, _ = _warped(frame, bend)
        if chosen.sum() < LEAST:
            return None
        under = frame.under
        found = tiles.correlations(under.grid, picture, under.soft, chosen, reach)
        shift, best = tiles.peaks(found)
        early = part > 1 if drawn else not number
        if early and _hopeless(under, picture, chosen, best, drawn):
            return None
        if number and drawn and differs(under.grid, picture, under.soft, chosen, best):
            return None
        said = _middles(under, chosen), shift * part, best, under.corner[chosen]
        more = _bend(*said, _STIFF if drawn else 0.0)
        if more is None:
            break
        bend += more
    return _told(frame if frame and frame.part == 1 else _frame(*order, 1), bend, drawn)


def _hopeless(under: _Ground, picture: Grey, chosen: Flags, best: Reals, drawn: bool) -> bool:
    """Whether so little is found that no finer fit will do.

    Of a drawn picture all but a caption must stand in the end, where it is not lost to light: the
    poorest of 750 copies had .73 at once.
    """
    if not drawn:
        return bool((best > _FITTED).mean() < _HOPELESS)
    there = best > _STANDS
    if there.mean() >= _UNLIKE:
        return False
    gone = tiles.lost(under.grid, picture, under.soft)
    kept = ~(gone | tiles.faded(under.grid, picture, under.soft))[chosen]
    return bool(kept.sum() >= LEAST and there[kept].mean() < _UNLIKE)


def _told(frame: _Frame, bend: Reals, drawn: bool) -> Laid | None:
    """How each tile stands in the end; ``None`` where no lens bends a picture so much."""
    under = frame.under
    if np.abs(_EDGES[:, 3:] @ bend[3:]).max() > _BENT * max(under.soft.shape):
        return None
    picture, _, at = _warped(frame, bend)
    return _compared(picture, under, at, _inside(at, frame.over), drawn, frame)


def _compared(  # noqa: PLR0917
    picture: Grey, under: _Ground, at: Any, inside: Grey, drawn: bool, order: _Frame | Laid
) -> Laid | None:
    """How each tile stands; of drawn pictures those as well in which the upper one alone has it."""
    grid, textured = under.grid, under.textured
    if drawn:
        textured = textured | (tiles.spread(grid, picture.astype(np.float32)) >= TEXTURE)
    chosen = textured & tiles.seen(grid, inside)
    if chosen.sum() < LEAST:
        return None
    reach = _DRAWN if drawn else 1
    found = tiles.correlations(grid, picture, under.soft, chosen, reach)
    shift, best = tiles.peaks(found)
    near = slice(reach - 1, reach + 2)
    stands, exact = _reals(found[:, near, near].max(axis=(1, 2)), found[:, reach, reach])
    places, fixed = grid.places(chosen), under.corner[chosen]
    if not drawn and (stands > _STANDS).mean() >= _SOUGHT:
        far = np.flatnonzero(fixed & (exact <= _EXACT))
        further = tiles.sought(picture, under.soft, places[far], tiles.RIM)
        shift[far], best[far] = tiles.peaks(further)
    off = np.abs(shift).max(axis=1)
    lost = tiles.lost(grid, picture, under.soft)[chosen]
    faded = tiles.faded(grid, picture, under.soft)[chosen]
    tiled = places, fixed, off, best, stands, exact, grid, chosen, lost, faded
    return Laid(picture, under.soft, *tiled, at, order.turned)


def _reals(*rows: Floats) -> list[Reals]:
    return [row.astype(np.float64) for row in rows]


def _order(a: Grey, b: Grey, matrix: NDArray[Any]) -> tuple[Grey, Grey, Reals, bool]:
    """Which picture is laid over which, and the plane map between their pixels."""
    plane = _pixels(b) @ matrix @ np.linalg.inv(_pixels(a))
    high, wide = a.shape
    corners = np.array([[[0, 0], [wide, 0], [wide, high], [0, high]]], np.float64)
    there = cv2.perspectiveTransform(corners, plane)[0].astype(np.float32)
    if cv2.contourArea(there) > _ENLARGED * wide * high:
        return b, a, np.linalg.inv(plane), True
    return a, b, plane, False


def _pixels(picture: Grey) -> Reals:
    return np.diag([float(picture.shape[1]), float(picture.shape[0]), 1.0])


def _frame(over: Grey, under: Grey, plane: Reals, turned: bool, part: int) -> _Frame:
    ground = _ground(under, part)
    if part > 1:
        over = _smaller(over, part)
        middle = (1 - part) / 2 / part  # whole numbers are the middles of pixels, not their edges
        there = np.array([[1 / part, 0, middle], [0, 1 / part, middle], [0, 0, 1]])
        plane = there @ plane @ np.linalg.inv(there)
    return _Frame(over, ground, turned, plane, part)


def _ground(picture: Grey, part: int) -> _Ground:
    grid = tiles.grid(picture.shape, part)
    soft = _soft(_smaller(picture, part) if part > 1 else picture)
    floats = soft.astype(np.float32)
    textured = tiles.spread(grid, floats) >= TEXTURE
    return _Ground(soft, grid, textured, tiles.corners(grid, floats) >= _CORNER)


def _smaller(picture: Grey, part: int) -> Grey:
    high, wide = (side // part for side in picture.shape)
    even = picture[: high * part, : wide * part]
    return np.asarray(cv2.resize(even, (wide, high), interpolation=cv2.INTER_AREA), np.uint8)


def _warped(frame: _Frame, bend: Reals) -> tuple[Grey, Flags, Any]:
    """The upper picture softened, in the lower one's frame, and the textured tiles it covers."""
    high, wide = frame.under.soft.shape
    x, y, terms = _nodes((high, wide))
    off = terms @ (bend / frame.part)
    x, y = x + off[..., 0], y + off[..., 1]
    right, down, depth = (row[0] * x + row[1] * y + row[2] for row in np.linalg.inv(frame.plane))
    nodes = np.stack([right / depth, down / depth], axis=2).astype(np.float32)
    size = nodes.shape[1] * _NODE, nodes.shape[0] * _NODE
    every = cv2.resize(nodes, size, interpolation=cv2.INTER_LINEAR)
    at = np.ascontiguousarray(every[_NODE : _NODE + high, _NODE : _NODE + wide])
    soft = _soft(cv2.remap(frame.over, at, _NO_SECOND, cv2.INTER_LINEAR))
    seen = tiles.seen(frame.under.grid, _inside(at, frame.over))
    return soft, frame.under.textured & seen, at


def _inside(at: Any, picture: Pixels) -> Grey:
    """255 where a place lies within a picture."""
    far = picture.shape[1] - 1.0, picture.shape[0] - 1.0
    return np.asarray(cv2.inRange(at, (0.0, 0.0), far), np.uint8)


def _soft(picture: Any) -> Grey:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0), np.uint8)


@lru_cache(maxsize=4)  # every bend of a laying is over one frame
def _nodes(shape: tuple[int, int]) -> tuple[Reals, Reals, Reals]:
    """Nodes over a picture and one beyond: right, down, and the terms of a bend at each."""
    high, wide = (np.arange(-1, -(-side // _NODE) + 1) * _NODE + (_NODE - 1) / 2 for side in shape)
    x, y = np.meshgrid(wide, high)
    return x, y, _basis(x / shape[1], y / shape[0])


def _middles(under: _Ground, chosen: Flags) -> Reals:
    """The terms of a bend at the middles of tiles."""
    high, wide = under.soft.shape
    left, top = (under.grid.places(chosen) + under.grid.side / 2).T
    return _basis(left / wide, top / high)


def _basis(right: Reals, down: Reals) -> Reals:
    """Terms of a bend: a second-degree surface and the barrel of a lens."""
    x, y = right * 2 - 1, down * 2 - 1
    far = x * x + y * y
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y, x * far, y * far], axis=-1)


_TERMS = 8
_EDGES = _basis(*(part.ravel() for part in np.meshgrid([0.0, 0.5, 1.0], [0.0, 0.5, 1.0])))


def _bend(terms: Reals, shift: Reals, best: Reals, corner: Flags, stiff: float) -> Reals | None:
    """The smooth bend that most tiles follow; ``None`` where too few were found."""
    found = best > _FITTED
    fixed = found & corner  # the others slide along their edge
    trusted = (fixed if fixed.sum() >= LEAST else found).astype(np.float64)
    if trusted.sum() < LEAST:
        return None
    say = trusted
    for _ in range(6):
        weighted = terms * (say * say)[:, None]
        square = weighted.T @ terms
        cost = stiff or 1e-9 * square.trace()
        bend = np.linalg.solve(square + np.eye(_TERMS) * cost, weighted.T @ shift)
        off = np.abs(shift - terms @ bend).max(axis=1)
        say = trusted / (1 + (off / _STRAY) ** 2)
    return np.asarray(bend, np.float64)
