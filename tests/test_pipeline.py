"""The trip as a whole: what one county's fault does to the others."""

from dataclasses import replace

import pytest

from checker import scoring
from checker.errors import RulesInvalid
from checker.pipeline import Read, judge
from checker.reports.build import report
from tests.store.batch import SYSTEM, result

LOST = "商河县"


def reads():
    return [Read(e.submission, e.records, e.unprocessed) for e in result().submissions]


@pytest.fixture
def breaks(monkeypatch):
    """Makes scoring break off for one county with this fault."""
    real = scoring.score

    def breaking(fault):
        def score(system, submission, *rest):
            if submission.name == LOST:
                raise fault
            return real(system, submission, *rest)

        monkeypatch.setattr(scoring, "score", score)

    return breaking


def test_a_county_whose_scoring_breaks_off_is_told_and_the_others_are_scored(breaks):
    lost_before, other_before = judge(SYSTEM, reads()).submissions
    breaks(KeyError("2023-Q5"))
    found = judge(SYSTEM, reads())
    lost, other = found.submissions
    assert other == other_before
    assert (lost.submission.scored, other.submission.scored) == (False, True)
    assert "KeyError" in lost.submission.problems[-1].text
    assert (lost.score.floor, lost.score.verified, lost.score.ceiling) == (0, 0, 100)
    assert all("没有计分" in each.reasons[0] for each in lost.score.indicators)
    assert lost.records == lost_before.records
    assert {flag.id for flag in lost.flags} < {flag.id for flag in lost_before.flags}
    assert any(flag.severity == "fraud" for flag in lost.flags)
    shown = report(found).submissions[0]
    assert any("没有计分" in problem.text for problem in shown.problems)


def test_a_fault_that_the_user_can_mend_ends_the_run(breaks):
    breaks(RulesInvalid(["system.yaml:1: 写错"]))
    with pytest.raises(RulesInvalid):
        judge(SYSTEM, reads())


def test_packages_taken_for_one_body_are_told_and_others_are_not():
    first, other = reads()
    again = replace(first, submission=replace(first.submission, name="附件1/商河县"))
    told = [
        [problem.code for problem in each.submission.problems]
        for each in judge(SYSTEM, [first, other, again]).submissions
    ]
    assert ["body-twice" in codes for codes in told] == [True, False, True]
