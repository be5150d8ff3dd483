"""DrawingML in Word documents: anchored and inline pictures, groups, shapes with text."""

from __future__ import annotations

from collections.abc import Iterator

from checker.formats.wordml.graphics import Area, Frame, Graphic, Paint, aligned, mapped, outline
from checker.formats.wordml.names import PIC, WP, WPC, WPG, WPS, A, Element, R, W, number
from checker.formats.wordml.styles import Styles
from checker.model.document import Colour

EMU = 12700  # English metric units a point


def graphics(drawing: Element, frame: Frame, styles: Styles) -> Iterator[Graphic]:
    """What a ``w:drawing`` draws."""
    for holder in drawing:
        if holder.tag in {f"{WP}inline", f"{WP}anchor"}:
            yield from _drawing(holder, frame, styles)


def _drawing(holder: Element, frame: Frame, styles: Styles) -> Iterator[Graphic]:
    extent = holder.find(f"{WP}extent")
    wide = number(extent.get("cx")) / EMU if extent is not None else 0.0
    high = number(extent.get("cy")) / EMU if extent is not None else 0.0
    if holder.tag == f"{WP}inline":
        anchor, left, top = "inline", aligned(frame, wide), frame.top
    else:
        anchor = "behind" if holder.get("behindDoc") in {"1", "true"} else "floating"
        left = _offset(holder.find(f"{WP}positionH"), frame, wide, across=True)
        top = _offset(holder.find(f"{WP}positionV"), frame, high, across=False)
    area = (left, top, left + wide, top + high)
    data = holder.find(f"{A}graphic/{A}graphicData")
    for child in () if data is None else data:
        yield from _shape(child, area, anchor, styles)


def _offset(position: Element | None, frame: Frame, extent: float, across: bool) -> float:
    """Start of an anchored drawing in points from the page's left or top."""
    paper = frame.paper
    whole = paper.width if across else paper.height
    inner = (paper.left, whole - paper.right) if across else (paper.top, whole - paper.bottom)
    start, end = inner
    origin = position.get("relativeFrom") if position is not None else None
    if origin == "page":
        start, end = 0.0, whole
    elif not across and origin in {None, "paragraph", "line"}:
        start = frame.top
    given = None if position is None else position.find(f"{WP}posOffset")
    if given is not None:
        return start + number(given.text) / EMU
    align = "" if position is None else (position.findtext(f"{WP}align") or "")
    if align == "center":
        return (start + end - extent) / 2
    return end - extent if align in {"right", "bottom", "outside"} else start


def _shape(element: Element, area: Area, anchor: str, styles: Styles) -> Iterator[Graphic]:
    tag = element.tag
    if tag in {f"{WPG}wgp", f"{WPG}grpSp", f"{WPC}wpc"}:
        yield from _group(element, area, anchor, styles)
    elif tag == f"{PIC}pic":
        blip = element.find(f"{PIC}blipFill/{A}blip")
        relation = "" if blip is None else blip.get(f"{R}embed") or blip.get(f"{R}link") or ""
        if relation:
            yield Graphic("picture", area, anchor, picture=relation)
    elif tag == f"{WPS}wsp":
        yield from _wps(element, area, anchor, styles)
    elif part := element.get(f"{R}id") or element.get(f"{R}dm"):  # a chart, a SmartArt diagram
        yield Graphic("picture", area, anchor, picture=part)


def _group(element: Element, area: Area, anchor: str, styles: Styles) -> Iterator[Graphic]:
    frame = element.find(f"{WPG}grpSpPr/{A}xfrm")
    origin = _extents(frame, "chOff", "chExt") or _extents(frame, "off", "ext")
    for child in element:
        own = child.find(f".//{A}xfrm")
        inner = _extents(own, "off", "ext")
        place = area if origin is None or inner is None else mapped(inner, origin, area)
        yield from _shape(child, place, anchor, styles)


def _extents(frame: Element | None, start: str, size: str) -> Area | None:
    if frame is None:
        return None
    off, ext = frame.find(A + start), frame.find(A + size)
    if off is None or ext is None:
        return None
    x, y = number(off.get("x")), number(off.get("y"))
    return x, y, x + number(ext.get("cx")), y + number(ext.get("cy"))


def _wps(element: Element, area: Area, anchor: str, styles: Styles) -> Iterator[Graphic]:
    look = element.find(f"{WPS}spPr")
    preset = None if look is None else look.find(f"{A}prstGeom")
    form = "" if preset is None else preset.get("prst") or ""
    line = None if look is None else look.find(f"{A}ln")
    unpainted = look is None or look.find(f"{A}noFill") is not None
    style = element.find(f"{WPS}style")
    fill = None if unpainted else _paint(look, style, "fillRef", styles)
    unlined = line is not None and line.find(f"{A}noFill") is not None
    stroke = None if unlined else _paint(line, style, "lnRef", styles)
    width = number(line.get("w") if line is not None else None, 9525) / EMU
    yield from outline(form, area, anchor, Paint(fill, stroke, width))
    blip = None if look is None else look.find(f"{A}blipFill/{A}blip")
    if blip is not None and blip.get(f"{R}embed"):
        yield Graphic("picture", area, anchor, picture=blip.get(f"{R}embed") or "")
    content = element.find(f"{WPS}txbx/{W}txbxContent")
    if content is not None:
        yield Graphic("text", area, anchor, content=content)


def _paint(
    own: Element | None, style: Element | None, reference: str, styles: Styles
) -> Colour | None:
    """A shape's own solid colour, else the one its style refers to."""
    return styles.fill(own) or styles.fill(None if style is None else style.find(A + reference))
