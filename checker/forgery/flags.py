"""Flags of checks that look across documents: always suspected, with plain evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from checker.model.material import Record
from checker.model.score import Flag, flag_id


def flag(
    code: str,
    submission: str,
    records: Sequence[Record],
    text: str,
    remedy: str,
    *,
    severity: Literal["fraud", "warn"] = "warn",
    evidence: Mapping[str, Any] | None = None,
    apart: str = "",
) -> Flag:
    """A suspected flag on one submission's materials; equal input gives an equal id.

    ``remedy`` is what the county may hand in; it stands in the evidence. ``apart``: what tells a
    second flag of this code on the same materials from the first.
    """
    materials = tuple(record.material.id for record in records)
    return Flag(
        id=flag_id(code, submission, *sorted(materials), *filter(None, [apart])),
        code=code,
        severity=severity,
        submission=submission,
        materials=materials,
        indicator=None,
        clause=None,
        status="suspected",
        text=text,
        evidence={**(evidence or {}), "remedy": remedy},
    )
