"""PDFs that offices sign electronically and treat afterwards in lawful ways; nothing is altered."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields

from benchmarks.forgery import everyday_papers
from checker.counties import County
from tests.formats.pdf.signing import signed

Box = tuple[int, int, int, int]
FIRST: Box = (330, 130, 450, 250)


def sealed(rng: Random, folder: Path, county: County, shared: str) -> None:
    """Three papers of one bureau, each signed and treated in a way of its own."""
    everyday_papers.ORGAN, everyday_papers.CODE = f"{county.name}交通运输局", f"{county.name[0]}交"
    for index, name in enumerate(rng.sample(sorted(TREATED), 3)):
        path = folder / f"签章{index}-{name}.pdf"
        everyday_papers.written(rng, path)
        path.write_bytes(TREATED[name](path.read_bytes()))


def _signed(data: bytes, field: str = "Seal1", box: Box = FIRST) -> bytes:
    return signed(data, field, box)


def _twice(data: bytes) -> bytes:
    return _signed(_signed(data), "Seal2", (120, 130, 240, 250))


def _field_first(data: bytes) -> bytes:
    """The field was laid out by the exchange system, signed by the office later."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec("Later", box=(20, 20, 80, 80)))
    return _signed(_saved(writer))


def _again(data: bytes) -> bytes:
    """The wrong seal was put on, cleared, and the right one put into the same field."""
    return _signed(_cleared(_signed(data)))


def _elsewhere(data: bytes) -> bytes:
    """The same, the right one put beside."""
    return _signed(_cleared(_signed(data)), "Seal2", (120, 130, 240, 250))


def _cleared(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)
    return _saved(writer)


def _merged(data: bytes) -> bytes:
    """Bound with another paper for handing in."""
    both = pdfium.PdfDocument.new()
    for one in (_signed(data), data):
        both.import_pages(pdfium.PdfDocument(one))
    out = io.BytesIO()
    both.save(out)
    return out.getvalue()


def _anew(data: bytes) -> bytes:
    """Compressed or saved by another program, which writes the file anew."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(_signed(data))))
    return _saved(writer)


def _saved(writer) -> bytes:  # type: ignore[no-untyped-def]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


TREATED: dict[str, Callable[[bytes], bytes]] = {
    "一次": _signed, "两次": _twice, "先留签名域": _field_first, "重签": _again,
    "改签别处": _elsewhere, "合并": _merged, "另存": _anew,
}  # fmt: skip
