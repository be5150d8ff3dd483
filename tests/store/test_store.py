"""Decisions, corrections and the audit trail on a store of two counties."""

import os
import pickle
import sqlite3
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DatabaseError

from checker import scoring
from checker.errors import CheckerError, UsageError
from checker.store import (
    Correction,
    audit,
    blobs,
    connect,
    correcting,
    drawn,
    history,
    judged,
    judging,
    open_store,
    rescoring,
    statements,
)
from checker.store.change import Conflict
from checker.store.judging import Ruling
from tests.store.batch import flag
from tests.store.databases import unguarded


def test_scoring_again_from_the_store_gives_the_same(store):
    with store.read() as connection:
        kept, again = judged.load(connection, 1), rescoring.rescored(connection, 1)
    assert replace(again, todo=kept.todo) == kept  # what can still be done depends on the day


def test_what_is_read_at_once_is_of_one_moment(store):
    """A report must not tell the score before a decision beside the question after it."""
    fraud = flag(store, "fraud").id
    with store.read() as connection:
        before = judged.load(connection, 1), len(history.decided(connection, 1))
        judging.decide(store, Ruling(1, fraud, "confirmed", "张三"))
        judging.decide(store, Ruling(1, fraud, "confirmed", "李四", seen=1))
        assert (judged.load(connection, 1), len(history.decided(connection, 1))) == before
    assert flag(store, "fraud").status == "confirmed"


def test_a_box_may_be_drawn_on_the_pages_that_a_paper_has_in_its_file():
    paper = SimpleNamespace(pages=[SimpleNamespace(number=number) for number in (7, 8)])
    assert str(drawn.parse("8 0.3 0.2 0.10004 0.4", paper)) == "8 0.1000 0.2000 0.3000 0.4000"
    for place in ("1 0.1 0.2 0.3 0.4", "9 0.1 0.2 0.3 0.4", "8 0.1 0.2 1.1 0.4", "8 nan 0 1 1"):
        with pytest.raises(UsageError):
            drawn.parse(place, paper)


def test_one_person_is_never_two(store):
    fraud = flag(store, "fraud").id
    judging.decide(store, Ruling(1, fraud, "confirmed", "张三"))
    for name in (" 张三 ", "张三\u3000"):
        with pytest.raises(UsageError, match="同样的决定"):
            judging.decide(store, Ruling(1, fraud, "confirmed", name, seen=1))
    assert flag(store, "fraud").status == "suspected"


def test_of_two_at_once_one_wins_and_the_other_is_told(store):
    fraud = flag(store, "fraud").id

    def ruling(name):
        try:
            return judging.decide(store, Ruling(1, fraud, "confirmed", name))
        except Conflict as told:
            return told

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(ruling, ["甲", "乙", "丙", "丁"]))
    assert sum(isinstance(each, Conflict) for each in outcomes) == 3
    with store.read() as connection:
        assert len(history.decided(connection, 1)) == 1
        assert audit.verify(connection) == []


def test_a_correction_is_laid_over_and_taken_back(store):
    void = flag(store, "void")
    paper = void.materials[0]
    change = correcting.correct(store, 1, Correction(paper, "kind", "minutes", "甲", "看错"))
    assert change.before == ("0", "0", "2")
    with store.read() as connection:
        assert all(f.id != void.id for f in judged.load(connection, 1).flags)
    with pytest.raises(Conflict):
        correcting.correct(store, 1, Correction(paper, "kind", "", "乙"))
    back = correcting.correct(store, 1, Correction(paper, "kind", "", "乙"), seen=1)
    assert back.after == change.before
    assert flag(store, "void") == void


def test_a_correction_on_which_scoring_breaks_off_is_told_and_not_put_on_record(store, monkeypatch):
    paper = flag(store, "void").materials[0]

    def case(*_, **__):
        raise KeyError("2023-Q5")

    monkeypatch.setattr(scoring, "case", case)
    with pytest.raises(CheckerError, match=r"计分时程序出错（KeyError.*这一步没有写入") as told:
        correcting.correct(store, 1, Correction(paper, "kind", "minutes", "甲"))
    assert "维护人员" in told.value.remedy
    monkeypatch.undo()
    assert correcting.correct(store, 1, Correction(paper, "kind", "minutes", "甲")).before  # seen 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nonsense", "x"),
        ("date", "2023年5月"),
        ("date", "2023-02-30"),
        ("seal", "maybe"),
        ("place", "九.9"),
    ],
)
def test_impossible_values_are_refused(store, field, value):
    paper = flag(store, "void").materials[0]
    with pytest.raises(UsageError):
        correcting.correct(store, 1, Correction(paper, field, value, "甲"))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_a_store_lies_where_it_was_asked_for_whatever_signs_the_name_holds(tmp_path):
    where = tmp_path / "县?timeout=1#%20.db"
    open_store(str(where), make=True)
    assert {file.name.split(".db")[0] for file in tmp_path.iterdir()} == {where.stem}


TAMPERING = (
    "UPDATE audit SET entry = replace(entry, '甲', '乙') WHERE id = 2",
    "UPDATE audit SET entry = 'x' WHERE id = 2",
    "UPDATE audit SET entry = '{}' WHERE id = 2",
    "DELETE FROM audit WHERE id = 2",
    "DELETE FROM audit WHERE id = 3",
    "UPDATE audit SET id = 0 WHERE id = 2; UPDATE audit SET id = 2 WHERE id = 3;"
    " UPDATE audit SET id = 3 WHERE id = 0",
    "UPDATE decisions SET verdict = 'dismissed' WHERE id = 1",
    "DELETE FROM decisions WHERE id = 1",
    "INSERT INTO decisions SELECT 9, submission, flag, verdict, '丁', reason, at FROM decisions"
    " WHERE id = 1",
)


