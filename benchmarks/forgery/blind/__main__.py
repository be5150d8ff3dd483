"""Run: ``python -m benchmarks.forgery.blind [each] [seed] [--bare] [case …]``.

``--bare``: only what a file itself shows to its checks, without reading its pages and across files.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.forgery.blind import (
    boxed,
    boxed_anew,
    edited,
    exchanged,
    later,
    lawful,
    layers_anew,
    listed_people,
    office_files,
    pdf_altered,
    pdf_treated,
    photographs,
    scanned,
    submissions,
)
from benchmarks.forgery.blind.cases import CASES, Draw
from checker import forgery, formats, ocr
from checker.model.finding import Finding
from checker.model.material import Material, Record
from checker.records import examine

ROOMS = (  # imported for the cases they enter
    boxed, boxed_anew, edited, exchanged, later, lawful, layers_anew, listed_people, office_files,
    pdf_altered, pdf_treated, photographs, scanned, submissions,
)  # fmt: skip
ORDER = ("", "note", "weak", "medium", "strong")


def record(path: Path, submission: str = "") -> Record:
    """One file as the program examines it."""
    data = path.read_bytes()
    name = f"{submission}{path.name}"
    return examine(Material(name, path.name, str(hash(data)), len(data), (path,)), ENGINE)


def leads(findings: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """What each check on one file says and how loudly, failures told."""
    for finding in findings:
        if finding.outcome == "failed":
            print(f"    FAILED {finding.check}: {finding.reason}")
        elif finding.strength and finding.outcome == "present":
            yield finding.check, finding.strength


def alone(path: Path, asked: Sequence[str]) -> list[Finding]:
    """What checks say of a file whose pages nobody reads; all of them if none is named."""
    document = formats.read([path])
    checks = [module for module in forgery.checks() if hasattr(module, "check")]
    return [
        module.check(document, ENGINE) for module in checks if not asked or module.NAME in asked
    ]


def spoken(draw: Draw, rng: Random, asked: Sequence[str]) -> set[tuple[str, str]]:
    """What is said of the files drawn, alone and together."""
    with tempfile.TemporaryDirectory() as folder:
        drawn = draw(rng, Path(folder))
        if BARE:
            files = [path for own in drawn.values() for path in own]
            return {lead for path in files for lead in leads(alone(path, asked))}
        records = {county: [record(path, county) for path in own] for county, own in drawn.items()}
    raised = {lead for own in records.values() for each in own for lead in leads(each.findings)}
    return raised | {
        (flag.code.partition("-济南")[0].partition("-滨州")[0], str(flag.evidence["strength"]))
        for flag in forgery.across(records)
    }


def judge(name: str, each: int, seed: int) -> None:
    """One case in ``each`` drawings: found or missed, left in peace or alarmed."""
    case = CASES[name]
    said: Counter[str] = Counter()
    loud = 0
    for index in range(each):
        raised = spoken(case.draw, Random(f"{seed}/{name}/{index}"), case.checks)
        said.update(f"{check} {strength}" for check, strength in raised)
        loud += any(
            ORDER.index(strength) >= ORDER.index(case.least)
            for check, strength in raised
            if check in case.checks or not case.checks
        )
    what = f"found, wanted {case.checks} {case.least}" if case.checks else "alarmed"
    kind = "guilty  " if case.checks else "innocent"
    print(f"{kind} {name:36} {loud} of {each} {what}: {dict(said)}", flush=True)


if __name__ == "__main__":
    told = [item for item in sys.argv[1:] if item != "--bare"]
    given = [int(item) for item in told[:2]]
    EACH, SEED = (given + [3, 1][len(given) :])[:2]
    BARE, ENGINE = "--bare" in sys.argv, ocr.engine("rapid")
    for case in told[2:] or CASES:
        judge(case, EACH, SEED)
