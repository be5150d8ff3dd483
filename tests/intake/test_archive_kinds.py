import gzip
import io
import os
import struct
import sys
import tarfile
import zipfile
from pathlib import Path, PureWindowsPath

import pytest

from checker.intake import archive_7z, archive_run, archives, contents
from checker.intake.archives import Limits, unpack
from checker.intake.listing import Listed, readable_name, readable_path
from checker.model.material import Unprocessed

TAR = ".tar"
EXTRACTOR = """#!{python}
import pathlib, sys, zipfile
words = sys.argv[1:]
file = words[words.index("-tf") + 1] if "-tf" in words else words[words.index("-f") + 1]
data = pathlib.Path(file).read_bytes()
packed = pathlib.Path(file + ".members").read_text(encoding="utf-8").split("\\n")
if "-tf" in words:
    sys.stdout.buffer.write("\\n".join(packed).encode())
else:
    into = pathlib.Path(words[words.index("-C") + 1])
    for name in packed:
        if "锁" in name:
            sys.stderr.write("passphrase required\\n")
        elif not name.startswith("..") and not name.endswith("/"):
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            (into / name).write_text(name)
"""


def by_path(entries):
    return {entry.path: entry for entry in entries}


def codes(entries):
    return {e.path: e.code if isinstance(e, Unprocessed) else "" for e in entries}


def made_tar(file, names, mode="w:gz"):
    with tarfile.open(file, mode) as packed:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 4
            packed.addfile(info, io.BytesIO(b"text"))
        link = tarfile.TarInfo("链接")
        link.type = tarfile.SYMTYPE
        link.linkname = "/etc/passwd"
        packed.addfile(link)
    return Listed(file.name, file)


