"""Whether the paper is signed by the body whose seal it bears (落款 above the date)."""

from __future__ import annotations

from checker.elements import head as heads
from checker.elements.colours import Inks
from checker.elements.misread import may_mean
from checker.elements.organs import tidy
from checker.elements.seal.bodies import alike, elsewhere, headed, placeless
from checker.elements.seal.names import signers
from checker.elements.seal.wording import names_organ
from checker.model.document import Document
from checker.model.finding import SealMark

OTHERS = "两者不一致"  # of a seal and the signature
_SURE = 0.97  # confidence of a ring text that says a body the paper does not name
_HEAD = 12  # lines of the first page that hold its header


def strangers(marks: list[SealMark], document: Document) -> list[SealMark]:
    """The marks, those doubted whose body neither signs the paper nor heads it.

    The heading alone is asked where no signature could be read. Where one seal is the signer's own,
    the others are taken for joint issuers', unless they surely say a body that the paper nowhere
    names. Lawful reasons for another body's seal exist, so it is a doubt, never an absence.
    """
    judged = [mark for mark in marks if mark.type in ("official", "electronic") and mark.text]
    signed = signers(document)
    names = signed or (_headers(document) if judged else ())
    if not names:
        return marks
    if any(_agrees(mark, names, document) for mark in judged):
        judged = [mark for mark in judged if _unnamed(mark, names, document)]
    other = f"{'落款' if signed else '版头'}是“{names[0]}”"
    return [_doubted(mark, other) if mark in judged else mark for mark in marks]


def _headers(document: Document) -> tuple[str, ...]:
    """The bodies of the heading, for a signature that could not be read."""
    head = heads.first(document, Inks())
    return head.organs if head and head.named else ()


def _unnamed(mark: SealMark, names: tuple[str, ...], document: Document) -> bool:
    """A seal beside the signer's own that surely says a body of which the paper knows nothing."""
    if mark.type != "official" or mark.confidence < _SURE or mark.text in tidy(document.text):
        return False
    return not _agrees(mark, names, document)


def _doubted(mark: SealMark, other: str) -> SealMark:
    return mark.doubted(f"印文是“{mark.text}”，{other}，{OTHERS}（代章、联合发文等须说明）")


def _agrees(mark: SealMark, names: tuple[str, ...], document: Document) -> bool:
    if not names_organ(mark.text):
        return mark.type == "electronic"  # a name the seal file gives, not a ring text
    if mark.type == "official" and any(placeless(mark.text, name) for name in names):
        return False
    head = tidy("".join(line.text for line in document.pages[0].lines[:_HEAD]))
    if len(mark.text) >= 5 and headed(head, mark.text):
        return True
    return any(
        (alike(mark.text, name, mark.confidence) and not elsewhere(head, mark.text, name))
        or (_read(name, document) and may_mean(name, mark.text))
        for name in names
    )


def _read(name: str, document: Document) -> bool:
    """Whether a name was read from a picture, where the seal over it may change a letter."""
    return any(line.via == "ocr" and name in tidy(line.text) for line in document.lines)
