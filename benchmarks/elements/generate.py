"""Draw papers in media and write the truth of each beside it, the same for the same seed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.elements import traps
from benchmarks.elements.cases import CASES
from benchmarks.elements.layout import sheets
from benchmarks.elements.media import COLOURLESS, DOCX, FIXED_TEXT, MEDIA
from benchmarks.elements.paper import Paper
from benchmarks.elements.truth import Truth

assert traps.__name__  # imported for the cases it registers
_FLAT = ("cut_seal", "edge_and_official", "edge_seal_only")  # need a sheet with an edge


@dataclass(frozen=True)
class Sample:
    """One generated document."""

    name: str
    case: str
    medium: str
    files: tuple[Path, ...]
    truth: Truth


def generate(folder: Path, media: Sequence[str], count: int, seed: int) -> Iterator[Sample]:
    """``count`` documents a medium, the cases in turn (their order shuffled by the seed)."""
    for medium in media:
        names = [name for name in CASES if not (medium in DOCX and name in _FLAT)]
        Random(f"{seed}/{medium}").shuffle(names)
        for index in range(count):
            yield sample(folder, medium, names[index % len(names)], index // len(names), seed)


def sample(folder: Path, medium: str, case: str, round_: int, seed: int) -> Sample:
    """One document with its truth in a JSON file of the same name."""
    rng = Random(f"{seed}/{medium}/{case}/{round_}")
    paper = CASES[case](rng)
    paper.case = case
    name = f"{medium}-{case}-{seed}-{round_}"
    folder.mkdir(parents=True, exist_ok=True)
    files = MEDIA[medium](rng, paper, sheets(rng, paper), folder / name)
    truth = in_medium(paper, medium)
    note = {
        "case": case,
        "medium": medium,
        "files": [f.name for f in files],
        "truth": asdict(truth),
    }
    (folder / f"{name}.json").write_text(json.dumps(note, ensure_ascii=False, indent=1), "utf-8")
    return Sample(name, case, medium, tuple(files), truth)


def in_medium(paper: Paper, medium: str) -> Truth:
    """What is right once the paper stands in that medium.

    Without colour, header and seal can only be doubtful (a faint seal may not have come out at
    all); a seal pasted into an editable file or a
    text file without a signature is at best doubtful too.
    """
    truth = paper.truth
    if medium in COLOURLESS:
        header = ("unsure",) if truth.header[0] == "present" else truth.header
        if paper.case == "black_header":
            header = ("unsure", "absent")
        seal = ("unsure",) if truth.seal[0] == "present" else ("absent", "unsure")
        return replace(truth, header=header, seal=seal)
    if medium in DOCX and truth.seal[0] == "present":
        return replace(truth, seal=("unsure",))
    if medium in FIXED_TEXT and truth.seal[0] == "present":
        return replace(truth, seal=("present", "unsure"))
    return truth
