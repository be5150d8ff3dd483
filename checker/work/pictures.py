"""Pages' pictures kept apart from the records, so that a run need not hold those of all files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from checker.files import write_whole
from checker.model.material import PageRecord, Record, Stored, Unprocessed

Outcome = tuple[Record, ...] | Unprocessed  # a file may hold several papers


def apart(outcome: Outcome, folder: Path) -> Outcome:
    """The outcome with its pictures written to one file of ``folder``, named by their content."""
    if isinstance(outcome, Unprocessed):
        return outcome
    held = [page.jpeg or b"" for record in outcome for page in record.pages]
    whole = b"".join(held)
    if not whole:
        return outcome
    file = Path(f"{hashlib.sha256(whole).hexdigest()}.pictures")  # the folder may be moved
    write_whole(folder / file, whole)
    ends = iter(held)
    at = 0

    def placed(page: PageRecord) -> PageRecord:
        nonlocal at
        length = len(next(ends))
        at += length
        return replace(page, thumbnail=Stored(file, at - length, length) if length else None)

    return _each(outcome, placed)


def found(outcome: object, folder: Path) -> Outcome:
    """The outcome with its pictures where they lie now. Raises where they are not there whole."""
    if isinstance(outcome, Unprocessed):
        return outcome
    if not isinstance(outcome, tuple):
        raise TypeError(type(outcome))

    def placed(page: PageRecord) -> PageRecord:
        kept = page.thumbnail
        if not isinstance(kept, Stored):
            return page
        file = folder / kept.file.name
        if file.stat().st_size < kept.start + kept.length:
            raise ValueError(file.name)
        return replace(page, thumbnail=replace(kept, file=file))

    return _each(outcome, placed)


def _each(outcome: tuple[Record, ...], change: Callable[[PageRecord], PageRecord]) -> Outcome:
    return tuple(
        replace(record, pages=tuple(change(page) for page in record.pages)) for record in outcome
    )
