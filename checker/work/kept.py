"""A finished run taken up again: its packages as listed, its records out of the cache."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import UsageError
from checker.files import write_whole
from checker.model.material import Material, Submission, Unprocessed
from checker.pipeline import Read
from checker.work.cache import Cache
from checker.work.pictures import Outcome
from checker.work.run import Plan, collect, paged

FILE = "packages.pickle"
AGAIN = "请用 check 对同一批材料、同一个 --out 重新运行一次（没有变的文件不会重读），再比较"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run listed and which engine read it.

    ``late`` are files that could not be read, by package and path: of those that the next run
    tries again nothing else is kept.
    """

    engine: str
    packages: tuple[Submission, ...]
    late: Mapping[tuple[str, str], Unprocessed] = field(default_factory=dict)


def keep(plan: Plan, packages: Sequence[Submission], done: Sequence[Read]) -> None:
    """Remember what was listed, beside the records."""
    plan.work.mkdir(parents=True, exist_ok=True)
    late = {
        (read.submission.name, entry.path): entry for read in done for entry in read.unprocessed
    }
    content = pickle.dumps(Run(plan.engine, tuple(packages), late), protocol=5)
    write_whole(plan.work / FILE, content)


def load(work: Path) -> Run:
    """The run of this work folder. Raises :class:`UsageError` where it is gone."""
    try:
        found = pickle.loads((work / FILE).read_bytes())
    except FileNotFoundError:
        raise UsageError(f"{work} 里没有上次读过的结果，无法重新计分", AGAIN) from None
    except Exception as error:  # torn, or written by another version of the program
        raise UsageError(f"{work} 里上次读过的结果已不能用：{error}", AGAIN) from error
    if not isinstance(found, Run):
        raise UsageError(f"{work} 里的 {FILE} 不是本程序写的", AGAIN)
    return found


def reads(run: Run, work: Path) -> list[Read]:
    """The packages as read then. Raises :class:`UsageError` where a record is gone."""
    cache = Cache(work / "records", run.engine, "all")
    outcomes: dict[int, Outcome] = {}
    gone: list[str] = []
    for package in run.packages:
        for material in package.materials:
            kept = cache.get(material) or run.late.get((package.name, material.path))
            if kept is None:
                gone.append(f"{package.name}/{material.path}")
            else:
                outcomes[id(material)] = kept
    if gone:
        few = "、".join(gone[:3]) + ("等" if len(gone) > 3 else "")
        raise UsageError(f"{len(gone)}份文件的读取结果已不在或程序已更新：{few}", AGAIN)

    def read(papers: Sequence[Material]) -> dict[int, Outcome]:
        found = ((paper, cache.get(paper)) for paper in papers)
        return {id(paper): outcome for paper, outcome in found if outcome is not None}

    return [collect(package, outcomes) for package in paged(run.packages, outcomes, read)]
