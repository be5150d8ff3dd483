"""One run over many submissions: list, take from the cache, read the rest, put in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import intake
from checker.model.material import Material, Record, Submission, Unprocessed
from checker.model.rules import IndicatorSystem
from checker.pipeline import Read
from checker.records import Scope
from checker.work.cache import Cache
from checker.work.pool import Limits, Pool

Progress = Callable[[int, int, str, int], None]  # done, of all, path just finished, its pages
RETRY = {"timeout", "engine_failed", "corrupt", "too_large"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run. ``work`` holds unpacked archives and kept records."""

    work: Path
    engine: str = "rapid"
    jobs: int = 2
    scope: Scope = "all"
    retry_failed: bool = False
    fresh: bool = False  # read everything again
    limits: Limits | None = None


def listed(paths: Sequence[Path], system: IndicatorSystem, work: Path) -> list[Submission]:
    """The packages at these paths. Two of one name keep apart by their parent folder's name."""
    packages = []
    for path in paths:
        key = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]
        packages.append(intake.submission(path, system, work / "unpacked" / key))
    return packages


def read(
    packages: Sequence[Submission], plan: Plan, progress: Progress = lambda *_: None
) -> list[Read]:
    """Every material of every package, read or accounted for, in the order of the listing."""
    materials = [material for package in packages for material in package.materials]
    outcomes = _outcomes(materials, plan, progress)
    return [_collect(package, outcomes) for package in packages]


def _outcomes(
    materials: Sequence[Material], plan: Plan, progress: Progress
) -> dict[int, Record | Unprocessed]:
    cache = Cache(plan.work / "records", plan.engine, plan.scope)
    done: dict[int, Record | Unprocessed] = {}
    for material in materials:
        kept = cache.get(material)
        if kept is not None and not plan.fresh and not (plan.retry_failed and _failed(kept)):
            done[id(material)] = kept
            progress(len(done), len(materials), material.path, 0)
    left = [material for material in materials if id(material) not in done]
    by_place = {(material.id, material.files): id(material) for material in left}
    with Pool(plan.jobs, plan.engine, plan.scope, plan.limits) as pool:
        for material, outcome in pool.run(left):
            done[by_place[material.id, material.files]] = outcome
            if not isinstance(outcome, Unprocessed) or outcome.code not in {"timeout"}:
                cache.put(material, outcome)
            pages = len(outcome.pages) if isinstance(outcome, Record) else 0
            progress(len(done), len(materials), material.path, pages)
    return done


def _failed(kept: Record | Unprocessed) -> bool:
    return isinstance(kept, Unprocessed) and kept.code in RETRY


def _collect(package: Submission, outcomes: dict[int, Record | Unprocessed]) -> Read:
    results = [outcomes[id(material)] for material in package.materials]
    return Read(
        package,
        tuple(x for x in results if isinstance(x, Record)),
        (*package.unprocessed, *(x for x in results if isinstance(x, Unprocessed))),
    )
