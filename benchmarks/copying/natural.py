"""Natural negatives: every two real texts outside the legal base, as two counties' papers.

    python -m benchmarks.copying.natural DATA [--pieces] [--kinds city_reports_2024,policies]

Nothing counts as frequent in the batch, as if two counties alone had handed in each pair, and the
table of the language's marks is made of those quarters of the texts that hold neither. ``--pieces``
cuts the texts to papers of 600 to 3,000 characters. Every accused pair is printed with its longest
passage, for people to say whether the one does repeat the other.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from benchmarks.copying import planted
from benchmarks.copying.build_background import build, save, texts
from benchmarks.copying.packages.__main__ import option
from checker.copying import Settings, background, compare
from checker.model.pair import Pair
from tests.copying.factory import record

PARTS = 4
ALONE = Settings(rare_clusters=10**6, shared_by=10**6)  # no crowd makes anything common


def told(files: list[Path], pieces: bool) -> list[Pair]:
    """The pairs shown among the files, each a county's."""
    records = {}
    for number, file in enumerate(files):
        text = file.read_text("utf-8")
        papers = planted.sections(text) if pieces else [text]
        county = f"{number}-{planted.COUNTIES[number % len(planted.COUNTIES)]}"
        name = f"{file.parent.name}/{file.stem}"
        records[county] = [
            record(f"{name}-{nth}", paper, title=paper.split("\n")[0][:60])
            for nth, paper in enumerate(papers)
        ]
    return list(compare(records, [], ALONE).pairs)


def main() -> None:
    folder, pieces = Path(sys.argv[1]), "--pieces" in sys.argv
    kinds = option("--kinds", "city_reports_2024,policies").split(",")
    every = texts(folder)
    part = {file: number % PARTS for number, file in enumerate(every)}
    background.FILE = Path(tempfile.mkdtemp()) / "background.npz"
    shown: dict[frozenset[str], Pair] = {}
    for two in combinations(range(PARTS), 2):
        save(background.FILE, build([file for file in every if part[file] not in two]))
        background.table.cache_clear()
        background.version.cache_clear()
        files = [file for file in every if part[file] in two and file.parent.name in kinds]
        for pair in told(files, pieces):
            key = frozenset((pair.a.path, pair.b.path))
            if key not in shown or pair.severity == "fraud":
                shown[key] = pair
    sizes = Counter(part[file] for file in every if file.parent.name in kinds)
    count = sum(sizes.values())
    grades = Counter(pair.severity for pair in shown.values())
    print(f"{count} texts, {count * (count - 1) // 2} pairs of texts;", dict(grades))
    for pair in shown.values():
        if pair.severity == "fraud":
            longest = max((span.text for span in pair.spans), key=len, default="")
            rare = int(pair.measures["rare"])
            print(pair.a.path, pair.b.path, rare, longest[:120].replace("\n", ""))


if __name__ == "__main__":
    main()
