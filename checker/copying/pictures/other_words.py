"""Words of one picture that stand in the place of others on another and say something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checker.copying.pictures.wording import SURE, Reals, Wording

AGREES = 0.75  # similarity of two lines that are one in one place,
_DIFFERS = 0.5  # and of two that are not
_CERTAIN = 0.95  # confidence of figures and names that are held against each other
LENGTH = 2  # characters: a single one, or a row's number, is misread at will
_START = 0.6  # of a line's height: how near words begin or end that stand for each other
_MOVED = 1.0  # of its height: words so near are not gone


def found(
    a: Wording, b: Wording, there: Reals, partners: Sequence[NDArray[np.int64]]
) -> Iterator[tuple[int, int]]:
    """Numbers of lines that stand for each other and differ.

    ``there`` are the first's boxes on the second, ``partners`` what lies under each.
    """
    over = Counter(one for some in partners for one in some.tolist())
    for number, some in enumerate(partners):
        for one in some.tolist():
            lone = len(some) == over[one] == 1
            if (
                _stand(a, b, number, one, there[number], lone)
                and not _near(a.texts[number], there[number], b.texts, b.boxes, one)
                and not _near(b.texts[one], b.boxes[one], a.texts, there, number)
            ):
                yield number, one


def alike(one: str, other: str) -> float:
    """Similarity of the shorter to its likest part of the longer: lines are cut otherwise."""
    if min(len(one), len(other)) < LENGTH:
        return float(one in other or other in one)
    return float(fuzz.partial_ratio(one, other)) / 100


def _stand(a: Wording, b: Wording, number: int, one: int, there: Reals, lone: bool) -> bool:  # noqa: PLR0917
    """Whether two surely read lines stand for each other and say different things."""
    text, other, sure = a.texts[number], b.texts[one], min(a.sure[number], b.sure[one])
    if text == other or sure < SURE or min(len(text), len(other)) < LENGTH:
        return False
    if not _in_place(there, b.boxes[one], lone):
        return False
    return alike(text, other) <= _DIFFERS or (sure >= _CERTAIN and _exchanged(text, other))


def _in_place(one: Reals, other: Reals, lone: bool) -> bool:
    """Whether two boxes are as high and begin, end or have their middle in one place.

    A line stamped over a chart lies over several of its words and begins with one by chance.
    """
    wide, high = zip(one[2:] - one[:2], other[2:] - other[:2], strict=True)
    left, right = abs(one[0] - other[0]), abs(one[2] - other[2])
    middle = abs(one[0] + one[2] - other[0] - other[2]) / 2
    alike = (lone or min(wide) > max(wide) / 2) and min(high) > max(high) / 2
    return bool(alike and min(left, right, middle) < _START * min(high))


def _exchanged(one: str, other: str) -> bool:
    """Whether figures stand for other figures, or two characters in a row for two others.

    Print that is surely read is misread by one character of like shape at a time.
    """
    for step in Levenshtein.opcodes(one, other):
        gone, come = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        if step.tag == "replace" and (len(gone) >= LENGTH or (gone + come).isdecimal()):
            return True
    return False


def _near(text: str, box: Reals, others: Sequence[str], boxes: Reals, one: int) -> bool:
    """Whether a line stands close by on the other picture, which has line ``one`` in its place.

    Then the map is a little off, or only one of two was read.
    """
    left, top, right, foot = box
    across = np.maximum(boxes[:, 0] - right, left - boxes[:, 2])
    down = np.maximum(boxes[:, 1] - foot, top - boxes[:, 3])
    close = np.flatnonzero(np.maximum(across, down) < _MOVED * (foot - top))
    least = max(AGREES, Levenshtein.normalized_similarity(text, others[one]))
    return any(Levenshtein.normalized_similarity(text, others[it]) > least for it in close.tolist())
