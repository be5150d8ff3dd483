"""Old office files without LibreOffice: what is printed of them, and nothing that was deleted."""

import struct

import pytest

from checker import formats
from checker.errors import Unreadable
from checker.formats import convert, xls_rows
from tests.formats.compound import compound

WORD_RTF = rb"""{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset0 Arial;}
{\f1\fcharset128 \'82\'6c;}}
{\stylesheet{\s0 Normal;}}{\*\generator secret}{\info{\author nobody}}
{\header\pard page head\par}
\pard\qc{\rtlch\fcs1\af0\ltrch\fcs0\loch\af1\hich\af1\dbch\f31505 \'c9\'cc\'ba\'d3\'cf\'d8}\par
\pard {\uc2\u25991\'ce\'c4\u20214\'bc\'fe}{\v hidden}{\deleted gone}{\f1 \'82\'a0}
 \u-10176?\u-9161?\line b\~\{\}\par
\pard {\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}{\footnote note}
{\pict\pngblip 89504e47}{\pict\bin7 }}}}}}}}\par
{\shp{\*\shpinst{\sp{\sn name}{\sv value}}{\shptxt boxed\par}}
{\shprslt{\*\do{\dptxbxtext boxed\par}}}}
\trowd\intbl a\par\pard\intbl b\cell c\cell\row\trowd\pard\intbl d\cell\cell\row
\pard after\par}trailing"""


@pytest.fixture
def lines(tmp_path, monkeypatch):
    """Reads bytes where there is no LibreOffice: the lines with their cells."""
    monkeypatch.setattr(convert.programs, "find", lambda *names: None)

    def read(name, data):
        (tmp_path / name).write_bytes(data)
        found = formats.read([tmp_path / name])
        assert [each.code for each in found.problems] == ["text-only"] and found.problems[0].hides
        assert {line.colour for line in found.lines} <= {None}
        cells = [
            line.cell and (line.cell.table, line.cell.row, line.cell.column) for line in found.lines
        ]
        return [
            (line.text, line.hidden, cell) for line, cell in zip(found.lines, cells, strict=True)
        ]

    return read


def test_what_an_rtf_prints(lines):
    assert lines("a.rtf", WORD_RTF) == [
        ("商河县", False, None),
        ("文件", False, None),
        ("hidden", True, None),
        ("あ 𠀷", False, None),
        ("b {}", False, None),
        ("shown", False, None),
        ("a", False, (0, 0, 0)),
        ("b", False, (0, 0, 0)),
        ("c", False, (0, 0, 1)),
        ("d", False, (0, 1, 0)),
        ("after", False, None),
        ("note", False, None),
        ("boxed", False, None),
    ]


@pytest.mark.parametrize("cut", [6, 200, 420, 700, 900, 1100])
def test_a_torn_rtf_tells_what_is_there(lines, cut):
    assert lines("a.rtf", WORD_RTF[:cut])[:1] in ([], [("商河县", False, None)])


def test_groups_without_end_are_refused(lines):
    with pytest.raises(Unreadable):
        lines("a.rtf", b"{\\rtf1 " + b"{" * 20_000)


