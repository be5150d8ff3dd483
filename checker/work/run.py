"""One run over many submissions: list, take from the cache, read the rest, put in order."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker import intake
from checker.errors import CheckerError, UsageError
from checker.intake import contents, continued
from checker.model.material import Material, Record, Submission, Unprocessed
from checker.model.rules import IndicatorSystem
from checker.pipeline import Read
from checker.records import Scope
from checker.work.cache import Cache, at
from checker.work.pictures import Outcome
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


def listed(
    paths: Sequence[Path], system: IndicatorSystem, work: Path, mapping: Path | None = None
) -> list[Submission]:
    """The packages at these paths. Two of one name are told apart by their parent folder's."""
    mapped = intake.mapping.read(mapping, intake.Names.of(system)) if mapping else {}
    packages = []
    for path, name in names(paths).items():
        key = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]
        found = intake.submission(path, system, work / "unpacked" / key, mapped.get(name))
        packages.append(replace(found, name=name))
    if missing := mapped.keys() - {package.name for package in packages}:
        said = "、".join(sorted(missing))
        own = "、".join(package.name for package in packages)
        told = f"归类表里的报送单位“{said}”不在这次检查的文件夹中"
        raise UsageError(told, f"这次检查的是“{own}”；请在归类表里改成一样的名称")
    return packages


def names(paths: Sequence[Path]) -> dict[Path, str]:
    """A name of its own for each package; a path that is given twice counts once."""
    distinct = list({path.resolve(): path for path in paths}.values())
    own = {path: intake.name(path) for path in distinct}
    often = Counter(own.values())
    full = {
        path: f"{intake.name(path.resolve().parent)}/{name}" if often[name] > 1 else name
        for path, name in own.items()
    }
    seen: Counter[str] = Counter()
    for path, name in full.items():
        seen[name] += 1
        full[path] = name if seen[name] == 1 else f"{name}（{seen[name]}）"
    return full


def read(
    packages: Sequence[Submission], plan: Plan, progress: Progress = lambda *_: None
) -> list[Read]:
    """Every material of every package, read or accounted for, in the order of the listing.

    Pictures that turn out to be the pages of one paper are read once more, as that paper.
    """
    materials = [material for package in packages for material in package.materials]
    outcomes = _outcomes(materials, plan, progress)
    count = len(outcomes)

    def again(papers: Sequence[Material]) -> dict[int, Outcome]:
        return _outcomes(papers, plan, lambda n, of, *what: progress(count + n, count + of, *what))

    packages = paged(packages, outcomes, again) if plan.scope == "all" else packages
    return [collect(package, outcomes) for package in packages]


def paged(
    packages: Sequence[Submission],
    outcomes: dict[int, Outcome],
    read: Callable[[Sequence[Material]], Mapping[int, Outcome]],
) -> list[Submission]:
    """The packages with pictures of one paper's pages as one material, its outcome put to the rest.

    Where ``read`` has none for it, the pictures stay as they were.
    """
    found = [
        continued.joints(package.materials, _alone(package, outcomes), package.apart)
        for package in packages
    ]
    papers = read([joint.material for joints in found for joint in joints])
    made = []
    for package, joints in zip(packages, found, strict=True):
        paper: dict[str, Material] = {}
        for joint in joints:
            outcome = papers.get(id(joint.material))
            if outcome is not None and not isinstance(outcome, Unprocessed):
                outcomes[id(joint.material)] = tuple(joint.told(record) for record in outcome)
                paper |= dict.fromkeys((joint.material.path, *joint.material.parts), joint.material)
        first = (paper.get(each.path, each) for each in package.materials)
        once = {id(material): material for material in first}
        made.append(replace(package, materials=tuple(once.values())))
    return made


def _alone(package: Submission, outcomes: Mapping[int, Outcome]) -> dict[str, Record]:
    """The records of files that are one paper, by the material's id."""
    read = {each.id: outcomes[id(each)] for each in package.materials}
    return {
        key: outcome[0]
        for key, outcome in read.items()
        if not isinstance(outcome, Unprocessed) and len(outcome) == 1
    }


def _outcomes(materials: Sequence[Material], plan: Plan, progress: Progress) -> dict[int, Outcome]:
    """By the identity of the material. Equal files under equal names are read once.

    What is read waits in the cache until all is read: the run grows no larger with its files.
    """
    cache = Cache(plan.work / "records", plan.engine, plan.scope)
    done: dict[int, Outcome] = {}
    left: dict[str, list[Material]] = {}
    for material in materials:
        kept = None if plan.fresh else cache.get(material)
        if kept is None or (plan.retry_failed and _failed(kept)):
            left.setdefault(cache.key(material), []).append(material)
        else:
            done[id(material)] = kept
            progress(len(done), len(materials), material.path, 0)
    before, count = len(done), len(materials)
    late = _fill(cache, left, plan, lambda n, path, pages: progress(before + n, count, path, pages))
    for key, same in left.items():
        outcome = late.get(key) or cache.get(same[0])
        if outcome is None:
            raise CheckerError(f"“{same[0].path}”的读取结果不见了", "请重新运行，读过的不会重读")
        done |= {id(material): at(outcome, material) for material in same}
    return done


def _fill(
    cache: Cache,
    left: Mapping[str, Sequence[Material]],
    plan: Plan,
    told: Callable[[int, str, int], None],
) -> dict[str, Unprocessed]:
    """Read what is left into the cache. Gives, by key, what the next run must try again."""
    late: dict[str, Unprocessed] = {}
    finished = 0
    with Pool(plan.jobs, plan.engine, plan.scope, plan.limits) as pool:
        for material, outcome in pool.run([same[0] for same in left.values()]):
            key = cache.key(material)
            if isinstance(outcome, Unprocessed) and _passing(material, outcome):
                late[key] = outcome
            else:
                cache.put(material, outcome)
            pages = 0 if isinstance(outcome, Unprocessed) else sum(len(x.pages) for x in outcome)
            for same in left[key]:
                finished += 1
                told(finished, same.path, pages)
                pages = 0
    return late


def _passing(material: Material, outcome: Unprocessed) -> bool:
    """Whether a failure may be gone next time: it took too long, or the file is not as listed."""
    return outcome.code == "timeout" or not contents.unchanged(material)


def _failed(kept: Outcome) -> bool:
    return isinstance(kept, Unprocessed) and kept.code in RETRY


def collect(package: Submission, outcomes: dict[int, Outcome]) -> Read:
    """The package as read: a file of several papers stands as several materials."""
    materials: list[Material] = []
    records: list[Record] = []
    failed: list[Unprocessed] = []
    for material in package.materials:
        outcome = outcomes[id(material)]
        if isinstance(outcome, Unprocessed):
            materials.append(material)
            failed.append(outcome)
        else:
            materials += [record.material for record in outcome]
            records += outcome
    listed, package = package, replace(package, materials=tuple(materials))
    return Read(package, tuple(records), (*package.unprocessed, *failed), listed)
