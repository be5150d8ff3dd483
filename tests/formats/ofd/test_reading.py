"""OFD papers written by the tests: lines, colours, rules, templates, scans, limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from checker.errors import Unreadable
from checker.formats import ofd
from checker.formats.ofd import layout, objects
from checker.formats.ofd.path import flatten
from tests.formats.ofd.drawn import NS, paper, png, rule, text

SHARED = Path(__file__).parents[3].parent / "shared" / "data"


def test_lines_with_place_colour_and_size(tmp_path: Path) -> None:
    layer = text("示交发〔2023〕12号", 40, 70, 5.6) + text("签发人：张某", 150, 70, 5.6)
    page = ofd.read([paper(tmp_path / "a.ofd", layer + rule(27, 80, 156, 0.5, "255 0 0"))]).pages[0]
    header, number, signatory = page.lines
    assert header.text == "示例县交通运输局文件" and header.colour == (255, 0, 0)
    assert header.size == pytest.approx(12 * 72 / 25.4, abs=0.1)
    assert number.text == "示交发〔2023〕12号"
    assert number.box == pytest.approx((40 / 210, 70 / 297, 107.2 / 210, 75.6 / 297), abs=0.003)
    assert signatory.text == "签发人：张某"
    assert [(s.kind, s.colour) for s in page.shapes] == [("rule", (255, 0, 0))]
    assert page.shapes[0].box[2] - page.shapes[0].box[0] == pytest.approx(156 / 210, abs=0.01)


def test_letters_far_apart_are_one_header_and_objects_on_one_baseline_join(tmp_path: Path) -> None:
    layer = text("济南", 30, 60, 8, delta="16") + text("市", 62, 60, 8)
    words = [line.text for line in ofd.read([paper(tmp_path / "a.ofd", layer)]).pages[0].lines]
    assert "济 南 市" in words


def test_a_form_and_what_was_typed_over_it_stay_two_lines(tmp_path: Path) -> None:
    layer = text("立案决定", 30, 60, 8) + text("撤销决定", 30, 60, 8)
    words = {line.text for line in ofd.read([paper(tmp_path / "a.ofd", layer)]).pages[0].lines}
    assert {"立案决定", "撤销决定"} <= words


def test_white_text_on_bare_paper_is_hidden_and_on_a_red_bar_is_not(tmp_path: Path) -> None:
    layer = text("看不见", 30, 60, 8, "255 255 255") + rule(20, 100, 150, 20, "200 0 0")
    layer += text("白字标题", 30, 105, 8, "#ff #ff #ff")
    page = ofd.read([paper(tmp_path / "a.ofd", layer)]).pages[0]
    assert {line.text: line.hidden for line in page.lines} == {
        "示例县交通运输局文件": False, "看不见": True, "白字标题": False
    }  # fmt: skip


def test_hollow_letters_and_those_with_a_shading_have_the_colour_that_shows(tmp_path: Path) -> None:
    shading = (
        '<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="0 9"><ofd:Segment Position="0">'
        '<ofd:Color Value="230 0 18"/></ofd:Segment><ofd:Segment Position="1">'
        '<ofd:Color Value="120 0 0"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>'
    )
    outlined = ' Fill="false" Stroke="true" Font="1"'
    red = '<ofd:StrokeColor Value="200 0 0"/>'
    layer = text("渐变", 30, 60, 8).replace('<ofd:FillColor Value="0 0 0"/>', shading)
    layer += (
        text("空心", 30, 90, 8)
        .replace(' Font="1"', outlined)
        .replace("<ofd:Fill", red + "<ofd:Fill")
    )
    layer += text("不画", 30, 120, 8).replace(' Font="1"', ' Fill="false" Font="1"')
    page = ofd.read([paper(tmp_path / "a.ofd", layer)]).pages[0]
    assert {line.text: (line.colour, line.hidden) for line in page.lines} == {
        "示例县交通运输局文件": ((255, 0, 0), False),
        "渐变": ((230, 0, 18), False),
        "空心": ((200, 0, 0), False),
        "不画": ((0, 0, 0), True),
    }


def test_a_page_that_is_one_picture_waits_for_recognition(tmp_path: Path) -> None:
    layer = '<ofd:ImageObject ResourceID="5" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
    media = '<ofd:MultiMedias><ofd:MultiMedia ID="5"><ofd:MediaFile>p.png</ofd:MediaFile>'
    path = paper(
        tmp_path / "s.ofd", layer, media + "</ofd:MultiMedia></ofd:MultiMedias>",
        {"Doc_0/Res/p.png": png((10, 200, 30))},
    )  # fmt: skip
    page = ofd.read([path]).pages[0]
    assert page.needs_ocr and page.source == "scan" and page.lines == ()
    assert page.pictures[0].box == (0, 0, 1, 1) and page.pictures[0].pixels().shape == (60, 40, 3)
    assert page.render is not None
    drawn = page.render(40)
    assert tuple(drawn[300, 100]) == (10, 200, 30)


def test_render_draws_paths_where_they_stand(tmp_path: Path) -> None:
    page = ofd.read([paper(tmp_path / "a.ofd", rule(50, 100, 100, 50, "0 0 255"))]).pages[0]
    assert page.render is not None
    drawn = page.render(25.4)  # one pixel a millimetre
    assert drawn.shape == (297, 210, 3) and drawn.dtype == np.uint8
    assert tuple(drawn[125, 100]) == (0, 0, 255) and tuple(drawn[175, 100]) == (255, 255, 255)


@pytest.mark.parametrize(
    ("inner", "rule", "hollow"),
    [
        ("M 20 20 L 20 80 L 80 80 L 80 20 C", "", True),  # runs the other way round
        ("M 20 20 L 80 20 L 80 80 L 20 80 C", "", False),
        ("M 20 20 L 80 20 L 80 80 L 20 80 C", 'Rule="Even-Odd"', True),
    ],
)
def test_outlines_inside_outlines_leave_holes(
    tmp_path: Path, inner: str, rule: str, hollow: bool
) -> None:
    layer = (
        f'<ofd:PathObject Boundary="50 100 100 100" Fill="true" Stroke="false" {rule}>'
        '<ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>'
        f"M 0 0 L 100 0 L 100 100 L 0 100 C {inner}</ofd:AbbreviatedData></ofd:PathObject>"
    )
    page = ofd.read([paper(tmp_path / "a.ofd", layer)]).pages[0]
    assert page.render is not None
    drawn = page.render(25.4)
    assert tuple(drawn[110, 60]) == (255, 0, 0)
    assert (tuple(drawn[150, 100]) == (255, 255, 255)) is hollow


def test_paths_past_the_page_and_lines_without_area_fill_nothing(tmp_path: Path) -> None:
    layer = "".join(
        f'<ofd:PathObject Boundary="{x} 100 10 10" Fill="true" Stroke="false">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        for x, data in ((500, "M 0 0 L 9 0 L 9 9 C"), (50, "M 0 0 L 9 0"), (-99999, "M 0 0 C"))
    )
    page = ofd.read([paper(tmp_path / "a.ofd", layer)]).pages[0]
    assert page.render is not None
    assert page.render(25.4)[90:].min() == 255


def test_metadata_and_medium(tmp_path: Path) -> None:
    document = ofd.read([paper(tmp_path / "a.ofd", "")])
    assert (document.medium, document.format) == ("ofd", "ofd")
    assert (
        document.metadata["Title"] == "样张" and document.metadata["CreationDate"] == "2023-03-15"
    )


def test_sniff_by_content(tmp_path: Path) -> None:
    path = paper(tmp_path / "renamed.docx", "")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert ofd.sniff(path.read_bytes()[:64], path)
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(tmp_path / "dotted", "w") as archive:
        for name in whole.namelist():
            archive.writestr(f"./{name}", whole.read(name))
    assert ofd.sniff(path.read_bytes()[:64], tmp_path / "dotted")
    assert ofd.read([tmp_path / "dotted"]).pages[0].text == ofd.read([path]).pages[0].text
    assert not ofd.sniff(b"PK\x03\x04", tmp_path / "other.zip")
    assert not ofd.sniff(b"%PDF-1.7", path)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"Encryptions.xml": b"<x/>"}, "encrypted"),
        ({"readme.txt": b"x"}, "corrupt"),
        ({"OFD.xml": b"not xml"}, "corrupt"),
        ({"OFD.xml": b"<OFD><DocBody><DocRoot>gone.xml</DocRoot></DocBody></OFD>"}, "corrupt"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, members: dict[str, bytes], code: str) -> None:
    path = tmp_path / "bad.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(Unreadable) as caught:
        ofd.read([path])
    assert caught.value.code == code


def test_a_truncated_package_is_corrupt(tmp_path: Path) -> None:
    path = paper(tmp_path / "a.ofd", "")
    path.write_bytes(path.read_bytes()[:-60])
    with pytest.raises(Unreadable) as caught:
        ofd.read([path])
    assert caught.value.code == "corrupt"


def damaged(path: Path, name: str) -> Path:
    """One member's stored bytes changed, so that its checksum is wrong."""
    with zipfile.ZipFile(path) as archive:
        data = archive.read(name)
    whole = path.read_bytes()
    assert whole.count(data) == 1
    path.write_bytes(whole.replace(data, bytes(len(data))))
    return path


