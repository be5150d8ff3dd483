"""Which name a seal's strips say: readings of several views weighed against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from rapidfuzz.distance import Levenshtein

from checker.elements.seal_wording import han, names_organ, special
from checker.model.document import Engine, Pixels

_USABLE = 0.55  # strips read with less confidence have no say
_AGREED = 0.90  # two views alike with this confidence settle the text
_NAMED = 0.98  # one view that reads a printed name with this confidence settles it
_CLOSE = -4.5  # log chance (the better half's mean) above which a name a letter off is meant
_CLOSE_LETTERS = -3.0  # the same a letter, where several are in doubt
_LETTER = -6.0  # log chance a letter off, for engines that give no chances
_FAR = 0.4  # letters off, as a share of a name, beyond which it is not weighed
_PRINTED = 5.0  # what being printed on the paper adds to a name's log chance


class Spelt(Protocol):
    """A strip as read. ``chance``: log chance that it says a name, 0 for its own reading."""

    @property
    def text(self) -> str:
        """The model's own reading."""

    @property
    def confidence(self) -> float:
        """The characters' mean chance."""

    def chance(self, name: str) -> float:
        """Log chance of a name."""


@runtime_checkable
class Speller(Protocol):
    """What an engine may offer besides ``Engine``: how likely a strip says a given name."""

    def spell(self, crops: Sequence[Pixels]) -> Sequence[Spelt]:
        """Each crop of one horizontal line with its chances."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A reading of an engine that gives no chances."""

    text: str
    confidence: float

    def chance(self, name: str) -> float:
        return _LETTER * Levenshtein.distance(han(self.text), name)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A strip that begins in the midst of the name: its first ``early`` letters are the last."""

    strip: Spelt
    early: int

    @property
    def text(self) -> str:
        read = han(self.strip.text)
        return read[self.early :] + read[: self.early]

    @property
    def confidence(self) -> float:
        return self.strip.confidence

    def chance(self, name: str) -> float:
        return self.strip.chance(name[-self.early :] + name[: -self.early])


@dataclass(frozen=True, slots=True)
class Heard:
    """What the ring says. ``printed``: the paper names that body; ``raw``: read before mending.

    ``figures``: digits or Latin letters where no Chinese was read, as on a clock's face;
    ``letters``: how many letters the longest reading has, whichever was believed.
    """

    text: str = ""
    confidence: float = 0.0
    printed: bool = False
    raw: str = ""
    figures: str = ""
    letters: int = 0


def heard(engine: Engine, lines: Iterable[Pixels], names: Sequence[str]) -> Heard:
    """Read views of one ring, the likeliest first, until two agree or none is left."""
    spelt: list[Spelt] = []
    for line in lines:
        spelt += [_begun(one, names) for one in _spelt(engine, line)]
        if _settled(spelt, names):
            break
    return weighed(spelt, names)


def _begun(strip: Spelt, names: Sequence[str]) -> Spelt:
    """The strip with its letters in the order of a printed name, if that is all that is wrong."""
    read = han(strip.text)
    for early in range(1, len(read)):
        if read[early:] + read[:early] in names:
            return _Begun(strip, early)
    return strip


def weighed(spelt: Sequence[Spelt], names: Sequence[str]) -> Heard:
    """The name the views speak for, ``Heard()`` where they say nothing."""
    usable = [one for one in spelt if one.confidence > _USABLE and len(han(one.text)) > 1]
    usable = usable or [one for one in spelt if han(one.text)]
    if not usable:
        return Heard(figures=_figures(spelt))
    own = Counter(han(one.text) for one in usable)
    scores = {text: _score(usable, text) for text in own}
    for name in _near(names, own):
        if _meant(usable, name):
            scores[name] = _score(usable, name) + _PRINTED
    best = max(scores, key=lambda text: scores[text] + 1e-3 * len(text))
    printed = best in names
    raw = max(own, key=lambda text: (scores[text], len(text)))
    sure, mended = _confidence(usable, best, printed), raw if raw != best else ""
    return Heard(best, sure, printed, mended, letters=max(map(len, own)))


def _meant(usable: Sequence[Spelt], name: str) -> bool:
    """Whether the strips can well say a printed name, though none may have read it whole.

    Another body's letter, clearly cut, leaves the printed one a log chance below -9 (measured over
    230 such names); a letter of the printed name that was misread or dropped keeps -5 and more.
    """
    off = min(Levenshtein.distance(han(one.text), name) for one in usable)
    close = _CLOSE if off <= 1 else _CLOSE_LETTERS * off
    return _better_half([one.chance(name) for one in usable]) > close


def _figures(spelt: Sequence[Spelt]) -> str:
    """The longest run of digits and Latin letters that was read with some confidence."""
    read = [re.sub(r"[^0-9A-Za-z]", "", one.text) for one in spelt if one.confidence > _USABLE]
    return max(read, key=len, default="")


def _near(names: Sequence[str], own: Iterable[str]) -> list[str]:
    """Names not too far from any reading to be worth weighing."""
    return [
        name
        for name in names
        if any(Levenshtein.distance(name, text) <= _FAR * len(name) for text in own)
    ]


def _spelt(engine: Engine, line: Pixels) -> Sequence[Spelt]:
    if isinstance(engine, Speller):
        return engine.spell([line])
    return [_Read(text, sure) for text, sure in engine.recognise([line])]


def _settled(spelt: Sequence[Spelt], names: Sequence[str]) -> bool:
    last = spelt[-1]
    text = han(last.text)
    if not names_organ(text):
        return False
    if text in names and last.confidence > _NAMED:
        return True
    alike = [one for one in spelt[:-1] if han(one.text) == text and one.confidence > _AGREED]
    return bool(alike) and last.confidence > _AGREED


def _score(usable: Sequence[Spelt], text: str) -> float:
    """The better half's mean log chance; what reads as a body's name before anything else."""
    whole = 1.5 if names_organ(text) or special(text) else 0.0
    return _better_half([one.chance(text) for one in usable]) + whole


def _better_half(chances: Sequence[float]) -> float:
    ordered = sorted((max(chance, -60.0) for chance in chances), reverse=True)
    return float(np.mean(ordered[: (len(ordered) + 1) // 2]))


def _confidence(usable: Sequence[Spelt], text: str, printed: bool) -> float:
    """That the text is right letter for letter: how surely, and by how many views, it was read."""
    alike = [one.confidence for one in usable if han(one.text) == text]
    if not alike:
        return 0.9 if printed else 0.5
    if printed:
        return max(0.9, float(np.mean(alike)))
    share = len(alike) / len(usable)
    once = 0.9 if len(alike) < 2 else 1.0
    return float(np.mean(alike)) * (0.7 + 0.3 * share) * once
