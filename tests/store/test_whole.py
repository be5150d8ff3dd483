"""The report of a stored run is the report of the run."""

from checker.reports.build import report
from checker.store import Correction, correcting, whole
from tests.store.batch import result


def test_a_stored_run_gives_the_same_report(store):
    with store.read() as connection:
        found = report(whole.result(connection, 1))
    assert found.model_dump() == report(result()).model_dump()
    assert found.pairs


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