def two_pages(path: Path) -> Path:
    one = paper(path.with_suffix(".one"), text("正文", 30, 60, 6))
    listed = '<ofd:Page ID="1" BaseLoc="Pages/P0.xml"/>'
    with zipfile.ZipFile(path, "w") as out, zipfile.ZipFile(one) as old:
        for name in old.namelist():
            data = old.read(name).decode()
            out.writestr(name, data.replace(listed, listed + listed.replace("0", "1")))
        out.writestr("Doc_0/Pages/P1.xml", old.read("Doc_0/Pages/P0.xml").replace(b"6", b"7"))
    return path


def test_a_damaged_page_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = damaged(two_pages(tmp_path / "a.ofd"), "Doc_0/Pages/P1.xml")
    document = ofd.read([path])
    assert [bool(page.lines) for page in document.pages] == [True, False]
    assert [(one.code, one.page) for one in document.problems] == [("page-unreadable", 2)]
    assert ofd.read([two_pages(path)]).problems == ()


def test_a_paper_of_damaged_pages_alone_cannot_be_read(tmp_path: Path) -> None:
    path = damaged(paper(tmp_path / "a.ofd", ""), "Doc_0/Pages/P0.xml")
    with pytest.raises(Unreadable) as caught:
        ofd.read([path])
    assert caught.value.code == "corrupt" and "每一页" in caught.value.text


