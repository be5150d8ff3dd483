"""The files of a hand-worked case: text, tables as Word or Excel, photographs, drawn papers."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
from PIL import Image

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
COLUMNS = ["指标", "计分项", "材料", "事项", "日期", "数量", "自评分", "说明"]
Case = dict[str, Any]


def files(package: Case) -> Iterator[tuple[str, Any]]:
    """Files with their papers completed by the bureau's name."""
    files = {**package["files"], **_weeks(package.get("weekly"))}
    for path, content in files.items():
        if holds(content, "paper"):
            bureau = package.get("body", f"{package.get('name', '商河县')}交通运输局")
            yield path, {"paper": {"by": bureau, **content["paper"]}}
        else:
            yield path, content


def _weeks(told: Case | None) -> dict[str, Any]:
    """A ledger with one row every week's Tuesday of 2023, without the weeks skipped."""
    if not told:
        return {}
    rows = [["日期", "内容"]]
    for week in range(1, 53, told.get("every", 1)):
        if week not in told.get("skip", []):
            day = date.fromisocalendar(2023, week, 2)
            rows.append([day.isoformat(), told.get("word", "登录信用交通·山东网站管理后台")])
    return {told["path"]: rows}


def holds(content: Any, word: str) -> bool:
    """Whether a file is a ``{word: …}``."""
    return isinstance(content, dict) and word in content


def named(path: str, drawn: bool) -> str:
    """The file's name, of a paper that is not drawn that of its text."""
    return path if drawn else path.replace(".pdf", ".txt")


def write(package: Case, folder: Path, drawn: bool) -> None:
    """The files and the 申报表 of one package."""
    for path, content in files(package):
        target = folder / named(path, drawn)
        target.parent.mkdir(parents=True, exist_ok=True)
        _one(target, content, drawn)
    if rows := package.get("manifest"):
        cells = [[str(row.get(column, "")) for column in COLUMNS] for row in rows]
        cells = [[named(cell, drawn) for cell in row] for row in cells]
        (folder / "申报表.csv").write_bytes(_table([COLUMNS, *cells]))


def _one(target: Path, content: Any, drawn: bool) -> None:
    if isinstance(content, list) and _ends(target, "docx"):
        _letter(content, target)
    elif holds(content, "sheets"):
        _workbook(content["sheets"], target)
    elif isinstance(content, list):
        _workbook({"Sheet": content}, target) if _ends(target, "xlsx") else target.write_bytes(
            _table(content)
        )
    elif isinstance(content, str) and _ends(target, "docx"):
        _letter(content.split("\n"), target)
    elif isinstance(content, str):
        target.write_text(content, "utf-8")
    elif holds(content, "paper"):
        paper = content["paper"]
        _draw(paper, target) if drawn else target.write_text(_words(paper), "utf-8")
    else:
        _photo(content["photo"], target)


def _table(rows: list[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _ends(target: Path, suffix: str) -> bool:
    return target.suffix == f".{suffix}"


def _workbook(sheets: dict[str, list[list[Any]]], target: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(target)


def _letter(parts: list[Any], target: Path) -> None:
    """Paragraphs, tables as lists of rows, page breaks as a line with a form feed alone."""
    letter = docx.Document()
    for part in parts:
        if isinstance(part, list):
            _tabled(part, letter)
        elif part == "\f":
            letter.add_page_break()
        else:
            letter.add_paragraph(part)
    letter.save(str(target))


def _tabled(rows: list[list[Any]], letter: Any) -> None:
    table = letter.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = str(text)


def _words(paper: Case) -> str:
    header = paper.get("header", True)
    rows = [f"{paper['by']}文件" if header else "", paper.get("number", "")]
    rows += [paper["title"].replace("|", "\n"), paper["text"], paper["by"], paper["date"]]
    return "\n".join(row for row in rows if row) + "\n"


def _photo(seed: int, target: Path) -> None:
    """Grass and sky, different for each seed."""
    noise = Image.effect_noise((320, 220), 40 + seed).convert("RGB")
    tint = Image.new("RGB", (320, 220), ((seed * 67) % 200, 120, (seed * 31) % 200))
    Image.blend(noise, tint, 0.5).save(target)


def _draw(paper: Case, target: Path) -> None:
    build = _maker()
    seal = {"text": paper["by"]} if paper.get("seal", True) else None
    drawn = {
        "header": f"{paper['by']}文件" if paper.get("header", True) else None,
        "number": paper.get("number", ""),
        "title": paper["title"],
        "body": paper["text"],
        "signer": paper["by"],
        "date": paper["date"],
        **({"seal": seal} if seal else {}),
    }
    build.material({"make": "pdf", "paper": drawn}, target, len(paper["text"]))


@cache
def _maker():
    sys.path.insert(0, str(ROOT / "sample_docs"))
    import tempfile

    from maker import build, fonts

    ascii_letters = "".join(map(chr, range(32, 127)))
    words = "".join(f.read_text("utf-8") for f in (HERE / "cases").glob("*.yaml"))
    words += ascii_letters + "—样例　内容虚构签发人：〔〕交通运输局县市文件"
    with tempfile.TemporaryDirectory() as folder:
        fonts.register(words, Path(folder))
    return build
