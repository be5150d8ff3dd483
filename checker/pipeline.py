"""The whole trip on one page. Pure: handed records, sources and decisions, it fetches nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from checker import copying, forgery, scoring
from checker.copying import Settings, Source
from checker.model.material import Record, Submission, Unprocessed
from checker.model.pair import Pair, Sharing
from checker.model.result import Result, SubmissionResult
from checker.model.rules import IndicatorSystem
from checker.model.score import Decision, Flag, ThreeElements

STRONG = ("strong", "medium")


@dataclass(frozen=True, slots=True)
class Read:
    """One submission after reading: its records and what could not be processed."""

    submission: Submission
    records: tuple[Record, ...]
    unprocessed: tuple[Unprocessed, ...]


def judge(
    system: IndicatorSystem,
    reads: Sequence[Read],
    sources: Iterable[Source] = (),
    decisions: Sequence[Decision] = (),
    period: tuple[str, str] | None = None,
) -> Result:
    """Turn what was read into pairs, flags and scores."""
    system = _within(system, period)
    records = {read.submission.name: read.records for read in reads}
    sharing = compare(system, records, sources)
    flags = [*_pair_flags(sharing.pairs, system), *_trace_flags(reads), *forgery.across(records)]
    return Result(
        system=system,
        period=(system.period[0].isoformat(), system.period[1].isoformat()),
        submissions=tuple(judge_one(system, read, flags, decisions) for read in reads),
        sharing=sharing,
    )


def _within(system: IndicatorSystem, period: tuple[str, str] | None) -> IndicatorSystem:
    """The system over the period that the user gave, ISO dates; its own without one."""
    if period is None:
        return system
    first, last = (date.fromisoformat(day) for day in period)
    return replace(system, period=(first, last))


def compare(
    system: IndicatorSystem, records: Mapping[str, Sequence[Record]], sources: Iterable[Source] = ()
) -> Sharing:
    """Copying alone. The notice and the system's own sources may always be quoted."""
    known = [Source("本通知", system.notice), *(Source(*pair) for pair in system.sources), *sources]
    return copying.compare(records, known, _settings(system))


def single_duties(system: IndicatorSystem, read: Read) -> Mapping[str, ThreeElements]:
    """What the rule asks of files that stand in no package."""
    return scoring.duties(system, read.submission, read.records)


def _settings(system: IndicatorSystem) -> Settings:
    names = {field.name for field in fields(Settings)}
    return Settings(**{k: v for k, v in system.settings.copying.items() if k in names})


def judge_one(
    system: IndicatorSystem, read: Read, flags: Sequence[Flag], decisions: Sequence[Decision]
) -> SubmissionResult:
    """One submission scored on the flags that copying and forgery raised; needs no others."""
    own = tuple(flag for flag in flags if flag.submission == read.submission.name)
    duties = scoring.duties(system, read.submission, read.records)
    score, judged = scoring.score(system, read.submission, read.records, duties, own, decisions)
    return SubmissionResult(
        read.submission,
        read.records,
        read.unprocessed,
        duties,
        score,
        judged,
        scoring.todo(score, system),
    )


def _pair_flags(pairs: Iterable[Pair], system: IndicatorSystem) -> list[Flag]:
    """A suspected copy is a flag on each county by itself; each side is decided alone."""
    clause = next((p.ref for p in system.deductions if "fraud" in p.how), None)
    flags = []
    for pair in pairs:
        if pair.severity != "fraud":
            continue
        sides = (
            ((pair.a, pair.b),)
            if pair.a.submission == pair.b.submission
            else (
                (pair.a, pair.b),
                (pair.b, pair.a),
            )
        )
        for own, other in sides:
            text = f"《{own.path}》与{other.submission}《{other.path}》存在雷同：{pair.reason}"
            flags.append(
                Flag(
                    id=_id(pair.id, own.submission, own.material),
                    code=pair.kind.replace("_", "-"),
                    severity="fraud" if system.settings.fraud_zero else "warn",
                    submission=own.submission,
                    materials=(own.material,),
                    indicator=None,
                    clause=clause,
                    status="suspected",
                    text=text,
                    evidence={"pair": pair.id},
                )
            )
    return flags


def _trace_flags(reads: Sequence[Read]) -> list[Flag]:
    """Strong and medium forgery findings on single papers, as leads for a person."""
    flags = []
    for read in reads:
        for record in read.records:
            for found in record.findings:
                if found.strength in STRONG and found.outcome == "present":
                    flags.append(
                        Flag(
                            id=_id(found.check, read.submission.name, record.material.id),
                            code=found.check.replace("_", "-"),
                            severity="warn",
                            submission=read.submission.name,
                            materials=(record.material.id,),
                            indicator=None,
                            clause=None,
                            status="suspected",
                            text=f"《{record.material.path}》{found.reason}",
                            evidence={"strength": found.strength, **found.values},
                        )
                    )
    return flags


def _id(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
