"""Text as it is compared: NFKC, lower case, letters and digits only, with the way back."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Offsets = NDArray[np.int32]

_CODE_POINTS = 0x110000
_DROPPED, _MANY, _UNKNOWN = 0, 0xFFFFFFFE, 0xFFFFFFFF  # among normalised code points


class _Table:
    """Code point → normalised code point, filled in as characters are first met."""

    def __init__(self) -> None:
        self.code = np.full(_CODE_POINTS, _UNKNOWN, np.uint32)
        self.many: dict[int, tuple[int, ...]] = {}

    def learn(self, codes: Codes) -> None:
        for code in set(codes[self.code[codes] == _UNKNOWN].tolist()):
            kept = _normal_character(chr(code))
            if len(kept) > 1:
                self.many[code] = tuple(map(ord, kept))
            self.code[code] = _MANY if len(kept) > 1 else ord(kept) if kept else _DROPPED


def _normal_character(character: str) -> str:
    """One character by itself, so that every offset has one origin."""
    return bare(unicodedata.normalize("NFKC", character).lower())


_TABLE = _Table()


def bare(text: str) -> str:
    """A text without blanks and signs, its letters and digits as they are."""
    return re.sub(r"[\W_]", "", text)


def lettered(text: str) -> str:
    """A text's letters alone."""
    return re.sub(r"[\W\d_]", "", text)


def codes_of(text: str) -> Codes:
    """The text's code points as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def normalise(text: str) -> tuple[Codes, Offsets]:
    """Normalised code points and, for each, its offset in ``text``."""
    return normalised(codes_of(text))


def normalised(raw: Codes) -> tuple[Codes, Offsets]:
    """As ``normalise``, from the text's code points."""
    codes = _TABLE.code.take(raw, mode="clip")  # quicker than raising; none lies outside
    if codes.max(initial=0) >= _MANY:
        _TABLE.learn(raw)
        codes = _TABLE.code.take(raw)
        if (codes == _MANY).any():
            return _with_many(raw, codes)
    kept = codes.nonzero()[0]
    return codes.take(kept), kept.astype(np.int32)


def _with_many(raw: Codes, normal: Codes) -> tuple[Codes, Offsets]:
    """For texts with ㈠, ½ and the like, which become several characters."""
    length = (normal != _DROPPED).astype(np.int64)
    several = np.flatnonzero(normal == _MANY).tolist()
    for place in several:
        length[place] = len(_TABLE.many[int(raw[place])])
    origin = np.repeat(np.arange(len(raw)), length)
    codes = normal[origin]
    begins = np.cumsum(length) - length
    for place in several:
        kept = _TABLE.many[int(raw[place])]
        codes[begins[place] : begins[place] + len(kept)] = kept
    return codes, origin.astype(np.int32)


def words(codes: Codes) -> str:
    """Normalised code points as a string."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")
