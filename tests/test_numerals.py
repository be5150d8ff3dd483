"""Numbers in Arabic and Chinese digits."""

from __future__ import annotations

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
