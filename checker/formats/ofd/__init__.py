"""Reads OFD (GB/T 33190): text, colours, rules, pictures, electronic seals."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import numpy as np

from checker.errors import Unreadable
from checker.formats import attached, grid_pages, pixels
from checker.formats.grids import Grids, ruled
from checker.formats.ofd import layout, objects, render, rules
from checker.formats.ofd import lines as ofd_lines
from checker.formats.ofd.layout import Body, Sheet
from checker.formats.ofd.objects import POINTS
from checker.formats.ofd.package import Package, children, tag, tidy, words
from checker.formats.ofd.shapes import box_of, shape
from checker.formats.ofd.signatures import Stamp, read_signatures
from checker.formats.package import part_unreadable
from checker.model.boxes import area
from checker.model.document import (
    Box,
    Document,
    Page,
    PageSource,
    Pixels,
    Placed,
    Problem,
    Signature,
)

NAME = "ofd"
SUFFIXES = (".ofd",)
SCAN_AREA = 0.75  # one picture over this much of the page, and hardly any text: a scan
FEW_LETTERS = 20


def sniff(head: bytes, path: Path) -> bool:
    """A zip with OFD.xml at its root, or one whose name says OFD."""
    if not head.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            names = {tidy(name).lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return path.suffix.lower() == ".ofd"
    return "ofd.xml" in names


def read(files: Sequence[Path]) -> Document:
    """One document of all pages; boxes as fractions. Raises ``Unreadable``."""
    package = Package(files[0])
    bodies = layout.bodies(package)
    sheets = [(body, sheet) for body in bodies for sheet in layout.sheets(package, body)]
    if not any(sheet.member for _, sheet in sheets):
        said = "的每一页都已损坏" if sheets else "里没有页面"
        raise Unreadable("corrupt", f"OFD 文件{said}", "请重新导出后再报送")
    numbered = {
        (body.member, sheet.id): (number, sheet)
        for number, (body, sheet) in enumerate(sheets, start=1)
    }
    signatures, stamps, problems = _signatures(package, bodies, numbered)
    grids = [_grids(sheet) for _, sheet in sheets]
    pages: list[Page] = []
    for (number, (_, sheet)), tables in zip(enumerate(sheets, start=1), grids, strict=True):
        own = [stamp for stamp in stamps if stamp.page == number]
        page, noticed = _page(package, sheet, number, own, tables)
        pages.append(page)
        problems += noticed
    of_pages = {sheet.member for _, sheet in sheets}
    problems += [part_unreadable(name) for name in sorted(package.torn - of_pages)]
    problems += attached.unread([name for body in bodies for name in _attachments(package, body)])
    return Document(
        files[0], NAME, "ofd", grid_pages.joined(pages, grids), signatures, _metadata(bodies[0]),
        tuple(problems),
    )  # fmt: skip


def _signatures(
    package: Package, bodies: list[Body], numbered: dict[tuple[str, str], tuple[int, Sheet]]
) -> tuple[tuple[Signature, ...], list[Stamp], list[Problem]]:
    found: list[Signature] = []
    stamps: list[Stamp] = []
    problems: list[Problem] = []
    for body in bodies:
        own = {key[1]: value for key, value in numbered.items() if key[0] == body.member}
        seals, noticed = read_signatures(package, body, own)
        for seal in seals:
            found.append(seal.signature)
            stamps += seal.stamps
        problems += noticed
    return tuple(found), stamps, problems


def _grids(sheet: Sheet) -> Grids:
    paths = [mark for mark in sheet.marks if isinstance(mark, objects.Path)]
    return ruled(rules.found(paths), sheet.width * POINTS * sheet.height * POINTS)


def _page(
    package: Package, sheet: Sheet, number: int, stamps: list[Stamp], grids: Grids
) -> tuple[Page, list[Problem]]:
    everything = (*sheet.marks, *sheet.annotations)
    texts = [mark for mark in everything if isinstance(mark, objects.Text)]
    images = [mark for mark in everything if isinstance(mark, objects.Image)]
    pictures = [_placed(package, sheet, image) for image in images]
    paths = [mark for mark in everything if isinstance(mark, objects.Path)]
    lines = ofd_lines.lines(texts, number, sheet.width, sheet.height, grids)
    shapes = [shape(path, sheet.width, sheet.height) for path in paths]
    letters = sum(len(line.text) for line in lines if not line.hidden)
    shown = [box_of(image, sheet) for image in images] + [found.box for found in shapes if found]
    lines = ofd_lines.unseen(lines, shown)
    largest = max((area(found.box) for found in pictures if found and found.box), default=0.0)
    scan = largest > SCAN_AREA and letters < FEW_LETTERS
    # Letters drawn as outlines leave paths only: such a page too must be read from its picture.
    drawn = not letters and bool(any(pictures) or paths)
    source: PageSource = "scan" if scan else "mixed" if largest > SCAN_AREA or drawn else "text"
    page = Page(
        number, sheet.width * POINTS, sheet.height * POINTS,
        lines=() if scan else lines,
        shapes=tuple(found for found in shapes if found is not None),
        pictures=tuple(found for found in pictures if found is not None),
        source=source,
        render=partial(_render, package, sheet, tuple(stamps)),
        needs_ocr=scan or drawn,
    )  # fmt: skip
    unshown = [
        box_of(image, sheet)
        for image, found in zip(images, pictures, strict=True)
        if not found or pixels.cut_short(package.read(found.name))
    ]
    torn = sheet.member in package.torn
    return page, list(_lost(sheet, number, unshown, letters, torn))


def _lost(
    sheet: Sheet, number: int, unshown: Iterable[Box], letters: int, torn: bool
) -> Iterator[Problem]:
    """What of a page nobody here has seen: the page itself, or pictures at these places."""
    if not sheet.member:
        yield Problem("page-unreadable", f"第{number}页内容已损坏，读不出来，请核对原件", number)
    if torn:
        yield Problem("page-unreadable", f"第{number}页内容残缺，只读出一部分，请核对原件", number)
    for box in unshown:
        whole = area(box) > SCAN_AREA and letters < FEW_LETTERS
        what = "是一张图片，" if whole else "有图片"
        text = f"第{number}页{what}无法完整显示（缺失、损坏或格式不支持）"
        code = "page-unreadable" if whole else "picture-unreadable"
        yield Problem(code, f"{text}，请打开原文件人工查看", number, box)


def _placed(package: Package, sheet: Sheet, image: objects.Image) -> Placed | None:
    """A picture in its place; ``None`` where it is missing or nothing here can show it."""
    member = sheet.resources.media.get(image.resource, "")
    try:
        data = package.read(member) if member else b""
    except Unreadable:
        return None
    if not pixels.showable(data):
        return None
    box = box_of(image, sheet)
    return Placed(
        partial(_pixels, package, member), box, member,
        anchor="page" if area(box) > SCAN_AREA else "inline", sha256=sha256(data).hexdigest(),
    )  # fmt: skip


def _pixels(package: Package, member: str) -> Pixels:
    """Transparent parts white; an empty white pixel where the picture cannot be decoded."""
    picture = render.decoded(package, member)
    if picture is None:
        return np.full((1, 1, 3), 255, dtype=np.uint8)
    return render.on_white(picture)


def _render(package: Package, sheet: Sheet, stamps: tuple[Stamp, ...], dpi: float) -> Pixels:
    canvas = render.Canvas(sheet.width, sheet.height, dpi)
    canvas.draw((*sheet.marks, *sheet.annotations), package, sheet.resources.media)
    for stamp in stamps:
        seal = render.opened(stamp.picture) if stamp.picture else None
        if seal is not None:
            canvas.stamp(seal, stamp.box, stamp.cut)
    return canvas.pixels()


def _attachments(package: Package, body: Body) -> Iterator[str]:
    """Names of the files that the OFD carries (GB/T 33190-2016, 附件列表)."""
    listed = package.find(words(body.root, "Attachments") or "-", body.member)
    try:
        for node in children(package.xml(listed) if listed else None, "Attachment"):
            yield node.get("Name", "")
    except Unreadable:
        yield "名称损坏"


def _metadata(body: Body) -> dict[str, str]:
    """DocInfo's fields under their own names (those of PDF), custom data as ``custom:name``."""
    wanted = ("Title", "Author", "Subject", "CreationDate", "ModDate", "Creator", "CreatorVersion")
    found = {tag(node): words(node) for node in children(body.info, *wanted) if words(node)}
    for group in children(body.info, "CustomDatas"):
        for node in children(group, "CustomData"):
            found.setdefault(f"custom:{node.get('Name', '')}", words(node)[:200])
    return found
