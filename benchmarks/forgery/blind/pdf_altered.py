"""PDF files altered after they were written, and the checks that must say so."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pikepdf
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw
from pypdf import PdfWriter

from benchmarks.elements.faces import font
from benchmarks.forgery.blind.cases import guilty, one_pdf, other, over, paper, plain, sheet, spot
from benchmarks.forgery.blind.paper import fonts, middle, text, written

SHOWN = re.compile(rb"\((?:\\.|[^\\)])*\) Tj|<[0-9A-Fa-f]+> Tj")


@guilty("revisions", "strong")
@one_pdf
def hand_made_increment(rng: Random, path: Path) -> None:
    """A new content stream, cross references and trailer appended byte by byte."""
    written(rng, paper(rng), path)
    data = plain(path)
    with pikepdf.open(path) as pdf:
        number = int(pdf.pages[0].Contents.objgen[0])
        stream = bytes(pdf.pages[0].Contents.read_bytes())
    shown = SHOWN.findall(stream)
    changed = stream.replace(shown[1], shown[3], 1)
    body = b"\n%d 0 obj\n<< /Length %d >>\nstream\n" % (number, len(changed))
    body += changed + b"\nendstream\nendobj\n"
    root = re.search(rb"/Root (\d+ \d+ R)", data)[1]
    size, start = re.search(rb"/Size (\d+)", data)[1], re.findall(rb"startxref\s+(\d+)", data)[-1]
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, len(data) + 1)
    table += b"<< /Size " + size + b" /Root " + root + b" /Prev " + start + b" >>\n"
    table += b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(body))
    path.write_bytes(data + body + table)


@guilty("revisions", "strong")
@one_pdf
def pypdf_increment(rng: Random, path: Path) -> None:
    """Saved by pypdf behind the first revision, two rows of the page exchanged."""
    written(rng, paper(rng), path)
    plain(path)
    writer = PdfWriter(str(path), incremental=True)
    stream = writer.pages[0]["/Contents"].get_object()
    data = stream.get_data()
    shown = SHOWN.findall(data)
    stream.set_data(data.replace(shown[1], shown[2], 1))
    with path.open("wb") as out:
        writer.write(out)


@guilty("covering", "strong")
@one_pdf
def white_box_and_number(rng: Random, path: Path) -> None:
    def draw(pdf: FPDF, new: str) -> None:
        pdf.set_fill_color(255, 255, 255)
        pdf.rect(*spot(pdf, new), style="F")
        middle(pdf, new, 62, 15, "song")

    over(rng, path, draw)


@guilty("covering", "medium")
@one_pdf
def white_picture(rng: Random, path: Path) -> None:
    """A white picture that holds the new number, as snipping tools paste it."""

    def draw(pdf: FPDF, new: str) -> None:
        x, y, wide, high = spot(pdf, new)
        pdf.image(_label(new, wide, high), x, y, wide, high)

    over(rng, path, draw)


def _label(words: str, wide: float, high: float, colour=(0, 0, 0)) -> Image.Image:
    picture = Image.new("RGB", (round(wide * 12), round(high * 12)), (255, 255, 255))
    ImageDraw.Draw(picture).text((12, 14), words, font=font("song", 62), fill=colour)
    return picture


@guilty("covering", "medium")
@one_pdf
def thick_white_stroke(rng: Random, path: Path) -> None:
    """A white line as thick as the row, drawn through the number."""

    def draw(pdf: FPDF, new: str) -> None:
        x, y, wide, high = spot(pdf, new)
        pdf.set_draw_color(255, 255, 255)
        pdf.set_line_width(high)
        pdf.line(x, y + high / 2, x + wide, y + high / 2)
        middle(pdf, new, 62, 15, "song")

    over(rng, path, draw)


@guilty("covering", "medium")
@one_pdf
def box_in_a_form(rng: Random, path: Path) -> None:
    """White box and number inside a form object, as editors add them."""
    one = paper(rng)
    written(rng, one, path)
    over = path.with_name("over.pdf")
    new = other(rng, one.number)

    def only(pdf: FPDF) -> None:
        pdf.set_fill_color(255, 255, 255)
        pdf.rect(*spot(pdf, new), style="F")
        middle(pdf, new, 62, 15, "song")

    sheet(over, only)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf, pikepdf.open(over) as added:
        pdf.pages[0].add_overlay(added.pages[0])
        pdf.save(path)


@guilty("covering", "medium")
@one_pdf
def box_on_a_turned_page(rng: Random, path: Path) -> None:
    white_box_and_number(rng, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(180, relative=False)
        pdf.save(path)


def _points(spot: tuple[float, float, float, float]) -> list[float]:
    x, y, wide, high = (part * 72 / 25.4 for part in spot)
    return [x, 841.89 - y - high, x + wide, 841.89 - y]


def _note(rng: Random, path: Path, kind: str, white: bool = True, words: bool = True) -> None:
    one = paper(rng)
    written(rng, one, path)
    new = other(rng, one.number)
    made = FPDF("P", "mm", "A4")
    fonts(made)
    box = _points(spot(made, new))
    wide, high = box[2] - box[0], box[3] - box[1]
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        look = b"q 1 1 1 rg 0 0 %.1f %.1f re f Q" % (wide, high) if white else b""
        look += b" q 0 0 0 rg 5 4 %.1f 1.2 re f 5 10 %.1f 1.2 re f Q" % (wide - 10, wide - 10)
        form = Stream(pdf, look)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, wide, high])
        note = Dictionary(
            Type=Name.Annot, Subtype=Name(kind), Rect=Array(box), F=4,
            AP=Dictionary(N=pdf.make_indirect(form)),
        )  # fmt: skip
        if words:
            note.Contents = pikepdf.String(new)
        if kind == "/Widget":
            note.FT, note.T, note.V = Name.Tx, pikepdf.String("n"), pikepdf.String(new)
            field = pdf.make_indirect(note)
            pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        else:
            field = pdf.make_indirect(note)
        pdf.pages[0].Annots = Array([field])
        pdf.save(path)


@guilty("covering", "strong")
@one_pdf
def free_text_over_number(rng: Random, path: Path) -> None:
    _note(rng, path, "/FreeText")


@guilty("covering", "medium")
@one_pdf
def redact_not_applied(rng: Random, path: Path) -> None:
    _note(rng, path, "/Redact")


@guilty("covering", "medium")
@one_pdf
def stamp_over_number(rng: Random, path: Path) -> None:
    _note(rng, path, "/Stamp")


@guilty("covering", "medium")
@one_pdf
def field_over_number(rng: Random, path: Path) -> None:
    _note(rng, path, "/Widget")


@guilty("hidden_text", "medium")
@one_pdf
def white_number(rng: Random, path: Path) -> None:
    over(rng, path, lambda pdf, new: middle(pdf, new, 72, 15, "song", (255, 255, 255)))


@guilty("hidden_text", "medium")
@one_pdf
def tiny_number(rng: Random, path: Path) -> None:
    over(rng, path, lambda pdf, new: middle(pdf, new, 72, 0.5, "song"))


@guilty("hidden_text", "medium")
@one_pdf
def clipped_number(rng: Random, path: Path) -> None:
    def draw(pdf: FPDF, new: str) -> None:
        with pdf.rect_clip(10, 5, 0.1, 0.1):
            middle(pdf, new, 72, 15, "song")

    over(rng, path, draw)


@guilty("hidden_text", "medium")
@one_pdf
def clear_number(rng: Random, path: Path) -> None:
    def draw(pdf: FPDF, new: str) -> None:
        with pdf.local_context(fill_opacity=0):
            middle(pdf, new, 72, 15, "song")

    over(rng, path, draw)


@guilty("hidden_text covering", "medium")
@one_pdf
def number_under_a_picture(rng: Random, path: Path) -> None:
    """An earlier number below the seal's white picture, another one above."""

    def draw(pdf: FPDF, new: str) -> None:
        middle(pdf, new, 72, 15, "song")
        pdf.image(Image.new("RGB", (600, 60), (255, 255, 255)), 60, 66.5, 90, 8)

    over(rng, path, draw)


