"""Run: ``python -m benchmarks.elements.office --seed 1 --media scan200,grey200 --share 4``.

``--share k`` puts each case in every k-th medium only, another one with every seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.elements import rounds
from benchmarks.elements.generate import Sample
from benchmarks.elements.office import cases, copies, faces, traps
from benchmarks.elements.office.papers import CASES
from benchmarks.elements.truth import Truth
from checker import ocr

assert cases and traps  # imported for the cases they enter


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, judge and print; the exit code is 1 if a sure verdict was wrong."""
    options = _options(arguments)
    if gone := faces.missing():
        print(f"fonts missing: {', '.join(gone)}\napt install {faces.PACKAGES}", file=sys.stderr)
        return 2
    kept = options.out / f"results-{options.seed}.json"
    done = rounds.run(samples(options), ocr.engine(), kept, beside=options.yardstick)
    rounds.show(done)
    return done.code


def samples(options: argparse.Namespace) -> Iterator[Sample]:
    """Each case in the media whose turn it is."""
    for name, medium in rounds.turns(CASES, options):
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
    parser = rounds.options(__doc__, copies.SHOTS, "bench_office")
    parser.add_argument("--share", type=int, default=1)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
