"""Whether the paper is signed by the body whose seal it bears (落款 above the date)."""

from __future__ import annotations

from dataclasses import replace

from checker.elements.organs import tidy
from checker.elements.seal_bodies import alike, elsewhere, headed
from checker.elements.seal_names import signers
from checker.elements.seal_wording import names_organ
from checker.model.document import Document
from checker.model.finding import SealMark

_SURE = 0.97  # confidence of a ring text that says a body the paper does not name
_HEAD = 12  # lines of the first page that hold its header


def strangers(marks: list[SealMark], document: Document) -> list[SealMark]:
    """The marks, those doubted whose body neither signs the paper nor heads it.

    Where one seal is the signer's own, the others are taken for joint issuers', unless they surely
    say a body that the paper nowhere names. Lawful reasons for another body's seal exist, so it is
    a doubt, never an absence.
    """
    names = signers(document)
    judged = [mark for mark in marks if mark.type in ("official", "electronic") and mark.text]
    if not names:
        return marks
    if any(_agrees(mark, names, document) for mark in judged):
        judged = [mark for mark in judged if _unnamed(mark, names, document)]
    return [_doubted(mark, names[0]) if mark in judged else mark for mark in marks]


def _unnamed(mark: SealMark, names: tuple[str, ...], document: Document) -> bool:
    """A seal beside the signer's own that surely says a body of which the paper knows nothing."""
    if mark.type != "official" or mark.confidence < _SURE or mark.text in tidy(document.text):
        return False
    return not _agrees(mark, names, document)


def _doubted(mark: SealMark, name: str) -> SealMark:
    kept = f"；{mark.note}" if mark.note else ""
    note = f"印文是“{mark.text}”，落款是“{name}”，两者不一致（代章、联合发文等须说明）{kept}"
    kind = "unknown" if mark.type == "official" else mark.type
    return replace(mark, type=kind, note=note, verified=False)


def _agrees(mark: SealMark, names: tuple[str, ...], document: Document) -> bool:
    if not names_organ(mark.text):
        return mark.type == "electronic"  # a name the seal file gives, not a ring text
    head = tidy("".join(line.text for line in document.pages[0].lines[:_HEAD]))
    if len(mark.text) >= 5 and headed(head, mark.text):
        return True
    return any(
        alike(mark.text, name, mark.confidence) and not elsewhere(head, mark.text, name)
        for name in names
    )
