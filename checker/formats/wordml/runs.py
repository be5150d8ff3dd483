"""One Word paragraph taken apart: spans of text, breaks and drawings in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from checker.formats.flow import Span
from checker.formats.wordml.names import MC, Element, M, W, switched_on, value
from checker.formats.wordml.styles import Look, Styles

Item = Span | Element | Literal["page break"]

_THROUGH = frozenset(
    W + name
    for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple")
) | {
    f"{W}customXml",
    f"{W}dir",
    f"{W}bdo",
    f"{W}ruby",
    f"{W}rubyBase",
    f"{M}oMath",
    f"{M}oMathPara",
}
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_SIGNS = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
# Ticks and boxes of Word's symbol fonts (their codes from F000 on) by the signs that Unicode has.
_TICKS = {
    "Wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x71: "□"},
    "Wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0x53: "☒", 0xA3: "□"},
}
_OPEN = "\u3000"  # in place of a prompt, which is no words of the paper
_PRIVATE = range(0xE000, 0xF900)
_DEPTH = 60


def items(paragraph: Element, styles: Styles) -> Iterator[Item]:
    """Spans with their effective look, ``"page break"``, and drawing elements."""
    yield from _inside(paragraph, paragraph.find(f"{W}pPr"), styles, 0)


def chosen(element: Element) -> Iterator[Element]:
    """The children of the branch of ``mc:AlternateContent`` that Word 2010 and later show."""
    branch = element.find(f"{MC}Choice")
    branch = element.find(f"{MC}Fallback") if branch is None else branch
    yield from () if branch is None else branch


def _inside(
    container: Element, properties: Element | None, styles: Styles, depth: int
) -> Iterator[Item]:
    if depth > _DEPTH:
        return
    for child in container:
        if child.tag in {f"{W}r", f"{M}r"}:
            yield from _run(child, styles.look(properties, child.find(f"{W}rPr")))
        elif child.tag == f"{W}sdt" and _prompts(child):
            found = _inside(child, properties, styles, depth + 1)
            yield from (replace(one, text=_OPEN) if isinstance(one, Span) else one for one in found)
        elif child.tag in _THROUGH or (isinstance(child.tag, str) and child.tag.startswith(M)):
            yield from _inside(child, properties, styles, depth + 1)
        elif child.tag == f"{MC}AlternateContent":
            for inner in chosen(child):
                yield from _inside(inner, properties, styles, depth + 1)


def _prompts(control: Element) -> bool:
    """Whether a content control shows its prompt (单击此处输入文号): nothing was filled in."""
    return switched_on(control.find(f"{W}sdtPr/{W}showingPlcHdr"))


def _run(run: Element, look: Look) -> Iterator[Item]:
    for child in run:
        if child.tag in {f"{W}t", f"{M}t"}:
            yield Span(child.text or "", look.size, look.colour, look.hidden)
        elif child.tag == f"{W}sym":
            yield Span(_symbol(child), look.size, look.colour, look.hidden)
        elif child.tag in _SIGNS:
            yield Span(_SIGNS[child.tag], look.size, look.colour, look.hidden)
        elif child.tag == f"{W}br":
            if value(child, "type") == "page":
                yield "page break"
            else:
                yield Span("\n", look.size, look.colour, look.hidden)
        elif child.tag in _DRAWN:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from (inner for inner in chosen(child) if inner.tag in _DRAWN)


def _symbol(symbol: Element) -> str:
    """A character of ``w:sym``; empty where a symbol font has a sign of its own."""
    try:
        code = int(value(symbol, "char") or "", 16)
        if code not in _PRIVATE:
            return chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else ""
    except (ValueError, OverflowError):
        return ""
    return _TICKS.get(value(symbol, "font") or "", {}).get(code - 0xF000, "")
