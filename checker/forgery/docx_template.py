"""Word files of two counties that grew from one file.

Signal: ``w:rsid`` marks, drawn at random each time a file is edited, that stand in files of exactly
two submissions: ``LEAST`` or more of them have one ancestor. Marks in three or more submissions
come from a form that was handed out. Strength: weak, a clue beside likeness of text: forms are
passed between neighbours, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker.forgery import shared_marks
from checker.formats import package
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome
from checker.model.material import Record
from checker.model.score import Flag

NAME = "docx_template"
LEAST = 4
MAX_MARKS = 400
_MARK = re.compile(rb"<w:rsid w:val=\"([0-9A-F]{8})\"")
_SIGN = shared_marks.Sign(
    "docx-template",
    "编辑标记",
    "标记",
    "可能由同一个文件改写而来。若是共用下发的模板属于正常，请说明文件由谁起草",
    "weak",
)


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``not_applicable`` with ``values["marks"]`` for the comparison over the batch."""
    marks = sorted(_marks(document))[:MAX_MARKS] if document.format == "docx" else []
    reason = "取得编辑标记供各文件之间比对" if marks else "没有编辑标记"
    return Finding(NAME, Outcome.NOT_APPLICABLE, reason, values={"marks": marks} if marks else {})


def _marks(document: Document) -> set[str]:
    settings = package.part_of(document.file, "word/settings.xml")
    return {mark.decode("ascii") for mark in _MARK.findall(settings)}


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """One flag on each side of two submissions, with the papers that share marks."""
    yield from shared_marks.across(records, NAME, "marks", LEAST, _SIGN)
