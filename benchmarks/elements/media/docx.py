"""DOCX written by hand in four makes of red header: runs, text box, VML WordArt, picture."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from xml.sax.saxutils import quoteattr

from PIL import Image

from benchmarks.elements.media import docx_parts as parts
from benchmarks.elements.media.pdf import png
from benchmarks.elements.paper import BLACK, Block, Item, Paper, Picture, Rule, Sheet, Text
from benchmarks.elements.raster import drawn

_Head = Callable[[Paper, "Parts"], str]


class Parts:
    """Pictures and relations gathered while the body is written."""

    def __init__(self) -> None:
        self.images: list[bytes] = []
        self.page_header = ""

    def image(self, picture: Image.Image) -> str:
        self.images.append(png(picture))
        return f"rIdImage{len(self.images)}"


def runs(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """Red runs, the red line as a paragraph's lower border."""
    return _write(paper, stem, _runs_head)


def textbox(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """The heading in a text box, the line as a drawn shape."""
    return _write(paper, stem, _textbox_head)


def vml(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """The heading as VML WordArt, the line as a VML line, as older Word writes them."""
    return _write(paper, stem, _vml_head)


def picture(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """The heading as one picture in the page header of the first page."""
    return _write(paper, stem, _picture_head)


def _write(paper: Paper, stem: Path, head: _Head) -> list[Path]:
    file, gathered = stem.with_suffix(".docx"), Parts()
    body = parts.PAGE_BREAK if paper.blank_first else ""
    body += "".join(_extra(item, gathered) for item in paper.extras.get(0, []))
    body += head(paper, gathered) if paper.header else _number(paper)
    body += _text(paper) + _ending(paper, gathered)
    body += "".join(_extra(item, gathered) for item in paper.extras.get(-1, []))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.package(
            body, gathered.page_header, len(gathered.images)
        ).items():
            archive.writestr(zipfile.ZipInfo(name), content)
        for index, data in enumerate(gathered.images, 1):
            archive.writestr(zipfile.ZipInfo(f"word/media/image{index}.png"), data)
    return [file]


def _heading(paper: Paper) -> list[str]:
    """The heading's lines, the suffix after the last."""
    suffix = "会议纪要" if paper.form == "minutes" else paper.suffix
    return [*paper.header[:-1], paper.header[-1] + suffix]


def _runs_head(paper: Paper, _: Parts) -> str:
    lines = "".join(
        parts.paragraph(line, "center", 72, "方正小标宋简体", paper.header_colour)
        for line in _heading(paper)
    )
    return lines + _number(paper, border=True)


def _textbox_head(paper: Paper, _: Parts) -> str:
    lines = "".join(
        parts.paragraph(line, "center", 72, "方正小标宋简体", paper.header_colour)
        for line in _heading(paper)
    )
    box = parts.shape_box(28, 40, 156, 18 * len(_heading(paper)), lines)
    rule = parts.shape_line(28, 92, 156, paper.header_colour)
    return f"<w:p>{box}{rule}</w:p>" + parts.BLANK * 4 + _number(paper)


def _vml_head(paper: Paper, _: Parts) -> str:
    colour = "#" + parts.hexed(paper.header_colour)
    art = "".join(
        f'<w:p><w:r><w:pict><v:shape type="#_x0000_t136" style="width:440pt;height:44pt" '
        f'fillcolor="{colour}" stroked="f"><v:textpath style="font-family:&quot;宋体&quot;" '
        f"string={quoteattr(line)}/></v:shape></w:pict></w:r></w:p>"
        for line in _heading(paper)
    )
    rule = (
        f'<w:p><w:r><w:pict><v:line strokecolor="{colour}" strokeweight="2.25pt" '
        'from="0,6pt" to="442pt,6pt"/></w:pict></w:r></w:p>'
    )
    return art + _number(paper) + rule


def _picture_head(paper: Paper, gathered: Parts) -> str:
    """The upper part of the drawn sheet, heading and line together, in the page header."""
    sheet: Sheet = []
    y = 10.0
    for line in _heading(paper):
        squeeze = max(0.5, min(1.0, 150 / (len(line) * 40 * 25.4 / 72)))
        sheet.append(Text(line, 105, y + 10, 40, "head", paper.header_colour, "m", squeeze))
        y += 18
    sheet.append(Rule(28, y + 8, 184, y + 8, 0.9, paper.header_colour))
    strip = drawn(paper, sheet, 150).crop((0, 0, 1240, round((y + 12) / 25.4 * 150)))
    gathered.page_header = parts.inline(gathered.image(strip), 160, 160 * strip.height / 1240)
    return _number(paper)


def _number(paper: Paper, border: bool = False) -> str:
    colour = paper.header_colour if border else None
    if paper.form == "upward":
        text = f"{paper.number}　　　　　　　　签发人：{paper.signer}"
        return parts.paragraph(text, "left", 32, border=colour)
    if not paper.number and not border:
        return ""
    right = paper.form in {"letter", "plain"}
    return parts.paragraph(paper.number, "right" if right else "center", 32, border=colour)


def _text(paper: Paper) -> str:
    title = "".join(
        parts.paragraph(line, "center", 44, "方正小标宋简体", paper.title_colour)
        for line in paper.title
    )
    return (
        parts.BLANK
        + title
        + parts.BLANK
        + "".join(
            parts.paragraph(text, "left", 32, indent=not text.endswith("：")) for text in paper.body
        )
    )


def _ending(paper: Paper, gathered: Parts) -> str:
    xml = parts.PAGE_BREAK if paper.own_page else parts.BLANK * 2
    for index, name in enumerate(paper.signature or ("",)):
        own = [s for s in paper.seals if s.at is None][index : index + 1]
        anchors = "".join(_seal(gathered, seal.image, seal.size, 95, -14) for seal in own)
        xml += parts.paragraph(name, "right", 32, tail=anchors)
    for seal in paper.seals:
        if seal.at is not None:
            _, x, y = seal.at
            drawing = _seal(
                gathered, seal.image, seal.size, x - seal.size / 2, y - seal.size / 2, True
            )
            xml += f"<w:p>{drawing}</w:p>"
    if paper.date and paper.form != "minutes":
        xml += parts.paragraph(paper.date, "right", 32)
    return xml + (parts.paragraph(paper.imprint, "left", 28) if paper.imprint else "")


def _seal(
    gathered: Parts, image: Image.Image, size: float, x: float, y: float, page: bool = False
) -> str:
    return parts.anchored(gathered.image(image), x, y, size, size, behind=True, page=page)


def _extra(item: Item, gathered: Parts) -> str:
    if isinstance(item, Text):
        place = "center" if item.at == "m" else "left"
        colour = item.colour if item.colour != (255, 255, 255) else BLACK
        return parts.paragraph(item.text, place, round(item.size * 2), colour=colour)
    if isinstance(item, Picture):
        relation = gathered.image(item.image)
        return f"<w:p>{parts.anchored(relation, item.x, 5, item.w, item.h, False, False)}</w:p>"
    if isinstance(item, Block) and item.round and item.line:
        size = item.x1 - item.x0, item.y1 - item.y0
        return f"<w:p>{parts.shape_ellipse(item.x0, item.y0, *size, item.line)}</w:p>"
    return ""
