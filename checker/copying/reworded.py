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
from checker.copying.names import account, measures
from checker.copying.normal import bare
from checker.copying.paper import Paper
from checker.copying.unwrapped import unwrapped

_SENTENCE = re.compile(r"[^。；;\n]+")
_LEAST = 8  # letters of a sentence
_ANSWERED = 0.5  # of its neighbouring letters stand in one sentence of the other
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


def told_anew(a: Paper, b: Paper, matched: int, sources: Iterable[Paper]) -> bool:
    """Whether most of each paper stands in the other, most of that in other words.

    ``matched`` is how many letters stand in both as they are.
    """
    least = max(min(len(a), len(b)), 1)
    if matched > _MOSTLY * least or not (_composed(a) and _composed(b)) or _asked(a, b):
        return False
    one, other = _sentences(a), _sentences(b)
    answered = min(_answered(one, other), _answered(other, one))
    if answered < _MOSTLY or matched > _MOSTLY * answered * least:
        return False
    return not any(_answered(one, _sentences(source)) >= _MOSTLY for source in sources)


def _composed(paper: Paper) -> bool:
    """Whether its title calls it a county's own measures, or an account of its own work."""
    return any(measures(title) or account(title) for title in paper.headings)


def _asked(a: Paper, b: Paper) -> bool:
    """Whether both say that they carry out what a superior asks for."""
    return carried_out.asked(a) and carried_out.asked(b)


def answers(a: Paper, b: Paper) -> Iterator[tuple[Sentence, Sentence]]:
    """Sentences of a with the one of b that answers each best, none of b's twice."""
    by_answer = {other.first: (one, other) for one, other in _answers(_sentences(a), _sentences(b))}
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


def _answered(some: Sequence[Sentence], others: Sequence[Sentence]) -> float:
    """The share of the text whose sentences are answered by one of the other's."""
    found = sum(one.length for one, _ in _answers(some, others))
    return found / max(sum(one.length for one in some), 1)
