"""What a county can still do for its score, as plain data for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from checker.model.result import SubmissionResult
from checker.model.rules import IndicatorSystem
from checker.model.score import Todo
from checker.reports import standing
from checker.reports.standing import Standing


def listing(
    each: SubmissionResult,
    system: IndicatorSystem,
    today: date,
    report: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The repairs by points at stake, and what else the package needs.

    ``report`` holds the others, among whom the package gets its rank.
    """
    score = each.score
    totals = (standing.reported(report) if report else {}) | standing.totals([each])
    place = standing.standings(totals)[each.submission.name]
    paths = {m.id: m.path for m in each.submission.materials}
    paths |= {record.material.id: record.material.path for record in each.records}
    return {
        "submission": each.submission.name,
        "system": system.id,
        "period": {"start": f"{system.period[0]}", "end": f"{system.period[1]}"},
        "date": today.isoformat(),
        "score": {
            "floor": float(score.floor),
            "verified": float(score.verified),
            "ceiling": float(score.ceiling),
        },
        "void": float(sum(task.points for task in each.todo if task.clause)),
        "rank": _rank(place, len(totals)),
        "todo": [_one(task, system, paths, place) for task in each.todo],
        "unprocessed": [asdict(entry) for entry in each.unprocessed],
        "unmapped": [record.material.path for record in each.records if not record.material.placed],
        "problems": [problem.text for problem in each.submission.problems],
        "leads": [flag.text for flag in each.flags if _lead(flag.code, flag.status)],
    }


def _rank(place: Standing, of: int) -> dict[str, Any] | None:
    """The rank with the best and the worst there can be; nothing where there is no other."""
    if of == 1:
        return None
    ranks = {"now": place.now, "best": place.best, "worst": place.worst}
    return {**ranks, "of": of, "text": place.text}


def _lead(code: str, status: str) -> bool:
    """Anything a person must look at that the three elements do not tell already."""
    return status == "suspected" and not code.startswith("three-elements")


def _one(
    task: Todo, system: IndicatorSystem, paths: Mapping[str, str], place: Standing
) -> dict[str, Any]:
    return {
        "points": float(task.points),
        "moves_rank": place.moved_by(task.points),
        "ref": task.ref,
        "text": task.text,
        "action": task.action,
        "repairable": task.repairable,
        "by": task.by or None,
        "clause": clause(task, system),
        "materials": [{"id": one, "path": paths.get(one, one)} for one in task.materials],
    }


def clause(task: Todo, system: IndicatorSystem) -> str:
    """The clause a repair rests on, with its number, in the notice's own words."""
    ref = task.clause or task.ref.partition("、")[0]
    entry = system.indicator(ref)
    texts = {penalty.ref: penalty.clause for penalty in system.deductions}
    return f"{ref}：{entry.clause if entry else texts.get(ref, '')}"
