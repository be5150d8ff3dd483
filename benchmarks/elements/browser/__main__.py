"""Run: ``python -m benchmarks.elements.browser --seed 1 --media pdf,scan200 --share 4``.

Needs Chromium with Chinese fonts; without it the program says so and ends. ``--share k`` puts each
case in every k-th medium only, another one with every seed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from random import Random

from benchmarks.elements import judge, rounds
from benchmarks.elements.browser import chromium, odd, others, papers
from benchmarks.elements.browser.media import COLOURLESS, MEDIA
from benchmarks.elements.browser.sheet import CASES
from benchmarks.elements.generate import Sample
from benchmarks.elements.truth import Truth
from checker import ocr

assert papers and odd and others  # imported for the cases they enter


def main(arguments: Sequence[str] | None = None) -> int:
    """Print, rasterise, judge; the exit code is 1 if a sure verdict was wrong."""
    options = rounds.in_turns(__doc__, MEDIA, "bench_browser").parse_args(arguments)
    if chromium.found() is None:
        print("skipped: no Chromium here")
        return 0
    done = rounds.run(samples(options), ocr.engine(), options)
    rounds.show(done, {"kinds other than meant": _kinds(done.judged)})
    return done.code


def samples(options: argparse.Namespace) -> Iterator[Sample]:
    """Each case printed once a round, then turned into its media."""
    for name, medium in rounds.turns(CASES, options):
        yield sample(options.out, name, medium, options.seed)


def sample(folder: Path, name: str, medium: str, seed: int) -> Sample:
    """One document; the same seed gives every medium another wording."""
    rng = Random(f"{seed}/{name}/{medium}")
    leaf = CASES[name](rng)
    stem = folder / f"{medium}-{name}-{seed}"
    printed = stem.with_suffix(".pdf")
    if not printed.exists():
        chromium.pdf(leaf.html, printed)
    files = MEDIA[medium](rng, printed)
    truth = in_medium(leaf.truth, medium)
    stem.with_suffix(".json").write_text(json.dumps(asdict(truth), ensure_ascii=False), "utf-8")
    return Sample(stem.name, name, medium, tuple(files), truth)


def in_medium(truth: Truth, medium: str) -> Truth:
    """Without colour a header and a seal can only be doubtful; a drawn seal is, too."""
    if medium in COLOURLESS:
        header = ("unsure",) if "present" in truth.header else truth.header
        seal = ("unsure",) if "present" in truth.seal else ("absent", "unsure")
        return replace(truth, header=header, seal=seal)
    if medium == "pdf" and "present" in truth.seal:
        return replace(truth, seal=("present", "unsure"))
    return truth


def _kinds(judged: Sequence[judge.Judged]) -> Iterator[str]:
    counted = Counter(
        (one.sample.case, one.kind, "/".join(one.sample.truth.kind))
        for one in judged
        if one.sample.truth.kind and one.kind not in one.sample.truth.kind
    )
    for (name, said, meant), times in sorted(counted.items()):
        yield f"{name:24}{said:16} meant {meant} ×{times}"


if __name__ == "__main__":
    sys.exit(main())
