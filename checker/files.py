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
        put(draft, file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def put(draft: Path, file: Path) -> None:
    """Give a finished file its name, over the one that has it.

    Windows refuses while another program has either open: a reader, or a guard against viruses that
    looks into what was just written. Raises ``OSError`` where that does not pass.
    """
    for left in reversed(range(PATIENCE)):
        try:
            draft.replace(file)
        except PermissionError:
            if not left:
                raise
            time.sleep(PAUSE)
        else:
            return
