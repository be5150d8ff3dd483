"""Cells of a workbook that are merged downwards: what one of them says is said of each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from checker.formats import package, sheet_pictures

LONGEST = 40  # characters; what is longer is running text, told once
MOST = 2000  # merges of one sheet
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')


class Merge(NamedTuple):
    """The column and the rows of merged cells, from 0; ``last`` belongs to it."""

    column: int
    first: int
    last: int


def of_sheets(path: Path) -> list[list[Merge]]:
    """The downward merges of each sheet, in the order of the book."""
    with package.open_package(path) as zipped:
        parts = (package.read_part(zipped, part) for part in sheet_pictures.parts(zipped))
        return [list(_merges(part or b"")) for part in parts]


def _merges(part: bytes) -> Iterator[Merge]:
    for count, found in enumerate(_MERGED.finditer(part)):
        if count >= MOST:
            return
        first, last = int(found[2]) - 1, int(found[3]) - 1
        if last > first:
            yield Merge(_column(found[1]), first, last)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def filled(
    rows: Iterable[Sequence[Any]], merges: Sequence[Merge], longest: int = LONGEST
) -> Iterator[list[Any]]:
    """The rows, a short value of merged cells in each row they span that says anything else."""
    starts: dict[int, list[Merge]] = {}
    for merge in merges:
        starts.setdefault(merge.first, []).append(merge)
    reaching: dict[int, tuple[int, Any]] = {}  # column → its last row and the value
    for number, given in enumerate(rows):
        row = list(given)
        told = any(value is not None for value in row)
        for column, (last, value) in list(reaching.items()):
            if number > last:
                del reaching[column]
            elif told and column < len(row) and row[column] is None:
                row[column] = value
        for merge in starts.get(number, ()):
            value = row[merge.column] if merge.column < len(row) else None
            if value is not None and len(str(value)) <= longest:
                reaching[merge.column] = (merge.last, value)
        yield row
