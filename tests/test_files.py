import errno
from pathlib import Path

import pytest

from checker import files


def test_a_file_that_another_process_holds_open_is_tried_again(tmp_path, monkeypatch):
    """As Windows refuses it: a record that is being read cannot be replaced."""
    refusals = iter([PermissionError(), PermissionError()])
    real = Path.replace

    def replace(self, target):
        if error := next(refusals, None):
            raise error
        return real(self, target)

    monkeypatch.setattr(files, "PAUSE", 0)
    monkeypatch.setattr(Path, "replace", replace)
    files.write_whole(tmp_path / "a", b"new")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"new"]


def test_what_stays_closed_is_an_error_and_leaves_nothing_behind(tmp_path, monkeypatch):
    def refuse(self, target):
        raise PermissionError

    monkeypatch.setattr(files, "PAUSE", 0)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        files.write_whole(tmp_path / "a", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_state(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def full(self, content):
        self.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(tmp_path / "a", b"new")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]
