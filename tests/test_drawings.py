"""A page is drawn once for all checks that ask for it at one resolution."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from checker import drawings
from checker.model.document import Document, Page


class Pen:
    """Draws pages of 720 × 720 points, never wider than ``most`` pixels, and counts."""

    def __init__(self, most: int = 100_000) -> None:
        self.most = most
        self.asked: list[float] = []

    def __call__(self, dpi: float) -> np.ndarray:
        self.asked.append(dpi)
        side = min(round(dpi * 10), self.most)
        return np.full((side, side, 3), 200, np.uint8)


def shown(pen: Pen, source: str = "text", count: int = 1) -> tuple[Page, ...]:
    pages = tuple(Page(n + 1, 720, 720, source=source, render=pen) for n in range(count))  # type: ignore[arg-type]
    return drawings.kept(Document(Path("a.pdf"), "pdf", "scan", pages)).pages


def widths(page: Page, *asked: float) -> list[int]:
    assert page.render is not None
    return [page.render(dpi).shape[1] for dpi in asked]


def test_the_same_resolution_is_drawn_once() -> None:
    pen = Pen()
    assert widths(shown(pen)[0], 100, 100.05, 100) == [1000, 1000, 1000]
    assert pen.asked == [100]


def test_a_drawn_page_is_drawn_anew_for_every_resolution() -> None:
    pen = Pen()
    assert widths(shown(pen)[0], 200, 100, 60) == [2000, 1000, 600]
    assert pen.asked == [200, 100, 60]


@pytest.mark.parametrize("source", ["scan", "photo"])
def test_a_scan_is_shrunk_from_the_larger_picture(source: str) -> None:
    pen = Pen()
    assert widths(shown(pen, source)[0], 200, 100, 60, 220) == [2000, 1000, 600, 2200]
    assert pen.asked == [200, 220]


def test_a_scan_below_the_resolution_asked_for_stays_at_its_own() -> None:
    pen = Pen(most=900)
    assert widths(shown(pen, "scan")[0], 200, 100, 60) == [900, 900, 600]
    assert pen.asked == [200]


def test_pages_are_not_mixed_up_and_old_pictures_make_room() -> None:
    pen = Pen()
    pages = shown(pen, count=3)
    for page in (*pages, pages[0]):
        assert widths(page, 300) == [3000]  # 27 MB each: two are kept
    assert pen.asked == [300] * 4


def test_nobody_paints_on_the_picture_of_another() -> None:
    page = shown(Pen())[0]
    assert page.render is not None
    with pytest.raises(ValueError, match="read-only"):
        page.render(100)[0, 0] = 0


def test_pages_pickle_without_their_pictures() -> None:
    page = shown(Pen())[0]
    widths(page, 300)
    sent = pickle.dumps(page)
    assert len(sent) < 10_000
    assert widths(pickle.loads(sent), 100) == [1000]


def test_a_page_without_layout_stays_without_picture() -> None:
    bare = Document(Path("a.docx"), "docx", "office", (replace(shown(Pen())[0], render=None),))
    assert drawings.kept(bare).pages[0].render is None


@pytest.mark.parametrize("way", [90, 180, 270])
def test_a_page_turned_since_is_drawn_once_more_and_kept_beside_its_old_self(way: int) -> None:
    pen, turns = Pen(), []
    page = shown(pen, "scan")[0]

    def turned(dpi: float) -> np.ndarray:
        turns.append(dpi)
        assert page.render is not None
        return np.rot90(page.render(dpi), way // 90)

    again = drawings.redrawn(page, turned)
    assert widths(again, 200, 100, 200) == [2000, 1000, 2000]
    assert widths(page, 200) == [2000]
    assert (turns, pen.asked) == ([200], [200])
    assert drawings.redrawn(again, turned).render is not again.render
