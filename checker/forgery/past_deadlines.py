"""A paper that asks for something by a day that had passed when it was issued.

Signal: between title and date of issue a sentence asks (请, 务必, 应当 …) that something be handed
in or done before a day, its year written out, that lies more than ``SLACK`` days before the date of
issue: last year's paper whose deadline was not changed with its date. What stands in quotation
marks or is told as done is none. Strength: weak: it may be a slip, or the paper was sent late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checker import numerals
from checker.forgery import stated
from checker.model.document import Document, Line
from checker.model.finding import Evidence, Finding, Outcome

NAME = "past_deadlines"
SLACK = 31  # days
_ENDS = re.compile(r"[。；;！!]")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")
_ASKS = re.compile(r"请|务必|须|应|限[于时期]")
_BY = re.compile(
    rf"{stated.DATED.pattern}(?:下班|\d{{1,2}}[时:：点]\d{{0,2}})?(?:之?前|以前|截止)"
    r"(?:[^，,、]{0,24}[，,])?[^，,]{0,24}?(?:报送|上报|报至|报到|反馈|提交|送达|报我|完成|填报)(?![了的])"
)
_TOLD = re.compile(r"(?:[对凡自至]|截[至止]|已[^,，]{0,12})$")  # before a day on which things stood


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value, page."""
    issued = stated.issued(document.lines, found)
    if issued is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有成文日期可供对照")
    late = [
        (line, words, until)
        for line, words, until in _deadlines(stated.body(document.lines, issued))
        if (issued.day - until).days > SLACK
    ]
    if not late:
        return Finding(NAME, Outcome.ABSENT, "没有早于成文日期的期限")
    line, words, until = late[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"成文日期是 {issued.day}，第{line.page}页却要求在 {until} 以前办理（“{words[:40]}”）。"
        "请核对是不是沿用了以前的文件，并提供盖章原件和发文登记簿",
        evidence=(
            Evidence(issued.page, issued.box, issued.words),
            *(Evidence(at.page, at.box, said[:80]) for at, said, _ in late),
        ),
        values={
            "facts": [
                {"what": "成文日期", "value": issued.day.isoformat(), "page": issued.page},
                *({"what": said[:60], "value": day.isoformat(), "page": at.page}
                  for at, said, day in late),
            ]
        },
        via=line.via, strength="weak", remedy="提供盖章原件和发文登记簿",
    )  # fmt: skip


def _deadlines(lines: Sequence[Line]) -> Iterator[tuple[Line, str, date]]:
    """Sentences that ask for something by a day, with the line that the sentence begins on."""
    rows = [line for line in lines if stated.certain(line)]
    text, starts = "", []
    for line in rows:
        starts.append(len(text))
        text += stated.plain(line.text)
    begin = 0
    for end in (*(match.end() for match in _ENDS.finditer(text)), len(text)):
        words = _QUOTED.sub("", text[begin:end])
        by = _BY.search(words)
        day = numerals.day(by.group("year", "month", "day")) if by else None
        asks = by and _ASKS.search(words[: by.end()]) and not _TOLD.search(words[: by.start()])
        if asks and day:
            at = max(index for index, start in enumerate(starts) if start <= begin)
            yield rows[at], words, day
        begin = end
