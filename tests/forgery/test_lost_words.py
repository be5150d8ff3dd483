"""Words that are in a PDF and cannot be seen, whatever lies over them or cuts them off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import white
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from checker.forgery import covering, hidden_text, lost_words
from checker.forgery.places import box_of_words
from checker.model.document import Document, Line, Page
from tests.forgery.drawn_pdf import found, pdf, seal, words

Draw = Callable[[Canvas], None]
OLD, NEW = "2023-12-05", "2023-12-15"
PLACE = (298, 395, 70, 15)
FACE = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FACE))


def dated(page: Canvas, text: str = OLD) -> None:
    words(page)
    page.drawString(300, 400, text)


def picture(page: Canvas, ground: Image.Image | None = None) -> None:
    page.drawImage(ImageReader(ground or Image.new("RGB", (140, 30), "white")), *PLACE)


def white_picture(page: Canvas) -> None:
    dated(page)
    picture(page)
    page.drawString(300, 400, NEW)


def thick_line(page: Canvas) -> None:
    dated(page)
    page.setStrokeGray(1)
    page.setLineWidth(14)
    page.line(298, 403, 368, 403)
    page.drawString(300, 400, NEW)


def formed(name: str, draw: Draw) -> Draw:
    """What is drawn inside a form object of its own."""

    def form(page: Canvas) -> None:
        page.beginForm(name)
        draw(page)
        page.endForm()
        page.doForm(name)

    return form


def box_and_date(page: Canvas) -> None:
    page.setFillGray(1)
    page.rect(*PLACE, stroke=0, fill=1)
    page.setFillGray(0)
    page.drawString(300, 400, NEW)


def form_object(page: Canvas) -> None:
    dated(page)
    formed("over", box_and_date)(page)


def form_in_a_form(page: Canvas) -> None:
    """Moved by half of their way each, so that places inside must be turned to the page's."""
    dated(page)

    def inner(page: Canvas) -> None:
        page.translate(30, -20)
        page.setFillGray(1)
        page.rect(PLACE[0] - 60, PLACE[1] + 40, *PLACE[2:], stroke=0, fill=1)

    def outer(page: Canvas) -> None:
        page.translate(30, -20)
        formed("inner", inner)(page)

    formed("outer", outer)(page)
    page.drawString(300, 400, NEW)


def ground_in_a_form_first(page: Canvas) -> None:
    words(page)
    formed("ground", box_and_date)(page)


def page_in_a_form(page: Canvas) -> None:
    """All of a page in one form, as programs store what they merge; nothing is hidden in it."""
    formed("page", ground_first)(page)


def one_by_one(page: Canvas) -> None:
    """The number and date, each letter an object of its own."""
    words(page)
    at = 300.0
    for letter in OLD:
        page.drawString(at, 400, letter)
        at += page.stringWidth(letter, "Helvetica", 12)


def digit_anew(page: Canvas) -> None:
    x = 300 + page.stringWidth(OLD[:8], "Helvetica", 12)
    page.drawImage(ImageReader(Image.new("RGB", (14, 30), "white")), x, 397, 6.5, 13)
    page.drawString(x, 400, "1")


def letter_by_letter(page: Canvas) -> None:
    """Of a number whose digits stand alone, one is hidden and written anew."""
    one_by_one(page)
    digit_anew(page)


def other_face(page: Canvas) -> None:
    """The same date but for a digit in another face: most strokes of the old one lie under it."""
    one_by_one(page)
    picture(page)
    page.setFont("Times-Roman", 13)
    page.drawString(300, 400, NEW)


def form_field(page: Canvas) -> None:
    dated(page)
    x, y, wide, high = PLACE
    page.acroForm.textfield(
        value=NEW, x=x, y=y, width=wide, height=high, fillColor=white, borderWidth=0, fontSize=9
    )


def turned(page: Canvas) -> None:
    dated(page)
    page.setFillGray(1)
    page.rect(*PLACE, stroke=0, fill=1)
    page.setPageRotation(180)


def one_digit(page: Canvas) -> None:
    """Only the digit that differs is hidden and written anew."""
    dated(page)
    digit_anew(page)


def sentence(page: Canvas) -> None:
    dated(page, "some words of a caption")
    picture(page)


def sealed(page: Canvas) -> None:
    """A seal's picture with its white ground laid over the date."""
    dated(page)
    ground = Image.new("RGB", (240, 240), "white")
    ground.paste(seal(), (0, 0), seal())
    page.drawImage(ImageReader(ground), 290, 350, 110, 110)


def sealed_and_dated_anew(page: Canvas) -> None:
    """The same, and another date written where the old one is hidden."""
    sealed(page)
    page.drawString(304, 396, "11 May 1998")


def thin_rules(page: Canvas) -> None:
    dated(page)
    page.setStrokeGray(1)
    page.setLineWidth(1)
    page.line(298, 402, 368, 402)


def ground_first(page: Canvas) -> None:
    picture(page)
    dated(page)


def painted_twice(page: Canvas) -> None:
    dated(page)
    picture(page)
    page.drawString(300, 400, OLD)


def layered_scan(page: Canvas) -> None:
    """Words below the picture of their page, as some scanning programs store them."""
    dated(page)
    page.drawImage(ImageReader(Image.new("RGB", (600, 850), (250, 250, 250))), 0, 0, 595, 842)


