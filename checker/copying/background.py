"""Marks that occur in two or more independent official texts: the language, not a source.

The table is derived statistics, 32-bit hashes only; ``benchmarks/copying/build_background.py``
builds it. Its version names the marks and the table itself, so that a pair tells what it was
weighed against.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from checker.copying import marks

FILE = Path(__file__).with_name("background.npz")


@lru_cache(maxsize=1)
def table() -> NDArray[np.uint32]:
    """The sorted hashes; empty where the table was made for other marks."""
    with np.load(FILE) as stored:
        if str(stored["version"]) != marks.VERSION:
            return np.zeros(0, np.uint32)
        return np.cumsum(stored["steps"], dtype=np.uint64).astype(np.uint32)


@lru_cache(maxsize=1)
def version() -> str:
    """The marks' version and the first digits of the table's digest."""
    return f"{marks.VERSION}-{hashlib.sha256(table().tobytes()).hexdigest()[:8]}"


def known(hashes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which hashes the table holds."""
    return marks.among(hashes, table())
