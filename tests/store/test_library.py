"""The library of earlier material: added, removed, found again, never half written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checker.copying import compare, stored
from checker.copying.paper import paper
from checker.errors import UsageError
from checker.store import library
from checker.store.library import Index
from checker.work import given
from tests.copying.factory import record
from tests.copying.prose import prose

OLD = {"2022年商河县": [record("旧一", prose(1, 20)), record("旧二", prose(2, 20))]}
SHARED = prose(7, 4)
ROOT = Path(__file__).parents[2]


def files(folder) -> list[str]:
    """What the library keeps there; the lock of its writers holds nothing."""
    return [file.name for file in folder.iterdir() if file.name != "library.lock"]


def filled(folder) -> Index:
    index = Index(folder)
    for name, records in OLD.items():
        index.add(name, records)
    index.add("2022年博兴县", [record("旧三", prose(3, 20))])
    return index


def frozen(folder) -> Index:
    """With a passage that four counties share, counted as version 2022-1."""
    index = filled(folder)
    for number in range(4):
        index.add(f"第{number}县", [record(f"{number}", prose(20 + number, 10) + SHARED)])
    index.freeze("2022-1", most=3)
    return index


def test_a_copy_of_earlier_material_is_found_and_nothing_else(tmp_path):
    filled(tmp_path)
    new = record("新", prose(9, 10) + prose(2, 20))
    found = Index(tmp_path).near([paper("齐河县", new)])
    assert {name: [one.material.path for one in records] for name, records in found.items()} == {
        "2022年商河县": ["旧二.pdf"]
    }
    pair = compare({"齐河县": [new]}, reference=found).pairs[0]
    assert (pair.severity, pair.kind, pair.b.submission) == ("fraud", "copied_text", "2022年商河县")
    assert pair.spans[0].text in new.text


def test_adding_again_replaces_and_removing_leaves_the_others(tmp_path):
    index = filled(tmp_path)
    index.add("2022年博兴县", [record("新三", prose(4, 20))])
    assert not index.near([paper("齐河县", record("甲", prose(3, 20)))])
    index.remove("2022年商河县")
    assert index.submissions == ("2022年博兴县",)
    assert index.near([paper("齐河县", record("甲", prose(4, 20)))])
    assert len(files(tmp_path)) == 4


def test_a_killed_writer_leaves_the_old_state(tmp_path, monkeypatch):
    index = filled(tmp_path)
    monkeypatch.setattr(Index, "_replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        index.add("2022年商河县", [record("半途", prose(5, 20))])
    monkeypatch.undo()
    again = Index(tmp_path)
    assert again.near([paper("齐河县", record("甲", prose(1, 20)))])
    assert not again.near([paper("齐河县", record("甲", prose(5, 20)))])


def test_a_segment_that_a_check_still_reads_is_swept_by_a_later_writer(tmp_path, monkeypatch):
    """Windows deletes no file that another program has open."""
    index = filled(tmp_path)

    def refuse(self, missing_ok=False):
        raise PermissionError

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", refuse)
        index.remove("2022年博兴县")
    assert Index(tmp_path).submissions == ("2022年商河县",)
    assert len([*tmp_path.glob("*.parquet")]) == 2
    index.add("2022年齐河县", [record("新", prose(4, 20))])
    assert len([*tmp_path.glob("*.parquet")]) == 2


@pytest.mark.parametrize("step", ["_write_postings", "fsync", "dumps"])
def test_killed_at_any_step_leaves_the_old_state_and_the_next_writer_sweeps(
    tmp_path, monkeypatch, step
):
    index = filled(tmp_path)
    before = (tmp_path / "library.json").read_bytes()

    def killed(*_args, **_words):
        raise KeyboardInterrupt

    owner = {"_write_postings": Index, "fsync": os, "dumps": stored}[step]
    monkeypatch.setattr(owner, step, killed)
    (tmp_path / f"{'0' * 32}.parquet").write_bytes(b"PAR1 half")
    with pytest.raises(KeyboardInterrupt):
        index.add("2022年商河县", [record("半途", prose(5, 20))])
    monkeypatch.undo()
    assert (tmp_path / "library.json").read_bytes() == before
    again = Index(tmp_path)
    assert again.near([paper("齐河县", record("甲", prose(1, 20)))])
    again.add("2022年齐河县", [record("后来", prose(6, 20))])
    assert len(files(tmp_path)) == 1 + 3 * len(again.submissions)


WRITER = """
import os, signal, sys
from pathlib import Path
from checker.store import library
from tests.copying.factory import record
from tests.copying.prose import prose

def killed(*_args, **_words):
    os.kill(os.getpid(), signal.SIGKILL)

where, step = Path(sys.argv[1]), sys.argv[2]
if step == "half a file":
    def half(self, name, postings):
        (self.folder / f"{name}.parquet").write_bytes(b"PAR1 half")
        killed()
    library.Index._write_postings = half
elif step == "before the manifest":
    os.fsync = killed
else:
    library.Index._sweep = killed
