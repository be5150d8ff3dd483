"""Packages read for one question, of which nothing is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from checker import intake
from checker.cli.progress import meter
from checker.model.rules import IndicatorSystem
from checker.pipeline import Read
from checker.work import run
from checker.work.given import jobs


def read_once(
    paths: Iterable[Path],
    batch: bool,
    system: IndicatorSystem,
    ocr: str,
    job_count: int,
    apart: Collection[Path | None] = (),
) -> list[Read]:
    """What each package under these paths holds; 0 jobs are as many as there is room for."""
    folders = [each for path in paths for each in intake.submissions(path, batch, apart)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        packages = run.listed(folders, system, Path(work))
        count = jobs(job_count, sum(len(package.materials) for package in packages))
        return run.read(packages, run.Plan(Path(work), ocr, count), meter(packages))
