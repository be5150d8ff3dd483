"""A paper told anew: its sentences in other words, often in another order.

Who copies so leaves short pieces alone as they were, and these tell little. But most of one paper's
sentences are then answered by one of the other's, and few of them are the same, which texts after
one model are not: of these what is alike is alike to the letter, and the rest is each one's own (of
some 700 lawful pairs none had a twelfth more answered than matched; ``benchmarks/copying``).

Only a county's own measures and accounts of its work are read so, not what a superior asks for, and
not what a source answers as well: both may have retold that.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

import numpy as np

from checker.copying.lawful import carried_out
from checker.copying.measure import Prepared
from checker.copying.names import account, measures
from checker.copying.normal import bare
from checker.copying.paper import Paper
from checker.copying.unwrapped import unwrapped

_SENTENCE = re.compile(r"[^。；;\n]+")
_LEAST = 8  # letters of a sentence
_ANSWERED = 0.5  # of its neighbouring letters stand in one sentence of the other
_RARE = 0.5  # of a sentence is no set phrase
_MOSTLY = 0.5  # of the text is answered, and less than half of that is matched


@dataclass(frozen=True, slots=True)
class Sentence:
    """Its letters' places in the paper, the end exclusive, and which neighbours there are."""

    first: int
    last: int
    pairs: frozenset[str]

    @property
    def length(self) -> int:
        """Letters."""
        return self.last - self.first


def possible(a: Paper, b: Paper, matched: int) -> bool:
    """Whether one may be the other told anew: both are a county's own and mostly not the same."""
    own = _composed(a) and _composed(b) and not _asked(a, b)
    return own and matched <= _MOSTLY * min(len(a), len(b))


def told_anew(a: Prepared, b: Prepared, matched: int, sources: Iterable[Paper]) -> bool:
    """Whether most of each paper stands in the other, most of that in other words.

    ``matched`` is how many letters stand in both as they are.
    """
    every, theirs = _sentences(a.paper), _sentences(b.paper)
    one, other, length = _own(a, every), _own(b, theirs), _letters(every)
    answered = min(_answered(one, other, length), _answered(other, one, _letters(theirs)))
    least = min(len(a.paper), len(b.paper))
    if answered < _MOSTLY or matched > _MOSTLY * answered * least:
        return False
    return not any(_answered(one, _sentences(source), length) >= _MOSTLY for source in sources)


def _letters(sentences: Sequence[Sentence]) -> int:
    return sum(one.length for one in sentences)


def _own(side: Prepared, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of its own; those in set phrases are in many papers, each time a little other."""
    rare = side.lawful.own & ~side.common
    return [one for one in sentences if rare[one.first : one.last].sum() >= _RARE * one.length]


def _composed(paper: Paper) -> bool:
    """Whether its title calls it a county's own measures, or an account of its own work."""
    return any(measures(title) or account(title) for title in paper.headings)


def _asked(a: Paper, b: Paper) -> bool:
    """Whether both say that they carry out what a superior asks for."""
    return carried_out.asked(a) and carried_out.asked(b)


def answers(a: Prepared, b: Prepared) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of a with the one of b that answers each best, none of b's twice."""
    one, other = (_own(side, _sentences(side.paper)) for side in (a, b))
    by_answer = {its.first: (own, its) for own, its in _answers(one, other)}
    return iter(by_answer.values())


def _sentences(paper: Paper) -> list[Sentence]:
    text = unwrapped(paper.raw)
    found = []
    for sentence in _SENTENCE.finditer(text.text):
        words = bare(sentence.group())
        if len(words) >= _LEAST:
            first, last = np.searchsorted(paper.start, text.raw(*sentence.span())).tolist()
            found.append(Sentence(first, last, frozenset(map("".join, pairwise(words)))))
    return found


def _answers(
    some: Sequence[Sentence], others: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Sentence]]:
    held: dict[str, list[int]] = defaultdict(list)
    for number, other in enumerate(others):
        for pair in other.pairs:
            held[pair].append(number)
    for one in some:
        count = Counter(number for pair in one.pairs for number in held[pair])
        best, most = max(count.items(), key=itemgetter(1), default=(0, 0))
        if most and most >= _ANSWERED * len(one.pairs):
            yield one, others[best]


def _answered(some: Sequence[Sentence], others: Sequence[Sentence], length: int) -> float:
    """The share of a paper so long whose sentences are answered by one of the other's."""
    return sum(one.length for one, _ in _answers(some, others)) / max(length, 1)
