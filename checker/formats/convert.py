"""Outside programs that open old office files: LibreOffice, antiword, catdoc. All optional."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psutil

from checker.errors import Unreadable
from checker.formats import programs

TIMEOUT = 60.0  # seconds for one file
MAX_TEXT = 32 << 20
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_SOUND = {"docx": "txt", "xlsx": "csv"}  # what any LibreOffice that makes these can open


@cache
def _folder(process: int) -> Path:
    """This process's own place for LibreOffice's profile and its results."""
    folder = Path(tempfile.mkdtemp(prefix="checker-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def by_libreoffice(path: Path, kind: str) -> Path | None:
    """The converted file, ``None`` where no LibreOffice here makes such files.

    Raises ``Unreadable``. A file is called damaged only where a sound one of its kind is converted
    and the file is not, twice: a first start on a busy machine may end well and write nothing.
    """
    program = programs.find("soffice", "libreoffice")
    if program is None:
        return None
    out = Path(tempfile.mkdtemp(dir=_folder(os.getpid())))
    source = out / f"source{path.suffix.lower()}"
    shutil.copyfile(path, source)
    result = _converted(program, source, kind, path)
    if result is not None:
        return result
    sound = out / f"sound.{_SOUND[kind]}"
    sound.write_text("1\n", encoding="ascii")
    if _converted(program, sound, kind, path) is None:
        return None
    result = _converted(program, source, kind, path)
    if result is not None:
        return result
    raise Unreadable(
        "corrupt",
        f"文件“{path.name}”已损坏，LibreOffice 打不开",
        "请用 Word 或 WPS 打开确认后另存为 DOCX 或 PDF，再次提交",
    )


def _converted(program: str, source: Path, kind: str, path: Path) -> Path | None:
    """What LibreOffice wrote beside ``source``, ``None`` where it wrote nothing."""
    profile, made = _folder(os.getpid()) / "profile", source.parent / "made"
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", _FILTERS[kind]),
        *("--outdir", str(made), str(source)),
    ]
    _run(command, path)
    result = made / f"{source.stem}.{kind}"
    return result if result.is_file() else None


def plain_text(path: Path) -> str | None:
    """The text by antiword or catdoc, ``None`` where neither is installed or able."""
    for command in (["antiword", "-m", "UTF-8.txt", "-w", "0"], ["catdoc", "-d", "utf-8", "-w"]):
        program = programs.find(command[0])
        if program is None:
            continue
        text = _run([program, *command[1:], str(path)], path)[:MAX_TEXT].decode("utf-8", "replace")
        if text.strip():
            return text
    return None


def _run(command: list[str], path: Path) -> bytes:
    """Standard output of a program, which is ended with its children when time is up."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is not its to answer, on Windows neither
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    ) as process:
        try:
            return process.communicate(timeout=TIMEOUT)[0]
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise Unreadable(
                "timeout",
                f"文件“{path.name}”转换超过 {TIMEOUT:.0f} 秒",
                "请用 Word 或 WPS 打开，另存为 DOCX 或 PDF 后重新提交",
            ) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started: soffice is but the starter of another."""
    try:
        started = psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        started = []
    process.kill()
    for each in started:
        with contextlib.suppress(psutil.Error):
            each.kill()
