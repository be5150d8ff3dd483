"""Leads and the 文号台账 out of the store, as report.html shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from checker.forgery.number_order import Series
from checker.model.material import Record
from checker.model.score import Flag
from checker.reports import traces
from checker.store import papers, whole


def of_record(connection: Connection, record: Record, key: str) -> traces.Leads:
    """The leads of one paper, with cut pictures."""
    cut = [[place.page for place in f.evidence if place.box] for f in record.findings if f.strength]
    there = papers.pictured(connection, key, {number for pages in cut for number in pages})
    wanted = {n for pages in cut for n in [n for n in pages if n in there][: traces.SHOWN]}
    return traces.of_record(_pictured(connection, record, key, wanted))


def of_flag(connection: Connection, submission: int, flag: Flag) -> traces.Lead:
    """One lead with its table, cut pictures, the two revisions or two impressions overlaid."""
    held = []
    left = traces.SHOWN
    for record in whole.submission(connection, submission).records:
        wanted = traces.cut_from(flag, record)[:left]
        left -= len(wanted)
        key = papers.key_of(connection, submission, record.material.id) if wanted else None
        held.append(_pictured(connection, record, key, wanted) if key else record)
    return traces.of_flag(flag, held)


def ledgers(connection: Connection, submission: int) -> list[Series]:
    """The 文号台账 with numbers and dates as people put them right."""
    found = whole.submission(connection, submission)
    return traces.ledgers(found.submission.name, found.records)


def _pictured(connection: Connection, record: Record, key: str, wanted: Iterable[int]) -> Record:
    there = {*wanted}
    pages = (
        replace(page, thumbnail=papers.picture(connection, key, page.number))
        if page.number in there
        else page
        for page in record.pages
    )
    return replace(record, pages=tuple(pages))
