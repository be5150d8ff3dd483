"""The 核查底稿 of one submission and the workbook of a run, as everything stands now."""

from __future__ import annotations

import io
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response

from checker.reports import workbook
from checker.reports.worksheet import render, stored
from checker.review import access
from checker.store import whole

router = APIRouter()
OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml.document"
EXCEL = f"{OFFICE}.spreadsheetml.sheet"


@router.get("/s/{number}/worksheet.docx")
def download(number: int, store: access.OpenStore, who: access.SeesAll) -> Response:
    """The document; it names other counties and people's decisions, so counties get none."""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        each, result, told = stored.load(connection, number)
    return _file(render(each, result, trail=told), WORD, f"{own.name}核查底稿.docx")


@router.get("/runs/{number}/score.xlsx")
def book(number: int, store: access.OpenStore, who: access.SeesAll) -> Response:
    """score.xlsx of a run under all decisions until now."""
    with store.read() as connection:
        access.run(connection, number)
        found = whole.result(connection, number)
    data = io.BytesIO()
    workbook.save(found, data)
    return _file(data.getvalue(), EXCEL, f"第{number}次核查score.xlsx")


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=kind, headers=headers)