def test_too_many_pages_are_refused_and_not_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = two_pages(tmp_path / "a.ofd")
    monkeypatch.setattr(layout, "MAX_PAGES", 1)
    with pytest.raises(Unreadable) as caught:
        ofd.read([path])
    assert caught.value.code == "too_large" and "2 页" in caught.value.text


@pytest.mark.parametrize("how", ["damaged", "of a strange kind", "missing"])
@pytest.mark.parametrize(
    ("size", "code"), [("210 0 0 297", "page-unreadable"), ("40 0 0 40", "picture-unreadable")]
)
def test_a_picture_that_cannot_be_shown_is_told_and_never_stops_the_paper(
    tmp_path: Path, how: str, size: str, code: str
) -> None:
    layer = f'<ofd:ImageObject ResourceID="5" Boundary="0 0 210 297" CTM="{size} 0 0"/>'
    media = '<ofd:MultiMedias><ofd:MultiMedia ID="5"><ofd:MediaFile>p.png</ofd:MediaFile>'
    stored = {"Doc_0/Res/p.png": png((10, 200, 30)) if how == "damaged" else b"\x97JB2\r\n\x1a\n"}
    path = paper(
        tmp_path / "s.ofd", layer, media + "</ofd:MultiMedia></ofd:MultiMedias>",
        {} if how == "missing" else stored,
    )  # fmt: skip
    document = ofd.read([damaged(path, "Doc_0/Res/p.png") if how == "damaged" else path])
    (page,) = document.pages
    assert [(one.code, one.page) for one in document.problems] == [(code, 1)]
    assert page.pictures == () and page.render is not None
    assert page.render(25.4).shape == (297, 210, 3)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "秘密">]><ofd:Page %s><ofd:Content><ofd:Layer>%s</ofd:Layer>'
    path = paper(tmp_path / "a.ofd", "")
    with zipfile.ZipFile(tmp_path / "b.ofd", "w") as out, zipfile.ZipFile(path) as old:
        for name in old.namelist():
            page = bomb % (NS, text("&b;", 30, 60, 8)) + "</ofd:Content></ofd:Page>"
            out.writestr(name, page if name.endswith("P0.xml") else old.read(name))
    document = ofd.read([tmp_path / "b.ofd"])
    assert "秘密" not in document.text and document.problems
    assert not ofd.read([path]).problems


