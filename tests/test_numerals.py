"""Numbers in Arabic and Chinese digits."""

from __future__ import annotations

from datetime import date

import pytest

from checker import numerals


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("31", 31), ("二〇二三", 2023), ("二○二三", 2023), ("二零二三", 2023), ("三十一", 31),
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("五", 5), ("〇", 0),
        ("", None), ("某", None), ("十几", None), ("上百", None),
    ],
)  # fmt: skip
def test_values(words: str, value: int | None) -> None:
    assert numerals.value(words) == value


def test_counting_and_spelling_are_apart() -> None:
    assert numerals.spelled("十二") is None and numerals.spelled("一二") == 12


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("2023", "05", "9"), date(2023, 5, 9)),
        (("二〇二三", "十二", "三十"), date(2023, 12, 30)),
        ((None, "2023", None, "1", "31"), date(2023, 1, 31)),
        (("2023", "2", "30"), None),
        (("2023", "0", "0"), None),
    ],
)
def test_a_day_of_the_calendar(parts: tuple[str | None, ...], day: date | None) -> None:
    assert numerals.day(parts) == day