PARTLY = {turned, letter_by_letter, other_face}  # of the old date, the digits that are lost


@pytest.mark.parametrize(
    ("draw", "strength"),
    [
        (white_picture, "medium"), (thick_line, "medium"), (form_object, "strong"),
        (form_in_a_form, "strong"), (letter_by_letter, "medium"), (other_face, "medium"),
        (ground_in_a_form_first, ""), (page_in_a_form, ""),
        (form_field, "medium"), (turned, "strong"), (one_digit, "medium"), (sentence, "weak"),
        (sealed, "weak"), (sealed_and_dated_anew, "medium"), (thin_rules, ""),
        (ground_first, ""), (painted_twice, ""),
        (layered_scan, ""),
    ],
)  # fmt: skip
def test_what_lies_over_words(tmp_path: Path, draw: Draw, strength: str) -> None:
    said = found(covering, pdf(tmp_path / "a.pdf", draw))
    assert said.strength == strength
    assert OLD in said.reason or strength in {"", "weak"} or draw in PARTLY
    assert "请" in said.reason or not strength
    sides = [item["sides"] for item in said.values.get("covered", ())]
    assert sides == [["盖住的", "上面写的"]] * len(sides)


def test_a_page_of_dark_print_alone_is_not_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("nothing can hide words here")

    def ruled(page: Canvas) -> None:
        dated(page)
        page.line(298, 398, 368, 398)

    monkeypatch.setattr(lost_words, "drawn", never)
    assert not found(covering, pdf(tmp_path / "a.pdf", ruled)).strength
    with pytest.raises(AssertionError, match="nothing can hide"):
        found(covering, pdf(tmp_path / "b.pdf", thick_line))


def number(page: Canvas, text: str = "示交发〔2023〕12号") -> None:
    page.setFont(FACE, 14)
    page.drawString(200, 650, text)


def clipped(page: Canvas, clip: tuple[int, int, int, int] = (10, 10, 1, 1)) -> None:
    number(page)
    cut = page.beginPath()
    cut.rect(*clip)
    page.clipPath(cut, stroke=0)
    page.drawString(200, 600, "示交发〔2023〕45号")


def trimmed(page: Canvas) -> None:
    """A clip round the words themselves, as office programs write it."""
    clipped(page, (195, 595, 200, 25))


def white_beside_shapes(page: Canvas) -> None:
    number(page)
    page.setFillColorRGB(0.8, 0, 0)
    page.rect(100, 400, 300, 40, stroke=0, fill=1)
    page.setFillGray(1)
    page.drawString(200, 600, "示交发〔2023〕45号")


def white_on_a_bar(page: Canvas) -> None:
    number(page)
    page.setFillColorRGB(0.8, 0, 0)
    page.rect(150, 590, 300, 40, stroke=0, fill=1)
    page.setFillGray(1)
    page.drawString(200, 600, "示交发〔2023〕45号")


@pytest.mark.parametrize(
    ("draw", "strength"),
    [(clipped, "medium"), (white_beside_shapes, "medium"), (trimmed, ""), (white_on_a_bar, "")],
)
def test_numbers_that_are_not_on_the_paper(tmp_path: Path, draw: Draw, strength: str) -> None:
    assert found(hidden_text, pdf(tmp_path / "a.pdf", draw)).strength == strength


def test_the_place_of_a_change_is_the_line_in_its_middle() -> None:
    rows = ("局文件", "交发〔2023〕15号", "关于")
    lines = tuple(Line(row, (0.1, 0.1 * n, 0.9, 0.1 * n + 0.05)) for n, row in enumerate(rows))
    document = Document(Path("a.pdf"), "pdf", "born_digital", (Page(1, 595, 842, lines),))
    assert box_of_words(document, 1, "局文件交发〔2023〕15号关于") == lines[1].box
    assert box_of_words(document, 1, "〔2023〕15") == lines[1].box
    assert box_of_words(document, 1, "别的") is None and box_of_words(document, 2, "关于") is None


TYPE3 = """%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
/Resources<</Font<</F 5 0 R/T 6 0 R>>>>>> endobj
4 0 obj <</Length {length}>> stream
{stream}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
6 0 obj <</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]
/CharProcs<</box 7 0 R>>/Encoding<</Type/Encoding/Differences[97/box]>>/FirstChar 97/LastChar 97
/Widths[1000]/Resources<<>>>> endobj
7 0 obj <</Length 37>> stream
1000 0 d0 1 1 1 rg 0 0 1000 1000 re f
endstream endobj
trailer <</Root 1 0 R>>
%%EOF
"""


@pytest.mark.parametrize(("low", "raised"), [(397, True), (300, False)])
def test_a_letter_of_a_type_3_font_may_be_a_white_box(
    tmp_path: Path, low: int, raised: bool
) -> None:
    stream = (
        f"BT /F 12 Tf 300 400 Td ({OLD}) Tj ET\n"
        f"q BT /T 1 Tf 70 0 0 15 298 {low} Tm (a) Tj ET Q\n"
        f"BT /F 12 Tf 300 400 Td ({NEW}) Tj ET"
    )
    path = tmp_path / "a.pdf"
    path.write_text(TYPE3.format(length=len(stream), stream=stream), "ascii")
    assert (found(covering, path).outcome == "present") is raised
