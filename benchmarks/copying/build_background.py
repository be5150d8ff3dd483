"""Builds checker/copying/background.npz from official texts: marks of two or more of them.

    python -m benchmarks.copying.build_background ../shared/data/text [--every-other]

Set phrases of county bureaus (``set_phrases.txt``, written for it) count beside them, since
none of these texts is a bureau's. Near-copies (sister regulations, versions of a law) count once.
``--every-other`` leaves the odd texts out, so that thresholds can be tried on texts the table has
never seen.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from checker.copying import background, marks
from checker.copying.frequency import Postings, near_copies
from checker.copying.paper import plain_paper

LEAST = 2


def texts(folder: Path) -> list[Path]:
    """The official texts in their order, of which every other one is for judging."""
    return sorted(folder.glob("*/*.txt"))


def build(files: Sequence[Path]) -> np.ndarray:
    papers = [plain_paper(file.read_text("utf-8")) for file in files]
    postings = Postings.of(papers)
    cluster, _ = near_copies(postings)
    key = np.unique(
        (postings.hash.astype(np.uint64) << np.uint64(32)) | cluster[postings.doc].astype(np.uint64)
    )
    hashes, count = np.unique((key >> np.uint64(32)).astype(np.uint32), return_counts=True)
    return np.union1d(hashes[count >= LEAST], set_phrases())


def set_phrases() -> np.ndarray:
    """Every gram of what county bureaus say in all their papers, whatever they do."""
    lines = Path(__file__).with_name("set_phrases.txt").read_text("utf-8").splitlines()
    return np.unique(np.concatenate([plain_paper(line).grams for line in lines]))


def save(file: Path, hashes: np.ndarray) -> None:
    steps = np.diff(hashes, prepend=np.uint32(0))
    np.savez_compressed(file, version=np.array(marks.VERSION), steps=steps)


def main() -> None:
    step = 2 if "--every-other" in sys.argv else 1
    hashes = build(texts(Path(sys.argv[1]))[::step])
    out = Path(sys.argv[sys.argv.index("--out") + 1]) if "--out" in sys.argv else background.FILE
    save(out, hashes)
    print(len(hashes), "marks,", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
