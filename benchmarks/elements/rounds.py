"""What every benchmark of the elements does with its samples: judge, keep, print."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

from benchmarks.elements import judge, tables, yardstick
from benchmarks.elements.generate import Sample
from benchmarks.elements.judge import Judged
from checker.errors import CheckerError
from checker.model.document import Engine


@dataclass
class Round:
    """All samples of a run as this program and the yardstick judged them."""

    judged: list[Judged] = field(default_factory=list)
    plain: list[Judged] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def code(self) -> int:
        """The exit code: 1 if a sure verdict was wrong or a check broke."""
        grades = {verdict.grade for one in self.judged for verdict in one.verdicts}
        return int(bool(grades & {"wrong", "failed"}))


def options(about: str | None, media: Iterable[str], out: str) -> argparse.ArgumentParser:
    """The options of every round."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--media", default=",".join(media))
    parser.add_argument("--cases", default="", help="only these cases")
    parser.add_argument("--out", type=Path, default=Path(out))
    parser.add_argument("--no-yardstick", dest="yardstick", action="store_false")
    return parser


def in_turns(about: str | None, media: Iterable[str], out: str) -> argparse.ArgumentParser:
    """The options of a round that draws some cases in some media."""
    parser = options(about, media, out)
    parser.add_argument("--share", type=int, default=1, help="each case in every k-th medium only")
    return parser


def turns(cases: Iterable[str], chosen: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Case and medium of each sample: ``share`` k puts each case in every k-th medium only.

    The seed shuffles them, so that a round that is ended early has seen cases of all sorts.
    """
    chosen.out.mkdir(parents=True, exist_ok=True)
    found = [
        (name, medium)
        for index, name in enumerate(cases)
        for place, medium in enumerate(chosen.media.split(","))
        if (index + place + chosen.seed) % chosen.share == 0
    ]
    Random(chosen.seed).shuffle(found)
    for name, medium in found:
        if not chosen.cases or name in chosen.cases.split(","):
            yield name, medium


def run(samples: Iterable[Sample], engine: Engine, chosen: argparse.Namespace) -> Round:
    """Judge the samples one by one, with the yardstick beside or without.

    A file of the seed's holds what was judged so far, so that a round that is ended counts as well.
    """
    done, kept = Round(), chosen.out / f"results-{chosen.seed}.json"
    for sample in samples:
        try:
            done.judged.append(judge.judge(sample, engine))
            if chosen.yardstick:
                done.plain.append(yardstick.judge(sample, engine))
        except CheckerError as error:
            done.broken.append(f"failed: {sample.name}: {error.text}")
            continue
        keep(done, kept)
        grades = " ".join(verdict.grade for verdict in done.judged[-1].verdicts)
        print(f"{sample.name} {done.judged[-1].seconds:.1f} s {grades}", file=sys.stderr)
    return done


def keep(done: Round, file: Path) -> None:
    """Write the verdicts as JSON, for a look at single cases and for ``pooled``."""
    rows = [asdict(one) for one in done.judged]
    file.write_text(json.dumps(rows, ensure_ascii=False, default=str, indent=1), "utf-8")


def show(done: Round, more: Mapping[str, Iterable[str]] | None = None) -> None:
    """Print all tables; ``more`` stands before the cases by name."""
    judged = done.judged
    parts: dict[str, Iterable[str]] = {
        "verdicts": tables.by_medium(judged, done.plain),
        "ring text": tables.rings(judged),
        "CPU seconds a document": tables.seconds(judged, done.plain),
        "calibration of sure verdicts": tables.calibration(judged),
        "what the sure verdicts prove": tables.proof(judged),
        **(more or {}),
        "wrong": [*done.broken, *tables.misses(judged, ("wrong", "failed"))],
        "review": tables.misses(judged, ("review",)),
    }
    for title, table in parts.items():
        print(f"\n{title}")
        print("\n".join(table))
