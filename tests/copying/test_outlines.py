"""An outline filled in by two is no copy; what is filled in may be one."""

from __future__ import annotations

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import ENTRIES, prose

A, B = "商河县", "博兴县"
POINTS = [f"（{n}）是否{entry}，由哪个股室负责" for n, entry in enumerate(ENTRIES, 1)]
ANSWERS = {name: prose(seed, 30).replace("\n", "").split("。") for name, seed in ((A, 3), (B, 4))}


def filled(points, answers) -> str:
    return "自查\n" + "\n".join(
        f"{point}\n{said}。" for point, said in zip(points, answers, strict=False)
    )


def grades(one: str, other: str) -> list[str]:
    records = {A: [record(A, one)], B: [record(B, other)]}
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


def test_points_that_each_answers_in_other_words_accuse_nobody():
    assert "fraud" not in grades(filled(POINTS, ANSWERS[A]), filled(POINTS, ANSWERS[B]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (filled(POINTS, ANSWERS[A]), filled(POINTS, ANSWERS[A]) + "以上。"),
        ("\n".join(["自查", *POINTS, ANSWERS[A][0]]), "\n".join(["总结", *POINTS, ANSWERS[B][0]])),
        (
            filled([f"{point}。" for point in POINTS], ANSWERS[A]),
            filled([f"{point}。" for point in POINTS], ANSWERS[B]),
        ),
    ],
    ids=["the same answers", "a list without answers", "sentences"],
)
def test_the_same_answers_lists_and_sentences_are_suspected(one, other):
    assert grades(one, other) == ["fraud"]
