"""Revisions that are harder to see: behind a linearised file, between two harmless ones, within a
form, in letters; and harmless revisions.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pikepdf
from pypdf import PdfWriter
from pypdf.generic import NameObject, TextStringObject

from benchmarks.forgery.blind.cases import guilty, innocent, one_pdf
from benchmarks.forgery.blind.edited import BASES
from benchmarks.forgery.blind.glyphs import another_digit, another_letter


def _based(rng: Random, path: Path, linear: bool = False) -> None:
    """A paper of one of the makers, its references in a table."""
    rng.choice(BASES)(rng, path)
    disable = pikepdf.ObjectStreamMode.disable
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].contents_coalesce()
        pdf.save(path, linearize=linear, object_stream_mode=disable)


def _behind(path: Path, changed: bytes) -> None:
    """The page's content anew, behind the file."""
    writer = PdfWriter(str(path), incremental=True)
    content = writer.pages[0]["/Contents"].get_object()
    content = content[0].get_object() if isinstance(content, list) else content
    content.set_data(changed)
    writer.write(path)


def _named(rng: Random, path: Path) -> None:
    """The file's properties anew, behind the file."""
    writer = PdfWriter(str(path), incremental=True)
    writer.add_metadata({"/Keywords": f"{rng.randint(1, 999)}", "/Author": "办公室"})
    writer.write(path)


def _other_digit(rng: Random, path: Path) -> bytes:
    with pikepdf.open(path) as pdf:
        return another_digit(rng, pdf.pages[0])


@guilty("revisions", "strong")
@one_pdf
def digit_behind_a_linear_file(rng: Random, path: Path) -> None:
    _based(rng, path, linear=True)
    _behind(path, _other_digit(rng, path))


@guilty("revisions", "strong")
@one_pdf
def digit_between_harmless_revisions(rng: Random, path: Path) -> None:
    _based(rng, path)
    for _ in range(rng.randint(0, 2)):
        _named(rng, path)
    _behind(path, _other_digit(rng, path))
    for _ in range(rng.randint(1, 2)):
        _named(rng, path)


@guilty("revisions", "strong")
@one_pdf
def digit_in_a_form(rng: Random, path: Path) -> None:
    """The page's content stands in a form object; a later revision holds another one."""
    _based(rng, path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        form = pdf.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox, form.Resources = page.mediabox, page.resources
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fm0=form))
        page.Contents = pdf.make_stream(b"q /Fm0 Do Q")
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(path) as pdf:
        changed = another_digit(rng, pdf.pages[0].Resources.XObject.Fm0)
    writer = PdfWriter(str(path), incremental=True)
    writer.pages[0]["/Resources"]["/XObject"]["/Fm0"].get_object().set_data(changed)
    writer.write(path)


@guilty("revisions", "strong")
@one_pdf
def letter_by_pypdf(rng: Random, path: Path) -> None:
    """One letter given way to another of the same font."""
    _based(rng, path)
    with pikepdf.open(path) as pdf:
        changed = another_letter(rng, pdf.pages[0])
    _behind(path, changed)


@innocent
@one_pdf
def harmless_revisions(rng: Random, path: Path) -> None:
    """Properties, a bookmark, a page label and a link, one behind the other."""
    _based(rng, path, linear=rng.random() < 0.5)
    _named(rng, path)
    writer = PdfWriter(str(path), incremental=True)
    writer.add_outline_item("正文", 0)
    writer.page_layout = NameObject("/SinglePage")
    writer.write(path)
    writer = PdfWriter(str(path), incremental=True)
    writer.root_object[NameObject("/Lang")] = TextStringObject("zh-CN")
    writer.write(path)
