"""Records made from plain text, for tests of copying."""

from __future__ import annotations

import hashlib
from pathlib import Path

from checker.model.document import Line
from checker.model.finding import Finding, Outcome
from checker.model.material import Material, PageRecord, Place, Record


def page(number: int, text: str, **words) -> PageRecord:
    rows = text.split("\n")
    lines = tuple(
        Line(row, (0.1, n / (len(rows) + 1), 0.9, (n + 0.8) / (len(rows) + 1)), number, **words)
        for n, row in enumerate(rows)
    )
    return PageRecord(number, 595.0, 842.0, "text", lines)


def record(
    name: str,
    *texts: str,
    kind: str = "policy",
    indicator: str | None = None,
    organs: tuple[str, ...] = (),
    sha256: str = "",
    prints: tuple = (),
    **words,
) -> Record:
    """A record whose pages hold ``texts``; the same texts under two names differ in bytes."""
    digest = sha256 or hashlib.sha256(f"{name}{texts}".encode()).hexdigest()
    material = Material(
        id=hashlib.sha256(name.encode()).hexdigest()[:12],
        path=f"{name}.pdf",
        sha256=digest,
        bytes=50_000,
        files=(Path(f"{name}.pdf"),),
        places=(Place(indicator, how="folder", confidence=1.0),) if indicator else (),
    )
    findings = ()
    if organs:
        header = Finding("red_header", Outcome.PRESENT, "", values={"organs": list(organs)})
        findings = (header,)
    plain = {
        "kind_reason": "",
        "kind_confidence": 1.0,
        "title": "",
        "issuer": "",
        "date": None,
        "date_from": None,
    }
    return Record(
        material=material,
        format="pdf",
        medium="born_digital",
        pages=tuple(page(n, text) for n, text in enumerate(texts, 1)),
        kind=kind,
        readable="yes",
        findings=findings,
        prints=prints,
        **{**plain, **words},
    )
