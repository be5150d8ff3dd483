"""A package handed in over the web becomes a check in line: one way for pages and programs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import HTTPException
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection
from starlette.datastructures import FormData, UploadFile

from checker import SYSTEM, rulebook
from checker.errors import UsageError
from checker.store import checks
from checker.store.people import Session
from checker.work import given, received
from checker.work.background import Background


@cache
def systems() -> dict[str, str]:
    """Titles of the indicator systems by id; rules on the disk change with the program only."""
    return {id_: rulebook.load(given.RULES / id_).title for id_ in rulebook.find(given.RULES)}


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody wants checked: a path in the open folder, or what was uploaded."""

    system: str = ""
    batch: bool = False
    path: str = ""
    name: str = ""
    files: tuple[received.Upload, ...] = ()


def uploads(form: FormData) -> Given:
    """What a form brings. Raises :class:`UsageError`."""
    sent = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
    files = tuple((each.filename or "", each.file) for each in sent if each.filename)
    if not files:
        raise UsageError("没有收到文件", "请在 files 里放一个压缩包或多个文件")
    words = {name: str(form.get(name) or "") for name in ("system", "name", "batch")}
    try:
        batch = TypeAdapter(bool).validate_python(words["batch"] or "false")
    except ValidationError:
        raise UsageError("batch 须是 true 或 false") from None
    return Given(words["system"], batch, name=words["name"], files=files)


def mine(connection: Connection, who: Session, number: int) -> None:
    """Whether this person may call a check off or take it up again. Raises 403, 404."""
    row = checks.one(connection, number)
    if row is None:
        raise HTTPException(404)
    if row.by != who.name and who.role == "reviewer":
        raise HTTPException(403, "只有提交人、负责人或管理员可以")


def submit(desk: Background, who: Session, wanted: Given) -> int:
    """Keep it and put it in line; the number of the check. Raises :class:`UsageError`."""
    system = wanted.system or SYSTEM
    if system not in systems():
        raise UsageError(f"没有编号为“{system[:80]}”的指标体系")
    where, name = _kept(desk, wanted)
    asked = checks.Asked(str(where), name, wanted.batch, system, who.name)
    return checks.add(desk.store, asked)


def _kept(desk: Background, wanted: Given) -> tuple[Path, str]:
    if not wanted.files:
        where = received.inside(desk.inbox, wanted.path)
        return where, where.name
    work = Path(desk.means.work)
    if wanted.batch:
        return received.batch(work, wanted.files), f"{len(wanted.files)} 个压缩包"
    return received.package(work, wanted.name, wanted.files)
