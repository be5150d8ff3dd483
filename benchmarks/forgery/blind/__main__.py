"""Run: ``python -m benchmarks.forgery.blind [each] [seed] [case …]``."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from benchmarks.forgery.blind import pdf_altered, pdf_treated
from benchmarks.forgery.blind.cases import FORGED, INNOCENT
from checker import ocr
from checker.model.material import Material, Record
from checker.records import examine

assert pdf_altered and pdf_treated  # imported for the cases they enter
ORDER = ("", "note", "weak", "medium", "strong")
LOUD = ("strong", "medium")


def record(path: Path, submission: str = "") -> Record:
    """One file as the program examines it."""
    data = path.read_bytes()
    name = f"{submission}{path.name}"
    return examine(Material(name, path.name, str(hash(data)), len(data), (path,)), ENGINE)


def leads(found: Record) -> dict[str, str]:
    """The loudest strength of each check that speaks, failures told."""
    for finding in found.findings:
        if finding.outcome == "failed":
            print(f"    FAILED {finding.check}: {finding.reason}")
    return {
        finding.check: finding.strength
        for finding in found.findings
        if finding.strength and finding.outcome == "present"
    }


def files(each: int, seed: int) -> None:
    """Single files: altered ones found, treated ones left in peace."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        for name, (make, checks, least) in FORGED.items():
            said: Counter[str] = Counter()
            hits = 0
            for index in range(each):
                make(Random(f"{seed}/{name}/{index}"), path)
                raised = leads(record(path))
                loud = max((ORDER.index(raised.get(check, "")) for check in checks), default=0)
                hits += loud >= ORDER.index(least)
                said.update(f"{check} {strength}" for check, strength in raised.items())
            print(f"altered  {name:28} {hits} of {each}  wanted {checks} {least}: {dict(said)}")
        for name, make in INNOCENT.items():
            said = Counter()
            alarms = 0
            for index in range(each):
                make(Random(f"{seed}/{name}/{index}"), path)
                raised = leads(record(path))
                alarms += any(strength in LOUD for strength in raised.values())
                said.update(f"{check} {strength}" for check, strength in raised.items())
            print(f"innocent {name:28} {alarms} of {each} alarmed: {dict(said)}")


if __name__ == "__main__":
    given = [int(item) for item in sys.argv[1:3]]
    EACH, SEED = (given + [3, 1][len(given) :])[:2]
    only = sys.argv[3:]
    ENGINE = ocr.engine("rapid")
    for name in {*FORGED, *INNOCENT} - {*only} if only else ():
        FORGED.pop(name, None), INNOCENT.pop(name, None)
    files(EACH, SEED)
