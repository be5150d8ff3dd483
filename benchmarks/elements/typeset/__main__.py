"""Run: ``python -m benchmarks.elements.typeset --seed 1 --media pdf,flat200 --share 8``.

``--share k`` puts each case in every k-th medium only, another one with every seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from random import Random

from benchmarks.elements import rounds
from benchmarks.elements.generate import Sample
from benchmarks.elements.truth import Truth, colourless
from benchmarks.elements.typeset import copies, page
from benchmarks.elements.typeset.forms import CASES
from checker import ocr

for _name in ("papers", "others", "notices", "odd", "marked"):  # each enters its cases
    import_module(f"benchmarks.elements.typeset.{_name}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Set, copy, judge and print; the exit code is 1 if a sure verdict was wrong."""
    options = rounds.in_turns(__doc__, copies.SHOTS, "bench_typeset").parse_args(arguments)
    done = rounds.run(samples(options), ocr.engine(), options)
    rounds.show(done)
    return done.code


def samples(options: argparse.Namespace) -> Iterator[Sample]:
    """Each case in the media whose turn it is."""
    for name, medium in rounds.turns(CASES, options):
        yield sample(options.out, name, medium, options.seed)


def sample(folder: Path, name: str, medium: str, seed: int) -> Sample:
    """One document, the same for the same seed."""
    rng = Random(f"{seed}/{name}/{medium}/typeset")
    made = CASES[name](rng)
    stem = folder / f"{medium}-{name}-{seed}"
    files = copies.kept(rng, medium, page.pdf(made.pages), stem)
    return Sample(stem.name, name, medium, tuple(files), in_medium(made.truth, medium))


def in_medium(truth: Truth, medium: str) -> Truth:
    """Without colour a header and a seal can only be doubtful; a pasted seal is, too."""
    if medium == "pdf" and "present" in truth.seal:
        return replace(truth, seal=("present", "unsure"))
    return colourless(truth) if medium in copies.COLOURLESS else truth


if __name__ == "__main__":
    sys.exit(main())
