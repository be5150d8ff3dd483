"""Pairs of papers worth comparing: near-copies, and many rare shared marks close together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from checker.copying.frequency import Ints, Postings

WINDOW = 200  # characters on the earlier paper
LEAST = 12  # rare shared marks within a window: 54 equal characters, or twice that with noise
_KEPT = 4000  # marks of one pair that are held while more are drawn
_HELD = 40_000_000


def across(links: Ints, submission: Ints) -> set[tuple[int, int]]:
    """Linked pairs of different submissions."""
    other = submission[links[:, 0]] != submission[links[:, 1]]
    return {(min(pair), max(pair)) for pair in links[other].tolist()}


def dense(postings: Postings, submission: Ints) -> set[tuple[int, int]]:
    """Pairs of different submissions with enough of the marks shared inside one window."""
    chosen = postings.once()  # text that repeats itself would else meet itself n × n times
    keys, places = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    for one, other in chosen.pairs():
        a, b = chosen.doc[one].astype(np.int64), chosen.doc[other].astype(np.int64)
        apart = submission[a] != submission[b]
        keys.append(a[apart] * chosen.docs + b[apart])
        places.append(chosen.at[one[apart]])
        if sum(map(len, keys)) > _HELD:
            keys, places = _thinned(keys, places)
    return _windows(np.concatenate(keys), np.concatenate(places), chosen.docs)


def _windows(key: Ints, place: NDArray[np.int32], docs: int) -> set[tuple[int, int]]:
    order = np.lexsort((place, key))
    key, place = key[order], place[order]
    step = LEAST - 1
    if len(key) <= step:
        return set()
    close = (key[step:] == key[:-step]) & (place[step:] - place[:-step] <= WINDOW)
    return {divmod(pair, docs) for pair in np.unique(key[:-step][close]).tolist()}


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
