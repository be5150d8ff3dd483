"""Numbers and dates under white letters that are blocks, or under a part of the page itself."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.elements.faces import font
from benchmarks.forgery.blind.boxed import SEEN, formed, laid, merged, overlay
from benchmarks.forgery.blind.cases import guilty, one_pdf
from benchmarks.forgery.blind.scanned import Row

BLOCK = "n"  # a black square in ZapfDingbats, .76 of its size wide


@guilty(SEEN)
@one_pdf
def white_block_letters(rng: Random, path: Path) -> None:
    """A row of squares of a font, in white."""
    scan = rng.random() < 0.5
    row, words = laid(rng, path, scan)

    def draw(canvas: Canvas, row: Row) -> None:
        size = (row[3] - row[1]) * 1.5
        canvas.setFillGray(1)
        canvas.setFont("ZapfDingbats", size)
        at = row[0] - 2
        while at < row[2] + 2:
            canvas.drawString(at, row[1] - 0.1 * size, BLOCK)
            at += 0.6 * size

    rng.choice((merged, formed))(path, overlay(row, words, draw))


@guilty(SEEN)
@one_pdf
def part_of_the_scan_itself(rng: Random, path: Path) -> None:
    """Empty ground of the same scan, other words set upon it, laid over the row as a picture."""
    row, words = laid(rng, path, True)
    scale = 200 / 72
    shot = pdfium.PdfDocument(path)[0].render(scale=scale).to_pil().convert("RGB")
    wide, high = round((row[2] - row[0] + 8) * scale), round((row[3] - row[1] + 5) * scale)
    low = shot.height - rng.randint(60, 90)
    left = rng.randint(100, shot.width - wide - 100)
    patch = shot.crop((left, low - high, left + wide, low))
    face = font("song", round(0.8 * high))
    ImageDraw.Draw(patch).text((wide / 2, high / 2), words, (30, 30, 30), face, "mm")
    data = io.BytesIO()
    patch.save(data, "JPEG", quality=rng.randint(75, 92))

    def draw(canvas: Canvas, row: Row) -> None:
        size = row[2] - row[0] + 8, row[3] - row[1] + 5
        canvas.drawImage(ImageReader(Image.open(data)), row[0] - 4, row[1] - 2.5, *size)

    rng.choice((merged, formed))(path, overlay(row, "", draw))
