"""How many of what a submission has: one count for the screen, the report and the workbook."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.result import SubmissionResult


@dataclass(frozen=True, slots=True)
class Counts:
    """``review`` and ``failed`` are papers by the three elements, after what people decided;
    ``copied`` are suspected or confirmed copies.
    """

    materials: int
    unprocessed: int
    review: int
    failed: int
    copied: int


def counts(each: SubmissionResult) -> Counts:
    """The counts of one submission as it stands."""
    standing = [
        ruling(each, material) or duty.verdict
        for material, duty in each.duties.items()
        if duty.required
    ]
    return Counts(
        len(each.records),
        len(each.unprocessed),
        standing.count("review"),
        standing.count("fail") + standing.count("confirmed"),
        sum("pair" in flag.evidence and flag.status != "dismissed" for flag in each.flags),
    )


def ruling(each: SubmissionResult, material: str) -> str:
    """What people decided of a paper's three elements: confirmed, dismissed, or nothing."""
    return next(
        (
            flag.status
            for flag in each.flags
            if flag.code.startswith("three-elements")
            and material in flag.materials
            and flag.status != "suspected"
        ),
        "",
    )
