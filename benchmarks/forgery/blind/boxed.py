"""Numbers and dates hidden under something light and written anew, on digital papers and scans.

What hides them is page content, a form, a picture, an annotation, a shading or a pattern, put there
by reportlab, pypdf and pikepdf.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.elements.faces import font
from benchmarks.forgery.blind.cases import guilty, innocent, one_pdf, other, paper
from benchmarks.forgery.blind.paper import written
from benchmarks.forgery.blind.scanned import FACE, Row, bound, rows_of, scanned

SHEET = (595.28, 841.89)
SEEN = "covering scan_overlay"


def laid(rng: Random, path: Path, scan: bool) -> tuple[Row, str]:
    """A paper, the row of its number or its date, and what shall stand there."""
    one = paper(rng)
    which = rng.choice(("number", "day"))
    if scan:
        picture, rows = scanned(rng, one, path)
        bound(rng, picture, [], "rows", path)
    else:
        written(rng, one, path)
        rows = rows_of(path)
    row = next(row for row in rows if row[4] == getattr(one, which))
    day = f"2023年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    return row, other(rng, row[4]) if which == "number" else day


def _ground(rng: Random, scan: bool) -> float:
    """White, or nearly the scan's own paper."""
    return rng.choice((1.0, 0.97, 0.95)) if scan else 1.0


def overlay(row: Row, words: str, draw: Callable[[Canvas, Row], None]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SHEET)
    draw(canvas, row)
    canvas.setFillGray(0.05)
    high = row[3] - row[1]
    canvas.setFont(FACE, high * 0.95)
    if words:
        canvas.drawCentredString((row[0] + row[2]) / 2, row[1] + 0.14 * high, words)
    canvas.save()
    return out.getvalue()


def _box(ground: float) -> Callable[[Canvas, Row], None]:
    def draw(canvas: Canvas, row: Row) -> None:
        canvas.setFillGray(ground)
        wide, high = row[2] - row[0] + 6, row[3] - row[1] + 4
        canvas.rect(row[0] - 3, row[1] - 2, wide, high, stroke=0, fill=1)

    return draw


def merged(path: Path, over: bytes) -> None:
    """As content of the page."""
    writer = PdfWriter(clone_from=str(path))
    writer.pages[0].merge_page(PdfReader(io.BytesIO(over)).pages[0])
    writer.write(str(path))


def formed(path: Path, over: bytes) -> None:
    """As a form object."""
    below = pikepdf.open(path, allow_overwriting_input=True)
    with below as pdf, pikepdf.open(io.BytesIO(over)) as added:
        pdf.pages[0].add_overlay(added.pages[0])
        pdf.save(path)


def _case(rng: Random, path: Path, scan: bool, put: Callable[[Path, bytes], None]) -> None:
    row, words = laid(rng, path, scan)
    put(path, overlay(row, words, _box(_ground(rng, scan))))


@guilty(SEEN)
@one_pdf
def box_merged_into_a_scan(rng: Random, path: Path) -> None:
    _case(rng, path, True, merged)


@guilty(SEEN)
@one_pdf
def form_over_a_scan(rng: Random, path: Path) -> None:
    _case(rng, path, True, formed)


@guilty(SEEN)
@one_pdf
def box_merged_into_a_paper(rng: Random, path: Path) -> None:
    _case(rng, path, False, merged)


@guilty(SEEN)
@one_pdf
def box_of_a_later_revision(rng: Random, path: Path) -> None:
    """Box and words written behind the file, the paper below unchanged."""

    def put(path: Path, over: bytes) -> None:
        writer = PdfWriter(str(path), incremental=True)
        writer.pages[0].merge_page(PdfReader(io.BytesIO(over)).pages[0])
        with path.open("wb") as out:
            writer.write(out)

    _case(rng, path, rng.random() < 0.5, put)


@guilty(SEEN)
@one_pdf
def odd_shape_over_a_paper(rng: Random, path: Path) -> None:
    """A white path drawn by hand around the words."""
    row, words = laid(rng, path, False)

    def draw(canvas: Canvas, row: Row) -> None:
        left, foot, right, top = row[:4]
        edge = canvas.beginPath()
        edge.moveTo(left - 4, foot - 3)
        for step in range(1, 9):
            edge.lineTo(left + (right - left) * step / 8, foot - rng.uniform(2, 5))
        for step in range(8, -1, -1):
            edge.lineTo(left - 4 + (right - left + 8) * step / 8, top + rng.uniform(2, 5))
        canvas.setFillGray(1)
        canvas.drawPath(edge, stroke=0, fill=1)

    rng.choice((merged, formed))(path, overlay(row, words, draw))


