"""Whole submissions of sound papers through ``checker check``: every lead by strength, ELA beside.

    python -m benchmarks.forgery.whole MAKER [--counties 2]
        [--papers 20] [--seed 1] [--tally FILE] [--seconds 240] [--media pdf=4,scan150=1]
    python -m benchmarks.forgery.whole all --keep FOLDER [--until 500]  # one maker after the other
    python -m benchmarks.forgery.whole sum FILE …  # kept tallies and report.json as one table

``--keep`` leaves the papers, the report and the tally of each slice under FOLDER; a run that was
stopped goes on there: what was drawn is not drawn again, what was read is not read again.

The makers stand in ``makers``; papers are told apart by their bytes. Nothing is altered: each
strong or medium lead is a false one, and is printed. Beside each check stands how many papers it
could judge: where none, its rate says nothing (checks over several papers have no such number).
ELA looks at the first pages of the same.
"""

from __future__ import annotations

import argparse
import json
import pickle
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.forgery import rates
from benchmarks.forgery.ela import ela
from benchmarks.forgery.makers import MAKERS, MEDIA, Order, media
from checker import counties, formats
from checker.model.finding import STRENGTHS

PLACES = (
    "一、制度建设/1", "一、制度建设/2", "一、制度建设/3", "二、工作保障/1", "四、信用应用/2",
    "四、信用应用/4", "六、培训交流/1", "其他材料",
)  # fmt: skip
HASH = "sha256 "  # of a paper, in a tally
TURNS = ("county", "typed", "texts", "typeset", "county", "everyday", "browser", "typed", "office")


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    if options.maker == "sum":
        show(sum((kept(path) for path in options.files), Counter()))
        return
    if options.keep:
        show(_turns(options) if options.maker == "all" else slice_of(options, options.keep))
        return
    known = options.tally and options.tally.exists()
    tally = kept(options.tally) if known else Counter()
    with tempfile.TemporaryDirectory() as folder:
        tally += slice_of(options, Path(folder))
    show(tally)
    if options.tally:
        _keep(tally, options.tally)


def _turns(options: argparse.Namespace) -> Counter[str]:
    """Slices of all makers in turn, each by a seed of its own, until enough papers differ."""
    tally: Counter[str] = Counter()
    for turn in count():
        own = argparse.Namespace(**vars(options))
        own.maker, own.seed = TURNS[turn % len(TURNS)], options.seed + turn
        tally += slice_of(own, options.keep / f"{own.seed}-{own.maker}")
        if different(tally) >= options.until:
            return tally


def slice_of(options: argparse.Namespace, root: Path) -> Counter[str]:
    """One maker's papers drawn and judged under ``root``, or what is kept of that there."""
    drawn, judged = root / "drawn.json", root / "tally.json"
    if judged.exists():
        return kept(judged)
    if not drawn.exists():
        shutil.rmtree(root / "batch", ignore_errors=True)
        tally: Counter[str] = Counter()
        draw(options, root, tally)
        _keep(tally, drawn)
    tally = kept(drawn)
    judge(root, tally)
    asked(root / "out" / ".work" / "records", tally)
    _keep(tally, judged)
    return tally


def _keep(tally: Counter[str], path: Path) -> None:
    path.write_text(json.dumps(tally, ensure_ascii=False, indent=1), "utf-8")


def kept(path: Path) -> Counter[str]:
    """A tally that was kept, or that of a report of sound papers."""
    told = json.loads(path.read_text("utf-8"))
    if "submissions" not in told or not isinstance(told["submissions"], list):
        return Counter(told)
    tally: Counter[str] = Counter()
    add(told, tally)
    return tally


def draw(options: argparse.Namespace, root: Path, tally: Counter[str]) -> None:
    """Papers of the counties chosen, laid out as their submissions under ``root/batch``."""
    until = time.monotonic() + options.seconds
    order = Order(options.papers, media(options.media or MEDIA[options.maker]), options.seed)
    for county in Random(options.seed).sample(counties.table(), options.counties):
        own = root / "drawn" / county.name
        shutil.rmtree(own, ignore_errors=True)
        own.mkdir(parents=True)
        for name, medium, files in MAKERS[options.maker](county, order, own):
            _placed(root / "batch" / county.name, name, files)
            page = formats.read(list(files)).pages[0]
            tally[f"drawn, {options.maker} {medium}"] += 1
            tally[rates.DRAWN] += page.render is not None
            tally[rates.MARKED] += ela(page)
            if time.monotonic() > until:
                break


def _placed(county: Path, name: str, files: Sequence[Path]) -> None:
    """The paper's files in one of the folders, pages that are pictures together."""
    folder = county / PLACES[sum(map(ord, name)) % len(PLACES)]
    if len(files) > 1:
        folder /= name
    folder.mkdir(parents=True, exist_ok=True)
    for index, file in enumerate(files, start=1):
        stem = f"扫描件{index}" if len(files) > 1 else name
        shutil.copy(file, folder / f"{stem}{file.suffix}")


def judge(root: Path, tally: Counter[str]) -> None:
    """Adds what the whole program says of the batch under ``root``."""
    command = [sys.executable, "cli.py", "check", str(root / "batch"), "--batch"]
    command += ["--out", str(root / "out"), "--fail-on", "never", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, check=False)
    tally[f"exit code {done.returncode}"] += 1
    add(json.loads((root / "out" / "report.json").read_text("utf-8")), tally)


def asked(records: Path, tally: Counter[str]) -> None:
    """Adds the papers that each check on one paper could judge, out of a run's kept readings."""
    for file in records.glob("*.record"):
        outcome = pickle.loads(file.read_bytes())
        for record in outcome if isinstance(outcome, tuple) else ():
            for finding in record.findings:
                tally[rates.ASKED + finding.check] += finding.outcome in ("present", "absent")


def add(report: dict[str, Any], tally: Counter[str]) -> None:
    """Adds a report's papers and leads, the loud ones printed."""
    for submission in report["submissions"]:
        tally["submissions"] += 1
        tally["unprocessed"] += len(submission["unprocessed"])
        for material in submission["materials"]:
            tally["papers"] += 1
            tally[f"papers, {material['medium']}"] += 1
            tally[HASH + material["sha256"]] += 1
            for trace in material["traces"]:
                rates.add(tally, trace["check"], trace["strength"], material["path"], trace["text"])
    for flag in report["flags"]:
        strength = str(flag["evidence"].get("strength", ""))
        rates.told(tally, flag["code"], strength, flag["submission"], flag["text"])


def different(tally: Counter[str]) -> int:
    """Papers told apart by their bytes."""
    return sum(name.startswith(HASH) for name in tally)


def show(tally: Counter[str]) -> None:
    """Counts, and every check's rate, ELA's beside."""
    left = (HASH, rates.ASKED, *STRENGTHS)
    rows = {name: times for name, times in tally.items() if not name.startswith(left)}
    print(f"different papers: {different(tally)}")
    for name, times in sorted(rows.items()):
        print(f"{times:6} {name}")
    rates.show(tally, tally["papers"])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("maker", choices=[*sorted(MAKERS), "all", "sum"])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--counties", type=int, default=2)
    parser.add_argument("--papers", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--media", default="")
    parser.add_argument("--tally", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--until", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
