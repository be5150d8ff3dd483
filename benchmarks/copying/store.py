"""The index on disk: DuckDB over Parquet segments beside SQLite, and beside arrays in memory.

    python -m benchmarks.copying.store ../shared/data/text [--submissions 20] [--papers 100]

The same postings (hash, paper, place) go into both stores: all submissions added one by one, one
asked about, one replaced, one removed. Then pairs of papers with many rare marks close together are
sought over all submissions, by SQL over the segments and by the arrays that a batch is compared
with; both must name the same pairs.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from benchmarks.copying import planted
from benchmarks.copying.accuracy import option
from benchmarks.copying.scale import shuffled
from checker.copying import candidates, marks
from checker.copying.frequency import Postings, spread
from checker.copying.paper import Paper, paper
from checker.model.material import Record
from checker.store.library import Index
from tests.copying.factory import record

RARE = 5  # submissions
ALL_PAIRS = f"""
WITH once AS (SELECT number AS sub, doc, hash, min("at") AS place
              FROM read_parquet($files, filename = true) JOIN named USING (filename) GROUP BY ALL),
rare AS (SELECT hash FROM once GROUP BY hash HAVING count(DISTINCT sub) <= {RARE}),
kept AS (SELECT once.* FROM once SEMI JOIN rare USING (hash)),
met AS (SELECT a.sub AS sa, a.doc AS da, b.sub AS sb, b.doc AS db, a.place
        FROM kept a JOIN kept b ON a.hash = b.hash AND a.sub < b.sub),
near AS (SELECT *, lead(place, {candidates.LEAST - 1})
         OVER (PARTITION BY sa, da, sb, db ORDER BY place) - place AS far FROM met)
SELECT DISTINCT sa, da, sb, db FROM near WHERE far <= {candidates.WINDOW}
"""


class Rows:
    """The same postings in one SQLite table with an index on the hash."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.connection = sqlite3.connect(file)
        self.connection.executescript(
            "CREATE TABLE posting (hash INTEGER, submission TEXT, doc INTEGER, at INTEGER);"
            "CREATE INDEX by_hash ON posting (hash);"
            "CREATE INDEX by_submission ON posting (submission);"
        )

    def add(self, submission: str, papers: Sequence[Paper]) -> None:
        postings = Postings.of(papers)
        columns = (postings.hash.tolist(), postings.doc.tolist(), postings.at.tolist())
        with self.connection as writing:
            writing.execute("DELETE FROM posting WHERE submission = ?", (submission,))
            rows = ((mark, submission, doc, at) for mark, doc, at in zip(*columns, strict=True))
            writing.executemany("INSERT INTO posting VALUES (?, ?, ?, ?)", rows)

    def remove(self, submission: str) -> None:
        with self.connection as writing:
            writing.execute("DELETE FROM posting WHERE submission = ?", (submission,))

    def near(self, papers: Sequence[Paper]) -> set[tuple[str, int]]:
        asked = Postings.of(papers).once()
        rows = zip(asked.hash.tolist(), asked.doc.tolist(), strict=True)
        with self.connection as writing:
            writing.execute("CREATE TEMP TABLE asked (hash INTEGER, mine INTEGER)")
            writing.executemany("INSERT INTO asked VALUES (?, ?)", rows)
            query = (
                "SELECT DISTINCT submission, doc FROM (SELECT submission, doc, mine, "
                "count(DISTINCT p.hash) AS shared FROM asked JOIN posting p USING (hash) "
                "GROUP BY submission, doc, mine HAVING shared >= ?)"
            )
            found = set(writing.execute(query, (candidates.LEAST,)))
            writing.execute("DROP TABLE asked")
        return found


def texts(folder: Path, submissions: int, papers: int) -> dict[str, list[Record]]:
    """Papers drawn from real texts; every tenth is a renamed copy of an earlier one."""
    dice = random.Random(5)
    files = [f for kind in ("city_reports_2024", "policies") for f in (folder / kind).glob("*.txt")]
    pool, made = [file.read_text() for file in sorted(files)], ["".join(planted.KINDS)]
    found: dict[str, list[Record]] = {}
    for county in range(submissions):
        for number in range(papers):
            copied = number % 10 == 0 and len(made) > 1
            text = dice.choice(made[1:]) if copied else shuffled(pool, dice)
            made += [text] if dice.random() < 0.05 else []
            found.setdefault(f"第{county}县", []).append(record(f"{county}-{number}", text))
    return found


def timed(name: str, work: Callable[[], Any]) -> Any:
    wall, cpu = time.perf_counter(), time.process_time()
    out = work()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"  {name:44}{wall * 1000:9.0f} ms {cpu * 1000:9.0f} ms CPU", flush=True)
    return out


def in_memory(papers: Sequence[Paper], owner: np.ndarray) -> set[tuple[int, int]]:
    """The pairs by arrays, marks of many submissions left out."""
    postings = Postings.of(papers)
    common, _ = spread(postings, owner, RARE + 1)
    return candidates.dense(postings.chosen(~marks.among(postings.hash, common)), owner)


def by_segments(index: Index) -> list[tuple[Any, ...]]:
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2")
        files = [
            str(index.folder / f"{name}.parquet") for name in index._state["segments"].values()
        ]
        numbers = np.arange(len(files))
        connection.register("named", {"filename": np.array(files), "number": numbers})
        return connection.execute(ALL_PAIRS, {"files": files}).fetchall()


def main() -> None:
    folder = Path(sys.argv[1])
    counties, each = int(option("--submissions", "20")), int(option("--papers", "100"))
    records = texts(folder, counties, each)
    papers = {name: [paper(name, one) for one in some] for name, some in records.items()}
    first, last = next(iter(records)), list(records)[-1]
    print(counties, "submissions of", each, "papers")
    with tempfile.TemporaryDirectory() as where:
        index, rows = Index(Path(where, "segments")), Rows(Path(where, "rows.db"))
        print("DuckDB over Parquet segments (with the records' words)")
        timed("all added one by one", lambda: [index.add(*one) for one in records.items()])
        timed("one replaced", lambda: index.add(first, records[first]))
        near = timed("one asked about all", lambda: index.near(papers[last]))
        found = timed("all against all, by SQL", lambda: by_segments(index))
        size = sum(file.stat().st_size for file in index.folder.glob("*.parquet"))
        count = sum(len(one.at) for some in papers.values() for one in some)
        print(f"  {size / count:.1f} bytes a posting, {count} postings")
        timed("one removed", lambda: index.remove(first))
        print("SQLite, one table, hash indexed (postings only)")
        timed("all added one by one", lambda: [rows.add(*one) for one in papers.items()])
        timed("one replaced", lambda: rows.add(first, papers[first]))
        same = timed("one asked about all", lambda: rows.near(papers[last]))
        timed("one removed", lambda: rows.remove(first))
        print(f"  {rows.file.stat().st_size / count:.1f} bytes a posting")
        print("  the same papers are found:", sum(map(len, near.values())) == len(same))
    print("Arrays in memory, as a batch is compared")
    every = [one for some in papers.values() for one in some]
    owner = np.repeat(np.arange(counties), each)
    pairs = timed("all against all", lambda: in_memory(every, owner))
    print("  the same number of pairs is found:", len(pairs), len(found))


if __name__ == "__main__":
    main()
