"""The library of earlier material: DuckDB over sorted Parquet segments, one a submission.

A segment is written beside the others and becomes part of the library when the manifest, which is
replaced in one step, names it. A writer that is killed leaves the old manifest and so the old
state; what it left behind is swept up by the next writer. One writer at a time, each from the state
that the one before left; a reader whose segments were replaced meanwhile reads the new ones.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import numpy as np
from numpy.typing import NDArray

from checker.copying import marks, stored
from checker.copying.candidates import LEAST
from checker.copying.frequency import Frequencies, Postings
from checker.copying.names import body
from checker.copying.paper import Paper, paper
from checker.copying.pictures import stored as stored_pictures
from checker.copying.pictures.lookalikes import Sought
from checker.errors import UsageError
from checker.files import put
from checker.model.material import Record

_MANIFEST, _LOCK = "library.json", "library.lock"
_PATIENCE = 600.0  # seconds for another writer to come to its end
_SINCE = {"pictures"}  # what the state of an older library does not tell, since it holds none
_Found = TypeVar("_Found")
# What a writer leaves behind and may sweep up; a file of any other name is not the library's.
_OWN = re.compile(r"[0-9a-f]{32}\.(?:parquet|json|npz)|library\.json\.[0-9a-f]{32}")


def _spelt(path: Path) -> bool:
    """Whether the database can be told the path: a name on the disk may be no text."""
    try:
        return bool(str(path).encode())
    except UnicodeEncodeError:
        return False


class Index:
    """A folder of segments. Raises ``ValueError`` where it is none or was made with other marks."""

    def __init__(self, folder: Path) -> None:
        if not _spelt(folder):
            raise ValueError("路径里有不是 UTF-8 的字符（多半是 GBK 的文件夹名），数据库打不开")
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._state = self._read()

    @property
    def submissions(self) -> tuple[str, ...]:
        """The submissions held, in the order they were added."""
        return tuple(self._state["segments"])

    def add(self, submission: str, records: Sequence[Record]) -> None:
        """Add a submission, or put its new state in place of the old one."""
        name = uuid.uuid4().hex
        papers = [paper(submission, record) for record in records]
        with self._alone():
            self._write_postings(name, Postings.of(papers))
            (self.folder / f"{name}.json").write_text(stored.dumps(records), "utf-8")
            (self.folder / f"{name}.npz").write_bytes(stored_pictures.dumps(records))
            self._replace({**self._state["segments"], submission: name})

    def remove(self, submission: str) -> None:
        """Take a submission out; the others stay untouched."""
        with self._alone():
            held = self._state["segments"].items()
            self._replace({key: name for key, name in held if key != submission})

    def near(self, papers: Sequence[Paper]) -> Mapping[str, tuple[Record, ...]]:
        """The stored records with enough of the marks of any of the papers, by submission.

        Those that are the same file, and those that may show one of the papers' pictures, are too.
        """
        asked = Postings.of(papers).once()
        records = [one.record for one in papers if one.record]
        sought = Sought(stored_pictures.prints(records))
        return self._current(lambda: self._near(asked, stored_pictures.digests(records), sought))

    def _near(
        self, asked: Postings, digests: frozenset[bytes], sought: Sought
    ) -> Mapping[str, tuple[Record, ...]]:
        chosen: dict[str, set[int]] = {}
        for segment, doc in self._sharing(asked):
            chosen.setdefault(segment, set()).add(doc)
        found = {}
        for submission, name in sorted(self._state["segments"].items(), key=itemgetter(1)):
            with np.load(self.folder / f"{name}.npz") as pictures:
                rows = dict(pictures)
            docs = chosen.get(name, set()) | stored_pictures.near(rows, digests, sought)
            if docs:
                text = (self.folder / f"{name}.json").read_text("utf-8")
                found[submission] = stored.loads(
                    text, sorted(docs), stored_pictures.by_record(rows)
                )
        return found

    def freeze(self, version: str, most: int) -> Frequencies:
        """Keep the marks of more than ``most`` bodies as the reference frequencies.

        A body is the last part of a submission's name: its years count once.
        """
        with self._alone():
            return self._frozen(version, most)

    def _frozen(self, version: str, most: int) -> Frequencies:
        hashes = np.zeros(0, np.uint32)
        if self._segments():
            query = (
                "SELECT hash FROM (SELECT DISTINCT s.hash, asked.body FROM "
                "read_parquet($files, filename = true) s JOIN asked ON s.filename = asked.file) "
                "GROUP BY hash HAVING count(*) > $most ORDER BY hash"
            )
            bodies = np.array([body(name) for name in self.submissions], object)
            whose = {"file": np.array(self._segments(), object), "body": bodies}
            rows = self._rows(query, {"files": self._segments(), "most": most}, whose)
            hashes = np.asarray(rows["hash"], np.uint32)
        name = uuid.uuid4().hex
        np.savez_compressed(self.folder / f"{name}.npz", hashes=hashes)
        self._save({**self._state, "frequencies": {"version": version, "file": name}})
        return Frequencies(version, hashes)

    def frequencies(self) -> Frequencies | None:
        """The frozen frequencies; ``None`` before the first ``freeze``."""
        return self._current(self._frequencies)

    def _frequencies(self) -> Frequencies | None:
        frozen = self._state["frequencies"]
        if not frozen:
            return None
        with np.load(self.folder / f"{frozen['file']}.npz") as held:
            return Frequencies(frozen["version"], held["hashes"])

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other writers out, and begin from what they left. A killed process holds no lock."""
        lock = sqlite3.connect(self.folder / _LOCK, timeout=_PATIENCE, isolation_level=None)
        with closing(lock):
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise UsageError("另一个程序正在写这个材料库", "请等它结束后重试") from error
            self._state = self._read()
            yield

    def _current(self, look: Callable[[], _Found]) -> _Found:
        """What is found in the library; once more where a writer replaced what was looked at."""
        try:
            return look()
        except (duckdb.IOException, FileNotFoundError):
            before, self._state = self._state, self._read()
            if self._state == before:
                raise
            return look()

    def _sharing(self, asked: Postings) -> Iterator[tuple[str, int]]:
        """Segment and number of each stored paper that shares enough marks with one asked of."""
        if not self._segments() or len(asked.hash) == 0:
            return
        query = (
            "SELECT DISTINCT filename, doc FROM (SELECT s.filename, s.doc, asked.doc AS mine, "
            "count(DISTINCT s.hash) AS shared FROM read_parquet($files, filename = true) s "
            "JOIN asked ON s.hash = asked.hash GROUP BY ALL HAVING shared >= $least)"
        )
        wanted = {"hash": asked.hash, "doc": asked.doc}
        rows = self._rows(query, {"files": self._segments(), "least": LEAST}, wanted)
        for file, doc in zip(rows["filename"], rows["doc"], strict=True):
            yield Path(str(file)).stem, int(doc)

    def _rows(
        self, query: str, words: Mapping[str, Any], asked: Mapping[str, NDArray[Any]] | None = None
    ) -> Mapping[str, NDArray[Any]]:
        with duckdb.connect() as connection:
            connection.execute("SET threads = 2")
            if asked is not None:
                connection.register("asked", dict(asked))
            return dict(connection.execute(query, dict(words)).fetchnumpy())

    def _write_postings(self, name: str, postings: Postings) -> None:
        """The postings as a Parquet file sorted by hash, so that row groups can be skipped."""
        rows = {"hash": postings.hash, "doc": postings.doc, "at": postings.at}
        target = str(self.folder / f"{name}.parquet").replace("'", "''")
        with duckdb.connect() as connection:
            connection.register("asked", rows)
            connection.execute(
                f"COPY (SELECT * FROM asked ORDER BY hash) TO '{target}' (FORMAT parquet)"
            )

    def _segments(self) -> list[str]:
        return [str(self.folder / f"{name}.parquet") for name in self._state["segments"].values()]

    def _replace(self, segments: Mapping[str, str]) -> None:
        self._save({**self._state, "segments": dict(segments)})

    def _save(self, state: dict[str, Any]) -> None:
        """Make a state the library's own in one step, then sweep up what it no longer names."""
        fresh = self.folder / f"{_MANIFEST}.{uuid.uuid4().hex}"
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(state, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        put(fresh, self.folder / _MANIFEST)
        self._state = state
        self._sweep()

    def _sweep(self) -> None:
        held = {*self._state["segments"].values(), (self._state["frequencies"] or {}).get("file")}
        for file in self.folder.iterdir():
            if _OWN.fullmatch(file.name) and file.stem not in held:
                with suppress(PermissionError):  # a check reads it (Windows): the next sweep's
                    file.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        file = self.folder / _MANIFEST
        if not file.exists():
            return self._empty()
        state = json.loads(file.read_text("utf-8"))
        if not isinstance(state, dict) or state.keys() | _SINCE != self._empty().keys():
            raise ValueError(f"{_MANIFEST} 不是材料库的目录")
        if state["marks"] != marks.VERSION or not state.keys() >= _SINCE:
            raise ValueError(f"材料库由其他版本的程序建立（{state['marks']}），请重新建库")
        return state

    @staticmethod
    def _empty() -> dict[str, Any]:
        return {"marks": marks.VERSION, "pictures": True, "segments": {}, "frequencies": None}