def _last_part(row: Row) -> Row:
    """Its last digits and what follows them."""
    step = (row[2] - row[0]) / len(row[4])
    return row[2] - 3.2 * step, row[1], row[2], row[3], row[4][-3:]


@guilty(SEEN)
@one_pdf
def box_on_the_last_digits(rng: Random, path: Path) -> None:
    scan = rng.random() < 0.5
    row, words = laid(rng, path, scan)
    rng.choice((merged, formed))(
        path, overlay(_last_part(row), words[-3:], _box(_ground(rng, scan)))
    )


def _label(row: Row, words: str, ground: int) -> Image.Image:
    size = round((row[2] - row[0] + 6) * 4), round((row[3] - row[1] + 4) * 4)
    picture = Image.new("RGB", size, (ground,) * 3)
    face = font("song", round((row[3] - row[1]) * 3.6))
    ImageDraw.Draw(picture).text((size[0] / 2, size[1] / 2), words, (20, 20, 20), face, "mm")
    return picture


@guilty(SEEN)
@one_pdf
def picture_over_it(rng: Random, path: Path) -> None:
    """A picture of the new words."""
    scan = rng.random() < 0.5
    row, words = laid(rng, path, scan)
    label = _label(row, words, round(255 * _ground(rng, scan)))

    def draw(canvas: Canvas, row: Row) -> None:
        wide, high = row[2] - row[0] + 6, row[3] - row[1] + 4
        canvas.drawImage(ImageReader(label), row[0] - 3, row[1] - 2, wide, high)

    rng.choice((merged, formed))(path, overlay(row, "", draw))


def _raw(path: Path, content: bytes, told: Dictionary | None = None) -> None:
    """Content written behind the page's own, with what it names."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ\n" + content)
        for kind, things in (told or Dictionary()).items():
            kept = page.obj.Resources.get(kind, Dictionary())
            page.obj.Resources[kind] = Dictionary({**dict(kept.items()), **dict(things.items())})
        pdf.save(path)


def _edges(row: Row) -> bytes:
    return b"%.2f %.2f %.2f %.2f" % (
        row[0] - 3, row[1] - 2, row[2] - row[0] + 6, row[3] - row[1] + 4,
    )  # fmt: skip


@guilty(SEEN)
@one_pdf
def inline_picture(rng: Random, path: Path) -> None:
    row, words = laid(rng, path, rng.random() < 0.5)
    left, foot, wide, high = (float(part) for part in _edges(row).split())
    _raw(
        path,
        b"q %.2f 0 0 %.2f %.2f %.2f cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n"
        % (wide, high, left, foot),
    )
    formed(path, overlay(row, words, lambda canvas, row: None))


@guilty(SEEN)
@one_pdf
def white_shading(rng: Random, path: Path) -> None:
    """A shading from white to white inside a clip."""
    row, words = laid(rng, path, False)
    one = Array([1])
    white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=one, C1=one, N=1)
    shade = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 600, 0]), Function=white,
        Extend=Array([True, True]),
    )  # fmt: skip
    _raw(path, b"q %b re W n /ShW sh Q\n" % _edges(row), Dictionary(Shading=Dictionary(ShW=shade)))
    formed(path, overlay(row, words, lambda canvas, row: None))


@guilty(SEEN)
@one_pdf
def square_note(rng: Random, path: Path) -> None:
    """A white rectangle as a remark, with or without words upon it."""
    row, words = laid(rng, path, rng.random() < 0.5)
    wide, high = row[2] - row[0] + 6, row[3] - row[1] + 4
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        form = Stream(pdf, b"1 g 0 0 %.1f %.1f re f" % (wide, high))
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, wide, high])
        note = Dictionary(
            Type=Name.Annot, Subtype=rng.choice((Name.Square, Name.FreeText)), F=4,
            Rect=Array([row[0] - 3, row[1] - 2, row[0] - 3 + wide, row[1] - 2 + high]),
            AP=Dictionary(N=pdf.make_indirect(form)),
        )  # fmt: skip
        if rng.random() < 0.5:
            note.Contents = pikepdf.String(words)
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
        pdf.save(path)


@innocent
@one_pdf
def light_things_on_nothing(rng: Random, path: Path) -> None:
    """Boxes and forms as above where nothing stands."""
    row, _ = laid(rng, path, rng.random() < 0.5)
    empty = row[0], 60.0, row[2], 60 + row[3] - row[1], ""
    rng.choice((merged, formed))(path, overlay(empty, "", _box(_ground(rng, False))))