def _pieces(pdf: FPDF, parts: list[tuple[str, str, float, tuple[int, int, int], float]]) -> None:
    """The number in parts: words, face, size, colour, rise."""
    pdf.set_font("song", size=15)
    x = 105 - pdf.get_string_width("".join(part[0] for part in parts)) / 2
    for words, face, size, colour, rise in parts:
        text(pdf, words, x, 62 - rise, size, face, colour)
        x += pdf.get_string_width(words)


def _swapped(rng: Random, path: Path, face: str, size: float, colour, rise: float) -> None:
    one = paper(rng, number=f"商交发〔2023〕{rng.randint(11, 99)}号")
    full, one.number = one.number, ""
    at = full.index("号") - 1
    usual = ("song", 15.0, (0, 0, 0), 0.0)
    parts = [(full[:at], *usual), (full[at], face, size, colour, rise), (full[at + 1 :], *usual)]
    one.draw = lambda pdf: _pieces(pdf, parts)
    written(rng, one, path)


@guilty("digit_fonts")
@one_pdf
def another_face_within(rng: Random, path: Path) -> None:
    _swapped(rng, path, "kai", 15, (0, 0, 0), 0)


@guilty("digit_fonts")
@one_pdf
def another_size_within(rng: Random, path: Path) -> None:
    _swapped(rng, path, "song", 17, (0, 0, 0), 0)


@guilty("digit_fonts")
@one_pdf
def another_height_within(rng: Random, path: Path) -> None:
    _swapped(rng, path, "song", 15, (0, 0, 0), 0.9)


@guilty("digit_fonts")
@one_pdf
def another_colour_within(rng: Random, path: Path) -> None:
    _swapped(rng, path, "song", 15, (120, 120, 120), 0)
