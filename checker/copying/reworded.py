"""A paper told anew: its sentences in other words, often in another order.

Who copies so leaves short pieces alone as they were, and these tell little. But most of one paper's
sentences are then answered by one of the other's, and few of them are the same, which texts after
one model are not: of these what is alike is alike to the letter, and the rest is each one's own (of
some 700 lawful pairs none had a twelfth more answered than matched; ``benchmarks/copying``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from checker.copying.judge import Case
from checker.copying.normal import bare
from checker.copying.paper import Paper
from checker.copying.unwrapped import unwrapped

_SENTENCE = re.compile(r"[^。；;\n]+")
_LEAST = 8  # letters of a sentence
_ANSWERED = 0.5  # of its neighbouring letters stand in one sentence of the other
_MOSTLY = 0.5  # of the text is answered, and less than half of that is matched

Pairs = frozenset[str]  # neighbouring letters


def told_anew(case: Case) -> bool:
    """Whether most of each paper stands in the other, most of that in other words."""
    a, b = (_sentences(side.paper) for side in (case.a, case.b))
    answered = min(_answered(a, b), _answered(b, a))
    length = max(min(len(case.a.paper), len(case.b.paper)), 1)
    return answered >= _MOSTLY and case.shared.matched <= _MOSTLY * answered * length


def _sentences(paper: Paper) -> list[tuple[int, Pairs]]:
    """The length of each sentence and its neighbouring letters."""
    words = map(bare, _SENTENCE.findall(unwrapped(paper.raw).text))
    return [
        (len(one), frozenset(map("".join, pairwise(one)))) for one in words if len(one) >= _LEAST
    ]


def _answered(some: list[tuple[int, Pairs]], others: list[tuple[int, Pairs]]) -> float:
    """The share of the text whose sentences are answered by one of the other's."""
    held: dict[str, list[int]] = defaultdict(list)
    for number, (_, pairs) in enumerate(others):
        for pair in pairs:
            held[pair].append(number)
    found = sum(
        length
        for length, pairs in some
        if any(
            count >= _ANSWERED * len(pairs)
            for count in Counter(number for pair in pairs for number in held[pair]).values()
        )
    )
    return found / max(sum(length for length, _ in some), 1)
