"""Pages of running text for the speed figures: the rules' own clauses, set anew for each page."""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from benchmarks.elements.faces import font

ROOT = Path(__file__).parents[2]
WIDTH, ROWS = 28, 22  # characters a row, rows a page (GB/T 9704)


def rows(count: int, seed: int) -> list[str]:
    """Rows of ``WIDTH`` characters drawn from the notice's text."""
    text = "".join(
        "".join(file.read_text(encoding="utf-8").split())
        for file in sorted((ROOT / "rules").glob("*/notice.md"))
    )
    dice = random.Random(seed)
    starts = [dice.randrange(len(text) - WIDTH) for _ in range(count)]
    return [text[start : start + WIDTH] for start in starts]


def pdf(pages: int, seed: int) -> bytes:
    """A born-digital PDF of full pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    paper = canvas.Canvas(stream, pagesize=A4)
    for page in range(pages):
        paper.setFont("STSong-Light", 16)
        for number, row in enumerate(rows(ROWS, seed + page)):
            paper.drawString(74, 740 - 29 * number, row)
        paper.showPage()
    paper.save()
    return stream.getvalue()


def scan(seed: int, dpi: int = 200) -> tuple[Image.Image, str]:
    """One scanned page with its text: grey paper, sensor noise, slight tilt."""
    dice = np.random.default_rng(seed)
    width, height = round(8.27 * dpi), round(11.69 * dpi)
    sheet = Image.new("L", (width, height), 250)
    draw = ImageDraw.Draw(sheet)
    glyphs = font("song", round(16 / 72 * dpi))
    lines = rows(ROWS, seed)
    for number, row in enumerate(lines):
        draw.text((width * 0.13, height * 0.1 + number * 29 / 72 * dpi), row, font=glyphs, fill=25)
    tilted = sheet.rotate(float(dice.normal(0, 0.3)), Image.Resampling.BICUBIC, fillcolor=250)
    noisy = np.asarray(tilted, np.float32) + dice.normal(0, 5, (height, width))
    grey = np.clip(noisy, 0, 255).astype(np.uint8)
    return Image.fromarray(np.repeat(grey[:, :, None], 3, axis=2)), "".join(lines)
