"""The part of a picture that shows more than even paper: margins need no search for lines."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Pixels

_MARGIN = 32  # pixels of paper kept round the ink: what a detector sees beside a line
_STEP = 32  # detectors want sides that are multiples of this and look in cells of this size
_FAINTEST = 12  # grey levels between neighbours that are more than paper
_GRAIN = 3  # times the usual difference between neighbours, which is the paper's own

Part = tuple[slice, slice]


def part(picture: Pixels) -> Part | None:
    """Rows and columns round all ink, margin included; ``None`` where the picture is bare.

    Grain, shadows and specks count as ink where they stand out: then more is kept, never less.
    """
    gradient = cv2.morphologyEx(picture, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    steps = np.maximum.reduce(cv2.split(gradient))
    shown = steps > max(_FAINTEST, _GRAIN * float(np.median(steps)))
    rows, columns = _reach(shown.any(axis=1)), _reach(shown.any(axis=0))
    return (rows, columns) if rows and columns else None


def _reach(shown: NDArray[np.bool_]) -> slice | None:
    """First to last of what is shown, on the grid that a detector lays over the whole picture."""
    found = np.flatnonzero(shown)
    if not len(found):
        return None
    first, last = max(0, int(found[0]) - _MARGIN), int(found[-1]) + _MARGIN
    return slice(first // _STEP * _STEP, min(-(-last // _STEP) * _STEP, len(shown)))
