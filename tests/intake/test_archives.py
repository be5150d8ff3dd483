import io
import struct
import zipfile
import zlib

from checker.intake.archives import Limits, unpack
from checker.intake.listing import Listed
from checker.model.material import Unprocessed


def packed(tmp_path, write, name="套件.zip"):
    file = tmp_path / name
    with zipfile.ZipFile(file, "w") as archive:
        write(archive)
    return Listed(name, file)


def by_path(entries):
    return {entry.path: entry for entry in entries}


def test_names_written_by_windows_in_gbk_are_read(tmp_path):
    raw = "制度/通知.txt".encode("gb18030")
    file = tmp_path / "a.zip"
    plain = b"y" * len(raw)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(plain.decode(), b"text")
    file.write_bytes(file.read_bytes().replace(plain, raw))
    found = by_path(unpack(Listed("a.zip", file), tmp_path / "out", Limits()))
    assert list(found) == ["a.zip!/制度/通知.txt"]


def test_nothing_leaves_the_work_folder(tmp_path):
    def write(archive):
        archive.writestr("../外面.txt", "x")
        archive.writestr("/etc/外面.txt", "x")
        archive.writestr("C:/外面.txt", "x")
        archive.writestr("1/aux:x.txt", "x")
        archive.writestr("1/截图 10:30.txt", "x")
        archive.writestr("里面.txt", "x")

    listed = packed(tmp_path, write)
    found = by_path(unpack(listed, tmp_path / "out", Limits()))
    refused = [entry for entry in found.values() if isinstance(entry, Unprocessed)]
    assert {entry.code for entry in refused} == {"unsafe_path"}
    assert len(refused) == 4
    assert isinstance(found["套件.zip!/1/截图 10:30.txt"], Listed)
    assert found["套件.zip!/里面.txt"].file.is_relative_to(tmp_path / "out")
    assert not (tmp_path / "外面.txt").exists()


def test_a_bomb_is_refused_by_its_ratio(tmp_path):
    def write(archive):
        archive.writestr(
            zipfile.ZipInfo("bomb.txt"), b"\0" * (60 << 20), compress_type=zipfile.ZIP_DEFLATED
        )

    found = list(unpack(packed(tmp_path, write), tmp_path / "out", Limits()))
    assert [entry.code for entry in found] == ["too_large"]


def test_nested_archives_open_to_a_depth(tmp_path):
    inner = b"leaf"
    for level in range(6):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            archive.writestr(f"层{level}.zip" if level else "叶.txt", inner)
        inner = data.getvalue()
    file = tmp_path / "顶.zip"
    file.write_bytes(inner)
    found = list(unpack(Listed("顶.zip", file), tmp_path / "out", Limits(depth=3)))
    assert [type(entry) for entry in found] == [Unprocessed]
    assert found[0].code == "too_large"


def test_a_torn_archive_is_an_entry(tmp_path):
    file = tmp_path / "坏.zip"
    file.write_bytes(b"PK\x03\x04 torn")
    found = list(unpack(Listed("坏.zip", file), tmp_path / "out", Limits()))
    assert [(entry.path, entry.code) for entry in found] == [("坏.zip", "corrupt")]


def _named(tmp_path, raw, extra=b"", data=b"text"):
    """A zip of one member whose name is these bytes, without the flag for UTF-8."""
    info = zipfile.ZipInfo("y" * len(raw))
    info.extra = extra
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, data)
        archive.writestr("good.txt", b"good")
    file.write_bytes(file.read_bytes().replace(b"y" * len(raw), raw))
    return [entry.path for entry in unpack(Listed("a.zip", file), tmp_path / "out", Limits())]


def _path_field(name, of):
    body = struct.pack("<BI", 1, zlib.crc32(of)) + name.encode()
    return struct.pack("<HH", 0x7075, len(body)) + body


def test_the_unicode_field_names_a_member_unless_it_is_of_another_name(tmp_path):
    field = _path_field("制度/通知.txt", b"x.txt")
    assert _named(tmp_path, b"x.txt", field) == ["a.zip!/制度/通知.txt", "a.zip!/good.txt"]
    assert _named(tmp_path, b"z.txt", field) == ["a.zip!/z.txt", "a.zip!/good.txt"]


def test_a_name_of_gbk_whose_bytes_are_utf8_too_is_read_as_chinese(tmp_path):
    found = _named(tmp_path, "学习/1.txt".encode("gb18030"))
    assert found == ["a.zip!/学习/1.txt", "a.zip!/good.txt"]


def test_a_member_named_like_a_folder_is_listed_where_it_holds_anything(tmp_path):
    found = _named(tmp_path, b"folder/", data=b"text")
    assert found == ["a.zip!/folder/", "a.zip!/good.txt"]
    assert _named(tmp_path, b"folder/", data=b"") == ["a.zip!/good.txt"]


def test_a_member_without_a_name_does_not_cost_the_others(tmp_path):
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), b"text")
        archive.writestr("good.txt", b"good")
    found = [entry.path for entry in unpack(Listed("a.zip", file), tmp_path / "out", Limits())]
    assert found == ["a.zip!/", "a.zip!/good.txt"]


def test_members_that_share_their_bytes_are_a_bomb(tmp_path):
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("k.txt", b"x" * 1000)
        archive.filelist = archive.filelist * 3
    found = list(unpack(Listed("a.zip", file), tmp_path / "out", Limits()))
    assert [(entry.path, entry.code) for entry in found] == [("a.zip", "too_large")]


def test_a_method_that_is_not_known_is_no_damage(tmp_path):
    listed = packed(tmp_path, lambda archive: archive.writestr("大.txt", "x"))
    data = bytearray(listed.file.read_bytes())
    data[8] = data[data.find(b"PK\x01\x02") + 10] = 9  # Deflate64
    listed.file.write_bytes(data)
    (entry,) = unpack(listed, tmp_path / "out", Limits())
    assert (entry.code, "压缩方法" in entry.text) == ("unsupported", True)
