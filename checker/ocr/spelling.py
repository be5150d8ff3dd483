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
_HIDDEN = -0.3  # log chance of any letter in a column where print covers the stamp
_MOSTLY = 0.5  # covered share of a letter's columns from which nothing can be said of it
_READ = -1.0  # log chance from which a letter was read in spite of the print
NOTHING = np.zeros(0, np.bool_)


Letters = NDArray[Any]  # one log chance a letter of a name


@dataclass(frozen=True, slots=True)
class Spelling:
    """One strip as read. ``confidence``: the characters' mean chance."""

    text: str
    confidence: float
    columns: NDArray[Any]  # columns × characters, log chances less the best of each column
    stray: NDArray[Any]  # what each column costs where it belongs to no letter of the name
    places: dict[str, int]  # of each character; the first is the blank
    filled: float = 1.0  # share of the columns that the strip takes, the rest is padding

    def chance(self, name: str) -> float:
        """Log chance that the strip says ``name``, 0 where it is the model's own reading."""
        if not self._known(name):
            return -np.inf
        costs = self._costs(name)
        return float(costs[np.arange(len(costs)), _best_path(costs, name)].sum())

    def letters(self, name: str, hidden: NDArray[np.bool_] = NOTHING) -> tuple[Letters, float]:
        """Log chance of each letter of ``name``, and of what stands between them.

        ``hidden``: places across the strip where print covers it; letters that it keeps from
        view get ``nan``.
        """
        if not self._known(name):
            return np.full(len(name), -np.inf), -np.inf
        costs, covered = self._costs(name), self._covered(hidden)
        eased = np.where(covered[:, None], np.maximum(costs, _HIDDEN), costs)
        path = _best_path(eased, name)
        found = np.array([_letter(costs, covered, path == 2 + 2 * at, 2 + 2 * at)
                          for at in range(len(name))])  # fmt: skip
        between = ((path % 2 == 1) | (path == 0) | (path == costs.shape[1] - 1)) & ~covered
        return found, float(costs[np.arange(len(path)), path][between].sum())

    def _known(self, name: str) -> bool:
        return bool(name) and all(letter in self.places for letter in name)

    def _costs(self, name: str) -> NDArray[Any]:
        """Columns × states: strokes before, blank, letter, blank … blank, strokes behind."""
        states = [item for letter in name for item in (self.places[letter], _BLANK)]
        named = self.columns[:, [_BLANK, *states]].astype(np.float32)
        return np.column_stack([self.stray, named, self.stray])

    def _covered(self, hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which of the model's columns show a covered place."""
        covered = np.zeros(len(self.columns), np.bool_)
        if hidden.any():
            inside = max(1, round(self.filled * len(covered)))
            at = (np.arange(inside) * len(hidden) / inside).astype(int)
            covered[:inside] = hidden[at]
        return covered


def _letter(
    costs: NDArray[Any], covered: NDArray[np.bool_], own: NDArray[np.bool_], state: int
) -> float:
    """The log chance of one letter in its best column; ``nan`` where print keeps it from view."""
    if not own.any():
        return -np.inf
    best = int(np.where(own, costs[:, state], -np.inf).argmax())
    around = covered[max(0, best - 2) : best + 3].mean()
    unseen = around > _MOSTLY and costs[best, state] < _READ
    return np.nan if unseen else float(costs[best, state])


def _best_path(costs: NDArray[Any], name: str) -> NDArray[np.int64]:
    """The best path's state in each column; the outer states take strokes that are no letters."""
    count = costs.shape[1]
    skip = np.full(count, -np.inf)  # a letter may follow the one before it without a blank
    for place in range(1, len(name)):
        if name[place] != name[place - 1]:
            skip[2 + 2 * place] = 0.0
    skip[-1] = 0.0
    score = np.full(count, -np.inf)
    score[:3] = costs[0, :3]
    back = np.zeros(costs.shape, np.int8)
    for row, column in enumerate(costs[1:], start=1):
        step = np.concatenate([[-np.inf], score[:-1]])
        leap = np.concatenate([[-np.inf, -np.inf], score[:-2]]) + skip
        ways = np.stack([score, step, leap])
        back[row] = ways.argmax(axis=0)
        score = ways.max(axis=0) + column
    path = np.zeros(len(costs), np.int64)
    path[-1] = count - 3 + int(score[-3:].argmax())
    for row in range(len(costs) - 1, 0, -1):
        path[row - 1] = path[row] - back[row, path[row]]
    return path


def spelling(
    chances: NDArray[Any], characters: list[str], text: str, sure: float, filled: float = 1.0
) -> Spelling:
    """From a model's chances, columns × characters; traditional letters speak for simplified."""
    places = {letter: place for place, letter in enumerate(characters)}
    columns = np.log(np.maximum(chances, _FLOOR))
    stray = np.where(columns.argmax(axis=1) == _BLANK, 0.0, -_STRAY)
    columns = (columns - columns.max(axis=1, keepdims=True)).astype(np.float16)
    for old, new in script.pairs():
        if old in places and new in places:
            columns[:, places[new]] = columns[:, [places[old], places[new]]].max(axis=1)
    return Spelling(script.mended([text])[0], sure, columns, stray, places, filled)
