"""A Word file that was begun after the date on the paper.

Signal: the file's own creation time lies more than ``SLACK`` days after the date of issue.
Strength: note: papers are typed anew or saved under another program for handing in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker import numerals
from checker.forgery import stated
from checker.model.document import Document
from checker.model.finding import Evidence, Finding, Outcome

NAME = "docx_times"
SLACK = 31  # days
SINCE = 2010
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value."""
    day, made = stated.issued(document.lines, found), _created(document)
    if document.format != "docx" or day is None or made is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有成文日期和文件创建时间可供对照")
    if (made - day.day).days <= SLACK:
        return Finding(NAME, Outcome.ABSENT, "文件创建时间与成文日期相符")
    return Finding(
        NAME, Outcome.PRESENT,
        f"成文日期是 {day.day}，这个文件却创建于 {made}。"
        "若是重新录入或另存属于正常，请备好盖章原件",
        evidence=(Evidence(day.page, day.box, day.words),),
        values={
            "facts": [
                {"what": "成文日期", "value": day.day.isoformat()},
                {"what": "文件创建", "value": made.isoformat()},
            ]
        },
        strength="note", remedy="提供盖章原件的扫描件",
    )  # fmt: skip


def _created(document: Document) -> date | None:
    match = _DAY.match(document.metadata.get("created", "").strip())
    made = numerals.day(match.groups()) if match else None
    return made if made is not None and made.year >= SINCE else None
