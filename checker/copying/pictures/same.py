"""The same photograph in two submissions, however it was cut, turned, mirrored or shot again.

Two photographs of one place at two moments are told apart from it and given as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.frequency import Ints
from checker.copying.pictures import areas, geometry, laying, lookalikes, moments
from checker.copying.pictures.prints import PicturePrint
from checker.model.document import Pixels

_SPREAD = 0.12  # of either picture's area inside the matched points' hull
_CLEAR = 0.60  # or so much of the common part stands in its place
_ALIKE = 0.45  # correlation of the small grey copies below which no closer look is worth it
_PLACE = 0.55  # and below which no common place is claimed: rooms furnished alike are many
_PART = 0.25  # of one of the pictures that is common, or a few tiles of sky and roofs may agree
_SMALL = 128  # their longer side
_FEW = 8  # points that make a plane map worth trying; the grey copies then decide
_SHOWN = 60  # points kept for the overlay
_AS_IS = np.eye(3)
_UPRIGHT = 0.60  # correlation of the whole at which a closer look without points is worth it


@dataclass(frozen=True, slots=True)
class Match:
    """Two prints of one photograph, or of one place. ``points``: x, y on a and b, fractions."""

    a: int
    b: int
    points: tuple[tuple[float, float, float, float], ...]
    alike: float
    mirrored: bool
    covered_a: float
    covered_b: float
    moment: bool = False  # one place, two moments: no copy
    worded: bool = False  # both are full of words: a page of a system, a form
    words: int = 0  # characters that agree in their places, where these told
    unread: bool = False  # of two pictures that are full of words one is too small to be read
    others: float = 0.0  # share of drawn tiles that stand worse than most by far
    laid: laying.Laid | None = field(default=None, repr=False, compare=False)  # what told it

    @property
    def turned(self) -> Match:
        """The same match with its sides exchanged."""
        points = tuple((x_b, y_b, x_a, y_a) for x_a, y_a, x_b, y_b in self.points)
        here, there = self.covered_a, self.covered_b
        return replace(self, a=self.b, b=self.a, points=points, covered_a=there, covered_b=here)


def matches(prints: Sequence[PicturePrint], owner: Ints, least: int) -> Iterator[Match]:
    """Matches between prints of different owners; ``least`` is the number of points needed."""
    return verified(prints, sorted(lookalikes.candidates(prints, owner)), least)


Known = tuple[NDArray[Any], NDArray[np.float32]]  # a plane map, and points that obey it


def verified(
    prints: Sequence[PicturePrint],
    pairs: Iterable[tuple[int, int]],
    least: int,
    known: Mapping[tuple[int, int], Known] = MappingProxyType({}),
) -> Iterator[Match]:
    """Those of the pairs of prints that match; of some a map is ``known``."""
    for one, other in pairs:
        found = _verified(one, other, prints[one], prints[other], least, known.get((one, other)))
        if found:
            yield found


def _verified(  # noqa: PLR0917
    number_a: int, number_b: int, a: PicturePrint, b: PicturePrint, least: int, known: Known | None
) -> Match | None:
    """The better of straight and mirrored, checked by geometry and by the grey copies."""
    best: Match | None = None
    upright = False  # whether the one was laid over the other as it is
    for mirrored in (False, True):
        other = b.mirrored if mirrored else b.straight
        maps = geometry.maps(a.straight, other, _FEW, a.drawn or b.drawn)
        for matrix, pairs in chain([known] if known and not mirrored else [], maps):
            overlay = geometry.overlay(a.grey(_SMALL), _turned(b.grey(_SMALL), mirrored), matrix)
            likely = overlay.alike >= _ALIKE and max(overlay.covered_a, overlay.covered_b) >= _PART
            upright |= likely and not mirrored and geometry.near(matrix, _AS_IS)
            judged = _judged(a, b, mirrored, matrix) if likely else None
            if judged is None:
                continue
            verdict, laid = judged
            if not (verdict.same or _one_place(verdict, overlay, pairs, least)):
                continue
            found = _match(number_a, number_b, pairs, overlay, mirrored)
            if verdict.same:
                return replace(found, others=verdict.others, laid=laid)
            best = replace(found, moment=True)
    return best or _whole(number_a, number_b, a, b, upright)


def by_words(  # noqa: PLR0917
    prints: Sequence[PicturePrint],
    pair: tuple[int, int],
    plane: NDArray[Any],
    points: NDArray[np.float32],
    share: float,
    agree: int,
) -> Match:
    """Two prints that are one by the words on them, of which a share agrees, so many characters."""
    one, other = (prints[number].grey(_SMALL) for number in pair)
    found = _match(*pair, points, geometry.overlay(one, other, plane), mirrored=False)
    return replace(found, alike=share, worded=True, words=agree)


def _turned(picture: Pixels, mirrored: bool) -> Pixels:
    return np.ascontiguousarray(picture[:, ::-1]) if mirrored else picture


def _judged(
    a: PicturePrint, b: PicturePrint, mirrored: bool, matrix: NDArray[Any]
) -> tuple[moments.Verdict, laying.Laid] | None:
    """What a closer look says, and at what; ``None`` where there is nothing to look at."""
    drawn = a.drawn or b.drawn
    laid = laying.laid(a.grey(), _turned(b.grey(), mirrored), matrix, drawn)
    if laid is None:
        return None

    def darkest() -> laying.Laid | None:
        return laid.again(a.darkest(), _turned(b.darkest(), mirrored), drawn)

    def planes() -> Iterator[laying.Laid]:
        for one, other in zip(a.planes(), b.planes(), strict=True):
            yield laid.recoloured(one, _turned(other, mirrored))

    verdict = moments.told(laid, drawn, darkest, planes)
    other = verdict.same and _filled_otherwise(laid, a, _turned(b.colours(), mirrored), drawn)
    return None if other else (verdict, laid)


def _filled_otherwise(laid: laying.Laid, a: PicturePrint, b: Pixels, drawn: bool) -> bool:
    """Whether areas that lie over each other have other colours."""
    over, under, common = laid.in_colour(a.colours(), b)
    inside = np.minimum(common, laid.reach())
    return areas.differ(over, under, inside) if drawn else areas.retinted(over, under, inside)


def _one_place(
    verdict: moments.Verdict, overlay: geometry.Overlay, pairs: NDArray[np.float32], least: int
) -> bool:
    """Whether two moments of one place may be claimed: many points over much of a like picture."""
    spread = max(geometry.hull(pairs[:, :2]), geometry.hull(pairs[:, 2:]))
    wide = spread >= _SPREAD or verdict.stands >= _CLEAR
    return verdict.place and overlay.alike >= _PLACE and len(pairs) >= least and wide


def _match(
    a: int, b: int, pairs: NDArray[np.float32], overlay: geometry.Overlay, mirrored: bool
) -> Match:
    shown = []
    chosen = np.linspace(0, len(pairs) - 1, min(len(pairs), _SHOWN)).astype(int)
    for left, top, there, height in pairs[chosen].astype(float).round(4).tolist():
        shown.append((left, top, 1 - there if mirrored else there, height))
    covered = overlay.covered_a, overlay.covered_b
    return Match(a, b, tuple(shown), overlay.alike, mirrored, *covered)


def _whole(
    number_a: int, number_b: int, a: PicturePrint, b: PicturePrint, upright: bool
) -> Match | None:
    """Pictures alike as a whole in one of the eight orientations, with too few points to tell.

    ``upright``: points have told that as they are they are not one.
    """
    size = _SMALL // 2, _SMALL // 2
    small = cv2.resize(a.grey(), size, interpolation=cv2.INTER_AREA).ravel()
    square = np.asarray(cv2.resize(b.grey(), size, interpolation=cv2.INTER_AREA), np.uint8)
    best, turned, flipped = 0.0, 0, False
    for mirrored in (False, True):
        for turns in range(4):
            alike = geometry.correlation(small, np.rot90(_turned(square, mirrored), turns).ravel())
            if alike > best:
                best, turned, flipped = alike, turns, mirrored
    if best < _UPRIGHT or (upright and not turned and not flipped):
        return None
    laid_so = np.ascontiguousarray(np.rot90(_turned(b.grey(), flipped), turned))
    laid = laying.laid(a.grey(), laid_so, _AS_IS, a.drawn or b.drawn)
    if laid is None or not moments.anchored(laid):
        return None
    drawn = a.drawn or b.drawn
    if not moments.told(laid, drawn).whole:
        return None
    if _filled_otherwise(laid, a, np.rot90(_turned(b.colours(), flipped), turned), drawn):
        return None
    return Match(number_a, number_b, (), best, flipped, 1.0, 1.0)
