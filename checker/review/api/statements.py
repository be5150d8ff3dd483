"""What a county states in its defence, and the file that comes with it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, HTTPException, Response, UploadFile

from checker.review import access
from checker.review.api import door
from checker.review.api.decisions import standing_of
from checker.review.api.shapes import Key, Number, SheetNumber
from checker.review.api.shapes_decided import FlagStanding
from checker.review.routes.ruling import attachment as attached
from checker.store import statements
from checker.store.change import LONGEST

router = APIRouter(tags=["问题与决定"])
TAKEN = "PDF、图片、docx、xlsx、ofd 或 zip"
FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "附件",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.post(
    "/submissions/{number}/flags/{flag}/statements", status_code=201, summary="提交陈述申辩"
)
def state(
    number: Number,
    flag: Key,
    store: access.OpenStore,
    who: door.Visitor,
    text: Annotated[str, Form(max_length=LONGEST, pattern=r"^[^\x00]*$")] = "",
    file: Annotated[UploadFile | None, File(description=TAKEN)] = None,
) -> FlagStanding:
    """由县级账号提交，或由评审代为登记；text 与 file 至少有一样。"""
    if not (access.may(who, "own") or access.may(who, "decide")):
        raise HTTPException(403)
    with store.read() as connection:
        access.submission(connection, who, number)
        standing_of(connection, number, flag, who)
    name = (file.filename or "") if file else ""
    content = file.file.read(statements.LARGEST + 1) if file else b""
    statements.state(store, number, flag, who.name, text, name, content)
    with store.read() as connection:
        return standing_of(connection, number, flag, who)


@router.get(
    "/submissions/{number}/statements/{statement}",
    summary="陈述的附件",
    response_class=Response,
    responses=FILE,
)
def attachment(
    number: Number, statement: SheetNumber, store: access.OpenStore, who: door.Visitor
) -> Response:
    """原样的文件；没有附件的陈述答 404。"""
    return attached(number, statement, store, who)
