"""Signatures that an earlier revision of a PDF held and the file holds no more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyhanko.pdf_utils.reader import PdfFileReader

from checker.formats.pdf.signature_fields import Field, fields

MAX_REVISIONS = 12  # the latest ones


def removed(reader: PdfFileReader, now: Collection[Field]) -> tuple[Field, ...]:
    """Fields that were signed once and are empty or gone now, as they stood when last signed.

    Works on what is left in the file: one saved anew as a whole keeps no earlier revision.
    """
    signed = {field.name for field in now if field.value is not None}
    found: dict[str, Field] = {}
    for field in _earlier(reader):
        if field.name not in signed and _is_signature(field):
            found.setdefault(field.name, field)
    return tuple(found.values())


def _earlier(reader: PdfFileReader) -> Iterator[Field]:
    """The fields of all earlier revisions, the latest revision first."""
    last = reader.total_revisions - 1
    for revision in range(last - 1, max(-1, last - 1 - MAX_REVISIONS), -1):
        yield from fields(reader.get_historical_resolver(revision))


def _is_signature(field: Field) -> bool:
    """A signature that was given: with a value and a range, no mere time stamp of an archive."""
    value = field.value
    if value is None or str(value.get("/Type", "")) == "/DocTimeStamp":
        return False
    return "/ByteRange" in value and bool(value.get("/Contents"))
