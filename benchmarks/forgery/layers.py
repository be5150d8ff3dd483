"""Scans with a layer of text: one that says another number or date, and one that says the same.

    python -m benchmarks.forgery.layers [papers] [seed]

Each paper is drawn, scanned at 200 dpi and given an unseen layer of its rows; in the replaced one a
digit of the number or of the date differs. Needs the fonts of ``benchmarks.elements``.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.elements import cases
from benchmarks.elements.layout import sheets
from benchmarks.elements.media.optical import _scanned
from benchmarks.elements.paper import HEIGHT, WIDTH, Paper, Sheet, Text
from benchmarks.elements.raster import drawn
from benchmarks.forgery.ela import ela
from checker import formats, ocr
from checker.forgery import text_layer

MM = 72 / 25.4
FACE = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FACE))


def other_digit(rng: Random, text: str) -> str:
    """The text with one digit of its serial, or of its day, made another."""
    places = [match.start() for match in re.finditer(r"\d(?=\d*[号日])", text)]
    at = rng.choice(places)
    return text[:at] + rng.choice([d for d in "123456789" if d != text[at]]) + text[at + 1 :]


def written(rng: Random, paper: Paper, pages: list[Sheet], replaced: str) -> bytes:
    """The scan with its layer; rows that hold ``replaced`` say something else."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH * MM, HEIGHT * MM))
    for page in pages:
        shot = _scanned(rng, drawn(paper, page, 200), 4, 0.0)
        data = io.BytesIO()
        shot.save(data, "JPEG", quality=85)
        canvas.drawImage(ImageReader(data), 0, 0, WIDTH * MM, HEIGHT * MM)
        for item in page:
            if isinstance(item, Text):
                _row(rng, canvas, item, replaced)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _row(rng: Random, canvas: Canvas, item: Text, replaced: str) -> None:
    words = other_digit(rng, item.text) if replaced and item.text == replaced else item.text
    wide = pdfmetrics.stringWidth(words, FACE, item.size)
    x = item.x * MM - {"l": 0, "m": wide / 2, "r": wide}[item.at]
    row = canvas.beginText(x, (HEIGHT - item.y) * MM - item.size * 0.36)
    row.setFont(FACE, item.size)
    row.setTextRenderMode(3)
    row.textOut(words)
    canvas.drawText(row)


def main(count: int, seed: int) -> None:
    engine = ocr.engine("rapid")
    with tempfile.TemporaryDirectory() as folder:
        for what in ("number", "date", ""):
            tally: Counter[str] = Counter()
            for index in range(count):
                rng = Random(f"{seed}/{what}/{index}")
                paper = cases.sound(rng)
                pages = sheets(rng, paper)
                path = Path(folder) / "paper.pdf"
                path.write_bytes(written(rng, paper, pages, getattr(paper, what) if what else ""))
                document = formats.read([path])
                found = text_layer.check(document, engine)
                tally[f"{found.outcome} {found.strength}".strip()] += 1
                tally["ELA"] += ela(document.pages[0])
            print(f"{what or 'nothing'} replaced: {dict(tally)}")


if __name__ == "__main__":
    arguments = [int(item) for item in sys.argv[1:]]
    main(*(arguments + [50, 1][len(arguments) :]))
