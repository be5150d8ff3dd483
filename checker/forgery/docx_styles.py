"""Word files of two counties with the same styles of somebody's own making.

Signal: styles that a person named (``w:customStyle``), with one definition, in files of exactly two
submissions: ``LEAST`` or more. Styles that Word and WPS name by themselves are left out, and what
three or more submissions hold is a form that was handed out. Strength: note, a clue beside likeness
of text: styles travel with every paragraph that is pasted, and with every form passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from checker.forgery import shared_marks
from checker.formats import package
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome
from checker.model.material import Record
from checker.model.score import Flag

NAME = "docx_styles"
LEAST = 3
MAX_STYLES = 200
_OWN = re.compile(rb"[^>]*w:customStyle=\"(?:1|true)\"")
_NAMED = re.compile(rb"<w:name w:val=\"([^\"]*)\"")
_NOT_TOLD = re.compile(
    rb"<w:(?:rsid|name|uiPriority|aliases)\b[^>]*/>|w:(?:styleId|rsid\w*)=\"[^\"]*\""
)
# Linked styles, styles of converters, and names that programs count up.
_PROGRAMS = re.compile(
    r"char|字符|font\d|^_?style|^(?:样式|Default|Normal|默认|普通|标题|正文|列表|列出|目录|页眉|页脚|批注"
    r"|无列表|网格|未处理|Table|List|Body|Heading|Header|Footer|Unresolved|msonormal|xl\d|p\d|s\d)|^\W*\d",
    re.I,
)
_SIGN = shared_marks.Sign(
    "docx-styles",
    "自定义样式",
    "样式",
    "可能用的是同一个文件作底稿。粘贴文字、共用模板都会带来样式，请说明文件由谁起草",
    "note",
)


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``not_applicable`` with ``values["styles"]`` for the comparison over the batch."""
    styles = sorted(set(_styles(document)))[:MAX_STYLES] if document.format == "docx" else []
    reason = "取得自定义样式供各文件之间比对" if styles else "没有自定义样式"
    return Finding(
        NAME, Outcome.NOT_APPLICABLE, reason, values={"styles": styles} if styles else {}
    )


def _styles(document: Document) -> Iterator[str]:
    """Name and digest of each style that a person made."""
    told = package.part_of(document.file, "word/styles.xml")
    for part in told.split(b"<w:style ")[1:]:
        style = part.partition(b"</w:style>")[0]
        named = _NAMED.search(style) if _OWN.match(style) else None
        name = named[1].decode("utf-8", "replace") if named else ""
        if name and not _PROGRAMS.search(name):
            digest = sha256(b"".join(_NOT_TOLD.sub(b"", style).split())).hexdigest()
            yield f"{name} {digest[:16]}"


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """One flag on each side of two submissions, with the papers that share styles."""
    yield from shared_marks.across(records, NAME, "styles", LEAST, _SIGN)
