"""Pages as PDF, with text or as page pictures; locked with a password where wanted."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from maker.ops import Picture, Rule, Sheet, Text

HEIGHT = 297.0


def write(sheets: list[Sheet], target: Path, title: str = "", password: str = "") -> None:
    """Writes A4 pages. With a password the file opens only to who knows it."""
    lock = StandardEncryption(password, ownerPassword=password + "主", strength=128)
    canvas = Canvas(
        str(target),
        pagesize=(210 * mm, HEIGHT * mm),
        invariant=1,
        pageCompression=1,
        encrypt=lock if password else None,
    )
    canvas.setTitle(title)
    canvas.setSubject("样例，内容虚构")
    for sheet in sheets:
        for op in sheet.ops:
            _draw(canvas, op)
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, op: Text | Rule | Picture) -> None:
    if isinstance(op, Text):
        _text(canvas, op)
    elif isinstance(op, Rule):
        canvas.setFillColorRGB(*(part / 255 for part in op.colour))
        y = (HEIGHT - op.y) * mm - op.thick / 2
        canvas.rect(op.x0 * mm, y, (op.x1 - op.x0) * mm, op.thick, stroke=0, fill=1)
    else:
        _picture(canvas, op)


def _text(canvas: Canvas, op: Text) -> None:
    canvas.setFillColorRGB(*(part / 255 for part in op.colour))
    text = canvas.beginText(op.x * mm, (HEIGHT - op.y) * mm)
    text.setFont(op.font, op.size)
    if op.width:
        spare = op.width * mm - stringWidth(op.string, op.font, op.size)
        text.setCharSpace(spare / max(len(op.string) - 1, 1))
    text.textOut(op.string)
    text.setCharSpace(0)
    canvas.drawText(text)


def _picture(canvas: Canvas, op: Picture) -> None:
    place = (op.x * mm, (HEIGHT - op.y - op.height) * mm, op.width * mm, op.height * mm)
    canvas.saveState()
    if op.multiply:
        canvas.setBlendMode("Multiply")
    canvas.drawImage(_reader(op.image, op.jpeg), *place, mask="auto" if not op.jpeg else None)
    canvas.restoreState()


def _reader(image: Image.Image, quality: int) -> ImageReader:
    if not quality:
        return ImageReader(image)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    data.seek(0)
    return ImageReader(data)
