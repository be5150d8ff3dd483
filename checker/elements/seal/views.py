"""One strip of a ring as a recogniser saw it, and how far several of them speak for a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from checker.elements.misread import may_mean
from checker.elements.seal.strip import Strip
from checker.elements.seal.wording import han
from checker.model.document import Engine, Speller, Spelt

_LETTER = -6.0  # log chance a letter off, for engines that give no chances
_ENOUGH = -6.0  # log chance over all letters above which a name is meant
_DOUBTED = -2.0  # log chance below which a letter was not read
_SHOWN = 0.55  # share of a name's letters that must be free of print to speak for it
_FEW = 4  # letters of a name on which one may be off
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

    ``early``: how many of a name's last letters stand first in it, where it begins in the midst
    of one; ``read``: how many letters it reads there.
    """

    spelt: Spelt
    hidden: NDArray[np.bool_] = field(default_factory=lambda: _NOWHERE)
    early: int = 0
    read: int = 0

    @property
    def text(self) -> str:
        """The reading, in the name's order."""
        if not self.early:
            return self.spelt.text
        return _turned(han(self.spelt.text), self.read)

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
    return [View(one, strip.hidden, *_begun(han(one.text), names)) for one in read]


def _begun(read: str, names: Sequence[str]) -> tuple[int, int]:
    """How many of a printed name's last letters a reading begins with, and its own letters there.

    A few may be off: it is turned only where that makes it a name which it else is far from.
    """
    ways = ((Levenshtein.distance(read, _turned(name, at)), at, name)
            for name in names for at in range(len(name)))  # fmt: skip
    off, at, name = min(ways, default=(0, 0, ""))
    if not at or off > len(name) // _FEW or Levenshtein.distance(read, name) < off + 2:
        return 0, 0
    own = min(range(len(read)), key=lambda place: Levenshtein.distance(_turned(read, place), name))
    return len(name) - at, own


def _turned(text: str, at: int) -> str:
    """A text from its letter ``at`` on, then its first letters."""
    return text[at:] + text[:at]


@dataclass(frozen=True, slots=True)
class Support:
    """How far views speak for a name. ``shown``: share of its letters that some view shows.

    ``misread``: few of its letters are read by no view, and no view says another body.
    """

    chance: float
    shown: float
    misread: bool = False

    @property
    def enough(self) -> bool:
        """Whether the strips can well say it, though none may have read it whole."""
        return self.chance > _ENOUGH and self.shown >= _SHOWN


def support(seen: Sequence[View], name: str) -> Support:
    """Each letter by the view that shows it best: no view is the best one all round a ring.

    Letters under print in all views say nothing for the name, and nothing against it unless a view
    reads others there that are more than the name misread: print makes other letters of them.
    """
    told = [one.letters(name) for one in seen]
    letters = np.array([found for found, _ in told], float)
    unseen = np.isnan(letters).all(axis=0)
    others = _contradicted(seen, name)
    letters[:, [at for at in others if unseen[at]]] = _LETTER
    shown = ~np.isnan(letters).all(axis=0)
    best = np.where(np.isnan(letters), -np.inf, letters).max(axis=0)
    between = max(between for _, between in told)
    few = int((best[shown] < _DOUBTED).sum()) <= len(name) // _FEW and between > _ENOUGH
    misread = few and not others and float(shown.mean()) >= _SHOWN
    return Support(float(best[shown].sum()) + between, float(shown.mean()), misread)


def _contradicted(seen: Sequence[View], name: str) -> set[int]:
    """Places of the name where a view that cannot be the name misread has another letter."""
    spelt = {_respelt(name, han(one.text)) for one in seen}
    others = [text for text in spelt if not may_mean(text, name)]
    return {at for text in others for at, letter in enumerate(text) if letter != name[at]}


def _respelt(name: str, read: str) -> str:
    """The name with the letters that a reading has in the place of its own."""
    spelt = list(name)
    for step in Levenshtein.opcodes(name, read):
        if step.tag == "replace":
            spelt[step.src_start : step.src_end] = read[step.dest_start : step.dest_end]
    return "".join(spelt)
