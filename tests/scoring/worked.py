"""Packages worked by hand: a YAML case becomes a folder of files, read and scored.

A case names its files (text or table rows, as Word or Excel where the name says so, ``{photo}``,
``{paper}``), the 申报表 and the points worked by hand. Papers are drawn as PDF by
``sample_docs/maker`` with ``drawn``; without it their text is read and the three elements are
stated as drawn, which needs neither fonts nor OCR.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
from PIL import Image

from checker import intake, pipeline, records, rulebook
from checker.model.finding import Evidence, Finding, Outcome, SealMark
from checker.model.result import Result, SubmissionResult
from tests import yaml_files

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SYSTEMS = {"county": "shandong-county-2023", "city": "shandong-city-2023"}
COLUMNS = ["指标", "计分项", "材料", "事项", "日期", "数量", "自评分", "说明"]
Case = dict[str, Any]


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
    _write(package, folder, drawn)
    listed = intake.submission(folder, system(case.get("system", "county")), root / "unpacked")
    papers = {_named(p, drawn): f["paper"] for p, f in _files(package) if _is(f, "paper")}
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


def _files(package: Case) -> Iterator[tuple[str, Any]]:
    """Files with their papers completed by the bureau's name."""
    files = {**package["files"], **_weeks(package.get("weekly"))}
    for path, content in files.items():
        if _is(content, "paper"):
            bureau = package.get("body", f"{package.get('name', '商河县')}交通运输局")
            yield path, {"paper": {"by": bureau, **content["paper"]}}
        else:
            yield path, content


def _weeks(told: Case | None) -> dict[str, Any]:
    """A ledger with one row every week's Tuesday of 2023, without the weeks skipped."""
    if not told:
        return {}
    rows = [["日期", "内容"]]
    for week in range(1, 53, told.get("every", 1)):
        if week not in told.get("skip", []):
            day = date.fromisocalendar(2023, week, 2)
            rows.append([day.isoformat(), told.get("word", "登录信用交通·山东网站管理后台")])
    return {told["path"]: rows}


def _is(content: Any, word: str) -> bool:
    return isinstance(content, dict) and word in content


def _named(path: str, drawn: bool) -> str:
    return path if drawn else path.replace(".pdf", ".txt")


def _write(package: Case, folder: Path, drawn: bool) -> None:
    for path, content in _files(package):
        target = folder / _named(path, drawn)
        target.parent.mkdir(parents=True, exist_ok=True)
        _one(target, content, drawn)
    if rows := package.get("manifest"):
        cells = [[str(row.get(column, "")) for column in COLUMNS] for row in rows]
        cells = [[_named(cell, drawn) for cell in row] for row in cells]
        (folder / "申报表.csv").write_bytes(_table([COLUMNS, *cells]))


def _one(target: Path, content: Any, drawn: bool) -> None:
    if isinstance(content, list):
        _workbook(content, target) if _ends(target, "xlsx") else target.write_bytes(_table(content))
    elif isinstance(content, str) and _ends(target, "docx"):
        _letter(content, target)
    elif isinstance(content, str):
        target.write_text(content, "utf-8")
    elif _is(content, "paper"):
        paper = content["paper"]
        _draw(paper, target) if drawn else target.write_text(_words(paper), "utf-8")
    else:
        _photo(content["photo"], target)


def _table(rows: list[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _ends(target: Path, suffix: str) -> bool:
    return target.suffix == f".{suffix}"


def _workbook(rows: list[list[Any]], target: Path) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(target)


def _letter(text: str, target: Path) -> None:
    letter = docx.Document()
    for line in text.split("\n"):
        letter.add_paragraph(line)
    letter.save(str(target))


def _words(paper: Case) -> str:
    header = paper.get("header", True)
    rows = [f"{paper['by']}文件" if header else "", paper.get("number", "")]
    rows += [paper["title"].replace("|", "\n"), paper["text"], paper["by"], paper["date"]]
    return "\n".join(row for row in rows if row) + "\n"


def _photo(seed: int, target: Path) -> None:
    """Grass and sky, different for each seed."""
    noise = Image.effect_noise((320, 220), 40 + seed).convert("RGB")
    tint = Image.new("RGB", (320, 220), ((seed * 67) % 200, 120, (seed * 31) % 200))
    Image.blend(noise, tint, 0.5).save(target)


def _draw(paper: Case, target: Path) -> None:
    build = _maker()
    seal = {"text": paper["by"]} if paper.get("seal", True) else None
    drawn = {
        "header": f"{paper['by']}文件" if paper.get("header", True) else None,
        "number": paper.get("number", ""),
        "title": paper["title"],
        "body": paper["text"],
        "signer": paper["by"],
        "date": paper["date"],
        **({"seal": seal} if seal else {}),
    }
    build.material({"make": "pdf", "paper": drawn}, target, len(paper["text"]))


@cache
def _maker():
    sys.path.insert(0, str(ROOT / "sample_docs"))
    import tempfile

    from maker import build, fonts

    ascii_letters = "".join(map(chr, range(32, 127)))
    words = "".join(f.read_text("utf-8") for f in (HERE / "cases").glob("*.yaml"))
    words += ascii_letters + "—样例　内容虚构签发人：〔〕交通运输局县市文件"
    with tempfile.TemporaryDirectory() as folder:
        fonts.register(words, Path(folder))
    return build


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
