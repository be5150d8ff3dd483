"""Run: ``python -m benchmarks.elements.run --n 20 --seed 1 --media scan200,photo``.

Needs the fonts of ``faces.PACKAGES``. Documents, truth and results stay in ``--out``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.elements import faces, labelled, rounds
from benchmarks.elements.generate import Sample, generate
from benchmarks.elements.media import MEDIA
from checker import ocr


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, judge and print; the exit code is 1 if a sure verdict was wrong."""
    options = _options(arguments)
    if gone := faces.missing():
        print(f"fonts missing: {', '.join(gone)}\napt install {faces.PACKAGES}", file=sys.stderr)
        return 2
    engine = ocr.engine(options.ocr)
    done = rounds.run(samples(options), engine, options)
    rounds.show(done)
    if options.labels:
        print("\n".join(labelled.report(options.labels, engine)))
    return done.code


def samples(options: argparse.Namespace) -> Iterator[Sample]:
    """The drawn papers of the cases asked for."""
    cases = options.cases.split(",")
    for sample in generate(options.out, options.media.split(","), options.n, options.seed):
        if not options.cases or sample.case in cases:
            yield sample


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = rounds.options(__doc__, MEDIA, "bench_elements")
    parser.add_argument("--n", type=int, default=49, help="documents a medium")
    parser.add_argument("--ocr", default="rapid")
    parser.add_argument("--labels", type=Path, help="a labels.tsv beside its labelled pages")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
