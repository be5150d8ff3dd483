"""Scans of which a later revision exchanged the picture: altered, or treated by a program."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw
from pypdf import PdfWriter
from pypdf.generic import NameObject, NumberObject

from benchmarks.elements.faces import font
from benchmarks.forgery.blind.cases import guilty, innocent, one_pdf, other, paper
from benchmarks.forgery.blind.paper import Paper
from benchmarks.forgery.blind.scanned import Row, bound, scanned


def _exchanged(path: Path, edit: Callable[[Image.Image], Image.Image], quality: int) -> None:
    """The page's picture edited and written behind the first revision by pypdf."""
    writer = PdfWriter(str(path), incremental=True)
    things = writer.pages[0]["/Resources"]["/XObject"]
    stream = next(thing.get_object() for thing in things.values())
    picture = edit(Image.open(io.BytesIO(stream.get_data())).convert("RGB"))
    data = io.BytesIO()
    picture.save(data, "JPEG", quality=quality)
    stream._data = data.getvalue()
    stream[NameObject("/Filter")] = NameObject("/DCTDecode")
    stream[NameObject("/Length")] = NumberObject(len(stream._data))
    writer.write(path)


def _scan(rng: Random, path: Path) -> tuple[Paper, list[Row], Callable[[Row], list[int]]]:
    one = paper(rng)
    picture, rows = scanned(rng, one, path)
    bound(rng, picture, [], "rows", path)
    scale = picture.width / 595.28

    def place(row: Row) -> list[int]:
        left, foot, right, top = (round(edge * scale) for edge in row[:4])
        return [left, picture.height - top, right, picture.height - foot]

    return one, rows, place


def _painted(rng: Random, path: Path, which: str, words: str | None) -> None:
    """One row painted over in the picture, other words written there."""
    one, rows, place = _scan(rng, path)
    row = next(row for row in rows if row[4] == getattr(one, which))
    x0, y0, x1, y1 = place(row)
    new = other(rng, row[4]) if words is None else words

    def edit(picture: Image.Image) -> Image.Image:
        pen = ImageDraw.Draw(picture)
        pen.rectangle((x0 - 3, y0 - 3, x1 + 3, y1 + 3), fill=picture.getpixel((x0, y0 - 6)))
        if new:
            face = font("song", y1 - y0)
            pen.text(((x0 + x1) / 2, y1), new, fill=(25, 25, 25), font=face, anchor="md")
        return picture

    _exchanged(path, edit, rng.randint(70, 92))


@guilty("redrawn", "strong")
@one_pdf
def number_painted_anew_in_the_scan(rng: Random, path: Path) -> None:
    _painted(rng, path, "number", None)


@guilty("redrawn", "strong")
@one_pdf
def date_painted_anew_in_the_scan(rng: Random, path: Path) -> None:
    day = f"2023年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    _painted(rng, path, "day", day)


@guilty("redrawn", "weak")
@one_pdf
def number_painted_out_of_the_scan(rng: Random, path: Path) -> None:
    _painted(rng, path, "number", "")


@innocent
@one_pdf
def picture_compressed_again(rng: Random, path: Path) -> None:
    """The scan made smaller by its program, kept behind the first one."""
    _scan(rng, path)
    share = rng.uniform(0.6, 1.0)
    size = rng.choice((True, False))

    def edit(picture: Image.Image) -> Image.Image:
        small = picture.resize([round(side * share) for side in picture.size])
        return small.resize(picture.size) if size else picture

    _exchanged(path, edit, rng.randint(40, 75))


@innocent
@one_pdf
def picture_set_straight(rng: Random, path: Path) -> None:
    _scan(rng, path)
    angle = rng.choice((-1, 1)) * rng.uniform(0.2, 2.0)
    white = (245, 245, 245)
    _exchanged(path, lambda picture: picture.rotate(angle, fillcolor=white, resample=3), 85)


@innocent
@one_pdf
def picture_made_clean(rng: Random, path: Path) -> None:
    """Ground made white and letters darker, as scanners' programs do."""
    _scan(rng, path)
    steep = rng.uniform(1.2, 2.0)
    _exchanged(path, lambda picture: picture.point(lambda v: min(255, int((v - 40) * steep))), 85)


@innocent
@one_pdf
def receipt_stamped_into_the_scan(rng: Random, path: Path) -> None:
    _scan(rng, path)

    def edit(picture: Image.Image) -> Image.Image:
        pen = ImageDraw.Draw(picture)
        x, y = rng.randint(40, picture.width // 2), rng.randint(30, 120)
        face = font("song", 30)
        pen.rectangle((x, y, x + 330, y + 90), outline=(200, 30, 40), width=4)
        pen.text((x + 12, y + 26), f"收文 {rng.randint(1, 900)} 号", (200, 30, 40), face)
        return picture

    _exchanged(path, edit, 85)


@innocent
@one_pdf
def scan_signed_by_hand(rng: Random, path: Path) -> None:
    """A person's remark written over the scan with a pen on the screen."""
    _scan(rng, path)

    def edit(picture: Image.Image) -> Image.Image:
        pen = ImageDraw.Draw(picture)
        x, y = rng.randint(100, picture.width // 2), rng.randint(200, picture.height - 200)
        track = [(x + 9 * n, y + rng.randint(-20, 20)) for n in range(20)]
        pen.line(track, fill=(20, 20, 60), width=4)
        return picture

    _exchanged(path, edit, 85)
