"""One strip of a ring as a recogniser saw it, and how far several of them speak for a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from checker.elements.seal.strip import Strip
from checker.elements.seal.wording import han
from checker.model.document import Engine, Speller, Spelt

_LETTER = -6.0  # log chance a letter off, for engines that give no chances
_ENOUGH = -6.0  # log chance over all letters above which a name is meant
_SHOWN = 0.55  # share of a name's letters that must be free of print to speak for it
_NOWHERE = np.zeros(0, np.bool_)


@dataclass(frozen=True, slots=True)
class Read:
    """A reading of an engine that gives no chances."""

    text: str
    confidence: float

    def chance(self, name: str) -> float:
        """So much for each letter off."""
        return _LETTER * Levenshtein.distance(han(self.text), name)

    def letters(self, name: str, hidden: NDArray[np.bool_]) -> tuple[NDArray[Any], float]:
        """Letters as aligned with the reading; nothing is known of what print hides."""
        found, between = np.full(len(name), _LETTER), 0.0
        for step in Levenshtein.opcodes(name, han(self.text)):
            if step.tag == "equal":
                found[step.src_start : step.src_end] = 0.0
            elif step.tag == "insert":
                between += _LETTER * (step.dest_end - step.dest_start)
        return found, between


@dataclass(frozen=True, slots=True)
class View:
    """A strip as read; ``hidden``: where print covers it.

    ``early``: how many of its first letters end the name, where it begins in the midst of it.
    """

    spelt: Spelt
    hidden: NDArray[np.bool_] = field(default_factory=lambda: _NOWHERE)
    early: int = 0

    @property
    def text(self) -> str:
        """The reading, in the name's order."""
        if not self.early:
            return self.spelt.text
        read = han(self.spelt.text)
        return read[self.early :] + read[: self.early]

    @property
    def confidence(self) -> float:
        """Of the reading."""
        return self.spelt.confidence

    def chance(self, name: str) -> float:
        """Log chance that the strip says ``name``."""
        cut = len(name) - self.early
        return self.spelt.chance(name[cut:] + name[:cut] if self.early else name)

    def letters(self, name: str) -> tuple[NDArray[Any], float]:
        """Log chance of each letter, ``nan`` where print hides it, and of what is between."""
        cut = len(name) - self.early if self.early else 0
        found, between = self.spelt.letters(name[cut:] + name[:cut], self.hidden)
        return np.roll(found, cut), between


def views(engine: Engine, strip: Strip, names: Sequence[str]) -> list[View]:
    """The strip read, its letters in a printed name's order if that is all that is wrong."""
    if isinstance(engine, Speller):
        read: list[Spelt] = list(engine.spell([strip.pixels]))
    else:
        read = [Read(text, sure) for text, sure in engine.recognise([strip.pixels])]
    return [View(one, strip.hidden, _early(han(one.text), names)) for one in read]


def _early(read: str, names: Sequence[str]) -> int:
    """How many letters of a name's end a reading begins with."""
    turned = (early for early in range(1, len(read)) if read[early:] + read[:early] in names)
    return next(turned, 0) if read not in names else 0


@dataclass(frozen=True, slots=True)
class Support:
    """How far views speak for a name. ``shown``: share of its letters that some view shows."""

    chance: float
    shown: float

    @property
    def enough(self) -> bool:
        """Whether the strips can well say it, though none may have read it whole."""
        return self.chance > _ENOUGH and self.shown >= _SHOWN


def support(seen: Sequence[View], name: str) -> Support:
    """Each letter by the view that shows it best: no view is the best one all round a ring.

    Letters under print in all views say nothing for the name, and nothing against it unless
    several views read one and the same other letter there.
    """
    told = [one.letters(name) for one in seen]
    letters = np.array([found for found, _ in told], float)
    unseen = np.isnan(letters).all(axis=0)
    letters[:, [at for at in _contradicted(seen, name) if unseen[at]]] = _LETTER
    shown = ~np.isnan(letters).all(axis=0)
    best = np.where(np.isnan(letters), -np.inf, letters).max(axis=0)
    chance = float(best[shown].sum()) + max(between for _, between in told)
    return Support(chance, float(shown.mean()))


def _contradicted(seen: Sequence[View], name: str) -> list[int]:
    """Places of the name where views agree on another letter and none reads the name's own."""
    others: Counter[tuple[int, str]] = Counter()
    right: set[int] = set()
    for one in seen:
        read = han(one.text)
        for step in Levenshtein.opcodes(name, read):
            spots = range(step.src_start, step.src_end)
            if step.tag == "equal":
                right.update(spots)
            elif step.tag == "replace":
                others.update(zip(spots, read[step.dest_start : step.dest_end], strict=False))
    return sorted({at for (at, _), count in others.items() if count > 1 and at not in right})
