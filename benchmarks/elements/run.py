"""Run: ``python -m benchmarks.elements.run --n 20 --seed 1 --media scan200,photo``.

Needs the fonts of ``faces.PACKAGES``. Documents, truth and results stay in ``--out``.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.elements import faces, judge, labelled, tables, yardstick
from benchmarks.elements.generate import generate
from benchmarks.elements.media import MEDIA
from checker import ocr
from checker.errors import CheckerError


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, judge and print; the exit code is 1 if a sure verdict was wrong."""
    options = _options(arguments)
    if gone := faces.missing():
        print(f"fonts missing: {', '.join(gone)}\napt install {faces.PACKAGES}", file=sys.stderr)
        return 2
    engine = ocr.engine(options.ocr)
    judged, plain, broken = [], [], []
    for sample in generate(options.out, options.media.split(","), options.n, options.seed):
        if options.cases and sample.case not in options.cases.split(","):
            continue
        start = time.monotonic()
        try:
            judged.append(judge.judge(sample, engine))
            if options.yardstick:
                plain.append(yardstick.judge(sample, engine))
        except CheckerError as error:
            broken.append(f"failed: {sample.name}: {error.text}")
        print(f"{sample.name} {time.monotonic() - start:.1f} s", file=sys.stderr)
    _keep(options.out, judged)
    _print(judged, plain, broken)
    if options.labels:
        print("\n".join(labelled.report(options.labels, engine)))
    return int(any(v.grade in ("wrong", "failed") for one in judged for v in one.verdicts))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=49, help="documents a medium")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--media", default=",".join(MEDIA))
    parser.add_argument("--cases", default="", help="only these cases")
    parser.add_argument("--out", type=Path, default=Path("bench_elements"))
    parser.add_argument("--ocr", default="rapid")
    parser.add_argument("--labels", type=Path, help="a labels.tsv beside its labelled pages")
    parser.add_argument("--no-yardstick", dest="yardstick", action="store_false")
    return parser.parse_args(arguments)


def _print(judged, plain, broken: list[str]) -> None:
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


def _keep(folder: Path, judged) -> None:
    rows = [asdict(one) for one in judged]
    text = json.dumps(rows, ensure_ascii=False, default=str, indent=1)
    (folder / "results.json").write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
