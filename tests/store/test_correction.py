"""What a person's date does to the manifest's rows: of one paper, and of rows on several."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.model.material import ManifestRow, Place
from checker.model.score import ThreeElements
from checker.pipeline import Read
from checker.reports.build import material
from checker.store import Correction, correction
from tests.scoring import packages

ENTRY, REF, OTHER, DAY = "3-1", "三.1", "四.2", "2023-11-30"


@pytest.fixture
def paper():
    _, (record,) = packages.package(packages.COUNTY, (ENTRY, "2023-06-01"))
    return record


def dates(record, *rows):
    stated = tuple(ManifestRow(ref, "a", date=day, row=at) for at, (ref, day) in enumerate(rows))
    record = replace(record, material=replace(record.material, rows=stated))
    put = correction.corrected(record, [Correction(record.material.id, "date", DAY, "甲")])
    assert put.date == DAY
    return [row.date for row in put.material.rows]


def test_the_one_row_that_states_a_papers_date_is_put_right(paper):
    assert dates(paper, (REF, "2023-05-01")) == [DAY]
    assert dates(paper, (REF, "")) == [DAY]
    assert dates(paper, (REF, "2023-05-01"), (OTHER, "2023-05-01")) == [DAY, DAY]
    assert dates(paper, (REF, "2023-05-01"), (REF, "")) == [DAY, ""]


def test_rows_event_by_event_keep_their_dates_and_undated_ones_become_no_events(paper):
    events = [(REF, "2023-05-01"), (REF, "2023-08-01"), (OTHER, "2023-09-01")]
    assert dates(paper, *events) == ["2023-05-01", "2023-08-01", DAY]
    assert dates(paper, (REF, ""), (REF, "")) == ["", ""]


def test_a_date_put_right_on_one_paper_of_a_row_counts_no_more_than_the_row_says():
    days = [f"2023-06-0{day}" for day in (1, 2, 3)]
    _, records = packages.package(packages.COUNTY, *[(ENTRY, day) for day in days])
    row = ManifestRow(REF, "*", quantity=Decimal(2), row=2)
    records = [
        replace(one, date=day, material=replace(one.material, rows=(row,)))
        for day, one in zip(days, records, strict=True)
    ]
    submission, records = packages.of(packages.COUNTY, records)
    put = Correction(records[0].material.id, "date", "2023-08-02", "甲")
    after = correction.apply(Read(submission, records, ()), [put])
    assert after.records[0].material.rows[0].date == "2023-08-02"
    for each in ((submission, records), (after.submission, after.records)):
        score = packages.judge(packages.COUNTY, *each)[0]
        assert packages.points(score, REF) == ("2", "2", "2")


def test_the_report_says_who_put_a_date_right(paper):
    duty = ThreeElements(False, "not_applicable")
    assert (material(paper, duty).date_from, material(paper, duty).date_by) == ("manifest", "")
    put = correction.corrected(paper, [Correction(paper.material.id, "date", DAY, "甲")])
    shown = material(put, duty)
    assert (shown.date, shown.date_from, shown.date_by) == (DAY, None, "甲")


def test_a_date_put_right_stands_over_the_day_that_the_text_tells():
    told = "2023年5月18日，召开信用交通县建设座谈会，与市局共同研究推进措施。"
    proof = {"date": date(2023, 7, 4), "kind": "minutes", "text": told}
    _, (record,) = packages.package(packages.COUNTY, ("2-1", proof))
    placed = replace(record.material, rows=(), places=(Place("二.1", None, "folder", 1.0),))
    submission, records = packages.of(packages.COUNTY, [replace(record, material=placed)])
    put = Correction(records[0].material.id, "date", "2023-08-01", "甲")
    after = correction.apply(Read(submission, records, ()), [put])
    units = [
        next(e for e in packages.judge(packages.COUNTY, *each)[0].indicators if e.id == "二.1")
        .items[0]
        .units[0]
        for each in ((submission, records), (after.submission, after.records))
    ]
    assert [unit.unit for unit in units] == ["2023-Q2", "2023-Q3"]
    assert "取自人工更正" in units[1].reason
