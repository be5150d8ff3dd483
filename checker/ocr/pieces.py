"""A row of which a few characters are in doubt: their stretches are read anew, the rest stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from checker.model.document import Pixels

_DOUBT = 0.9  # chance below which a character is in doubt
_AROUND = 2  # characters on either side that are read with it, and must be read as before
_MOST = 0.7  # of the row's width; beyond, the whole is read anew as cheaply
_BLANK = 0

Words = tuple[str, float]  # a reading and the mean chance of its characters


@dataclass(frozen=True, slots=True)
class Letter:
    """One character of a reading with its chance, and the model's first and last column of it."""

    text: str
    chance: float
    first: int
    last: int


def letters(chances: NDArray[np.float32], characters: Sequence[str]) -> list[Letter]:
    """The likeliest reading; ``chances``: columns × characters, the first is the blank.

    A character's chance is that of its first column, as the wheel's own decoder takes it.
    """
    best = chances.argmax(axis=1)
    starts = np.flatnonzero((best != _BLANK) & (best != np.concatenate([[_BLANK], best[:-1]])))
    found = []
    for start in starts.tolist():
        others = np.flatnonzero(best[start:] != best[start])
        last = start + int(others[0]) - 1 if len(others) else len(best) - 1
        found.append(
            Letter(characters[best[start]], float(chances[start, best[start]]), start, last)
        )
    return found


def mended(
    strip: Pixels, row: Sequence[Letter], columns: int, read: Callable[[Pixels], Words]
) -> Words | None:
    """The row with its doubtful stretches as ``read`` reads them, ``None`` where that fails.

    ``columns``: how many the model made of the strip. A stretch fails where the sure characters at
    its ends come out otherwise: then it was cut at a wrong place.
    """
    stretches = _stretches(row)
    cuts = _cuts(row, strip.shape[1] / columns, strip.shape[1])
    spans = [(cuts[first], cuts[last + 1]) for first, last in stretches]
    if not spans or sum(end - start for start, end in spans) > _MOST * strip.shape[1]:
        return None
    said: list[Words] = []
    at = 0
    for (first, last), (start, end) in zip(stretches, spans, strict=True):
        text, sure = read(np.ascontiguousarray(strip[:, start:end]))
        before, behind = row[first : first + _AROUND], row[last + 1 - _AROUND : last + 1]
        if (first and not text.startswith(_text(before))) or (
            last + 1 < len(row) and not text.endswith(_text(behind))
        ):
            return None
        said += [*((one.text, one.chance) for one in row[at:first]), (text, sure)]
        at = last + 1
    said += [(one.text, one.chance) for one in row[at:]]
    whole = sum(len(text) for text, _ in said)
    return "".join(text for text, _ in said), sum(len(text) * sure for text, sure in said) / whole


def _stretches(row: Sequence[Letter]) -> list[tuple[int, int]]:
    """First and last character of what is read anew, those that touch joined."""
    found: list[tuple[int, int]] = []
    for at, one in enumerate(row):
        if one.chance >= _DOUBT:
            continue
        first, last = max(0, at - _AROUND), min(len(row) - 1, at + _AROUND)
        if found and first <= found[-1][1] + 1:
            first = found.pop()[0]
        found.append((first, last))
    return found


def _cuts(row: Sequence[Letter], column: float, width: int) -> list[int]:
    """Where the strip can be cut before each character, in pixels, and its end."""
    between = [round((one.last + 1 + other.first) / 2 * column) for one, other in pairwise(row)]
    return [0, *between, width]


def _text(some: Sequence[Letter]) -> str:
    return "".join(one.text for one in some)
