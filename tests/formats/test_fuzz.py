"""Damaged files of every format raise ``Unreadable`` or give a document, never anything else."""

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import formats
from checker.errors import Unreadable
from tests.formats import papers

NAMES = (
    "a.pdf",
    "b.pdf",
    "a.docx",
    "a.xlsx",
    "a.png",
    "a.jpg",
    "a.tif",
    "a.csv",
    "a.txt",
    "a.doc",
    "a.html",
)


@cache
def whole(name: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        _make(path)
        return path.read_bytes()


def _make(path: Path) -> None:
    if path.name == "b.pdf":
        papers.pdf(path, lambda page: page.drawImage(papers.scan_image((60, 85)), 0, 0, *papers.A4))
    elif path.suffix == ".pdf":
        papers.pdf(path, lambda page: (papers.header(page), papers.body(page)))
    elif path.suffix == ".docx":
        text = f"<w:p>{papers.anchored(papers.PICTURE)}{papers.run('正文')}</w:p>"
        papers.docx(path, text, picture=papers.picture_bytes())
    elif path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        book.active.append(["指标", "材料"])
        book.save(path)
    elif path.suffix in {".png", ".jpg", ".tif"}:
        kind = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}[path.suffix[1:]]
        path.write_bytes(papers.picture_bytes(kind=kind))
    elif path.suffix == ".doc":
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8)
    elif path.suffix == ".html":
        path.write_text("<!DOCTYPE html><html><h1>通知</h1><table><tr><td>一<td>二</table></html>")
    else:
        path.write_bytes("指标,材料\n一.1,方案\n".encode("gb18030"))


def damaged(data: bytes, cuts: list[tuple[int, bytes]], keep: float) -> bytes:
    stream = io.BytesIO(data)
    for place, patch in cuts:
        stream.seek(place % max(len(data), 1))
        stream.write(patch)
    return stream.getvalue()[: max(1, int(len(data) * keep))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(NAMES),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(min_size=1, max_size=8)), max_size=12),
    st.one_of(st.just(1.0), st.floats(0, 1)),
)
def test_damage_never_escapes(name, cuts, keep):
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(damaged(whole(name), cuts, keep))
        try:
            document = formats.read([path])
        except Unreadable as error:
            assert error.text and error.code in {
                "corrupt", "encrypted", "unsupported", "too_large", "timeout",
            }  # fmt: skip
            return
        assert document.pages and document.file == path
        for page in document.pages:
            assert page.width > 0 and page.height > 0


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=1, max_size=300), st.sampled_from([".pdf", ".docx", ".jpg", ".ofd", ""]))
def test_any_bytes_under_any_name(data, suffix):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(data)
        try:
            formats.read([path])
        except Unreadable as error:
            assert error.text
