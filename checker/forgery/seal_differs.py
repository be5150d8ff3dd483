"""Seals of one body that were cut differently, on scans of one county's papers.

Signal: two impressions whose ring is surely read as one name, laid over each other in every turn,
agree less than impressions of one die do (0.88 at the least of 48 pairs stamped by ordinary and
tidy hands; dies cut by other hands from one name 0.62 to 0.92, so that about four in ten are told).
Strength: note. Seals wear out and are cut anew; which is the registered one only the body can say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from checker.forgery.flags import flag
from checker.forgery.impression_match import Ink
from checker.forgery.impressions import SIDE, TEXT, Patch, unpacked
from checker.model.boxes import common
from checker.model.document import Box
from checker.model.material import Record
from checker.model.score import Flag

NAME = "seal_differs"
SURE = 0.9  # of the ring's text
SAME = 0.8
MAX_SEALS = 20  # of one body that are compared with its first
RAYS, DEPTHS, FROM, TO = 360, 64, 8, 54  # of a patch laid out; the emblem's edge to the rim's
STEP = 2  # degrees between turns
SEEN = 0.8


@dataclass(frozen=True, slots=True)
class _Seal:
    record: Record
    page: int
    box: Box
    patch: Patch


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A note for each body of a submission whose papers bear seals of two cuts."""
    for submission, own in records.items():
        by_body: dict[str, list[_Seal]] = defaultdict(list)
        for record in own:
            for body, seal in _seals(record):
                by_body[body].append(seal)
        for body, seals in sorted(by_body.items()):
            other = [seal for seal in seals[1:MAX_SEALS] if _differ(seals[0], seal)]
            if other:
                yield _flag(submission, body, seals[0], other)


def _seals(record: Record) -> Iterator[tuple[str, _Seal]]:
    """Impressions with the name that is surely read on them."""
    cut, read = record.finding("impressions"), record.finding("seal")
    marks = read.values.get("seals", ()) if read is not None else ()
    for item in cut.values.get("impressions", ()) if cut is not None else ():
        box: Box = tuple(item["box"])
        for mark in marks:
            sure = mark.text and mark.confidence >= SURE and mark.page == item["page"]
            if sure and mark.box is not None and common(mark.box, box) > 0:
                yield mark.text, _Seal(record, mark.page, box, unpacked(item["patch"]))
                break


def _differ(a: _Seal, b: _Seal) -> bool:
    return (
        a.record.material.sha256 != b.record.material.sha256 and likeness(a.patch, b.patch) < SAME
    )


def likeness(a: Patch, b: Patch) -> float:
    """The best correlation of two impressions over all turns, where no text hides either.

    1 where too little is seen of both to tell.
    """
    first, seen_first = _laid_out(a)
    second, seen_second = _laid_out(b)
    found: list[float] = []
    for turn in range(0, RAYS, STEP):
        seen = (seen_first > SEEN) & (np.roll(seen_second, turn, 0) > SEEN)
        if seen.mean() > 0.4:
            here, there = first[seen], np.roll(second, turn, 0)[seen]
            found.append(_correlation(here, there))
    return max(found, default=1.0)


def _correlation(a: Ink, b: Ink) -> float:
    return float(np.corrcoef(a, b)[0, 1]) if min(a.std(), b.std()) > 1e-6 else 1.0


def _laid_out(patch: Patch) -> tuple[Ink, Ink]:
    """Ink and what is seen of it by angle and distance from the middle."""
    seen = (patch != TEXT).astype(np.float32)
    size, middle = (DEPTHS, RAYS), (SIDE / 2, SIDE / 2)
    ink, clear = (
        cv2.warpPolar(
            cv2.GaussianBlur(part, (0, 0), 2.0), size, middle, SIDE / 2, cv2.INTER_LINEAR
        )[:, FROM:TO]
        for part in (np.asarray(patch * seen / 254, np.float32), seen)
    )
    return np.asarray(ink, np.float32), np.asarray(clear, np.float32)


def _flag(submission: str, body: str, first: _Seal, other: Sequence[_Seal]) -> Flag:
    shown = [first, *other]
    text = (
        f"“{body}”的印章在几份扫描件上图案不同：《{first.record.material.path}》与"
        f"《{other[0].record.material.path}》等。换过印章的属于正常，"
        "请说明各枚印章的启用时间，提供印模备案"
    )
    papers = [
        {"path": x.record.material.path, "title": x.record.title, "date": x.record.date}
        for x in shown
    ]
    places: list[dict[str, Any]] = [
        {"path": x.record.material.path, "page": x.page, "box": x.box} for x in shown
    ]
    records = list({x.record.material.id: x.record for x in shown}.values())
    evidence = {"strength": "note", "papers": papers, "places": places}
    remedy = "提供印模备案，换过印章的附启用、停用文件"
    return flag(f"seal-differs-{body}", submission, records, text, remedy, evidence=evidence)
