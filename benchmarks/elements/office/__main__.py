"""Run: ``python -m benchmarks.elements.office --seed 1 --media scan200,grey200 --share 4``.

``--share k`` puts each case in every k-th medium only, another one with every seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.elements import rounds
from benchmarks.elements.generate import Sample
from benchmarks.elements.office import cases, copies, faces, traps
from benchmarks.elements.office.papers import CASES
from benchmarks.elements.truth import colourless
from checker import ocr

assert cases and traps  # imported for the cases they enter


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw, judge and print; the exit code is 1 if a sure verdict was wrong."""
    options = rounds.in_turns(__doc__, copies.SHOTS, "bench_office").parse_args(arguments)
    if gone := faces.missing():
        print(f"fonts missing: {', '.join(gone)}\napt install {faces.PACKAGES}", file=sys.stderr)
        return 2
    done = rounds.run(samples(options), ocr.engine(), options)
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
    truth = colourless(made.truth) if medium in copies.COLOURLESS else made.truth
    stem = folder / f"{medium}-{name}-{seed}"
    files = copies.kept(rng, medium, [sheet.pixels() for sheet in made.pages], stem)
    return Sample(stem.name, name, medium, tuple(files), truth)


if __name__ == "__main__":
    sys.exit(main())
