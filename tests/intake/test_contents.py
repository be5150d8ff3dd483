import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker import intake, rulebook
from checker.intake import listing
from checker.intake.listing import unopened
from tests.forgery.documents import GOOD

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="module")
def system():
    return rulebook.load(RULES / "shandong-county-2023")


def test_a_file_without_a_byte_is_set_aside_and_said_aloud(tmp_path, system):
    package = tmp_path / "某县"
    (package / "一-1").mkdir(parents=True)
    (package / "一-1" / "方案.pdf").write_bytes(b"")
    found = intake.submission(package, system, tmp_path / "work")
    assert [entry.path for entry in found.set_aside] == ["一-1/方案.pdf"]
    assert not found.materials
    assert not found.unprocessed
    assert [problem.code for problem in found.problems] == ["empty-file"]


def test_personal_data_in_names_is_starred_and_the_manifest_still_finds_the_file(tmp_path, system):
    package = tmp_path / "某县"
    (package / "三-1").mkdir(parents=True)
    (package / "三-1" / f"承诺书{GOOD}.txt").write_text("承诺", encoding="utf-8")
    table = f"指标,材料,说明\n三.1,三-1/承诺书{GOOD}.txt,{GOOD}\n"
    (package / "申报表.csv").write_text(table, encoding="utf-8")
    found = intake.submission(package, system, tmp_path / "work")
    (material,) = found.materials
    assert material.rows
    assert material.files[0].read_text("utf-8") == "承诺"
    assert [problem.code for problem in found.problems] == ["personal-data"]
    told = [material.path, *(p.text for p in found.problems), *(r.note for r in found.rows)]
    assert not any(GOOD in text for text in told)


def test_a_package_named_with_personal_data_is_starred_everywhere(tmp_path, system):
    package = tmp_path / "商河县13800000000"
    package.mkdir()
    (package / "13900000000.txt").write_text("办法", encoding="utf-8")
    found = intake.submission(package, system, tmp_path / "work")
    assert found.name == intake.name(package) == "商河县138****0000"
    assert [material.path for material in found.materials] == ["139****0000.txt"]
    assert [problem.code for problem in found.problems] == ["personal-data"] * 2
    alone = intake.single([package / "13900000000.txt"]).materials[0]
    assert "13900000000" not in alone.path
    assert "13800000000" not in alone.path


def test_a_file_that_vanishes_during_the_listing_is_told_and_the_rest_goes_on(
    tmp_path, system, monkeypatch
):
    package = tmp_path / "县"
    package.mkdir()
    for name in ("1.txt", "2.txt"):
        (package / name).write_text(name, encoding="utf-8")
    real = intake.contents.sha256

    def vanishing(file):
        if file.name == "1.txt":
            file.unlink()
        return real(file)

    monkeypatch.setattr(intake.contents, "sha256", vanishing)
    found = intake.submission(package, system, tmp_path / "work")
    assert [material.path for material in found.materials] == ["2.txt"]
    assert [(entry.path, entry.code) for entry in found.unprocessed] == [("1.txt", "corrupt")]
    assert "移走或删除" in found.unprocessed[0].text


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (PermissionError(errno.EACCES, "denied", "a"), "没有权限"),
        (OSError(errno.ENAMETOOLONG, "long", "a"), "路径太长"),
        (FileNotFoundError(errno.ENOENT, "none", "长" * 300), "路径太长"),
        (FileNotFoundError(errno.ENOENT, "none", "a"), "移走或删除"),
        (OSError(errno.EIO, "Input/output error", "a"), "复制到本机硬盘"),
    ],
)
def test_why_a_file_does_not_open_is_said_in_chinese(error, word):
    said = unopened(error)
    assert word in said
    assert said.isascii() is False
    assert error.strerror not in said


def test_results_that_lie_inside_the_package_are_set_aside_whole(tmp_path, system):
    package = tmp_path / "县"
    (package / "结果" / ".work" / "records").mkdir(parents=True)
    (package / "结果" / "report.json").write_text("{}", encoding="utf-8")
    (package / "1.txt").write_text("办法", encoding="utf-8")
    found = intake.submission(package, system, package / "结果" / ".work" / "unpacked")
    assert [material.path for material in found.materials] == ["1.txt"]
    assert [(entry.path, entry.code) for entry in found.set_aside] == [("结果", "set_aside")]
    assert found.unprocessed == ()
    (tmp_path / "out" / ".work" / "records").mkdir(parents=True)
    assert intake.submissions(tmp_path, batch=True) == [package]


def test_a_colon_makes_no_junk_of_a_name_but_the_mark_of_a_download_is():
    assert listing.junk("1/通知.pdf:Zone.Identifier")
    assert listing.junk("1/截图 10:30.jpg") is None


def test_what_lies_beside_the_packages_of_a_batch_is_told(tmp_path):
    (tmp_path / "商河县").mkdir()
    (tmp_path / "结果" / ".work" / "records").mkdir(parents=True)
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "汇总.xlsx").write_bytes(b"PK")
    (tmp_path / "张三11010519491231002X.jpg").write_bytes(b"x")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    assert {(entry.path, entry.code) for entry in intake.outside(tmp_path, batch=True)} == {
        ("结果", "set_aside"),
        ("__MACOSX", "set_aside"),
        ("Thumbs.db", "set_aside"),
        ("汇总.xlsx", "unsupported"),
        ("张三1101**********002X.jpg", "unsupported"),
    }
    assert intake.outside(tmp_path, batch=False) == []


