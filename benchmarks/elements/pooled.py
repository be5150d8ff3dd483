"""Run: ``python -m benchmarks.elements.pooled bench_*/results-*.json``: kept rounds read as one.

One round has too few sure verdicts to show 2 wrong ones in 1,000; the seeds of many together may.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.elements import tables
from benchmarks.elements.generate import Sample
from benchmarks.elements.judge import Judged, Verdict
from benchmarks.elements.truth import Truth


def main(arguments: Sequence[str] | None = None) -> int:
    """Print verdicts, reliability and proof over all files; misses by name."""
    files = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    judged = [one for file in files for one in read(file)]
    for title, table in (
        ("verdicts", tables.by_medium(judged, [])),
        ("CPU seconds a document", tables.seconds(judged, [])),
        ("calibration of sure verdicts", tables.calibration(judged)),
        ("what the sure verdicts prove", tables.proof(judged)),
        ("wrong", tables.misses(judged, ("wrong", "failed"))),
        ("review", tables.misses(judged, ("review",))),
    ):
        print(f"\n{title}")
        print("\n".join(table))
    return 0


def read(file: Path) -> list[Judged]:
    """The rows that ``rounds.keep`` wrote."""
    return [_judged(row) for row in json.loads(file.read_text("utf-8"))]


def _judged(row: dict) -> Judged:
    sample = row["sample"]
    truth = Truth(**{key: _tuples(value) for key, value in sample["truth"].items()})
    files = tuple(Path(name) for name in sample["files"])
    made = Sample(sample["name"], sample["case"], sample["medium"], files, truth)
    verdicts = tuple(
        Verdict(**{**verdict, "rings": _tuples(verdict["rings"])}) for verdict in row["verdicts"]
    )
    return Judged(made, verdicts, row["kind"], row["seconds"], row["pages"], row["parts"])


def _tuples(value):
    """Lists of a JSON file as the tuples they were."""
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value


if __name__ == "__main__":
    sys.exit(main())
