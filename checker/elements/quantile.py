"""Quantiles of rows of numbers and of pictures, which are asked for hundreds of times a page."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def quantile(values: NDArray[Any], share: float) -> float:
    """``np.quantile`` of a one-dimensional array that holds something, without its overhead."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    parted = np.partition(values, (low, high))
    return float(parted[low] + (place - low) * (parted[high] - parted[low]))


def median(plane: NDArray[Any]) -> float:
    """The median of whole numbers from 0 to 255, counted instead of sorted."""
    counts = np.bincount(plane.ravel(), minlength=256).cumsum()
    low, high = np.searchsorted(counts, [(plane.size + 1) // 2, plane.size // 2 + 1])
    return float(low + high) / 2