library.Index(where).add("2022年商河县", [record("半途", prose(5, 20))])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize(
    ("step", "text"),
    [("half a file", prose(1, 20)), ("before the manifest", prose(1, 20)), ("after", prose(5, 20))],
)
def test_a_writer_that_dies_by_sigkill_leaves_one_whole_state(tmp_path, step, text):
    filled(tmp_path)
    before = (tmp_path / "library.json").read_text("utf-8")
    words = [sys.executable, "-c", WRITER, str(tmp_path), step]
    ended = subprocess.run(
        words, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert ended.returncode == -signal.SIGKILL
    if step != "after":
        assert (tmp_path / "library.json").read_text("utf-8") == before
    again = Index(tmp_path)
    assert set(again.submissions) == {"2022年商河县", "2022年博兴县"}
    assert set(again.near([paper("齐河县", record("甲", text))])) == {"2022年商河县"}
    assert again.near([paper("齐河县", record("乙", prose(3, 20)))])
    again.remove("2022年商河县")
    assert len(files(tmp_path)) == 4


def test_two_writers_at_a_time_lose_nothing_of_each_other(tmp_path):
    """Reading a package takes hours, in which somebody else may add another."""
    one, other = filled(tmp_path), Index(tmp_path)
    one.add("2022年齐河县", [record("甲", prose(4, 20))])
    other.add("2022年周村区", [record("乙", prose(5, 20))])
    other.freeze("2022-1", most=3)
    one.remove("2022年博兴县")
    again = Index(tmp_path)
    assert set(again.submissions) == {*OLD, "2022年齐河县", "2022年周村区"}
    assert again.frequencies() is not None and len(files(tmp_path)) == 2 + 3 * 3


def test_a_reader_goes_on_when_a_writer_replaces_what_it_looks_at(tmp_path):
    reader = frozen(tmp_path)
    writer = Index(tmp_path)
    writer.add("2022年博兴县", [record("新三", prose(6, 20))])
    writer.freeze("2022-2", most=3)
    assert set(reader.near([paper("齐河县", record("甲", prose(6, 20)))])) == {"2022年博兴县"}
    assert reader.frequencies().version == "2022-2"
    for segment in tmp_path.glob("*.parquet"):
        segment.unlink()
    with pytest.raises(Exception, match="No files found"):  # lost, not replaced
        reader.near([paper("齐河县", record("甲", prose(6, 20)))])


def test_who_waits_too_long_for_another_writer_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(library, "_PATIENCE", 0.0)
    index, other = filled(tmp_path), Index(tmp_path)
    with index._alone(), pytest.raises(UsageError, match="另一个程序正在写"):
        other.remove("2022年商河县")
    other.remove("2022年商河县")


@pytest.mark.parametrize("text", ["[]", "{}", '{"marks": 1}', "{"])
def test_a_folder_of_something_else_is_refused(tmp_path, text):
    (tmp_path / "library.json").write_text(text, "utf-8")
    with pytest.raises(ValueError):
        Index(tmp_path)


def test_segments_of_other_submissions_are_not_touched(tmp_path):
    filled(tmp_path)
    state = json.loads((tmp_path / "library.json").read_text("utf-8"))
    name = state["segments"]["2022年博兴县"]
    before = {file: file.stat().st_mtime_ns for file in tmp_path.glob(f"{name}.*")}
    assert len(before) == 3
    index = Index(tmp_path)
    index.add("2022年齐河县", [record("后来", prose(6, 20))])
    index.remove("2022年商河县")
    assert {file: file.stat().st_mtime_ns for file in tmp_path.glob(f"{name}.*")} == before


def test_frozen_frequencies_stay_when_the_library_grows(tmp_path):
    index = frozen(tmp_path)
    old = Index(tmp_path).frequencies()
    for number in range(4, 9):
        index.add(f"第{number}县", [record(f"{number}", prose(20 + number, 10) + prose(8, 4))])
    same = Index(tmp_path).frequencies()
    assert (same.version, same.hashes.tolist()) == (old.version, old.hashes.tolist())
    index.freeze("2023-1", most=3)
    fresh = Index(tmp_path).frequencies()
    assert fresh.version == "2023-1"
    assert len(fresh.hashes) > len(old.hashes)


def test_the_years_of_one_county_count_once(tmp_path):
    index = Index(tmp_path)
    assert index.frequencies() is None
    for year in range(2018, 2023):
        index.add(f"{year}/博兴县", [record(f"{year}", prose(year, 10) + SHARED)])
    assert len(index.freeze("2022", most=3).hashes) == 0
    for county in ("商河县", "齐河县", "莘县"):
        index.add(f"2022/{county}", [record(county, prose(len(county), 10) + SHARED)])
    assert len(index.freeze("2022", most=3).hashes) > 20


def test_frozen_frequencies_keep_their_version(tmp_path):
    index = frozen(tmp_path)
    index.remove("第0县")
    held = Index(tmp_path).frequencies()
    papers = {name: [record(name, prose(30 + n, 4) + SHARED)] for n, name in enumerate("甲乙")}
    assert compare(papers).pairs[0].severity == "fraud"
    assert compare(papers, frequencies=held).pairs == ()
    more = {name: [record(name, prose(30 + n, 4) + prose(77, 9))] for n, name in enumerate("甲乙")}
    (pair,) = compare(more, frequencies=held).pairs
    assert "材料库" in pair.reason and pair.baseline.endswith(" 2022-1")
    assert held.version == "2022-1"
    assert len(held.hashes) > 20


def test_other_marks_are_refused(tmp_path):
    filled(tmp_path)
    state = json.loads((tmp_path / "library.json").read_text("utf-8"))
    (tmp_path / "library.json").write_text(json.dumps({**state, "marks": "w9"}), "utf-8")
    with pytest.raises(ValueError, match="重新建库"):
        Index(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
def test_a_folder_whose_name_no_text_holds_is_refused_in_words(tmp_path):
    folder = tmp_path / os.fsdecode("往年".encode("gbk"))
    with pytest.raises(UsageError, match="GBK"):
        given.library(folder)
    assert not folder.exists()
    assert given.library(tmp_path / "往年").submissions == ()


def test_a_library_that_cannot_be_used_is_told_before_any_paper_is_read(tmp_path):
    (tmp_path / "library.json").write_text(
        json.dumps({"marks": "other", "segments": {}, "frequencies": None}), "utf-8"
    )
    with pytest.raises(UsageError, match="其他版本"):
        given.shelf(tmp_path)
    assert given.shelf(None) is None