@given(st.text(alphabet="SMLQBAC 0123456789.-e", max_size=200))
def test_no_path_data_breaks_the_reader(data: str) -> None:
    for line in flatten(data):
        assert all(len(point) == 2 for point in line)


def test_an_arc_stays_on_its_circle() -> None:
    (line,) = flatten("M 0 5 A 5 5 0 1 1 5 10")
    assert all(abs(np.hypot(x - 5, y - 5) - 5) < 1e-6 for x, y in line)


@pytest.mark.skipif(not SHARED.exists(), reason="shared data is not here")
def test_real_red_headed_paper() -> None:
    page = ofd.read([SHARED / "ofd" / "govcheck_test.ofd"]).pages[0]
    assert page.lines[0].colour == (255, 0, 0) and "〔2012〕21号" in page.lines[1].text
    assert [s.colour for s in page.shapes if s.kind == "rule"] == [(255, 0, 0)]


XS, TOP, ROW = (20, 28, 70, 90), 140, 6  # mm


def filled() -> str:
    """Thin filled boxes along all sides."""
    level = "".join(rule(20, TOP + at * ROW, 70, 0.2, "0 0 0") for at in range(3))
    return level + "".join(rule(x, TOP, 0.2, 2 * ROW, "0 0 0") for x in XS)


def boxed() -> str:
    """A stroked box each cell."""
    return "".join(
        f'<ofd:PathObject Boundary="{left} {TOP + row * ROW} {right - left} {ROW}">'
        f"<ofd:AbbreviatedData>M 0 0 L {right - left} 0 L {right - left} {ROW} L 0 {ROW} C"
        "</ofd:AbbreviatedData></ofd:PathObject>"
        for row in range(2)
        for left, right in pairwise(XS)
    )


TIGHT = (("1", "交通信用宣传工作第一期", "已发布"), ("2", "交通信用宣传工作第二期", "未发布"))


@pytest.mark.parametrize("draw", [filled, boxed])
def test_tight_cells_are_told_apart_however_their_rules_are_drawn(
    tmp_path: Path, draw: Callable[[], str]
) -> None:
    words = "".join(
        text(cell, x + 0.5, TOP + row * ROW + 1, 3.7)
        for row, cells in enumerate(TIGHT)
        for x, cell in zip(XS, cells, strict=False)
    )
    bare = ofd.read([paper(tmp_path / "bare.ofd", words)]).lines
    told = [line.text.replace(" ", "") for line in bare]
    assert told[-2:] == ["".join(cells) for cells in TIGHT]
    ruled = ofd.read([paper(tmp_path / "a.ofd", words + draw())]).lines
    assert [(line.cell.row, line.cell.column, line.text) for line in ruled if line.cell] == [
        (row, at, cell) for row, cells in enumerate(TIGHT) for at, cell in enumerate(cells)
    ]


