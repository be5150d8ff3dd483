"""Figures or days of a workbook that a formula draws by chance.

Signal: ``LEAST`` or more cells hold a formula with ``RAND``, ``RANDBETWEEN`` or ``RANDARRAY``: such
figures change each time the file is opened, nobody measured them. Strength: weak; none where the
workbook speaks of drawing by lot, as lists for inspection at random (双随机) are made so.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from checker.formats import package
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome

NAME = "drawn_values"
LEAST = 3
SHOWN = 10
_CELL = re.compile(
    rb"<c\b[^>]*?\br=\"([A-Z]{1,3}\d{1,7})\"[^>]*><f\b[^>]*>([^<]*\bRAND(?:BETWEEN|ARRAY)?\([^<]*)</f>"
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_BY_LOT = re.compile("随机|抽签|抽取|抽查|抽检|摇号")


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: what (the cell), value (its formula)."""
    if document.format != "sheet" or not zipfile.is_zipfile(document.file):
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是带公式的表格")
    cells = list(_drawn(document))
    if len(cells) < LEAST or _BY_LOT.search(document.text):
        return Finding(NAME, Outcome.ABSENT, "没有由随机函数生成的数")
    where, formula = cells[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"表格里有{len(cells)}个单元格由随机函数生成（如 {where}：={formula[:40]}），"
        "每次打开都会变。请说明这些数是怎样得来的，并提供原始记录",
        values={
            "facts": [{"what": cell, "value": f"={told[:80]}"} for cell, told in cells[:SHOWN]],
            "count": len(cells),
        },
        strength="weak", remedy="换成据实填写的数，附原始记录",
    )  # fmt: skip


def _drawn(document: Document) -> Iterator[tuple[str, str]]:
    with suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(document.file) as archive:
        for part in filter(_SHEET.fullmatch, archive.namelist()):
            data = package.read_part(archive, part) or b""
            for cell, formula in _CELL.findall(data) if b"RAND" in data else ():
                yield cell.decode("ascii"), html.unescape(formula.decode("utf-8", "replace"))
