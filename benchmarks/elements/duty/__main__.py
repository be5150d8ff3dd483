"""Run: ``python -m benchmarks.elements.duty --seed 1``: which papers the rule touches.

Packages of papers described in the text files beside it; a wrong void costs a county its
item, so that it is counted apart from every other error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.elements.duty import blocks, writers
from checker import rulebook, scoring
from checker.model.score import ThreeElements
from checker.work import run

HERE = Path(__file__).parent
BODIES = {
    "county1": ("莱阳市交通运输局", "莱阳市", "烟台"),
    "county2": ("莒南县交通运输局", "莒南县", "临沂"),
    "county3": ("淄博市周村区交通运输局", "周村区", "淄博"),
    "city1": ("潍坊市交通运输局", "潍坊市", "潍坊"),
    "city2": ("潍坊市交通运输局", "潍坊市", "潍坊"),
    "city3": ("德州市交通运输局", "德州市", "德州"),
}
_SAID = {"pass": "pass", "fail": "must", "review": "review", "not_applicable": "free"}
_SAME = ({"free", "advice"}, {"cover", "pass"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Write, read, judge and print; the exit code is 1 if a paper was voided wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--sets", default=",".join(f for f in BODIES if (HERE / f"{f}.txt").exists())
    )
    options = parser.parse_args(arguments)
    counted: Counter[tuple[str, str]] = Counter()
    for name in options.sets.split(","):
        for truth, grade, told in judged(name, options.seed):
            counted[truth, grade] += 1
            if grade != "right":
                print(f"{grade:12}{name} {told}")
    for truth in dict.fromkeys(truth for truth, _ in sorted(counted)):
        print(truth, {grade: n for (one, grade), n in sorted(counted.items()) if one == truth})
    return int(any(grade == "wrong void" for _, grade in counted))


def judged(name: str, seed: int) -> Iterator[tuple[str, str, str]]:
    """Truth, grade and what was said of each paper of one package."""
    body, region, city = BODIES[name]
    system = rulebook.load(HERE.parents[2] / "rules" / f"shandong-{name[:-1]}-2023")
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / region
        truths = {}
        for block in blocks.read(HERE / f"{name}.txt", blocks.names(body, region, city)):
            file = writers.write(block, root, Random(f"{seed}/{block.name}"))
            truths[file.relative_to(root).as_posix()] = block.truth
        package = run.listed([root], system, Path(work))
        read = run.read(package, run.Plan(Path(work) / "kept", jobs=1))[0]
        duties = scoring.duties(system, read.submission, read.records)
    for record in read.records:
        duty, truth = duties[record.material.id], truths[record.material.path]
        told = f"{record.material.path} {'/'.join(truth)}: {duty.verdict} {duty.reason[:120]}"
        yield truth[0], grade(truth, duty), told


def grade(truth: Sequence[str], duty: ThreeElements) -> str:
    """Right, review, or which way it was wrong."""
    said = _SAID[duty.verdict]
    meant = set(truth) | {word for same in _SAME if same & set(truth) for word in same}
    if said in meant:
        return "right"
    if said == "review":
        return "review"
    return {"must": "wrong void", "free": "wrong free"}.get(said, "wrong pass")


if __name__ == "__main__":
    sys.exit(main())
