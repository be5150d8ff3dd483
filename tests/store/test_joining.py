"""What people said of an earlier run stays over what has not changed in a later one."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from checker import scoring
from checker.model.material import Record
from checker.pipeline import Read, judge
from checker.store import (
    Correction,
    audit,
    correcting,
    history,
    joining,
    judged,
    judging,
    open_store,
)
from checker.store import statements as stated
from checker.store.judging import Ruling
from checker.store.tables import materials, pairs, submissions
from tests.store.batch import SYSTEM, result


def newest(store, name):
    with store.read() as connection:
        wanted = select(submissions.c.id).where(submissions.c.name == name)
        return connection.execute(wanted.order_by(submissions.c.id.desc())).scalars().first()


def now(store, number):
    with store.read() as connection:
        return judged.load(connection, number)


def again(change=lambda record: record):
    """The batch as a second run would find it."""
    reads = [
        Read(each.submission, tuple(map(change, each.records)), each.unprocessed)
        for each in result().submissions
    ]
    return judge(SYSTEM, reads)


@pytest.fixture
def decided(store, ids):
    """A first run on which two people confirmed a copy, one paper was put right, one asked."""
    number = ids["商河县"]
    flags = now(store, number).flags
    fraud = next(flag for flag in flags if flag.severity == "fraud")
    void = next(flag for flag in flags if flag.severity == "void")
    judging.decide(store, Ruling(number, fraud.id, "confirmed", "张三"))
    judging.decide(store, Ruling(number, fraud.id, "confirmed", "李四", seen=1))
    stated.state(store, number, fraud.id, "张三", "两县共用模板")
    judging.decide(store, Ruling(number, void.id, "dismissed", "张三", "误读"))
    correcting.correct(store, number, Correction(void.materials[0], "seal", "present", "张三"))
    return number


def test_decisions_stand_over_the_same_findings(store, decided):
    joined = joining.save(store, result(), "王五")
    number = newest(store, "商河县")
    assert number != decided
    assert (joined.carried, joined.left) == (5, 0)
    assert now(store, number).score == now(store, decided).score
    assert now(store, number).score.verified == 0
    with store.read() as connection:
        rows = history.decided(connection, number)
        assert [row.by for row in rows] == ["张三", "李四", "张三"]
        assert [row.at for row in rows] == [r.at for r in history.decided(connection, decided)]
        assert len(history.stated(connection, number)) == 1
        assert audit.verify(connection) == []


def test_the_reports_of_a_later_run_stand_as_people_decided(store, decided):
    found = result()
    standing, joined = joining.kept(store, found)
    assert joined.carried == 5
    each = next(e for e in standing.submissions if e.submission.name == "商河县")
    assert each.score == now(store, newest(store, "商河县")).score
    assert {flag.status for flag in each.flags} == {"confirmed", "dismissed"}
    assert standing.sharing is found.sharing, "prints of pictures are not kept in a store"
    same = {
        a.submission.name
        for a, b in zip(standing.submissions, found.submissions, strict=True)
        if a.score == b.score
    }
    assert "商河县" not in same
    assert same


def test_a_changed_paper_is_asked_anew(store, decided):
    def other(record: Record) -> Record:
        if "会议纪要" in record.material.path:
            return record
        return replace(record, material=replace(record.material, id=f"x{record.material.id[1:]}"))

    joined = joining.save(store, again(other))
    number = newest(store, "商河县")
    assert joined.carried == 0
    assert joined.left == 5
    assert {flag.status for flag in now(store, number).flags} == {"suspected"}
    with store.read() as connection:
        assert len(history.decided(connection, decided)) == 3, "the old run keeps its own"


def test_other_rules_start_afresh(store, decided):
    joined = joining.save(store, replace(result(), system=replace(SYSTEM, id="other-rules")))
    assert (joined.carried, joined.left) == (0, 0)


def test_where_nothing_was_said_nothing_is_carried(store):
    with store.read() as connection:
        before = connection.execute(select(materials.c.submission)).all()
    assert joining.save(store, result()).carried == 0
    with store.read() as connection:
        assert len(connection.execute(select(materials.c.submission)).all()) == 2 * len(before)


def test_one_file_at_one_path_of_three_counties_is_kept_and_each_is_told(tmp_path):
    kept = next(e for e in result().submissions[0].records if "信用评价办法" in e.material.path)
    reads = [
        Read(
            replace(result().submissions[0].submission, name=name, materials=(kept.material,)),
            (kept,),
            (),
        )
        for name in ("甲县", "乙县", "丙县")
    ]
    made = open_store(str(tmp_path / "review.db"), make=True)
    joining.save(made, judge(SYSTEM, reads))
    with made.read() as connection:
        asked = connection.execute(select(pairs.c.a, pairs.c.b, pairs.c.a_material)).all()
        numbers = connection.execute(select(submissions.c.id)).scalars().all()
    assert len({(row.a, row.b) for row in asked}) == 3
    assert {row.a_material for row in asked} == {kept.material.id}
    for number in numbers:
        told = [flag for flag in now(made, number).flags if "pair" in flag.evidence]
        assert len({flag.evidence["pair"] for flag in told}) == len(told) == 2


def test_a_run_that_could_not_score_a_county_keeps_earlier_words_for_the_next(
    store, decided, monkeypatch
):
    def broken(*_):
        raise KeyError("2023-Q5")

    with monkeypatch.context() as patched:
        patched.setattr(scoring, "score", broken)
        joining.save(store, again(), "王五")
    assert now(store, newest(store, "商河县")).score.ceiling == 100
    assert joining.save(store, again(), "王五").carried == 5
    assert now(store, newest(store, "商河县")).score == now(store, decided).score
