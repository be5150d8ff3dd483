"""The whole trip on one page. Pure: handed records, sources and decisions, it fetches nothing."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import PurePath

from checker import copying, forgery, leads, scoring
from checker.copying import Settings, Source
from checker.copying.frequency import Frequencies
from checker.errors import CheckerError, RulesInvalid
from checker.evidence.facts import origins
from checker.model.document import Problem
from checker.model.material import NOT_SCORED, Record, Submission, Unprocessed
from checker.model.pair import Sharing
from checker.model.result import Result, SubmissionResult
from checker.model.rules import Body, IndicatorSystem
from checker.model.score import Decision, Flag, ThreeElements


@dataclass(frozen=True, slots=True)
class Read:
    """One submission after reading: its records and what could not be processed.

    ``listed`` is the package in whole files, before one that holds several papers was split.
    """

    submission: Submission
    records: tuple[Record, ...]
    unprocessed: tuple[Unprocessed, ...]
    listed: Submission | None = None

    @property
    def whole(self) -> Submission:
        """The package in whole files."""
        return self.listed or self.submission


@dataclass(frozen=True, slots=True)
class Earlier:
    """Material of earlier years that shares text or pictures with the batch, and common marks."""

    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    frequencies: Frequencies | None = None


def judge(
    system: IndicatorSystem,
    reads: Sequence[Read],
    sources: Iterable[Source] = (),
    decisions: Sequence[Decision] = (),
    *,
    period: tuple[str, str] | None = None,
    earlier: Earlier | None = None,
    today: date | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Result:
    """Turn what was read into pairs, flags and scores. ``earlier`` is material of earlier years.

    ``today`` decides what a county can still repair; no point depends on it.
    """
    system = _within(system, period)
    records = {read.submission.name: read.records for read in reads}
    sharing = compare(system, records, sources, earlier, watch)
    reads = _told_twice(system, reads)
    flags = [
        *leads.of_sharing(sharing, system, records),
        *leads.of_findings(records),
        *forgery.across(records),
    ]
    return Result(
        system=system,
        period=(system.period[0].isoformat(), system.period[1].isoformat()),
        submissions=tuple(_judged(system, read, flags, decisions, today) for read in reads),
        sharing=sharing,
        reference=earlier.records if earlier else {},
    )


def _told_twice(system: IndicatorSystem, reads: Sequence[Read]) -> Sequence[Read]:
    """The packages, with a word on those that are taken for one and the same body."""
    bodies = [scoring.evaluated(system, read.submission, read.records).name for read in reads]
    names: dict[str, list[str]] = {}
    for read, body in zip(reads, bodies, strict=True):
        names.setdefault(body, []).append(read.submission.name)
    return [
        _beside(read, body, names[body]) if len(names[body]) > 1 else read
        for read, body in zip(reads, bodies, strict=True)
    ]


def _beside(read: Read, body: str, names: Sequence[str]) -> Read:
    text = (
        f"“{'”“'.join(names[:5])}”等{len(names)}份报送都按“{body}”核验，分别计了分；"
        "是同一单位的，请合到一个文件夹里再运行；整个文件夹就是一个单位的报送的，不要加 --batch"
    )
    problems = (*read.submission.problems, Problem("body-twice", text))
    return replace(read, submission=replace(read.submission, problems=problems))


def _within(system: IndicatorSystem, period: tuple[str, str] | None) -> IndicatorSystem:
    """The system over the period that the user gave, ISO dates; its own without one."""
    if period is None:
        return system
    first, last = (date.fromisoformat(day) for day in period)
    return replace(system, period=(first, last))


def compare(
    system: IndicatorSystem,
    records: Mapping[str, Sequence[Record]],
    sources: Iterable[Source] = (),
    earlier: Earlier | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Sharing:
    """Copying alone; ``watch`` is told how far it is.

    The notice and the system's own sources may always be quoted.
    """
    known = [Source("本通知", system.notice), *(Source(*pair) for pair in system.sources), *sources]
    past = earlier or Earlier()
    settings = copying_settings(system)
    return copying.compare(records, known, settings, past.records, past.frequencies, watch=watch)


def single_duties(system: IndicatorSystem, read: Read) -> Mapping[str, ThreeElements]:
    """What the rule asks of files that stand in no package: each of its own issuer's paper.

    Papers without an issuer, as annexes are, may be covered by any notice among the files; one that
    a county's name heads is that county's own, since nobody said who is evaluated.
    """
    listed = {body.region: body for body in system.bodies}
    whose = {one.material.id: one.issuer or origins.county(one) for one in read.records}
    found: dict[str, ThreeElements] = {}
    for name in sorted({*whose.values()}):
        near = [one for one in read.records if whose[one.material.id] == name or not one.issuer]
        own = Body(name, "", name.removesuffix("交通运输局")) if name else None
        judged = scoring.duties(system, read.submission, near, listed.get(name, own))
        asked = {one.material.id for one in near if whose[one.material.id] == name}
        found |= {k: duty for k, duty in judged.items() if k in asked or duty.verdict == "pass"}
    return found


def copying_settings(system: IndicatorSystem) -> Settings:
    """The thresholds of copying that a system sets, the others as calibrated.

    Raises :class:`RulesInvalid` for one that there is not: it would silently set nothing.
    """
    given, usual = system.settings.copying, Settings()
    kinds = {each.name: type(getattr(usual, each.name)) for each in fields(Settings)}
    wrong = [name for name, value in given.items() if not _fits(value, kinds.get(name))]
    faults = [f"“copying.{name}”不认识或写得不对，现在是“{given[name]}”" for name in wrong]
    for pair in () if faults else given.get("forbidden_reuse", ()):
        if not isinstance(pair, tuple) or len(pair) != 2 or None in map(system.indicator, pair):
            faults.append(f"“copying.forbidden_reuse”中的“{pair}”应是两个有的指标")
    if faults:
        raise RulesInvalid([f"system.yaml:1: {fault}" for fault in faults])
    media = (*system.settings.media, *given.get("media", ()))
    return Settings(**{**given, "media": media})


def _fits(value: object, kind: type | None) -> bool:
    """Whether a value is of the kind that a setting has: a share of one, or a length or number."""
    if kind is float:
        return type(value) in (float, int) and 0 <= value <= 1  # type: ignore[operator]
    return type(value) is kind and (type(value) is not int or value > 0)


def _judged(
    system: IndicatorSystem,
    read: Read,
    flags: Sequence[Flag],
    decisions: Sequence[Decision],
    today: date | None,
) -> SubmissionResult:
    """One submission; a fault of the program leaves it without a score, told, and goes on."""
    try:
        return judge_one(system, read, flags, decisions, today)
    except CheckerError:
        raise
    except Exception as fault:  # whatever it is, the other counties' results must not be lost
        return _unscored(system, read, flags, fault)


def broken_off(fault: Exception) -> str:
    """What the maintainers must know of a fault of the program in scoring, as a clause."""
    at = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{PurePath(at.filename).name}第{at.lineno}行"
    return f"计分时程序出错（{type(fault).__name__}：{fault}，{where}）"


def _unscored(
    system: IndicatorSystem, read: Read, flags: Sequence[Flag], fault: Exception
) -> SubmissionResult:
    why = (
        f"{broken_off(fault)}，没有计分，得分待核；材料和雷同照常列出。"
        "请把这一行告知维护人员，更新程序后重新检查"
    )
    told = Problem(NOT_SCORED, why)
    return SubmissionResult(
        replace(read.submission, problems=(*read.submission.problems, told)),
        read.records,
        read.unprocessed,
        scoring.unscored.duties(read.records, why),
        scoring.unscored.score(system, why),
        tuple(flag for flag in flags if flag.submission == read.submission.name),
    )


def judge_one(
    system: IndicatorSystem,
    read: Read,
    flags: Sequence[Flag],
    decisions: Sequence[Decision],
    today: date | None = None,
) -> SubmissionResult:
    """One submission scored on the flags that copying and forgery raised; needs no others."""
    own = tuple(flag for flag in flags if flag.submission == read.submission.name)
    duties = scoring.duties(system, read.submission, read.records)
    score, judged = scoring.score(system, read.submission, read.records, duties, own, decisions)
    told = scoring.doubted(system, read.submission, read.records)
    return SubmissionResult(
        replace(read.submission, problems=(*read.submission.problems, *told)),
        read.records,
        read.unprocessed,
        duties,
        score,
        judged,
        scoring.todo(score, system, today, duties),
    )
