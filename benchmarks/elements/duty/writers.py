"""A block as a plain text, Word or PDF file."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt, RGBColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.elements import stamps
from benchmarks.elements.duty.blocks import Block, Row

FACE = "STSong-Light"
_SIZES = {"!": 40, "#": 20}
_LEFT, _RIGHT, _TOP, _BOTTOM = 78, 517, 760, 90


def write(block: Block, folder: Path, rng: Random) -> Path:
    """Write one block; a third of the Word files are printed as PDF instead."""
    form = "pdf" if block.format == "docx" and rng.random() < 0.35 else block.format
    file = folder / block.place / f"{block.name}.{form}"
    file.parent.mkdir(parents=True, exist_ok=True)
    {"docx": _docx, "pdf": _pdf, "txt": _txt}[form](block.rows, file, rng)
    return file


def _txt(rows: tuple[Row, ...], file: Path, rng: Random) -> None:
    file.write_text("\n".join(row.text for row in rows if row.sign != "-"), "utf-8")


def _docx(rows: tuple[Row, ...], file: Path, rng: Random) -> None:
    paper, table = Document(), None
    for row in rows:
        if row.sign == "|":
            cells = [cell.strip() for cell in row.text.split("|")]
            table = table or paper.add_table(0, len(cells))
            for cell, text in zip(table.add_row().cells, cells, strict=False):
                cell.text = text
        elif row.sign != "-":
            table = None
            _paragraph(paper, row)
    paper.save(str(file))


def _paragraph(paper, row: Row) -> None:
    paragraph = paper.add_paragraph()
    run = paragraph.add_run(row.text)
    run.font.size = Pt(_SIZES.get(row.sign, 16))
    if row.sign == "!":
        run.font.color.rgb = RGBColor(255, 0, 0)
    if row.sign in ("!", "^", "#"):
        paragraph.alignment = ALIGN.CENTER
    if row.sign == ">":
        paragraph.alignment = ALIGN.RIGHT


def _pdf(rows: tuple[Row, ...], file: Path, rng: Random) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FACE))
    canvas, y = Canvas(str(file), pagesize=(595, 842), invariant=1), _TOP
    for row in rows:
        if row.sign == "-":
            canvas.setStrokeColorRGB(0.9, 0, 0)
            canvas.setLineWidth(2)
            canvas.line(_LEFT, y, _RIGHT, y)
            y -= 40
            continue
        y = _set(canvas, row, y)
        if row.seal:
            _seal(canvas, row, y, rng)
        if y < _BOTTOM:
            canvas.showPage()
            y = _TOP
    canvas.save()


def _set(canvas: Canvas, row: Row, y: float) -> float:
    """Draw one row, wrapped; where the next one begins."""
    size = min(_SIZES.get(row.sign, 16), 430 // max(len(row.text), 1)) if row.sign == "!" else 0
    size = size or _SIZES.get(row.sign, 16)
    canvas.setFillColorRGB(0.9 if row.sign == "!" else 0, 0, 0)
    canvas.setFont(FACE, size)
    per = (_RIGHT - _LEFT - 2 * size) // size
    text = row.text.replace("|", "    ")
    for start in range(0, len(text), per):
        piece = text[start : start + per]
        if row.sign in ("!", "^", "#"):
            canvas.drawCentredString(297, y, piece)
        elif row.sign == ">":
            canvas.drawRightString(480, y, piece)
        else:
            canvas.drawString(_LEFT + (0 if start or row.sign == "|" else 2 * size), y, piece)
        y -= size * 1.7
    return y - (14 if row.sign == "!" else 0)


def _seal(canvas: Canvas, row: Row, y: float, rng: Random) -> None:
    kept = io.BytesIO()
    stamps.seal(rng, row.seal).save(kept, "PNG")
    kept.seek(0)
    x = 480 - len(row.text) * 8 - 60
    canvas.drawImage(ImageReader(kept), x, y - 34, 119, 119, mask="auto")
