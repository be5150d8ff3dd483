"""Sound papers: what every signal raises on them, single papers and whole submissions, ELA beside.

    python -m benchmarks.forgery.genuine [--counties 20] [--papers 25] [--seed 1]
        [--media pdf=6,ofd=2] [--tally FILE] [--start 0] [--seconds 300] [FOLDER …]

Counties are drawn one by one; ``--tally`` keeps the sums, so that the run may go on in slices, each
of which draws no further paper after ``--seconds``.
Folders hold genuine files, each judged alone. Needs the fonts of ``benchmarks.elements``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from random import Random

from benchmarks.elements import faces
from benchmarks.forgery import rates
from benchmarks.forgery.county_papers import year_of
from benchmarks.forgery.ela import ela
from checker import counties, forgery, formats, ocr
from checker.errors import CheckerError
from checker.model.document import Engine
from checker.model.material import Material, Record
from checker.records import examine

MEDIA = "pdf=12,ofd=4,docx_runs=3,scan200=1"


def record(files: Sequence[Path], name: str, engine: Engine) -> Record:
    """One paper read and examined as the program does it."""
    data = files[0].read_bytes()
    material = Material(name, name, str(hash(data)), len(data), tuple(files))
    return examine(material, engine)


def single(found: Record, files: Sequence[Path], tally: Counter[str]) -> None:
    """Adds what the checks on one paper say, and ELA."""
    tally["papers"] += 1
    tally[f"papers, {found.medium}"] += 1
    rates.alone(found.findings, files[0].name, tally)
    drawn = [page for page in formats.read(files).pages if page.render is not None]
    tally[rates.MARKED] += bool(drawn) and ela(drawn[0])
    tally[rates.DRAWN] += bool(drawn)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counties", type=int, default=20)
    parser.add_argument("--papers", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--media", default=MEDIA)
    parser.add_argument("--tally", type=Path)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("folders", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    engine = ocr.engine("rapid")
    kept = options.tally and options.tally.exists()
    tally = Counter(json.loads(options.tally.read_text("utf-8")) if kept else {})
    if options.counties and (gone := faces.missing()):
        sys.exit(f"fonts missing: {', '.join(gone)}\napt install {faces.PACKAGES}")
    _counties(options, engine, tally)
    for folder in options.folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            try:
                single(record([path], path.name, engine), [path], tally)
            except CheckerError:
                tally["unreadable"] += 1
    for name, count in sorted(tally.items()):
        if name.startswith(("papers", "submissions", "unreadable", "FAILED")):
            print(f"{count:6} {name}")
    rates.show(tally, tally["papers"])
    if options.tally:
        options.tally.write_text(json.dumps(tally, ensure_ascii=False, indent=1), "utf-8")


def _counties(options: argparse.Namespace, engine: Engine, tally: Counter[str]) -> None:
    chosen = Random(options.seed).sample(counties.table(), 136)
    media = {
        part.split("=")[0]: int(part.split("=")[1]) for part in options.media.split(",") if part
    }
    records: dict[str, list[Record]] = {}
    until = time.monotonic() + options.seconds
    with tempfile.TemporaryDirectory() as folder:
        for county in chosen[options.start : options.start + options.counties]:
            own = records.setdefault(county.city + county.name, [])
            drawn = year_of(Path(folder) / county.name, county, options.papers, options.seed, media)
            for paper in takewhile(lambda _: time.monotonic() < until, drawn):
                own.append(record(paper.files, paper.name, engine))
                single(own[-1], paper.files, tally)
        rates.together(forgery.across(records), tally)
    tally["submissions"] += sum(bool(own) for own in records.values())


if __name__ == "__main__":
    main()
