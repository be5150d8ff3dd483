"""Three counties, and what is said of papers in them."""

from __future__ import annotations

from checker.copying import Source, compare
from tests.copying.prose import prose

A, B, C = "博兴县", "商河县", "齐河县"  # in the order in which a pair shows them


def sharing(*papers, sources=(), settings=None, **words):
    """``papers`` are (county, record)."""
    records = {name: [made for county, made in papers if county == name] for name in (A, B, C)}
    return compare(records, [Source(*source) for source in sources], settings, **words)


def frauds(outcome):
    return [pair for pair in outcome.pairs if pair.severity == "fraud"]


def only(outcome):
    assert len(outcome.pairs) == 1, [(pair.kind, pair.reason) for pair in outcome.pairs]
    return outcome.pairs[0]


TEXT = prose(11, 30)
