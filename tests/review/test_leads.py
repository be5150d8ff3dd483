"""Leads across papers on their county's page: table, pictures, overlay, 文号台账, none cut off."""

import io
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image
from sqlalchemy import select

from checker import forgery
from checker.model.score import ThreeElements
from checker.reports import traces
from checker.review.routes import submission as pages
from checker.store import correcting, people, questions, runs
from checker.store.correction import Correction
from checker.store.tables import submissions
from tests.forgery import records, test_impressions
from tests.review import browser as browsers
from tests.review.browser import desk, until
from tests.review.conftest import PASSWORD
from tests.store import batch

COUNTY = "商河县"
DATED = ((3, "2023-02-01"), (5, "2023-09-01"), (9, "2023-03-01"))


@cache
def result():
    """The batch, its first county with scans under one impression and a series out of order."""
    out = io.BytesIO()
    Image.new("RGB", (600, 850), "white").save(out, "JPEG")
    corners = test_impressions.pages("pasted", 200)
    scans = [test_impressions.record(n, corner, 200) for n, corner in enumerate(corners)]
    scans = [
        replace(each, pages=(replace(each.pages[0], thumbnail=out.getvalue()),)) for each in scans
    ]
    added = (*scans, *records.series(*DATED)["甲县"])
    raised = [*forgery.across({COUNTY: added})]
    made = batch.result()
    told = [
        replace(
            each,
            records=(*each.records, *added),
            duties={**each.duties, **{r.material.id: NO_DUTY for r in added}},
            flags=(*each.flags, *raised),
        )
        if each.submission.name == COUNTY
        else each
        for each in made.submissions
    ]
    return replace(made, submissions=tuple(told)), added, raised


NO_DUTY = ThreeElements(False, "not_applicable")


@pytest.fixture
def led(store):
    """Number of that county's submission in a new run, and its leads by code."""
    made, added, raised = result()
    with store.write() as connection:
        run = runs.put(connection, made, "张三")
        wanted = select(submissions.c.id).where(
            submissions.c.run == run, submissions.c.name == COUNTY
        )
        number = connection.execute(wanted).scalar_one()
    return number, {flag.code: flag for flag in raised}, added


@pytest.mark.parametrize("code", ["impression-reused", "number-order"])
def test_a_lead_shows_what_the_report_shows(local, led, code):
    number, flags, added = led
    shown = local("张三").get(f"/s/{number}/flags/{flags[code].id}/seen").text
    lead = traces.of_flag(flags[code], added)
    assert lead.table or lead.overlay
    for crop in (*lead.crops, *filter(None, [lead.overlay])):
        assert getattr(crop, "picture", crop) in shown
    for row in lead.table.rows if lead.table else ():
        assert all(cell in shown for cell in row)


def test_the_ledger_is_the_reports_and_heeds_a_corrected_date(store, local, led):
    number = led[0]
    visitor = local("张三")
    text = visitor.get(f"/s/{number}/ledgers").text
    assert "<b>比9号还晚</b>" in text and "<b>比5号还早</b>" in text
    correcting.correct(store, number, Correction("9", "date", "2023-10-01", "张三"))
    text = visitor.get(f"/s/{number}/ledgers").text
    assert "顺序与日期一致" in text and "2023-10-01" in text


def test_questions_beyond_the_first_are_listed_on_the_same_page(store, local, led, monkeypatch):
    number = led[0]
    monkeypatch.setattr(pages, "CARDS", 2)
    with store.read() as connection:
        ids = [each.flag.id for each in questions.by_worth(connection, number)]
    visitor, found, start = local("张三"), [], 0
    text = visitor.get(f"/s/{number}").text
    while True:
        found += [id for id in ids if f'id="flag-{number}-{id}"' in text]
        start += 2
        if f"/s/{number}/questions?start={start}" not in text:
            break
        text = visitor.get(f"/s/{number}/questions?start={start}").text
    assert found == ids and len(ids) == 4


def test_a_county_is_offered_none_of_it(team, led):
    number, flags, _ = led
    page = team["county"].get(f"/s/{number}").text
    assert "看依据" not in page and "文号台账" not in page
    for flag in flags.values():
        assert team["county"].get(f"/s/{number}/flags/{flag.id}/seen").status_code == 403


@pytest.mark.skipif(browsers.found() is None, reason="本机没有 Chromium 或 Chrome")
@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_by_key_a_lead_opens_where_it_is_decided(store, led):
    pytest.importorskip("playwright", reason="没有安装 playwright")
    number, flags, _ = led
    people.add(store, "张三", "reviewer", PASSWORD)
    with (
        browsers.served(store, accounts=True) as site,
        browsers.opened(browsers.found()) as browser,
        desk(browser, site, "张三") as page,
    ):
        page.goto(f"/s/{number}")
        card = f"#flag-{number}-{flags['impression-reused'].id}"
        page.click(f"{card} .said")
        page.keyboard.press("v")
        drawn = f"[...document.querySelectorAll('{card} .seen img')]"
        until(page, f"{drawn}.some(img => img.alt === '两处印文重叠')")
        page.eval_on_selector_all(f"{card} .seen img", "all => all.map(i => i.loading = 'eager')")
        until(page, f"{drawn}.every(img => img.naturalWidth > 0)")
        page.click("summary:has-text('文号台账')")
        page.wait_for_selector("details .seen table >> text=比9号还晚")
