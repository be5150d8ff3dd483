"""Background checks without reading anything: line, limit, stop, and what a dead server leaves."""

import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from checker.errors import UsageError
from checker.store import audit, checks
from checker.work import background, identity
from checker.work.background import Background
from checker.work.child import Means
from tests.store.batch import result

SYSTEM = "shandong-county-2023"


def asked(store, name="商河县", by="张三"):
    return checks.add(store, checks.Asked("/packages/x", name, False, SYSTEM, by))


def row(store, number):
    with store.read() as connection:
        return checks.one(connection, number)


def until(told, seconds=20):
    end = time.monotonic() + seconds
    while not told() and time.monotonic() < end:
        time.sleep(0.02)
    return told()


@pytest.fixture
def desk(store, tmp_path, monkeypatch):
    """A server whose children only sleep."""
    monkeypatch.setattr("checker.work.background.POLL_SECONDS", 0.02)

    def process(self, number):
        quiet = {"stdin": subprocess.PIPE, "start_new_session": True}
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], **quiet)

    monkeypatch.setattr(Background, "_process", process)
    return Background(store, Means(str(tmp_path / "work")), most=1)


def test_so_many_at_once_and_the_rest_in_line(store, desk):
    first, second = asked(store), asked(store)
    with desk:
        assert until(lambda: row(store, first).state == "running")
        time.sleep(0.2)
        assert row(store, second).state == "waiting"
        desk.stop(first, "李四")
        assert row(store, first).state == "stopped"
        assert "李四" in row(store, first).note
        assert until(lambda: row(store, second).state == "running")
    assert row(store, second).state == "waiting", "a server that stops leaves its checks in line"


def test_stopping_ends_the_process(store, desk):
    number = asked(store)
    with desk:
        assert until(lambda: number in desk._children)
        child = desk._children[number]
        assert checks.take(store, number, identity.own(), identity.of(child.pid))
        desk.stop(number, "张三")
        assert child.wait(10) != 0
    assert row(store, number).state == "stopped"


def test_a_child_that_dies_is_told_and_may_go_on(store, desk):
    number = asked(store)
    with desk:
        assert until(lambda: number in desk._children)
        desk._children[number].kill()
        assert until(lambda: row(store, number).state == "failed")
        assert "可以继续" in row(store, number).note
        checks.again(store, number, "张三")
        assert until(lambda: row(store, number).state == "running")


def test_what_a_dead_server_left_is_taken_up(store, desk):
    number = asked(store)
    gone = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    worker = identity.of(gone.pid)
    assert checks.claim(store, worker, 1) == number
    with desk:
        time.sleep(0.2)
        assert row(store, number).worker == worker, "a living process is left alone"
        gone.kill()
        gone.wait()
        assert until(lambda: row(store, number).worker == identity.own())


def test_another_machine_is_taken_at_its_word_on_a_shared_store(store, desk):
    worker = "elsewhere:1:0.00"
    assert identity.elsewhere(worker)
    assert not identity.elsewhere(identity.own())
    assert identity.process(identity.own()).pid == os.getpid()
    shared = store.engine.dialect.name == "postgresql"
    assert desk._dead(worker) != shared, "a file is used by one machine only"


def test_only_who_holds_a_check_writes_of_it(store):
    number = asked(store)
    assert checks.claim(store, "a", 1) == number
    assert checks.claim(store, "b", 1) is None
    assert checks.take(store, number, "b", "c") is None
    assert checks.take(store, number, "a", "c").worker == "c"
    assert not checks.tell(store, number, "a", {"done": 1})
    assert checks.tell(store, number, "c", {"done": 2})
    checks.stop(store, number, "李四")
    assert not checks.tell(store, number, "c", {"done": 3})
    assert checks.finish(store, number, "c", "张三", result()) is None
    assert row(store, number).done == 2
    with pytest.raises(UsageError):
        checks.stop(store, number, "李四")
    with store.read() as connection:
        assert audit.verify(connection) == []


def test_a_finished_check_joins_the_store(store):
    number = asked(store)
    checks.claim(store, "a", 1)
    run = checks.finish(store, number, "a", "张三", result())
    found = row(store, number)
    assert (found.state, found.run) == ("done", run)
    assert run == 2


def test_on_windows_the_readers_of_a_check_end_with_it(monkeypatch):
    """What ends it there gives it no time to end them itself; elsewhere it is left to do so."""
    ended = []

    def process(name, *children):
        return SimpleNamespace(
            terminate=lambda: ended.append(name),
            kill=lambda: ended.append(name),
            children=lambda recursive: children,
        )

    check = process("check", process("reader"))
    background._ask(check)
    assert ended == ["check"]
    monkeypatch.setattr(background.sys, "platform", "win32")
    background._ask(check)
    assert ended == ["check", "check", "reader"]
