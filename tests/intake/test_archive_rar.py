"""A rar whose extractor writes what it should not: cut files, locked bytes, two names as one."""

import json
import os
import struct
import sys
import zlib
from pathlib import Path

import pytest

from checker.intake import archive_rar
from checker.intake.archives import Limits, unpack
from checker.intake.listing import Listed
from checker.model.material import Unprocessed

EXTRACTOR = """#!{python}
import json, os, pathlib, sys
words = sys.argv[1:]
file = words[words.index("-tf") + 1] if "-tf" in words else words[words.index("-f") + 1]
told = json.loads(pathlib.Path(file + ".told").read_text(encoding="utf-8"))
if "-tf" in words:
    sys.stdout.buffer.write("\\n".join(told["names"]).encode())
    sys.exit(0)
into = pathlib.Path(words[words.index("-C") + 1])
for name, data in told["files"].items():
    (into / name).write_text(data)
for old, new in told["links"]:
    os.link(into / old, into / new)
sys.exit(told["code"])
"""


def _number(value):
    out = b""
    while value > 0x7F:
        out, value = out + bytes([value & 0x7F | 0x80]), value >> 7
    return out + bytes([value])


def _block(kind, body, extra=b"", data=None):
    flags = (1 if extra else 0) | (2 if data is not None else 0)
    sizes = (_number(len(extra)) if extra else b"") + (_number(len(data)) if data else b"")
    if data == b"":
        sizes += b"\0"
    header = _number(kind) + _number(flags) + sizes + body + extra
    framed = _number(len(header)) + header
    return struct.pack("<I", zlib.crc32(framed)) + framed + (data or b"")


def _file(name, data, locked=False, packed=None):
    raw = name.encode()
    body = b"".join(
        [
            *(_number(4), _number(len(data)), _number(0o100644)),
            *(struct.pack("<I", zlib.crc32(data)), _number(0), _number(1)),
            *(_number(len(raw)), raw),
        ]
    )
    lock = _number(1) + b"\0\0\x0f" + b"s" * 32
    extra = _number(len(lock)) + lock if locked else b""
    return _block(2, body, extra, data if packed is None else packed)


def _link(name, kind, target, size=0):
    """A file that stands for another: kinds 1 to 3 lead anywhere, 4 and 5 are copies."""
    raw, to = name.encode(), target.encode()
    body = b"".join(
        [_number(0), _number(size), _number(0), _number(0), _number(1), _number(len(raw))]
    )
    record = _number(5) + _number(kind) + _number(0) + _number(len(to)) + to
    return _block(2, body + raw, _number(len(record)) + record, b"")


def _old_file(name, data, flags=0, coded=b""):
    """A file of an archive before version 5; ``coded`` makes its name Unicode."""
    named = name + (b"\0" + coded if coded else b"")
    head = struct.pack(
        "<IIBIIBBHI", len(data), len(data), 3, zlib.crc32(data), 0, 29, 0x30, len(named), 0
    )
    flags |= 0x8000 | (0x200 if coded else 0)
    return struct.pack("<HBHH", 0, 0x74, flags, 7 + len(head) + len(named)) + head + named + data


def _old_rar(*files):
    return archive_rar.OLD + struct.pack("<HBHHHI", 0, 0x73, 0, 13, 0, 0) + b"".join(files)


def _rar(*files):
    return archive_rar.MARK + _block(1, _number(0)) + b"".join(files) + _block(5, _number(0))


