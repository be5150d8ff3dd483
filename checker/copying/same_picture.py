"""The same photograph in two submissions, however it was cut, turned, mirrored or shot again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.frequency import Ints, Postings
from checker.copying.pictures import SMALL, PicturePrint

_HASH = 40  # differing bits of 256 at which two whole pictures are looked at
_TABLES = 8  # tables of visual words, each of _BITS bits of an ORB descriptor
_BITS = 18
_CROWD = 60  # a word in more pictures links each to its next neighbours only
_WORDS = 10  # shared words that make a candidate
_CLOSE = 64  # differing bits of two descriptors of one point
_RATIO = 0.85  # against the second best
_REACH = 0.02  # of the longer side: how exactly a matched point must fall
_SPREAD = 0.12  # of either picture's area inside the matched points' hull
_ALIKE = 0.55  # correlation of the grey copies over the common part
_WHOLE = 0.90  # the same, where only the whole-picture hash speaks
_COMMON = 0.05  # of a picture's area that must be common for the correlation to count


@dataclass(frozen=True, slots=True)
class Match:
    """Two prints of one photograph. ``points`` are x, y on a and x, y on b, fractions."""

    a: int
    b: int
    points: tuple[tuple[float, float, float, float], ...]
    alike: float
    mirrored: bool
    covered_a: float
    covered_b: float


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
    """Each descriptor as eight words of eighteen bits, spread over all 256 bits."""
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
    """The best of straight and mirrored, checked by geometry and by the grey copies."""
    best: Match | None = None
    for mirrored in (False, True):
        points = b.mirrored_points if mirrored else b.points
        marks = b.mirrored if mirrored else b.marks
        found = _located(a.points, a.marks, points, marks, least)
        if found is None:
            continue
        matrix, pairs = found
        small = np.ascontiguousarray(b.small[:, ::-1]) if mirrored else b.small
        alike, covered_a, covered_b = _compared(a.small, small, matrix)
        spread = max(_hull(pairs[:, :2]), _hull(pairs[:, 2:]))
        if alike < _ALIKE or spread < _SPREAD:
            continue
        if mirrored:
            pairs[:, 2] = 1 - pairs[:, 2]
        shown = tuple(tuple(round(float(v), 4) for v in row) for row in pairs[:60])
        match = Match(number_a, number_b, shown, alike, mirrored, covered_a, covered_b)  # type: ignore[arg-type]
        best = match if best is None or len(shown) > len(best.points) else best
    return best or _whole(number_a, number_b, a, b)


def _located(
    at_a: NDArray[np.float32],
    marks_a: NDArray[np.uint8],
    at_b: NDArray[np.float32],
    marks_b: NDArray[np.uint8],
    least: int,
) -> tuple[NDArray[Any], NDArray[np.float32]] | None:
    """The plane map from a to b that at least ``least`` matched points obey, and those points."""
    if min(len(marks_a), len(marks_b)) < least:
        return None
    near = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(marks_a, marks_b, k=2)
    good = [
        pair[0]
        for pair in near
        if len(pair) == 2
        and pair[0].distance <= _CLOSE
        and pair[0].distance < _RATIO * pair[1].distance
    ]
    if len(good) < least:
        return None
    a = at_a[[match.queryIdx for match in good]]
    b = at_b[[match.trainIdx for match in good]]
    cv2.setRNGSeed(1)
    matrix, chosen = cv2.findHomography(a, b, cv2.RANSAC, _REACH)
    if matrix is None or int(chosen.sum()) < least or not _sane(matrix):
        return None
    kept = chosen.ravel().astype(bool)
    pairs = np.concatenate([a[kept], b[kept]], axis=1)
    pairs = pairs[np.unique(np.round(pairs[:, 2:] * 200), axis=0, return_index=True)[1]]
    return (matrix, pairs) if len(pairs) >= least else None


def _sane(matrix: NDArray[Any]) -> bool:
    """A map of the unit square that neither folds nor shrinks it to a point."""
    corners = np.array([[[0, 0], [1, 0], [1, 1], [0, 1]]], np.float64)
    there = cv2.perspectiveTransform(corners, matrix)[0].astype(np.float32)
    area = abs(float(cv2.contourArea(there)))
    return bool(cv2.isContourConvex(there)) and 0.01 < area < 100


def _hull(points: NDArray[np.float32]) -> float:
    hull = cv2.convexHull(np.ascontiguousarray(points, np.float32))
    return float(cv2.contourArea(hull))


def _compared(
    a: NDArray[np.uint8], b: NDArray[np.uint8], matrix: NDArray[Any]
) -> tuple[float, float, float]:
    """Correlation of a laid over b, and the share of each that is common."""
    to_unit = np.diag([1 / a.shape[1], 1 / a.shape[0], 1.0])
    from_unit = np.diag([b.shape[1], b.shape[0], 1.0]).astype(np.float64)
    size = b.shape[1], b.shape[0]
    whole = from_unit @ matrix @ to_unit
    laid = cv2.warpPerspective(a, whole, size, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full_like(a, 255), whole, size, flags=cv2.INTER_NEAREST) > 0
    if mask.mean() < _COMMON:
        return 0.0, 0.0, 0.0
    back = cv2.warpPerspective(np.full_like(b, 255), np.linalg.inv(whole), (a.shape[1], a.shape[0]))
    blur_a, blur_b = (cv2.GaussianBlur(one, (3, 3), 0)[mask] for one in (laid, b))
    return _correlation(blur_a, blur_b), float((back > 0).mean()), float(mask.mean())


def _correlation(a: NDArray[Any], b: NDArray[Any]) -> float:
    one, other = a.astype(np.float64), b.astype(np.float64)
    one -= one.mean()
    other -= other.mean()
    norm = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / norm if norm > 0 else 0.0


def _whole(number_a: int, number_b: int, a: PicturePrint, b: PicturePrint) -> Match | None:
    """Pictures alike as a whole in one of the eight orientations, points or none."""
    small = cv2.resize(a.small, (SMALL // 2, SMALL // 2), interpolation=cv2.INTER_AREA).ravel()
    square = cv2.resize(b.small, (SMALL // 2, SMALL // 2), interpolation=cv2.INTER_AREA)
    best, flipped = 0.0, False
    for mirrored in (False, True):
        for turns in range(4):
            turned = np.rot90(square[:, ::-1] if mirrored else square, turns)
            alike = _correlation(small, np.ascontiguousarray(turned).ravel())
            if alike > best:
                best, flipped = alike, mirrored
    if best < _WHOLE:
        return None
    return Match(number_a, number_b, (), best, flipped, 1.0, 1.0)
