"""Whole submissions of sound papers through ``checker check``: every lead, by strength and code.

    python -m benchmarks.forgery.whole county|browser|office [--counties 2] [--papers 20] [--seed 1]
        [--tally FILE] [--seconds 240] [--media pdf=4,scan150=1]

Three makers who do not know each other draw the papers (``county_papers``, ``elements.browser``,
``elements.office``); the last two take one paper a series of numbers, since they draw serials and
days apart. Nothing is altered: each strong or medium lead is a false one, and is printed.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.elements import browser, office
from benchmarks.elements.browser import __main__ as printed
from benchmarks.elements.browser import words as browser_words
from benchmarks.elements.generate import Sample
from benchmarks.elements.office import __main__ as drawn
from benchmarks.elements.office import words as office_words
from benchmarks.forgery.county_papers import year_of
from checker.forgery import counties

assert browser and office
PLACES = (
    "一、制度建设/1", "一、制度建设/2", "一、制度建设/3", "二、工作保障/1", "四、信用应用/2",
    "四、信用应用/4", "六、培训交流/1", "其他材料",
)  # fmt: skip
MEDIA = {
    "county": "pdf=6,ofd=3,docx_runs=3,scan150=2,scan200=1,photo=1,grey=1,images=1",
    "browser": "pdf=8,scan150=2,scan200=1,photo=1,screen=1,grey200=1,copy200=1",
    "office": "scan150=3,scan200=2,phone=2,colour_copy=1,grey200=1",
}
Paper = tuple[str, str, Sequence[Path]]  # name, medium, files


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    kept = options.tally and options.tally.exists()
    tally = Counter(json.loads(options.tally.read_text("utf-8")) if kept else {})
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        until = time.monotonic() + options.seconds
        for county in Random(options.seed).sample(counties.table(), options.counties):
            for paper in papers(options, county, root / "drawn"):
                _placed(root / "batch" / county.name, *paper)
                tally[f"drawn, {options.maker} {paper[1]}"] += 1
                if time.monotonic() > until:
                    break
        judge(root, tally)
    for name, count in sorted(tally.items()):
        print(f"{count:6} {name}")
    if options.tally:
        options.tally.write_text(json.dumps(tally, ensure_ascii=False, indent=1), "utf-8")


def papers(options: argparse.Namespace, county: counties.County, folder: Path) -> Iterator[Paper]:
    """The county's papers as their maker draws them."""
    media = {
        part.split("=")[0]: int(part.split("=")[1])
        for part in (options.media or MEDIA[options.maker]).split(",")
    }
    if options.maker == "county":
        for one in year_of(folder / county.name, county, options.papers, options.seed, media):
            yield one.name, one.medium, one.files
        return
    maker, words = {
        "browser": (printed, browser_words), "office": (drawn, office_words),
    }[options.maker]  # fmt: skip
    words.PLACES = (county.name,)  # type: ignore[attr-defined]
    browser_words.citation = _earlier
    rng = Random(f"{options.seed}/{county.city}{county.name}")
    target = folder / county.name
    target.mkdir(parents=True, exist_ok=True)
    series: set[str] = set()
    while options.papers > len(series):
        medium = rng.choices(list(media), list(media.values()))[0]
        name = rng.choice(sorted(maker.CASES))
        one: Sample = maker.sample(target, name, medium, rng.randrange(10**6))
        own = one.truth.value.partition("号")[0].rstrip("0123456789") or one.name
        if own not in series and not getattr(one.truth, "foreign", False):
            series.add(own)
            yield one.name, medium, one.files


def _earlier(rng: Random, plain=browser_words.citation) -> str:
    """A citation of a paper older than all that are drawn: their maker takes any year."""
    return re.sub(r"〔20\d\d〕", "〔2019〕", plain(rng))


def _placed(county: Path, name: str, medium: str, files: Sequence[Path]) -> None:
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
    report = json.loads((root / "out" / "report.json").read_text("utf-8"))
    for submission in report["submissions"]:
        tally["submissions"] += 1
        tally["unprocessed"] += len(submission["unprocessed"])
        for material in submission["materials"]:
            tally["papers"] += 1
            tally[f"papers, {material['medium']}"] += 1
            for trace in material["traces"]:
                _add(tally, trace["check"], trace["strength"], material["path"], trace["text"])
    for flag in report["flags"]:
        strength = flag["evidence"].get("strength")
        if strength:
            _add(tally, f"across: {_code(flag)}", strength, flag["submission"], flag["text"])


def _code(flag: dict[str, Any]) -> str:
    return "docx-template" if flag["code"].startswith("docx-template") else flag["code"]


def _add(tally: Counter[str], name: str, strength: str, where: str, text: str) -> None:
    tally[f"{name} ({strength})"] += 1
    if strength in ("strong", "medium"):
        print(f"  {name} {strength}: {where}: {text}", flush=True)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("maker", choices=sorted(MEDIA))
    parser.add_argument("--counties", type=int, default=2)
    parser.add_argument("--papers", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--media", default="")
    parser.add_argument("--tally", type=Path)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
