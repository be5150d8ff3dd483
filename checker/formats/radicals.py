"""Radicals and compatibility forms that PDF writers put for the characters they look like.

A font that shares one glyph between 文 and the radical U+2F42 may be embedded with either; copied
text then looks right and matches nothing.
"""

from __future__ import annotations

import re
import unicodedata

# CJK Radicals Supplement (U+2E80 ff.), which has no decomposition in Unicode itself.
_SUPPLEMENT = dict(
    zip(
        "⺁⺌⺟⺠⺬⺮⺳⺻⻁⻃⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂小母民示竹网聿虎西西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_TABLE = {
    code: usual
    for first, last in ((0x2F00, 0x2FD6), (0xF900, 0xFB00))
    for code in range(first, last)
    if len(usual := unicodedata.normalize("NFKC", chr(code))) == 1 and ord(usual) != code
} | {ord(radical): meant for radical, meant in _SUPPLEMENT.items()}
_ANY = re.compile("[⺀-⿕\uf900-\ufaff]")  # in few pages, and quicker looked for


def plain(text: str) -> str:
    """The text with ordinary characters in their place, as many as before."""
    return text.translate(_TABLE) if _ANY.search(text) else text
