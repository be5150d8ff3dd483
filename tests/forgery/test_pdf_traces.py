"""Revisions, covers, overlays and pasted seals: PDFs that raise a lead, and ones that do not."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from checker import formats
from checker.forgery import covering, revisions, scan_overlay, seal_picture
from checker.model.document import Document, Signature
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


def test_a_rewritten_number_shows_before_and_after(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-15"))
    result = found(revisions, path)
    assert (result.outcome, result.strength) == ("present", "strong")
    (change,) = result.values["changes"]
    assert change["page"] == 1
    assert change["before"].startswith("No.2023-12") and change["after"].startswith("No.2023-15")
    assert result.evidence[0].box is not None and "伪造" not in result.reason


def test_both_revisions_are_shown_as_pictures(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-85"))
    (change,) = found(revisions, path).values["changes"]
    old, new = (base64.b64decode(change[f"picture_{when}"]) for when in ("before", "after"))
    first, second = (Image.open(io.BytesIO(data)).convert("L") for data in (old, new))
    assert first.size == second.size and len(old) + len(new) < 40_000
    off = np.abs(np.asarray(first, int) - np.asarray(second, int))
    assert 0 < (off > 100).mean() < 0.2  # the digit alone differs


def test_the_place_that_looks_otherwise_is_shown(tmp_path: Path) -> None:
    def two(page: canvas.Canvas) -> None:
        page.drawString(100, 760, "Bureau")
        words(page)

    path = pdf(tmp_path / "a.pdf", two)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"B,u-r.e 9au"))
    result = found(revisions, path)
    places = [item.box for item in result.evidence if item.box]
    assert places and all(0.12 < box[1] < box[3] < 0.2 for box in places)


def test_pictures_never_show_a_number_of_a_person(tmp_path: Path) -> None:
    def listed(page: canvas.Canvas) -> None:
        words(page)
        page.drawString(100, 690, "Tel 13912345678")

    path = pdf(tmp_path / "a.pdf", listed)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-85"))
    (change,) = found(revisions, path).values["changes"]
    assert "picture_before" not in change and "picture_after" not in change


def test_a_file_saved_again_without_change_is_no_lead(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-12"))
    assert path.read_bytes().count(b"%%EOF") == 2
    assert found(revisions, path).outcome == "absent"


@pytest.mark.parametrize(
    ("row", "y", "strength"), [("- 1 -", 30, ""), ("Received 7", 500, "note"), ("7", 500, "note")]
)
def test_words_added_later(tmp_path: Path, row: str, y: int, strength: str) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    added = f"ET BT 1 0 0 1 300 {y} Tm ({row}) Tj ET BT".encode()
    data = rewritten(path.read_bytes(), b"(No. 2023-12) Tj", b"(No. 2023-12) Tj " + added)
    path.write_bytes(data)
    assert found(revisions, path).strength == strength


def layered(page: canvas.Canvas) -> None:
    """A scan with an unseen layer of recognised words, and typed words beside it."""
    scan(page)
    text = page.beginText(120, 600)
    text.setTextRenderMode(3)
    text.textLine("No. 2023-12")
    page.drawText(text)


def under_picture(page: canvas.Canvas) -> None:
    page.drawString(100, 700, "No. 2023-12")
    scan(page)


def numbered_pages(page: canvas.Canvas) -> None:
    words(page)
    page.drawString(290, 40, "- 12 -")


def masked_later(page: canvas.Canvas) -> None:
    words(page)
    page.drawString(100, 300, "Tel 13900001111")


def left_open(page: canvas.Canvas) -> None:
    words(page)
    page.drawString(100, 300, "Issued XX")


@pytest.mark.parametrize(
    ("draw", "old", "new", "strength"),
    [
        (layered, b"No. 2023-12", b"No. 2023-15", ""),
        (under_picture, b"No. 2023-12", b"No. 2023-15", ""),
        (numbered_pages, b"- 12 -", b"- 15 -", ""),
        (masked_later, b"13900001111", b"139****1111", "weak"),
        (masked_later, b"13900001111", b"13900002222", "strong"),
        (left_open, b"Issued XX", b"Issued 15", "note"),
        (left_open, b"Issued XX", b"Signed XX", "strong"),
        (words, b"No. 2023-12", b"No. 2023 12", ""),
    ],
    ids=["layer recognised again", "layer under a scan", "pages numbered anew", "masked",
         "another telephone", "filled in", "another word", "a dash"],
)  # fmt: skip
def test_what_revisions_may_change(
    tmp_path: Path, draw: Draw, old: bytes, new: bytes, strength: str
) -> None:
    path = pdf(tmp_path / "a.pdf", draw)
    path.write_bytes(rewritten(path.read_bytes(), old, new))
    assert found(revisions, path).strength == strength


def test_swapped_pages_are_no_rewriting() -> None:
    old, new = [["abc" * 40], ["xyz" * 40]], [["xyz" * 40], ["abc" * 40]]
    assert list(revisions._changes(old, new)) == []


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


def box_on_lines(page: canvas.Canvas) -> None:
    """An organisation chart: the box hides the line behind it."""
    page.line(50, 700, 500, 700)
    page.drawString(100, 640, BODY[:60])
    white_box(page)


def box_on_white_scan(page: canvas.Canvas) -> None:
    scan(page, dark=False)
    white_box(page, 200, 500)


@pytest.mark.parametrize(
    ("draw", "hidden"),
    [(covered_words, "No. 2023-12"), (nearly_same_words, "No. 2023-12"), (covered_scan, "")],
)
def test_a_box_that_hides_something(tmp_path: Path, draw: Draw, hidden: str) -> None:
    result = found(covering, pdf(tmp_path / "a.pdf", draw))
    assert (result.outcome, result.strength) == ("present", "strong")
    assert result.values["covered"][0]["before"] == hidden and hidden in result.reason
    assert bool(result.values["covered"][0].get("picture_before")) is bool(hidden)


@pytest.mark.parametrize(
    "draw", [words, same_words_again, box_below, box_on_nothing, box_on_lines, box_on_white_scan]
)
def test_boxes_that_hide_nothing(tmp_path: Path, draw: Draw) -> None:
    assert found(covering, pdf(tmp_path / "a.pdf", draw)).outcome == "absent"


def text_over(page: canvas.Canvas) -> None:
    scan(page)
    page.drawString(120, 600, "2023-03-15")


def patch_over(page: canvas.Canvas) -> None:
    scan(page)
    page.drawImage(ImageReader(Image.new("RGB", (60, 20), (200, 200, 220))), 120, 600, 60, 20)


def layer_under(page: canvas.Canvas) -> None:
    page.drawString(120, 600, "2023-03-15")
    scan(page)


def layer_unseen(page: canvas.Canvas) -> None:
    scan(page)
    text = page.beginText(120, 600)
    text.setTextRenderMode(3)
    text.textLine("2023-03-15")
    page.drawText(text)


def whole_layer(page: canvas.Canvas) -> None:
    scan(page)
    words(page)


def foot(page: canvas.Canvas) -> None:
    scan(page)
    page.drawString(280, 20, "archive 7")


@pytest.mark.parametrize("draw", [text_over, patch_over])
def test_things_added_over_a_scan(tmp_path: Path, draw: Draw) -> None:
    result = found(scan_overlay, pdf(tmp_path / "a.pdf", draw))
    assert (result.outcome, result.strength) == ("present", "medium")


@pytest.mark.parametrize("draw", [scan, layer_under, layer_unseen, whole_layer, foot])
def test_ordinary_scans_have_no_overlay(tmp_path: Path, draw: Draw) -> None:
    assert found(scan_overlay, pdf(tmp_path / "a.pdf", draw)).outcome == "absent"


def test_a_digital_page_is_not_asked(tmp_path: Path) -> None:
    assert found(scan_overlay, pdf(tmp_path / "a.pdf", words)).outcome == "not_applicable"


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


@pytest.mark.parametrize(("draw", "strength"), [(sealed_scan, "strong"), (sealed_text, "weak")])
def test_a_pasted_seal(tmp_path: Path, draw: Draw, strength: str) -> None:
    result = found(seal_picture, pdf(tmp_path / "a.pdf", draw))
    assert (result.outcome, result.strength) == ("present", strength)


@pytest.mark.parametrize("draw", [scan, words, red_photo, tiny_seal])
def test_pictures_that_are_no_pasted_seal(tmp_path: Path, draw: Draw) -> None:
    assert found(seal_picture, pdf(tmp_path / "a.pdf", draw)).outcome == "absent"


def test_a_signed_seal_is_not_pasted(tmp_path: Path) -> None:
    box = (350 / 595, 1 - 269 / 842, 469 / 595, 1 - 150 / 842)
    signature = Signature("pdf", "intact", stamps=((1, box),))
    path = pdf(tmp_path / "a.pdf", sealed_scan)
    assert found(seal_picture, path, signatures=(signature,)).outcome == "absent"


def test_ring_and_no_ring() -> None:
    paper = Image.new("RGBA", (240, 240), "white")
    paper.alpha_composite(seal())
    assert seal_picture.looks_like_seal(np.asarray(paper.convert("RGB")))
    line = Image.new("RGB", (240, 240), "white")
    ImageDraw.Draw(line).rectangle((20, 100, 220, 140), fill=(220, 0, 0))
    assert not seal_picture.looks_like_seal(np.asarray(line))
