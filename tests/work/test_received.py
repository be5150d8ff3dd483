"""What is uploaded lies as an archive, and intake meets it as any other."""

import errno
import io
import zipfile

import pytest

from checker import intake
from checker.errors import UsageError
from checker.work import received
from tests.store.batch import SYSTEM


def files(**content):
    return [(name, io.BytesIO(text.encode())) for name, text in content.items()]


def packed(**content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return made


def listed(path, work):
    found = intake.submission(path, SYSTEM, work)
    return found, sorted(material.path for material in found.materials)


def test_a_chosen_folder_is_the_package_it_would_be_on_disk(tmp_path):
    own = {"商河县/一、制度建设/1/通知.txt": "甲", "商河县/四、信用应用/2/办法.txt": "乙"}
    path, name = received.package(tmp_path, "", files(**own))
    assert (path.name, name) == ("商河县.zip", "商河县")
    folder = tmp_path / "disk"
    for each, text in own.items():
        (folder / each).parent.mkdir(parents=True, exist_ok=True)
        (folder / each).write_text(text, encoding="utf-8")
    found, _ = listed(path, tmp_path / "w1")
    same, _ = listed(folder / "商河县", tmp_path / "w2")
    assert found.name == same.name
    assert {m.id for m in found.materials} == {m.id for m in same.materials}


def test_an_archive_stays_what_it_is(tmp_path):
    sent = packed(**{"一、制度建设/1/通知.txt": "甲"})
    path, name = received.package(tmp_path, "", [("C:\\报送\\商河县.zip", sent)])
    assert name == "商河县"
    assert path.read_bytes() == sent.getvalue()


def test_a_full_disk_is_told_plainly_and_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(received, "_copy", full)
    with pytest.raises(UsageError, match="磁盘已满"):
        received.package(tmp_path, "商河县", files(**{"一.txt": "甲"}))
    assert list((tmp_path / "uploads").iterdir()) == []


def test_unsafe_names_are_refused_in_the_report_not_written(tmp_path):
    sent = files(**{"../../逃.txt": "甲", "/etc/x.txt": "乙", "好.txt": "丙", "nul": "丁"})
    path, _ = received.package(tmp_path, "商河县", sent)
    found, paths = listed(path, tmp_path / "w")
    assert paths == ["好.txt"]
    assert {entry.code for entry in found.unprocessed} == {"unsafe_path"}
    assert len(found.unprocessed) == 3
    assert not list(tmp_path.parent.glob("逃.txt"))


def test_a_batch_is_an_archive_a_county(tmp_path):
    one, two = packed(a="甲"), packed(b="乙")
    folder = received.batch(tmp_path, [("商河县.zip", one), ("齐河县.zip", two)])
    assert [p.name for p in intake.submissions(folder, True)] == ["商河县.zip", "齐河县.zip"]


@pytest.mark.parametrize(
    "sent",
    [[("商河县.txt", b"x")], [("商河县.zip", b"PK\x03\x04"), ("a/商河县.zip", b"PK\x03\x04")]],
)
def test_a_batch_of_anything_else_is_refused_and_leaves_nothing(tmp_path, sent):
    with pytest.raises(UsageError):
        received.batch(tmp_path, [(name, io.BytesIO(content)) for name, content in sent])
    assert list((tmp_path / "uploads").iterdir()) == []


@pytest.mark.parametrize("name", ["", "...", "///", "\x00", "?*"])
def test_a_package_needs_a_name(tmp_path, name):
    with pytest.raises(UsageError):
        received.package(tmp_path, name, [*files(a="甲", b="乙")])


@pytest.mark.parametrize("path", ["..", "../x", "/etc", "没有", "link", "a\x00b", "x" * 5000])
def test_nothing_outside_the_open_folder(tmp_path, path):
    inbox = tmp_path / "inbox"
    (inbox / "商河县").mkdir(parents=True)
    (inbox / "link").symlink_to("/etc")
    with pytest.raises(UsageError):
        received.inside(inbox, path)
    with pytest.raises(UsageError):
        received.inside(None, "商河县")
    assert received.inside(inbox, "商河县") == inbox / "商河县"
    assert received.inside(inbox, ".") == inbox
