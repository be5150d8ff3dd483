"""Seals of one name: one die in any pose is one seal, another cut is a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest

from checker.forgery import impressions, ink_grain, seal_differs
from checker.forgery.impressions import SIDE, Patch
from checker.model.finding import Finding, Outcome, SealMark
from checker.model.material import Record
from tests.forgery.stated_paper import Paper

NAME = "商河县交通运输局"


def patch(cut: int, turn: float = 0.0, faint: float = 1.0, text: bool = False) -> Patch:
    """A ring, an emblem and strokes for letters, as one maker or another sets them."""
    rng, middle = np.random.default_rng(cut), SIDE / 2
    picture = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(picture, (SIDE // 2, SIDE // 2), 113, 200, 6)
    cv2.circle(picture, (SIDE // 2, SIDE // 2), int(rng.integers(16, 40)), 200, -1)
    for angle in np.linspace(0.7, 1.3 + rng.uniform(0.2, 0.6), 8) * np.pi:
        spot = middle + rng.uniform(74, 92) * np.array([np.cos(angle), np.sin(angle)])
        for _ in range(4):
            ends = (spot + rng.uniform(-12, 12, (2, 2))).astype(int).tolist()
            cv2.line(picture, ends[0], ends[1], 200, 4)
    move = cv2.getRotationMatrix2D((middle, middle), turn, 1)
    shown = cv2.warpAffine(picture, move, (SIDE, SIDE)) * np.linspace(faint, 1, SIDE)[None, :]
    if text:
        shown[120:134] = impressions.TEXT
    return np.asarray(shown, np.uint8)


def stamped(path: str, seal: Patch, name: str = NAME, sure: float = 0.97) -> Record:
    box = (0.6, 0.7, 0.8, 0.85)
    item = {"page": 1, "box": list(box), "patch": ink_grain.packed(seal), "grain": ""}
    cut = Finding("impressions", Outcome.NOT_APPLICABLE, "", values={"impressions": [item]})
    mark = SealMark(1, box, name, type="official", confidence=sure)
    base = Paper(seals=(mark,)).record(path)
    return replace(base, findings=(*base.findings, cut))


def told(*records: Record) -> Sequence[str]:
    return [flag.evidence["strength"] for flag in seal_differs.across({"商河县": records})]


def test_another_cut_of_one_name_is_a_note() -> None:
    records = [stamped("a.pdf", patch(1)), stamped("b.pdf", patch(2, 30))]
    (flag,) = seal_differs.across({"商河县": records})
    assert flag.evidence["strength"] == "note" and NAME in flag.text and "伪造" not in flag.text
    assert [place["path"] for place in flag.evidence["places"]] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    "other",
    [
        stamped("b.pdf", patch(1, 140)),
        stamped("b.pdf", patch(1, -20, faint=0.5)),
        stamped("b.pdf", patch(1, 75, text=True)),
        stamped("b.pdf", patch(2), "商河县水务局"),
        stamped("b.pdf", patch(2), sure=0.6),
        stamped("b.pdf", np.full((SIDE, SIDE), impressions.TEXT, np.uint8)),
        stamped("a.pdf", patch(2)),
    ],
    ids=["turned", "faint on one side", "under text", "another body", "unsurely read", "unseen",
         "the same file"],
)  # fmt: skip
def test_what_is_no_other_seal(other: Record) -> None:
    assert told(stamped("a.pdf", patch(1)), other) == []
