"""The county's own list, 申报表.xlsx or 申报表.csv: what a file proves, and points claimed."""

from __future__ import annotations

import csv
import posixpath
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from checker.errors import CheckerError, Unreadable
from checker.formats import package, sheet_merges
from checker.formats.sheet_merges import Merge
from checker.intake import personal
from checker.intake.listing import Listed
from checker.intake.refs import EXTRAS, Names, full_ref, normal
from checker.model.document import Problem
from checker.model.material import ManifestRow

NAMES = ("申报表.xlsx", "申报表.csv")
_LIKE = re.compile(r"申报表[^/]*\.(?:xlsx?|xlsm|et|csv)$", re.IGNORECASE)
COLUMNS = ("指标", "计分项", "材料", "事项", "日期", "数量", "自评分", "说明")
_ENCODINGS = ("utf-8-sig", "gb18030")
_DATE = re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})(?:\s*[月/.\-]\s*(\d{1,2})?\s*日?)?")
MAX_ROWS = 20_000
MAX_COLUMNS = 200
LONGEST = 1000  # characters of a merged cell, which may hold the path of a file
_LARGEST, _FINEST = Decimal(10**9), -6  # nothing is counted beyond, nor to more decimal places
MAX_BYTES = 64 << 20  # once unpacked: it is read where no limits on memory hold


def among(listed: Sequence[Listed]) -> tuple[Listed | None, str, tuple[Problem, ...]]:
    """The manifest at the root of a submission, and the folder that it speaks of.

    A package whose files all lie in one folder, as of a folder that was zipped, has it in there.
    One that lies elsewhere or under a name that is not read is told.
    """
    folders = [each.path.rpartition("/")[0] for each in listed]
    common = posixpath.commonpath(folders) if folders else ""
    within = f"{common}/" if common else ""
    found = next((x for x in listed if x.path.removeprefix(within) in NAMES), None)
    if found:
        return found, within, ()
    return None, within, tuple(_unread(x.path) for x in listed if _meant(x.path, within))


def _meant(path: str, within: str) -> bool:
    near, name = "/" not in path.removeprefix(within), path.rpartition("/")[2]
    return name in NAMES or (near and bool(_LIKE.search(name)))


def _unread(path: str) -> Problem:
    text = (
        f"“{path}”没有作为申报表读取：申报表要放在报送文件夹最外层，"
        f"文件名正好是 {' 或 '.join(NAMES)}（xls 请另存）"
    )
    return Problem("manifest-misnamed", text)


def read(path: Path, names: Names) -> tuple[tuple[ManifestRow, ...], tuple[Problem, ...]]:
    """All rows of a manifest with what could not be understood, row by row."""
    try:
        table, others = _sheet(path) if path.suffix.lower() == ".xlsx" else (_text(path), [])
    except CheckerError as error:
        return (), (Problem("manifest-unreadable", f"{error.text}，没有读取，已按文件夹归类"),)
    except Exception as error:
        text = f"“{path.name}”无法读取（{type(error).__name__}），已按文件夹归类"
        return (), (Problem("manifest-unreadable", text),)
    if not table:
        return (), (Problem("manifest-empty", f"“{path.name}”是空表，已按文件夹归类"),)
    start, columns = _header(table)
    if "指标" not in columns:
        text = f"“{path.name}”中没有找到“指标”列，已按文件夹归类；可用的列名：{'、'.join(COLUMNS)}"
        return (), (Problem("manifest-columns", text),)
    faults = [f"的工作表“{name}”也填有内容，没有读取；请并入第一张表" for name in others]
    if len(table) > MAX_ROWS:
        faults.append(f"超过 {MAX_ROWS} 行，其余未读取；请删去多余的行")
    rows: list[ManifestRow] = []
    for number, cells in enumerate(table[start + 1 : MAX_ROWS], start + 2):
        values = {key: cells[at] if at < len(cells) else "" for key, at in columns.items()}
        if any(_words(value) for value in values.values()):
            row, wrong = _row(values, number, names)
            rows += [row] if row else []
            faults += [f"第{number}行：{fault}" for fault in wrong]
    problems = [Problem("manifest-row", f"“{path.name}”{fault}") for fault in faults]
    if not rows and not problems:
        problems = [Problem("manifest-empty", f"“{path.name}”没有填写任何一行，已按文件夹归类")]
    return tuple(rows), tuple(problems)


def _sheet(path: Path) -> tuple[list[list[object]], list[str]]:
    """The first sheet that has the columns, and the names of the others that have them."""
    import openpyxl  # large, and most packages have no manifest

    package.check(path, MAX_BYTES)
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    merges = sheet_merges.of_sheets(path)
    try:
        merged = chain(merges, repeat([]))
        tables = [
            (sheet.title, _table(sheet, own))
            for sheet, own in zip(book.worksheets, merged, strict=False)
        ]
    finally:
        book.close()
    filled = [(name, table) for name, table in tables if _filled(table)]
    first = filled[0][1] if filled else tables[0][1]
    return first, [name for name, _ in filled[1:]]