@pytest.mark.parametrize("command", TAMPERING)
def test_any_change_behind_the_program_is_found(store, command):
    _two_decisions(store)
    if not command.startswith("INSERT"):
        with pytest.raises(DatabaseError, match="only grows"), store.write() as raw:
            raw.execute(text(command.partition(";")[0]))
    with unguarded(store) as raw:
        for step in command.split(";"):
            raw.execute(text(step))
    with store.read() as connection:
        assert audit.verify(connection) != []


def test_corrections_and_statements_are_guarded_as_decisions_are(store):
    void = flag(store, "void")
    correcting.correct(store, 1, Correction(void.materials[0], "seal", "present", "甲"))
    fraud = flag(store, "fraud").id
    statements.state(store, 1, fraud, "乙", "两县同用一份参考文本", "", b"")
    commands = ("UPDATE corrections SET value = 'absent'", "DELETE FROM statements")
    for command in commands:
        with pytest.raises(DatabaseError, match="only grows"), store.write() as raw:
            raw.execute(text(command))
    with unguarded(store) as raw:
        for command in commands:
            raw.execute(text(command))
    with store.read() as connection:
        assert sorted(told[:2] for told in audit.verify(connection)) == ["更正", "陈述"]


def test_the_whole_trail_gone_is_found(store):
    _two_decisions(store)
    with unguarded(store) as raw:
        for table in ("audit", "audit_head", "decisions"):
            raw.execute(text(f"DELETE FROM {table}"))
    with store.read() as connection:
        assert "核查" in "".join(audit.verify(connection))


def test_two_entries_that_change_places_are_found(store):
    _two_decisions(store)
    with unguarded(store) as raw:
        for step in ("id = 99 WHERE id = 2", "id = 2 WHERE id = 3", "id = 3 WHERE id = 99"):
            raw.execute(text(f"UPDATE audit SET {step}"))
    with store.read() as connection:
        assert audit.verify(connection) != []


def _two_decisions(store):
    fraud = flag(store, "fraud").id
    judging.decide(store, Ruling(1, fraud, "confirmed", "甲"))
    judging.decide(store, Ruling(1, fraud, "asked", "乙", seen=1))
    with store.read() as connection:
        assert audit.verify(connection) == []


def test_a_store_of_foreign_objects_is_refused():
    class Evil:
        def __reduce__(self):
            return print, ("run",)

    with pytest.raises(blobs.StoreDamaged, match="不认识"):
        blobs.unpack(zlib.compress(pickle.dumps(Evil())))


def test_opening_says_what_is_wrong(tmp_path, monkeypatch):
    with pytest.raises(UsageError, match="找不到数据库"):
        open_store(str(tmp_path / "none.db"))
    (tmp_path / "text.db").write_text("not a database" * 100)
    with pytest.raises(UsageError, match="不是本程序的数据库"):
        open_store(str(tmp_path / "text.db"))
    for address in ("mysql://x/y", "postgresql:/x://"):
        with pytest.raises(UsageError, match="地址写法不对"):
            open_store(address)
    with pytest.raises(UsageError, match="连不上数据库"):
        open_store(f"postgresql://u:geheim@/x?host={tmp_path}")
    monkeypatch.setattr(connect, "filesystem", lambda folder: "nfs4")
    with pytest.raises(UsageError, match="网络文件系统"):
        open_store(str(tmp_path / "new.db"), make=True)


def test_a_password_is_never_told(tmp_path):
    with pytest.raises(UsageError) as told:
        open_store(f"postgresql://u:geheim@/x?host={tmp_path}")
    assert "geheim" not in str(told.value)


@pytest.mark.parametrize(
    ("mount", "kind"),
    [("nfs4", "nfs4"), ("fuse.sshfs", "fuse.sshfs"), ("remote", "remote"), ("ext4", "ext4")],
)
def test_the_nearest_mount_counts(tmp_path, monkeypatch, mount, kind):
    made = [("/", "ext4", "rw"), (str(tmp_path), mount, "rw,remote" if mount == "remote" else "rw")]
    parts = [SimpleNamespace(mountpoint=m, fstype=f, opts=o) for m, f, o in made]
    monkeypatch.setattr(connect.psutil, "disk_partitions", lambda all: parts)
    assert connect.filesystem(tmp_path / "x") == kind


def test_a_disk_without_a_log_is_refused(tmp_path, monkeypatch):
    """In memory SQLite keeps no write-ahead log, as on some mounted folders."""
    with pytest.raises(UsageError, match="预写日志"):
        create_engine("sqlite://", creator=lambda: _logless(sqlite3.connect(":memory:"))).connect()


def _logless(connection):
    connect._pragmas(connection, None)
    return connection


def test_a_half_made_store_is_made_whole(tmp_path, monkeypatch):
    """A first opening that breaks off leaves nothing behind that stops the next one."""

    def broken(*tables, **rest):
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch, pytest.raises(RuntimeError):
        patch.setattr("checker.store.migrations.guards.guard", broken)
        open_store(str(tmp_path / "new.db"), make=True)
    again = open_store(str(tmp_path / "new.db"))
    with again.read() as connection:
        assert audit.verify(connection) == []


def test_zero_characters_are_left_out(store):
    fraud = flag(store, "fraud").id
    judging.decide(store, Ruling(1, fraud, "asked", "甲\0", text="请说\0明"))
    with store.read() as connection:
        (row,) = history.decided(connection, 1)
        assert (row.by, row.reason) == ("甲", "请说明")
        assert audit.verify(connection) == []