def test_a_row_typed_as_one_string_is_parted_at_its_blanks_and_no_word_at_a_rule(
    tmp_path: Path,
) -> None:
    words = text("1 甲公司", 22, TOP + 1, 3.7) + text("超出格子的文字照旧是一行", 21, TOP + 7, 3.7)
    read = ofd.read([paper(tmp_path / "a.ofd", words + filled())]).lines
    assert [line.text for line in read][-3:] == ["1", "甲公司", "超出格子的文字照旧是一行"]


@pytest.mark.parametrize(
    ("member", "keep", "told"),
    [
        ("Doc_0/Pages/P0.xml", 0.8, ("page-unreadable", 1)),
        ("Doc_0/Tpl.xml", 0.8, ("part-unreadable", None)),
        ("Doc_0/Tpl.xml", 0, ("part-unreadable", None)),
        ("Doc_0/Res.xml", 0, ("part-unreadable", None)),
        ("Doc_0/Tpl.xml", 1, None),
    ],
)
def test_what_is_cut_off_a_page_or_its_template_is_told(
    tmp_path: Path, member: str, keep: float, told: tuple[str, int | None] | None
) -> None:
    made = paper(tmp_path / "a.ofd", text("正文", 30, 60, 6) + text("落款", 30, 90, 6))
    with zipfile.ZipFile(tmp_path / "b.ofd", "w") as out, zipfile.ZipFile(made) as old:
        for name in old.namelist():
            data = old.read(name)
            cut = data[: int(len(data) * keep)] if name == member else data
            if cut:
                out.writestr(name, cut)
    document = ofd.read([tmp_path / "b.ofd"])
    assert [(one.code, one.page) for one in document.problems] == ([told] if told else [])
    assert all(one.hides for one in document.problems)


def jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((400, 500), 60).convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
@pytest.mark.parametrize(
    ("size", "keep", "told"),
    [
        ("210 0 0 297", 0.6, ["page-unreadable"]),
        ("40 0 0 40", 0.6, ["picture-unreadable"]),
        ("210 0 0 297", 1, []),
    ],
)
def test_a_picture_cut_short_is_told_and_still_shown(
    tmp_path: Path, options: dict[str, object], size: str, keep: float, told: list[str]
) -> None:
    layer = f'<ofd:ImageObject ResourceID="5" Boundary="0 0 210 297" CTM="{size} 0 0"/>'
    media = '<ofd:MultiMedias><ofd:MultiMedia ID="5"><ofd:MediaFile>p.jpg</ofd:MediaFile>'
    whole = jpeg(**options)
    stored = {"Doc_0/Res/p.jpg": whole[: int(len(whole) * keep)] + b"tail"}
    path = paper(tmp_path / "s.ofd", layer, media + "</ofd:MultiMedia></ofd:MultiMedias>", stored)
    document = ofd.read([path])
    assert [one.code for one in document.problems] == told
    assert document.pages[0].pictures


@pytest.mark.parametrize(("most", "told"), [(2, ["page-unreadable"]), (3, [])])
def test_objects_beyond_the_limit_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, told: list[str]
) -> None:
    monkeypatch.setattr(objects, "MAX_OBJECTS", most)
    rows = [text(f"第{n}行", 30, 60 + 10 * n, 6) for n in range(3)]
    document = ofd.read([paper(tmp_path / "a.ofd", "".join(rows))])
    assert [one.code for one in document.problems] == told


def test_files_that_an_ofd_carries_are_told(tmp_path: Path) -> None:
    path = paper(tmp_path / "a.ofd", text("示交发〔2023〕12号", 60, 80, 5))
    assert ofd.read([path]).problems == ()
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    main = held["Doc_0/Document.xml"]
    listed = "<ofd:Attachments>Attachs.xml</ofd:Attachments></ofd:Document>"
    held["Doc_0/Document.xml"] = main.replace("</ofd:Document>", listed)
    held["Doc_0/Attachs.xml"] = (
        f'<ofd:Attachments {NS}><ofd:Attachment ID="1" Name="原稿.docx"/></ofd:Attachments>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, value in held.items():
            archive.writestr(name, value)
    (told,) = ofd.read([path]).problems
    assert told.code == "attachments-unread" and "原稿.docx" in told.text
