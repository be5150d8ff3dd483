"""Scans with a layer of text that says what the picture says, or something else.

The papers are set with fpdf2, scanned here, bound with reportlab and pypdf. Layers are written as
programs write them: by rows, words or letters, unseen, clear, or below the picture.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.forgery.blind.cases import guilty, innocent, one_pdf, other, paper
from benchmarks.forgery.blind.paper import Paper, written

FACE = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FACE))
Row = tuple[float, float, float, float, str]  # left, foot, right, top in points; words
STYLES = ("rows", "words", "letters", "clear", "below")
ALIKE = {"0": "8", "1": "7", "3": "8", "5": "6", "6": "8", "8": "3", "9": "8", "7": "1"}


def scanned(rng: Random, one: Paper, path: Path) -> tuple[Image.Image, list[Row]]:
    """The paper's first page as a scanner sees it, and the rows that stand on it."""
    written(rng, one, path)
    rows, page = rows_of(path), pdfium.PdfDocument(path)[0]
    dpi = rng.choice((150, 200))
    shot = page.render(scale=dpi / 72).to_numpy()[:, :, :3][:, :, ::-1]
    grain = np.random.default_rng(rng.randrange(2**32)).normal(0, rng.uniform(2, 5), shot.shape)
    seen = np.clip(shot * rng.uniform(0.93, 0.98) + grain, 0, 255).astype(np.uint8)
    return Image.fromarray(seen), rows


def rows_of(path: Path) -> list[Row]:
    """What stands on the first page, and where."""
    text = pdfium.PdfDocument(path)[0].get_textpage()
    boxes = [text.get_rect(index) for index in range(text.count_rects())]
    rows = [(*box, text.get_text_bounded(*box).strip()) for box in boxes]
    return [row for row in rows if row[4]]


def bound(rng: Random, picture: Image.Image, rows: list[Row], style: str, path: Path) -> None:
    """The picture and its layer in one file."""
    if style == "below":
        under, over = _drawn(None, rows, ""), _drawn((rng, picture), [], "")
        writer = PdfWriter(io.BytesIO(under))
        writer.pages[0].merge_page(PdfReader(io.BytesIO(over)).pages[0])
        writer.write(path)
    else:
        path.write_bytes(_drawn((rng, picture), rows, style))


def _drawn(shown: tuple[Random, Image.Image] | None, rows: list[Row], style: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89), pageCompression=0)
    if shown is not None:
        data = io.BytesIO()
        shown[1].save(data, "JPEG", quality=shown[0].randint(70, 90))
        canvas.drawImage(ImageReader(data), 0, 0, 595.28, 841.89)
    if style == "clear":
        canvas.setFillAlpha(0)
    for row in rows:
        for left, right, words in _parts(row, style):
            _put(canvas, (left, row[1], right, row[3], words), 0 if style in ("", "clear") else 3)
    canvas.save()
    return out.getvalue()


def _parts(row: Row, style: str) -> list[tuple[float, float, str]]:
    """The row whole, or in pieces of two or three letters or of one, each in its own place."""
    left, _, right, _, words = row
    size = {"words": 3, "letters": 1}.get(style, len(words))
    step = (right - left) / len(words)
    return [
        (left + step * at, left + step * min(at + size, len(words)), words[at : at + size])
        for at in range(0, len(words), size)
    ]


def _put(canvas: Canvas, row: Row, mode: int) -> None:
    left, foot, right, top, words = row
    size = max(top - foot, 4.0)
    wide = pdfmetrics.stringWidth(words, FACE, size) or 1.0
    text = canvas.beginText(left, foot + 0.12 * size)
    text.setFont(FACE, size)
    text.setTextRenderMode(mode)
    text.setHorizScale(100 * (right - left) / wide)
    text.textOut(words)
    canvas.drawText(text)


def layered(rng: Random, path: Path, change: Callable[[str, Paper], str], style: str) -> None:
    one = paper(rng)
    picture, rows = scanned(rng, one, path)
    bound(rng, picture, [(*row[:4], change(row[4], one)) for row in rows], style, path)


def _another_number(rng: Random) -> Callable[[str, Paper], str]:
    return lambda words, one: other(rng, words) if words == one.number else words


def _another_year(rng: Random) -> Callable[[str, Paper], str]:
    year = rng.choice((2021, 2022))
    return lambda words, one: words.replace("2023年", f"{year}年") if words == one.day else words


def _another_month(rng: Random) -> Callable[[str, Paper], str]:
    def change(words: str, one: Paper) -> str:
        if words != one.day:
            return words
        month = int(re.search(r"年(\d+)月", words)[1])
        new = rng.choice([m for m in range(1, 13) if m != month])
        return words.replace(f"年{month}月", f"年{new}月")

    return change


def _slips(rng: Random, share: float = 0.03) -> Callable[[str, Paper], str]:
    """A reader's slips in letters, none in digits."""
    wrong = "口日目田由甲申白百自"
    return lambda words, _: "".join(
        rng.choice(wrong) if c >= "\u4e00" and rng.random() < share else c for c in words
    )


def _one_slip(rng: Random) -> Callable[[str, Paper], str]:
    """One digit of the number or the date taken for one like it."""
    which = rng.choice(("number", "day"))

    def change(words: str, one: Paper) -> str:
        if words != getattr(one, which):
            return words
        like = [n for n, c in enumerate(words) if c in ALIKE and n > 4]
        if not like:
            return words
        at = rng.choice(like)
        return words[:at] + ALIKE[words[at]] + words[at + 1 :]

    return change


@guilty("text_layer", "weak")
@one_pdf
def layer_with_another_number(rng: Random, path: Path) -> None:
    layered(rng, path, _another_number(rng), rng.choice(STYLES))


@guilty("text_layer", "medium")
@one_pdf
def layer_with_another_year(rng: Random, path: Path) -> None:
    layered(rng, path, _another_year(rng), rng.choice(STYLES))


@guilty("text_layer", "weak")
@one_pdf
def layer_with_another_month(rng: Random, path: Path) -> None:
    layered(rng, path, _another_month(rng), rng.choice(STYLES))


@innocent
@one_pdf
def layer_as_recognised(rng: Random, path: Path) -> None:
    layered(rng, path, lambda words, _: words, rng.choice(STYLES))


@innocent
@one_pdf
def layer_with_slips(rng: Random, path: Path) -> None:
    layered(rng, path, _slips(rng), rng.choice(STYLES[:3]))


@innocent
@one_pdf
def layer_with_one_digit_misread(rng: Random, path: Path) -> None:
    layered(rng, path, _one_slip(rng), rng.choice(STYLES[:3]))
