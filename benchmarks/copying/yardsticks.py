"""Document-level methods that others use, each from texts to scored pairs: what copying is held to.

All see the same character 5-grams of the same normalised text. They need the ``bench`` extra.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

import numpy as np

from checker.copying.normal import normalise, words

Key = frozenset[str]
Scores = dict[Key, float]
GAOYA_LEAST = (
    0.05  # similarity below which gaoya names no pair; datasketch's bands have no such line
)


def shingles(text: str) -> set[str]:
    plain = words(normalise(text)[0])
    return {plain[at : at + 5] for at in range(len(plain) - 4)}


def datasketch(texts: Mapping[str, str], bands: int, rows: int) -> Scores:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(num_perm=bands * rows, params=(bands, rows))
    made = {}
    for name, text in texts.items():
        hashed = MinHash(num_perm=bands * rows)
        hashed.update_batch([one.encode() for one in shingles(text)])
        made[name] = hashed
        lsh.insert(name, hashed)
    return {
        frozenset((name, other)): hashed.jaccard(made[other])
        for name, hashed in made.items()
        for other in lsh.query(hashed)
        if other != name
    }


def rensa(texts: Mapping[str, str], bands: int, rows: int) -> Scores:
    from rensa import RMinHash, RMinHashLSH

    names = list(texts)
    lsh = RMinHashLSH(threshold=0.1, num_perm=bands * rows, num_bands=bands)
    made = []
    for number, name in enumerate(names):
        hashed = RMinHash(num_perm=bands * rows, seed=1)
        hashed.update(list(shingles(texts[name])))
        made.append(hashed)
        lsh.insert(number, hashed)
    return {
        frozenset((names[number], names[other])): hashed.jaccard(made[other])
        for number, hashed in enumerate(made)
        for other in lsh.query(hashed)
        if other != number
    }


def gaoya(texts: Mapping[str, str], bands: int, rows: int) -> Scores:
    from gaoya.minhash import MinHashStringIndex

    names = list(texts)
    plain = [words(normalise(texts[name])[0]) for name in names]
    index = MinHashStringIndex(32, GAOYA_LEAST, bands, rows, None, "char", False, (5, 5))
    for number, text in enumerate(plain):
        index.insert_document(number, text)
    return {
        frozenset((names[number], names[other])): value
        for number, text in enumerate(plain)
        for other, value in index.query(text, return_similarity=True)
        if other != number
    }


def simhash(texts: Mapping[str, str]) -> Scores:
    names = list(texts)
    signs = []
    for text in texts.values():
        values = np.array([hash(one) for one in shingles(text)], np.int64).view(np.uint8)
        bits = np.unpackbits(values.reshape(-1, 8), axis=1).astype(int)
        signs.append(bits.sum(0) * 2 > len(bits))
    return {
        frozenset((names[a], names[b])): 1 - float((signs[a] != signs[b]).mean())
        for a, b in combinations(range(len(names)), 2)
    }


METHODS: dict[str, Callable[[Mapping[str, str]], Scores]] = {
    "datasketch LSH 64x2": lambda texts: datasketch(texts, 64, 2),
    "datasketch LSH 32x4": lambda texts: datasketch(texts, 32, 4),
    "rensa LSH 64x2": lambda texts: rensa(texts, 64, 2),
    "rensa LSH 32x4": lambda texts: rensa(texts, 32, 4),
    "gaoya LSH 64x2": lambda texts: gaoya(texts, 64, 2),
    "gaoya LSH 32x4": lambda texts: gaoya(texts, 32, 4),
    "SimHash64": simhash,
}
