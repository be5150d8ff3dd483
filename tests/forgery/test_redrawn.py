"""Pictures of a page exchanged in a later revision, and what scanning programs do to them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from pyhanko.pdf_utils.generic import NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from checker import formats
from checker.forgery import differing, redrawn
from checker.model.document import Line, Pixels
from checker.model.finding import Finding
from tests.forgery.drawn_pdf import rewritten

Edit = Callable[[Image.Image], Image.Image]
SPOT = (240, 100, 330, 118)  # where the number stands


def page() -> Image.Image:
    """A page at 72 dpi with rows of marks and a number of its own."""
    picture = Image.new("RGB", (595, 842), (247, 247, 245))
    pen = ImageDraw.Draw(picture)
    for row in range(20):
        for x in range(80, 500, 16):
            pen.rectangle((x, 200 + 26 * row, x + 9, 210 + 26 * row), outline=(25, 25, 25), width=2)
    return marked(picture, (245, 265, 285, 305))


def marked(picture: Image.Image, places: tuple[int, ...]) -> Image.Image:
    pen = ImageDraw.Draw(picture)
    for x in places:
        pen.rectangle((x, 103, x + 11, 115), outline=(20, 20, 20), width=3)
    return picture


def blank(picture: Image.Image, box: tuple[int, int, int, int] = SPOT) -> Image.Image:
    ImageDraw.Draw(picture).rectangle(box, fill=(247, 247, 245))
    return picture


def revised(tmp: Path, edit: Edit, quality: int = 85) -> Path:
    """A scan whose picture a later revision exchanged for the edited one."""
    path = tmp / "scan.pdf"
    sheet = canvas.Canvas(str(path), pagesize=(595, 842), pageCompression=0)
    sheet.drawImage(ImageReader(page()), 0, 0, 595, 842)
    sheet.save()
    data = io.BytesIO()
    edit(page()).save(data, "JPEG", quality=quality)
    writer = IncrementalPdfFileWriter(io.BytesIO(path.read_bytes()))
    pictures = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/XObject"]
    (name,) = pictures
    kept = {key: value for key, value in pictures[name].items() if key != "/Length"}
    kept[NameObject("/Filter")] = NameObject("/DCTDecode")
    reference = pictures.raw_get(name).reference
    writer.objects[reference.generation, reference.idnum] = StreamObject(
        kept, encoded_data=data.getvalue()
    )
    written = io.BytesIO()
    writer.write(written)
    path.write_bytes(written.getvalue())
    return path


class Reader:
    """An engine that reads words by how dark they are."""

    def __init__(self, words: str = "") -> None:
        self.words = words

    def read(self, picture: Pixels) -> list[Line]:
        return []

    def recognise(self, crops: list[Pixels]) -> list[tuple[str, float]]:
        return [(self.words or f"{int(crop.mean())}号", 0.99) for crop in crops]


def found(path: Path, engine: Reader | None = None) -> Finding:
    return redrawn.check(formats.read([path]), engine)


def test_a_number_exchanged_in_the_picture_is_shown_before_and_after(tmp_path: Path) -> None:
    path = revised(tmp_path, lambda p: marked(blank(p), (238, 262, 290, 312)))
    finding = found(path, Reader())
    (change,) = finding.values["changes"]
    assert finding.strength == "strong" and "换成了别的图像" in finding.reason
    assert change["page"] == 1 and change["before"] != change["after"]
    assert change["picture_before"] and change["picture_after"]
    box = finding.evidence[0].box
    assert box is not None and 0.1 < box[1] < box[3] < 0.16 and "请" in finding.reason


@pytest.mark.parametrize(
    ("edit", "outcome"),
    [(lambda p: marked(blank(p), (238, 262, 290, 312)), "present"), (lambda p: p, "absent")],
    ids=["a number exchanged", "as it was"],
)
def test_words_added_to_a_page_hide_no_exchanged_picture(
    tmp_path: Path, edit: Edit, outcome: str
) -> None:
    path = revised(tmp_path, edit)
    added = b"Do BT /F1 12 Tf 1 0 0 1 300 400 Tm (Received 7) Tj ET"
    path.write_bytes(rewritten(path.read_bytes(), b"Do", added))
    finding = found(path)
    assert finding.outcome == outcome
    box = finding.evidence[0].box if finding.evidence else (0, 0.1, 0, 0.16)
    assert box is not None and 0.1 <= box[1] < box[3] <= 0.16


@pytest.mark.parametrize(("places", "kind"), [((238, 262, 290, 312), "replaced"), ((), "removed")])
def test_a_seal_that_went_with_a_date_does_not_hide_that_another_came(
    places: tuple[int, ...], kind: str
) -> None:
    was = page().resize((1240, 1754))
    shown = marked(blank(page()), places).resize((1240, 1754))
    pen = ImageDraw.Draw(was, "RGBA")
    pen.ellipse((480, 120, 740, 380), outline=(210, 30, 40, 255), width=34)
    found = list(differing.differing(np.asarray(was), np.asarray(shown)))
    assert kind in {each for _, each in found}


def test_a_page_put_behind_hides_no_exchanged_picture_and_one_put_before_shows_none(
    tmp_path: Path,
) -> None:
    def outcome(edit: Edit, after: int | None) -> str:
        path = revised(tmp_path, edit)
        writer = IncrementalPdfFileWriter(io.BytesIO(path.read_bytes()))
        blank_page = StreamObject(stream_data=b"0 g 100 100 300 40 re f")
        writer.insert_page(PageObject(writer.add_object(blank_page), (0, 0, 595, 842)), after)
        out = io.BytesIO()
        writer.write(out)
        path.write_bytes(out.getvalue())
        return found(path).outcome

    assert outcome(lambda p: marked(blank(p), (238, 262, 290, 312)), None) == "present"
    assert outcome(lambda p: p, None) == "absent"
    assert outcome(lambda p: p, -1) == "absent"


class Told(Reader):
    """An engine that reads the place as it is told, before and after."""

    def __init__(self, *words: str, sure: float = 0.99) -> None:
        self.told, self.sure = words, sure

    def recognise(self, crops: list[Pixels]) -> list[tuple[str, float]]:
        return [(words, self.sure) for words, _ in zip(self.told, crops, strict=True)]


@pytest.mark.parametrize(
    ("engine", "strength"),
    [
        (Told("3月12日", "3月15日"), "medium"), (Told("3月12日", "3月15日", sure=0.8), "weak"),
        (Told("3月12日", "3月12日"), "weak"), (Told("3月12日", ""), "weak"),
        (Told("已阅", "同意"), "weak"),
    ],
    ids=["other digits", "read badly", "the same", "nothing there", "no digits"],
)  # fmt: skip
def test_what_seems_painted_out_and_reads_as_other_digits(
    tmp_path: Path, engine: Told, strength: str
) -> None:
    """A digit cut from the same scan shares most strokes of the one that it takes the place of."""
    assert found(revised(tmp_path, blank), engine).strength == strength


def test_the_number_of_a_person_is_neither_shown_nor_strong(tmp_path: Path) -> None:
    path = revised(tmp_path, lambda p: marked(blank(p), (238, 262, 290, 312)))
    finding = found(path, Reader("13900001111"))
    assert finding.strength == "weak" and "13900001111" not in finding.reason
    assert "picture_before" not in finding.values["changes"][0]


def one_digit(picture: Image.Image) -> Image.Image:
    """Of one mark a piece is gone and a stroke grown by a pixel: an 8 made of a 6."""
    pen = ImageDraw.Draw(picture)
    pen.rectangle((265, 107, 267, 111), fill=(247, 247, 245))
    pen.rectangle((272, 104, 273, 114), fill=(20, 20, 20))
    return picture


def moved_down(picture: Image.Image) -> Image.Image:
    """The lower rows stand lower, as behind one that was put in."""
    picture.paste(picture.crop((0, 500, 595, 760)), (0, 504))
    return picture


@pytest.mark.parametrize(
    ("edit", "strength"),
    [
        (one_digit, "strong"),
        (lambda p: one_digit(Image.fromarray(np.roll(np.asarray(p), 1, axis=0))), "weak"),
        (blank, "weak"),
        (lambda p: marked(p, (330, 350, 370)), ""),
        (lambda p: p, ""),
        (lambda p: p.resize((300, 420)).resize(p.size), ""),
        (lambda p: p.rotate(1.2, fillcolor=(247, 247, 245)), ""),
        (lambda p: p.rotate(0.3, fillcolor=(247, 247, 245), resample=3), ""),
        (lambda p: one_digit(moved_down(p)), "strong"),
        (lambda p: p.point(lambda v: min(255, int(v * 1.1))), ""),
        (lambda p: Image.fromarray(np.roll(np.asarray(p), 1, axis=0)), ""),
    ],
    ids=[
        "one digit",
        "scanned again",
        "painted out",
        "added",
        "as it was",
        "smaller",
        "straightened",
        "straightened a little",
        "rows moved down",
        "brighter",
        "shifted",
    ],
)
def test_what_programs_do_is_not_strong(tmp_path: Path, edit: Edit, strength: str) -> None:
    assert found(revised(tmp_path, edit, quality=70)).strength == strength


def test_other_files_have_no_history(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    page().save(picture)
    assert found(picture).outcome == "not_applicable"
