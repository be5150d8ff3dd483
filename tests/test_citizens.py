"""Numbers that GB 11643-1999 itself gives as examples, and days that never were."""

from datetime import date

import pytest

from checker import citizens


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_standards_own_examples(number):
    assert citizens.checks(number) and citizens.checks(number.lower())
    others = set("0123456789X") - {number[17]}
    assert not any(citizens.checks(number[:17] + other) for other in others)


@pytest.mark.parametrize(
    ("digits", "day"),
    [("19491231", date(1949, 12, 31)), ("19490230", None), ("18791231", None), ("", None)],
)
def test_days_of_birth(digits, day):
    assert citizens.born(digits) == day
