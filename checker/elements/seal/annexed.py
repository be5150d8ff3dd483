"""A seal on another paper bound behind this one (转发, 附上级文件) is not this paper's seal."""

from __future__ import annotations

from dataclasses import replace

from checker.elements import closing, split
from checker.model.document import Document
from checker.model.finding import SealMark

_COUNT = ("official", "electronic")


def behind(marks: list[SealMark], document: Document) -> list[SealMark]:
    """The marks, those doubted that stand on a later paper while the first bears none.

    Only where the first paper is signed or dated before the other begins: its seal would be there.
    """
    counted = [mark for mark in marks if mark.type in _COUNT and not mark.riding]
    if not counted or len(document.pages) < 2:
        return marks
    last = _own_end(document)
    if any(mark.page <= last for mark in counted):
        return marks
    return [_doubted(mark, last + 1) if mark in counted else mark for mark in marks]


def _own_end(document: Document) -> int:
    """The last page of the paper itself, which is the whole file's where nothing else begins."""
    found = split.papers(document)
    last = found[0][1]
    if len(found) < 2:
        return last
    own = tuple(page for page in document.pages if page.number <= last)
    signed = closing.find(replace(document, pages=own))
    return last if signed.day and not signed.printed else document.pages[-1].number


def _doubted(mark: SealMark, page: int) -> SealMark:
    return mark.doubted(f"印章盖在第{page}页起的另一份文件上，本文件落款处没有看到印章")