def _page_of_runs(wide, runs):
    """A page of 512 bytes: where each run begins and ends, and its sprms."""
    page = bytearray(512)
    page[511] = len(runs)
    edges = [runs[0][0], *(end for _, end, _ in runs)]
    struct.pack_into(f"<{len(edges)}I", page, 0, *edges)
    free = 256
    for number, (_, _, sprms) in enumerate(runs):
        kept = bytes([len(sprms)]) + sprms
        if wide == 13:
            kept = bytes([0, (len(sprms) + 3) // 2]) + b"\0\0" + sprms + b"\0" * (len(sprms) % 2)
        page[4 * len(edges) + wide * number] = free // 2 if sprms else 0
        page[free : free + len(kept)] = kept
        free += (len(kept) + 1) // 2 * 2
    return bytes(page)


def _streams(texts, runs, kinds):
    """WordDocument and 0Table of a file whose body is the texts, a str 16 bits, bytes 8 a sign."""
    main, pieces, starts = bytearray(2048), b"", [0]
    for text in texts:
        narrow = isinstance(text, bytes)
        place = len(main) * 2 | 0x40000000 if narrow else len(main)
        raw = text if narrow else text.encode("utf-16-le")
        pieces += struct.pack("<HIH", 0, place, 0)
        starts.append(starts[-1] + (len(raw) if narrow else len(raw) // 2))
        main += raw
    main += b"\0" * (-len(main) % 512)
    plc = struct.pack(f"<{len(starts)}I", *starts) + pieces
    table = b"\1\2\0xx\2" + struct.pack("<I", len(plc)) + plc
    struct.pack_into("<HH", main, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<8i", main, 0x4C, starts[-1] - 9, 0, 4, 0, 0, 0, 5, 0)
    struct.pack_into("<II", main, 0x1A2, 0, len(table))
    for at, wide, given in ((0xFA, 1, runs), (0x102, 13, kinds)):
        struct.pack_into("<II", main, at, len(table), 12)
        table += struct.pack("<III", given[0][0], given[-1][1], len(main) // 512)
        main += _page_of_runs(wide, given)
    return bytes(main), table


DELETED, HIDDEN = struct.pack("<HB", 0x0800, 1), struct.pack("<HB", 0x083C, 1)
IN_TABLE, ROW_END = struct.pack("<HB", 0x2416, 1), struct.pack("<HBHB", 0x2416, 1, 0x2417, 1)
BODY = "关于\x13HYPERLINK x\x14通知\x15旧新秘\r一\r二\x07三\x07\x07"  # from byte 2048, 2 a sign
TAIL = b"\x93after\x94\rhead" + b"boxed"


def _word(main, table):
    return compound(WordDocument=main, **{"0Table": table})


def _looks(text, **marked):
    """The runs of characters: those marked have their sprms."""
    edges, runs = 2048, []
    for at, sprms in sorted((2048 + 2 * text.index(sign), sprms) for sign, sprms in marked.items()):
        runs += [(edges, at, b""), (at, at + 2, sprms)]
        edges = at + 2
    return [*runs, (edges, edges + 2, b"")]


def test_what_a_word_file_prints(lines):
    runs = _looks(BODY, 旧=DELETED, 秘=HIDDEN)
    first, last = 2048 + 2 * BODY.index("一"), 2048 + 2 * (len(BODY) - 1)
    kinds = [(2048, first, b""), (first, last, IN_TABLE), (last, last + 2, ROW_END)]
    data = _word(*_streams([BODY, TAIL], runs, kinds))
    assert lines("a.doc", data) == [
        ("关于通知新", False, None),
        ("秘", True, None),
        ("一", False, (0, 0, 0)),
        ("二", False, (0, 0, 0)),
        ("三", False, (0, 0, 1)),
        ("“after”", False, None),
        ("boxed", False, None),
    ]


def test_word_before_97_says_what_to_do(lines):
    main, table = _streams([BODY, TAIL], _looks(BODY), [(2048, 2052, b"")])
    data = _word(main[:2] + b"\x68\0" + main[4:], table)
    with pytest.raises(Unreadable) as caught:
        lines("a.doc", data)
    assert caught.value.code == "unsupported" and "DOCX" in caught.value.remedy


@pytest.mark.parametrize("cut", [0, 40, 0x1A2, 0x1B0, 2050, 2600, 3100])
def test_a_torn_word_file_is_told(lines, cut):
    main, table = _streams([BODY, TAIL], _looks(BODY), [(2048, 2052, b"")])
    data = _word(main[:cut], table if cut > 2048 else table[:9])
    try:
        assert len(lines("a.doc", data)) <= 8
    except Unreadable as error:
        assert error.code in {"corrupt", "unsupported"}


def _record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def _label(row, column, text):
    raw = text.encode("utf-16-le")
    return _record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + raw)


def _book():
    """A BIFF8 stream of one sheet: merged A1:A2, a date, numbers."""
    bof = lambda kind: _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1996, 0, 0))  # noqa: E731
    font = _record(0x31, struct.pack("<HHHHHBBBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
    formats_of = [0] * 16 + [14]
    xfs = b"".join(_record(0xE0, struct.pack("<HHH", 0, f, 0) + b"\0" * 14) for f in formats_of)
    number = lambda row, column, xf, value: _record(  # noqa: E731
        0x203, struct.pack("<HHHd", row, column, xf, value)
    )
    cells = _label(0, 0, "甲县") + _label(0, 1, "归集") + number(0, 2, 16, 45000.0)
    cells += _label(1, 1, "共享") + number(1, 2, 0, 12.0)
    merged = _record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 0))
    end = _record(0x0A, b"")
    name = "表一".encode("utf-16-le")
    before = bof(5) + font * 5 + xfs
    place = len(before) + 4 + 8 + len(name) + len(end)
    sheet = _record(0x85, struct.pack("<IHBB", place, 0, 2, 1) + name)
    return before + sheet + end + bof(0x10) + cells + merged + end


def test_rows_of_an_old_workbook(tmp_path):
    (tmp_path / "a.xls").write_bytes(_book())
    [(title, rows)] = xls_rows.of_sheets(tmp_path / "a.xls")
    told = [[str(each) for each in row] for row in rows]
    assert title == "表一"
    assert told == [["甲县", "归集", "2023-03-15 00:00:00"], ["甲县", "共享", "12.0"]]


def test_a_torn_old_workbook_is_corrupt(lines):
    with pytest.raises(Unreadable) as caught:
        lines("a.xls", compound(Workbook=b"x"))
    assert caught.value.code == "corrupt"
