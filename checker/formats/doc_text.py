"""The text of a Word 97–2003 file ([MS-DOC]), read without a program of another maker.

Deleted text is left out, hidden text marked; pictures, colours, headers, footers are not read.
"""

from __future__ import annotations

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import olefile

from checker.formats.flow import Flow
from checker.formats.typed import Typed

LONGEST = 8 << 20  # characters
_WORD97 = 0x00C1
_PAGE = 512
_CCP, _CLX, _LOOKS, _PARAGRAPHS = 0x4C, 0x1A2, 0xFA, 0x102  # places in the FIB (2.5)
_DELETED, _HIDDEN, _IN_TABLE, _ROW_END = 1, 2, 4, 8
_SPRMS = {0x0800: _DELETED, 0x083C: _HIDDEN, 0x2416: _IN_TABLE, 0x2417: _ROW_END}
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes, by the three highest bits of a sprm; 0: stated
_SIGNS = {"\x0b": "\n", "\x1e": "-", "\xa0": " ", "\t": "\t"}


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    marks: int


def told(path: Path, flow: Flow) -> bool:
    """Lay the text out, text boxes and notes after the body; whether it is a Word 97 file at all.

    Raises the errors of reading torn bytes.
    """
    with olefile.OleFileIO(path) as packed:
        main = packed.openstream("WordDocument").read()
        if len(main) < _CLX + 8 or _short(main, 2) < _WORD97:
            return False
        named = "1Table" if _short(main, 0x0A) & 0x0200 else "0Table"
        table = packed.openstream(named).read()
    try:
        text, marks = _characters(main, table)
    except struct.error as error:
        raise ValueError("torn") from error
    at = 0
    for number, count in enumerate(struct.unpack_from("<8i", main, _CCP)):
        end = at + max(0, count)
        if number not in {2, 3, 4, 7}:  # headers, macros, annotations, boxes in headers
            _tell(text[at:end], marks[at:end], flow)
        at = end
    return True


def _short(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _long(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


def _table_part(main: bytes, table: bytes, at: int) -> bytes:
    start, length = _long(main, at), _long(main, at + 4)
    return table[start : start + length]


def _characters(main: bytes, table: bytes) -> tuple[str, bytearray]:
    """All characters in their order (2.4.1), and what holds of each."""
    looks = sorted(_runs(main, _table_part(main, table, _LOOKS), 1), key=lambda run: run.start)
    kinds = sorted(
        _runs(main, _table_part(main, table, _PARAGRAPHS), 13), key=lambda run: run.start
    )
    text, marks = [], bytearray()
    for start, count, wide in _pieces(_table_part(main, table, _CLX)):
        raw = main[start : start + count * wide]
        units = array("H", raw[: len(raw) // 2 * 2]) if wide == 2 else None
        text.append(
            "".join(map(chr, units)) if units is not None else raw.decode("cp1252", "replace")
        )
        here = bytearray(len(text[-1]))
        for runs in (looks, kinds):
            _lay(here, runs, start, wide)
        marks += here
        if len(marks) > LONGEST:
            break
    return "".join(text), marks


def _pieces(clx: bytes) -> Iterator[tuple[int, int, int]]:
    """Place, characters, and bytes a character of each piece (2.9.38, 2.8.35)."""
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + _short(clx, at + 1)
    if at >= len(clx) or clx[at] != 2:
        raise ValueError("pieces")
    plc = clx[at + 5 : at + 5 + _long(clx, at + 1)]
    count = (len(plc) - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}I", plc)
    for number in range(count):
        place = _long(plc, 4 * (count + 1) + 8 * number + 2)
        length = max(0, starts[number + 1] - starts[number])
        narrow = place & 0x40000000
        at = place & 0x3FFFFFFF
        yield (at // 2, length, 1) if narrow else (at, length, 2)


def _runs(main: bytes, plc: bytes, wide: int) -> Iterator[_Run]:
    """Runs of like characters or paragraphs of which something is to be known (2.8.26, 2.9.33)."""
    count = min((len(plc) - 4) // 8, len(main) // _PAGE)
    for number in range(count):
        place = (_long(plc, 4 * ((len(plc) - 4) // 8 + 1) + 4 * number) & 0x3FFFFF) * _PAGE
        page = main[place : place + _PAGE]
        if len(page) == _PAGE:
            yield from _page_runs(page, wide)


def _page_runs(page: bytes, wide: int) -> Iterator[_Run]:
    count = page[-1]
    if 4 * (count + 1) + wide * count >= _PAGE:
        return
    for number in range(count):
        at = 2 * page[4 * (count + 1) + wide * number]
        if at:
            marks = _marks(_kept(page, at, wide))
            if marks:
                yield _Run(_long(page, 4 * number), _long(page, 4 * number + 4), marks)


def _kept(page: bytes, at: int, wide: int) -> bytes:
    """The list of sprms that a page of runs keeps at a place."""
    size = page[at]
    if wide == 1:
        return page[at + 1 : at + 1 + size]
    if size:
        return page[at + 3 : at + 2 * size]
    return page[at + 4 : at + 2 + 2 * page[at + 1]] if at + 1 < _PAGE else b""


def _marks(sprms: bytes) -> int:
    """What a list of changes of look says, of the things that are asked here (2.6)."""
    marks = at = 0
    while at + 2 < len(sprms):
        sprm = _short(sprms, at)
        size = _OPERAND[sprm >> 13] or 1 + sprms[at + 2]
        if sprm in _SPRMS:
            bit = _SPRMS[sprm]
            marks = marks | bit if sprms[at + 2] in {1, 0x81} else marks & ~bit
        at += 2 + size
    return marks


def _lay(here: bytearray, runs: list[_Run], start: int, wide: int) -> None:
    """Mark a piece that begins at ``start`` by the runs over it."""
    end = start + len(here) * wide
    for number in range(
        max(0, bisect_right(runs, start, key=lambda run: run.start) - 1), len(runs)
    ):
        run = runs[number]
        if run.start >= end:
            return
        for at in range(
            max(0, (run.start - start) // wide), min(len(here), (run.end - start) // wide)
        ):
            here[at] |= run.marks


def _tell(text: str, marks: bytearray, flow: Flow) -> None:
    out, fields = Typed(), [False]  # of each field open whether its code is being passed
    for sign, mark in zip(text, marks, strict=False):
        if sign == "\x13":
            fields.append(True)
        elif sign == "\x14":
            fields[-1] = False
        elif sign == "\x15" and len(fields) > 1:
            fields.pop()
        elif any(fields) or mark & _DELETED:
            continue
        elif sign in {"\r", "\x0c"}:
            out.end_paragraph(bool(mark & _IN_TABLE))
        elif sign == "\x07":
            out.end_row() if mark & _ROW_END else out.end_cell()
        elif sign >= " " or sign in _SIGNS:
            out.write(_SIGNS.get(sign, sign), bool(mark & _HIDDEN))
    out.tell(flow)
