"""Makes one material from its story entry, by the word in its field ``make``."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from maker import docx, ofd, pdf, scan, sheet
from maker.ops import Sheet
from maker.paper import Layout
from maker.scene import scene
from maker.screen import draw

Entry = dict[str, Any]
Maker = Callable[[Entry, Path, int], None]


def material(entry: Entry, target: Path, seed: int) -> None:
    """Writes the file or files of one material."""
    target.parent.mkdir(parents=True, exist_ok=True)
    MAKERS[entry["make"]](entry, target, seed)


def _sheets(entry: Entry, seed: int) -> list[Sheet]:
    return Layout(entry["paper"], seed).make()


def _scans(entry: Entry, seed: int) -> list[Image.Image]:
    look = entry.get("look", {})
    pages = scan.render(_sheets(entry, seed), look.get("dpi", 150))
    return [scan.scanned(page, seed + number, look) for number, page in enumerate(pages)]


def _pdf(entry: Entry, target: Path, seed: int) -> None:
    title = entry["paper"]["title"].replace("|", "")
    pdf.write(_sheets(entry, seed), target, title, entry.get("password", ""))


def _scan(entry: Entry, target: Path, seed: int) -> None:
    pdf.write(scan.as_pages(_scans(entry, seed)), target)


def _mixed(entry: Entry, target: Path, seed: int) -> None:
    sheets, pictures = _sheets(entry, seed), scan.as_pages(_scans(entry, seed))
    for page in entry["scan_pages"]:
        sheets[page] = pictures[page]
    pdf.write(sheets, target)


def _docx(entry: Entry, target: Path, seed: int) -> None:
    docx.write(entry["paper"], target, seed)


def _ofd(entry: Entry, target: Path, seed: int) -> None:
    ofd.write(_sheets(entry, seed), target, entry["paper"]["title"].replace("|", ""))


def _only(pages: list[Image.Image]) -> Image.Image:
    """The one page of a paper that must fit a single picture."""
    (page,) = pages
    return page


def _jpg(entry: Entry, target: Path, seed: int) -> None:
    _only(_scans(entry, seed)).save(target, "JPEG", quality=64, dpi=(150, 150))


def _png(entry: Entry, target: Path, seed: int) -> None:
    entry = {**entry, "look": {"noise": 0.0, "dpi": 130, **entry.get("look", {})}}
    page = _only(_scans(entry, seed)).quantize(96)
    page.save(target, "PNG", optimize=True, dpi=(130, 130))


def _tiff(entry: Entry, target: Path, seed: int) -> None:
    pages = [scan.recompressed(page, 70) for page in _scans(entry, seed)]
    more = {"save_all": True, "append_images": pages[1:], "dpi": (150, 150)}
    pages[0].save(target, "TIFF", compression="jpeg", quality=62, **more)


def _phone(entry: Entry, target: Path, seed: int) -> None:
    page = _only(scan.render(_sheets(entry, seed), 150))
    scan.camera_jpeg(scan.photographed(page, seed), target, entry["taken"])


def _pages(entry: Entry, target: Path, seed: int) -> None:
    for number, page in enumerate(_scans(entry, seed), 1):
        page.save(target.parent / f"{number:03d}.jpg", "JPEG", quality=62, dpi=(150, 150))


def _text(entry: Entry, target: Path, seed: int) -> None:
    target.write_bytes(entry["text"].encode(entry.get("encoding", "utf-8")))


def _xlsx(entry: Entry, target: Path, seed: int) -> None:
    sheet.xlsx([_cells(row) for row in entry["rows"]], target, entry.get("sheet_title", ""))


def _csv(entry: Entry, target: Path, seed: int) -> None:
    sheet.text_table([_cells(row) for row in entry["rows"]], target, entry["encoding"])


def _cells(row: list[Any]) -> list[Any]:
    return [cell if isinstance(cell, int | float) else str(cell) for cell in row]


def _scene(entry: Entry, target: Path, seed: int) -> None:
    size = entry.get("size", [1280, 860])
    scan.camera_jpeg(scene(entry["scene"], seed, *size), target, entry["taken"], 72)


def _screen(entry: Entry, target: Path, seed: int) -> None:
    image = draw(entry["web"], seed)
    image.quantize(128).save(target, "PNG", optimize=True)


def _corrupt(entry: Entry, target: Path, seed: int) -> None:
    head = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    target.write_bytes(head + bytes((seed * place * 131) % 251 for place in range(1, 2900)))


def _empty(entry: Entry, target: Path, seed: int) -> None:
    target.write_bytes(b"")


def _junk(entry: Entry, target: Path, seed: int) -> None:
    data = io.BytesIO()
    Image.new("RGB", (96, 96), (200, 210, 220)).save(data, "BMP")
    target.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data.getvalue()[:2000])


MAKERS: dict[str, Maker] = {
    "pdf": _pdf,
    "scan": _scan,
    "mixed": _mixed,
    "docx": _docx,
    "ofd": _ofd,
    "jpg": _jpg,
    "png": _png,
    "tiff": _tiff,
    "phone": _phone,
    "pages": _pages,
    "text": _text,
    "xlsx": _xlsx,
    "csv": _csv,
    "scene": _scene,
    "screen": _screen,
    "corrupt": _corrupt,
    "empty": _empty,
    "junk": _junk,
}
