"""不得分清单: every proof that adds nothing, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.model.result import SubmissionResult


@dataclass(frozen=True, slots=True)
class Uncounted:
    """One unit of the ledger without points; ``paths`` are its papers."""

    item: str
    unit: str
    date: str
    paths: tuple[str, ...]
    reason: str


def uncounted(each: SubmissionResult) -> list[Uncounted]:
    """What does not count, in the notice's order; what is in review is not among it.

    A file that stands under no indicator is last: nothing asks for it.
    """
    return [*_units(each), *_unplaced(each)]


def _units(each: SubmissionResult) -> Iterator[Uncounted]:
    paths = names(each)
    for entry in (*each.score.indicators, *each.score.bonus):
        for item in entry.items:
            for unit in item.units:
                if unit.state == "not_counted":
                    papers = tuple(paths.get(one, one) for one in unit.materials)
                    yield Uncounted(item.id, unit.unit, unit.date, papers, unit.reason)


def _unplaced(each: SubmissionResult) -> Iterator[Uncounted]:
    for record in each.records:
        if not record.material.placed:
            why = "没有归入任何指标，没有参加计分"
            yield Uncounted("未归类", "—", record.date or "", (record.material.path,), why)


def names(each: SubmissionResult) -> dict[str, str]:
    """Paths by material id, of files too that could not be read."""
    listed = {material.id: material.path for material in each.submission.materials}
    return listed | {record.material.id: record.material.path for record in each.records}
