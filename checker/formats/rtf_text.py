"""The text of an RTF file (Rich Text Format 1.9.1), read without a program of another maker.

Deleted text is left out, hidden text marked; pictures, colours, headers, footers are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from checker.errors import Unreadable
from checker.formats.flow import Flow
from checker.formats.typed import Typed

DEEPEST = 10_000  # groups within groups
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])"
    rb"|[\r\n\0]+|([^\\{}\r\n\0]+)|(\\)",
    re.DOTALL,
)
_ASIDE = frozenset(  # groups whose text is not part of what is printed in the body
    b"fonttbl colortbl stylesheet info pict objdata nonshppict shprslt sp fldinst filetbl "
    b"header headerl headerr headerf footer footerl footerr footerf xe tc rxe txe upr".split()
)
_SHOWN = frozenset(b"shpinst shptxt dptxbxtext ud".split())  # although they are marked by \*
_APART = frozenset(b"shptxt dptxbxtext footnote".split())  # texts of their own amid a paragraph
_SIGNS = {
    **{b"tab": "\t", b"nestcell": "\t", b"line": "\n", b"lquote": "‘", b"rquote": "’"},
    **{b"ldblquote": "“", b"rdblquote": "”", b"emdash": "—", b"endash": "–", b"bullet": "•"},
    **{b"emspace": "\u3000", b"enspace": " ", b"qmspace": " "},
}
_ESCAPED = {b"\\": "\\", b"{": "{", b"}": "}", b"~": " ", b"_": "-"}
_PAGES = {128: "cp932", 129: "cp949", 136: "big5hkscs", 134: "gb18030"}  # by a font's charset
_CHINESE = "gb18030"


@dataclass(slots=True)
class _State:
    """What holds in a group. ``aside``: 0 printed, 1 marked as may be ignored, 2 not printed."""

    out: Typed
    aside: int = 0
    hidden: bool = False
    deleted: bool = False
    table: bool = False
    font: int = -1
    fallback: int = 1  # bytes that stand after each \u for those who cannot read it


@dataclass(slots=True)
class _Reader:
    state: _State
    told: list[Typed]
    stack: list[_State] = field(default_factory=list)
    charsets: dict[int, int] = field(default_factory=dict)
    page: str = _CHINESE
    held: bytearray = field(default_factory=bytearray)
    skip: int = 0
    font: int = -1  # of the font table's entry being read

    def read(self, data: bytes) -> None:
        at, end = 0, len(data)
        while at < end and (found := _TOKEN.match(data, at)):
            at = found.end()
            word, number, byte, sign, brace, raw, _ = found.groups()
            if byte or raw:
                self._raw(bytes.fromhex(byte.decode()) if byte else raw)
                continue
            self._flush()
            if brace:
                self._brace(brace)
                if not self.stack and brace == b"}":
                    return
            elif word == b"bin":
                at += max(0, int(number or 0))
            elif word:
                self._word(word.lower(), None if number is None else int(number))
            elif sign:
                self._sign(sign)

    def _raw(self, data: bytes) -> None:
        passed = min(self.skip, len(data))
        self.skip -= passed
        if not self.state.aside:
            self.held += data[passed:]

    def _flush(self) -> None:
        if self.held:
            page = _PAGES.get(self.charsets.get(self.state.font, 0), self.page)
            self._write(self.held.decode(page, "replace"))
            self.held.clear()

    def _write(self, text: str) -> None:
        if not self.state.aside and not self.state.deleted:
            self.state.out.write(text, self.state.hidden)

    def _brace(self, brace: bytes) -> None:
        self.skip = 0
        if brace == b"{":
            if len(self.stack) >= DEEPEST:
                raise ValueError("groups")
            self.stack.append(replace(self.state))
        elif self.stack:
            self.state = self.stack.pop()

    def _sign(self, sign: bytes) -> None:
        self.skip = 0
        if sign == b"*":
            self.state.aside = max(self.state.aside, 1)
        elif sign in b"\r\n":
            self._word(b"par", None)
        elif sign in _ESCAPED:
            self._write(_ESCAPED[sign])

    def _word(self, word: bytes, number: int | None) -> None:
        state, on = self.state, number != 0
        if word == b"u" and number is not None:
            self._write(chr(number & 0xFFFF))
            self.skip = state.fallback
            return
        self.skip = 0
        if word in _ASIDE:
            state.aside = 2
        elif word in _SHOWN and state.aside == 1:
            state.aside = 0
        if word in _APART and not state.aside:
            state.out = Typed()
            state.table = False
            self.told.append(state.out)
        elif word in _SIGNS:
            self._write(_SIGNS[word])
        elif word in {b"par", b"sect", b"page", b"nestrow", b"cell", b"row"}:
            self._end(word)
        elif word in {b"v", b"deleted", b"intbl"}:
            name = {b"v": "hidden", b"deleted": "deleted", b"intbl": "table"}[word]
            setattr(state, name, on)
        elif word == b"pard":
            state.table = False
        elif word == b"plain":
            state.hidden = state.deleted = False
        else:
            self._setting(word, number)

    def _end(self, word: bytes) -> None:
        out = self.state.out
        if self.state.aside or (self.state.deleted and word == b"par"):
            return
        if word == b"cell":
            out.end_cell()
        elif word == b"row":
            out.end_row()
        else:
            out.end_paragraph(self.state.table)

    def _setting(self, word: bytes, number: int | None) -> None:
        if number is None:
            return
        if word == b"f":
            self.state.font = self.font = number
        elif word == b"fcharset":
            self.charsets[self.font] = number
        elif word == b"uc":
            self.state.fallback = min(max(number, 0), 16)
        elif word == b"ansicpg":
            self.page = {932: "cp932", 949: "cp949", 950: "big5hkscs"}.get(number, _CHINESE)


def told(data: bytes, flow: Flow) -> None:
    """Lay the text out; text boxes and footnotes come after the body. Raises ``Unreadable``."""
    body = Typed()
    reader = _Reader(_State(body), [body])
    try:
        reader.read(data)
    except ValueError as error:
        raise Unreadable("corrupt", "文字组嵌套过深", "请另存后重新提交") from error
    reader._flush()
    for each in reader.told:
        each.tell(flow)
