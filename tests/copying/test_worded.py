"""Pictures full of words that are no pages of text: screens, certificates, posters."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from checker.copying import compare
from checker.copying.pictures import PicturePrint, prints
from checker.model.document import Document, Line
from tests.copying.factory import record
from tests.copying.scenes import document, sheet
from tests.copying.test_pictures import found, shot_again

ROWS = 12
LINES = tuple(
    Line("文" * 6, (x, 0.12 + 0.07 * row, x + 0.14, 0.15 + 0.07 * row))
    for row in range(ROWS)
    for x in (0.22, 0.42, 0.62, 0.82)
)
RUNNING = tuple(
    Line("文" * 30, (0.1, 0.08 + 0.022 * row, 0.9, 0.095 + 0.022 * row)) for row in range(38)
)


def screen(seed: int) -> np.ndarray:
    """One head and one menu for all, rows of entries drawn by ``seed``."""
    out = np.full((720, 1100, 3), 248, np.uint8)
    out[:64] = (24, 82, 160)
    out[64:, :170] = (40, 52, 72)
    cv2.putText(out, "Credit Platform", (20, 44), 0, 1.2, (255, 255, 255), 3)
    for row, word in enumerate(("Search", "Collect", "Repair", "Report", "Users", "System")):
        cv2.putText(out, word, (20, 120 + 70 * row), 0, 0.8, (220, 225, 235), 2)
    dice = np.random.default_rng(seed)
    for row in range(ROWS):
        for x in (240, 460, 680, 900):
            word = "".join(chr(int(n)) for n in dice.integers(65, 91, 8))
            cv2.putText(out, word, (x, 104 + 50 * row), 0, 0.7, (30, 30, 35), 2)
        cv2.line(out, (180, 116 + 50 * row), (1090, 116 + 50 * row), (215, 215, 220), 1)
    return out


def read(picture: np.ndarray, source: str = "scan") -> tuple[PicturePrint, ...]:
    """The prints of a picture in which words were found."""
    return prints(document(picture, source=source, lines=LINES))


def told(*words: str) -> set[tuple[str, str]]:
    """What is said of one screen and its photograph, in which these words were read."""
    sides = read(screen(1)), read(shot_again(screen(1)), source="photo")
    batch = {
        name: [record(f"平台{name}", said, kind="other", prints=made)]
        for name, said, made in zip(("商河县", "博兴县"), words, sides, strict=True)
    }
    return {(pair.kind, pair.severity) for pair in compare(batch).pairs}


def test_a_photograph_of_a_screen_is_found_and_accuses_nobody():
    shot = read(shot_again(screen(1)), source="photo")
    assert found(read(screen(1)), shot)
    assert told("", "") == {("same_picture", "notice")}


def test_a_turned_and_a_mirrored_screen_are_found():
    for copy in (np.rot90(screen(1)), screen(1)[:, ::-1]):
        assert found(read(screen(1)), read(np.ascontiguousarray(copy)))


def test_two_screens_of_one_system_are_told_apart_by_their_words():
    head = "信用平台首页数据归集信用修复统计分析"
    first = "济南路通运输有限公司已归集\n章丘顺达物流有限公司待审核\n平阴汽车维修中心已公示"
    other = "临淄捷运客运站未入库\n博山危险货物车队已退回\n桓台驾驶培训学校办结"
    assert not told(head + first, head + other)
    assert told(head + first, "莱芜港航码头泊位" * 6 + "".join(reversed(first))) == set()
    misread = first.replace("运", "远").replace("公示", "公不")
    assert told(head + first, head + misread) == {("same_picture", "notice")}


def test_a_page_of_running_text_has_no_print():
    assert not prints(document(sheet(), source="scan", lines=RUNNING))


def test_the_pages_of_a_longer_paper_have_none_for_their_tables():
    one = document(screen(1), source="scan", lines=LINES)
    assert len(prints(one)) == 1
    (page,) = one.pages
    two: Document = replace(one, pages=(page, replace(page, number=2)))
    assert not prints(two)
