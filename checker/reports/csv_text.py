"""Tables as CSV that a spreadsheet opens as text: marked as UTF-8, no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_ACTIVE = tuple("=+-@＝＋－＠\t\r\n|")


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The table with a byte order mark. Every cell is quoted, whatever separates cells there."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([inert(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """A cell that would be taken for a formula begins with an apostrophe, as text does."""
    active = cell.startswith(_ACTIVE) or cell.lstrip().startswith(_ACTIVE)
    return f"'{cell}" if active else cell
