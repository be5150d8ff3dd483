"""Packages worked by hand: a YAML case becomes a folder of files, read and scored.

A case names its files (text or table rows, as Word or Excel where the name says so, ``{photo}``,
``{paper}``), the 申报表 and the points worked by hand. Papers are drawn as PDF by
``sample_docs/maker`` with ``drawn``; without it their text is read and the three elements are
stated as drawn, which needs neither fonts nor OCR.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from checker import intake, pipeline, records, rulebook
from checker.model.finding import Evidence, Finding, Outcome, SealMark
from checker.model.result import Result, SubmissionResult
from tests import yaml_files
from tests.scoring import case_files
from tests.scoring.case_files import HERE, ROOT, Case

SYSTEMS = {"county": "shandong-county-2023", "city": "shandong-city-2023"}


class Blind:
    """An engine for photographs in which no word stands."""

    name, version = "blind", "1"

    def read(self, picture):
        return []

    def recognise(self, crops):
        return [("", 0.0) for _ in crops]


def cases() -> Iterator[Case]:
    """Every case, in the order of the files."""
    for file in sorted((HERE / "cases").glob("*.yaml")):
        yield from yaml_files.read(file)


@cache
def system(name: str):
    """County or city."""
    return rulebook.load(ROOT / "rules" / SYSTEMS[name])


def run(case: Case, root: Path, drawn: bool = False, engine: Any = None) -> Result:
    """The case's packages, written under ``root``, read and judged together."""
    reads = [
        _read(case, package, root, drawn, engine or Blind())
        for package in [case, *case.get("others", [])]
    ]
    return pipeline.judge(system(case.get("system", "county")), reads)


def _read(case: Case, package: Case, root: Path, drawn: bool, engine: Any) -> pipeline.Read:
    folder = root / str(package.get("name", "商河县"))
    case_files.write(package, folder, drawn)
    listed = intake.submission(folder, system(case.get("system", "county")), root / "unpacked")
    stated = [each for each in case_files.files(package) if case_files.holds(each[1], "paper")]
    papers = {case_files.named(path, drawn): file["paper"] for path, file in stated}
    read = [_examined(m, papers, drawn, engine) for m in listed.materials]
    return pipeline.Read(listed, tuple(read), listed.unprocessed)


def _examined(material, papers, drawn, engine):
    record = records.examine(material, engine)
    if drawn or material.path not in papers:
        return record
    return _with_elements(record, papers[material.path])


def _with_elements(record, paper):
    """The text's record with the elements of the paper as it would have been drawn."""
    stated = {finding.check: finding for finding in _stated(paper)}
    kept = [found for found in record.findings if found.check not in stated]
    kind = next(f for f in kept if f.check == "kind")
    kept[kept.index(kind)] = replace(
        kind, values={**kind.values, "kind": "policy", "issuer": paper["by"]}
    )
    return replace(
        record,
        findings=(*stated.values(), *kept),
        kind="policy",
        title=paper["title"].replace("|", ""),
        issuer=paper["by"],
        problems=tuple(p for p in record.problems if p.code == "none"),
    )


def _stated(paper):
    where = (Evidence(1, (0.2, 0.1, 0.8, 0.2)),)
    yes, no = Outcome.PRESENT, Outcome.ABSENT
    unsure = Outcome.UNSURE
    header, seal = paper.get("header", True), paper.get("seal", True)
    word = {True: yes, False: no, "unsure": unsure}
    marks = [SealMark(1, where[0].box, paper["by"], type="official", confidence=0.99)]
    yield Finding("red_header", word[header], "红头", where, {"organs": [paper["by"]]})
    number = paper.get("number", "")
    yield Finding(
        "document_number",
        yes if number else no,
        "文号",
        where,
        {"value": number, "printed": number},
    )
    yield Finding("seal", word[seal], "印章", where, {"seals": marks if seal else []})


def figures(result: SubmissionResult) -> dict[str, tuple[str, str, str]]:
    """Verified, floor, ceiling of every indicator, item and bonus, as written by hand."""
    found = {}
    for entry in (*result.score.indicators, *result.score.bonus):
        for item in (*entry.items, entry):
            found[item.id] = (f"{item.verified:.2f}", f"{item.floor:.2f}", f"{item.ceiling:.2f}")
    return found


def expected(case: Case) -> dict[str, list[Any]]:
    """Hand-worked points by id: one number stands for verified, floor and ceiling."""
    points = {}
    for ref, value in case["expect"].items():
        three = value if isinstance(value, list) else [value, value, value]
        points[ref] = [None if v is None else f"{v:.2f}" for v in three]
    return points


def differences(case: Case, result: Result) -> list[str]:
    """Where the program and the hand-work disagree; ids not worked must be 0 throughout."""
    own = result.submissions[0]
    found, wanted = figures(own), expected(case)
    worked = {ref.rstrip("ab") for ref in wanted} | set(wanted)
    wrong = [f"{ref}: 没有这一项" for ref in wanted if ref not in found and ref != "total"]
    for ref, three in found.items():
        want = wanted.get(ref) or (
            None if ref in worked or ref.rstrip("ab") in worked else ["0.00"] * 3
        )
        if want and any(w is not None and w != f for w, f in zip(want, three, strict=True)):
            wrong.append(f"{ref}: 手工 {want} 程序 {list(three)}" + _why(own, ref))
    score = own.score
    total = (f"{score.verified:.2f}", f"{score.floor:.2f}", f"{score.ceiling:.2f}")
    want = wanted.get("total")
    if want and any(w is not None and w != f for w, f in zip(want, total, strict=True)):
        wrong.append(f"total: 手工 {want} 程序 {list(total)}")
    for name in ("claimed", "if_fraud_confirmed"):
        if (
            name in case
            and (None if (v := getattr(score, name)) is None else float(v)) != case[name]
        ):
            wrong.append(f"{name}: 手工 {case[name]} 程序 {v}")
    for scope, points in case.get("other_scopes", {}).items():
        if f"{score.other_scopes.get(scope, -1):.2f}" != f"{points:.2f}":
            wrong.append(f"other_scopes.{scope}: 手工 {points} 程序 {score.other_scopes}")
    return wrong


def _why(own: SubmissionResult, ref: str) -> str:
    paths = {m.id: m.path for m in own.submission.materials}
    told = []
    for entry in (*own.score.indicators, *own.score.bonus):
        for item in entry.items:
            if ref in (entry.id, item.id):
                told += [f"\n      理由 {r}" for r in (*item.reasons, *entry.reasons)]
                told += [
                    f"\n      [{u.state} {u.points}/{u.possible}] {u.unit} {u.date} "
                    f"{[paths.get(m, m).rsplit('/', 1)[-1] for m in u.materials]} {u.reason}"
                    for u in item.units
                ]
    return "".join(told)


if __name__ == "__main__":
    import tempfile

    real = "--drawn" in sys.argv
    picked = [a for a in sys.argv[1:] if not a.startswith("-")]
    engine = None
    if real:
        from checker.ocr import engine as named

        engine = named("rapid")
    bad = 0
    for case in cases():
        if picked and not any(p in case["case"] for p in picked):
            continue
        with tempfile.TemporaryDirectory() as folder:
            result = run(case, Path(folder), real, engine)
            wrong = differences(case, result)
        bad += bool(wrong)
        print("OK " if not wrong else "BAD", case["case"], flush=True)
        for line in wrong:
            print("   ", line)
        if "--all" in sys.argv:
            for ref in case["expect"]:
                print("    --", ref, _why(result.submissions[0], ref))
    print(f"{bad} disagree")
