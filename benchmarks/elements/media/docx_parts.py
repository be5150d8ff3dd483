"""The XML pieces of a hand-written DOCX package."""

from __future__ import annotations

from xml.sax.saxutils import escape

BLANK = "<w:p/>"
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMU = 36000  # in a millimetre


def hexed(colour: tuple[int, int, int]) -> str:
    return "".join(f"{value:02X}" for value in colour)


def paragraph(
    text, place, half_points, face="仿宋_GB2312", colour=None, border=None, indent=False, tail=""
) -> str:
    """One paragraph of one run; ``border`` draws a line of that colour under it."""
    line = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="4" '
        f'w:color="{hexed(border)}"/></w:pBdr>'
        if border
        else ""
    )
    first = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if indent else ""
    paint = f'<w:color w:val="{hexed(colour)}"/>' if colour else ""
    return (
        f'<w:p><w:pPr>{line}{first}<w:jc w:val="{place}"/></w:pPr><w:r><w:rPr><w:rFonts '
        f'w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}"/>{paint}'
        f'<w:sz w:val="{half_points}"/>'
        f'</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{tail}</w:p>'
    )


def _graphic(relation: str, cx: int, cy: int) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" '
        f'name="image"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic>"
    )


def inline(relation: str, w: float, h: float) -> str:
    cx, cy = round(w * _EMU), round(h * _EMU)
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="p"/>'
        f"{_graphic(relation, cx, cy)}</wp:inline></w:drawing></w:r>"
    )


def _anchor(x: float, y: float, w: float, h: float, graphic: str, behind: bool, page: bool) -> str:
    level, base = ("page", "page") if page else ("paragraph", "column")
    return (
        f'<wp:anchor behindDoc="{int(behind)}" distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="9" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{base}"><wp:posOffset>'
        f"{round(x * _EMU)}</wp:posOffset></wp:positionH>"
        f'<wp:positionV relativeFrom="{level}"><wp:posOffset>{round(y * _EMU)}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{round(w * _EMU)}" cy="{round(h * _EMU)}"/><wp:wrapNone/>'
        f'<wp:docPr id="2" name="shape"/>{graphic}</wp:anchor>'
    )


def anchored(relation, x, y, w, h, behind, page) -> str:
    """A floating picture, placed from the page or from its paragraph, in millimetres."""
    graphic = _graphic(relation, round(w * _EMU), round(h * _EMU))
    return f"<w:r><w:drawing>{_anchor(x, y, w, h, graphic, behind, page)}</w:drawing></w:r>"


def _shape(x, y, w, h, form, style, content="") -> str:
    graphic = (
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{round(w * _EMU)}" cy="{round(h * _EMU)}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{style}</wps:spPr>{content}<wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic>"
    )
    drawing = f"<w:drawing>{_anchor(x, y, w, h, graphic, False, True)}</w:drawing>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


def shape_box(x, y, w, h, paragraphs) -> str:
    text = f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
    return _shape(x, y, w, h, "rect", "<a:noFill/><a:ln><a:noFill/></a:ln>", text)


def _stroke(colour, points) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{hexed(colour)}"/></a:solidFill>'
    return f'<a:noFill/><a:ln w="{round(points * 12700)}">{fill}</a:ln>'


def shape_line(x, y, w, colour) -> str:
    return _shape(x, y, w, 0, "line", _stroke(colour, 2.25))


def shape_ellipse(x, y, w, h, colour) -> str:
    return _shape(x, y, w, h, "ellipse", _stroke(colour, 2.5))


def package(body: str, page_header: str, images: int) -> dict[str, str]:
    """All parts but the pictures."""
    title = (
        '<w:headerReference w:type="first" r:id="rIdHeader"/><w:titlePg/>' if page_header else ""
    )
    section = f'<w:sectPr>{title}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    document = f"{_HEAD}<w:document {_NS}><w:body>{body}{section}</w:body></w:document>"
    links = _relations(images) + (
        f'<Relationship Id="rIdHeader" Type="{_OFFICE}/relationships/header" Target="header1.xml"/>'
        if page_header
        else ""
    )
    made = {
        "[Content_Types].xml": _types(bool(page_header)),
        "_rels/.rels": _wrapped(
            f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" '
            'Target="word/document.xml"/>'
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _wrapped(links),
    }
    if page_header:
        made["word/header1.xml"] = f"{_HEAD}<w:hdr {_NS}><w:p>{page_header}</w:p></w:hdr>"
        made["word/_rels/header1.xml.rels"] = _wrapped(_relations(images))
    return made


def _relations(images: int) -> str:
    return "".join(
        f'<Relationship Id="rIdImage{n}" Type="{_OFFICE}/relationships/image" '
        f'Target="media/image{n}.png"/>'
        for n in range(1, images + 1)
    )


def _wrapped(links: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{links}</Relationships>'


def _types(page_header: bool) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    header = (
        f'<Override PartName="/word/header1.xml" ContentType="{word}.header+xml"/>'
        if page_header
        else ""
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>{header}'
        "</Types>"
    )
