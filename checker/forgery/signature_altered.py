"""An electronic signature that no longer fits the file.

Signal: a reader marked a signature ``altered`` (digest, byte range or signature value do not hold).
Strength: strong; it is arithmetic. Background: 2 of some 60 public OFD files, both truly altered.
"""

from __future__ import annotations

from checker.model.document import Document, Engine, Signature
from checker.model.finding import Evidence, Finding, Outcome

NAME = "signature_altered"


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` for altered signatures, ``unsure`` where some could not be checked."""
    signed = [item for item in document.signatures if item.given]
    if not signed:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "文件没有电子签章", via="signature")
    altered = [item for item in signed if item.state == "altered"]
    if altered:
        return Finding(
            NAME, Outcome.PRESENT,
            f"{named(altered[0])}：{altered[0].detail}。请说明签章之后为什么改动文件，并提供签章时的原文件",
            evidence=_places(altered),
            values={
                "details": [item.detail for item in altered],
                "facts": [{"what": named(item), "value": item.detail} for item in altered],
            },
            via="signature", strength="strong",
            remedy="重新提供签章后未经改动的原始电子文件",
        )  # fmt: skip
    unchecked = [item for item in signed if item.state == "unchecked"]
    if unchecked:
        reason = f"{named(unchecked[0])}：{unchecked[0].detail}"
        return Finding(
            NAME, Outcome.UNSURE, reason, _places(unchecked), via="signature", strength="note"
        )
    return Finding(NAME, Outcome.ABSENT, "电子签章校验通过", _places(signed), via="signature")


def named(signature: Signature) -> str:
    """What a person calls it: by the seal, else by the signer."""
    name = signature.seal_name or signature.signer
    return f"电子签章“{name}”" if name else "电子签章"


def _places(signatures: list[Signature]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(page, box, item.seal_name or item.signer)
        for item in signatures
        for page, box in item.stamps[:4]
    )
