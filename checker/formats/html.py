"""Saved web pages: HTML, and MHTML by its main part. Only what the page itself says is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import message_from_bytes
from pathlib import Path

from checker.errors import Unreadable
from checker.formats import html_story
from checker.formats.decode import decoded, looks_like_text
from checker.formats.flow import Flow
from checker.model.document import Document, Problem

NAME = "html"
LABEL = "网页"
SUFFIXES = (".html", ".htm", ".mht", ".mhtml", ".xhtml", ".shtml")
MAX_BYTES = 32 << 20  # with the pictures that some browsers save inside the page
MAX_CHARACTERS = 2 << 20  # without them

_ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_BEGINS = re.compile(rb"\s*<(?:!doctype\s+html|html)\b")
_ELEMENT = re.compile(rb"<(?:!doctype|html|head|body|meta|title|div|table|p|h[1-6])\b")
_BIG5 = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*big5", re.IGNORECASE)
_INLINE = re.compile(r"data:[\w.+-]+/[\w.+-]+(?:;[\w=.+-]+)*;base64,[A-Za-z0-9+/=%]*")
_LONG_TAG = re.compile(r"<[^<>]{262144,}")  # its attributes take the parser minutes to compare
_AS_PDF = "请在浏览器中打开，“打印”为 PDF 后提交"
_LEAST = 20  # characters; a page with fewer is drawn by programs or pictures


def sniff(head: bytes, path: Path) -> bool:
    """A page by its first element, or by its suffix where the text has elements."""
    lowered = _plain(head).lower()
    if _archived(lowered):
        return True
    if _BEGINS.match(_ASIDE.sub(b"", lowered)):
        return True
    named = path.suffix.lower() in SUFFIXES and _ELEMENT.search(lowered)
    return bool(named) and looks_like_text(head)


def read(files: Sequence[Path]) -> Document:
    """One page as a flow, its headline and ``PubDate`` in ``metadata``. Pictures are not read."""
    path = files[0]
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable("too_large", f"网页“{path.name}”超过 {MAX_BYTES >> 20} MB", _AS_PDF)
    data = path.read_bytes()
    text = _text(_main_part(data) if _archived(_plain(data[:4096]).lower()) else data)
    if text is None:
        raise Unreadable("corrupt", f"网页“{path.name}”的编码无法识别", _AS_PDF)
    text = _INLINE.sub("", text)
    story = html_story.Story(Flow())
    if len(text) > MAX_CHARACTERS or _LONG_TAG.search(text) or not story.tell(text):
        raise Unreadable("too_large", f"网页“{path.name}”过长或嵌套过深，没有读取", _AS_PDF)
    named = {"title": story.title, "PubDate": story.published}
    named = {key: value for key, value in named.items() if value}
    problems = _unread(story, path)
    return Document(path, NAME, "other", story.flow.pages(), metadata=named, problems=problems)


def _plain(head: bytes) -> bytes:
    """The start of the file as bytes that ASCII words are found in."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def _archived(lowered: bytes) -> bool:
    """Whether these are the first lines of a page saved as one file (MHTML)."""
    return b"mime-version:" in lowered[:1024] and b"multipart/related" in lowered


def _main_part(data: bytes) -> bytes:
    """The page inside an MHTML file: its first HTML part, empty where there is none."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            found = part.get_payload(decode=True)
            return found if isinstance(found, bytes) else b""
    return b""


def _text(data: bytes) -> str | None:
    if _BIG5.search(data[:4096]):
        return data.decode("big5hkscs", "replace")
    return decoded(data)


def _unread(story: html_story.Story, path: Path) -> tuple[Problem, ...]:
    """What a person must look at in the page itself."""
    if story.characters < _LEAST:
        text = f"网页“{path.name}”里几乎没有文字，内容可能是图片或由程序显示的；{_AS_PDF}"
        return (Problem("page-empty", text),)
    if story.pictures:
        text = f"网页“{path.name}”里的图片没有读取；图片上的内容需要计分的，{_AS_PDF}"
        return (Problem("page-pictures", text),)
    return ()
