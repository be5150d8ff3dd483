"""Bytes of Chinese plain text to ``str``: UTF-8, UTF-16 with a mark, GB18030."""

from __future__ import annotations

import unicodedata

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEEN = 20_000  # characters to judge by
_NEVER = frozenset({"Cc", "Cn", "Co", "Cs"})


def decoded(data: bytes) -> str | None:
    """The text, or ``None`` where the bytes are not text in any of these encodings.

    A few damaged characters are let pass.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _readable(data, encoding)
    if b"\0" in data:
        return None
    found = (_readable(data, encoding) for encoding in ("utf-8", "gb18030"))
    return min((text for text in found if text is not None), key=_odd, default=None)


def _readable(data: bytes, encoding: str) -> str | None:
    text = data.decode(encoding, "replace")
    return text if _odd(text) <= max(1, min(len(text), _SEEN) * 0.01) else None


def _odd(text: str) -> int:
    """Control, unassigned and undecodable codes: binary data is full of them."""
    return sum(
        character == "\ufffd"
        or (unicodedata.category(character) in _NEVER and character not in "\t\r\n\f")
        for character in text[:_SEEN]
    )


def looks_like_text(head: bytes) -> bool:
    """Whether the start of a file is text; its last character may be cut in two."""
    even = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in head and not even:
        return False
    steps = range(0, 2, 2) if even else range(4)
    return any(decoded(head[: len(head) - step]) is not None for step in steps)
