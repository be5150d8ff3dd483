"""The report of a stored run is the report of the run."""

from dataclasses import replace

from checker.model.material import Unprocessed
from checker.model.pair import NameLeft, TextPlace
from checker.reports.build import report
from checker.store import Correction, correcting, runs, whole
from tests.store.batch import result


def test_a_stored_run_gives_the_same_report(store):
    with store.read() as connection:
        found = report(whole.result(connection, 1))
    assert found.model_dump() == report(result()).model_dump()
    assert found.pairs


def test_names_left_standing_are_kept(store):
    sharing = result().sharing
    left = NameLeft(sharing.pairs[0].a, "博兴县", TextPlace(1, 3, 6), "经博兴县交通运输局")
    with store.write() as connection:
        number = runs.put(
            connection, replace(result(), sharing=replace(sharing, names_left=(left,))), "张三"
        )
    with store.read() as connection:
        assert whole.result(connection, number).sharing.names_left == (left,)


def test_what_lay_beside_the_packages_is_kept(store):
    beside = (Unprocessed("漏放的.pdf", "unsupported", "不在任何一个县的文件夹里"),)
    with store.write() as connection:
        number = runs.put(connection, replace(result(), outside=beside), "张三")
    with store.read() as connection:
        assert whole.result(connection, number).outside == beside


def test_the_report_tells_what_people_put_right(store, ids):
    number = ids["商河县"]
    with store.read() as connection:
        paper = whole.submission(connection, number).records[0].material.id
    correcting.correct(store, number, Correction(paper, "seal", "present", "张三"))
    with store.read() as connection:
        found = report(whole.result(connection, 1)).submissions[0]
    seal = next(m for m in found.materials if m.id == paper).elements.seal
    assert seal.verdict == "present"
    assert "张三" in seal.reason
