"""Pages with many white boxes, and enormous ones: all is looked at, and nothing grows with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from checker import formats
from checker.forgery import covering, covers, scan_overlay
from checker.formats.pdf import render
from checker.model.document import Line, Pixels
from tests.forgery.drawn_pdf import Draw, Reader, asked, pdf, scan


class Rows(Reader):
    """An engine that reads a telling wherever ink stands, and the last one in the lowest row."""

    def __init__(self, text: str, last: str = "") -> None:
        super().__init__(text)
        self.last = last or text

    def read(self, picture: Pixels) -> list[Line]:
        inked = np.flatnonzero((picture.min(axis=2) < 140).any(axis=1))
        rows = np.split(inked, np.flatnonzero(np.diff(inked) > 25) + 1)
        high = picture.shape[0]
        lines = [Line(self.text, (0, row[0] / high, 1, row[-1] / high), via="ocr") for row in rows]
        return [*lines[:-1], replace(lines[-1], text=self.last)]


def boxes(count: int) -> Draw:
    """Letters of a scan under white boxes."""

    def draw(page: canvas.Canvas) -> None:
        scan(page)
        page.setFillColorRGB(1, 1, 1)
        for n in range(count):
            page.rect(80 + 110 * (n // 18), 682 - 28.8 * (n % 18), 90, 18, stroke=0, fill=1)

    return draw


@pytest.mark.parametrize("told", ["王建国", "13900000000", "鲁A·12345"])
def test_a_list_masked_all_over_is_a_clue_and_no_more(tmp_path: Path, told: str) -> None:
    path = pdf(tmp_path / "a.pdf", boxes(24))
    document = formats.read([path])
    found = covering.check(document, Rows(told))
    assert found.strength == "weak" and found.values["covered"]
    assert covering.check(document, Rows(told, "2023年5月6日")).strength == "strong"
    misread = covering.check(document, Rows(told, "鲁N·1053("))
    assert misread.strength == "weak" and "1053" not in misread.reason


def test_what_lies_on_top_is_looked_at_whatever_lies_below(tmp_path: Path) -> None:
    def draw(page: canvas.Canvas) -> None:
        for n in range(2 * covers.MAX_CANDIDATES):
            row, column = divmod(n, 4)
            page.drawString(60 + 120 * column, 700 - 24 * row, f"cell {n:02}")
            page.setFillColorRGB(1, 1, 1)
            page.rect(55 + 120 * column, 695 - 24 * row, 60, 18, stroke=0, fill=1)
            page.setFillColorRGB(0, 0, 0)
            page.drawString(60 + 120 * column, 700 - 24 * row, f"cell {n:02}")
        if last:
            page.drawString(60, 740, "No. 2023-12")
            page.setFillColorRGB(1, 1, 1)
            page.rect(55, 735, 100, 18, stroke=0, fill=1)

    last = False
    assert asked(covering, pdf(tmp_path / "a.pdf", draw)).outcome == "absent"
    last = True
    found = asked(covering, pdf(tmp_path / "b.pdf", draw))
    assert found.strength == "strong" and "No. 2023-12" in found.reason


def test_an_enormous_sheet_is_looked_at_in_a_picture_of_bounded_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "MAX_PIXELS", 1_000_000)
    sizes = []

    def drawn(*args: object, **more: object) -> Pixels:
        picture = render.drawn(*args, **more)  # type: ignore[arg-type]
        sizes.append(picture.shape[0] * picture.shape[1])
        return picture

    monkeypatch.setattr(covers, "drawn", drawn)
    path = tmp_path / "a.pdf"
    sheet = canvas.Canvas(str(path), pagesize=(14400, 14400))
    sheet.setFont("Helvetica", 400)
    sheet.drawString(1000, 7000, "No. 2023-12")
    sheet.setFillColorRGB(1, 1, 1)
    sheet.rect(900, 6900, 3000, 500, stroke=0, fill=1)
    sheet.save()
    assert asked(covering, path).strength == "strong" and sizes
    assert max(sizes) < 1_010_000


def patches(count: int, dark: bool) -> Draw:
    """Small white pictures over a scan, as editors paste them and as printers store a page."""

    def draw(page: canvas.Canvas) -> None:
        scan(page, dark)
        for n in range(count):
            picture = Image.new("L", (160, 30), 250 - n)
            page.drawImage(ImageReader(picture), 100, 682 - 57.6 * n, 160, 18)

    return draw


@pytest.mark.parametrize(
    ("count", "told", "strength"),
    [(2, "2023年5月6日", "medium"), (6, "2023年5月6日", "medium"), (6, "收文", "weak")],
)
def test_pictures_pasted_over_print_are_told_however_many(
    tmp_path: Path, count: int, told: str, strength: str
) -> None:
    path = pdf(tmp_path / "a.pdf", patches(count, dark=True))
    assert asked(scan_overlay, path, told).strength == strength


def test_a_page_stored_in_pieces_is_no_page_with_things_laid_over(tmp_path: Path) -> None:
    assert asked(scan_overlay, pdf(tmp_path / "a.pdf", patches(6, dark=False))).outcome == "absent"


def test_a_page_of_thousands_of_letters_drawn_one_by_one_is_looked_at(tmp_path: Path) -> None:
    def draw(page: canvas.Canvas) -> None:
        page.setFont("Helvetica", 4)
        for n in range(7000):
            page.drawString(40 + 5 * (n % 100), 760 - 5 * (n // 100), "a")
        page.setFont("Helvetica", 12)
        page.drawString(100, 790, "No. 2023-12")
        page.setFillColorRGB(1, 1, 1)
        page.rect(95, 785, 90, 20, stroke=0, fill=1)

    found = asked(covering, pdf(tmp_path / "a.pdf", draw))
    assert found.strength == "strong" and "No. 2023-12" in found.reason
