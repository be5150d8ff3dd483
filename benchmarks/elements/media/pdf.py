"""Born-digital PDF: text, lines and shapes as such, seals and photographs as pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.elements import faces
from benchmarks.elements.paper import HEIGHT, WIDTH, Block, Paper, Picture, Rule, Sheet, Text

MM = 72 / 25.4
_STANDING = {"fang": "song", "song-bold": "hei", "sans": "micro", "sans-bold": "hei"}


def write(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """One PDF. Fonts whose outlines cannot be embedded stand in for by their like."""
    file = stem.with_suffix(".pdf")
    canvas = Canvas(str(file), pagesize=(WIDTH * MM, HEIGHT * MM), invariant=1)
    for page in pages:
        for item in sorted(page, key=lambda item: isinstance(item, Picture) and item.ink):
            _DRAW[type(item)](canvas, item, paper)
        canvas.showPage()
    canvas.save()
    return [file]


@cache
def _font(face: str) -> str:
    path, index = faces.file(face)
    pdfmetrics.registerFont(TTFont(face, str(path), subfontIndex=index))
    return face


def _face(paper: Paper, role: str) -> str:
    face = paper.faces.get(role, "hei" if role == "title" else "song")
    return _font(face if face in faces.TRUETYPE else _STANDING[face])


def _text(canvas: Canvas, item: Text, paper: Paper) -> None:
    face = _face(paper, item.face)
    wide = pdfmetrics.stringWidth(item.text, face, item.size) * item.squeeze
    x = item.x * MM - {"l": 0, "m": wide / 2, "r": wide}[item.at]
    text = canvas.beginText(x, (HEIGHT - item.y) * MM - item.size * 0.36)
    text.setFont(face, item.size)
    text.setHorizScale(item.squeeze * 100)
    text.setFillColorRGB(*(value / 255 for value in item.colour))
    text.textOut(item.text)
    canvas.drawText(text)


def _rule(canvas: Canvas, item: Rule, _: Paper) -> None:
    canvas.setStrokeColorRGB(*(value / 255 for value in item.colour))
    canvas.setLineWidth(item.width * MM)
    canvas.line(item.x0 * MM, (HEIGHT - item.y0) * MM, item.x1 * MM, (HEIGHT - item.y1) * MM)


def _block(canvas: Canvas, item: Block, _: Paper) -> None:
    if item.fill:
        canvas.setFillColorRGB(*(value / 255 for value in item.fill))
    if item.line:
        canvas.setStrokeColorRGB(*(value / 255 for value in item.line))
        canvas.setLineWidth(item.width * MM)
    fill, stroke = int(bool(item.fill)), int(bool(item.line))
    x, y = item.x0 * MM, (HEIGHT - item.y1) * MM
    if item.round:
        canvas.ellipse(x, y, item.x1 * MM, (HEIGHT - item.y0) * MM, stroke=stroke, fill=fill)
    else:
        size = (item.x1 - item.x0) * MM, (item.y1 - item.y0) * MM
        canvas.rect(x, y, *size, stroke=stroke, fill=fill)


def _picture(canvas: Canvas, item: Picture, _: Paper) -> None:
    image = ImageReader(small(item.image))
    box = (item.x * MM, (HEIGHT - item.y - item.h) * MM, item.w * MM, item.h * MM)
    canvas.drawImage(image, *box, mask="auto")


def small(image: Image.Image) -> Image.Image:
    """A picture at a size that documents carry."""
    scale = min(1.0, 480 / max(image.size))
    size = round(image.width * scale), round(image.height * scale)
    return image.resize(size, Image.Resampling.LANCZOS)


def png(image: Image.Image) -> bytes:
    """The picture as PNG bytes, at a size that documents carry."""
    store = io.BytesIO()
    small(image).save(store, "PNG")
    return store.getvalue()


_DRAW = {Text: _text, Rule: _rule, Block: _block, Picture: _picture}