@pytest.fixture
def extracted(tmp_path, monkeypatch):
    if sys.platform == "win32":
        pytest.skip("Windows starts no programs that are scripts")
    tool = tmp_path / "bin" / "bsdtar"
    tool.parent.mkdir()
    tool.write_text(EXTRACTOR.format(python=sys.executable), encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:{os.environ['PATH']}")

    def run(content, names, files, links=(), code=0):
        archive = tmp_path / "a.rar"
        archive.write_bytes(content)
        told = {"names": names, "files": files, "links": links, "code": code}
        Path(f"{archive}.told").write_text(json.dumps(told), encoding="utf-8")
        found = unpack(Listed("a.rar", archive), tmp_path / "out", Limits())
        return {e.path: e.code if isinstance(e, Unprocessed) else "" for e in found}

    return run


def test_headers_tell_size_checksum_and_lock(tmp_path):
    file = tmp_path / "a.rar"
    file.write_bytes(
        _rar(
            _file("一、制度建设/1/甲.txt", b"a" * 300),
            _file("乙.txt", b"b", locked=True),
            _file("空.txt", b""),
            _file("同.txt", b"1"),
            _file("同.txt", b"2"),
        )
    )
    found = archive_rar.heads(file)
    assert {name: (head.size, head.crc, head.locked) for name, head in found.items()} == {
        "一、制度建设/1/甲.txt": (300, zlib.crc32(b"a" * 300), False),
        "乙.txt": (1, None, True),
        "空.txt": (0, 0, False),
    }


@pytest.mark.parametrize("cut", [0, 5, 20, 60, 350])
def test_torn_headers_give_what_was_read(tmp_path, cut):
    whole = _rar(_file("甲.txt", b"a" * 300), _file("乙.txt", b"b"))
    file = tmp_path / "a.rar"
    file.write_bytes(whole[:cut])
    assert list(archive_rar.heads(file)) in ([], ["甲.txt"])
    file.write_bytes(whole[:cut] + b"\xff" * 400)
    assert archive_rar.heads(file).keys() <= {"甲.txt"}


def test_a_cut_file_and_locked_bytes_are_no_materials(extracted):
    content = _rar(_file("好.txt", b"good"), _file("短.txt", b"whole"), _file("锁.txt", b"x", True))
    found = extracted(
        content,
        ["好.txt", "短.txt", "锁.txt"],
        {"好.txt": "good", "短.txt": "who\0\0", "锁.txt": "x"},
        code=1,
    )
    assert found == {"a.rar!/好.txt": "", "a.rar!/短.txt": "corrupt", "a.rar!/锁.txt": "encrypted"}


def test_headers_of_an_old_archive_tell_the_same(tmp_path):
    file = tmp_path / "a.rar"
    coded = "通知".encode("utf-16-le")
    file.write_bytes(
        _old_rar(
            _old_file("乙\\甲.txt".encode("gb18030"), b"a" * 300),
            _old_file(b"??.txt", b"b", flags=4, coded=b"\x4e\xac" + coded + b"\x02"),
            _old_file("丙.txt".encode(), b"c", flags=2),
            _old_file("夹".encode(), b"", flags=0xE0),
        )
    )
    found = {
        name: (h.size, h.crc, h.locked, h.split) for name, h in archive_rar.heads(file).items()
    }
    assert found == {
        "乙/甲.txt": (300, zlib.crc32(b"a" * 300), False, False),
        "通知.txt": (1, None, True, False),
        "丙.txt": (1, None, False, True),
    }
    whole = file.read_bytes()
    for cut in range(0, len(whole), 7):
        file.write_bytes(whole[:cut])
        assert archive_rar.heads(file).keys() <= found.keys()


def test_files_behind_the_one_at_which_an_extractor_broke_off_are_told(extracted):
    long = "4" * 300
    names = [b"1.txt", b"2.txt", long.encode(), b"5\0.txt"]  # two that no disk takes
    files = [_old_file(name, b"good") for name in names]
    content = _old_rar(*files, _old_file(b"3.txt", b"y", 4))
    found = extracted(content, ["1.txt"], {"1.txt": "good"}, code=1)
    assert found == {
        "a.rar!/1.txt": "",
        "a.rar!/2.txt": "corrupt",
        "a.rar!/3.txt": "encrypted",
        f"a.rar!/{long}": "corrupt",
        "a.rar!/5\ufffd.txt": "corrupt",
    }


@pytest.mark.parametrize(("code", "outcome"), [(0, ""), (1, "unsupported")])
def test_a_file_in_several_volumes_is_whole_where_the_extractor_says_so(extracted, code, outcome):
    """Its header keeps the checksum of a part alone."""
    content = _old_rar(_old_file(b"1.txt", b"part", flags=2))
    found = extracted(content, ["1.txt"], {"1.txt": "text"}, code=code)
    assert found == {"a.rar!/1.txt": outcome}


def test_a_reference_to_a_copy_is_the_file_and_a_link_is_refused(extracted):
    content = _rar(
        _file("甲.txt", b"good"), _link("乙.txt", 5, "甲.txt", 4), _link("丙.txt", 1, "/etc")
    )
    content_of = {"甲.txt": "good", "乙.txt": "", "丙.txt": "lie"}
    found = extracted(content, [*content_of], content_of)
    assert found == {"a.rar!/甲.txt": "", "a.rar!/乙.txt": "", "a.rar!/丙.txt": "unsafe_path"}


def test_faults_that_no_checksum_explains_are_told_of_the_archive(extracted):
    files = {"甲.txt": "a", "乙.txt": "b"}
    sound = {"a.rar!/甲.txt": "", "a.rar!/乙.txt": ""}
    assert extracted(b"Rar!\x1a\x07\x00 old", [*files], files) == sound
    assert extracted(b"Rar!\x1a\x07\x00 old!", [*files], files, code=1) == sound | {
        "a.rar": "corrupt"
    }


def test_two_names_that_the_disk_takes_for_one_are_told_both(extracted):
    found = extracted(
        b"Rar!\x1a\x07\x00 old",
        ["A.txt", "a.txt", "B.txt", "b.txt", "c.txt"],
        {"A.txt": "last", "B.txt": "1", "b.txt": "2", "c.txt": "3"},
        links=[["A.txt", "a.txt"]],
    )
    assert found == {
        "a.rar!/A.txt": "unsupported",
        "a.rar!/a.txt": "unsupported",
        "a.rar!/B.txt": "",
        "a.rar!/b.txt": "",
        "a.rar!/c.txt": "",
    }


SECOND = """#!{python}
import pathlib, sys
for name in ("甲.txt", "乙.txt"):
    if sys.argv[1] == "lb":
        sys.stdout.buffer.write((name + "\\n").encode())
    else:
        (pathlib.Path(sys.argv[-1]) / name).write_text("{words}")
"""


@pytest.mark.parametrize(("words", "outcome"), [("good", ""), ("bad!", "corrupt")])
def test_what_one_extractor_leaves_out_the_next_is_asked_for(
    tmp_path, monkeypatch, extracted, words, outcome
):
    content = _rar(_file("甲.txt", b"good"), _file("乙.txt", b"good"))
    first = {"甲.txt": "good"}
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    torn = {"a.rar!/甲.txt": "", "a.rar!/乙.txt": "corrupt"}
    assert extracted(content, ["甲.txt", "乙.txt"], first, code=1) == torn
    tool = tmp_path / "bin" / "unrar"
    tool.write_text(SECOND.format(python=sys.executable, words=words), encoding="utf-8")
    tool.chmod(0o755)
    assert extracted(content, ["甲.txt", "乙.txt"], first, code=1) == torn | {
        "a.rar!/乙.txt": outcome
    }
