"""Run: ``python -m benchmarks.elements.office --seed 1 --media scan200,grey200 --share 4``.

``--share k`` puts each case in every k-th medium only, another one with every seed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from random import Random

from benchmarks.elements import judge, tables, yardstick
from benchmarks.elements.generate import Sample
from benchmarks.elements.office import cases, copies, faces, traps
from benchmarks.elements.office.papers import CASES
from benchmarks.elements.paper import Truth
from checker import ocr
from checker.errors import CheckerError

assert cases and traps  # imported for the cases they enter


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, judge and print; the exit code is 1 if a sure verdict was wrong."""
    options = _options(arguments)
    if gone := faces.missing():
        print(f"fonts missing: {', '.join(gone)}\napt install {faces.PACKAGES}", file=sys.stderr)
        return 2
    engine = ocr.engine()
    judged, plain, broken = [], [], []
    for one in samples(options):
        try:
            judged.append(judge.judge(one, engine))
            if options.yardstick:
                plain.append(yardstick.judge(one, engine))
        except CheckerError as error:
            broken.append(f"failed: {one.name}: {error.text}")
            continue
        grades = " ".join(verdict.grade for verdict in judged[-1].verdicts)
        print(f"{one.name} {judged[-1].seconds:.1f} s {grades}", file=sys.stderr)
    rows = json.dumps([asdict(one) for one in judged], ensure_ascii=False, default=str, indent=1)
    (options.out / f"results-{options.seed}.json").write_text(rows, "utf-8")
    _print(judged, plain, broken)
    return int(any(v.grade in ("wrong", "failed") for one in judged for v in one.verdicts))


def samples(options: argparse.Namespace) -> Iterator[Sample]:
    """Each case in the media whose turn it is."""
    options.out.mkdir(parents=True, exist_ok=True)
    for index, name in enumerate(CASES):
        if options.cases and name not in options.cases.split(","):
            continue
        for place, medium in enumerate(options.media.split(",")):
            if (index + place + options.seed) % options.share == 0:
                yield sample(options.out, name, medium, options.seed)


def sample(folder: Path, name: str, medium: str, seed: int) -> Sample:
    """One document, the same for the same seed."""
    rng = Random(f"{seed}/{name}/{medium}/office")
    made = CASES[name](rng)
    stem = folder / f"{medium}-{name}-{seed}"
    files = copies.kept(rng, medium, [sheet.pixels() for sheet in made.pages], stem)
    return Sample(stem.name, name, medium, tuple(files), in_medium(made.truth, medium))


def in_medium(truth: Truth, medium: str) -> Truth:
    """Without colour a header and a seal can only be doubtful."""
    if medium not in copies.COLOURLESS:
        return truth
    header = ("unsure",) if "present" in truth.header else (*truth.header, "unsure")
    seal = ("unsure",) if "present" in truth.seal else ("absent", "unsure")
    return replace(truth, header=header, seal=seal)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--media", default=",".join(copies.SHOTS))
    parser.add_argument("--cases", default="", help="only these cases")
    parser.add_argument("--share", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("bench_office"))
    parser.add_argument("--no-yardstick", dest="yardstick", action="store_false")
    return parser.parse_args(arguments)


def _print(judged: list[judge.Judged], plain: list[judge.Judged], broken: list[str]) -> None:
    for title, table in (
        ("verdicts", tables.by_medium(judged, plain)),
        ("ring text", tables.rings(judged)),
        ("CPU seconds a document", tables.seconds(judged, plain)),
        ("calibration of sure verdicts", tables.calibration(judged)),
        ("wrong", [*broken, *tables.misses(judged, ("wrong", "failed"))]),
        ("review", tables.misses(judged, ("review",))),
    ):
        print(f"\n{title}")
        print("\n".join(table))


if __name__ == "__main__":
    sys.exit(main())
