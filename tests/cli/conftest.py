"""Workers of the command line in tests: forked from a process that has loaded all they need."""

import multiprocessing
from types import SimpleNamespace

import pytest

from checker.work import pool


@pytest.fixture(autouse=True)
def _loaded_workers(monkeypatch):
    """To load everything anew costs two seconds a worker; that one can be spawned others see."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.preloaded"])
    monkeypatch.setattr(pool, "multiprocessing", SimpleNamespace(get_context=lambda _: context))
