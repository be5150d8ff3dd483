"""VML in Word documents, older drawings and WordArt; also the preview of OLE objects."""

from __future__ import annotations

from collections.abc import Iterator

from checker.formats.wordml.graphics import Area, Frame, Graphic, Paint, aligned, mapped, outline
from checker.formats.wordml.names import Element, R, V, W, hex_colour, number, points, style_of


def graphics(holder: Element, frame: Frame) -> Iterator[Graphic]:
    """What a ``w:pict`` or ``w:object`` draws."""
    for child in holder:
        yield from _vml(child, frame, None, holder.tag == f"{W}object")


def _vml(
    element: Element, frame: Frame, outer: tuple[Area, Area] | None, ole: bool
) -> Iterator[Graphic]:
    """VML shapes; ``outer`` is (the group's own coordinates, its area on the page)."""
    if not isinstance(element.tag, str) or not element.tag.startswith(V):
        return
    name = element.tag[len(V) :]
    style = style_of(element)
    area = _vml_area(element, name, style, frame, outer)
    anchor = _vml_anchor(style, ole)
    if name == "group":
        inner = _coordinates(element)
        for child in element:
            yield from _vml(child, frame, (inner, area), ole)
        return
    if name in {"shapetype", "background"}:
        return
    yield from _vml_content(element, area, anchor)
    yield from _vml_outline(element, name, area, anchor)


def _vml_anchor(style: dict[str, str], ole: bool) -> str:
    if ole:
        return "ole"
    if style.get("position") != "absolute":
        return "inline"
    return "behind" if number(style.get("z-index")) < 0 else "floating"


def _coordinates(group: Element) -> Area:
    x, y = _pair(group.get("coordorigin"), "0,0")
    wide, high = _pair(group.get("coordsize"), "1000,1000")
    return x, y, x + wide, y + high


def _pair(text: str | None, default: str) -> tuple[float, float]:
    parts = ((text or default) + ",").split(",")
    return points(parts[0]), points(parts[1])


def _vml_area(
    element: Element,
    name: str,
    style: dict[str, str],
    frame: Frame,
    outer: tuple[Area, Area] | None,
) -> Area:
    if name == "line" and element.get("from"):
        (x0, y0), (x1, y1) = _pair(element.get("from"), "0,0"), _pair(element.get("to"), "0,0")
        own = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    else:
        x = points(style.get("margin-left")) + points(style.get("left"))
        y = points(style.get("margin-top")) + points(style.get("top"))
        own = (x, y, x + points(style.get("width")), y + points(style.get("height")))
    if outer is not None:
        return mapped(own, *outer)
    if style.get("position") != "absolute":
        left = aligned(frame, own[2] - own[0])
        return left, frame.top, left + own[2] - own[0], frame.top + own[3] - own[1]
    return _shifted(own, style, frame)


def _shifted(own: Area, style: dict[str, str], frame: Frame) -> Area:
    paper = frame.paper
    across = style.get("mso-position-horizontal-relative", "text")
    down = style.get("mso-position-vertical-relative", "text")
    x = 0.0 if across == "page" else paper.left
    y = {"page": 0.0, "margin": paper.top}.get(down, frame.top)
    align = style.get("mso-position-horizontal", "absolute")
    if align in {"center", "right"}:
        room = paper.width if across == "page" else paper.width - paper.left - paper.right
        slack = room - (own[2] - own[0])
        x += (slack / 2 if align == "center" else slack) - own[0]
    return own[0] + x, own[1] + y, own[2] + x, own[3] + y


def _vml_content(element: Element, area: Area, anchor: str) -> Iterator[Graphic]:
    image = element.find(f"{V}imagedata")
    relation = None if image is None else image.get(f"{R}id")
    if relation:
        yield Graphic("picture", area, anchor, picture=relation)
    path = element.find(f"{V}textpath")
    if path is not None and path.get("string"):
        colour = hex_colour(element.get("fillcolor")) or (0, 0, 0)
        yield Graphic("words", area, anchor, colour, words=path.get("string") or "")
    content = element.find(f"{V}textbox/{W}txbxContent")
    if content is not None:
        yield Graphic("text", area, anchor, content=content)


def _vml_outline(element: Element, name: str, area: Area, anchor: str) -> Iterator[Graphic]:
    if element.find(f"{V}textpath") is not None or element.find(f"{V}imagedata") is not None:
        return
    filled = name != "line" and element.get("filled") not in {"f", "false"}
    stroked = element.get("stroked") not in {"f", "false"}
    fill = hex_colour(element.get("fillcolor")) if filled else None
    stroke = (hex_colour(element.get("strokecolor")) or (0, 0, 0)) if stroked else None
    width = points(element.get("strokeweight")) or 0.75
    form = {"line": "line", "oval": "ellipse"}.get(name, "")
    yield from outline(form, area, anchor, Paint(fill, stroke, width))
