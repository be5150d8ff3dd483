"""Words of two pictures laid over each other, place by place.

Screens of one system, forms and certificates of one print share their labels and differ in what is
filled in. So one clear word in the place of another tells two apart, however much they share; and
where all that was read in both agrees, names and figures too, it is one picture. A crop, a cover
or a caption leaves words on one side only, which tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from checker.copying.pictures import other_words
from checker.copying.pictures.other_words import AGREES, LENGTH
from checker.copying.pictures.wording import SURE, Reals, Wording

_ONE = 0.7  # similarity of two lines that may be one
LINES = 4  # that must lead to one map
_WELL = 8  # lines with which no cut ones are sought,
_CUT = 4  # which share so many characters,
_WHOLLY = 90.0  # in per cent alike, with what is left of them
_REACH = 0.02  # of the longer side: how exactly their ends must fall,
_EXACT = 0.012  # and in a picture seen askew,
_MANY = 16  # by so many ends
_TRIES = 500
_STRETCHED = 1.5  # by how much more one way than the other
_OVER = 0.5  # of a line's height, in which another lies over it,
_BESIDE = 0.3  # and of its width

Plane = NDArray[np.float64]
Numbers = NDArray[np.int64]
_NONE: Numbers = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Laid:
    """What the words of one picture say where they fall on those of another.

    ``plane`` maps the first's unit square to the second's, of that ``shape`` (width, height);
    ``points`` are the middles of lines that agree (x, y, x, y); ``agree`` counts their characters,
    ``lack`` those of surely read lines among them that say something else or have nothing in their
    place; ``other`` are words that stand for each other and differ, ``differ`` their boxes.
    ``unread`` are boxes on the first and on the second where only the other has words, ``alone``
    where these stand on their own picture, ``held`` the boxes of lines that agree, in the unit of
    ``Wording``. ``written`` is the
    share of either picture under such lines.
    """

    plane: Plane
    shape: tuple[float, float]
    points: NDArray[np.float32]
    agree: int
    lack: int
    other: tuple[tuple[str, str], ...]
    differ: tuple[Reals, Reals]
    unread: tuple[Reals, Reals]
    alone: tuple[Reals, Reals]
    held: tuple[Reals, Reals]
    written: float

    @property
    def upright(self) -> bool:
        """Whether lines of the one lie along lines of the other: 60 upside down is read as 09."""
        ends = np.array([[[0.25, 0.5], [0.75, 0.5]]], np.float64)
        there = cv2.perspectiveTransform(ends, self.plane)[0] * self.shape
        right, down = there[1] - there[0]
        return bool(right > abs(down))

    @property
    def share(self) -> float:
        """Of what should be in both, how much is."""
        return self.agree / max(self.agree + self.lack, 1)


def laid(a: Wording, b: Wording) -> Laid | None:
    """``None`` where no map leads lines of the one to like lines of the other."""
    plane = _plane(a, b) if min(len(a.texts), len(b.texts)) >= LINES else None
    found = None if plane is None else _compared(a, b, plane)
    return found if found and found.agree else None


def along(a: Wording, b: Wording, points: Sequence[tuple[float, ...]]) -> Laid | None:
    """The words by a map that points of both tell: x, y and x, y, as fractions."""
    if min(len(a.texts), len(b.texts), len(points) - LINES + 1) < 1:
        return None
    here, there = np.hsplit(np.array(points, np.float64), 2)
    cv2.setRNGSeed(1)
    here, there = here * np.array(a.shape), there * np.array(b.shape)
    plane = cv2.findHomography(here, there, cv2.RANSAC, _EXACT, maxIters=_TRIES)[0]
    return None if plane is None else _compared(a, b, np.asarray(plane, np.float64))


def _compared(a: Wording, b: Wording, plane: Plane) -> Laid:
    there = _moved(a.boxes, plane)
    partners = list(_partners(there, b.boxes))
    agreed = [number for number, some in enumerate(partners) if _agrees(a, b, number, some)]
    taken = np.unique(np.concatenate([_NONE, *(partners[number] for number in agreed)]))
    alone = [number for number, some in enumerate(_partners(b.boxes, there)) if not len(some)]
    back = _moved(b.boxes, np.asarray(np.linalg.inv(plane), np.float64))
    rest = sorted({*range(len(a.texts))} - {*agreed})
    lack = _among(a, rest, agreed, _inside(there, b))
    came = _among(b, alone, taken, _inside(back, a))
    gone = [number for number in lack if not len(partners[number])]
    other = [*other_words.found(a, b, there, partners)]
    ours, theirs = np.array(other, np.int64).reshape(-1, 2).T
    points = np.hstack([_middles(a.boxes, a.shape), _middles(there, b.shape)])[agreed]
    return Laid(
        plane=np.diag([1 / b.shape[0], 1 / b.shape[1], 1]) @ plane @ np.diag([*a.shape, 1]),
        shape=b.shape,
        points=np.asarray(points, np.float32),
        agree=sum(len(a.texts[number]) for number in agreed),
        lack=sum(lack.values()) + sum(came.values()),
        other=tuple((a.texts[one], b.texts[two]) for one, two in other),
        differ=(a.boxes[ours], b.boxes[theirs]),
        unread=(back[[*came]], there[gone]),
        alone=(a.boxes[gone], b.boxes[[*came]]),
        held=(a.boxes[agreed], b.boxes[taken]),
        written=max(_area(a, agreed), _area(b, taken)),
    )


def _plane(a: Wording, b: Wording) -> Plane | None:
    """The plane map that most lines obey which are each other's likest."""
    one, other = _matched(a, b)
    if len(one) < 2 * LINES:
        return None
    cv2.setRNGSeed(1)
    flat, obey = cv2.estimateAffine2D(one, other, None, cv2.RANSAC, _REACH, _TRIES)
    if flat is None or obey.sum() < 2 * LINES:
        return None
    plane: Plane = np.vstack([flat, [0, 0, 1]])
    if obey.sum() >= _MANY:
        askew, freely = cv2.findHomography(one, other, cv2.RANSAC, _EXACT, maxIters=_TRIES)
        if askew is not None and freely.sum() >= obey.sum():
            plane = np.asarray(askew, np.float64)
    return plane if _sane(plane, a) else None


