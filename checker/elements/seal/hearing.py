"""Which name a seal's strips say: readings of several views weighed against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Levenshtein

from checker.elements.seal.bodies import beheaded, places_differ
from checker.elements.seal.strip import Strip
from checker.elements.seal.views import View, support, views
from checker.elements.seal.wording import han, names_organ, special
from checker.model.document import Engine

_USABLE = 0.55  # strips read with less confidence have no say
_AGREED = 0.90  # two views alike with this confidence settle the text
_NAMED = 0.98  # one view that reads a printed name with this confidence settles it
_OFTEN = 3  # so do so many usable ones
_FAR = 0.4  # letters off, as a share of a name, beyond which it is not weighed
_PRINTED = 5.0  # what being printed on the paper adds to a name's log chance


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


def heard(
    engine: Engine, lines: Iterable[Strip], names: Sequence[str], *, doubted: bool = False
) -> Heard:
    """Read views of one ring, the likeliest first, until two agree or none is left.

    ``doubted``: the seal is a question whatever it says, so that two views which together speak
    for a printed name are enough.
    """
    seen: list[View] = []
    names = [name for name in names if not any(_ends(name, other) for other in names)]
    for line in lines:
        seen += views(engine, line, names)
        named = doubted and len(seen) > 1 and weighed(seen, names).printed
        if named or _settled(seen, names):
            return weighed(seen, names)
    return weighed(seen, names, doubted=doubted)


def weighed(seen: Sequence[View], names: Sequence[str], *, doubted: bool = False) -> Heard:
    """The name the views speak for, ``Heard()`` where they say nothing.

    ``doubted``: a printed name is taken also where what was read may be it misread.
    """
    usable = [one for one in seen if one.confidence > _USABLE and len(han(one.text)) > 1]
    usable = usable or [one for one in seen if han(one.text)]
    if not usable:
        return Heard(figures=_figures(seen))
    own = Counter(han(one.text) for one in usable)
    scores = {text: _score(usable, text) for text in own}
    for name in _near(names, own):
        backed = support(usable, name)
        if _longer(own, name):
            continue
        if backed.enough:
            scores[name] = max(scores.get(name, -np.inf), backed.chance + _whole(name)) + _PRINTED
        if doubted and backed.misread:
            scores[name] = max(scores.get(name, -np.inf), _PRINTED)
    best = max(scores, key=lambda text: scores[text] + 1e-3 * len(text))
    printed = best in names
    raw = max(own, key=lambda text: (scores[text], len(text)))
    sure, mended = _confidence(usable, best, printed), raw if raw != best else ""
    return Heard(best, sure, printed, mended, letters=max(map(len, own)))


def _longer(own: Counter[str], name: str) -> bool:
    """Whether half of the views read a body whose name goes on where this one ends or begins.

    By one letter, too, where views agree on it: a stray beside the name is read once.
    """
    more = sum(
        count
        for text, count in own.items()
        if name in text and len(text) > len(name) + (count < 2) and names_organ(text)
    )
    return 2 * more >= own.total()


def _figures(seen: Sequence[View]) -> str:
    """The longest run of digits and Latin letters that was read with some confidence."""
    read = [re.sub(r"[^0-9A-Za-z]", "", one.text) for one in seen if one.confidence > _USABLE]
    return max(read, key=len, default="")


def _near(names: Sequence[str], own: Iterable[str]) -> list[str]:
    """Names not too far from any reading to be worth weighing.

    What reads as another known place (鄄城 on a paper of 郓城) is no letter misread.
    """
    return [
        name
        for name in names
        if any(
            Levenshtein.distance(name, text) <= _FAR * len(name) and not places_differ(name, text)
            for text in own
        )
    ]


def _ends(name: str, other: str) -> bool:
    """Whether a printed name ends a longer one: that body's without its place, which no seal
    leaves out, or a part of the ring read as a line."""
    return other != name and other.endswith(name)


def _settled(seen: Sequence[View], names: Sequence[str]) -> bool:
    last = seen[-1]
    text = han(last.text)
    if not names_organ(text):
        return False
    alike = np.array([one.confidence for one in seen if han(one.text) == text])
    if text in names and (last.confidence > _NAMED or (alike > _USABLE).sum() >= _OFTEN):
        return True
    return bool(last.confidence > _AGREED and (alike > _AGREED).sum() > 1)


def _score(usable: Sequence[View], text: str) -> float:
    """The better half's mean log chance; what reads as a body's name before anything else."""
    return _better_half([one.chance(text) for one in usable]) + _whole(text)


def _whole(text: str) -> float:
    """What reads as a name from its first letter counts for more; 县交通局 lacks its place's."""
    named = names_organ(text) and not beheaded(text)
    return 1.5 if named or special(text) else 0.0


def _better_half(chances: Sequence[float]) -> float:
    ordered = sorted((max(chance, -60.0) for chance in chances), reverse=True)
    return float(np.mean(ordered[: (len(ordered) + 1) // 2]))


def _confidence(usable: Sequence[View], text: str, printed: bool) -> float:
    """That the text is right letter for letter: how surely, and by how many views, it was read."""
    alike = [one.confidence for one in usable if han(one.text) == text]
    if not alike:
        return 0.9 if printed else 0.5
    if printed:
        return max(0.9, float(np.mean(alike)))
    share = len(alike) / len(usable)
    once = 0.9 if len(alike) < 2 else 1.0
    return float(np.mean(alike)) * (0.7 + 0.3 * share) * once
