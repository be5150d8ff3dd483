"""Pages as OFD (GB/T 33190), unsigned: text objects, path rules, a picture for the seal."""

from __future__ import annotations

import io
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from maker import archive
from maker.ops import MM_PER_POINT, Picture, Rule, Sheet, Text, width_of

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
FONTS = {"song": "宋体", "songbold": "方正小标宋简体", "hei": "黑体", "kai": "楷体", "fang": "仿宋"}


def write(sheets: list[Sheet], target: Path, title: str) -> None:
    """Writes A4 pages. Fonts are named, not embedded, as most office OFDs do."""
    pictures: dict[str, bytes] = {}
    pages = {
        f"Doc_0/Pages/Page_{n}/Content.xml": _page(sheet, n, pictures)
        for n, sheet in enumerate(sheets)
    }
    members: dict[str, bytes | str] = {
        "OFD.xml": f'{HEAD}<ofd:OFD {SPACE} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>{'0' * 31}1</ofd:DocID><ofd:Title>{escape(title)}</ofd:Title>"
        "<ofd:CreationDate>2023-03-01</ofd:CreationDate></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": _document(len(sheets)),
        "Doc_0/PublicRes.xml": _fonts(),
        "Doc_0/DocumentRes.xml": _media(pictures),
        **pages,
    }
    members.update({f"Doc_0/Res/{name}": data for name, data in pictures.items()})
    archive.write(target, members)


def _document(count: int) -> str:
    pages = "".join(
        f'<ofd:Page ID="{100 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(count)
    )
    return (
        f"{HEAD}<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml"
        f"</ofd:DocumentRes></ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>"
    )


def _fonts() -> str:
    fonts = "".join(
        f'<ofd:Font ID="{10 + n}" FontName={quoteattr(name)} FamilyName={quoteattr(name)}/>'
        for n, name in enumerate(FONTS.values())
    )
    return f'{HEAD}<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts>{fonts}</ofd:Fonts></ofd:Res>'


def _media(pictures: dict[str, bytes]) -> str:
    media = "".join(
        f'<ofd:MultiMedia ID="{50 + n}" Type="Image" Format="PNG"><ofd:MediaFile>{name}'
        "</ofd:MediaFile></ofd:MultiMedia>"
        for n, name in enumerate(pictures)
    )
    return (
        f'{HEAD}<ofd:Res {SPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    )


def _page(sheet: Sheet, page: int, pictures: dict[str, bytes]) -> str:
    objects = []
    for number, op in enumerate(sheet.ops):
        ident = 1000 + page * 500 + number
        if isinstance(op, Text):
            objects.append(_text(op, ident))
        elif isinstance(op, Rule):
            objects.append(_rule(op, ident))
        else:
            objects.append(_picture(op, ident, pictures))
    return (
        f"{HEAD}<ofd:Page {SPACE}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f'</ofd:Area><ofd:Content><ofd:Layer ID="{200 + page}">{"".join(objects)}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def _text(op: Text, ident: int) -> str:
    size = op.size * MM_PER_POINT
    natural = [0.5 * size if ord(c) < 0x2000 else size for c in op.string]
    spare = (op.width - sum(natural)) / max(len(natural) - 1, 1) if op.width else 0.0
    deltas = " ".join(f"{step + spare:.3f}" for step in natural[:-1])
    width = op.width or width_of(op.string, op.size)
    font = 10 + list(FONTS).index(op.font)
    colour = " ".join(map(str, op.colour))
    return (
        f'<ofd:TextObject ID="{ident}" Boundary="{op.x:.2f} {op.y - size:.2f} {width + 1:.2f} '
        f'{size * 1.25:.2f}" Font="{font}" Size="{size:.3f}"><ofd:FillColor Value="{colour}"/>'
        f'<ofd:TextCode X="0" Y="{size:.3f}" DeltaX="{deltas}">{escape(op.string)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def _rule(op: Rule, ident: int) -> str:
    thick = op.thick * MM_PER_POINT
    width = op.x1 - op.x0
    return (
        f'<ofd:PathObject ID="{ident}" Boundary="{op.x0:.2f} {op.y:.2f} {width:.2f} {thick:.3f}" '
        f'LineWidth="{thick:.3f}" Stroke="true"><ofd:StrokeColor '
        f'Value="{" ".join(map(str, op.colour))}"/><ofd:AbbreviatedData>M 0 0 L {width:.2f} 0'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _picture(op: Picture, ident: int, pictures: dict[str, bytes]) -> str:
    data = io.BytesIO()
    op.image.save(data, "PNG")
    resource = 50 + len(pictures)
    pictures[f"image_{resource}.png"] = data.getvalue()
    return (
        f'<ofd:ImageObject ID="{ident}" CTM="{op.width} 0 0 {op.height} 0 0" '
        f'Boundary="{op.x:.2f} {op.y:.2f} {op.width} {op.height}" ResourceID="{resource}"/>'
    )