def _matched(a: Wording, b: Wording) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Ends of lines that are each other's likest: x and y, two rows a line."""
    alike = process.cdist(a.texts, b.texts, scorer=Levenshtein.normalized_similarity)
    here, there = _likest(np.asarray(alike, np.float64), _ONE)
    kept = np.array([len(a.texts[one]) >= LENGTH for one in here], bool)
    here, there = here[kept], there[kept]
    ends = [_ends(a.boxes[here]), _ends(b.boxes[there])]
    if len(here) < _WELL:
        for parts in _cut(a, b, here, there):
            ends = [np.vstack(both) for both in zip(ends, parts, strict=True)]
    return ends[0], ends[1]


def _likest(alike: NDArray[np.float64], least: float) -> tuple[Numbers, Numbers]:
    best = (alike == alike.max(axis=1)[:, None]) & (alike == alike.max(axis=0))
    here, there = np.nonzero(best & (alike >= least))
    return here.astype(np.int64), there.astype(np.int64)


def _cut(
    a: Wording, b: Wording, here: Numbers, there: Numbers
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Ends of what a crop has left of lines, in both."""
    alike = np.asarray(process.cdist(a.texts, b.texts, scorer=fuzz.partial_ratio), np.float64)
    long = [np.array([len(text) >= _CUT for text in some]) for some in (a.texts, b.texts)]
    alike[~long[0]], alike[:, ~long[1]] = 0, 0
    alike[here], alike[:, there] = 0, 0
    for one, other in zip(*_likest(alike, _WHOLLY), strict=True):
        at = fuzz.partial_ratio_alignment(a.texts[one], b.texts[other])
        if at is not None:
            yield (
                _ends(_part(a, int(one), at.src_start, at.src_end)),
                _ends(_part(b, int(other), at.dest_start, at.dest_end)),
            )


def _part(one: Wording, number: int, first: int, last: int) -> Reals:
    """The box of some characters of a line, which are as wide as each other."""
    left, top, right, foot = one.boxes[number]
    wide = (right - left) / len(one.texts[number])
    return np.array([[left + first * wide, top, left + last * wide, foot]], np.float32)


def _sane(plane: Plane, a: Wording) -> bool:
    """Whether the picture is neither mirrored nor folded, and of much the same form."""
    wide, high = a.shape
    square = np.array([[[0, 0], [wide, 0], [wide, high], [0, high]]], np.float64)
    there = cv2.perspectiveTransform(square, plane)[0].astype(np.float32)
    sides = np.linalg.norm(there - np.roll(there, 1, axis=0), axis=1)
    across, down = (sides[1] + sides[3]) / wide, (sides[0] + sides[2]) / high
    formed = max(across, down) < _STRETCHED * min(across, down)
    area = float(cv2.contourArea(there, oriented=True))
    return bool(cv2.isContourConvex(there) and formed and 0.01 < area / (wide * high) < 100)


def _ends(boxes: Reals) -> NDArray[np.float32]:
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    ends = np.stack([boxes[:, 0], middle, boxes[:, 2], middle], axis=1)
    return np.ascontiguousarray(ends.reshape(-1, 2), np.float32)


def _moved(boxes: Reals, plane: Plane) -> Reals:
    """The upright boxes round where a map leads boxes."""
    corners = boxes[:, [0, 1, 2, 1, 2, 3, 0, 3]].reshape(-1, 1, 2).astype(np.float64)
    there = cv2.perspectiveTransform(corners, plane).reshape(-1, 4, 2)
    return np.concatenate([there.min(axis=1), there.max(axis=1)], axis=1).astype(np.float32)


def _partners(boxes: Reals, others: Reals) -> Iterator[Numbers]:
    """For each box the others that lie over it, from left to right."""
    for left, top, right, foot in boxes:
        down = np.minimum(foot, others[:, 3]) - np.maximum(top, others[:, 1])
        across = np.minimum(right, others[:, 2]) - np.maximum(left, others[:, 0])
        high = np.minimum(foot - top, others[:, 3] - others[:, 1])
        wide = np.minimum(right - left, others[:, 2] - others[:, 0])
        found = np.flatnonzero((down > _OVER * high) & (across > _BESIDE * wide))
        yield found[np.argsort(others[found, 0])]


def _agrees(a: Wording, b: Wording, number: int, partners: Numbers) -> bool:
    joined = "".join(b.texts[one] for one in partners)
    return bool(joined) and other_words.alike(a.texts[number], joined) >= AGREES


def _inside(boxes: Reals, other: Wording) -> NDArray[np.bool_]:
    """Which boxes lie within a picture they were moved to."""
    shape = np.array(other.shape, np.float32)
    return np.asarray((boxes[:, :2] >= 0).all(axis=1) & (boxes[:, 2:] <= shape).all(axis=1))


def _among(
    one: Wording, numbers: Sequence[int], agreed: Any, there: NDArray[np.bool_]
) -> dict[int, int]:
    """Of these lines those that were surely read, and stand between ones that agree.

    With their lengths. A caption stands at an edge; what is not ``there`` was cut off.
    """
    held = one.boxes[agreed]
    if not len(held):
        return {}
    first, last = held[:, :2].min(axis=0), held[:, 2:].max(axis=0)
    middle = (one.boxes[:, :2] + one.boxes[:, 2:]) / 2
    within = ((middle > first) & (middle < last)).all(axis=1) & (one.sure >= SURE)
    within &= there
    return {number: len(one.texts[number]) for number in numbers if within[number]}


def _area(one: Wording, numbers: Any) -> float:
    sides = one.boxes[numbers, 2:] - one.boxes[numbers, :2]
    return float(sides.prod(axis=1).sum()) / (one.shape[0] * one.shape[1])


def _middles(boxes: Reals, shape: tuple[float, float]) -> Reals:
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    return np.asarray(middle / np.array(shape, np.float32), np.float32)
