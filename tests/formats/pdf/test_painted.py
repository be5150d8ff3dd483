"""Text that browsers print: inside forms, with radicals for letters, filled and outlined."""

import pytest

from checker import formats
from checker.elements import layout
from checker.elements.colours import Inks
from checker.formats import radicals

_GLYPH = b"600 0 0 0 600 700 d1 0 0 600 700 re f"
_FADE = (  # red that grows darker upwards
    b"<< /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 0 800] "
    b"/Extend [true true] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 .2 .2] /C1 [.7 0 0] "
    b"/N 1 >> >> >>"
)
_LETTERS = "2F42 4EF6"  # the radical that stands for 文, and 件


def _pdf(path, content, form=b""):
    """One page with a font of two letters, A and B, and a form /X that is moved and scaled."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        b"1 begincodespacerange <00> <FF> endcodespacerange "
        b"2 beginbfchar <41> <%s> <42> <%s> endbfchar endcmap end end"
        % tuple(code.encode() for code in _LETTERS.split())
    )
    resources = (
        b"/Resources << /Font << /F 5 0 R "
        b"/G << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> "
        b"/XObject << /X 4 0 R >> /Pattern << /P %s >> >>" % _FADE
    )
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 8 0 R "
        + resources
        + b">>",
        _stream(
            form,
            b"/Type /XObject /Subtype /Form /BBox [0 0 2000 2000] /Matrix [1 0 0 1 0 0] "
            b"/Resources << /Font << /F 5 0 R >> >>",
        ),
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [.001 0 0 .001 0 0] "
        b"/FirstChar 65 /LastChar 66 /Widths [1000 1000] /CharProcs << /a 6 0 R /b 6 0 R >> "
        b"/Encoding << /Differences [65 /a /b] >> /ToUnicode 7 0 R >>",
        _stream(_GLYPH),
        _stream(cmap),
        _stream(content),
    ]
    out, places = b"%PDF-1.5\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(parts) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Root 1 0 R /Size %d >>\n" % (
        count,
        table,
        count,
    )
    path.write_bytes(out + b"startxref\n%d\n%%%%EOF" % out.index(b"xref\n"))
    return path


def _stream(data, keys=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), keys, data)


def _lines(path):
    return formats.read([path]).pages[0].lines


def test_actual_text_in_a_form_stands_beside_its_neighbour(tmp_path):
    told = b"/Span << /ActualText <FEFF6587> >> BDC (A) Tj EMC"
    form = b"BT /F 40 Tf 900 900 Td " + told + b" 40 0 Td (B) Tj ET"
    found = _lines(_pdf(tmp_path / "form.pdf", b"q .5 0 0 .5 -300 200 cm /X Do Q", form))
    (line,) = [line for line in found if "件" in line.text]
    assert line.text == "文件"
    assert abs(line.box[0] * 600 - 150) < 2
    assert abs(line.box[2] * 600 - 182) < 2
    assert abs((1 - line.box[3]) * 800 - 650) < 2


def test_letters_filled_and_outlined_are_read_once(tmp_path):
    twice = b"BT /F 40 Tf 100 600 Td (A) Tj 0 0 Td (A) Tj 40 0 Td (B) Tj 0 0 Td (B) Tj ET"
    assert [line.text for line in _lines(_pdf(tmp_path / "a.pdf", twice))] == ["文件"]


def test_a_string_painted_again_after_others_is_read_once_in_its_upper_colour(tmp_path):
    bold = b"BT /F 40 Tf 100 600 Td (AB) Tj ET "
    others = b"".join(b"BT /F 20 Tf 100 %d Td (B) Tj ET " % y for y in range(100, 400, 30))
    found = _lines(_pdf(tmp_path / "b.pdf", b"1 0 0 rg " + bold + others + b"0 0 1 rg " + bold))
    assert [line.colour for line in found if line.text == "文件"] == [(0, 0, 255)]


def test_a_letter_that_truly_stands_twice_is_kept(tmp_path):
    double = b"BT /F 40 Tf 100 600 Td (A) Tj 40 0 Td (A) Tj ET"
    assert [line.text for line in _lines(_pdf(tmp_path / "c.pdf", double))] == ["文文"]


@pytest.mark.parametrize(
    ("written", "meant"), [("⽂⼈⾏", "文人行"), ("⻓⻋", "长车"), ("文件，。〔", "文件，。〔")]
)
def test_radicals_become_the_characters_they_look_like(written, meant):
    assert radicals.plain(written) == meant


@pytest.mark.parametrize(
    ("paint", "ink"),
    [
        (b"/Pattern cs /P scn", "red"),
        (b"0 0 0 rg", "dark"),
    ],
)
def test_letters_filled_with_a_red_fade_are_red(tmp_path, paint, ink):
    content = paint + b" BT /G 40 Tf 100 700 Td (AB) Tj ET"
    page = formats.read([_pdf(tmp_path / "a.pdf", content)]).pages[0]
    (row,) = layout.rows(page)
    assert (row.text, Inks().of(row, page)) == ("AB", ink)


def test_letters_that_only_clip_show_what_is_painted_through_them(tmp_path):
    clip = b"q BT /G 40 Tf 7 Tr 100 700 Td (AB) Tj ET "
    page = formats.read([_pdf(tmp_path / "a.pdf", clip + b"1 0 0 rg 0 0 600 800 re f Q")]).pages[0]
    assert [(line.colour, line.hidden) for line in page.lines] == [(None, False)]
    (row,) = layout.rows(page)
    assert Inks().of(row, page) == "red"
    bare = formats.read([_pdf(tmp_path / "b.pdf", clip + b"Q")]).pages[0]
    assert [line.hidden for line in bare.lines] == [True]
