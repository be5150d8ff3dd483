"""A table of requirements filled in by two is no copy; the same answers and ledgers may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "商河县", "博兴县"
ASKED = [row.replace("\n", "") for row in prose(611, 12, paragraph=2).split("\n")]
SAID = {
    name: [row[:14] for row in prose(seed, 12, paragraph=1).split("\n")]
    for name, seed in ((A, 612), (B, 613))
}


def grades(head: str, answers: dict[str, list[str]], first: str = "{n}") -> list[str]:
    records = {}
    for name in (A, B):
        rows = [
            f"{first.format(n=n)}\t{asked}\t{said}"
            for n, (asked, said) in enumerate(zip(ASKED, answers[name], strict=False), 1)
        ]
        text = "\n".join([f"序号\t内容\t{head}", *rows])
        records[name] = [replace(record(name, text, kind="ledger"), format="xlsx")]
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


@pytest.mark.parametrize("head", ["自评情况", "检查结果"])
def test_requirements_that_each_answers_in_other_words_are_a_question(head):
    assert grades(head, SAID) == ["notice"]


@pytest.mark.parametrize(
    ("head", "answers", "first"),
    [
        ("自评情况", {A: SAID[A], B: SAID[A]}, "{n}"),
        ("责任科室", SAID, "{n}"),
        ("完成情况", SAID, "2023年{n}月"),
    ],
    ids=["the same answers", "no column to be filled in", "a ledger"],
)
def test_the_same_answers_task_lists_and_ledgers_are_suspected(head, answers, first):
    assert grades(head, answers, first) == ["fraud"]
