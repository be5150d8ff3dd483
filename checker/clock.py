"""China's one time, by which papers are dated and signed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))


def beijing(time: datetime) -> datetime:
    """A moment as clocks in China show it, without its zone.

    The calendar's last day stays as it is: seals and certificates that never expire name it.
    """
    try:
        return time.astimezone(BEIJING).replace(tzinfo=None)
    except OverflowError:
        return time.replace(tzinfo=None)
