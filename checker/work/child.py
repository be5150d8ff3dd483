"""One background check as a process of its own: ``python -m checker.work.child``.

What to do comes as JSON on standard input. How far it is stands in the store; records are kept as
those of the command line, so a check that was killed goes on where it stopped.
"""

from __future__ import annotations

import json
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from checker import intake
from checker.errors import CheckerError
from checker.model.result import Result
from checker.pipeline import judge
from checker.store import Store, checks, open_store
from checker.work import given, identity, run

EVERY = 0.5  # seconds between two writings of progress


@dataclass(frozen=True, slots=True)
class Means:
    """What all checks of a server are done with. ``work`` holds what is received and read."""

    work: str
    sources: str = ""
    library: str = ""
    engine: str = "rapid"
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class Errand:
    """One check: where it stands in the store, and who hands it over."""

    store: str
    number: int
    held_by: str
    means: Means

    def text(self) -> str:
        """As the process reads it."""
        return json.dumps(asdict(self))


class Taken(Exception):
    """The check was called off or is another's by now."""


def main() -> int:
    """Do the errand on standard input; the exit code is 0 unless nothing could be said of it."""
    told = json.load(sys.stdin)
    errand = Errand(**{**told, "means": Means(**told["means"])})
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that readers are ended too
    store, worker = open_store(errand.store), identity.own()
    row = checks.take(store, errand.number, errand.held_by, worker)
    if row is None:
        return 0
    try:
        result = _check(errand, row, _teller(store, errand.number, worker))
        checks.finish(store, errand.number, worker, row.by, result)
    except Taken:
        return 0
    except CheckerError as error:
        checks.end(store, errand.number, worker, "failed", error.told)
    except Exception as error:
        traceback.print_exc()
        text = f"检查时程序出错（{type(error).__name__}），已读完的文件不会重读，可以继续"
        checks.end(store, errand.number, worker, "failed", text)
    return 0


def _check(errand: Errand, row: Any, tell: Callable[..., None]) -> Result:
    """The same trip as ``checker check``."""
    means, work = errand.means, Path(errand.means.work)
    system = given.system(row.system)
    known = given.sources(_path(means.sources))
    unpacked = work / "checks" / str(errand.number)
    source, batch = Path(row.source), bool(row.batch)
    apart = _path(means.sources), _path(means.library)
    packages = run.listed(intake.submissions(source, batch, apart), system, unpacked)
    count = sum(len(package.materials) for package in packages)
    tell(0, count, note="正在读取材料", now=True)
    pages = 0

    def progress(done: int, total: int, path: str, read: int) -> None:
        nonlocal pages
        pages += read
        tell(done, total, pages=pages, note=f"正在读取：{path[-200:]}")

    plan = run.Plan(work, means.engine, given.jobs(means.jobs, count))
    reads = run.read(packages, plan, progress)
    tell(count, count, pages=pages, note="正在比对和计分", now=True)
    near = given.earlier(given.shelf(_path(means.library)), reads)
    result = judge(system, reads, known, earlier=near, today=date.today())
    result = replace(result, outside=tuple(intake.outside(source, batch, apart)))
    shutil.rmtree(unpacked, ignore_errors=True)
    tell(count, count, pages=pages, note="正在存入数据库", now=True)
    return result


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _teller(store: Store, number: int, worker: str) -> Callable[..., None]:
    """Writes progress now and then. Raises :class:`Taken` when the check is no longer ours."""
    last = 0.0

    def tell(done: int, total: int, note: str, pages: int = 0, now: bool = False) -> None:
        nonlocal last
        if not now and time.monotonic() - last < EVERY:
            return
        last = time.monotonic()
        news = {"done": done, "total": total, "pages": pages, "note": note}
        if not checks.tell(store, number, worker, news):
            raise Taken

    return tell


if __name__ == "__main__":
    sys.exit(main())
