"""Plain text: UTF-8, UTF-16 with a mark, GB18030."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.errors import Unreadable
from checker.formats import unsupported
from checker.formats.decode import decoded, looks_like_text
from checker.formats.flow import Flow, Setting, Span
from checker.model.document import Document

NAME = "text"
LABEL = "纯文本"
SUFFIXES = (".txt", ".md", ".text", ".log")
LAST = True
MAX_BYTES = 32 << 20


def sniff(head: bytes, path: Path) -> bool:
    """Text in a known encoding that is not something else, such as a web page."""
    torn = head.startswith(b"PK\x03\x04")  # an office file whose end is missing
    return not torn and looks_like_text(head) and not unsupported.is_written(head)


def read(files: Sequence[Path]) -> Document:
    """A line of the file is a line of the document."""
    path = files[0]
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(
            "too_large", f"文本文件“{path.name}”超过 {MAX_BYTES >> 20} MB", "请拆分后提交"
        )
    text = decoded(path.read_bytes())
    if text is None:
        raise Unreadable(
            "corrupt", f"文本文件“{path.name}”的编码无法识别", "请另存为 UTF-8 编码后提交"
        )
    flow = Flow()
    for line in text.replace("\f", "\n").splitlines():
        flow.paragraph([Span(line)], Setting())
    return Document(path, NAME, "other", flow.pages())
