"""Whether two pictures that lie over each other are one photograph or two moments of one place.

In a copy everything stands in its place, or what does not is covered by print of one tone: a
caption, a watermark, a label. In two photographs of one place people have moved, turned or changed,
and near things have shifted against far ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import captions, tones
from checker.copying.pictures.laying import LEAST, Laid, better
from checker.copying.pictures.tiles import SIDE

Flags = NDArray[np.bool_]

_STANDS = 0.8  # correlation of a tile in its place
_THERE = 0.85  # correlation of a tile found beside its place,
_BETTER = 0.04  # by so much better than in its place,
_BESIDE = 0.75  # and by so many pixels
_WHOLE = 0.96  # share of tiles that stand where nothing was added
_STILL = 0.012  # share of tiles that may seem moved in a copy, by chance,
_MARKED_STILL = 0.02  # and in a copy with print over it
_UNCOVERED = 0.35  # share of tiles that stand between the print
_FIXED = 10  # corners that stand where few points or tiles speak: a smooth outline slides
_CHANGE = 20  # grey levels
_CHANGED = 0.08  # share of the pixels of the other tiles that are changed by print
_ONE_WAY = 0.95  # share of that change that goes to one side: print is lighter or darker;
_VEIL = 5.0  # or greys off a line between the greys of both: print or a veil of one tone
_NUDGED = 3.0  # pixels that a tile of a drawn picture may be off
_SHARP = (
    0.1  # what all but a tenth of the tiles lack of a full correlation in a sharp copy, in which
)
_OTHER = 4  # a tile that lacks so many times more shows other words,
_OTHERS = 2  # and so many of them another screen
_TONED = 0.80  # share of tiles that stand where the rest is worth a look in like tones,
_CERTAIN = 0.96  # and correlation of a tile that needs none
_LIT = 4.0 * SIDE * SIDE  # grey levels by which a copy is lighter or darker, over a tile
_FADED = 0.50  # as _TONED where a copy is, by the darkest colours as well
_FADED_OTHER = 0.35  # as _SHARP in a tile whose light things the copy has lost
_PLACE = 0.40  # share of tiles that stand where two moments of one place are claimed,
_FIRM = 0.95  # and their median correlation: print of one pitch and like chairs come to less


@dataclass(frozen=True, slots=True)
class Verdict:
    """Shares of the tiles (of a drawn picture all or none), and the median correlation of those
    that stand.

    ``same``: one photograph; ``place``: one place at least. ``others`` is the share of a drawn
    picture's tiles that stand worse than most by far: bad light, a caption, or other words.
    """

    stands: float
    moved: float
    same: bool
    firm: float = 0.0
    others: float = 0.0

    @property
    def place(self) -> bool:
        """Whether enough stands for one place at two moments, and firmly: walls are the same."""
        return self.stands >= _PLACE and self.firm >= _FIRM

    @property
    def whole(self) -> bool:
        """Whether it is the same though no points say so: all stands, or what print leaves firmly.

        Two sheets of print of one pitch look as if each were printed over the other.
        """
        return self.same and (self.stands >= _WHOLE or self.firm >= _FIRM)


def told(
    laid: Laid,
    drawn: bool = False,
    darkest: Callable[[], Laid | None] = lambda: None,
    planes: Callable[[], Iterable[Laid]] = tuple,
) -> Verdict:
    """What the tiles say; drawn pictures show no place, they are the same or not.

    ``darkest`` lays the least of the pictures' colours over each other: where one is lighter than
    the other, a tile may stand by either. ``planes`` has each colour in its place.
    """
    verdict = _settled(laid, drawn)
    if not verdict.same and drawn and _captioned(laid, planes):
        return Verdict(1.0, 0.0, same=True, others=_others(laid))
    if verdict.same or not _lighter(laid, drawn):
        return verdict
    other = darkest()
    return _settled(laid, drawn, other) if other else verdict


def _captioned(laid: Laid, planes: Callable[[], Iterable[Laid]]) -> bool:
    """Whether all but a caption is the same.

    It is print that hides nothing, or has a ground of its own in some colour: a red one may be as
    light as a green ground.
    """
    there = _there(laid)

    def alike(rests: Iterable[Flags]) -> bool:
        return any(_alike(laid, there, ~laid.lost & rest) for rest in rests)

    if alike(captions.stamped(laid)):
        return True
    if not alike(captions.strips(laid, there)):
        return False
    return any(alike(captions.banded(plane, there, own=True)) for plane in planes())


def _settled(laid: Laid, drawn: bool, other: Laid | None = None) -> Verdict:
    """By the tiles as they are, and if that does not do by like tones."""
    both = better(laid, other) if other else laid
    verdict = _told(both, np.ones(len(laid.best), bool), drawn)
    lit = _standing(both, drawn)[~laid.lost]
    if verdict.same or lit.sum() < LEAST or lit.mean() < (_FADED if other else _TONED):
        return verdict
    toned, shown = _toned(laid, _standing(laid, drawn))
    if other:
        toned = better(toned, _toned(other, _standing(other, drawn))[0])
    again = _told(toned, shown, drawn)
    return again if again.same else verdict


def _standing(laid: Laid, drawn: bool) -> Flags:
    return _there(laid) if drawn else laid.stands > _STANDS


def _lighter(laid: Laid, drawn: bool) -> bool:
    """Whether what stands has other greys in one picture than in the other."""
    numbers = np.flatnonzero(_standing(laid, drawn))[::8].tolist()
    tiles = [laid.tile(number) for number in numbers]
    return bool(tiles) and bool(np.median([cv2.norm(*two, cv2.NORM_L1) for two in tiles]) >= _LIT)


def _toned(laid: Laid, stands: Flags) -> tuple[Laid, Flags]:
    """The laying with its doubtful tiles compared in like tones, and which then show something."""
    doubtful = ~stands | (laid.best < _CERTAIN)
    found = tones.toned(laid.grid, laid.over, laid.under, laid.on(stands), laid.on(doubtful))
    best, near, shown = laid.best.copy(), laid.stands.copy(), np.ones(len(stands), bool)
    best[doubtful] = np.maximum(best[doubtful], found.best)
    near[doubtful] = np.maximum(near[doubtful], found.stands)
    shown[doubtful] = found.shown
    return replace(laid, best=best, stands=near), shown


def _told(laid: Laid, shown: Flags, drawn: bool) -> Verdict:
    """As ``told``, by the tiles in which both show something."""
    if drawn:
        return _drawn(laid, shown)
    stands = (laid.stands > _STANDS) | ~shown
    beside = (laid.shift > _BESIDE) & (laid.best - laid.exact > _BETTER)
    moved = laid.corner & beside & (laid.best > _THERE) & shown
    share, strays = float(stands.mean()), float(moved.mean())
    same = _still(stands, moved)
    if not same and _UNCOVERED <= share < 1:
        printed = strays <= _MARKED_STILL and anchored(laid) and _printed_over(laid, stands)
        rests = captions.banded(laid, stands)
        same = printed or any(_still(stands[rest], moved[rest]) for rest in rests)
    return Verdict(share, strays, same, _firm(laid.stands))


def _firm(stands: NDArray[np.float64]) -> float:
    """How well those stand that do."""
    there = stands[stands > _STANDS]
    return float(np.median(there)) if len(there) else 0.0


def anchored(laid: Laid) -> bool:
    """Whether enough corners stand: two lit discs have one outline, whatever they show."""
    return int((laid.corner & (laid.stands > _STANDS)).sum()) >= _FIXED


def _drawn(laid: Laid, shown: Flags) -> Verdict:
    """Nothing moves in a screen or a chart: a tile is the same, or other words stand in it."""
    there = _there(laid)
    every = np.ones(len(there), bool)
    for rest in (every, *captions.banded(laid, there)):
        chosen = ~laid.lost & shown & rest
        if _alike(laid, there, chosen):
            return Verdict(1.0, 0.0, same=True, others=_others(laid))
    return Verdict(0.0, 0.0, same=False)


def _others(laid: Laid) -> float:
    """What share of the tiles lack far more than those that stand well, and not a little."""
    off = 1 - laid.best[~laid.lost & laid.corner]
    if not len(off):
        return 0.0
    return float((off > max(_OTHER * float(np.percentile(off, 25)), _SHARP)).mean())


def _there(laid: Laid) -> Flags:
    """Tiles of a drawn picture that are found, if a little off."""
    return (laid.stands > _STANDS) | ((laid.best > _STANDS) & (laid.shift <= _NUDGED))


def _alike(laid: Laid, there: Flags, chosen: Flags) -> bool:
    """Whether nearly all is the same, and nothing plainly other where the copy is sharp."""
    if chosen.sum() < LEAST or there[chosen].mean() < _WHOLE:
        return False
    off = 1 - laid.best[chosen & laid.corner]
    usual = float(np.percentile(off, 90)) if len(off) else 1.0
    if usual > _SHARP:
        return True
    least = np.where(laid.faded[chosen & laid.corner], _FADED_OTHER, _SHARP)
    return int((off > np.maximum(_OTHER * usual, least)).sum()) < _OTHERS


def _still(stands: Flags, moved: Flags) -> bool:
    """Whether everything stands in its place."""
    return float(stands.mean()) >= _WHOLE and float(moved.mean()) <= _STILL


def _printed_over(laid: Laid, stands: Flags) -> bool:
    """Whether the tiles that do not stand differ by print of one tone."""
    gain, lift = _light(laid, stands)
    tiles = [laid.tile(number) for number in np.flatnonzero(~stands).tolist()]
    before = np.concatenate([over.ravel() for over, _ in tiles]) * gain + lift
    after = np.concatenate([under.ravel() for _, under in tiles]).astype(np.float64)
    change = after - before
    strong = np.abs(change) > _CHANGE
    if strong.sum() < max(_CHANGED * len(change), 2):
        return False
    size = float(np.abs(change[strong]).sum())
    if abs(float(change[strong].sum())) >= (2 * _ONE_WAY - 1) * size:
        return True
    return min(_off(before[strong], after[strong]), _off(after[strong], before[strong])) <= _VEIL


def _off(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """Median distance of y from the line through most of the points."""
    terms = np.stack([x, np.ones_like(x)], axis=1)
    say = np.ones_like(x)
    for _ in range(8):
        line = np.linalg.lstsq(terms * say[:, None], y * say, rcond=None)[0]
        off = np.abs(y - terms @ line)
        say = 1 / np.sqrt(np.maximum(off, 3.0))
    return float(np.median(off))


def _light(laid: Laid, stands: Flags) -> tuple[float, float]:
    """How the one picture's greys follow from the other's where they agree."""
    pairs = [laid.tile(number) for number in np.flatnonzero(stands).tolist()]
    over = np.concatenate([one[::3, ::3].ravel() for one, _ in pairs]).astype(np.float64)
    under = np.concatenate([other[::3, ::3].ravel() for _, other in pairs]).astype(np.float64)
    gain, lift = np.polyfit(over, under, 1)
    return float(gain), float(lift)
