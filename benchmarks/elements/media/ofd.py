"""OFD (GB/T 33190) written by hand: a zip of a few XML files and pictures, unsigned."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from benchmarks.elements.media.pdf import png
from benchmarks.elements.paper import HEIGHT, WIDTH, Block, Paper, Picture, Rule, Sheet, Text

_NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FONTS = {"body": "仿宋", "head": "方正小标宋简体", "title": "方正小标宋简体"}
_POINT = 25.4 / 72


class _Ids:
    """Running object numbers, and the pictures met on the way."""

    def __init__(self) -> None:
        self.last = 100
        self.pictures: dict[int, bytes] = {}

    def next(self) -> int:
        self.last += 1
        return self.last


def write(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """One OFD with a text layer."""
    file, ids = stem.with_suffix(".ofd"), _Ids()
    contents = [_page(page, ids) for page in pages]
    parts = {
        "OFD.xml": f'{_HEAD}<ofd:OFD {_NS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": _document(len(pages), ids),
        "Doc_0/PublicRes.xml": _fonts(),
        "Doc_0/DocumentRes.xml": _media(ids),
    }
    for index, content in enumerate(contents):
        parts[f"Doc_0/Pages/Page_{index}/Content.xml"] = content
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
        for number, data in ids.pictures.items():
            archive.writestr(zipfile.ZipInfo(f"Doc_0/Res/image_{number}.png"), data)
    return [file]


def _document(count: int, ids: _Ids) -> str:
    pages = "".join(
        f'<ofd:Page ID="{10 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(count)
    )
    return (
        f"{_HEAD}<ofd:Document {_NS}><ofd:CommonData><ofd:MaxUnitID>{ids.last}</ofd:MaxUnitID>"
        f"<ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml"
        f"</ofd:DocumentRes></ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )


def _fonts() -> str:
    fonts = "".join(
        f'<ofd:Font ID="{i}" FontName="{name}" FamilyName="{name}"/>'
        for i, name in enumerate(_FONTS.values(), 2)
    )
    return f'{_HEAD}<ofd:Res {_NS} BaseLoc="Res"><ofd:Fonts>{fonts}</ofd:Fonts></ofd:Res>'


def _media(ids: _Ids) -> str:
    media = "".join(
        f'<ofd:MultiMedia ID="{n}" Type="Image" Format="PNG"><ofd:MediaFile>image_{n}.png'
        "</ofd:MediaFile></ofd:MultiMedia>"
        for n in ids.pictures
    )
    return (
        f'{_HEAD}<ofd:Res {_NS} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    )


def _page(page: Sheet, ids: _Ids) -> str:
    ordered = sorted(page, key=lambda item: isinstance(item, Picture) and item.ink)
    objects = "".join(_OBJECTS[type(item)](item, ids) for item in ordered)
    return (
        f"{_HEAD}<ofd:Page {_NS}><ofd:Area><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox>"
        f'</ofd:Area><ofd:Content><ofd:Layer ID="{ids.next()}" Type="Body">{objects}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def _colour(kind: str, colour: tuple[int, int, int]) -> str:
    return f'<ofd:{kind} Value="{" ".join(map(str, colour))}"/>'


def _text(item: Text, ids: _Ids) -> str:
    size = item.size * _POINT
    steps = [(0.55 if c.isascii() else 1.0) * size * item.squeeze for c in item.text]
    wide = sum(steps)
    x = item.x - {"l": 0, "m": wide / 2, "r": wide}[item.at]
    deltas = " ".join(f"{step:.3f}" for step in steps[:-1])
    font = 2 + list(_FONTS).index(item.face)
    return (
        f'<ofd:TextObject ID="{ids.next()}" Boundary="{x:.3f} {item.y - size * 0.6:.3f} '
        f'{wide + 1:.3f} {size * 1.2:.3f}" Font="{font}" Size="{size:.3f}">'
        f'{_colour("FillColor", item.colour)}<ofd:TextCode X="0" Y="{size * 0.96:.3f}"'
        f"{f' DeltaX={chr(34)}{deltas}{chr(34)}' if deltas else ''}>{escape(item.text)}"
        "</ofd:TextCode></ofd:TextObject>"
    )


def _rule(item: Rule, ids: _Ids) -> str:
    wide = item.x1 - item.x0
    return (
        f'<ofd:PathObject ID="{ids.next()}" Boundary="{item.x0} {item.y0 - item.width:.3f} '
        f'{wide:.3f} {2 * item.width:.3f}" LineWidth="{item.width}">'
        f"{_colour('StrokeColor', item.colour)}<ofd:AbbreviatedData>M 0 {item.width} "
        f"L {wide:.3f} {item.width}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _oval(w: float, h: float) -> str:
    arc = f"A {w / 2} {h / 2} 0 1 1"
    return f"M 0 {h / 2} {arc} {w} {h / 2} {arc} 0 {h / 2} C"


def _block(item: Block, ids: _Ids) -> str:
    w, h = item.x1 - item.x0, item.y1 - item.y0
    data = f"M 0 0 L {w} 0 L {w} {h} L 0 {h} C"
    if item.round:
        data = _oval(w, h)
    fill = 'Fill="true"' if item.fill else 'Fill="false"'
    stroke = 'Stroke="true"' if item.line else 'Stroke="false"'
    colours = (_colour("StrokeColor", item.line) if item.line else "") + (
        _colour("FillColor", item.fill) if item.fill else ""
    )
    return (
        f'<ofd:PathObject ID="{ids.next()}" Boundary="{item.x0} {item.y0} {w} {h}" {fill} {stroke} '
        f'LineWidth="{item.width}">{colours}<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
    )


def _picture(item: Picture, ids: _Ids) -> str:
    number = ids.next()
    ids.pictures[number] = png(item.image)
    box = f"{item.x:.3f} {item.y:.3f} {item.w} {item.h}"
    return (
        f'<ofd:ImageObject ID="{ids.next()}" Boundary="{box}" '
        f'CTM="{item.w} 0 0 {item.h} 0 0" ResourceID="{number}"/>'
    )


_OBJECTS = {Text: _text, Rule: _rule, Block: _block, Picture: _picture}
