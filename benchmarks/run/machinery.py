"""Two workers beside one, a second run beside the first, memory over many files.

    python -m benchmarks.run.machinery [FILES]

FILES small papers (default 400; 2,000 for the figure of record) plus twelve scanned pages.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import psutil

from benchmarks.run import sheets
from checker import intake, rulebook
from checker.model.material import Submission
from checker.work import run
from checker.work.run import Plan

SCANS = 12


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    with tempfile.TemporaryDirectory() as work:
        root = Path(work)
        scans = _package(root / "扫描", 0, SCANS, root)
        one, two = (_seconds(scans, Plan(root / f"jobs{n}", jobs=n)) for n in (1, 2))
        print(
            f"{SCANS} scans: one worker {one:.1f} s, two {two:.1f} s, {one / two:.2f} × (goal 1.8)"
        )
        many = _package(root / "电子", files, 0, root)
        plan = Plan(root / "many", jobs=2)
        first, watched = _watched(many, plan)
        again = _seconds(many, plan)
        print(f"{files} papers: first run {first:.1f} s, again {again:.2f} s, ", end="")
        print(f"{first / again:.0f} × (goal 50)")
        _memory(watched, files)


def _package(folder: Path, papers: int, scans: int, root: Path) -> Submission:
    place = folder / "一、制度建设" / "1"
    place.mkdir(parents=True)
    for number in range(papers):
        (place / f"{number:04}.pdf").write_bytes(sheets.pdf(2, 10_000 + 7 * number))
    for number in range(scans):
        sheets.scan(number)[0].save(place / f"扫描{number}甲.jpg", quality=80)
    system = rulebook.load(sheets.ROOT / "rules" / "shandong-county-2023")
    return intake.submission(folder, system, root / "unpacked")


def _seconds(package: Submission, plan: Plan) -> float:
    begin = time.perf_counter()
    run.read([package], plan)
    return time.perf_counter() - begin


def _watched(package: Submission, plan: Plan) -> tuple[float, list[tuple[int, float, float]]]:
    """Seconds of a run, and (files done, MiB of the parent, MiB of its largest worker)."""
    seen: list[tuple[int, float, float]] = []
    parent = psutil.Process()

    def look(done: int, _all: int, _path: str, _pages: int) -> None:
        if done % 50 == 0:
            sizes = [_mib(child) for child in parent.children(recursive=True)]
            seen.append((done, _mib(parent), max(sizes, default=0.0)))

    begin = time.perf_counter()
    run.read([package], plan, look)
    return time.perf_counter() - begin, seen


def _mib(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 2**20
    except psutil.Error:
        return 0.0


def _memory(watched: list[tuple[int, float, float]], files: int) -> None:
    start = next((row for row in watched if row[0] >= min(200, files // 2)), watched[0])
    end = watched[-1]
    print(f"{'files done':>12}{'parent MiB':>12}{'worker MiB':>12}")
    for done, parent, worker in (start, end):
        print(f"{done:>12}{parent:>12.0f}{worker:>12.0f}")
    print(f"growth: parent {end[1] - start[1]:+.0f}, worker {end[2] - start[2]:+.0f} MiB (goal 0)")


if __name__ == "__main__":
    main()
