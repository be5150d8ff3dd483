"""A paper as an editable DOCX: header in red runs or in a text box, red line as a border."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from maker import archive
from maker.paper import seal_image

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMU = 36000  # a millimetre


def write(paper: dict[str, Any], target: Path, seed: int) -> None:
    """Writes the paper; ``header_box`` puts the header in a text box."""
    seal = paper.get("seal")
    body = [*_head(paper), *_title(paper), *_text(paper), *_close(paper, bool(seal))]
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{RELATIONS}<Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f"<w:document {NAMES}><w:body>{''.join(body)}<w:sectPr>"
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" '
        'w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body>'
        "</w:document>",
    }
    links = ""
    if seal:
        links = f'<Relationship Id="rId9" Type="{OFFICE}/image" Target="media/image1.png"/>'
        members["word/media/image1.png"] = _png(seal, seed)
    members["word/_rels/document.xml.rels"] = f"{RELATIONS}{links}</Relationships>"
    archive.write(target, members)


def _png(seal: dict[str, Any], seed: int) -> bytes:
    data = io.BytesIO()
    seal_image(seal, seed).save(data, "PNG")
    return data.getvalue()


def run(text: str, font: str, half_points: int, colour: str = "", bold: bool = False) -> str:
    """One run of text."""
    properties = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    properties += "<w:b/>" if bold else ""
    properties += f'<w:color w:val="{colour}"/>' if colour else ""
    properties += f'<w:sz w:val="{half_points}"/>'
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, align: str = "both", extra: str = "") -> str:
    """One paragraph."""
    return f'<w:p><w:pPr>{extra}<w:jc w:val="{align}"/></w:pPr>{content}</w:p>'


def _head(paper: dict[str, Any]) -> list[str]:
    header, number = paper.get("header"), paper.get("number", "")
    if not header:
        return []
    red = run(header, "方正小标宋简体", 84, "FF0000", bold=True)
    border = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" w:color="FF0000"/></w:pBdr>'
    first = (
        paragraph(_text_box(red), "center") if paper.get("header_box") else paragraph(red, "center")
    )
    line = paragraph(run(number, "仿宋_GB2312", 32), "center", border)
    return [first, paragraph("", "center"), line, paragraph("", "center")]


def _text_box(content: str) -> str:
    inner = paragraph(content, "center")
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>'
        f'{60 * EMU}</wp:posOffset></wp:positionV><wp:extent cx="{156 * EMU}" cy="{24 * EMU}"/>'
        '<wp:wrapTopAndBottom/><wp:docPr id="3" name="文本框 3"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{156 * EMU}" cy="{24 * EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _title(paper: dict[str, Any]) -> list[str]:
    rows = paper["title"].split("|")
    titles = [paragraph(run(row, "方正小标宋简体", 44), "center") for row in rows]
    if under := paper.get("under_title"):
        titles.append(paragraph(run(under, "楷体", 32), "center"))
    to = paper.get("to")
    return [*titles, paragraph("")] + ([paragraph(run(to, "仿宋_GB2312", 32))] if to else [])


def _text(paper: dict[str, Any]) -> list[str]:
    indent = '<w:ind w:firstLine="640"/>'
    rows = [row.strip() for row in paper["body"].strip().splitlines() if row.strip()]
    return [paragraph(run(row, "仿宋_GB2312", 32), "both", indent) for row in rows]


def _close(paper: dict[str, Any], sealed: bool) -> list[str]:
    if not paper.get("signer") and not paper.get("date"):
        return []
    signer = paper.get("signer", "") + paper.get("placeholder", "")
    picture = _seal_drawing() if sealed else ""
    right = '<w:ind w:right="640"/>'
    return [
        paragraph(""),
        paragraph(picture + run(signer, "仿宋_GB2312", 32), "right", right),
        paragraph(run(paper.get("date", ""), "仿宋_GB2312", 32), "right", right),
    ]


def _seal_drawing() -> str:
    side = 42 * EMU
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="5" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>'
        f'{100 * EMU}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>{-12 * EMU}</wp:posOffset></wp:positionV><wp:extent cx="{side}" '
        f'cy="{side}"/><wp:wrapNone/><wp:docPr id="9" name="图片 1"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="9" name="image1.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        '<a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></w:r>"
    )
