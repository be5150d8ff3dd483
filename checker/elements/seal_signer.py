"""Whether the paper is signed by the body whose seal it bears (落款 above the date)."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz.distance import LCSseq, Levenshtein

from checker.elements.organs import same, tidy
from checker.elements.seal_names import signers
from checker.elements.seal_wording import names_organ
from checker.model.document import Document
from checker.model.finding import SealMark

_CONFIDENT = 0.97  # a reading this sure has no wrong letter, at most a dropped one
_HEAD = 12  # lines of the first page that hold its header


def strangers(marks: list[SealMark], document: Document) -> list[SealMark]:
    """The marks, those doubted whose body neither signs the paper nor heads it.

    Where one seal is the signer's own, the others are taken for joint issuers'. Lawful reasons
    for another body's seal exist, so it is a doubt, never an absence.
    """
    names = signers(document)
    judged = [mark for mark in marks if mark.type in ("official", "electronic") and mark.text]
    if not names or any(_agrees(mark, names, document) for mark in judged):
        return marks
    return [_doubted(mark, names[0]) if mark in judged else mark for mark in marks]


def _doubted(mark: SealMark, name: str) -> SealMark:
    kept = f"；{mark.note}" if mark.note else ""
    note = f"印文是“{mark.text}”，落款是“{name}”，两者不一致（代章、联合发文等须说明）{kept}"
    kind = "unknown" if mark.type == "official" else mark.type
    return replace(mark, type=kind, note=note, verified=False)


def _agrees(mark: SealMark, names: tuple[str, ...], document: Document) -> bool:
    if not names_organ(mark.text):
        return mark.type == "electronic"  # a name the seal file gives, not a ring text
    head = tidy("".join(line.text for line in document.pages[0].lines[:_HEAD]))
    if len(mark.text) >= 5 and mark.text in head:
        return True
    return any(_alike(mark, name) for name in names)


def _alike(mark: SealMark, name: str) -> bool:
    """Equal, one the other's part, letters dropped in reading, or one letter read doubtfully."""
    seal = mark.text
    if same(seal, name) or seal in name or name in seal:
        return True
    dropped = len(name) - len(seal) in (1, 2) and LCSseq.similarity(seal, name) == len(seal)
    return dropped or (mark.confidence < _CONFIDENT and Levenshtein.distance(seal, name) <= 1)
