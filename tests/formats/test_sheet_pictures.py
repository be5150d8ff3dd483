"""Photographs that lie on the sheets of a workbook."""

import io
import zipfile

import numpy as np
import openpyxl
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image

from checker import formats
from checker.formats import sheet_pictures


def colour(value):
    return np.full((80, 120, 3), value, np.uint8)


def book(path, *sheets):
    """Each sheet is its rows' text and the pictures on it."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number, (text, pictures) in enumerate(sheets):
        sheet = made.create_sheet(f"表{number}")
        if text:
            sheet.append([text])
        for picture in pictures:
            data = io.BytesIO()
            Image.fromarray(picture).save(data, "PNG")
            sheet.add_image(SheetImage(data), "D4")
    made.save(path)
    return path


def test_pictures_stand_on_the_pages_of_their_sheets(tmp_path):
    path = book(
        tmp_path / "a.xlsx", ("台账", ()), ("照片", (colour(9), colour(99))), ("", (colour(200),))
    )
    pages = formats.read([path]).pages
    assert [[int(p.pixels()[0, 0, 0]) for p in page.pictures] for page in pages] == [
        [], [9, 99], [200],
    ]  # fmt: skip
    assert [page.text for page in pages] == ["台账", "照片", ""]


def test_pictures_of_no_sheet_are_the_firsts_and_broken_ones_are_told(tmp_path):
    path = book(tmp_path / "a.xlsx", ("台账", ()))
    data = io.BytesIO()
    Image.fromarray(colour(50)).save(data, "PNG")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/media/cell1.png", data.getvalue())
        package.writestr("xl/media/cell2.png", b"no picture")
    document = formats.read([path])
    assert [int(p.pixels()[0, 0, 0]) for p in document.pages[0].pictures] == [50]
    assert [problem.code for problem in document.problems] == ["picture-unreadable"]


def test_pictures_beyond_those_looked_at_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_pictures, "MOST", 1)
    path = book(tmp_path / "a.xlsx", ("照片", (colour(9), colour(99))))
    document = formats.read([path])
    assert [int(p.pixels()[0, 0, 0]) for p in document.pages[0].pictures] == [9]
    assert "2张图片，只查看了前1张" in document.problems[0].text
