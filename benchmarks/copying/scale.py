"""Time and memory of 41 submissions × 200 papers, all against all.

    python -m benchmarks.copying.scale ../shared/data/text [--submissions 41] [--papers 200]

Papers are pieces of real texts, each submission drawing its own; every tenth is a copy.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

from benchmarks.copying import planted
from checker.copying import Settings, compare
from tests.copying.factory import record


def shuffled(pool: list[str], dice: random.Random) -> str:
    """A paper of sentences drawn from all texts: no two papers share more than set phrases."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < 2200:
        text = dice.choice(pool)
        begin = dice.randrange(max(len(text) - 120, 1))
        sentences.append(text[begin : begin + dice.randint(25, 90)] + "。")
    return "\n".join("".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


def main() -> None:
    folder = Path(sys.argv[1])
    counties = (
        int(sys.argv[sys.argv.index("--submissions") + 1]) if "--submissions" in sys.argv else 41
    )
    papers = int(sys.argv[sys.argv.index("--papers") + 1]) if "--papers" in sys.argv else 200
    dice = random.Random(3)
    kinds = ("city_reports_2024", "policies", "laws", "local_regulations")
    pool = [file.read_text() for kind in kinds for file in sorted((folder / kind).glob("*.txt"))]
    records: dict[str, list] = {}
    copies = 0
    made: list[str] = []
    for county in range(counties):
        own = []
        for number in range(papers):
            if made and number % 10 == 0:
                text = planted.renamed(dice.choice(made), dice, "某县", "甲县")
                copies += 1
            else:
                text = shuffled(pool, dice)
            if dice.random() < 0.05:
                made.append(text)
            own.append(record(f"{county}-{number}", text))
        records[f"第{county}县"] = own
    print(sum(map(len, records.values())), "papers", copies, "copies", flush=True)
    begin, cpu = time.perf_counter(), time.process_time()
    sharing = compare(records, [], Settings())
    seconds = time.perf_counter() - begin
    cpu = time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    fraud = sum(pair.severity == "fraud" for pair in sharing.pairs)
    print(
        f"{seconds:.1f} s, {cpu:.1f} s CPU, {memory:.0f} MB,",
        f"{fraud} suspected, {len(sharing.pairs)} pairs",
    )


if __name__ == "__main__":
    main()
