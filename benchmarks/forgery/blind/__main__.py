"""Run: ``python -m benchmarks.forgery.blind [each] [seed] [case …]``."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from benchmarks.forgery.blind import pdf_altered, pdf_treated, submissions
from benchmarks.forgery.blind.cases import FORGED, INNOCENT
from benchmarks.forgery.blind.paper import written
from checker import forgery, ocr
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


def batches(each: int, seed: int) -> None:
    """Submissions: contradictions found, lawful papers left in peace."""
    for name, (draw, codes, least) in submissions.GUILTY.items():
        said: Counter[str] = Counter()
        hits = 0
        for index in range(each):
            raised = spoken(draw, Random(f"{seed}/{name}/{index}"))
            said.update(f"{code} {strength}" for code, strength in raised)
            hits += any(
                code in codes and ORDER.index(strength) >= ORDER.index(least)
                for code, strength in raised
            )
        print(f"guilty   {name:34} {hits} of {each}  wanted {codes} {least}: {dict(said)}")
    for name, draw in submissions.LAWFUL.items():
        said = Counter()
        alarms = 0
        for index in range(each):
            raised = spoken(draw, Random(f"{seed}/{name}/{index}"))
            said.update(f"{code} {strength}" for code, strength in raised)
            alarms += any(strength in LOUD for _, strength in raised)
        print(f"lawful   {name:34} {alarms} of {each} alarmed: {dict(said)}")


def spoken(draw: submissions.Draw, rng: Random) -> set[tuple[str, str]]:
    """What is said of the papers drawn, alone and together."""
    raised: set[tuple[str, str]] = set()
    with tempfile.TemporaryDirectory() as folder:
        records: dict[str, list[Record]] = {}
        for county, drawn in draw(rng).items():
            for index, one in enumerate(drawn):
                path = written(rng, one, Path(folder) / f"{county}{index}.pdf")
                records.setdefault(county, []).append(record(path))
        for own in records.values():
            raised |= {item for each in own for item in leads(each).items()}
        for flag in forgery.across(records):
            raised.add((flag.code, str(flag.evidence["strength"])))
    return {item for item in raised if item[0] != "seal_picture"}


if __name__ == "__main__":
    given = [int(item) for item in sys.argv[1:3]]
    EACH, SEED = (given + [3, 1][len(given) :])[:2]
    only = sys.argv[3:]
    ENGINE = ocr.engine("rapid")
    for name in {*FORGED, *INNOCENT} - {*only} if only else ():
        FORGED.pop(name, None), INNOCENT.pop(name, None)
    for name in {*submissions.GUILTY, *submissions.LAWFUL} - {*only} if only else ():
        submissions.GUILTY.pop(name, None), submissions.LAWFUL.pop(name, None)
    files(EACH, SEED)
    batches(EACH, SEED)
