"""How likely one strip reads as a given name: what a recognition model saw, letter by letter.

A CTC model gives for each column of a strip the chance of each character. A name's chance is that
of its best path through the columns (Viterbi), against the path the model itself would take.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.ocr import script

_FLOOR = 1e-6  # chance below which the model's differences mean nothing
_STRAY = 2.0  # cost of a column of strokes before or behind the name
_BLANK = 0
_FORMS = script.forms()
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
    chances: NDArray[Any]  # columns × characters
    best: NDArray[Any]  # log chance of each column's likeliest character
    stray: NDArray[Any]  # what each column costs where it belongs to no letter of the name
    places: Mapping[str, int]  # of each character; the first is the blank
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
        letters = {letter: self._log(letter) for letter in set(name)}
        blank = _log(self.chances[:, _BLANK]) - self.best
        named = [item for letter in name for item in (letters[letter], blank)]
        return np.column_stack([self.stray, blank, *named, self.stray])

    def _log(self, letter: str) -> NDArray[Any]:
        """Log chances of a letter, less the best of each column; traditional forms too."""
        forms = [
            self.places[one] for one in (letter, *_FORMS.get(letter, ())) if one in self.places
        ]
        return np.asarray(_log(self.chances[:, forms].max(axis=1)) - self.best)

    def _covered(self, hidden: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which of the model's columns show a covered place."""
        covered = np.zeros(len(self.chances), np.bool_)
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
    scores = np.full((len(costs), count + 2), -np.inf)  # two states before the first are none
    scores[0, 2:5] = costs[0, :3]
    for row in range(1, len(costs)):
        ways = scores[row - 1, :-2] + skip
        np.maximum(ways, scores[row - 1, 1:-1], out=ways)
        np.maximum(ways, scores[row - 1, 2:], out=ways)
        np.add(ways, costs[row], out=scores[row, 2:])
    stay, step, leap = scores[:-1, 2:], scores[:-1, 1:-1], scores[:-1, :-2] + skip
    back = np.where(leap > np.maximum(stay, step), 2, step > stay)
    path = np.zeros(len(costs), np.int64)
    path[-1] = count - 3 + int(scores[-1, -3:].argmax())
    for row in range(len(costs) - 1, 0, -1):
        path[row - 1] = path[row] - back[row - 1, path[row]]
    return path


def _log(chances: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.log(np.maximum(chances, _FLOOR)))


def spelling(
    chances: NDArray[Any], places: Mapping[str, int], text: str, sure: float, filled: float = 1.0
) -> Spelling:
    """From a model's chances, columns × characters, and each character's place among them."""
    stray = np.where(chances.argmax(axis=1) == _BLANK, 0.0, -_STRAY)
    best = _log(chances.max(axis=1))
    return Spelling(script.mended([text])[0], sure, chances, best, stray, places, filled)
