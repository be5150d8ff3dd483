"""Time and memory of 41 submissions × 200 papers, all against all.

    python -m benchmarks.copying.scale ../shared/data/text [--submissions 41] [--papers 200]

Papers are pieces of real texts, each submission drawing its own; every tenth is a copy, so that two
papers of one family (an original, its copies, copies of these) ought to be suspected, others not.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter, defaultdict
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


def related(family: dict[str, str]) -> int:
    """Pairs of papers of one family in two submissions."""
    held = Counter((first, name.split("-")[0]) for name, first in family.items())
    sizes: dict[str, list[int]] = defaultdict(list)
    for (first, _), count in held.items():
        sizes[first].append(count)
    return sum((sum(some) ** 2 - sum(n * n for n in some)) // 2 for some in sizes.values())


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
    family: dict[str, str] = {}  # a paper's name → that of the first of its family
    made: list[tuple[str, str]] = []
    for county in range(counties):
        own = []
        for number in range(papers):
            name = f"{county}-{number}"
            if made and number % 10 == 0:
                family[name], text = dice.choice(made)
                text = planted.renamed(text, dice, "某县", "甲县")
            else:
                family[name], text = name, shuffled(pool, dice)
            if dice.random() < 0.05:
                made.append((family[name], text))
            own.append(record(name, text))
        records[f"第{county}县"] = own
    copies = sum(name != first for name, first in family.items())
    print(
        len(family), "papers", copies, "copies,", related(family), "pairs of one family", flush=True
    )
    begin, cpu = time.perf_counter(), time.process_time()
    sharing = compare(records, [], Settings())
    seconds = time.perf_counter() - begin
    cpu = time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    fraud = [pair for pair in sharing.pairs if pair.severity == "fraud"]
    false = [pair for pair in fraud if family[pair.a.path[:-4]] != family[pair.b.path[:-4]]]
    print(
        f"{seconds:.1f} s, {cpu:.1f} s CPU, {memory:.0f} MB,",
        f"{len(fraud)} suspected, {len(false)} of them of two families, {len(sharing.pairs)} pairs",
    )


if __name__ == "__main__":
    main()
