"""Passages that many submissions hold inside papers otherwise unlike.

Copies of a whole paper count once, however many counties hold one. A passage that stands in papers
otherwise unlike more likely comes from one source that nobody handed in: it accuses nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from checker.copying import align, marks
from checker.copying.frequency import Ints, Postings, spread
from checker.copying.judge import Case
from checker.copying.measure import Prepared
from checker.copying.paper import Paper, between


@dataclass(frozen=True, slots=True)
class Widely:
    """Sorted marks that many bodies' submissions hold, and how many do."""

    hashes: marks.Hashes
    count: Ints

    @classmethod
    def of(cls, postings: Postings, owner: Ints, least: int) -> Widely:
        """Those that at least so many hold; a body's years in the library count once."""
        return cls(*spread(postings, owner, least))

    def cleared(self, case: Case, found: Sequence[align.Passage]) -> Case:
        """The case as cleared where nothing else than such passages accuses."""
        if not case.partly or not case.grave:
            return case
        held = self._held(case.a.paper, found)
        if len(held) == 0:
            return case
        if case.anew(self._without(case.a), self._without(case.b), found).grave:
            return case
        return replace(case, sharers=max(case.sharers, int(np.median(held))), cleared=True)

    def _held(self, paper: Paper, found: Sequence[align.Passage]) -> Ints:
        """How many submissions hold the paper's marks, over those in the passages."""
        inside = np.zeros(len(paper), bool)
        for passage in found:
            inside[slice(*passage.a)] = True
        hashes = paper.hashes[inside[paper.at] & marks.among(paper.hashes, self.hashes)]
        return self.count[np.searchsorted(self.hashes, hashes)]

    def _without(self, side: Prepared) -> Prepared:
        wide = between(side.paper, marks.among(side.paper.hashes, self.hashes))
        return side.phrased(wide)