def test_a_folder_given_as_sources_is_no_package_of_the_batch_that_holds_it(tmp_path):
    for name in ("商河县", "公共来源"):
        (tmp_path / name).mkdir()
    apart = (tmp_path / "." / "公共来源", None)
    assert intake.submissions(tmp_path, True, apart) == [tmp_path / "商河县"]
    assert intake.outside(tmp_path, True, apart) == []


def test_what_a_browser_saved_beside_a_page_is_no_material_of_its_own(tmp_path, system):
    folder = tmp_path / "某县" / "五-3"
    for name in ("报道_files/图.png", "报道_files/样式/a.css", "照片_files/照片.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    (folder / "报道.html").write_text("<html><p>诚信</p></html>", "utf-8")
    found = intake.submission(tmp_path / "某县", system, tmp_path / "work")
    kept = sorted(path for each in found.materials for path in [each.path])
    assert kept == ["五-3/报道.html", "五-3/照片_files/照片.png"]
    assert {entry.path for entry in found.set_aside} == {
        *("五-3/报道_files/图.png", "五-3/报道_files/样式/a.css")
    }
    assert all("报道" in entry.text and "网页" in entry.text for entry in found.set_aside)


def test_a_path_too_long_for_windows_is_no_link_and_its_folder_no_lack_of_rights(
    tmp_path, system, monkeypatch
):
    """Windows says of such a path that there is none."""
    (tmp_path / "县" / "夹").mkdir(parents=True)
    (tmp_path / "县" / "一、制度建设.txt").write_text("制度", encoding="utf-8")
    real = Path.lstat
    longest = len(str(tmp_path / "县" / "夹")) + 3

    def lstat(self):
        if self.suffix:
            raise FileNotFoundError(errno.ENOENT, "cannot find the path", str(self))
        return real(self)

    def scandir(folder):
        if Path(folder).name == "夹":
            raise FileNotFoundError(errno.ENOENT, "cannot find the path", str(folder))
        return known(folder)

    known = os.scandir
    monkeypatch.setattr(listing, "LONGEST", longest)
    monkeypatch.setattr(Path, "lstat", lstat)
    monkeypatch.setattr(os, "scandir", scandir)
    found = intake.submission(tmp_path / "县", system, tmp_path / "work")
    assert {entry.path: entry.code for entry in found.unprocessed} == {
        "一、制度建设.txt": "corrupt",
        "夹": "corrupt",
    }
    assert all("路径太长" in entry.text for entry in found.unprocessed)


def test_a_junction_of_windows_is_a_link(tmp_path, system, monkeypatch):
    """A folder to ``is_symlink``, and ``os.walk`` of Python 3.12 passes it over in silence."""
    for name in ("一、制度建设", "二、工作保障"):
        (tmp_path / "县" / name).mkdir(parents=True)
        (tmp_path / "县" / name / "通知.txt").write_text(name, encoding="utf-8")
    real = Path.lstat

    def lstat(self):
        found = real(self)
        if self.name != "二、工作保障":
            return found
        return SimpleNamespace(st_mode=found.st_mode, st_reparse_tag=listing.JUNCTION)

    monkeypatch.setattr(Path, "lstat", lstat)
    found = intake.submission(tmp_path / "县", system, tmp_path / "work")
    assert [material.path for material in found.materials] == ["一、制度建设/通知.txt"]
    assert [(x.path, x.code) for x in found.unprocessed] == [("二、工作保障", "unsafe_path")]


def test_a_folder_that_may_not_be_looked_into_stops_nothing(tmp_path, monkeypatch, system):
    """The whole run had ended at one such folder, of a single county among many."""
    package = tmp_path / "某县"
    (package / "锁").mkdir(parents=True)
    (package / "1.txt").write_text("办法", encoding="utf-8")
    listed, seen = os.scandir, os.stat

    def refusing(real, inside):
        def asked(path=".", *args, **named):
            if not isinstance(path, int) and inside in os.fspath(path):
                raise PermissionError(errno.EACCES, "denied", os.fspath(path))
            return real(path, *args, **named)

        return asked

    monkeypatch.setattr(os, "scandir", refusing(listed, "锁"))
    monkeypatch.setattr(os, "stat", refusing(seen, f"锁{os.sep}"))
    found = intake.submission(package, system, tmp_path / "work")
    assert [material.path for material in found.materials] == ["1.txt"]
    assert [(entry.path, entry.code) for entry in found.unprocessed] == [("锁", "corrupt")]


def test_a_package_without_a_single_file_is_told(tmp_path, system):
    (tmp_path / "某县" / "一、制度建设" / "1").mkdir(parents=True)
    found = intake.submission(tmp_path / "某县", system, tmp_path / "work")
    assert [problem.code for problem in found.problems] == ["package-empty"]
    (tmp_path / "某县" / "坏.pdf").symlink_to(tmp_path / "没有")
    assert not intake.submission(tmp_path / "某县", system, tmp_path / "work").problems
