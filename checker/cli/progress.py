"""Progress on stderr: a live line with rate and time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

from rich.cells import cell_len, set_cell_size
from rich.console import Console

from checker.model.material import Submission

PLAIN_SECONDS = 5.0


class PagesLeft:
    """How many pages the files still to be read may have, by what such files had so far.

    A file's pages are known once it is read; a PDF has more of them than a photograph.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._left = Counter(_sort(path) for path in paths)
        self._files: Counter[str] = Counter()
        self._pages: Counter[str] = Counter()

    def done(self, path: str, pages: int) -> None:
        """One file less; ``pages`` is 0 where nothing of it had to be read."""
        self._left[_sort(path)] -= 1
        if pages:
            self._files[_sort(path)] += 1
            self._pages[_sort(path)] += pages

    def expected(self) -> float | None:
        """Pages to come, ``None`` before anything was read."""
        if not (files := self._files.total()):
            return None
        usual = self._pages.total() / files
        return sum(
            count * (self._pages[sort] / self._files[sort] if self._files[sort] else usual)
            for sort, count in self._left.items()
            if count > 0
        )


def _sort(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def meter(packages: Sequence[Submission]) -> Callable[[int, int, str, int], None]:
    """A callback for ``work.run.read``: done, of all, path just finished, its pages."""
    live = sys.stderr.isatty()
    width = Console(stderr=True).width - 1  # a full line would break
    start = time.monotonic()
    left = PagesLeft(each.path for package in packages for each in package.materials)
    state = {"shown": start, "start": start, "pages": 0}

    def show(done: int, total: int, path: str, pages: int) -> None:
        left.done(path, pages)
        state["pages"] += pages
        now = time.monotonic()
        if not state["pages"]:
            state["start"] = now  # what was kept from an earlier run says nothing of the rate
        if not live and done < total and now - state["shown"] < PLAIN_SECONDS:
            return
        state["shown"] = now
        line = _line(done, total, int(state["pages"]), now - state["start"], left.expected())
        print(f"\r{_fitted(line, path, width)}" if live else line, end="", file=sys.stderr)
        print("" if live and done < total else "\n", end="", file=sys.stderr, flush=True)

    return show


def of_pictures() -> Callable[[int, int], None]:
    """A callback for comparing pictures: judged so far, of all; silent where it is soon done."""
    state = {"start": time.monotonic(), "shown": time.monotonic()}

    def show(done: int, total: int) -> None:
        now = time.monotonic()
        if not done:
            state["start"] = state["shown"] = now
        if not done or now - state["shown"] < PLAIN_SECONDS:
            return
        state["shown"] = now
        left = _clock((now - state["start"]) / done * (total - done))
        line = f"正在比对图片 {done}/{total} 对，预计还需 {left}"
        print(line, file=sys.stderr, flush=True)

    return show


def _fitted(line: str, path: str, width: int) -> str:
    """The line with the end of the path, as wide as the terminal, so that it covers the last one.

    Without control codes: an older console of Windows shows them.
    """
    room = width - cell_len(line) - 2
    while path and cell_len(path) > room:
        path = path[1:]
    return set_cell_size(f"{line}  {path}", width)


def _line(done: int, total: int, pages: int, spent: float, left: float | None) -> str:
    rate = pages / spent if spent > 0 else 0.0
    known = done == total or (left is not None and rate > 0)
    clock = _clock((left or 0.0) / rate if rate else 0.0)
    text = f"预计还需 {clock}" if known else "剩余时间尚不能估计"
    if done == total and not pages:
        return f"已检查 {done}/{total} 个文件，没有要新读的页面"
    return f"已检查 {done}/{total} 个文件，{pages} 页，{rate:.1f} 页/秒，{text}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
