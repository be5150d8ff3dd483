"""A run killed again and again at any moment ends with the report of a run left alone.

    python -m benchmarks.run.killed [ROUNDS] [SEED]

Each round starts afresh, is ended by SIGKILL (with its workers) after a random time, several times
over, then left to finish. Reports are compared byte for byte: both are made on one day.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import py7zr

from benchmarks.run import sheets

KILLS = 3  # a round
NAMES = ("report.json", "mapping.yaml")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with tempfile.TemporaryDirectory() as work:
        folder = _package(Path(work) / "商河县")
        begin = time.monotonic()
        _start(folder, Path(work) / "alone").wait()
        whole = time.monotonic() - begin
        wanted = _told(Path(work) / "alone")
        print(f"left alone: {whole:.1f} s; {rounds} rounds of {KILLS} kills")
        alike = 0
        for number in range(rounds):
            out = Path(work) / f"round{number}"
            moments = [_killed(folder, out, dice.uniform(0, whole)) for _ in range(KILLS)]
            _start(folder, out).wait()
            same = _told(out) == wanted
            alike += same
            print("same" if same else "DIFFERENT", *moments)
        print(f"{alike} of {rounds} rounds end with the same {' and '.join(NAMES)}")
    raise SystemExit(alike != rounds)


def _package(folder: Path) -> Path:
    """Texts, born-digital papers, a torn one, and archives of all three kinds of handling."""
    place = folder / "一、制度建设" / "1"
    place.mkdir(parents=True)
    for number in range(24):
        (place / f"办法{number}.txt").write_text(f"第{number}号办法\n" * 40, encoding="utf-8")
        (place / f"通知{number}.pdf").write_bytes(sheets.pdf(1, 900 + number))
    (place / "坏.pdf").write_bytes(b"%PDF-1.4 torn")
    with zipfile.ZipFile(folder / "套件.zip", "w") as packed:
        for number in range(30):
            packed.writestr(f"四.2/表{number}.txt", f"{number}" * 900)
    with py7zr.SevenZipFile(folder / "补充.7z", "w") as seven:
        for number in range(30):
            seven.writestr(f"{number}" * 90_000, f"四.3/表{number}.txt")
    return folder


def _start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "cli.py", "check", str(folder), "--out", str(out), "--jobs", "2"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=sheets.ROOT, stdout=quiet, stderr=quiet, start_new_session=True
    )


def _killed(folder: Path, out: Path, after: float) -> str:
    """When it was killed and how many records were kept by then."""
    process = _start(folder, out)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    kept = len(list((out / ".work" / "records").glob("*.record")))
    return f"{after:.1f}s/{kept}"


def _told(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in NAMES]


if __name__ == "__main__":
    main()
