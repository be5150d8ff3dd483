"""Papers as real files: Word, PDF with text, plain text, sheets, scans and photographs."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import cv2
import docx
import numpy as np
import openpyxl
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from benchmarks.copying.edits import Picture

FACES = (  # file and face of fonts that drawing needs; the first that exist are taken
    ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
    ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("C:/Windows/Fonts/simsun.ttc", 0),
)
COLUMNS, ROWS = 32, 34  # characters a line, lines a page


@lru_cache
def present() -> list[tuple[str, int]]:
    return [face for face in FACES if Path(face[0]).exists()]


@lru_cache
def drawn(number: int, size: int) -> ImageFont.FreeTypeFont:
    file, index = present()[number % len(present())]
    return ImageFont.truetype(file, size, index=index)


@lru_cache
def embedded() -> str:
    """A TrueType face for PDF; PostScript outlines cannot be embedded this way."""
    file, index = next(face for face in present() if "arphic" in face[0] or "simsun" in face[0])
    pdfmetrics.registerFont(TTFont("body", file, subfontIndex=index))
    return "body"


def rows(text: str) -> list[str]:
    out = []
    for paragraph in text.split("\n"):
        out += textwrap.wrap("　　" + paragraph, COLUMNS) if paragraph else [""]
    return out


def pages(title: str, text: str) -> list[list[str]]:
    every = [title, "", *rows(text)]
    return [every[at : at + ROWS] for at in range(0, len(every), ROWS)]


def write_docx(file: Path, title: str, text: str, pictures: list[Picture] | None = None) -> None:
    made = docx.Document()
    made.add_heading(title, 1)
    for paragraph in text.split("\n"):
        made.add_paragraph(paragraph)
    for picture in pictures or []:
        made.add_picture(io.BytesIO(coded(picture, 85)), width=docx.shared.Cm(14))
    made.save(str(file))


def write_table(file: Path, title: str, table: list[list[str]]) -> None:
    if file.suffix == ".xlsx":
        book = openpyxl.Workbook()
        book.active.append([title])
        for row in table:
            book.active.append(row)
        book.save(file)
        return
    made = docx.Document()
    made.add_heading(title, 1)
    grid = made.add_table(rows=0, cols=len(table[0]))
    for row in table:
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    made.save(str(file))


def write_pdf(file: Path, title: str, text: str, pictures: list[Picture] | None = None) -> None:
    pen = canvas.Canvas(str(file), pagesize=(595, 842))
    for page in pages(title, text):
        pen.setFont(embedded(), 13)
        for number, row in enumerate(page):
            pen.drawString(80, 770 - number * 20, row)
        pen.showPage()
    for picture in pictures or []:
        shown = ImageReader(io.BytesIO(coded(picture, 85)))
        high = 430 * picture.shape[0] / picture.shape[1]
        pen.drawImage(shown, 80, 760 - high, 430, high)
        pen.showPage()
    pen.save()


def write_txt(file: Path, title: str, text: str) -> None:
    coding = "gb18030" if len(text) % 2 else "utf-8"
    file.write_text(f"{title}\n\n{text}\n", coding)


def scan(page: list[str], face: int, seed: int) -> Picture:
    """A sheet at 150 dpi: printed, a little askew, grey ground, noise, JPEG."""
    dice = np.random.default_rng(seed)
    sheet = Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(sheet)
    for number, row in enumerate(page):
        pen.text((130, 130 + number * 44), row, 25, font=drawn(face, 30))
    pen.text((590, 1660), f"- {seed % 9 + 1} -", 40, font=drawn(face, 24))
    grey = np.asarray(sheet, np.uint8)
    turn = cv2.getRotationMatrix2D((620, 877), float(dice.uniform(-0.8, 0.8)), 1.0)
    grey = cv2.warpAffine(grey, turn, (1240, 1754), borderValue=250)
    soft = cv2.GaussianBlur(grey, (0, 0), 0.7).astype(np.float32)
    soft = soft * 0.93 + dice.normal(0, 5, soft.shape)
    return np.repeat(np.clip(soft, 0, 255).astype(np.uint8)[:, :, None], 3, 2)


def coded(picture: Picture, quality: int) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality)
    return out.getvalue()


def write_photo(file: Path, picture: Picture, quality: int = 88) -> None:
    file.write_bytes(coded(picture, quality))


def write_scan(file: Path, title: str, text: str, face: int = 0, seed: int = 0) -> None:
    """A PDF of page pictures, or one picture where the name says so and one page is enough."""
    sheets = [scan(page, face, seed + n) for n, page in enumerate(pages(title, text))]
    if file.suffix == ".jpg" and len(sheets) == 1:
        write_photo(file, sheets[0], 75)
        return
    pen = canvas.Canvas(str(file.with_suffix(".pdf")), pagesize=(595, 842))
    for sheet in sheets:
        pen.drawImage(ImageReader(io.BytesIO(coded(sheet, 75))), 0, 0, 595, 842)
        pen.showPage()
    pen.save()


WRITERS: dict[str, Callable[[Path, str, str], None]] = {
    "docx": write_docx,
    "pdf": write_pdf,
    "txt": write_txt,
    "md": write_txt,
}
