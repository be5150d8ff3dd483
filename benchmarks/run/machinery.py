"""Two workers beside one, a second run beside the first, memory over many files.

    python -m benchmarks.run.machinery [workers] [again] [memory] [FILES]

Each part alone or all in turn. ``workers``: thirty scanned pages read by one process, by two, and
by two runs of one process each, started at once with half of the pages: what the machine itself
gives to two at that hour, so that a machine shared with others tells something too.
``again``: FILES small papers (default 400) really read, then once more. ``memory``: FILES records
of a two-page paper (default 2,000) through workers that read nothing, and what holding all that
came back would take, as a run once did.
"""

from __future__ import annotations

import pickle
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from unittest import mock

import psutil

from benchmarks.run import sheets, stub
from checker import intake, rulebook
from checker.model.material import Submission
from checker.work import pool, run
from checker.work.run import Plan

SCANS = 30
LOOK = 0.2  # seconds between two looks at the workers' time
EARLY = 200  # files after which nothing may grow


def main() -> None:
    words = [word for word in sys.argv[1:] if not word.isdigit()] or list(PARTS)
    files = next((int(word) for word in sys.argv[1:] if word.isdigit()), 0)
    for word in words:
        with tempfile.TemporaryDirectory() as work:
            PARTS[word](Path(work), files)


def _workers(root: Path, _: int) -> None:
    scans = _package(root / "扫描", 0, SCANS, root)
    spent = {}
    for jobs in (1, 2):
        wall, cpu = _seconds(scans, Plan(root / f"jobs{jobs}", jobs=jobs))
        spent[jobs] = wall
        print(f"{SCANS} scans, {jobs} worker(s): {wall:.1f} s, {cpu:.1f} CPU s")
    apart = _apart(scans, root)
    print(f"two runs of one worker each, half of the scans each: {apart:.1f} s")
    print(
        f"two workers {spent[1] / spent[2]:.2f} × one (goal 1.8), two runs {spent[1] / apart:.2f} ×"
    )


def _apart(package: Submission, root: Path) -> float:
    """Seconds until two runs that know nothing of each other have read half of the files each."""
    halves = [replace(package, materials=package.materials[at::2]) for at in (0, 1)]
    begin = time.perf_counter()
    with ProcessPoolExecutor(2, get_context("spawn")) as two:
        plans = [Plan(root / f"apart{at}", jobs=1) for at in (0, 1)]
        list(two.map(run.read, [[half] for half in halves], plans))
    return time.perf_counter() - begin


def _again(root: Path, files: int) -> None:
    files = files or 400
    many = _package(root / "电子", files, 0, root)
    plan = Plan(root / "many", jobs=2)
    first, again = _seconds(many, plan), _seconds(many, plan)
    print(f"{files} papers: first run {first[0]:.1f} s, {first[1]:.1f} CPU s; ", end="")
    print(f"again {again[0]:.2f} s, {again[1]:.2f} CPU s")
    print(f"{first[0] / again[0]:.0f} × by the clock, {first[1] / again[1]:.0f} × CPU (goal 50)")


def _memory(root: Path, files: int) -> None:
    files = files or 2000
    place = root / "多" / "一、制度建设" / "1"
    place.mkdir(parents=True)
    for number in range(files):
        (place / f"{number:05}.pdf").write_text(f"{number}")
    package = _listed(root / "多", root)
    plan = Plan(root / "memory", jobs=2)
    rows: list[tuple[str, float, float]] = []
    parent = psutil.Process()

    def look(done: int, _all: int, _path: str, _pages: int) -> None:
        if done in (1, EARLY) or done % 500 == 0:
            sizes = [_mib(child) for child in parent.children(recursive=True)]
            rows.append((f"{done} files read", _mib(parent), max(sizes, default=0.0)))

    with mock.patch.object(pool, "serve", stub.serve):
        reads = run.read([package], plan, look)
    rows.append(("all records loaded", _mib(parent), 0.0))
    whole = [_whole(record) for read in reads for record in read.records]
    rows.append((f"their {len(whole)} pictures too", _mib(parent), 0.0))
    print(f"{'':<24}{'parent MiB':>12}{'worker MiB':>12}")
    for name, size, worker in rows:
        print(f"{name:<24}{size:>12.0f}{worker:>12.0f}")
    early = next(row for row in rows if row[0].startswith(str(EARLY)))
    late = rows[-3]
    print(f"from {EARLY} files on: parent {late[1] - early[1]:+.0f} MiB (goal 0)")


def _whole(record: object) -> object:
    """A copy of its own with the pictures in it: what a run held that kept everything."""
    return pickle.loads(pickle.dumps((record, [page.jpeg for page in record.pages])))  # type: ignore[attr-defined]


def _package(folder: Path, papers: int, scans: int, root: Path) -> Submission:
    place = folder / "一、制度建设" / "1"
    place.mkdir(parents=True)
    for number in range(papers):
        (place / f"{number:04}.pdf").write_bytes(sheets.pdf(2, 10_000 + 7 * number))
    for number in range(scans):
        sheets.scan(number)[0].save(place / f"扫描{number}甲.jpg", quality=80)
    return _listed(folder, root)


def _listed(folder: Path, root: Path) -> Submission:
    system = rulebook.load(sheets.ROOT / "rules" / "shandong-county-2023")
    return intake.submission(folder, system, root / "unpacked")


def _seconds(package: Submission, plan: Plan) -> tuple[float, float]:
    """Seconds by the clock, and of all processors: this process's and its workers'."""
    begin, busy = time.perf_counter(), time.process_time()
    workers: dict[int, float] = {}
    looked = begin

    def look(*_: object) -> None:
        nonlocal looked
        if (now := time.perf_counter()) - looked > LOOK:  # a look costs more than a kept record
            looked = now
            for child in psutil.Process().children(recursive=True):
                workers[child.pid] = sum(child.cpu_times()[:2])

    run.read([package], plan, look)
    return time.perf_counter() - begin, time.process_time() - busy + sum(workers.values())


def _mib(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 2**20
    except psutil.Error:
        return 0.0


PARTS: dict[str, Callable[[Path, int], None]] = {
    "workers": _workers,
    "again": _again,
    "memory": _memory,
}


if __name__ == "__main__":
    main()
