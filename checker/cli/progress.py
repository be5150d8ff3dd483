"""Progress on stderr: a live line with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

CLEAR = "\r\x1b[K"
PLAIN_SECONDS = 5.0


def meter() -> Callable[[int, int, str, int], None]:
    """A callback for ``work.run.read``: done, of all, path just finished, its pages."""
    live = sys.stderr.isatty()
    start = time.monotonic()
    state = {"shown": start, "fresh": 0, "pages": 0}

    def show(done: int, total: int, path: str, pages: int) -> None:
        state["fresh"] += 1 if pages else 0
        state["pages"] += pages
        now = time.monotonic()
        if not live and done < total and now - state["shown"] < PLAIN_SECONDS:
            return
        state["shown"] = now
        line = _line(done, total, int(state["pages"]), int(state["fresh"]), now - start)
        print(f"{CLEAR}{line}  {path[-40:]}" if live else line, end="", file=sys.stderr)
        print("" if live and done < total else "\n", end="", file=sys.stderr, flush=True)

    return show


def _line(done: int, total: int, pages: int, fresh: int, spent: float) -> str:
    rate = pages / spent if spent > 0 else 0.0
    left = (total - done) * spent / fresh if fresh else 0.0
    return f"已检查 {done}/{total} 个文件，{pages} 页，{rate:.1f} 页/秒，预计还需 {_clock(left)}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
