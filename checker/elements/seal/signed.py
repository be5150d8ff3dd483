"""Electronic seals: what the reader verified, as marks, joined with what shows on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.elements.seal.marks import overlap
from checker.elements.seal.wording import body, names_organ, person, special
from checker.model.document import Box, Document, Signature
from checker.model.finding import SealMark

_STATES = {
    "intact": "电子印章，签章后内容未被改动",
    "altered": "电子印章盖上之后文件又被改动",
    "unchecked": "电子印章的签名无法离线核验",
}
_NAMELESS = "印章名称“{}”不是单位名称，是不是单位公章需人工确认"
_PERSONS = "是“{}”个人的签名章，不能代替单位公章"
_UNSHOWN = "此处有数字签名，签名本身没有图样，图上的印章是否由它盖出需核对原件"
_TAKEN_OUT = "文件的早期版本在此处有电子签章，后来的版本把它清除了，请核对签章时的原文件"
_UNNAMED = "印章没有名称，印文也没有读出，是哪个单位的公章需人工确认"


def signed(document: Document, drawn: list[SealMark]) -> list[SealMark]:
    """One mark a seal shown by a signature, then the drawn marks no signature accounts for."""
    marks = [
        mark
        for signature in document.signatures
        if signature.given
        for mark in _marks(signature, drawn)
    ]
    rest = (_left(mark, document.signatures) for mark in drawn)
    return marks + [mark for mark in rest if mark is not None]


def _left(mark: SealMark, signatures: Sequence[Signature]) -> SealMark | None:
    """A drawn mark, ``None`` where a signature's own picture accounts for it.

    A field that nobody signed draws nothing: a seal under it was pressed. One whose signature
    shows no picture, or was taken out, may have drawn it: that is a doubt.
    """
    here = [one for one in signatures if one.state != "empty" and _over(one, mark)]
    if any(one.given and _shows(one) for one in here):
        return None
    return _doubted(mark, here[0]) if here else mark


def _over(signature: Signature, mark: SealMark) -> bool:
    places = (box for page, box in signature.stamps if page == mark.page)
    return any(overlap(mark.box, box) > 0.5 for box in places)


def _doubted(mark: SealMark, signature: Signature) -> SealMark:
    note = "；".join(filter(None, (mark.note, _UNSHOWN if signature.given else _TAKEN_OUT)))
    return replace(mark, type="unknown" if mark.type == "official" else mark.type, note=note)


def bare(document: Document) -> bool:
    """Whether there are signatures that show no seal at all."""
    return any(one.given and not _shows(one) for one in document.signatures)


def empty(document: Document) -> bool:
    """Whether a field waits for a signature nobody gave."""
    return any(one.state == "empty" for one in document.signatures)


def persons(document: Document, drawn: list[SealMark]) -> str:
    """The person whose electronic stamp the file bears, else an empty string."""
    given = (mark for one in document.signatures if one.given for mark in _marks(one, drawn))
    return next((mark.text for mark in given if mark.type == "personal"), "")


def removed(document: Document) -> bool:
    """Whether an earlier revision of the file bore a signature that was taken out."""
    return any(one.state == "removed" for one in document.signatures)


def _shows(signature: Signature) -> bool:
    return bool(signature.picture) or signature.form == "ofd"


def _marks(signature: Signature, drawn: list[SealMark]) -> list[SealMark]:
    if not _shows(signature):
        return []
    if signature.riding:
        page, box = signature.stamps[0] if signature.stamps else (1, None)
        return [
            replace(
                _mark(signature, page, box, None),
                riding=True,
                note="骑缝章，只证明页面完整，不能代替公章",
            )
        ]
    stamps = signature.stamps or ((1, None),)
    return [_mark(signature, page, box, _shown(page, box, drawn)) for page, box in stamps]


def _shown(page: int, box: Box | None, drawn: list[SealMark]) -> SealMark | None:
    here = [mark for mark in drawn if mark.page == page and overlap(mark.box, box) > 0.5]
    return max(here, key=lambda mark: mark.confidence, default=None)


def _mark(signature: Signature, page: int, box: Box | None, shown: SealMark | None) -> SealMark:
    """A seal's name says whose it is where its ring is not read: a person's is no body's seal."""
    read = shown.text if shown else ""
    name = signature.seal_name or read or body(signature.signer)
    centre = shown.centre if shown else ""
    limited = special(name + " " + centre + " " + read)
    whose = read if names_organ(read) else body(name)
    note = _STATES[signature.state] + (f"；含“{limited}”，是专用章" if limited else "")
    persons = "" if whose or limited else person(name)
    if persons:
        note += f"；{_PERSONS.format(persons)}"
    elif not (whose or limited):
        note += f"；{_NAMELESS.format(name) if name else _UNNAMED}"
    return SealMark(
        page=page,
        box=box,
        text=whose or persons or name,
        type="special" if limited else "personal" if persons else "electronic",
        confidence=0.97 if signature.state == "intact" else 0.7,
        centre=centre,
        emblem=shown.emblem if shown else "unknown",
        note=note,
        verified=signature.state == "intact" and bool(whose or limited),
    )
