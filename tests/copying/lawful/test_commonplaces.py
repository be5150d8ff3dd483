"""Tales of old, slogans and the working of a system accuse nobody; what a county tells does."""

from __future__ import annotations

import re

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "商河县", "博兴县"
SHARED = prose(371, 6).replace("\n", "")
OWN = {A: prose(373, 6), B: prose(374, 6)}


def suspected(shared: str) -> bool:
    records = {name: [record(name, f"材料\n{shared}\n{OWN[name]}")] for name in (A, B)}
    return "fraud" in [pair.severity for pair in compare(records, [], Settings()).pairs]


@pytest.mark.parametrize(
    ("opening", "copied"),
    [
        ("战国时商鞅变法，", False),
        ("相传，唐朝有个驿卒，", False),
        ("春秋两季车多，", True),
        ("去年春天，", True),
        ("战国时商鞅立木为信。2023年，", True),
        ("战国时商鞅立木为信。我县学着做，", True),
    ],
)
def test_a_tale_goes_on_to_our_own_time(opening, copied):
    assert suspected(opening + SHARED) == copied


@pytest.mark.parametrize(("word", "copied"), [("点击", False), ("清点", True), ("按钮", True)])
def test_how_a_system_is_worked_is_told_by_its_screen(word, copied):
    assert suspected(SHARED.replace("，", f"，{word}")) == copied


@pytest.mark.parametrize(("more", "copied"), [("", False), ("了吗", True)])
def test_slogans_have_halves_of_one_length(more, copied):
    words = re.sub("[^一-鿿]", "", SHARED)
    halves = [words[at : at + 7] for at in range(0, 196, 7)]
    lines = [f"{one}，{other}{more}" for one, other in zip(halves[::2], halves[1::2], strict=True)]
    assert suspected("\n".join(f"{n}.{line}" for n, line in enumerate(lines, 1))) == copied
