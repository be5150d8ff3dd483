"""Bytes of Chinese plain text to ``str``: UTF-8, UTF-16 with a mark, GB18030."""

from __future__ import annotations

import unicodedata

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes) -> str | None:
    """The text, or ``None`` where the bytes are not text in any of these encodings."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    for encoding in ("utf-8", "gb18030"):
        text = _strict(data, encoding)
        if text is not None:
            return text
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _printable(text) else None


def _printable(text: str) -> bool:
    """Few control and unassigned codes: binary data decodes as GB18030 now and then."""
    part = text[:20_000]
    odd = sum(
        unicodedata.category(character) in {"Cc", "Cn", "Co", "Cs"} and character not in "\t\r\n\f"
        for character in part
    )
    return odd <= len(part) * 0.01


def looks_like_text(head: bytes) -> bool:
    """Whether the start of a file is text; its last character may be cut in two."""
    even = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    steps = range(0, 2, 2) if even else range(4)
    return any(decoded(head[: len(head) - step]) is not None for step in steps)
