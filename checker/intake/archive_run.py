"""Extractors of other makers, each run until it takes too long or writes too much."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from checker.errors import Unreadable
from checker.formats import programs

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
POLL_SECONDS = 0.2
_SPOKEN = ("oem", "replace") if sys.platform == "win32" else ("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Tool:
    """How one extractor lists and unpacks."""

    names: tuple[str, ...]
    listing: Callable[[str], list[str]]
    unpacking: Callable[[str, str], list[str]]
    parse: Callable[[str], list[str]] = str.splitlines


def _slt(text: str) -> list[str]:
    """The paths of ``7z l -slt``."""
    return [line[7:] for line in text.splitlines() if line.startswith("Path = ")]


TOOLS = (
    Tool(
        ("bsdtar",),
        lambda file: ["-tf", file],
        lambda file, into: ["-x", "--no-same-owner", "-f", file, "-C", into],
    ),
    Tool(
        ("unrar",),
        lambda file: ["lb", "-p-", file],
        lambda file, into: ["x", "-p-", "-o+", "-y", "-ol-", file, f"{into}{os.sep}"],
    ),
    Tool(
        ("7zz", "7z", "7za"),
        lambda file: ["l", "-ba", "-slt", "-sccUTF-8", "-p", file],
        lambda file, into: ["x", "-y", "-sccUTF-8", "-p", f"-o{into}", file],
        _slt,
    ),
)


def present() -> list[tuple[Tool, str]]:
    """The extractors that are installed, with where each lies."""
    found = ((tool, programs.find(*tool.names)) for tool in TOOLS)
    return [(tool, where) for tool, where in found if where]


def run(command: list[str], into: Path, allowed: int, until: float) -> tuple[str, str, bool]:
    """Standard output, all that was said, and whether it failed; ended beyond time or size."""
    into.mkdir(parents=True, exist_ok=True)
    out, err = into / "out.txt", into / "err.txt"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            env=os.environ | ENVIRONMENT,
        )
        try:
            while process.poll() is None:
                if time.monotonic() > until:
                    raise Unreadable("timeout", "展开压缩包用时过长，已停止；请解压后提交")
                if _size(into) > allowed:
                    raise Unreadable("too_large", "压缩包展开后的大小超过上限；请分批提交")
                time.sleep(POLL_SECONDS)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    said = _decoded(out.read_bytes())
    all_said = said[-4000:] + err.read_bytes().decode("utf-8", "replace")[-4000:]
    return said, all_said, process.returncode != 0


def _decoded(said: bytes) -> str:
    """What a program wrote: UTF-8 as it was asked to, on Windows maybe the console's code page."""
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return said.decode(*_SPOKEN)


def _size(folder: Path) -> int:
    return sum(
        (Path(here) / name).lstat().st_size
        for here, _, names in os.walk(folder)
        for name in names
        if (Path(here) / name).exists()
    )
