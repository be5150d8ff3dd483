"""Whether heading, number, signature and seal name one body. Differences are notes, no verdicts:
joint, superior and forwarded papers lawfully show several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from checker.elements import closing, misread, organs
from checker.elements.seal.bodies import alike
from checker.elements.seal.names import printed
from checker.elements.seal.wording import names_organ
from checker.model.document import Document, Engine
from checker.model.finding import Evidence, Finding, Outcome, SealMark

NAME = "agreement"


def check(document: Document, engine: Engine, found: Sequence[Finding] = ()) -> Finding:
    """Compare what the earlier findings name; ``values``: ``notes``."""
    notes = differences(document, found)
    evidence = tuple(
        Evidence(note["page"], note["box"], note["text"]) for note in notes if note["page"]
    )
    text = "；".join(note["text"] for note in notes)
    reason = text or "版头、文号、落款和印章所示机关没有发现不一致"
    outcome = Outcome.UNSURE if notes else Outcome.PRESENT
    return Finding(NAME, outcome, reason, evidence, {"notes": notes}, 0.8 if notes else 0.95)


def differences(document: Document, found: Sequence[Finding]) -> list[dict[str, Any]]:
    """What heading, number and seal as found and the signature name differently, as notes."""
    by_name = {finding.check: finding for finding in found}
    header = by_name.get("red_header")
    named = [str(name) for name in header.values.get("organs", [])] if header else []
    end = closing.find(document)
    return [
        *_signature(named, end),
        *_code(named or list(end.organs), by_name.get("document_number")),
        *_seals([*named, *end.organs], by_name.get("seal"), document),
        *_unsealed(named, end, by_name.get("seal")),
    ]


def _signature(named: list[str], end: closing.Closing) -> list[dict[str, Any]]:
    """Signed by none of the bodies in the heading.

    A joint paper may bear its host's heading alone (GB/T 9704, 7.2.4): one signer of it is enough.
    """
    read = any(line.via == "ocr" for row in end.rows for line in row.lines)
    if not named or any(_signs(name, one, read) for name in end.organs for one in named):
        return []
    heads, row = "、".join(named), end.rows[0] if end.rows else None
    return [
        _note("signature", f"版头为“{heads}”，落款为“{name}”", row.page, row.box)
        for name in end.organs
        if row
    ]


def _signs(name: str, body: str, read: bool) -> bool:
    """Whether a signature is a body's own; one read from a picture may have letters off."""
    return organs.same(name, body) or (read and misread.may_mean(name, body))


def _code(names: list[str], number: Finding | None) -> list[dict[str, Any]]:
    """A code word with no character of the body's name in it."""
    code = str(number.values.get("code", "")) if number else ""
    if not code or not names or number is None or organs.coded(names, code):
        return []
    place = number.evidence[0] if number.evidence else Evidence(1)
    text = f"发文机关代字“{code}”与“{'、'.join(names)}”的名称没有相同的字"
    return [_note("code", text, place.page, place.box)]


def _seals(names: list[str], seal: Finding | None, document: Document) -> list[dict[str, Any]]:
    """A well read seal of a body that neither heading nor signature names.

    Behind a paper that bears its own seal another may be bound (转发), with its issuer's.
    """
    notes = []
    marks: list[SealMark] = list(seal.values.get("seals", [])) if seal else []
    told = [
        mark
        for mark in marks
        if mark.text and mark.confidence >= 0.8 and mark.type in ("official", "electronic")
    ]
    own = [mark for mark in told if any(organs.same(mark.text, name) for name in names)]
    for mark in told:
        bound = own and own[0].page < mark.page and mark.text in _named_on(mark.page, document)
        if names and mark not in own and not bound:
            text = (
                f"第{mark.page}页印章为“{mark.text}”，与“{'、'.join(dict.fromkeys(names))}”不一致"
            )
            notes.append(_note("seal", text, mark.page, mark.box))
    return notes


def _named_on(number: int, document: Document) -> tuple[str, ...]:
    """The bodies that head or sign what stands on one page."""
    page = tuple(page for page in document.pages if page.number == number)
    return printed(replace(document, pages=page))


def _unsealed(named: list[str], end: closing.Closing, seal: Finding | None) -> list[dict[str, Any]]:
    """Bodies of a joint paper without a seal, each of whom seals it (GB/T 9704, 7.3.5.1).

    A seal whose text was not read may be anyone's.
    """
    bodies = max(named, list(end.organs), key=len)
    if seal is None or seal.outcome is not Outcome.PRESENT or len(bodies) < 2:
        return []
    marks: list[SealMark] = list(seal.values.get("seals", []))
    marks = [one for one in marks if not one.riding and one.type not in ("special", "personal")]
    bare = [name for name in bodies if not any(_sealed(one, name) for one in marks)]
    others = [one for one in marks if not any(_sealed(one, name) for name in bodies)]
    unread = [one for one in others if not names_organ(one.text)]
    if len(bare) <= len(unread):
        return []
    text = f"由“{'、'.join(bodies)}”联合发文，没有看到“{'、'.join(bare)}”的印章"
    told = [one.text for one in others if one not in unread]
    text += f"，另有“{'、'.join(told)}”的印章" if told else ""
    return [_note("unsealed", text, marks[-1].page, marks[-1].box)]


def _sealed(mark: SealMark, name: str) -> bool:
    return alike(mark.text, name, mark.confidence) or misread.may_mean(name, mark.text)


def _note(code: str, text: str, page: int, box: Any) -> dict[str, Any]:
    return {"code": code, "text": text, "page": page, "box": box}
