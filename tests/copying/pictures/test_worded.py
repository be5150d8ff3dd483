"""Pictures full of words that are no pages of text: screens, certificates, posters."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from checker.copying import compare
from checker.copying.pictures import wording
from checker.copying.pictures.prints import prints
from checker.model.document import Document, Line
from checker.model.material import PageRecord, Record
from checker.model.pair import Pair
from tests.copying.factory import record
from tests.copying.pictures.test_same import shot_again
from tests.copying.scenes import document, sheet

WIDE, HIGH, ROWS = 1100, 720, 12
COLUMNS = (240, 460, 680, 900)
HEAD = ("Search", "Collect", "Repair", "Report", "Users", "System")
NONE: dict[int, str] = {}
RUNNING = tuple(
    Line("文" * 30, (0.1, 0.08 + 0.022 * row, 0.9, 0.095 + 0.022 * row)) for row in range(38)
)
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


def cropped(seen: Seen, left: float) -> Seen:
    """What is right of ``left``."""
    picture, lines = seen
    kept = [
        replace(line, box=((line.box[0] - left) / (1 - left), line.box[1],
                           (line.box[2] - left) / (1 - left), line.box[3]))
        for line in lines
        if line.box[0] >= left
    ]  # fmt: skip
    return np.ascontiguousarray(picture[:, int(left * WIDE) :]), tuple(kept)


def held(name: str, seen: Seen, source: str = "scan") -> Record:
    """The record of a file that is one picture, with what is read on it."""
    picture, lines = seen
    made = prints(document(picture, source=source, lines=lines))
    kept = record(f"平台{name}", "", kind="other", prints=made)
    return replace(kept, pages=(PageRecord(1, 595.0, 842.0, source, lines),))


def pairs(one: Seen, other: Seen, source: str = "photo") -> list[Pair]:
    """What is said of two counties' pictures."""
    batch = {"商河县": [held("一", one)], "博兴县": [held("二", other, source)]}
    return [pair for pair in compare(batch).pairs if pair.kind == "same_picture"]


def test_a_photographed_screen_is_found_by_its_words_and_accuses_nobody():
    (pair,) = pairs(screen(1), photographed(screen(1), "QO"))
    assert pair.severity == "notice"
    assert "逐处对照图上识别出的文字" in pair.reason and len(pair.points) > 40
    assert pair.covered_a > 0.9


def test_two_screens_of_one_system_are_not_one_picture():
    assert not pairs(screen(1), photographed(screen(2)))
    assert not pairs(screen(1), screen(2), "scan")


def test_one_other_name_or_figure_tells_two_screens_apart():
    assert not pairs(screen(1), photographed(screen(1, {5: "QYKXZW"})))
    figures = screen(1)[1][-1].text
    assert not pairs(screen(1), screen(1, {47: figures[:-1] + str((int(figures[-1]) + 5) % 10)}))


def test_a_part_of_a_screen_is_found():
    (pair,) = pairs(screen(1), cropped(screen(1), 0.5), "scan")
    assert pair.severity == "notice" and pair.covered_a < 0.6 < pair.covered_b


def test_an_empty_form_is_not_the_filled_one():
    filled, empty = screen(1), screen(1, dict.fromkeys(range(48), " "))
    blank = tuple(line for line in empty[1] if line.text.strip())
    assert not pairs(filled, (empty[0], blank), "scan")


def test_faint_words_that_a_copy_has_lost_are_not_missing():
    picture, lines = screen(1)
    pale = picture.copy()
    for line in (line for line in lines if 0.4 < line.box[0] < 0.5):
        left, top, right, foot = (np.array(line.box) * (WIDE, HIGH, WIDE, HIGH)).astype(int)
        part = pale[top - 4 : foot + 4, left - 4 : right + 4]
        part[:] = np.where(part < 200, 205, 248)
    read = tuple(line for line in lines if not 0.4 < line.box[0] < 0.5)
    (pair,) = pairs((pale, lines), (np.clip(pale * 1.25, 0, 255).astype(np.uint8), read), "scan")
    assert pair.severity == "notice"


def test_text_that_reaches_into_a_picture_is_none_of_its_words():
    one, picture = record("甲", "", kind="other"), prints(document(screen(1)[0]))[0]
    made = replace(picture, box=(0.2, 0.2, 0.8, 0.8))
    beside = Line("文" * 30, (0.1, 0.78, 0.9, 0.81))
    own = Line("信用平台", (0.3, 0.3, 0.5, 0.33))
    kept = replace(one, pages=(PageRecord(1, 595.0, 842.0, "scan", (beside, own)),))
    assert wording.of(kept, made).texts == ("信用平台",)


def test_a_mirrored_screen_whose_words_are_read_badly_is_found():
    picture, lines = screen(1)
    garbled = tuple(
        replace(
            line,
            text="S∂IA E"[: len(line.text)],
            box=(1 - line.box[2], line.box[1], 1 - line.box[0], line.box[3]),
            confidence=0.5,
        )
        for line in lines
    )
    (pair,) = pairs(screen(1), (np.ascontiguousarray(picture[:, ::-1]), garbled), "scan")
    assert pair.severity == "notice" and "左右翻转" in pair.reason


def test_a_page_of_running_text_has_no_print():
    assert not prints(document(sheet(), source="scan", lines=RUNNING))


def test_the_pages_of_a_longer_paper_have_none_for_their_tables():
    picture, lines = screen(1)
    one = document(picture, source="scan", lines=lines)
    assert len(prints(one)) == 1
    (page,) = one.pages
    two: Document = replace(one, pages=(page, replace(page, number=2)), format="pdf")
    assert not prints(two)
    assert prints(replace(two, format="docx"))  # pasted into it, each stands for itself
