"""The same photograph in two submissions, however it was cut, turned, mirrored or shot again.

Two photographs of one place at two moments are told apart from it and given as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying import geometry, laying, moments
from checker.copying.frequency import Ints, Postings
from checker.copying.pictures import Grey, PicturePrint

_HASH = 40  # differing bits of 256 at which two whole pictures are looked at
_TABLES = 9  # tables of visual words, each of _BITS bits of an ORB descriptor (of 256)
_BITS = 28
_CROWD = 60  # a word in more pictures links each to its next neighbours only
_WORDS = 12  # shared words that make a candidate
_SPREAD = 0.12  # of either picture's area inside the matched points' hull
_CLEAR = 0.60  # or so much of the common part stands in its place
_ALIKE = 0.30  # correlation of the small grey copies below which no closer look is worth it
_PLACE = 0.55  # and below which no common place is claimed: rooms furnished alike are many
_SMALL = 128  # their longer side
_FEW = 8  # points that make a plane map worth trying; the grey copies then decide
_SHOWN = 60  # points kept for the overlay
_WHOLE = 0.90  # correlation where only the whole-picture hash speaks


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


def matches(prints: Sequence[PicturePrint], owner: Ints, least: int) -> Iterator[Match]:
    """Matches between prints of different owners; ``least`` is the number of points needed."""
    for one, other in sorted(_candidates(prints, owner)):
        found = _verified(one, other, prints[one], prints[other], least)
        if found:
            yield found


def _candidates(prints: Sequence[PicturePrint], owner: Ints) -> set[tuple[int, int]]:
    if len(prints) < 2:
        return set()
    found = _by_hash(prints) | _by_words(prints)
    return {(one, other) for one, other in found if owner[one] != owner[other]}


def _by_hash(prints: Sequence[PicturePrint]) -> set[tuple[int, int]]:
    """Pairs whose whole-picture hashes are near in one of the eight orientations."""
    signs = np.stack([_signs(one.hash) for one in prints])
    found: set[tuple[int, int]] = set()
    flat = signs.reshape(len(prints), -1)
    for turned in _orientations(signs):
        for begin in range(0, len(prints), 1024):
            agree = flat[begin : begin + 1024] @ turned.T
            rows, columns = np.nonzero(agree >= 256 - 2 * _HASH)
            for one, other in zip((rows + begin).tolist(), columns.tolist(), strict=True):
                if one < other:
                    found.add((one, other))
    return found


def _signs(packed: bytes) -> NDArray[np.float32]:
    bits = np.unpackbits(np.frombuffer(packed, np.uint8)).reshape(16, 16)
    return bits.astype(np.float32) * 2 - 1


def _orientations(signs: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """The hashes of the mirrored and turned pictures, by the DCT's symmetries."""
    odd = np.where(np.arange(16) % 2, -1.0, 1.0).astype(np.float32)
    for base in (signs, signs.transpose(0, 2, 1)):
        for rows in (np.ones(16, np.float32), odd):
            for columns in (np.ones(16, np.float32), odd):
                turned = base * rows[None, :, None] * columns[None, None, :]
                yield np.ascontiguousarray(turned.reshape(len(signs), -1))


def _by_words(prints: Sequence[PicturePrint]) -> set[tuple[int, int]]:
    """Pairs that share visual words, through the same postings as texts."""
    count = len(prints)
    parts = [_words(one.marks) for one in prints] + [_words(one.mirrored) for one in prints]
    sizes = [len(part) for part in parts]
    hashes = np.concatenate(parts)
    doc = np.repeat(np.arange(2 * count, dtype=np.int32), sizes)
    order = np.argsort(hashes, kind="stable")
    blank = np.zeros(len(order), np.int32)
    postings = Postings(hashes[order], doc[order], blank, 2 * count).once()
    found: set[tuple[int, int]] = set()
    keys, shared = postings.tally(_CROWD)
    for key in keys[shared >= _WORDS].tolist():
        one, other = divmod(key, 2 * count)
        if one < count and other % count != one:
            found.add((min(one, other % count), max(one, other % count)))
    return found


def _words(marks: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Each descriptor as nine words of 28 of its bits."""
    if len(marks) == 0:
        return np.zeros(0, np.uint32)
    bits = np.unpackbits(marks, axis=1)[:, _CHOSEN].reshape(-1, _TABLES, _BITS).astype(np.uint32)
    words = bits @ (np.uint32(1) << np.arange(_BITS, dtype=np.uint32))
    table = np.arange(_TABLES, dtype=np.uint32) << np.uint32(_BITS)
    return np.asarray((words + table).reshape(-1), np.uint32)


_CHOSEN = np.random.default_rng(20231123).permutation(256)[: _TABLES * _BITS]


def _verified(
    number_a: int, number_b: int, a: PicturePrint, b: PicturePrint, least: int
) -> Match | None:
    """The better of straight and mirrored, checked by geometry and by the grey copies."""
    best: Match | None = None
    for mirrored in (False, True):
        points = b.mirrored_points if mirrored else b.points
        marks = b.mirrored if mirrored else b.marks
        greys = a.grey(), _turned(b.grey(), mirrored)
        for matrix, pairs in geometry.maps((a.points, a.marks), (points, marks), _FEW):
            overlay = geometry.overlay(a.grey(_SMALL), _turned(b.grey(_SMALL), mirrored), matrix)
            verdict = _judged(greys, matrix, overlay)
            if verdict is None:
                continue
            if not (verdict.same or _one_place(verdict, overlay, pairs, least)):
                continue
            found = _match(number_a, number_b, pairs, overlay, mirrored)
            if verdict.same:
                return found
            best = replace(found, moment=True)
    return best or _whole(number_a, number_b, a, b)


def _turned(grey: Grey, mirrored: bool) -> Grey:
    return np.ascontiguousarray(grey[:, ::-1]) if mirrored else grey


def _judged(
    greys: tuple[Grey, Grey], matrix: NDArray[Any], overlay: geometry.Overlay
) -> moments.Verdict | None:
    """What a closer look says; ``None`` where there is nothing to look at."""
    if overlay.alike < _ALIKE:
        return None
    laid = laying.laid(*greys, matrix)
    return moments.told(laid) if laid else None


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


def _whole(number_a: int, number_b: int, a: PicturePrint, b: PicturePrint) -> Match | None:
    """Pictures alike as a whole in one of the eight orientations, with too few points to tell."""
    size = _SMALL // 2, _SMALL // 2
    small = cv2.resize(a.grey(), size, interpolation=cv2.INTER_AREA).ravel()
    square = np.asarray(cv2.resize(b.grey(), size, interpolation=cv2.INTER_AREA), np.uint8)
    best, turned, flipped = 0.0, 0, False
    for mirrored in (False, True):
        for turns in range(4):
            alike = geometry.correlation(small, np.rot90(_turned(square, mirrored), turns).ravel())
            if alike > best:
                best, turned, flipped = alike, turns, mirrored
    if best < _WHOLE:
        return None
    upright = np.ascontiguousarray(np.rot90(_turned(b.grey(), flipped), turned))
    laid = laying.laid(a.grey(), upright, np.eye(3))
    if laid and not moments.told(laid).same:
        return None
    return Match(number_a, number_b, (), best, flipped, 1.0, 1.0)
