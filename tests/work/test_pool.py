import os
import signal
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from checker.errors import EngineMissing
from checker.model.material import Material, Unprocessed
from checker.work import given, worker
from checker.work import pool as pool_module
from checker.work.pool import Limits, Pool
from tests.work import stub_engine


def serve_stub(channel, engine_name, scope, scratch):
    worker.ocr.engine = lambda name: SimpleNamespace(read=lambda: None)
    worker.EVERY = 0.1
    worker.formats = SimpleNamespace(readers=lambda: None)  # stubs read nothing: none to load
    worker.forgery = SimpleNamespace(checks=lambda: None)
    worker.papers = lambda material, engine, scope: stub_engine.behave(material, engine)
    worker.contents = SimpleNamespace(unchanged=lambda material: "moved" not in material.path)
    worker.serve(channel, engine_name, scope, scratch)


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(pool_module, "serve", serve_stub)

    def go(names, **limits):
        materials = [Material(name, name, name, 1, ()) for name in names]
        with Pool(2, "stub", "all", Limits(**limits)) as pool:
            return {material.path: outcome for material, outcome in pool.run(materials)}

    return go


def code(outcome):
    return outcome.code if isinstance(outcome, Unprocessed) else outcome


def test_one_bad_file_never_stops_the_others(run):
    names = ["a", "hang", "b", "crash", "broken", "c", "surprise", "engine", "d"]
    found = run(names, seconds=2.0)
    assert {name: code(outcome) for name, outcome in found.items()} == {
        "a": "a",
        "b": "b",
        "c": "c",
        "d": "d",
        "hang": "timeout",
        "crash": "corrupt",
        "broken": "corrupt",
        "surprise": "corrupt",
        "engine": "engine_failed",
    }
    assert found["broken"].text == "文件已损坏；请重新导出"


def test_a_long_file_whose_pages_are_read_one_by_one_is_not_hanging(run):
    found = run(["long", "hang"], seconds=2.0)
    assert found["long"] == "long"
    assert code(found["hang"]) == "timeout"


def test_a_file_that_is_changed_while_it_is_read_gives_nothing(run):
    found = run(["moved", "a"], seconds=60.0)
    assert code(found["moved"]) == "corrupt" and "改动" in found["moved"].text
    assert found["a"] == "a"


def test_an_engine_that_cannot_be_loaded_ends_the_run_and_blames_no_file(run):
    with pytest.raises(EngineMissing, match="载入不了"):
        run(["a", "unloaded"], seconds=60.0)


def test_no_more_processes_than_memory_has_room_for(monkeypatch):
    """A machine of an office may have sixteen cores and eight gigabytes."""
    monkeypatch.setattr(given.os, "cpu_count", lambda: 16)
    for free, many in ((64 << 30, 16), (5 << 30, 5), (100 << 20, 1)):
        memory = SimpleNamespace(available=free)
        monkeypatch.setattr(given.psutil, "virtual_memory", lambda memory=memory: memory)
        assert given.jobs(0, 300) == many
    assert given.jobs(8, 300) == 8


def test_a_worker_that_is_ended_leaves_nothing_behind(run):
    found = run(["started 1", "started 2 hang"], seconds=3.0)
    folder, child = found["started 1"]
    assert not Path(folder).exists()
    with suppress(psutil.NoSuchProcess):
        assert psutil.Process(child).status() == psutil.STATUS_ZOMBIE
    assert code(found["started 2 hang"]) == "timeout"


def test_a_file_that_eats_memory_is_ended_and_reported(run):
    found = run(["eat", "a"], seconds=60.0, memory=700 << 20)
    assert code(found["eat"]) == "too_large"
    assert found["a"] == "a"


def test_what_a_program_of_a_file_eats_counts_as_the_file_s(run, monkeypatch):
    monkeypatch.setattr(pool_module, "OWN_SECONDS", 0.0)
    found = run(["swell", "a"], seconds=60.0, memory=700 << 20)
    assert code(found["swell"]) == "too_large"
    assert found["a"] == "a"


@pytest.mark.parametrize(
    ("total", "jobs", "most"),
    [(64 << 30, 4, 6 << 30), (8 << 30, 2, 3 << 30), (4 << 30, 4, 2 << 30)],
)
def test_a_file_may_not_take_the_memory_of_a_small_machine(monkeypatch, total, jobs, most):
    memory = SimpleNamespace(total=total)
    monkeypatch.setattr(pool_module.psutil, "virtual_memory", lambda: memory)
    assert pool_module.usual(jobs).memory == most


def test_the_number_of_a_worker_that_died_is_not_another_program_s_end():
    dead = SimpleNamespace(pid=os.getpid(), is_alive=lambda: False)
    alive = SimpleNamespace(pid=os.getpid(), is_alive=lambda: True)
    assert pool_module._family(dead) == []
    assert pool_module._family(alive)[-1].pid == os.getpid()


def test_a_worker_that_dies_idle_is_replaced_and_no_file_is_blamed(monkeypatch):
    """As where the system takes memory back, or an office's guard ends what it does not know."""
    monkeypatch.setattr(pool_module, "serve", serve_stub)
    materials = [Material(name, name, name, 1, ()) for name in ("a", "b", "c", "d")]
    found = {}
    with Pool(1, "stub", "all", Limits()) as pool:
        start, give = pool._start, pool._give

        def stopped(worker, waiting):
            if len(waiting) == 2:
                monkeypatch.setattr(pool, "_give", give)
                worker.process.kill()
                worker.process.join()
            give(worker, waiting)

        monkeypatch.setattr(pool, "_give", stopped)
        started = []
        monkeypatch.setattr(pool, "_start", lambda: started.append(1) or start())
        for material, outcome in pool.run(materials):
            found[material.path] = code(outcome)
    assert found == {name: name for name in "abcd"}
    assert len(started) == 2


@pytest.mark.parametrize("wanted", [True, False])
def test_a_worker_that_died_idle_stands_no_longer(monkeypatch, wanted):
    pool = Pool(1, "stub", "all")
    dead = SimpleNamespace(idle=True, process=SimpleNamespace(is_alive=lambda: False))
    busy = SimpleNamespace(idle=False, process=SimpleNamespace(is_alive=lambda: False))
    ended = []
    monkeypatch.setattr(pool_module, "_end", ended.append)
    monkeypatch.setattr(pool, "_start", lambda: "new")
    pool._workers = [dead, busy]
    assert [*pool._standing(wanted)] == (["new", busy] if wanted else [busy])
    assert ended == [dead]
    pool._workers = []
    pool.__exit__()


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot hold an interrupt back")
def test_a_worker_hears_no_interrupt_while_it_is_loaded(monkeypatch):
    """Ctrl-C goes to all of the terminal's processes; the parent alone answers it."""
    monkeypatch.setattr(pool_module, "serve", serve_stub)
    material = Material("a", "a", "a", 1, ())
    with Pool(1, "stub", "all", Limits()) as pool:
        start = pool._start

        def interrupted():
            worker = start()
            os.kill(worker.process.pid, signal.SIGINT)
            return worker

        monkeypatch.setattr(pool, "_start", interrupted)
        assert [outcome for _, outcome in pool.run([material])] == ["a"]
