"""An electronic signature that an earlier revision of a PDF bore and the file bears no more.

Signal: a field holds a signature value in an earlier revision, none in the last. Strength: medium;
weak where the file bears another signature that holds, since a signer may clear a slip and sign
again.
"""

from __future__ import annotations

from checker.forgery.signature_altered import named
from checker.model.document import Document, Engine
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "signature_removed"


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` where a signature was taken out, with the place where it stood."""
    gone = [item for item in document.signatures if item.state == "removed"]
    if not document.signatures:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "文件没有电子签章", via="signature")
    if not gone:
        return Finding(NAME, Outcome.ABSENT, "没有被清除的电子签章", via="signature")
    anew = any(item.state == "intact" for item in document.signatures)
    strength: Strength = "weak" if anew else "medium"
    name = next((f"“{item.signer}”" for item in gone if item.signer), "")
    reason = f"文件的早期版本里有电子签章{name}，后来的版本把它清除了。"
    reason += "清除以后另有签章，可能是重新签章；" if anew else ""
    return Finding(
        NAME, Outcome.PRESENT, reason + "请说明为什么清除，并提供签章时的原文件",
        evidence=tuple(
            Evidence(page, box, item.signer) for item in gone for page, box in item.stamps[:4]
        ),
        values={
            "details": [item.detail for item in gone],
            "facts": [{"what": named(item), "value": item.detail or "已清除"} for item in gone],
        },
        via="signature", strength=strength, remedy="重新提供签章后未经改动的原始电子文件",
    )  # fmt: skip