def _table(sheet: Any, merges: Iterable[Merge]) -> list[list[object]]:
    """The rows, what merged cells say in each row they span; numbers are said of all at once."""
    rows = sheet.iter_rows(max_col=MAX_COLUMNS, max_row=MAX_ROWS + 1, values_only=True)
    table = [list(row) for row in rows]
    _, columns = _header(table)
    once = {columns.get(name) for name in ("数量", "自评分")}
    repeated = [merge for merge in merges if merge.column not in once]
    return list(sheet_merges.filled(table, repeated, LONGEST))


def _filled(table: Sequence[Sequence[object]]) -> bool:
    """Whether there is a row under the columns that say what proves or what is claimed."""
    start, columns = _header(table)
    named = "指标" in columns and ("材料" in columns or "自评分" in columns)
    return named and any(map(any, table[start + 1 :]))


def _text(path: Path) -> list[list[object]]:
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable("too_large", f"“{path.name}”超过 {MAX_BYTES >> 20} MB", "请删去多余的行")
    data = path.read_bytes()
    for encoding in _ENCODINGS:
        try:
            lines = data.decode(encoding).splitlines()
        except UnicodeDecodeError:
            continue
        return [list(row) for row in csv.reader(lines[: MAX_ROWS + 1])]
    raise ValueError("encoding")


def _header(table: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    """The row that holds the column names (a title may stand above it) and where each column is."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(table[:10]):
        found = {normal(str(c or "")).replace(" ", ""): at for at, c in enumerate(cells)}
        columns = {name: found[name] for name in COLUMNS if name in found}
        if len(columns) > len(best[1]):
            best = (number, columns)
    return best


def _row(
    values: dict[str, object], number: int, names: Names
) -> tuple[ManifestRow | None, list[str]]:
    faults: list[str] = []
    ref = _ref(_ref_words(values.get("指标")), _ref_words(values.get("计分项")), names)
    if ref is None:
        return None, [f"指标“{_words(values.get('指标'))}”在指标体系中不存在"]
    when, fault = _date(values.get("日期"))
    faults += fault
    row = ManifestRow(
        ref=ref,
        material=_path(values.get("材料")),
        matter=_words(values.get("事项")),
        date=when,
        quantity=_number(values.get("数量"), "数量", faults),
        claimed=_number(values.get("自评分"), "自评分", faults),
        note=_words(values.get("说明")),
        row=number,
    )
    return row, faults


def _ref(indicator: str, item: str, names: Names) -> str | None:
    """``四.2`` from 四、2 or 4-2; the part column may hold 一.2a, 2a or a."""
    found = full_ref(item, names) or full_ref(indicator, names)
    if found is None:
        return None
    ref, part = full_ref(indicator, names) or found
    letter = re.search(r"([a-d])\W*$", normal(item).lower())
    if letter and ref + letter[1] in names.parts:
        return ref + letter[1]
    own = normal(indicator).replace(" ", "")
    if ref.split(".")[0] in EXTRAS and not any(word in own + normal(item) for word in EXTRAS):
        return None
    return part or found[1] or ref


def _ref_words(value: object) -> str:
    """A reference cell; spreadsheets turn 4-2 into a date of this year's April."""
    if isinstance(value, datetime | date):
        return f"{value.month}.{value.day}"
    return _words(value)


def _words(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else personal.mask(str(value).strip())


def _path(value: object) -> str | None:
    """As the paths of materials are written."""
    plain = _words(value).replace("\\", "/").removeprefix("./").strip("/")
    return personal.path(plain) or None


def _number(value: object, column: str, faults: list[str]) -> Decimal | None:
    text = normal(_words(value)).replace(",", "").rstrip("分个人次条项起篇家件")
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        faults.append(f"{column}“{text}”不是数字")
        return None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < _FINEST or not 0 <= number <= _LARGEST:
        faults.append(f"{column}“{text}”不是有效的数字")
        return None
    return number


def _date(value: object) -> tuple[str, list[str]]:
    """ISO 8601, shortened to the month where no day is given; otherwise as written with a fault."""
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d"), []
    text = normal(_words(value))
    if not text:
        return "", []
    match = _DATE.search(text)
    if match is None:
        return text, [f"日期“{text}”无法识别，请写成 2023-03-15"]
    year, month, day = int(match[1]), int(match[2]), match[3]
    try:
        whole = date(year, month, int(day or 1))
    except ValueError:
        return text, [f"日期“{text}”不存在"]
    return whole.isoformat() if day else whole.strftime("%Y-%m"), []
