"""Runs the whole batch once over the sample packages."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import yaml_files

ROOT = Path(__file__).parents[2]
FINISHED = (0, 1, 3)  # clean, findings, some files not processed


@pytest.fixture(scope="session")
def answers():
    return yaml_files.read(ROOT / "sample_docs" / "answers.yaml")


@pytest.fixture(scope="session")
def records(request):
    """Where readings of the samples are kept from one run of the tests to the next, if anywhere.

    Reading them takes a hundred seconds; the program takes no reading that another source made.
    """
    cache = getattr(request.config, "cache", None)
    return Path(cache.mkdir("samples")) / "records" if cache else None


@pytest.fixture(scope="session")
def checked(tmp_path_factory, records):
    """The folder that ``checker check --batch`` over sample_docs/packages wrote."""
    out = tmp_path_factory.mktemp("batch")
    made = out / ".work" / "records"
    if records and records.exists():
        shutil.copytree(records, made)
    command = [
        sys.executable, "cli.py", "check", "--batch", "sample_docs/packages",
        "--sources", "sample_docs/sources", "--out", str(out), "--json",
    ]  # fmt: skip
    run = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=900,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"},
    )
    assert run.returncode in FINISHED, run.stderr[-2000:]
    if records:
        shutil.rmtree(records, ignore_errors=True)
        shutil.copytree(made, records, dirs_exist_ok=True)
    return out


@pytest.fixture(scope="session")
def report(checked):
    """Its report.json."""
    return json.loads((checked / "report.json").read_text("utf-8"))
