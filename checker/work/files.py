"""Files that several processes write and read at once."""

from __future__ import annotations

import os
import time
from pathlib import Path

PATIENCE = 40  # times a file that another process holds open is tried again (Windows)
PAUSE = 0.05  # seconds between


def write_whole(file: Path, content: bytes) -> None:
    """Write a file; a reader sees the old state or the new one, never half of it.

    Raises ``OSError``, which leaves nothing behind.
    """
    draft = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(content)
        _put(draft, file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _put(draft: Path, file: Path) -> None:
    for left in reversed(range(PATIENCE)):
        try:
            draft.replace(file)
        except PermissionError:
            if not left:
                raise
            time.sleep(PAUSE)
        else:
            return
