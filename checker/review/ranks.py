"""Where each submission of a run stands after all decisions so far."""

from __future__ import annotations

from sqlalchemy import Connection, exists, select

from checker import scoring
from checker.reports.standing import Standing, Total, least_of, standings
from checker.store import runs
from checker.store.tables import flags, submissions


def of_run(connection: Connection, run: int) -> dict[str, Standing]:
    """The standings by name: totals and open suspicions are read, nothing is scored."""
    feared = exists().where(
        flags.c.submission == submissions.c.id,
        flags.c.severity == "fraud",
        flags.c.status == "suspected",
    )
    names = [submissions.c[name] for name in ("name", "floor", "verified", "ceiling")]
    rows = connection.execute(
        select(*names, feared.label("feared")).where(submissions.c.run == run)
    ).all()
    left = scoring.after_fraud(runs.system(connection, run))
    return standings(
        {
            row.name: Total(least_of(row.floor, left, row.feared), row.verified, row.ceiling)
            for row in rows
        }
    )
