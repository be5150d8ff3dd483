"""A decision reads no papers, a correction that one: the rest is kept until the source changes."""

import pytest
from sqlalchemy import select

from checker.evidence import units
from checker.store import Correction, correcting, judged, judging, papers, ready, rescoring
from checker.store.judging import Ruling
from checker.store.tables import flags


@pytest.fixture
def void(store):
    """A question that moves the score of the first submission."""
    with store.read() as connection:
        wanted = select(flags.c.flag).where(flags.c.submission == 1, flags.c.severity == "void")
        return connection.execute(wanted).scalars().first()


@pytest.fixture
def restarted(monkeypatch):
    """Memory as empty as a new process has it."""
    monkeypatch.setattr(rescoring, "_kept", type(rescoring._kept)())
    monkeypatch.setattr(papers, "_kept", {})
    opened = []
    whole = papers.whole

    def told(connection, submission):
        opened.append(submission)
        return whole(connection, submission)

    monkeypatch.setattr(papers, "whole", told)
    return opened


def dismiss(store, flag):
    return judging.decide(store, Ruling(1, flag, "dismissed", "张三", "误读"))


def test_a_first_decision_opens_no_papers(store, void, restarted):
    change = dismiss(store, void)
    assert change.moved
    assert restarted == []


def test_what_another_source_made_is_made_anew(store, void, restarted, monkeypatch):
    monkeypatch.setattr(ready, "_source", lambda: "another")
    change = dismiss(store, void)
    assert change.moved
    assert restarted == [1]
    monkeypatch.setattr(rescoring, "_kept", type(rescoring._kept)())
    judging.decide(store, Ruling(1, void, "withdrawn", "张三", seen=1))
    assert restarted == [1], "the new one is kept"


CHANGES = (
    ("date", "2023-11-30"),
    ("kind", "news"),
    ("place", "二.2"),
    ("issuer", "商河县公路事业发展中心"),
    ("number", "商交发〔2023〕77号"),
    ("place", ""),
    ("kind", ""),
)


def test_a_correction_reads_the_corrected_paper_alone(store, void, monkeypatch):
    read = []
    monkeypatch.setattr(units, "of_exhibit", _told(units.of_exhibit, read))
    with store.read() as connection:
        paper = next(f for f in _now(connection).flags if f.id == void).materials[0]
    for number, (field, value) in enumerate(CHANGES):
        monkeypatch.setattr(rescoring, "_kept", type(rescoring._kept)())
        read.clear()
        change = correcting.correct(store, 1, Correction(paper, field, value, "张三"), number)
        assert set(read) == {paper}
        with store.read() as connection, monkeypatch.context() as patched:
            kept, fresh = judged.load(connection, 1), _afresh(connection, patched)
        assert [str(kept.score.verified)] == [change.after[1]]
        assert (kept.score, kept.flags, kept.stakes) == (fresh.score, fresh.flags, fresh.stakes)


def _told(of_exhibit, read):
    def told(exhibit, terms):
        read.append(exhibit.material.id)
        return of_exhibit(exhibit, terms)

    return told


def test_a_correction_is_scored_out_of_the_papers_and_kept(store, void, restarted, monkeypatch):
    with store.read() as connection:
        paper = next(f for f in _now(connection).flags if f.id == void).materials[0]
    correcting.correct(store, 1, [Correction(paper, "kind", "news", "张三")])
    assert restarted == [1]
    monkeypatch.setattr(rescoring, "_kept", type(rescoring._kept)())
    with store.read() as connection:
        kept, fresh = _now(connection), _afresh(connection, monkeypatch)
    assert restarted == [1, 1], "only the second was made out of the papers"
    assert (kept.score, kept.flags, kept.todo, kept.stakes) == (
        fresh.score, fresh.flags, fresh.todo, fresh.stakes,
    )  # fmt: skip


def _now(connection):
    return rescoring.rescored(connection, 1)


def _afresh(connection, monkeypatch):
    monkeypatch.setattr(rescoring, "_kept", type(rescoring._kept)())
    monkeypatch.setattr(ready, "find", lambda *_: None)
    monkeypatch.setattr(ready, "readings", lambda *_: {})
    return _now(connection)
