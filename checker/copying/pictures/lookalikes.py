"""Pairs of pictures worth laying over each other: alike as a whole, or alike in several points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.copying.frequency import Ints, Postings
from checker.copying.pictures import voting
from checker.copying.pictures.prints import PicturePrint
from checker.copying.pictures.voting import Described

_HASH = 40  # differing bits of 256 at which two whole pictures are looked at
_TABLES = 10  # tables of visual words, each of _BITS bits of an ORB descriptor (of 256)
_BITS = 24
_CROWD = 60  # a word in more pictures links each to its next neighbours only
_TURNS = 8  # sectors of a turn; two neighbours count together
_ROUND = 256  # steps of an angle
_WORDS = 30  # shared under one turn that make a closer look worth it: copies have 43 and more,
_AGREE = 12  # and points that then agree on one map; copies with fewer are told by their words

Words = tuple[NDArray[np.uint32], NDArray[np.int64]]  # sorted, and the points they describe


def candidates(
    prints: Sequence[PicturePrint], owner: Ints, told: Sequence[bool] = ()
) -> set[tuple[int, int]]:
    """Pairs of prints of different owners, the lower number first.

    Those ``told`` by the words read on them are not sought by their points: screens of one system
    share them by the hundred. What was read badly is near one of them as a whole.
    """
    if len(prints) < 2:
        return set()
    found = {(a, b) for a, b in _by_hash(prints) if owner[a] != owner[b]}
    known = [number for number in range(len(prints)) if told and told[number]]
    left = sorted({*range(len(prints))} - {*known})
    found -= {(a, b) for a, b in found if told and told[a] and told[b]}
    rest = _Points([prints[number] for number in left])
    found |= {(left[a], left[b]) for a, b in rest.pairs(owner[left])}
    for number in known:
        near = (left[other] for other in rest.like(prints[number].straight))
        found |= {
            (min(number, other), max(number, other))
            for other in near
            if owner[number] != owner[other]
        }
    return found


class Sought:
    """Pictures that are asked about; which of a few others may show one of them is soon told."""

    def __init__(self, prints: Sequence[PicturePrint]) -> None:
        self._points = _Points(prints)
        signs = [_signs(one.hash) for one in prints]
        self._turned = [turned.T for turned in _orientations(np.stack(signs))] if signs else []

    def among(self, prints: Sequence[PicturePrint]) -> list[bool]:
        """Of each, whether it is alike as a whole or shares words whose points agree."""
        return [
            self._whole(one) or any(True for _ in self._points.like(one.straight)) for one in prints
        ]

    def _whole(self, one: PicturePrint) -> bool:
        flat = _signs(one.hash).ravel()
        return any((flat @ turned >= 256 - 2 * _HASH).any() for turned in self._turned)


class _Points:
    """Pictures and their mirror images by the words that describe their points."""

    def __init__(self, prints: Sequence[PicturePrint]) -> None:
        self._count = len(prints)
        self._every = [one.straight for one in prints] + [one.mirrored for one in prints]
        self._words = [_words(one.marks) for one in self._every]
        self._postings = _postings(self._words, self._every)

    def pairs(self, owner: Ints) -> Iterator[tuple[int, int]]:
        """Pairs of different owners that share words whose points agree."""
        own = np.argsort(self._postings.doc, kind="stable")
        ends = np.cumsum(np.bincount(self._postings.doc, minlength=2 * self._count))
        group = self._postings.group_ends()
        for one in range(self._count):  # a mirror image is held against pictures alone
            at = own[ends[one - 1] if one else 0 : ends[one]]
            after = group[at] - at - 1
            after = np.where(after > _CROWD, np.minimum(after, 2), after)
            for other in self._sharing(self._postings.at[at], at + 1, after):
                partner = other % self._count
                if owner[one] != owner[partner] and self._agree(one, other):
                    yield min(one, partner), max(one, partner)

    def like(self, one: Described) -> Iterator[int]:
        """Numbers of those that share words with another picture, whose points agree."""
        words = _words(one.marks)
        own = _postings([words], [one])
        first = np.searchsorted(self._postings.hash, own.hash)
        last = np.searchsorted(self._postings.hash, own.hash, side="right")
        for number in self._sharing(own.at, first, np.minimum(last - first, _CROWD)):
            if _agree(one, self._every[number], words, self._words[number]):
                yield number % self._count

    def _agree(self, one: int, other: int) -> bool:
        return _agree(self._every[one], self._every[other], self._words[one], self._words[other])

    def _sharing(self, angles: NDArray[np.int32], first: Ints, count: Ints) -> list[int]:
        """Sets that share words under nearly one turn: each word's postings from the ``first``."""
        at = np.repeat(first - np.cumsum(count) + count, count) + np.arange(count.sum())
        turn = (np.repeat(angles, count) - self._postings.at[at]) % _ROUND * _TURNS // _ROUND
        key = self._postings.doc[at].astype(np.int64) * _TURNS + turn
        shared = np.bincount(key, minlength=self._postings.docs * _TURNS).reshape(-1, _TURNS)
        both = shared + np.roll(shared, 1, axis=1)
        return np.flatnonzero((both >= _WORDS).any(axis=1)).tolist()


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


def _postings(words: Sequence[Words], every: Sequence[Described]) -> Postings:
    """Words with the angle of the point that each describes, where texts have a place."""
    hashes = np.concatenate([np.zeros(0, np.uint32), *(found for found, _ in words)])
    doc = np.repeat(np.arange(len(words), dtype=np.int32), [len(found) for found, _ in words])
    angles = [
        one.poses[points, 0].astype(np.float32)
        for one, (_, points) in zip(every, words, strict=True)
    ]
    at = (np.concatenate([np.zeros(0, np.float32), *angles]) * (_ROUND / (2 * np.pi))).astype(
        np.int32
    )
    order = np.argsort(hashes, kind="stable")
    return Postings(hashes[order], doc[order], at[order], len(words)).once()


def _agree(a: Described, b: Described, words_a: Words, words_b: Words) -> bool:
    """Whether the points that shared words name under nearly one turn agree on one map."""
    at = np.minimum(np.searchsorted(words_a[0], words_b[0]), len(words_a[0]) - 1)
    same = words_a[0][at] == words_b[0]
    one, other = words_a[1][at[same]], words_b[1][same]
    angles = (b.poses[other, 0] - a.poses[one, 0]).astype(np.float64) / (2 * np.pi)
    turn = np.floor(angles * _TURNS).astype(np.int64) % _TURNS
    count = np.bincount(turn, minlength=_TURNS)
    many = count + np.roll(count, -1) >= _WORDS
    kept = (many | np.roll(many, 1))[turn]
    pairs, times = np.unique(one[kept] * len(b.points) + other[kept], return_counts=True)
    pairs = pairs[np.argsort(-times, kind="stable")]
    one, other = divmod(pairs, len(b.points))
    return voting.agree(a.chosen(one), b.chosen(other), _AGREE)


def _words(marks: NDArray[np.uint8]) -> Words:
    """Each descriptor as ten words of 24 of its bits."""
    bits = np.unpackbits(marks, axis=1)[:, _CHOSEN].reshape(-1, _TABLES, _BITS).astype(np.uint32)
    words = bits @ (np.uint32(1) << np.arange(_BITS, dtype=np.uint32))
    words += np.arange(_TABLES, dtype=np.uint32) << np.uint32(_BITS)
    order = np.argsort(words.ravel(), kind="stable")
    return words.ravel()[order], order // _TABLES


_CHOSEN = np.random.default_rng(20231123).permutation(256)[: _TABLES * _BITS]
