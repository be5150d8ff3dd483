"""Word files of two counties that grew from one file.

Signal: ``w:rsid`` marks, drawn at random each time a file is edited, that stand in files of exactly
two submissions: ``LEAST`` or more of them have one ancestor. Marks in three or more submissions
come from a form that was handed out. Strength: weak, a clue beside likeness of text: forms are
passed between neighbours, too.
"""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from checker.forgery import stated
from checker.forgery.flags import flag
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome
from checker.model.material import Record
from checker.model.score import Flag

NAME = "docx_template"
LEAST = 4
MAX_BYTES, MAX_MARKS, MAX_PAIRS, MAX_SHOWN = 8 * 2**20, 400, 400, 20
_MARK = re.compile(rb"<w:rsid w:val=\"([0-9A-F]{8})\"")
Holder = tuple[str, str]  # submission, material id


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``not_applicable`` with ``values["marks"]`` for the comparison over the batch."""
    marks = sorted(_marks(document))[:MAX_MARKS] if document.format == "docx" else []
    reason = "取得编辑标记供各文件之间比对" if marks else "没有编辑标记"
    return Finding(NAME, Outcome.NOT_APPLICABLE, reason, values={"marks": marks} if marks else {})


def _marks(document: Document) -> set[str]:
    broken = (KeyError, zipfile.BadZipFile, OSError, ValueError)
    with suppress(*broken), zipfile.ZipFile(document.file) as archive:
        settings = archive.open("word/settings.xml").read(MAX_BYTES)
        return {mark.decode("ascii") for mark in _MARK.findall(settings)}
    return set()


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """One flag on each side of two submissions, with the papers that share marks."""
    held: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for submission, own in records.items():
        for record in own:
            found = stated.finding(record.findings, NAME)
            for mark in found.values.get("marks", ()) if found is not None else ():
                held[mark][submission].append(record)
    for sides, papers in sorted(_shared(held).items()):
        yield _flag(sides[0], sides[1], papers)
        yield _flag(sides[1], sides[0], [(b, a, count) for a, b, count in papers])


def _shared(
    held: Mapping[str, Mapping[str, list[Record]]],
) -> dict[tuple[str, str], list[tuple[Record, Record, int]]]:
    """Pairs of different files with enough marks that no third submission holds."""
    counts: dict[tuple[str, str], dict[tuple[str, str], int]] = defaultdict(
        lambda: defaultdict(int)
    )
    by_id: dict[str, Record] = {}
    for by_submission in held.values():
        if len(by_submission) != 2:
            continue
        (one, first), (two, second) = sorted(by_submission.items())
        if len(first) * len(second) > MAX_PAIRS:
            continue
        for a in first:
            for b in second:
                if a.material.sha256 != b.material.sha256:
                    counts[one, two][a.material.id, b.material.id] += 1
                    by_id |= {a.material.id: a, b.material.id: b}
    found = {}
    for sides, pairs in counts.items():
        papers = [(by_id[a], by_id[b], n) for (a, b), n in pairs.items() if n >= LEAST]
        if papers:
            found[sides] = sorted(papers, key=lambda pair: -pair[2])
    return found


def _flag(own: str, other: str, papers: Sequence[tuple[Record, Record, int]]) -> Flag:
    mine, theirs, count = papers[0]
    text = (
        f"本县Word文件《{mine.material.path}》与{other}《{theirs.material.path}》"
        f"有{count}个相同的编辑标记，可能由同一个文件改写而来。"
        "若是共用下发的模板属于正常，请说明文件由谁起草"
    )
    rows = [
        {"path": a.material.path, "other": f"{other} {b.material.path}", "value": f"{n}个相同标记"}
        for a, b, n in papers[:MAX_SHOWN]
    ]
    records = list({a.material.id: a for a, _, _ in papers}.values())
    evidence = {"strength": "weak", "facts": rows}
    return flag(f"docx-template-{other}", own, records, text, evidence=evidence)
