"""Text as it is compared: NFKC, lower case, letters and digits only, with the way back."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Offsets = NDArray[np.int32]

_UNKNOWN = -1
_MANY = 2
_CODE_POINTS = 0x110000


class _Table:
    """Code point → normalised code point, filled in as characters are first met."""

    def __init__(self) -> None:
        self.count = np.full(_CODE_POINTS, _UNKNOWN, np.int8)
        self.code = np.zeros(_CODE_POINTS, np.uint32)
        self.many: dict[int, tuple[int, ...]] = {}

    def learn(self, codes: Codes) -> None:
        unknown = codes[self.count[codes] == _UNKNOWN]
        for code in set(unknown.tolist()):
            kept = _normal_character(chr(code))
            self.count[code] = min(len(kept), _MANY)
            if len(kept) == 1:
                self.code[code] = ord(kept)
            elif kept:
                self.many[code] = tuple(map(ord, kept))


def _normal_character(character: str) -> str:
    """One character by itself, so that every offset has one origin."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", character).lower())


_TABLE = _Table()


def codes_of(text: str) -> Codes:
    """The text's code points as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def normalise(text: str) -> tuple[Codes, Offsets]:
    """Normalised code points and, for each, its offset in ``text``."""
    raw = codes_of(text)
    _TABLE.learn(raw)
    count = _TABLE.count[raw]
    if (count == _MANY).any():
        return _with_many(raw, count)
    kept = np.flatnonzero(count == 1)
    return _TABLE.code[raw[kept]], kept.astype(np.int32)


def _with_many(raw: Codes, count: NDArray[np.int8]) -> tuple[Codes, Offsets]:
    """For texts with ㈠, ½ and the like, which become several characters."""
    length = count.astype(np.int64)
    for place in np.flatnonzero(count == _MANY).tolist():
        length[place] = len(_TABLE.many[int(raw[place])])
    origin = np.repeat(np.arange(len(raw)), length)
    codes = _TABLE.code[raw[origin]]
    begins = np.cumsum(length) - length
    for place in np.flatnonzero(count == _MANY).tolist():
        kept = _TABLE.many[int(raw[place])]
        codes[begins[place] : begins[place] + len(kept)] = kept
    return codes, origin.astype(np.int32)


def words(codes: Codes) -> str:
    """Normalised code points as a string."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")
