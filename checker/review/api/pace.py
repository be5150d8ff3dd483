"""How often one may ask: a bucket a person, and a small one an address for wrong tokens."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from starlette.exceptions import HTTPException

KEPT = 10_000  # names remembered


@dataclass
class Pace:
    """``burst`` requests at once, ``per_minute`` over time."""

    per_minute: float
    burst: float
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def spend(self, key: str) -> None:
        """Count one request. Raises 429 with the seconds to wait."""
        now = time.monotonic()
        with self._lock:
            left, at = self._left.pop(key, (self.burst, now))
            left = min(self.burst, left + (now - at) * self.per_minute / 60)
            self._left[key] = (max(0.0, left - 1), now)
            while len(self._left) > KEPT:
                self._left.popitem(last=False)
        self._refuse(left)

    def check(self, key: str) -> None:
        """Raise 429 where nothing is left, without counting."""
        with self._lock:
            left, at = self._left.get(key, (self.burst, 0.0))
        self._refuse(left + (time.monotonic() - at) * self.per_minute / 60)

    def _refuse(self, left: float) -> None:
        if left < 1:
            wait = math.ceil((1 - left) * 60 / self.per_minute)
            raise HTTPException(429, headers={"Retry-After": str(wait)})
