"""Each threshold of copying lowered and raised by itself: lawful pairs accused, copies suspected.

    python -m benchmarks.copying.thresholds DATA [--seeds 19,20] [--sets EFG] [--only told_share]

Draws ``woven`` and ``likeness`` sets, reads their files once and judges them again with every
threshold of ``rules/`` at three quarters and at four thirds of what is shipped.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.copying import likeness, woven
from benchmarks.copying.packages.__main__ import option
from benchmarks.copying.packages.counties import Planted
from checker import SYSTEM, pipeline
from checker.cli.reading import read_once
from checker.copying import Settings, Source, background
from checker.model.material import Record
from checker.work.given import sources, system

STEPS = (3 / 4, 4 / 3)


@dataclass(frozen=True)
class Drawn:
    records: dict[str, Sequence[Record]]
    sources: list[Source]
    truth: list[Planted]
    table: Path  # of the language's marks


def drawn(folder: Path, seeds: Sequence[int], sets: str) -> Iterator[Drawn]:
    for seed in seeds:
        root = Path(tempfile.mkdtemp())
        yield _read(root, woven.build_batch(root, folder, seed))
    for wanted in sets:
        root = Path(tempfile.mkdtemp())
        yield _read(root, likeness.build(root, folder, wanted, 1))


def _read(root: Path, truth: list[Planted]) -> Drawn:
    reads = read_once([root / "batch"], True, system(SYSTEM), "rapid", 1)
    records = {read.submission.name: read.records for read in reads}
    table = root / "background.npz"
    known = sources(root / "sources")
    return Drawn(records, known, truth, table if table.exists() else background.FILE)


def judged(one: Drawn, settings: Settings) -> tuple[int, int]:
    """How many lawful pairs are accused and how many copies suspected."""
    background.FILE = one.table
    background.table.cache_clear()
    rules = system(SYSTEM)
    shipped = {name: getattr(settings, name) for name in Settings.__slots__ if name != "media"}
    rules = replace(rules, settings=replace(rules.settings, copying=shipped))
    pairs = pipeline.compare(rules, one.records, one.sources).pairs
    accused = {
        frozenset(f"{side.submission}/{side.path}" for side in (pair.a, pair.b))
        for pair in pairs
        if pair.severity == "fraud"
    }
    found = [plant.expected for plant in one.truth if frozenset((plant.a, plant.b)) in accused]
    return found.count("lawful"), found.count("copy")


def moved(settings: Settings, name: str) -> Iterator[float]:
    value = getattr(settings, name)
    for step in STEPS:
        yield round(value * step) if type(value) is int else min(round(value * step, 4), 1.0)


def main() -> None:
    seeds = [int(seed) for seed in option("--seeds", "19,20,21,22").split(",")]
    every = [*drawn(Path(sys.argv[1]), seeds, option("--sets", "ABDEFGH"))]
    shipped = pipeline.copying_settings(system(SYSTEM))
    for kind in ("lawful", "copy"):
        print(kind, sum(plant.expected == kind for one in every for plant in one.truth))

    def told(name: str, settings: Settings) -> None:
        found = [judged(one, settings) for one in every]
        print(f"{name:30}", *(sum(column) for column in zip(*found, strict=True)), flush=True)

    told("as shipped", shipped)
    for name in Settings.__slots__:
        if option("--only", name) == name and isinstance(getattr(shipped, name), int | float):
            for value in moved(shipped, name):
                told(f"{name} {value}", replace(shipped, **{name: value}))


if __name__ == "__main__":
    main()
