"""Pairs of papers worth comparing: near-copies, and many rare shared marks close together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from checker.copying.frequency import Ints, Postings

WINDOW = 200  # characters on the earlier paper
LEAST = 12  # rare shared marks within a window: 54 equal characters, or twice that with noise
_LOOSE = 8  # rare shared marks anywhere, where they are
_SHARE = 0.12  # so much of the smaller paper's: it may be told anew in other words
_KEPT = 4000  # marks of one pair that are held while more are drawn
_HELD = 40_000_000
_CROWD = 200  # papers with one mark; of more, not every two are met


def across(links: Ints, submission: Ints) -> set[tuple[int, int]]:
    """Linked pairs of different submissions."""
    other = submission[links[:, 0]] != submission[links[:, 1]]
    return {(min(pair), max(pair)) for pair in links[other].tolist()}


def dense(postings: Postings, submission: Ints, cluster: Ints) -> tuple[set[tuple[int, int]], int]:
    """Pairs of different submissions with enough of the marks shared, inside one window or loosely.

    Of a crowd of near-copies every two submissions are met once, and every other paper meets one
    of another submission; the number is that of the pairs left out, at most.
    """
    chosen = postings.once()  # text that repeats itself would else meet itself n × n times
    keys, places = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    left_out: dict[int, int] = {}
    for one, other in chain(_few(chosen), _crowds(chosen, submission, cluster, left_out)):
        a, b = chosen.doc[one].astype(np.int64), chosen.doc[other].astype(np.int64)
        apart = submission[a] != submission[b]
        keys.append(a[apart] * chosen.docs + b[apart])
        places.append(chosen.at[one[apart]])
        if sum(map(len, keys)) > _HELD:
            keys, places = _thinned(keys, places)
    key, place = np.concatenate(keys), np.concatenate(places)
    found = _windows(key, place, chosen.docs) | _loose(key, chosen)
    return found, sum(left_out.values())


def _few(postings: Postings) -> Iterator[tuple[Ints, Ints]]:
    """Postings of one mark that no crowd holds, each with each."""
    kept = np.flatnonzero(postings.group_sizes() <= _CROWD)
    for one, other in postings.chosen(kept).pairs():
        yield kept[one], kept[other]


def _crowds(
    postings: Postings, submission: Ints, cluster: Ints, left_out: dict[int, int]
) -> Iterator[tuple[Ints, Ints]]:
    """Postings of one mark that a crowd holds; by cluster, how many pairs are not met."""
    size = postings.group_sizes()
    begin = 0
    crowd = np.flatnonzero(size > _CROWD)
    while begin < len(crowd):
        group = crowd[begin : begin + int(size[crowd[begin]])]
        begin += len(group)
        owner = submission[postings.doc[group]]
        one, other = _met(owner)
        name = int(cluster[postings.doc[group[0]]])
        left_out[name] = max(left_out.get(name, 0), apart(owner.tolist()) - len(one))
        yield group[one], group[other]


def _met(owner: Ints) -> tuple[Ints, Ints]:
    """Members of a crowd that meet: the first of every two owners, and the rest one of the next."""
    _, first, of = np.unique(owner, return_index=True, return_inverse=True)
    one, other = np.triu_indices(len(first), 1)
    rest = np.setdiff1d(np.arange(len(owner)), first) if len(first) > 1 else first[:0]
    pairs = np.stack(
        [np.append(first[one], rest), np.append(first[other], first[(of[rest] + 1) % len(first)])]
    )
    return pairs.min(axis=0), pairs.max(axis=0)


def apart(owners: Sequence[Hashable]) -> int:
    """Pairs of different owners."""
    same = sum(count * count for count in Counter(owners).values())
    return (len(owners) ** 2 - same) // 2


def _windows(key: Ints, place: NDArray[np.int32], docs: int) -> set[tuple[int, int]]:
    order = np.lexsort((place, key))
    key, place = key[order], place[order]
    step = LEAST - 1
    if len(key) <= step:
        return set()
    close = (key[step:] == key[:-step]) & (place[step:] - place[:-step] <= WINDOW)
    return {divmod(pair, docs) for pair in np.unique(key[:-step][close]).tolist()}


def _loose(key: Ints, chosen: Postings) -> set[tuple[int, int]]:
    """Pairs that share a part of the smaller paper's marks, however far apart they stand."""
    size = np.bincount(chosen.doc, minlength=chosen.docs)
    pairs, count = np.unique(key, return_counts=True)
    smaller = np.minimum(size[pairs // chosen.docs], size[pairs % chosen.docs])
    near = (count >= _LOOSE) & (count >= _SHARE * smaller)
    return {divmod(pair, chosen.docs) for pair in pairs[near].tolist()}


def _thinned(
    keys: list[Ints], places: list[NDArray[np.int32]]
) -> tuple[list[Ints], list[NDArray[np.int32]]]:
    """No more than ``_KEPT`` places of one pair: more are not needed to see that it is dense."""
    key, place = np.concatenate(keys), np.concatenate(places)
    order = np.lexsort((place, key))
    key, place = key[order], place[order]
    new = np.concatenate([[True], key[1:] != key[:-1]])
    begin = np.maximum.accumulate(np.where(new, np.arange(len(key)), 0))
    kept = np.arange(len(key)) - begin < _KEPT
    return [key[kept]], [place[kept]]
