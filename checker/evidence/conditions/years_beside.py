"""A record that tells its day without a year, beside a paper that gives the same day with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from checker.evidence.conditions import annexes
from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import openings
from checker.evidence.facts.days import When, all_days
from checker.model.ledger import Proof

Pair = tuple[Exhibit, Proof]
_YEAR = re.compile(r"20\d\d年")


def dated(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs; a record without a year has that of the paper under its item on the same day."""
    return [(exhibit, _judged(exhibit, proof, pairs)) for exhibit, proof in pairs]


def _judged(exhibit: Exhibit, proof: Proof, pairs: Sequence[Pair]) -> Proof:
    undated = not proof.date and annexes.UNDATED in proof.doubts
    told = {(found.month, found.day) for found in _days(exhibit)} if undated else set()
    beside = {
        (day, other.material)
        for paper, other in pairs
        if told and other.item == proof.item and other.material != proof.material
        for day in all_days(paper.lines)
        if (day.month, day.day) in told
    }
    if len({day for day, _ in beside}) != 1:
        return proof
    return _on(min(beside)[0], proof)


def _days(exhibit: Exhibit) -> Iterator[openings.Found]:
    """The days of the text; none where it names a year itself."""
    if not _YEAR.search(exhibit.text):
        marks = map(openings.found, openings.DATE.finditer(exhibit.lines))
        yield from (found for found in marks if found.day)


def _on(day: date, proof: Proof) -> Proof:
    when = When.on(day)
    return replace(
        proof,
        date=when.text,
        quarter=when.quarter,
        doubts=tuple(doubt for doubt in proof.doubts if doubt != annexes.UNDATED),
        notes=(*proof.notes, f"日期{when.text}，年份取自本项写明同一天的材料"),
    )
