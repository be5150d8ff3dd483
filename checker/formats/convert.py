"""LibreOffice, where it is present, as the opener of old office files."""

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
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_SOUND = {"docx": "txt", "xlsx": "csv"}  # what any LibreOffice that makes these can open


@cache
def _folder(process: int) -> Path:
    """This process's own place for LibreOffice's profile and its results."""
    folder = Path(tempfile.mkdtemp(prefix="checker-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def present() -> bool:
    """Whether there is a LibreOffice here."""
    return _program() is not None


def _program() -> str | None:
    return programs.find("soffice", "libreoffice")


def by_libreoffice(path: Path, kind: str) -> Path | None:
    """The converted file, ``None`` where no LibreOffice here makes such files.

    Raises ``Unreadable``. A file is called damaged only where a sound one of its kind is converted
    and the file is not, twice: a first start on a busy machine may end well and write nothing.
    """
    program = _program()
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


def _run(command: list[str], path: Path) -> None:
    """Run a program, which is ended with its children when time is up."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is not its to answer, on Windows neither
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    ) as process:
        try:
            process.wait(timeout=TIMEOUT)
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
