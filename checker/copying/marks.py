"""Fingerprints: hashed 5-grams, and the winnowed ones among them.

Winnowing after Schleimer, Wilkerson and Aiken (SIGMOD 2003): of every eight neighbouring hashes
the least is kept, so any two texts that share 12 characters share a mark.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.copying.normal import Codes

GRAM = 5
WINDOW = 8
VERSION = "w5.8-2"  # changes whenever hashes do; the shipped background and indexes name it

Hashes = NDArray[np.uint32]
Places = NDArray[np.int32]

_FACTORS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
    ],
    np.uint64,
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


def grams(codes: Codes) -> Hashes:
    """One hash a position; empty for texts under five characters."""
    length = len(codes) - GRAM + 1
    if length <= 0:
        return np.zeros(0, np.uint32)
    wide = codes.astype(np.uint64)
    total = wide[:length] * _FACTORS[0]
    part = np.empty_like(total)
    for step in range(1, GRAM):
        total += np.multiply(wide[step : step + length], _FACTORS[step], out=part)
    total ^= np.right_shift(total, _HALF, out=part)
    total *= _MIX
    return np.asarray(np.right_shift(total, _HALF, out=part), np.uint32)


def winnow(hashes: Hashes) -> Places:
    """Positions of the hashes that are the least of some window of eight."""
    if len(hashes) == 0:
        return np.zeros(0, np.int32)
    if len(hashes) <= WINDOW:
        return np.flatnonzero(hashes == hashes.min()).astype(np.int32)
    least = np.minimum(hashes[:-1], hashes[1:])  # doubling: windows of 2, 4, 8
    least = np.minimum(least[:-2], least[2:])
    edged = np.zeros(len(hashes) + WINDOW - 1, np.uint32)
    np.minimum(least[:-4], least[4:], out=edged[WINDOW - 1 : len(hashes)])
    # a hash is kept where the greatest minimum of the windows holding it is the hash itself
    most = np.maximum(edged[:-1], edged[1:])
    most = np.maximum(most[:-2], most[2:])
    most = np.maximum(most[:-4], most[4:])
    return np.asarray((hashes == most).nonzero()[0], np.int32)


def ordered(hashes: Hashes) -> NDArray[np.int64]:
    """Places in the order of their hashes, equal ones as they stand.

    Hash and place sorted as one number: several times quicker than sorting places by hashes.
    """
    key = (hashes.astype(np.uint64) << _HALF) | np.arange(len(hashes), dtype=np.uint64)
    key.sort()
    return (key & _LOW).astype(np.int64)


def among(hashes: Hashes, table: Hashes) -> NDArray[np.bool_]:
    """Which hashes a sorted table holds."""
    if len(table) == 0:
        return np.zeros(len(hashes), bool)
    slot = np.minimum(np.searchsorted(table, hashes), len(table) - 1)
    return np.asarray(table[slot] == hashes)


def places(held: NDArray[Any], wanted: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How often each of the wanted stands among sorted keys, and at which places, one by one."""
    first = np.searchsorted(held, wanted, side="left")
    count = np.searchsorted(held, wanted, side="right") - first
    inner = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count)
    return count, np.repeat(first, count) + inner
