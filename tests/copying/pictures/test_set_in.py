"""Screens set into running text have prints, though their words are not read; tables have none."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from checker.copying.pictures import set_in, wording
from checker.copying.pictures.prints import prints
from checker.model.document import Line
from checker.model.material import PageRecord
from tests.copying.factory import record
from tests.copying.scenes import document
from tests.copying.screens import Seen, pairs, screen

WIDE, HIGH = 827, 1169
TOP, FOOT, LEFT = 330, 650, 150
WORDS = "Credit of carriers is told every month here"


def page(inner: np.ndarray | None = None, rows: tuple[int, ...] = ()) -> Seen:
    """Running text with room in its middle, rows of a ruled table in that, and what is read."""
    out = np.full((HIGH, WIDE, 3), 253, np.uint8)
    lines = []
    for top in (*range(150, TOP - 30, 36), *range(FOOT + 20, 1050, 36)):
        cv2.putText(out, WORDS, (90, top + 20), 0, 0.87, (30,) * 3, 2)
        box = (90 / WIDE, top / HIGH, 735 / WIDE, (top + 26) / HIGH)
        lines.append(Line("文" * 30, box))
    for top in rows:
        cv2.line(out, (90, top - 6), (735, top - 6), (20,) * 3, 2)
        for left in (110, 420):
            cv2.putText(out, "Carriers", (left, top + 20), 0, 0.8, (30,) * 3, 2)
            box = (left / WIDE, top / HIGH, (left + 130) / WIDE, (top + 26) / HIGH)
            lines.append(Line("运输企业", box))
    if inner is not None:
        high, wide = inner.shape[:2]
        out[TOP : TOP + high, LEFT : LEFT + wide] = inner
    return out, tuple(lines)


def small(seed: int) -> np.ndarray:
    """A screen as it is pasted."""
    return np.asarray(cv2.resize(screen(seed)[0], (480, 314), interpolation=cv2.INTER_AREA))


@pytest.mark.parametrize("ground", [255, 244])
def test_a_screen_between_two_parts_of_the_text_is_found_without_its_words(ground: int):
    picture, lines = page(np.minimum(small(1), ground).astype(np.uint8))
    ((left, top, right, foot),) = set_in.found(picture, lines, alone=False)
    there = LEFT / WIDE, TOP / HIGH, (LEFT + 480) / WIDE, (TOP + 314) / HIGH
    assert np.abs(np.subtract((left, top, right, foot), there)).max() < 0.03


def test_a_table_set_as_the_text_is_and_a_gap_are_no_pictures():
    ruled = page(rows=tuple(range(TOP, FOOT, 40)))
    assert not set_in.found(*ruled, alone=False)
    assert not set_in.found(*page(), alone=True)


def test_the_screen_on_the_page_is_the_same_and_accuses_nobody():
    (pair,) = pairs(screen(1), page(small(1)), "scan")
    assert pair.severity == "notice" and "未能逐处对照" in pair.reason


@pytest.mark.parametrize(("seed", "count"), [(1, 1), (2, 0)])
def test_a_screen_of_which_a_part_is_read_is_told_by_the_rest_of_its_pixels(seed: int, count: int):
    picture, lines = page(small(seed))
    read = [line for line in screen(seed)[1] if line.box[1] < 0.3]
    there = [LEFT / WIDE, TOP / HIGH] * 2
    size = np.array([480 / WIDE, 314 / HIGH] * 2)
    boxes = [tuple((np.array(line.box) * size + there).tolist()) for line in read]
    inner = tuple(replace(line, box=box) for line, box in zip(read, boxes, strict=True))
    assert len(pairs(screen(1), (picture, (*lines, *inner)), "scan")) == count


def test_a_part_of_the_screen_on_the_page_is_found_by_its_points():
    (pair,) = pairs(screen(1), page(small(1)[:, 180:]), "scan")
    assert pair.severity == "notice" and pair.covered_a < 0.8


def test_another_screen_of_the_system_on_the_page_is_not_the_same():
    assert not pairs(screen(1), page(small(2)), "scan")


def test_a_photograph_in_the_text_has_one_print():
    picture = np.random.default_rng(1).normal(120, 40, (40, 60, 3)).astype(np.float32)
    picture = np.clip(cv2.resize(picture, (480, 314), interpolation=cv2.INTER_CUBIC), 0, 225)
    (made,) = prints(document(page(picture.astype(np.uint8))[0], "scan", lines=page()[1]))
    assert not made.plain


def test_long_lines_of_a_certificate_do_not_part_the_gap_it_stands_in():
    picture, lines = page(small(1))
    long = Line("证" * 30, (0.22, (TOP + 150) / HIGH, 0.8, (TOP + 170) / HIGH))
    ((_, top, _, foot),) = set_in.found(picture, (*lines, long), alone=True)
    assert top < (TOP + 10) / HIGH and foot > (FOOT - 20) / HIGH


def test_a_slide_with_a_bar_like_a_photograph_is_one_picture():
    slide = np.asarray(cv2.resize(screen(1)[0], (480, 314), interpolation=cv2.INTER_AREA)).copy()
    slide[:, :80] = 250
    slide[:70] = (24, 82, 160)
    picture, lines = page(slide)
    names = [
        Line("信用平台", (0.3, (TOP + y) / HIGH, 0.45, (TOP + y + 12) / HIGH))
        for y in range(80, 300, 40)
    ]
    (made,) = prints(document(picture, "scan", lines=(*lines, *names)))
    assert made.height > 250 and made.plain


def test_running_text_is_none_of_a_pictures_words():
    one = record("甲", "", kind="other")
    (made,) = prints(document(page(small(1))[0], "scan", lines=page()[1]))
    close = Line("文" * 30, (90 / WIDE, (TOP + 2) / HIGH, 735 / WIDE, (TOP + 20) / HIGH))
    own = Line("信用平台", (0.3, 0.4, 0.5, 0.42))
    shown = replace(made, box=(0.1, TOP / HIGH, 0.9, FOOT / HIGH))
    lines = (*page()[1], close, own)
    kept = replace(one, pages=(PageRecord(1, 595.0, 842.0, "scan", lines),))
    assert wording.of(kept, shown).texts == ("信用平台",)
