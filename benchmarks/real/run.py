"""Figures on material that nobody of this project made: ../shared/data, misses by name.

    python benchmarks/real/run.py [DATA]

Prints, per element, how the labelled pages come out; the state of every electronic signature
against what its source says; how many of the listed document numbers are read as a paper's own;
and on how many published texts a cited number is taken for the paper's own.
"""

from __future__ import annotations

import csv
import sys
import time
from collections import Counter
from pathlib import Path

from checker import formats, ocr
from checker.elements import document_number, examine
from checker.errors import CheckerError
from checker.model.document import Document, Line, Page
from checker.ocr.pages import with_text

DEFAULT = Path(__file__).resolve().parents[3] / "shared" / "data"
EXPECTED_SIGNATURES = {
    "signed/pyhanko_minimal-with-field.pdf": ["empty"],
    "signed/pyhanko_minimal-two-fields-signed-twice.pdf": ["intact", "intact"],
    "signed/pyhanko_coverage-anomalies_tail-uncovered.pdf": ["altered"],
    "signed/pyhanko_sig-no-signed-attrs.pdf": ["intact"],
    "signed/made_selfsigned_seal.pdf": ["intact"],
    "signed/made_unknown_subfilter.pdf": ["unchecked"],
    "ofd/ofdrw_reader_SESV4SignDoc.ofd": ["intact"],
    "ofd/ofdrw_sign_allprotected.ofd": ["intact"],
    "ofd/ofdrw_converter_V4RideRight.ofd": ["intact"],
    "ofd/govcheck_test.ofd": [],
}
LABELS = {
    "red_header": "has_red_header",
    "document_number": "doc_number",
    "seal": "has_official_seal",
}


def pages(data: Path) -> None:
    engine = ocr.engine("rapid")
    tally: dict[str, Counter[str]] = {name: Counter() for name in LABELS}
    with (data / "pages" / "labels.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    started = time.perf_counter()
    for row in rows:
        try:
            document = formats.read([data / "pages" / row["path"]])
            findings = examine(with_text(document, engine, "elements"), engine)
        except CheckerError as error:
            print(f"  not read  {row['path']}: {error.text}")
            continue
        for name, column in LABELS.items():
            wanted = "present" if row[column] not in ("", "n") else "absent"
            found = next(f for f in findings if f.check == name)
            outcome = (
                "review"
                if found.outcome == "unsure"
                else ("right" if found.outcome == wanted else "WRONG")
            )
            tally[name][outcome] += 1
            if outcome != "right":
                print(f"  {outcome:6} {name:15} {row['path']}: {found.reason}")
    spent = time.perf_counter() - started
    for name, counts in tally.items():
        print(f"{name:16}", dict(counts), f"of {len(rows)} labelled pages")
    print(f"{spent / len(rows):.1f} s a page")


def signatures(data: Path) -> None:
    right = 0
    for name, wanted in EXPECTED_SIGNATURES.items():
        found = sorted({s.state: 1 for s in formats.read([data / name]).signatures})
        good = found == sorted(set(wanted))
        right += good
        if not good:
            print(f"  WRONG {name}: {found}, expected {wanted}")
    print(f"signatures       {right} of {len(EXPECTED_SIGNATURES)} files as their sources say")


def numbers(data: Path) -> None:
    with (data / "doc_numbers.tsv").open(encoding="utf-8") as stream:
        listed = [row["as_printed"] for row in csv.DictReader(stream, delimiter="\t")]
    missed = [number for number in listed if _own(_paper(number)) is None]
    print(f"document numbers {len(listed) - len(missed)} of {len(listed)} read as a paper's own")
    for number in missed:
        print(f"  missed {number}")


def citations(data: Path) -> None:
    files = sorted((data / "text" / "policies").glob("*.txt"))
    found = {file.name: _own(formats.read([file])) for file in files}
    own = {name: value for name, value in found.items() if value}
    print(f"published texts  {len(own)} of {len(files)} taken to carry a number of their own:")
    for name, value in own.items():
        first = (data / "text" / "policies" / name).read_text(encoding="utf-8").split("\n", 12)
        where = next((at for at, line in enumerate(first, 1) if value[:6] in line), None)
        print(f"  {name} {value} (line {where or 'after 12'})")


def _paper(number: str) -> Document:
    """A plain paper in the 文件 format with this number under its red header."""
    lines = [
        Line("某某市交通运输局文件", (0.2, 0.12, 0.8, 0.17), 1, (220, 30, 30), 36.0),
        Line(number, (0.35, 0.24, 0.65, 0.26), 1, (0, 0, 0), 16.0),
        Line("关于印发《信用评价办法》的通知", (0.2, 0.32, 0.8, 0.35), 1, (0, 0, 0), 22.0),
        Line(
            "各有关单位：现将办法印发给你们，请遵照执行。",
            (0.1, 0.4, 0.9, 0.42),
            1,
            (0, 0, 0),
            16.0,
        ),
    ]
    page = Page(1, 595.0, 842.0, tuple(lines))
    return Document(Path("paper.pdf"), "pdf", "born_digital", (page,))


def _own(document: Document) -> str | None:
    finding = document_number.check(document, None)
    return finding.values.get("value") if finding.outcome == "present" else None


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not folder.is_dir():
        sys.exit(f"no data at {folder}")
    for part in (pages, signatures, numbers, citations):
        print(f"== {part.__name__}")
        part(folder)
