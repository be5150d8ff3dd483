"""A second run never writes over what a reviewer filled in."""

import errno

import openpyxl
import pytest

from checker import reports
from checker.errors import UsageError
from checker.reports.handwork import RECORD, Kept
from tests.store.batch import result


def kept(files):
    return [path for name, path in files.items() if name.startswith(reports.KEPT)]


def test_a_filled_in_workbook_and_worksheet_are_kept_and_named(tmp_path):
    found = result()
    assert kept(reports.write(found, tmp_path)) == []
    book = openpyxl.load_workbook(tmp_path / "score.xlsx")
    book.worksheets[0]["A1"] = "张三核过"
    book.save(tmp_path / "score.xlsx")
    paper = next((tmp_path / "核查底稿").iterdir())
    paper.write_bytes(paper.read_bytes() + b"signed")

    old = kept(reports.write(found, tmp_path))
    assert len(old) == 2 and all(path.exists() for path in old)
    assert openpyxl.load_workbook(old[0]).worksheets[0]["A1"].value == "张三核过"
    assert old[1].read_bytes().endswith(b"signed")
    assert openpyxl.load_workbook(tmp_path / "score.xlsx").worksheets[0]["A1"].value != "张三核过"
    assert kept(reports.write(found, tmp_path)) == []


def test_what_the_program_wrote_itself_is_simply_replaced(tmp_path):
    for data in (b"one", b"two"):
        files = Kept(tmp_path)
        files.write(tmp_path / "score.xlsx", data)
        assert not files.aside
    assert (tmp_path / "score.xlsx").read_bytes() == b"two"


def test_a_file_of_unknown_origin_is_kept_each_time_under_another_name(tmp_path):
    target = tmp_path / "score.xlsx"
    for data, record in ((b"by hand", "broken"), (b"by hand again", "null")):
        target.write_bytes(data)
        (tmp_path / RECORD).write_text(record)
        Kept(tmp_path).write(target, b"made")
    held = {path.read_bytes() for path in tmp_path.glob("score（*.xlsx")}
    assert held == {b"by hand", b"by hand again"} and target.read_bytes() == b"made"


def test_a_write_that_is_cut_short_leaves_the_old_file_whole(tmp_path, monkeypatch):
    target = tmp_path / "score.xlsx"
    Kept(tmp_path).write(target, b"the old one")

    def cut_short(file, data):
        with file.open("wb") as stream:
            stream.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("pathlib.Path.write_bytes", cut_short)
    with pytest.raises(OSError, match="full"):
        Kept(tmp_path).write(target, b"the new one")
    assert target.read_bytes() == b"the old one"
    assert {file.name for file in tmp_path.iterdir()} == {"score.xlsx", RECORD}


def test_a_file_held_open_elsewhere_says_what_to_do(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    with pytest.raises(UsageError) as told:
        Kept(tmp_path).write(tmp_path / "score.xlsx", b"made")
    assert "关闭" in told.value.remedy
