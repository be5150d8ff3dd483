"""Hostile files through the whole reading: a clear entry each, and the others are still read."""

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from checker import rulebook
from checker.work import pool as pool_module
from checker.work import run, worker

SYSTEM = rulebook.load(Path(__file__).parents[1] / "rules" / "shandong-county-2023")
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><x>&j;</x>"
)
LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R"
    b"/OpenAction<</S/JavaScript/JS(while(1){})>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000>>endobj\n"
    b"trailer<</Root 1 0 R/Size 3>>\n%%EOF"
)


def serve_without_engine(channel, engine_name, scope, scratch):
    worker.ocr.engine = lambda name: None
    worker.serve(channel, engine_name, scope, scratch)


def png(width, height):
    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "商河县"
    folder.mkdir()
    with zipfile.ZipFile(folder / "实体.docx", "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", BOMB)
    with zipfile.ZipFile(folder / "实体.ofd", "w") as packed:
        packed.writestr("OFD.xml", BOMB)
    with zipfile.ZipFile(folder / "炸弹.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b" " * (300 << 20))
    with zipfile.ZipFile(folder / "炸弹.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("零.bin", b"\0" * (60 << 20))
        packed.writestr("../外.txt", "x")
    (folder / "巨图.png").write_bytes(png(60_000, 60_000))
    (folder / "循环.pdf").write_bytes(LOOP)
    (folder / "<script>alert(1)<&>.txt").write_text("=1+1", encoding="utf-8")
    (folder / "好.txt").write_text("关于印发办法的通知", encoding="utf-8")
    return folder


def test_hostile_files_are_entries_and_the_rest_is_read(package, tmp_path, monkeypatch):
    monkeypatch.setattr(pool_module, "serve", serve_without_engine)
    packages = run.listed([package], SYSTEM, tmp_path / "work")
    limits = run.Limits(seconds=40.0, memory=3 << 30)
    (read,) = run.read(packages, run.Plan(tmp_path / "work", "stub", 1, limits=limits))
    codes = {entry.path: entry.code for entry in read.unprocessed}
    paths = {record.material.path for record in read.records}
    assert {"好.txt", "<script>alert(1)<&>.txt"} <= paths
    expected = {path.name for path in package.iterdir()} - {"炸弹.zip"}
    assert paths | codes.keys() == expected | {"炸弹.zip!/零.bin", "炸弹.zip!/../外.txt"}
    assert not paths & codes.keys()
    assert codes["炸弹.docx"] == codes["炸弹.zip!/零.bin"] == codes["巨图.png"] == "too_large"
    assert codes["炸弹.zip!/../外.txt"] == "unsafe_path"
    assert all(entry.text for entry in read.unprocessed)
    for record in read.records:
        assert len(record.text) < 100_000  # no entity was unfolded
