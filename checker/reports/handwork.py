"""What people wrote into a file of the results is kept when a later run writes it anew.

A run notes the hash of each file it writes. One that differs at the next run was filled in by hand
(or nothing is known of it): it is renamed, and the run says so.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from checker.errors import UsageError
from checker.files import put, write_whole

RECORD = ".written.json"
KEPT = "改动过的旧件已另存，未覆盖 "  # before the name of a file that someone had filled in


class Kept:
    """Files of one output folder. ``aside`` holds those that were renamed, by their old names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._written = _read(folder / RECORD)
        self.aside: dict[str, Path] = {}

    def write(self, path: Path, data: bytes, taken: bool = False) -> None:
        """Write a file of the folder; ``taken``: what was filled in is in ``data`` already.

        Raises :class:`UsageError` where another program holds the file.
        """
        name = path.relative_to(self._folder).as_posix()
        try:
            if not taken and path.exists() and self._filled(path, name):
                put(path, aside := _free(path))
                self.aside[name] = aside
            write_whole(path, data)
        except PermissionError as error:
            raise UsageError(f"{path}写不进去", "请先关闭正在打开它的程序，再运行一次") from error
        self._written[name] = _hash(data)
        text = json.dumps(self._written, ensure_ascii=False, indent=1)
        write_whole(self._folder / RECORD, text.encode("utf-8"))

    def told(self) -> dict[str, Path]:
        """Those that were renamed as they are listed to a person: ``KEPT`` and the old name."""
        return {f"{KEPT}{name}": path for name, path in self.aside.items()}

    def _filled(self, path: Path, name: str) -> bool:
        return _hash(path.read_bytes()) != self._written.get(name)


def _read(record: Path) -> dict[str, str]:
    try:
        return dict(json.loads(record.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _free(path: Path) -> Path:
    """A name beside the file that says when it was last changed."""
    changed = datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d %H.%M.%S")
    stem = f"{path.stem}（{changed}填写）"
    number = 1
    while (free := path.with_name(f"{stem}{'' if number == 1 else number}{path.suffix}")).exists():
        number += 1
    return free
