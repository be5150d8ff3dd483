"""Red seals pressed on a copy certify that copy; the seal of the paper itself is grey there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.elements.copy_mark import Copy, Traces
from checker.elements.seal.wording import names_organ
from checker.model.document import Document
from checker.model.finding import SealMark

_FACSIMILES = ("scan", "photo", "mixed")  # pages that may be pictures of a copy


def doubted(
    marks: Sequence[SealMark], document: Document, traces: Traces, headed: bool
) -> list[SealMark]:
    """The marks; where the paper shows itself a copy, red ones doubted and its own grey ones added.

    ``headed``: the header is red, so that the copy has its colours and a red seal at the signature
    is the paper's own.
    """
    red = [mark for mark in marks if _pressed(mark, document)]
    if not red or (headed and any(traces.at_signature(mark) for mark in red)):
        return list(marks)
    copy = traces.seen(red)
    if not copy:
        return list(marks)
    return [_doubted(mark, copy) if mark in red else mark for mark in marks] + list(copy.own)


def _pressed(mark: SealMark, document: Document) -> bool:
    page = next(page for page in document.pages if page.number == mark.page)
    a_body = mark.type == "official" or (mark.type == "unknown" and names_organ(mark.text))
    return mark.colour == "red" and a_body and not mark.riding and page.source in _FACSIMILES


def _doubted(mark: SealMark, copy: Copy) -> SealMark:
    own = "原有的印章是灰色的" if copy.own else "没有看到原有的印章"
    note = (
        f"{copy.words}，这枚红色印章像是复印以后加盖、用来证明复印件的，{own}，"
        "本文件原来是否盖有公章需核对原件"
    )
    kept = f"；{mark.note}" if mark.note else ""
    return replace(mark, type="unknown", note=note + kept)
