"""Marks that lie in files of exactly two submissions: what such files share, they have from one.

Marks in three or more submissions come from a form that was handed out, or from a program.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.forgery.flags import flag
from checker.model.material import Record
from checker.model.score import Flag

MAX_PAIRS = 400  # of papers that hold one mark
MAX_SHOWN = 20  # pairs of papers listed in a flag
Pairs = list[tuple[Record, Record, int]]  # of the first and the second submission; marks shared


@dataclass(frozen=True, slots=True)
class Sign:
    """What a check says of shared marks: ``name`` of the flag, the marks' long and short name, what
    follows from them, how strong that is.
    """

    name: str
    marks: str
    short: str
    meaning: str
    strength: str


def across(
    records: Mapping[str, Sequence[Record]], check: str, key: str, least: int, sign: Sign
) -> Iterator[Flag]:
    """One flag on each side of two submissions, with the papers that share marks."""
    for sides, pairs in shared(records, check, key, least).items():
        yield _flag(sides[0], sides[1], pairs, sign)
        yield _flag(sides[1], sides[0], [(b, a, count) for a, b, count in pairs], sign)


def _flag(own: str, other: str, pairs: Pairs, sign: Sign) -> Flag:
    mine, theirs, count = pairs[0]
    text = (
        f"本单位Word文件《{mine.material.path}》与{other}《{theirs.material.path}》"
        f"有{count}个相同的{sign.marks}，{sign.meaning}"
    )
    rows = [
        {
            "path": a.material.path,
            "other": f"{other} {b.material.path}",
            "value": f"{n}个相同{sign.short}",
        }
        for a, b, n in pairs[:MAX_SHOWN]
    ]
    held = list({a.material.id: a for a, _, _ in pairs}.values())
    evidence = {"strength": sign.strength, "facts": rows}
    remedy = "提供下发模板的通知，或起草、审签记录和盖章原件"
    return flag(f"{sign.name}-{other}", own, held, text, remedy, evidence=evidence)


def shared(
    records: Mapping[str, Sequence[Record]], check: str, key: str, least: int
) -> dict[tuple[str, str], Pairs]:
    """Pairs of different files that share ``least`` marks of ``values[key]``, the most first."""
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    by_id: dict[str, Record] = {}
    for by_submission in _held(records, check, key).values():
        if len(by_submission) != 2:
            continue
        (one, first), (two, second) = sorted(by_submission.items())
        if len(first) * len(second) > MAX_PAIRS:
            continue
        for a, b in ((a, b) for a in first for b in second):
            if a.material.sha256 != b.material.sha256:
                counts[one, two][a.material.id, b.material.id] += 1
                by_id |= {a.material.id: a, b.material.id: b}
    return {
        sides: [(by_id[a], by_id[b], n) for (a, b), n in pairs.most_common() if n >= least]
        for sides, pairs in sorted(counts.items())
        if max(pairs.values()) >= least
    }


def _held(
    records: Mapping[str, Sequence[Record]], check: str, key: str
) -> dict[str, dict[str, list[Record]]]:
    """Each mark with the papers that hold it, by submission."""
    held: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for submission, own in records.items():
        for record in own:
            found = record.finding(check)
            for mark in found.values.get(key, ()) if found is not None else ():
                held[mark][submission].append(record)
    return held
