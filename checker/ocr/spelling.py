"""How likely one strip reads as a given name: what a recognition model saw, letter by letter.

A CTC model gives for each column of a strip the chance of each character. A name's chance is that
of its best path through the columns (Viterbi), against the path the model itself would take.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.ocr import script

_FLOOR = 1e-6  # chance below which the model's differences mean nothing
_STRAY = 2.0  # cost of a column of strokes before or behind the name
_BLANK = 0


@dataclass(frozen=True, slots=True)
class Spelling:
    """One strip as read. ``confidence``: the characters' mean chance."""

    text: str
    confidence: float
    columns: NDArray[Any]  # columns × characters, log chances less the best of each column
    stray: NDArray[Any]  # what each column costs where it belongs to no letter of the name
    places: dict[str, int]  # of each character; the first is the blank

    def chance(self, name: str) -> float:
        """Log chance that the strip says ``name``, 0 where it is the model's own reading."""
        if not name or any(letter not in self.places for letter in name):
            return -np.inf
        letters = [self.places[letter] for letter in name]
        states = [item for letter in letters for item in (letter, _BLANK)]
        named = self.columns[:, [_BLANK, *states]].astype(np.float32)
        emitted = np.column_stack([self.stray, named, self.stray])
        return float(_best_path(emitted, [_BLANK, *states]))


def _best_path(emitted: NDArray[Any], states: list[int]) -> float:
    """The best path's log chance; the first and the last state take strokes that are no letters."""
    count = emitted.shape[1]
    skip = np.full(count, -np.inf)  # a letter may follow the one before it without a blank
    for place in range(2, len(states)):
        if states[place] != _BLANK and states[place] != states[place - 2]:
            skip[place + 1] = 0.0
    score = np.full(count, -np.inf)
    score[:3] = emitted[0, :3]
    for column in emitted[1:]:
        step = np.concatenate([[-np.inf], score[:-1]])
        leap = np.concatenate([[-np.inf, -np.inf], score[:-2]]) + skip
        leap[-1] = score[-3]
        score = np.maximum(np.maximum(score, step), leap) + column
    return float(score[-3:].max())


def spelling(chances: NDArray[Any], characters: list[str], text: str, sure: float) -> Spelling:
    """From a model's chances, columns × characters; traditional letters speak for simplified."""
    places = {letter: place for place, letter in enumerate(characters)}
    columns = np.log(np.maximum(chances, _FLOOR))
    stray = np.where(columns.argmax(axis=1) == _BLANK, 0.0, -_STRAY)
    columns = (columns - columns.max(axis=1, keepdims=True)).astype(np.float16)
    for old, new in script.pairs():
        if old in places and new in places:
            columns[:, places[new]] = columns[:, [places[old], places[new]]].max(axis=1)
    return Spelling(script.mended([text])[0], sure, columns, stray, places)
