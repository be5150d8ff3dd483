"""Straight level and upright rules of a page: what counts as one, and pieces made whole."""

from __future__ import annotations

from typing import NamedTuple

_THIN = 3.0  # points
_SHORT = 4.0  # points: shorter than any side of a cell
_NEAR = 2.5  # points between the two lines of a double rule
_GAP = 3.0  # points between pieces of one rule


class Rule(NamedTuple):
    """A rule at ``at`` across its direction, from ``start`` to ``end`` along it; points."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """Level rules (``at`` is y) and upright ones (``at`` is x), as the page is displayed."""

    level: list[Rule]
    upright: list[Rule]

    def add(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether an area in points is thin, and so no box; the rule that it is, if long enough."""
        wide, high = x1 - x0, y1 - y0
        if high <= _THIN and wide >= high:
            if wide >= _SHORT:
                self.level.append(Rule((y0 + y1) / 2, x0, x1))
            return True
        if wide <= _THIN:
            if high >= _SHORT:
                self.upright.append(Rule((x0 + x1) / 2, y0, y1))
            return True
        return False

    def joined(self) -> Rules:
        """Pieces in one line made one, double rules too."""
        return Rules(_joined(self.level), _joined(self.upright))


def _joined(rules: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for row in _beside(rules):
        at = sum(rule.at for rule in row) / len(row)
        row.sort(key=lambda rule: rule.start)
        start, end = row[0].start, row[0].end
        for rule in row[1:]:
            if rule.start > end + _GAP:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        joined.append(Rule(at, start, end))
    return joined


def _beside(rules: list[Rule]) -> list[list[Rule]]:
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule.at - rows[-1][0].at <= _NEAR:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return rows
