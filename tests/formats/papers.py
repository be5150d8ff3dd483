"""Small files for the readers' tests, made in memory: no fonts and no real material."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document as NewDocument
from docx.oxml import parse_xml
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
A4 = (595.0, 842.0)
RED = (0.9, 0.0, 0.0)
BODY = "关于成立信用交通建设工作领导小组的通知各科室经研究决定"

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def picture_bytes(size=(60, 60), colour="red", kind="PNG", **options) -> bytes:
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).ellipse((4, 4, size[0] - 4, size[1] - 4), outline=colour, width=3)
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def canvas(path: Path, **options) -> Canvas:
    return Canvas(str(path), pagesize=A4, **options)


def header(page: Canvas) -> None:
    page.setFillColorRGB(*RED)
    page.setFont(FONT, 40)
    page.drawCentredString(297, 700, "商河县交通运输局文件")
    page.setFillColorRGB(0, 0, 0)
    page.setFont(FONT, 16)
    page.drawCentredString(297, 640, "商交发〔2023〕12号")
    page.setStrokeColorRGB(*RED)
    page.setLineWidth(2)
    page.line(80, 620, 515, 620)


def body(page: Canvas, rows: int = 10) -> None:
    page.setFillColorRGB(0, 0, 0)
    page.setFont(FONT, 16)
    for row in range(rows):
        page.drawString(80, 590 - row * 28, BODY)


def scan_image(size=(620, 877)) -> ImageReader:
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    for row in range(20):
        draw.rectangle((80, 150 + row * 30, 540, 160 + row * 30), fill="black")
    return ImageReader(picture)


def pdf(path: Path, *pages) -> Path:
    made = canvas(path)
    for draw in pages:
        draw(made)
        made.showPage()
    made.save()
    return path


def docx(path: Path, *paragraphs: str, picture: bytes | None = None) -> Path:
    """A DOCX of raw ``w:p`` XML; ``{rid}`` in it is the picture's relation."""
    made = NewDocument()
    rid = ""
    if picture is not None:
        rid, _ = made.part.get_or_add_image(io.BytesIO(picture))
    for text in paragraphs:
        xml = text.replace("{rid}", rid).replace("<w:p>", f"<w:p {SPACES}>", 1)
        made.element.body.insert(len(made.element.body) - 1, parse_xml(xml))
    made.save(str(path))
    return path


def run(text: str, colour: str = "", size: int = 32, style: str = "") -> str:
    parts = (f'<w:rStyle w:val="{style}"/>' if style else "") + (
        f'<w:color w:val="{colour}"/>' if colour else ""
    )
    return f'<w:r><w:rPr>{parts}<w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r>'


def anchored(inner: str, behind: int = 0, x: int = 4000000, y: int = 1000000) -> str:
    """A floating DrawingML object of 42 mm each way."""
    return (
        f'<w:r><w:drawing><wp:anchor behindDoc="{behind}" distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1512000" cy="1512000"/><wp:docPr id="1" name="x"/>'
        f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


PICTURE = (
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="s"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{rid}"/></pic:blipFill><pic:spPr/></pic:pic>'
)


def rewrite(path: Path, parts: dict[str, bytes]) -> Path:
    """Replace or add parts of a zip."""
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in (kept | parts).items():
            new.writestr(name, data)
    return path
