"""Pictures of screens with what is read on them, and the pairs they make."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from checker.copying import compare
from checker.copying.pictures.prints import prints
from checker.model.document import Line
from checker.model.material import PageRecord, Record
from checker.model.pair import Pair
from tests.copying.factory import record
from tests.copying.scenes import document, shot_again

WIDE, HIGH, ROWS = 1100, 720, 12
COLUMNS = (240, 460, 680, 900)
HEAD = ("Search", "Collect", "Repair", "Report", "Users", "System")
NONE: dict[int, str] = {}
Seen = tuple[np.ndarray, tuple[Line, ...]]  # a picture, and what is read on it


def screen(seed: int, instead: dict[int, str] = NONE) -> Seen:
    """One head and one menu for all; rows of entries drawn by ``seed``, some said otherwise."""
    out = np.full((HIGH, WIDE, 3), 248, np.uint8)
    out[:64] = (24, 82, 160)
    out[64:, :170] = (40, 52, 72)
    dice = np.random.default_rng(seed)
    cells = [(20, 44, "Credit Platform", 1.2)]
    cells += [(20, 120 + 70 * row, word, 0.8) for row, word in enumerate(HEAD)]
    for row in range(ROWS):
        for column, x in enumerate(COLUMNS):
            word = "".join(chr(int(n)) for n in dice.integers(65, 91, 6))
            figures = str(dice.integers(100_000, 999_999))
            said = instead.get(4 * row + column) or (figures if column == 3 else word)
            cells.append((x, 104 + 50 * row, said, 0.7))
    lines = []
    for x, y, word, size in cells:
        light = (255, 255, 255) if x == 20 else (30, 30, 35)
        cv2.putText(out, word, (x, y), 0, size, light, 2)
        (wide, high), _ = cv2.getTextSize(word, 0, size, 2)
        lines.append(Line(word, (x / WIDE, (y - high) / HIGH, (x + wide) / WIDE, y / HIGH)))
    return out, tuple(lines)


def photographed(seen: Seen, misread: str = "QQ") -> Seen:
    """Shot again, as ``shot_again`` lays it, with one letter misread for another."""
    picture, lines = seen
    corners = np.float32([[0, 0], [WIDE, 0], [WIDE, HIGH], [0, HIGH]])
    there = corners * 0.85 + np.float32([[40, 30], [10, 5], [30, 40], [5, 20]])
    plane = cv2.getPerspectiveTransform(corners, there)
    unit = np.diag([1 / WIDE, 1 / HIGH, 1]) @ plane @ np.diag([WIDE, HIGH, 1])
    moved = []
    for line in lines:
        ends = np.array([[line.box[:2], line.box[2:]]])
        box = tuple(cv2.perspectiveTransform(ends, unit).ravel().tolist())
        moved.append(replace(line, text=line.text.replace(*misread), box=box))
    return shot_again(picture), tuple(moved)


def held(name: str, seen: Seen, source: str = "scan") -> Record:
    """The record of a file that is one picture, with what is read on it."""
    picture, lines = seen
    made = prints(document(picture, source=source, lines=lines))
    kept = record(f"平台{name}", "", kind="other", prints=made)
    return replace(kept, pages=(PageRecord(1, 595.0, 842.0, source, lines),))


def pairs(one: Seen, other: Seen, source: str = "photo") -> list[Pair]:
    """What is said of two counties' pictures."""
    batch = {"博兴县": [held("一", one)], "商河县": [held("二", other, source)]}
    return [pair for pair in compare(batch).pairs if pair.kind == "same_picture"]
