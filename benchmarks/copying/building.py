"""How fast texts become an index, and what it weighs, beside datasketch, rensa and gaoya.

    python -m benchmarks.copying.building ../shared/data/text [--papers 1500] [--only ours]

Each method builds in a process of its own, one after the other, so that memory is its own: the
growth of the resident peak over what stood before the first text. CPU seconds, texts in memory.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.copying import planted
from benchmarks.copying.yardsticks import GAOYA_LEAST, shingles
from checker.copying.frequency import Postings
from checker.copying.normal import normalise, words
from checker.copying.paper import plain_paper


def option(name: str, default: str) -> str:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def ours(texts: Sequence[str]) -> object:
    """Papers with their marks, and the sorted postings of all."""
    papers = [plain_paper(text) for text in texts]
    return papers, Postings.of(papers)


def datasketch(texts: Sequence[str]) -> object:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(num_perm=128, params=(32, 4))
    for number, text in enumerate(texts):
        hashed = MinHash(num_perm=128)
        hashed.update_batch([one.encode() for one in shingles(text)])
        lsh.insert(number, hashed)
    return lsh


def rensa(texts: Sequence[str]) -> object:
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=0.1, num_perm=128, num_bands=32)
    for number, text in enumerate(texts):
        hashed = RMinHash(num_perm=128, seed=1)
        hashed.update(list(shingles(text)))
        lsh.insert(number, hashed)
    return lsh


def gaoya(texts: Sequence[str]) -> object:
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(32, GAOYA_LEAST, 32, 4, None, "char", False, (5, 5))
    for number, text in enumerate(texts):
        index.insert_document(number, words(normalise(text)[0]))
    return index


METHODS: dict[str, Callable[[Sequence[str]], object]] = {
    "ours": ours,
    "datasketch": datasketch,
    "rensa": rensa,
    "gaoya": gaoya,
}


def papers(folder: Path, count: int) -> list[str]:
    kinds = ("city_reports_2024", "policies", "local_regulations", "laws")
    found = [text for half in (0, 1) for _, text in planted.papers(folder, half, kinds)]
    return (found * (count // max(len(found), 1) + 1))[:count]


def alone(method: str, texts: Sequence[str]) -> None:
    """Build once on a few texts, so that imports and tables are loaded; then on all, measured."""
    METHODS[method](texts[:3])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    held = METHODS[method](texts)
    seconds = time.process_time() - begin
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    del held
    print(json.dumps({"seconds": seconds, "memory": memory}))


def main() -> None:
    texts = papers(Path(sys.argv[1]), int(option("--papers", "1500")))
    if "--only" in sys.argv:
        alone(option("--only", "ours"), texts)
        return
    characters = sum(map(len, texts))
    print(len(texts), "papers,", characters, "characters")
    rates: dict[str, float] = {}
    for name in METHODS:
        command = [sys.executable, "-m", "benchmarks.copying.building", *sys.argv[1:]]
        out = subprocess.run([*command, "--only", name], check=True, capture_output=True, text=True)
        said = json.loads(out.stdout)
        rates[name] = len(texts) / said["seconds"]
        print(
            f"{name:12} {rates[name]:8.0f} documents/s "
            f"{characters / said['seconds'] / 1e6:6.2f} M characters/s {said['memory']:6.0f} MB"
        )
    print(
        "times datasketch:", {name: round(r / rates["datasketch"], 1) for name, r in rates.items()}
    )


if __name__ == "__main__":
    main()
