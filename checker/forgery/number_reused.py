"""One document number on two different papers of one county.

Signal: two sure 版头 numbers are equal, the papers are not parts or versions of one another, and
both carry a text of their own. Strength: strong (no background known: a body gives a number once).
``fraud`` where both numbers come from the text itself, ``warn`` where one was read from a picture.
Weak, and ``warn``, where that is lawful: a title says that the paper corrects or replaces one, the
code word is that of cases (案, 罚: all papers of a case bear one number), or one of the papers has
no 版头 (a plan shown on a web page apart from the notice that issued it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.forgery.flags import flag
from checker.forgery.numbered import Numbered, numbered, replaces, same_paper
from checker.model.material import Record
from checker.model.score import Flag

NAME = "number_reused"
MAX_SHOWN = 5  # pairs of one number
CASES = ("案", "罚")


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag for each pair of different papers under one number."""
    for submission, own in records.items():
        by_number: dict[str, list[Numbered]] = defaultdict(list)
        for item in numbered(own):
            by_number[item.value].append(item)
        for value, items in by_number.items():
            pairs = [
                (a, b) for a, b in combinations(items, 2) if not same_paper(a.record, b.record)
            ]
            for a, b in pairs[:MAX_SHOWN]:
                yield _flag(submission, value, a.record, b.record)


def _flag(submission: str, value: str, a: Record, b: Record) -> Flag:
    said = _lawful(value, a, b)
    text = f"{value} 这个文号同时出现在两份不同的文件上：《{_name(a)}》和《{_name(b)}》。" + (
        said or "一个文号只能编给一份文件，请提供发文登记簿说明"
    )
    certain = not said and all(_via(record) == "text" for record in (a, b))
    evidence = {
        "strength": "weak" if said else "strong",
        "number": value,
        "papers": [{"path": r.material.path, "title": r.title, "date": r.date} for r in (a, b)],
        "places": [place for record in (a, b) for place in _place(record)],
    }
    return flag(
        "number-reused", submission, (a, b), text, "提供两份文件的原件和发文登记簿",
        severity="fraud" if certain else "warn", evidence=evidence,
    )  # fmt: skip


def _lawful(value: str, a: Record, b: Record) -> str:
    """Why one number on both may be in order, and what to show; empty where nothing explains it."""
    word = replaces(a) or replaces(b)
    if word:
        return (
            f"题目写明“{word}”，更正或重新印发的文件有时沿用原文号，所以只作线索。"
            "请一并提供原文件和更正（重新印发）的依据，说明以哪一份为准"
        )
    if any(mark in value.partition("〔")[0] for mark in CASES):
        return (
            "同一案件的各种文书可以共用案号，所以只作线索。若是同一案件请说明，否则请提供案件登记簿"
        )
    if any(_headless(record) for record in (a, b)):
        return (
            "其中一份没有版头，可能是随文印发的方案或网页转载，所以只作线索。"
            "请提供带版头的原件，说明两份文件的关系"
        )
    return ""


def _headless(record: Record) -> bool:
    header = record.finding("red_header")
    return header is not None and header.outcome == "absent"


def _name(record: Record) -> str:
    return record.title or record.material.path


def _place(record: Record) -> Iterator[dict[str, object]]:
    found = record.finding("document_number")
    for at in found.evidence[:1] if found is not None else ():
        yield {"path": record.material.path, "page": at.page, "box": at.box}


def _via(record: Record) -> str:
    found = record.finding("document_number")
    return found.via if found is not None else ""
