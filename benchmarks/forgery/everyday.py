"""What every signal raises on papers that honest offices treated in their daily ways, ELA beside.

    python -m benchmarks.forgery.everyday [each] [seed]

First PDFs (``everyday_papers``), judged one by one; then lists, photographs, scans and signatures
of drawn submissions (``everyday_batches``). None of them is altered: every strong or medium lead
here is a false one, and is printed.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from benchmarks.forgery.ela import ela
from benchmarks.forgery.everyday_batches import BATCHES
from benchmarks.forgery.everyday_papers import HABITS
from checker import forgery, formats, ocr
from checker.model.finding import LOUD


def papers(each: int, seed: int) -> None:
    engine = ocr.engine("rapid")
    with tempfile.TemporaryDirectory() as folder:
        for name, habit in HABITS.items():
            tally: Counter[str] = Counter()
            for index in range(each):
                path = Path(folder) / "paper.pdf"
                habit(Random(f"{seed}/{name}/{index}"), path)
                document = formats.read([path])
                for found in forgery.examine(document, engine):
                    if found.outcome == "failed":
                        tally[f"{found.check} FAILED"] += 1
                    if found.outcome == "present" and found.strength:
                        tally[f"{found.check} ({found.strength})"] += 1
                        if found.strength in LOUD:
                            print(f"  {name}: {found.check} {found.strength}: {found.reason}")
                tally["ELA"] += ela(document.pages[0])
            print(f"{name}, {each}: {dict(tally)}", flush=True)


def batches(each: int, seed: int) -> None:
    for name, (make, module) in BATCHES.items():
        tally: Counter[str] = Counter()
        for index in range(each):
            for strength, text in make(Random(f"{seed}/{name}/{index}")):
                tally[f"{module} ({strength})"] += 1
                if strength in LOUD:
                    print(f"  {name}: {module} {strength}: {text}")
        print(f"{name}, {each}: {dict(tally)}", flush=True)


if __name__ == "__main__":
    given = [int(item) for item in sys.argv[1:]]
    each, seed = (given + [50, 1][len(given) :])[:2]
    batches(each, seed)
    papers(each, seed)
