"""A table that states rules may be the province's; what happened somewhere is a county's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import ENTRIES

A, B = "商河县", "博兴县"
RULES = [f"未按规定{entry}" for entry in ENTRIES]


def grades(rows, after: str = "") -> list[str]:
    made = {}
    for name in (A, B):
        text = "\n".join(["清单", *(f"{n}\t{row}" for n, row in enumerate(rows, 1)), name + after])
        made[name] = [replace(record(name, text, kind="other"), format="xlsx")]
    return [pair.severity for pair in compare(made, [], Settings()).pairs]


@pytest.mark.parametrize(
    ("rows", "suspected"),
    [
        (RULES, False),
        (ENTRIES, True),
        ([f"{row}\t3月{n}日" for n, row in enumerate(RULES, 1)], True),
        ([f"{row}\t鲁交罚〔2023〕{n}号" for n, row in enumerate(RULES, 1)], True),
        ([f"{row}\t晋A·1234{n % 9}" for n, row in enumerate(RULES, 1)], True),
    ],
    ids=["rules", "what was done", "days", "cases", "plates"],
)
def test_rows_of_rules_accuse_nobody_unless_they_tell_what_happened(rows, suspected):
    assert ("fraud" in grades(rows)) == suspected
