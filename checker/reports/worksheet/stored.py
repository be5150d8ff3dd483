"""A stored submission as it stands after all decisions, with its trail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from checker.model.pair import Sharing
from checker.model.result import Result, SubmissionResult
from checker.reports import words
from checker.reports.worksheet.trail import Entry, Said, Trail
from checker.store import audit, history, runs, whole
from checker.store.tables import RUN_FACTS, pairs, submissions
from checker.store.tables import audit as entries
from checker.store.tables import runs as runs_table


def load(connection: Connection, submission: int) -> tuple[SubmissionResult, Result, Trail]:
    """A submission as it stands after all decisions, the run it belongs to, and its trail."""
    run = _run(connection, submission)
    each = whole.submission(connection, submission)
    found = Result(
        system=runs.system(connection, run.id),
        period=(run.period_start, run.period_end),
        submissions=(each,),
        sharing=_sharing(connection, run.id, each.submission.name),
    )
    return each, found, _trail(connection, submission, run, each)


def _run(connection: Connection, submission: int) -> Row[Any]:
    return connection.execute(
        select(*RUN_FACTS)
        .join(submissions, submissions.c.run == runs_table.c.id)
        .where(submissions.c.id == submission)
    ).one()


def _sharing(connection: Connection, run: int, name: str) -> Sharing:
    """The pairs in which the submission stands."""
    light = runs.pairs_where(connection, run, (pairs.c.a == name) | (pairs.c.b == name))
    return Sharing(tuple(runs.with_passages(connection, run, light)))


def _trail(connection: Connection, submission: int, run: Row[Any], each: SubmissionResult) -> Trail:
    count, link = audit.head(connection)
    return Trail(
        run=run.id,
        made_at=_time(run.made_at),
        rules=run.rules,
        said=tuple(sorted(_said(connection, submission, each), key=lambda one: one.at)),
        entries=tuple(_entries(connection, submission, run.id)),
        count=count,
        link=link,
        faults=tuple(audit.verify(connection)),
    )


def _said(connection: Connection, submission: int, each: SubmissionResult) -> Iterator[Said]:
    about = {flag.id: flag.text for flag in each.flags}
    gone = "（因更正已不存在的问题）"
    for row in history.decided(connection, submission):
        told = words.RULING[row.verdict]
        yield Said(_time(row.at), about.get(row.flag, gone), told, row.by, row.reason)
    paths = {record.material.id: record.material.path for record in each.records}
    for row in history.correction_rows(connection, submission):
        told = f"更正为：{row.value}" if row.value else "撤回更正"
        what = f"{paths.get(row.material, row.material)}　{words.CORRECTED[row.field]}"
        yield Said(_time(row.at), what, told, row.by, row.reason)
    for row in history.stated(connection, submission):
        told = "要求说明" if row.kind == "request" else "陈述"
        due = f"（期限{row.due}）" if row.due else ""
        file = f"（附件：{row.file_name}）" if row.file_name else ""
        yield Said(_time(row.at), about.get(row.flag, gone), told, row.by, row.text + due + file)


def _entries(connection: Connection, submission: int, run: int) -> Iterator[Entry]:
    rows = connection.execute(select(entries).order_by(entries.c.id)).all()
    for row in rows:
        if not (told := audit.told(row)):  # tampered with: ``faults`` tells of it
            continue
        facts = told["facts"]
        own = (facts.get("row") or {}).get("submission") == submission
        if own or (told["action"] == "run" and facts.get("run") == run):
            action = words.ACTION.get(told["action"], told["action"])
            yield Entry(row.id, _time(told["at"]), action, told["by"], row.hash)


def _time(text: str) -> str:
    return f"{text[:19].replace('T', ' ')} UTC"
