"""A date that never was, such as 2023年2月30日.

Signal: year, month and day written with 年月日, the month 1 to 12 and the day beyond its end.
Strength: medium where the row holds nothing but the date, stands under an organ's name and comes
from the file's own text (the date of issue); weak elsewhere (6月31日 in a table) and where it was
read from a picture: slips of pen and reader.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Literal

from checker.forgery import stated
from checker.model.document import Document, Engine, Line
from checker.model.finding import Evidence, Finding, Outcome

NAME = "date_never"
CERTAIN = 0.97  # of a line read from a picture
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: page, value."""
    found = [(line, words) for line in document.lines for words in _never(line)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "没有写出不存在的日期")
    found.sort(key=lambda item: not _issued(document, *item))
    line, words = found[0]
    strength: Literal["medium", "weak"] = "medium" if _issued(document, line, words) else "weak"
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{line.page}页写着“{words}”，历法上没有这一天。请核对原件，说明正确日期",
        evidence=tuple(Evidence(at.page, at.box, said) for at, said in found[:10]),
        values={"facts": [{"page": at.page, "value": said} for at, said in found[:10]]},
        via=line.via, strength=strength, remedy="核对原件，提供日期正确的文件",
    )  # fmt: skip


def _never(line: Line) -> Iterator[str]:
    if line.hidden or (line.via != "text" and line.confidence < CERTAIN):
        return
    for found in _DATE.finditer(line.text):
        year, month, day = (int(part) for part in found.groups())
        if 1 <= month <= 12 and day > monthrange(year, month)[1]:
            yield "".join(found[0].split())


def _issued(document: Document, line: Line, words: str) -> bool:
    """Whether it is the date of issue in the file's own text."""
    if line.via != "text" or "".join(line.text.split()) != words:
        return False
    day = stated.Day(date.min, line.page, line.box, words, certain=True)
    return bool(stated.signed(document.lines, day))
