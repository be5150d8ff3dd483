"""PDF files treated after they were written in which nothing is altered."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pikepdf
from fpdf import FPDF
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image
from pypdf import PdfReader, PdfWriter

from benchmarks.elements.office.words import OFFICES
from benchmarks.forgery.blind.cases import innocent, one_pdf, over, paper, sheet
from benchmarks.forgery.blind.paper import TOPICS, body, middle, text, written


@innocent
@one_pdf
def merged_by_pypdf(rng: Random, path: Path) -> None:
    writer = PdfWriter()
    for _ in range(2):
        written(rng, paper(rng), path)
        writer.append(PdfReader(str(path)))
    with path.open("wb") as out:
        writer.write(out)


@innocent
@one_pdf
def linearised(rng: Random, path: Path) -> None:
    written(rng, paper(rng), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, linearize=True)


@innocent
@one_pdf
def linearised_and_signed_space(rng: Random, path: Path) -> None:
    """Linearised, then properties added behind it."""
    linearised(rng, path)
    writer = PdfWriter(str(path), incremental=True)
    writer.add_metadata({"/Keywords": "2023"})
    with path.open("wb") as out:
        writer.write(out)


@innocent
@one_pdf
def locked(rng: Random, path: Path) -> None:
    written(rng, paper(rng), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="x", user="", R=4))


@innocent
@one_pdf
def page_added_behind(rng: Random, path: Path) -> None:
    """An annex appended in a later revision."""
    written(rng, paper(rng), path)
    annex = path.with_name("annex.pdf")
    sheet(annex, lambda pdf: text(pdf, "附件：信用考核评分表", 28, 40))
    writer = PdfWriter(str(path), incremental=True)
    writer.append(PdfReader(str(annex)))
    with path.open("wb") as out:
        writer.write(out)


@innocent
@one_pdf
def highlighted(rng: Random, path: Path) -> None:
    one = paper(rng)
    written(rng, one, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        form = Stream(pdf, b"/G gs 1 1 0 rg 0 0 300 18 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 18])
        state = Dictionary(G=Dictionary(BM=Name.Multiply))
        form.Resources = Dictionary(ExtGState=state)
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([80, 560, 380, 578]), F=4,
            QuadPoints=Array([80, 578, 380, 578, 80, 560, 380, 560]),
            AP=Dictionary(N=pdf.make_indirect(form)),
        )  # fmt: skip
        popup = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([500, 700, 520, 720]),
            Contents=pikepdf.String("请核对"),
        )  # fmt: skip
        pdf.pages[0].Annots = Array([pdf.make_indirect(note), pdf.make_indirect(popup)])
        pdf.save(path)


@innocent
@one_pdf
def panels_behind_words(rng: Random, path: Path) -> None:
    """White and pale grounds painted before each row, as office programs shade paragraphs."""
    one = paper(rng)

    def ground(pdf: FPDF) -> None:
        pdf.set_fill_color(255, 255, 255)
        pdf.rect(0, 0, 210, 297, style="F")
        pdf.set_fill_color(245, 245, 250)
        for row in range(6):
            pdf.rect(27, 92 + 9 * row, 150, 8, style="F")

    one.before = ground
    written(rng, one, path)


@innocent
@one_pdf
def white_words_on_a_band(rng: Random, path: Path) -> None:
    """A coloured band with white words that can well be read."""
    one = paper(rng)

    def draw(pdf: FPDF) -> None:
        pdf.set_fill_color(30, 60, 140)
        pdf.rect(27, 258, 156, 12, style="F")
        middle(pdf, "信用交通 你我同行", 266, 18, "hei", (255, 255, 255))

    one.draw = draw
    written(rng, one, path)


@innocent
@one_pdf
def draft_mark(rng: Random, path: Path) -> None:
    def draw(pdf: FPDF, _: str) -> None:
        with pdf.local_context(fill_opacity=0.15), pdf.rotation(40, 105, 150):
            middle(pdf, "内部资料 注意保存", 150, 44, "hei", (90, 90, 90))

    over(rng, path, draw)


@innocent
@one_pdf
def small_print(rng: Random, path: Path) -> None:
    def draw(pdf: FPDF, _: str) -> None:
        text(pdf, f"本文件由政务协同平台生成，校验码{rng.randint(10**9, 10**10)}", 28, 280, 5)

    over(rng, path, draw)


@innocent
@one_pdf
def latin_digits(rng: Random, path: Path) -> None:
    """Digits in a Latin face, brackets and words in a Chinese one; the serial typed bold-like."""
    one = paper(rng, number="")
    serial = rng.randint(1, 99)

    def draw(pdf: FPDF) -> None:
        x = 80.0
        for words, face in (
            ("商交发〔", "song"), ("2023", "times"), ("〕", "song"),
            (str(serial), "times"), ("号", "song"),
        ):  # fmt: skip
            text(pdf, words, x, 62, 15, face)
            x += pdf.get_string_width(words)

    one.draw = draw
    written(rng, one, path)


@innocent
@one_pdf
def table_with_white_cells(rng: Random, path: Path) -> None:
    """A table whose cells are painted white before their words."""
    one = paper(rng, body=body(rng)[:2])

    def draw(pdf: FPDF) -> None:
        for row in range(4):
            for column in range(3):
                pdf.set_fill_color(255, 255, 255)
                pdf.set_draw_color(0, 0, 0)
                pdf.set_line_width(0.2)
                pdf.rect(28 + 50 * column, 130 + 10 * row, 50, 10, style="DF")
                text(pdf, rng.choice(TOPICS)[:6], 30 + 50 * column, 137 + 10 * row, 12)

    one.draw = draw
    written(rng, one, path)


@innocent
@one_pdf
def field_filled_in(rng: Random, path: Path) -> None:
    """A receipt number typed into an empty field at the upper edge."""
    written(rng, paper(rng), path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        form = Stream(pdf, b"q 1 1 1 rg 0 0 120 16 re f Q")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 120, 16])
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array([420, 790, 540, 806]), F=4,
            FT=Name.Tx, T=pikepdf.String("receipt"), V=pikepdf.String("收文 118"),
            AP=Dictionary(N=pdf.make_indirect(form)),
        )  # fmt: skip
        field = pdf.make_indirect(note)
        pdf.pages[0].Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        pdf.save(path)


@innocent
@one_pdf
def code_and_logo(rng: Random, path: Path) -> None:
    """A two-dimensional code and a logo with white ground, beside the words."""

    def draw(pdf: FPDF, _: str) -> None:
        code = (
            Image.effect_noise((29, 29), 200).point(lambda v: 255 * (v > 128)).resize((290, 290), 0)
        )
        pdf.image(code.convert("RGB"), 30, 250, 22, 22)
        logo = Image.new("RGB", (200, 80), (255, 255, 255))
        logo.paste((30, 90, 160), (20, 20, 180, 60))
        pdf.image(logo, 150, 12, 30, 12)

    over(rng, path, draw)


@innocent
@one_pdf
def foreign_named_people(rng: Random, path: Path) -> None:
    """Authors whose names hold a county's, and offices of the city or the province."""
    author = rng.choice((
        "王东平", "李平原", "张高密", "Administrator", "微软用户", "济南市交通运输局",
        "山东省交通运输厅",         "user", "商河交通", rng.choice(OFFICES)[0],
    ))  # fmt: skip
    written(rng, paper(rng, facts={"author": author}), path)
