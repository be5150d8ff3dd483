"""The 核查底稿 of one submission, as everything stands now."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import Response

from checker.reports.worksheet import render, stored
from checker.review import access

router = APIRouter()
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@router.get("/s/{number}/worksheet.docx")
def download(number: int, store: access.OpenStore, who: access.SeesAll) -> Response:
    """The document; it names other counties and people's decisions, so counties get none."""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        each, result, told = stored.load(connection, number)
    name = quote(f"{own.name}核查底稿.docx")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(render(each, result, trail=told), media_type=WORD, headers=headers)
