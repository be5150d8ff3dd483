"""What offices lay on papers every day beside what changes them, on scans and typed pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from checker.forgery import covering, scan_overlay, telling
from tests.forgery.drawn_pdf import Draw, asked, pdf, scan, words

FACE = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FACE))


def typed(text: str, y: float = 640) -> Draw:
    def draw(page: canvas.Canvas) -> None:
        scan(page, dark=False)
        page.setFont(FACE, 14)
        page.drawString(120, y, text)

    return draw


def rows(*told: str, y: float = 640) -> Draw:
    """Rows one below the other."""

    def draw(page: canvas.Canvas) -> None:
        typed(told[0], y)(page)
        for index, text in enumerate(told[1:], 1):
            page.drawString(120, y - 20 * index, text)

    return draw


def in_pieces(page: canvas.Canvas) -> None:
    """As editors write: every letter an object of its own."""
    scan(page, dark=False)
    page.setFont(FACE, 14)
    x = 120.0
    for letter in "示交发〔2023〕12号":
        page.drawString(x, 640, letter)
        x += pdfmetrics.stringWidth(letter, FACE, 14)


def numbered(page: canvas.Canvas) -> None:
    """The picture of a page with one number in print."""
    sheet = Image.new("L", (1240, 1754), 250)
    pen = ImageDraw.Draw(sheet)
    pen.text((250, 421), "No. 2023-12", fill=30, font=ImageFont.load_default(29), anchor="ls")
    page.drawImage(ImageReader(sheet), 0, 0, 595, 842)


def doubled(page: canvas.Canvas) -> None:
    """A short paper whose recognised words were drawn, not hidden, where the picture shows them."""
    numbered(page)
    words_in = page.beginText(120, 640)
    words_in.setFont("Helvetica", 14)
    words_in.textLine("No. 2023-12")
    page.drawText(words_in)


def patch(colour: int = 250, y: float = 640) -> Draw:
    def draw(page: canvas.Canvas) -> None:
        scan(page, dark=colour != 250)
        page.drawImage(ImageReader(Image.new("L", (160, 30), colour)), 120, y, 80, 15)

    return draw


def formed(inside: Draw, dark: bool = True) -> Draw:
    """What editors and programs that recognise text lay over a scan in one form object."""

    def draw(page: canvas.Canvas) -> None:
        page.beginForm("over")
        inside(page)
        page.endForm()
        scan(page, dark)
        page.doForm("over")

    return draw


def anew(page: canvas.Canvas) -> None:
    """A white box over a row of print, with other words."""
    page.setFillGray(1)
    page.rect(120, 642, 150, 24, stroke=0, fill=1)


def unseen(page: canvas.Canvas) -> None:
    text = page.beginText(120, 640)
    text.setTextRenderMode(3)
    text.setFont(FACE, 14)
    text.textLine("示交发〔2023〕12号")
    page.drawText(text)


def remark(page: canvas.Canvas) -> None:
    page.setFont(FACE, 14)
    page.drawString(120, 640, "此件公开发布")


def again(words: str, white: bool) -> Draw:
    """Words in a form over the same words of the picture, their print hidden or not."""

    def draw(page: canvas.Canvas) -> None:
        page.beginForm("over")
        page.setFillGray(1)
        if white:
            page.rect(116, 636, 90, 18, stroke=0, fill=1)
        page.setFillGray(0)
        page.setFont("Helvetica", 14)
        page.drawString(120, 640, words)
        page.endForm()
        numbered(page)
        page.doForm("over")

    return draw


@pytest.mark.parametrize(
    ("draw", "strength"),
    [
        (again("No. 2023-18", white=True), "medium"),
        (again("No. 2023-12", white=False), ""),
        (formed(anew), "medium"),
        (formed(unseen), ""),
        (formed(remark, dark=False), "weak"),
    ],
    ids=["one digit over what it hides", "the same words", "hides print", "unseen layer", "remark"],
)
def test_a_form_over_a_scan(tmp_path: Path, draw: Draw, strength: str) -> None:
    assert asked(scan_overlay, pdf(tmp_path / "a.pdf", draw)).strength == strength


@pytest.mark.parametrize(
    ("draw", "told", "strength"),
    [
        (typed("示交发〔2023〕12号"), "", "medium"),
        (typed("2023年3月15日"), "", "medium"),
        (typed("商河县交通运输局"), "", "medium"),
        (in_pieces, "", "medium"),
        (typed("收文〔2023〕112号　2023年3月20日"), "", "weak"),
        (typed("同意。请运管科承办。2023年3月20日"), "", "weak"),
        (rows("收文", "2023-112", "2023年3月20日"), "", "weak"),
        (rows("收文　第112号", "2023年3月20日", y=786), "", "weak"),
        (rows("商河县交通运输局", "2023年3月20日"), "", "medium"),
        (typed("此件公开发布"), "", "weak"),
        (typed("第 3 页"), "", ""),
        (typed("扫描全能王 创建"), "", ""),
        (typed("- 12 -", 60), "", ""),
        (patch(200), "", "medium"),
        (patch(), "示交发〔2023〕12号", "medium"),
        (patch(), "收文 2023年3月20日", "weak"),
        (patch(), "", "weak"),
    ],
    ids=["number", "date", "organ", "number in pieces", "receipt", "approval",
         "receipt in rows", "receipt at the head", "signature in rows", "remark",
         "page number", "scanning program", "foot", "hides print", "picture of a number",
         "picture of a receipt", "picture of nothing"],
)  # fmt: skip
def test_laid_over_a_scan(tmp_path: Path, draw: Draw, told: str, strength: str) -> None:
    result = asked(scan_overlay, pdf(tmp_path / "a.pdf", draw), told)
    assert result.strength == strength and ("请" in result.reason) is bool(strength)


def test_recognised_words_drawn_over_their_picture(tmp_path: Path) -> None:
    assert asked(scan_overlay, pdf(tmp_path / "a.pdf", doubled)).outcome == "absent"


@pytest.mark.parametrize(
    ("words_laid", "telling_"),
    [
        ("示交发[2023]12号", True), ("2023-03-15", True), ("2023.3.15", True),
        ("商河县人民政府　2023年3月15日", True), ("〔2023〕12号", True),
        ("经2023年3月15日局长办公会研究通过", False), ("三、工作要求", False), ("12", False),
        ("", False),
    ],
)  # fmt: skip
def test_words_that_change_what_a_paper_says(words_laid: str, telling_: bool) -> None:
    assert telling.tells(words_laid) is telling_


def covered(box: tuple[float, float, float, float], *rows: tuple[float, float, str]) -> Draw:
    def draw(page: canvas.Canvas) -> None:
        words(page)
        page.setFont(FACE, 14)
        for x, y, text in rows:
            page.drawString(x, y, text)
        page.setFillGray(1)
        page.rect(*box, stroke=0, fill=1)

    return draw


def covered_scan(page: canvas.Canvas) -> None:
    scan(page)
    page.setFillGray(1)
    page.rect(120, 560, 200, 16, stroke=0, fill=1)


def dark_rim(page: canvas.Canvas) -> None:
    """A scan with a black rim that was painted white."""
    sheet = Image.new("L", (620, 877), 250)
    ImageDraw.Draw(sheet).rectangle((0, 0, 18, 877), fill=10)
    page.drawImage(ImageReader(sheet), 0, 0, 595, 842)
    page.setFillGray(1)
    page.rect(0, 0, 20, 842, stroke=0, fill=1)


@pytest.mark.parametrize(
    ("draw", "told", "strength"),
    [
        (covered((95, 290, 150, 20), (100, 295, "成立于2019年")), "", "strong"),
        (covered((95, 290, 150, 20), (100, 295, "王建国")), "", "weak"),
        (covered((95, 290, 150, 20), (100, 295, "电话 13900001111")), "", "weak"),
        (covered((280, 60, 60, 20), (300, 64, "- 3 -")), "", "weak"),
        (covered_scan, "", "strong"),
        (covered_scan, "示交发〔2023〕12号", "strong"),
        (covered_scan, "身份证号 370102198001010012", "weak"),
        (dark_rim, "", "weak"),
    ],
    ids=["words", "name", "telephone", "old page number", "scan", "number on a scan",
         "identity number on a scan", "dark rim"],
)  # fmt: skip
def test_covers(tmp_path: Path, draw: Draw, told: str, strength: str) -> None:
    result = asked(covering, pdf(tmp_path / "a.pdf", draw), told)
    assert result.strength == strength
    assert "王建国" not in repr(result) and "13900001111" not in result.reason


def noted(data: bytes, text: str) -> bytes:
    """The file with a white comment box over its first row."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    name, number = generic.NameObject, generic.NumberObject
    box = generic.ArrayObject([number(edge) for edge in (95, 690, 260, 718)])
    look = generic.StreamObject(stream_data=b"1 g 95 690 165 28 re f")
    look.update({
        name("/Type"): name("/XObject"), name("/Subtype"): name("/Form"), name("/BBox"): box,
    })  # fmt: skip
    note = generic.DictionaryObject({
        name("/Type"): name("/Annot"), name("/Subtype"): name("/FreeText"), name("/Rect"): box,
        name("/F"): number(4), name("/Contents"): generic.TextStringObject(text),
        name("/AP"): generic.DictionaryObject({name("/N"): writer.add_object(look)}),
    })  # fmt: skip
    page[name("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "strength"), [("请核实这里的数字", "weak"), ("示交发〔2023〕99号", "strong")]
)
def test_notes_over_words(tmp_path: Path, text: str, strength: str) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    path.write_bytes(noted(path.read_bytes(), text))
    result = asked(covering, path)
    assert result.strength == strength and text in result.reason
