"""One document judged: each element right, review or wrong against the truth."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rapidfuzz.distance import Levenshtein

from benchmarks.elements.generate import Sample
from checker import elements, formats
from checker.model.document import Engine
from checker.model.finding import Finding, Outcome
from checker.ocr import pages

ELEMENTS = {"red_header": "header", "document_number": "number", "seal": "seal"}
_BRACKETS = str.maketrans(dict.fromkeys("[［（(【﹝", "〔") | dict.fromkeys("]］）)】﹞", "〕"))


@dataclass(frozen=True)
class Verdict:
    """What was said of one element. ``grade``: right | review | wrong | failed."""

    element: str
    said: str
    grade: str
    confidence: float
    reason: str
    exact: bool | None = None  # number, or all organs of the header, as printed
    rings: tuple[tuple[str, str], ...] = ()  # truth and what was read, seal by seal


@dataclass(frozen=True)
class Judged:
    sample: Sample
    verdicts: tuple[Verdict, ...]
    kind: str
    seconds: float
    pages: int
    parts: Mapping[str, float] = field(default_factory=dict)


def judge(sample: Sample, engine: Engine) -> Judged:
    """Read, OCR and examine as the program does; CPU seconds are taken of each."""
    clock = [time.process_time()]
    document = formats.read(sample.files)
    clock.append(time.process_time())
    document = pages.with_text(document, engine, "elements")
    clock.append(time.process_time())
    findings = {found.check: found for found in elements.examine(document, engine)}
    clock.append(time.process_time())
    verdicts = tuple(verdict(name, sample, findings) for name in ELEMENTS)
    kind = findings["kind"].values.get("kind", "") if "kind" in findings else ""
    parts = dict(zip(("read", "ocr", "examine"), _steps(clock), strict=True))
    return Judged(sample, verdicts, str(kind), clock[-1] - clock[0], len(document.pages), parts)


def _steps(clock: list[float]) -> list[float]:
    return [later - earlier for earlier, later in pairwise(clock)]


def verdict(name: str, sample: Sample, findings: Mapping[str, Finding]) -> Verdict:
    """One element's finding against the sample's truth."""
    found = findings.get(name)
    if found is None:
        return Verdict(name, "missing", "failed", 0.0, "no such finding")
    wanted = getattr(sample.truth, ELEMENTS[name])
    return Verdict(
        element=name,
        said=str(found.outcome),
        grade=_grade(found, wanted, sample, findings),
        confidence=found.confidence,
        reason=found.reason,
        exact=_exact(name, found, sample),
        rings=_rings(found, sample) if name == "seal" else (),
    )


def _grade(found: Finding, wanted: tuple[str, ...], sample: Sample, findings: Any) -> str:
    said = found.outcome
    if said == Outcome.FAILED:
        return "failed"
    if said == Outcome.NOT_APPLICABLE:
        return "right" if "absent" in wanted or "unsure" in wanted else "wrong"
    if said in wanted:
        wrong_words = said == Outcome.PRESENT and _exact(found.check, found, sample) is False
        return "wrong" if found.check == "document_number" and wrong_words else "right"
    if sample.truth.foreign and found.check == "seal" and _named_foreign(found, findings):
        return "right"
    return "review" if said == Outcome.UNSURE else "wrong"


def _named_foreign(found: Finding, findings: Mapping[str, Finding]) -> bool:
    """Present, but said to be another body's: on the seal itself or by the agreement check."""
    agreement = findings.get("agreement")
    doubted = agreement is not None and agreement.outcome != Outcome.PRESENT
    return doubted or any(mark.note for mark in found.values.get("seals", ()))


def _exact(name: str, found: Finding, sample: Sample) -> bool | None:
    if name == "document_number" and sample.truth.value:
        values = (found.values.get("value", ""), found.values.get("printed", ""))
        return plain(sample.truth.value) in {plain(str(value)) for value in values}
    if name == "red_header" and sample.truth.organs:
        return sorted(map(plain, sample.truth.organs)) == sorted(
            map(plain, found.values.get("organs", ()))
        )
    return None


def _rings(found: Finding, sample: Sample) -> tuple[tuple[str, str], ...]:
    """Each true ring text with the nearest reading that is left."""
    read = [plain(mark.text) for mark in found.values.get("seals", ())]
    pairs = []
    for ring in map(plain, sample.truth.rings):
        best = min(read, key=lambda text: Levenshtein.distance(text, ring), default="")
        if best:
            read.remove(best)
        pairs.append((ring, best))
    return tuple(pairs)


def plain(text: str) -> str:
    """Text without spaces, brackets made alike, a leading 第 before the serial kept out."""
    text = re.sub(r"\s", "", text).translate(_BRACKETS)
    return re.sub(r"(?<=〕)第?0*", "", text)
