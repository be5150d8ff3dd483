"""Pictures full of words that are no pages of text: screens, certificates, posters."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from checker.copying.pictures import wording
from checker.copying.pictures.prints import prints
from checker.model.document import Document, Line
from checker.model.material import PageRecord
from tests.copying.factory import record
from tests.copying.scenes import document, sheet
from tests.copying.screens import HIGH, WIDE, Seen, pairs, photographed, screen

RUNNING = tuple(
    Line("文" * 30, (0.1, 0.08 + 0.022 * row, 0.9, 0.095 + 0.022 * row)) for row in range(38)
)


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


def test_a_figure_misread_on_one_side_does_not_hide_a_copy():
    picture, lines = screen(1)
    other = replace(lines[-1], text=lines[-1].text[:-1] + str((int(lines[-1].text[-1]) + 5) % 10))
    small = cv2.resize(picture, None, fx=0.8, fy=0.8, interpolation=cv2.INTER_AREA)
    (pair,) = pairs((picture, lines), (small, (*lines[:-1], other)), "scan")
    assert pair.severity == "notice" and "请放大核对" in pair.reason


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


def turned(seen: Seen) -> Seen:
    """Upside down, with figures that are read otherwise so."""
    picture, lines = seen
    read = str.maketrans("0123456789", "0175592866")
    said = (line.text.translate(read) if line.text.isdecimal() else line.text for line in lines)
    return np.ascontiguousarray(np.rot90(picture, 2)), tuple(
        replace(line, text=text, box=tuple(1 - line.box[n] for n in (2, 3, 0, 1)))
        for line, text in zip(lines, said, strict=True)
    )


def test_figures_read_upside_down_do_not_tell_a_turned_screen_apart():
    (pair,) = pairs(screen(1), turned(screen(1)), "scan")
    assert pair.severity == "notice" and "请放大核对" in pair.reason
    assert not pairs(screen(1), turned(screen(1, {5: "QYKXZW"})), "scan")


def test_a_column_that_a_crop_has_cut_off_is_not_missing():
    whole = screen(1)
    wide = Line("Credit Platform of the province", (0.02, 0.94, 0.6, 0.97))
    part = cropped(whole, 0.3)
    rest = Line("Platform of the province", (0.0, 0.94, 0.43, 0.97))
    one, other = ((seen[0], (*seen[1], line)) for seen, line in ((whole, wide), (part, rest)))
    (pair,) = pairs(one, other, "scan")
    assert pair.severity == "notice" and "逐处对照" in pair.reason


def test_a_page_of_running_text_has_no_print():
    assert not prints(document(sheet(), source="scan", lines=RUNNING))


def test_a_chat_whose_lines_cross_a_crop_has_one():
    lying = screen(1)[0]
    picture = np.ascontiguousarray(np.rot90(lying))
    rows = tuple(Line("文" * 15, (0.1, 0.1 * row, 0.9, 0.1 * row + 0.05)) for row in range(1, 9))
    assert prints(document(picture, source="scan", lines=rows))
    long = tuple(replace(line, text="文" * 28) for line in rows)
    assert not prints(document(picture, source="scan", lines=long))
    assert prints(document(lying, source="scan", lines=long))  # a site's page on a screen


def test_the_pages_of_a_longer_paper_have_none_for_their_tables():
    picture, lines = screen(1)
    one = document(picture, source="scan", lines=lines)
    assert len(prints(one)) == 1
    (page,) = one.pages
    two: Document = replace(one, pages=(page, replace(page, number=2)), format="pdf")
    assert not prints(two)
    assert prints(replace(two, format="docx"))  # pasted into it, each stands for itself
