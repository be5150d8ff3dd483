"""Two pictures full of words that were read, and read otherwise: screens of one system, forms.

Their frame is the same, and small words look alike at the size at which pictures are compared.
"""

from __future__ import annotations

import re

from checker.copying.pictures import PicturePrint
from checker.copying.shown import WHOLE
from checker.model.material import Record

_READ = 30  # pairs of letters in a row on either page, below which too little was read
_SHARED = 0.6  # of the fewer: a cut, a caption or a poor photograph leaves more of them,
_BACKWARDS = 0.1  # and print read in a mirror image fewer than two screens of one system share


class Shared:
    """How much of what was read on two whole pages full of words is common to both."""

    def __init__(self, a: Record, one: PicturePrint, b: Record, other: PicturePrint) -> None:
        self._share = 1.0
        if all(made.plain and made.box == WHOLE for made in (one, other)):
            here, there = _pairs(a, one.page), _pairs(b, other.page)
            fewer = min(len(here), len(there))
            self._share = len(here & there) / fewer if fewer >= _READ else 1.0

    def other(self) -> bool:
        """Whether the words are others, in a mirror image too."""
        return _BACKWARDS <= self._share < _SHARED

    def other_straight(self) -> bool:
        """Whether the words are others unless one picture is mirrored."""
        return self._share < _SHARED


def _pairs(record: Record, number: int) -> frozenset[str]:
    """Each two letters that follow each other in a line of the page."""
    lines = (line.text for page in record.pages if page.number == number for line in page.lines)
    words = [re.sub(r"[\W_]", "", line) for line in lines]
    return frozenset(word[at : at + 2] for word in words for at in range(len(word) - 1))
