"""Pages drawn for the checks on PDF files: words, scans, boxes, overlays, seals."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from checker import formats
from checker.model.document import Document, Line, Pixels
from checker.model.finding import Finding

Draw = Callable[[canvas.Canvas], None]
BODY = "Notice on the credit work of the county, issued to all towns and offices. " * 3


def pdf(path: Path, *pages: Draw) -> Path:
    page = canvas.Canvas(str(path), pagesize=(595, 842), pageCompression=0)
    for draw in pages:
        draw(page)
        page.showPage()
    page.save()
    return path


def words(page: canvas.Canvas) -> None:
    page.drawString(100, 700, "No. 2023-12")
    for row in range(8):
        page.drawString(80, 640 - 20 * row, BODY[row * 9 : row * 9 + 70])


def scan(page: canvas.Canvas, dark: bool = True) -> None:
    """A page picture with rows of dark marks, as scanned text gives."""
    picture = Image.new("L", (620, 877), 250)
    if dark:
        pen = ImageDraw.Draw(picture)
        for row in range(20):
            for x in range(80, 540, 18):
                pen.rectangle((x, 150 + 30 * row, x + 11, 162 + 30 * row), outline=20, width=3)
    page.drawImage(ImageReader(picture), 0, 0, 595, 842)


def seal(size: int = 240) -> Image.Image:
    """A red ring with a star, on nothing."""
    picture = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((4, 4, size - 5, size - 5), outline=(215, 20, 25, 255), width=10)
    pen.regular_polygon((size / 2, size / 2, size / 6), 5, fill=(215, 20, 25, 255))
    return picture


def found(module: object, path: Path, **changes: object) -> Finding:
    document = formats.read([path])
    if changes:
        document = Document(**{
            **{name: getattr(document, name) for name in document.__dataclass_fields__}, **changes
        })  # fmt: skip
    return module.check(document)  # type: ignore[attr-defined, no-any-return]


def rewritten(data: bytes, old: bytes, new: bytes) -> bytes:
    """An incremental update that replaces words of the first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    stream = page["/Contents"]
    assert old in stream.data
    stream._data = stream.data.replace(old, new)
    stream._encoded_data = None
    writer.update_container(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def dated(page: canvas.Canvas) -> None:
    page.setFont("STSong-Light", 16)
    page.drawString(300, 300, "2023年3月15日")


def dated_twice(page: canvas.Canvas, first: str = "2023年8月15日") -> None:
    """A date at the place of another, which a clip takes away."""
    page.setFont("STSong-Light", 16)
    page.saveState()
    hole = page.beginPath()
    hole.rect(0, 0, 595, 842)
    hole.rect(295, 295, 200, 24)
    page.clipPath(hole, stroke=0, fill=0, fillMode=0)
    page.drawString(300, 300, first)
    page.restoreState()
    page.drawString(300, 300, "2023年3月15日")


def ringed(page: canvas.Canvas, radius: float = 57) -> None:
    """A scan, and a ring of red paths over its paper."""
    scan(page, dark=False)
    page.beginForm("mark")
    page.setStrokeColorRGB(0.83, 0.1, 0.12)
    page.setLineWidth(4)
    page.circle(400, 200, radius)
    page.endForm()
    page.doForm("mark")


def recoded(data: bytes, shown: str, told: str) -> bytes:
    """The font of the first page tells another letter for a shape."""
    codes = (f"<{each.encode('utf-16-be').hex()}>" for each in (shown, told))
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"1 beginbfchar {' '.join(codes)} endbfchar endcmap end end"
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    font = next(fonts[key] for key in fonts if fonts[key]["/Subtype"] == "/Type0")
    stream = StreamObject(stream_data=table.encode())
    font[NameObject("/ToUnicode")] = writer.add_object(stream)
    writer.update_container(font)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def fielded(data: bytes, text: str = "", **more: str) -> bytes:
    """A form field that shows a red ring, as a signing program draws one, with these names and
    this text set.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    name = NameObject
    box = ArrayObject(map(NumberObject, (350, 150, 469, 269)))
    ring = "q 0.84 0.08 0.1 RG 5 w 60 115 m 140 115 140 5 60 5 c -20 5 -20 115 60 115 c S Q"
    shown = StreamObject(stream_data=ring.encode())
    area = ArrayObject(map(NumberObject, (0, 0, 119, 119)))
    shown.update({name("/Type"): name("/XObject"), name("/Subtype"): name("/Form")})
    shown[name("/BBox")] = area
    appearance = DictionaryObject({name("/N"): writer.add_object(shown)})
    field = DictionaryObject({
        name("/Type"): name("/Annot"), name("/Subtype"): name("/Widget"), name("/Rect"): box,
        name("/T"): TextStringObject("章"), name("/F"): NumberObject(4),
        name("/Ff"): NumberObject(65536),  # of a button: one to be pushed
        name("/AP"): appearance, **{name(f"/{key}"): name(to) for key, to in more.items()},
    })  # fmt: skip
    if text:
        field[name("/V")] = TextStringObject(text)
    added = writer.add_object(field)
    page = writer.root["/Pages"]["/Kids"][0]
    page[name("/Annots")] = ArrayObject([added])
    writer.update_container(page)
    form = DictionaryObject({name("/Fields"): ArrayObject([added])})
    writer.root[name("/AcroForm")] = writer.add_object(form)
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def attached(data: bytes, other: bytes) -> bytes:
    """The file written anew with another attached as it is."""
    reader = PdfFileReader(io.BytesIO(data))
    writer = copy_into_new_writer(reader)
    other_file = StreamObject({NameObject("/Type"): NameObject("/EmbeddedFile")}, other)
    writer.root["/Draft"] = writer.add_object(other_file)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def white_box(page: canvas.Canvas, x: float = 95, y: float = 690) -> None:
    page.setFillColorRGB(1, 1, 1)
    page.rect(x, y, 90, 22, stroke=0, fill=1)
    page.setFillColorRGB(0, 0, 0)


def covered_words(page: canvas.Canvas) -> None:
    words(page)
    white_box(page)
    page.drawString(100, 700, "No. 2023-99")


def covered_scan(page: canvas.Canvas) -> None:
    scan(page)
    white_box(page, 200, 500)


def same_words_again(page: canvas.Canvas) -> None:
    words(page)
    white_box(page)
    page.drawString(100, 700, "No. 2023-12")


def nearly_same_words(page: canvas.Canvas) -> None:
    words(page)
    white_box(page)
    page.drawString(100, 700, "No. 2023-13")


def box_below(page: canvas.Canvas) -> None:
    white_box(page)
    words(page)


def box_on_nothing(page: canvas.Canvas) -> None:
    words(page)
    white_box(page, 300, 100)


def box_alone(page: canvas.Canvas) -> None:
    """A drawing without a word."""
    white_box(page, 300, 100)


def box_on_lines(page: canvas.Canvas) -> None:
    """An organisation chart: the box hides the line behind it."""
    page.line(50, 700, 500, 700)
    page.drawString(100, 640, BODY[:60])
    white_box(page)


def box_on_white_scan(page: canvas.Canvas) -> None:
    scan(page, dark=False)
    white_box(page, 200, 500)


def text_over(page: canvas.Canvas) -> None:
    scan(page)
    page.drawString(120, 600, "2023-03-15")


def patch_over(page: canvas.Canvas) -> None:
    scan(page)
    page.drawImage(ImageReader(Image.new("RGB", (60, 20), (200, 200, 220))), 120, 600, 60, 20)


def layer_under(page: canvas.Canvas) -> None:
    page.drawString(120, 600, "2023-03-15")
    scan(page)


def unseen(page: canvas.Canvas, row: str) -> None:
    """Words that are laid on the page but not drawn, as recognised text is."""
    text = page.beginText(120, 600)
    text.setTextRenderMode(3)
    text.textLine(row)
    page.drawText(text)


def layer_unseen(page: canvas.Canvas) -> None:
    scan(page)
    unseen(page, "2023-03-15")


def whole_layer(page: canvas.Canvas) -> None:
    scan(page)
    words(page)


def foot(page: canvas.Canvas) -> None:
    scan(page)
    page.drawString(280, 20, "archive 7")


def put_seal(page: canvas.Canvas, side: float = 119) -> None:
    page.drawImage(ImageReader(seal()), 350, 150, side, side, mask="auto")


def sealed_scan(page: canvas.Canvas) -> None:
    scan(page)
    put_seal(page)


def sealed_text(page: canvas.Canvas) -> None:
    words(page)
    put_seal(page)


def red_photo(page: canvas.Canvas) -> None:
    words(page)
    page.drawImage(ImageReader(Image.new("RGB", (200, 200), (210, 30, 30))), 350, 150, 119, 119)


def tiny_seal(page: canvas.Canvas) -> None:
    words(page)
    put_seal(page, 30)


class Reader:
    """An engine that reads one row in any picture."""

    name, version = "told", "1"

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, picture: Pixels) -> list[Line]:
        assert picture.size and picture.ndim == 3
        return [Line(self.text, (0, 0, 1, 1), via="ocr")]

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        raise AssertionError("whole places are read")


def asked(module: object, path: Path, told: str = "") -> Finding:
    engine = Reader(told) if told else None
    return module.check(formats.read([path]), engine)  # type: ignore[attr-defined, no-any-return]
