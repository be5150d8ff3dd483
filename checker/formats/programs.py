"""Programs of other makers: on the PATH, else where their own setups put them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

_ROOTS = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")  # of Windows
_OWN = "LOCALAPPDATA"  # of one user of Windows, who may install in its folder Programs
_FOLDERS = ("LibreOffice/program", "7-Zip", "WinRAR")
_BUNDLES = ("/Applications/LibreOffice.app/Contents/MacOS",)


def find(*names: str) -> str | None:
    """Where the first of these programs lies, ``None`` where none is installed."""
    usual = os.pathsep.join([*_usual(), *_BUNDLES])
    found = (shutil.which(name, path=path) for name in names for path in (None, usual))
    return next((each for each in found if each and not _beside_the_papers(each)), None)


def _usual() -> list[str]:
    roots = [os.environ[root] for root in _ROOTS if root in os.environ]
    roots += [str(Path(os.environ[_OWN], "Programs"))] if _OWN in os.environ else []
    return [str(Path(root, folder)) for root in roots for folder in _FOLDERS]


def _beside_the_papers(program: str) -> bool:
    """Windows looks into the working folder first; what a county sent must never be started."""
    return Path(program).resolve().parent == Path.cwd().resolve()  # a drive may stand for a share
