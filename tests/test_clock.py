"""Moments of other zones as clocks in China show them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker import clock


@pytest.mark.parametrize(
    ("time", "shown"),
    [
        (datetime(2023, 3, 14, 16, 30, tzinfo=UTC), datetime(2023, 3, 15, 0, 30)),
        (datetime(2023, 3, 15, 9, tzinfo=clock.BEIJING), datetime(2023, 3, 15, 9)),
        (datetime(9999, 12, 31, 23, tzinfo=UTC), datetime(9999, 12, 31, 23)),
    ],
)
def test_beijing_time(time: datetime, shown: datetime) -> None:
    assert clock.beijing(time) == shown
