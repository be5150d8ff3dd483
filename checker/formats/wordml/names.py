"""XML names of WordprocessingML, DrawingML and VML, and reading their values."""

from __future__ import annotations

from lxml import etree

from checker.model.document import Colour

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
WPC = "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# ISO 29500 strict names its namespaces differently; the elements are the same.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", PIC),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
)
_NAMED = {
    "red": (255, 0, 0),
    "black": (0, 0, 0),
    "white": (255, 255, 255),
    "blue": (0, 0, 255),
    "green": (0, 128, 0),
    "yellow": (255, 255, 0),
    "maroon": (128, 0, 0),
    "gray": (128, 128, 128),
}


def transitional(data: bytes) -> bytes:
    """A part of a strict package with the usual namespaces."""
    if b"purl.oclc.org" not in data:
        return data
    for strict, usual in _STRICT:
        data = data.replace(strict, usual[1:-1].encode())
    return data


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute in WordprocessingML's namespace."""
    return None if element is None else element.get(W + name)


def number(text: str | None, default: float = 0.0) -> float:
    """The leading number of an attribute such as ``12``, ``12.5pt`` or nothing."""
    kept = (text or "").strip().lower().rstrip("abcdefghijklmnopqrstuvwxyz%")
    try:
        result = float(kept)
    except ValueError:
        return default
    return result if abs(result) < 1e12 else default


def switched_on(element: Element | None) -> bool:
    """A toggle such as ``w:vanish``: present and not switched off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def hex_colour(text: str | None) -> Colour | None:
    """``FF0000``, ``#f00``, ``red`` or ``#c00000 [3205]``; ``None`` for auto and the unknown."""
    word = (text or "").strip().split(" ")[0].lower()
    if word in _NAMED:
        return _NAMED[word]
    digits = word.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    try:
        whole = int(digits, 16)
    except ValueError:
        return None
    return (whole >> 16 & 255, whole >> 8 & 255, whole & 255) if len(digits) == 6 else None


def points(length: str | None) -> float:
    """A VML or CSS length in points."""
    text = (length or "").strip().lower()
    scale = {"in": 72.0, "cm": 28.3465, "mm": 2.83465, "px": 0.75, "pt": 1.0, "pc": 12.0}
    return number(text) * scale.get(text[-2:], 1.0)


def style_of(element: Element) -> dict[str, str]:
    """The CSS-like ``style`` attribute of a VML element."""
    pairs = (part.split(":", 1) for part in (element.get("style") or "").split(";") if ":" in part)
    return {name.strip().lower(): text.strip() for name, text in pairs}
