"""What a county can still do for its score, as plain data for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from checker.model.result import SubmissionResult
from checker.model.rules import IndicatorSystem
from checker.model.score import Todo


def listing(each: SubmissionResult, system: IndicatorSystem, today: date) -> dict[str, Any]:
    """The repairs by points at stake, and what else the package needs."""
    score = each.score
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
        "todo": [_one(task, system, paths) for task in each.todo],
        "unprocessed": [asdict(entry) for entry in each.unprocessed],
        "unmapped": [record.material.path for record in each.records if not record.material.placed],
        "problems": [problem.text for problem in each.submission.problems],
        "leads": [flag.text for flag in each.flags if _lead(flag.code, flag.status)],
    }


def _lead(code: str, status: str) -> bool:
    """Anything a person must look at that the three elements do not tell already."""
    return status == "suspected" and not code.startswith("three-elements")


def _one(task: Todo, system: IndicatorSystem, paths: Mapping[str, str]) -> dict[str, Any]:
    return {
        "points": float(task.points),
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