@pytest.mark.parametrize(
    ("name", "mode"), [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.txz", "w:xz")]
)
def test_a_tar_gives_its_files_and_refuses_links_and_ways_out(tmp_path, name, mode):
    listed = made_tar(tmp_path / name, ["制度/通知.txt", "../外.txt", "con.txt"], mode)
    found = by_path(unpack(listed, tmp_path / "out", Limits()))
    assert codes(found.values()) == {
        f"{name}!/制度/通知.txt": "",
        f"{name}!/../外.txt": "unsafe_path",
        f"{name}!/con.txt": "unsafe_path",
        f"{name}!/链接": "unsafe_path",
    }
    assert found[f"{name}!/制度/通知.txt"].file.read_bytes() == b"text"


def test_a_torn_tar_gives_what_was_read_and_says_so(tmp_path):
    listed = made_tar(tmp_path / "a.tar", [f"{n}.txt" for n in range(40)], "w")
    data = listed.file.read_bytes()
    listed.file.write_bytes(data[: 1024 * 20 + 700])
    found = codes(unpack(listed, tmp_path / "out", Limits()))
    assert found["a.tar!/0.txt"] == ""
    assert "corrupt" in found.values()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_tar_behind_the_end_of_another_is_told(tmp_path, pack):
    made_tar(tmp_path / "a.tar", ["通知.txt"], "w")
    once = (tmp_path / "a.tar").read_bytes()
    for name, content in (("one", once), ("two", once + once)):
        (tmp_path / name).write_bytes(pack(content))
    one, two = (
        codes(unpack(Listed(f"{name}.tar", tmp_path / name), tmp_path / f"of-{name}", Limits()))
        for name in ("one", "two")
    )
    assert "corrupt" not in one.values()
    assert two.pop("two.tar") == "corrupt"
    assert len(two) == len(one)


def test_a_bare_gz_holds_one_file_and_bombs_are_cut(tmp_path):
    small, bomb = tmp_path / "台账.csv.gz", tmp_path / "bomb.gz"
    small.write_bytes(gzip.compress(b"a,b\n1,2\n"))
    bomb.write_bytes(gzip.compress(b"x" * (5 << 20)))
    limits = Limits(member_bytes=1 << 20)
    kept = next(iter(unpack(Listed(small.name, small), tmp_path / "s", limits)))
    assert kept.path == "台账.csv.gz!/台账.csv"
    assert kept.file.read_bytes() == b"a,b\n1,2\n"
    assert codes(unpack(Listed(bomb.name, bomb), tmp_path / "b", limits)) == {
        "bomb.gz!/bomb": "too_large"
    }


def seven(file, entries, password=None):
    py7zr = pytest.importorskip("py7zr")
    with py7zr.SevenZipFile(file, "w", password=password) as packed:
        for name, data in entries:
            packed.writestr(data, name)
    return Listed(file.name, file)


def test_a_7z_gives_its_files_under_names_of_our_own(tmp_path):
    entries = [("一、制度建设/1/通知.txt", b"text"), ("空.txt", b""), ("b.txt", b"more")]
    listed = seven(tmp_path / "a.7z", entries)
    found = by_path(unpack(listed, tmp_path / "out", Limits()))
    assert {path: e.file.read_bytes() for path, e in found.items()} == {
        f"a.7z!/{name}": data for name, data in entries
    }
    assert all(entry.file.name[0].isdigit() for entry in found.values())


def test_a_7z_with_a_password_lists_every_name(tmp_path):
    listed = seven(tmp_path / "a.7z", [("甲.txt", b"1"), ("乙.txt", b"2")], "secret")
    assert codes(unpack(listed, tmp_path / "out", Limits())) == {
        "a.7z!/甲.txt": "encrypted",
        "a.7z!/乙.txt": "encrypted",
    }


def test_a_7z_that_unfolds_too_far_or_is_broken_is_one_entry(tmp_path):
    listed = seven(tmp_path / "a.7z", [("零.bin", b"\0" * (60 << 20))])
    assert codes(unpack(listed, tmp_path / "out", Limits())) == {"a.7z": "too_large"}
    data = bytearray(listed.file.read_bytes())
    data[40:60] = b"x" * 20
    listed.file.write_bytes(data)
    found = codes(unpack(listed, tmp_path / "torn", Limits(ratio=10**6)))
    assert set(found.values()) == {"corrupt"}


def test_without_py7zr_or_an_extractor_the_archive_is_an_entry(tmp_path, monkeypatch):
    listed = seven(tmp_path / "a.7z", [("甲.txt", b"1")])
    monkeypatch.setattr(archive_7z, "py7zr", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    (entry,) = unpack(listed, tmp_path / "out", Limits())
    assert entry.code == "unsupported"
    assert "解压" in entry.text


@pytest.fixture
def extractor(tmp_path, monkeypatch):
    """A stand-in for bsdtar: it says and unpacks what stands in the file beside the archive."""
    if os.name != "posix":
        pytest.skip("the stand-in extractor is a script")

    def put(names, program=EXTRACTOR):
        tool = tmp_path / "bin" / "bsdtar"
        tool.parent.mkdir(exist_ok=True)
        tool.write_text(program.format(python=sys.executable), encoding="utf-8")
        tool.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")
        file = tmp_path / "a.rar"
        file.write_bytes(b"Rar!\x1a\x07\x01\x00 anything")
        Path(f"{file}.members").write_text("\n".join(names), encoding="utf-8")
        return Listed("a.rar", file)

    return put


def test_a_compressed_file_that_begins_with_zeros_is_no_empty_tar(tmp_path):
    content = bytes(600) + b"and more"
    (tmp_path / "a.zip").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("镜像.iso.gz", gzip.compress(content))
        packed.writestr("空.tar.gz", gzip.compress(bytes(10240)))
    found = list(unpack(Listed("a.zip", tmp_path / "a.zip"), tmp_path / "out", Limits()))
    kept = [entry for entry in found if isinstance(entry, Listed)]
    assert [(x.path, x.file.read_bytes()) for x in kept] == [
        ("a.zip!/镜像.iso.gz!/镜像.iso", content)
    ]
    told = [entry for entry in found if entry not in kept]
    assert [(x.path, x.code) for x in told] == [("a.zip!/空.tar.gz!/空.tar", "corrupt")]
    assert "压缩包是空的" in told[0].text


def test_a_rar_goes_through_an_extractor_and_loses_no_name(tmp_path, extractor):
    listed = extractor(["制度/", "制度/通知.txt", "有锁.txt", "../外.txt"])
    assert codes(unpack(listed, tmp_path / "out", Limits())) == {
        "a.rar!/制度/通知.txt": "",
        "a.rar!/有锁.txt": "encrypted",
        "a.rar!/../外.txt": "unsafe_path",
    }


def test_a_7z_that_the_library_does_not_open_goes_through_an_extractor(tmp_path, extractor):
    listed = seven(tmp_path / "a.7z", [("甲.txt", b"1" * 99)])
    listed.file.write_bytes(listed.file.read_bytes()[:-20])
    assert set(codes(unpack(listed, tmp_path / "out", Limits())).values()) == {"corrupt"}
    extractor([])
    Path(f"{listed.file}.members").write_text("甲.txt", encoding="utf-8")
    (found,) = unpack(listed, tmp_path / "more", Limits())
    assert found.path == "a.7z!/甲.txt" and found.file.read_text(encoding="utf-8") == "甲.txt"


def test_names_that_a_console_of_windows_cannot_spell_are_told_by_the_disk(
    tmp_path, extractor, monkeypatch
):
    """UnRAR writes GBK there, with question marks for what GBK has no sign for."""
    said = "sys.stdout.buffer.write("
    spoken = EXTRACTOR.replace(f'{said}"\\n".join(packed).encode())',
                               f'{said}"\\n".join(packed).encode("gbk", "replace"))')  # fmt: skip
    assert spoken != EXTRACTOR
    listed = extractor(["制度/通知.txt", "制度/总结😀.txt", "有锁😀.txt", "有锁.txt"], spoken)
    monkeypatch.setattr(archive_run, "_SPOKEN", ("gbk", "replace"))
    assert codes(unpack(listed, tmp_path / "out", Limits())) == {
        "a.rar!/制度/通知.txt": "",
        "a.rar!/制度/总结😀.txt": "",
        "a.rar!/有锁?.txt": "encrypted",
        "a.rar!/有锁.txt": "encrypted",
    }


def test_archives_are_known_by_content_and_documents_are_none(tmp_path):
    plain, office = tmp_path / "材料.rar", tmp_path / "通知.zip"
    with zipfile.ZipFile(plain, "w") as packed:
        packed.writestr("甲.txt", "1")
    with zipfile.ZipFile(office, "w") as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
    pdf = tmp_path / "通知2.zip"
    pdf.write_bytes(b"%PDF-1.4")
    assert [archives.kind(file) for file in (plain, office, pdf)] == ["zip", None, None]
    assert codes(unpack(Listed("材料.rar", plain), tmp_path / "out", Limits())) == {
        "材料.rar!/甲.txt": ""
    }


def test_the_volumes_of_a_zip_are_told_as_such(tmp_path):
    first, last = tmp_path / "a.z01", tmp_path / "a.zip"
    first.write_bytes(b"PK\x07\x08" + bytes(99))
    last.write_bytes(bytes(99) + b"PK\x05\x06" + struct.pack("<HHHHIIH", 1, 1, 1, 1, 46, 9, 0))
    assert archives.is_archive(first)
    for file in (first, last):
        (entry,) = unpack(Listed(file.name, file), tmp_path / "out", Limits())
        assert (entry.code, "分卷" in entry.text) == ("unsupported", True)


@pytest.mark.parametrize("name", ["a.zip.001", "a.z01", "a.part2.rar"])
def test_a_volume_is_an_entry_that_says_so(tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04" + b"x" * 40)
    (entry,) = unpack(Listed(name, file), tmp_path / "out", Limits())
    assert (entry.code, "分卷" in entry.text) == ("unsupported", True)


def test_an_empty_archive_and_two_members_of_one_name_stay_visible(tmp_path):
    with zipfile.ZipFile(tmp_path / "空.zip", "w"):
        pass
    with zipfile.ZipFile(tmp_path / "双.zip", "w") as packed, pytest.warns(UserWarning):
        packed.writestr("a.txt", "1")
        packed.writestr("a.txt", "2")
    files, refused, _ = contents.files(tmp_path, tmp_path.parent / "unpacked")
    assert [(each.path, each.file.read_text()) for each in files] == [
        ("双.zip!/a.txt", "1"),
        ("双.zip!/a（同名2）.txt", "2"),
    ]
    assert [(entry.path, entry.code) for entry in refused] == [("空.zip", "corrupt")]


def test_the_budget_is_one_for_all_archives_of_a_package(tmp_path, monkeypatch):
    for name in ("a", "b"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as packed:
            packed.writestr("x.bin", os.urandom(700))
    monkeypatch.setattr(archives, "Limits", lambda: Limits(total_bytes=1000))
    files, refused, _ = contents.files(tmp_path, tmp_path.parent / "unpacked")
    assert [each.path for each in files] == ["a.zip!/x.bin"]
    assert [(entry.path, entry.code) for entry in refused] == [("b.zip!/x.bin", "too_large")]


def _raw(name):
    """Bytes of GBK as a name of Linux holds them."""
    return name.encode("gb18030").decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (_raw("一、制度建设"), "一、制度建设"),
        ("制度建设".encode("gb18030").decode("cp437"), "制度建设"),
        ("制度建设".encode("gb18030").decode("latin-1"), "制度建设"),
        (
            "一、制度/" + _raw("方案"),
            "一、制度/方案",
        ),
        (_raw("三、信息/指/1"), "三、信息/指/1"),
        ("学习.txt".encode("gb18030").decode("utf-8"), "学习.txt"),
        ("制度建设/一".encode("gb18030").decode("cp437"), "制度建设/一"),
        ("Ω.txt", "Ω.txt"),
        ("photo\u202egpj.exe", "photo\ufffdgpj.exe"),
        ("a\nb", "a\ufffdb"),
        ("Übersicht.txt", "Übersicht.txt"),
        ("一、制度.pdf", "一、制度.pdf"),
    ],
)
def test_names_become_printable_and_garbled_ones_are_put_right(name, expected):
    assert readable_name(name) == expected


def test_a_path_of_windows_reads_as_any_other():
    path = PureWindowsPath("D:\\信用交通县\\征求意见稿\\办法.pdf")
    assert readable_path(path) == "D:/信用交通县/征求意见稿/办法.pdf"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_folder_that_cannot_be_opened_is_an_entry(tmp_path):
    closed = tmp_path / "一、制度建设"
    closed.mkdir()
    closed.chmod(0)
    try:
        _, refused = contents.files(tmp_path, tmp_path.parent / "unpacked")
    finally:
        closed.chmod(0o700)
    assert [(entry.path, entry.code) for entry in refused] == [("一、制度建设", "corrupt")]
