import zipfile

import pytest
from docx import Document as NewDocument
from docx.shared import RGBColor
from lxml import etree

from checker import formats
from checker.errors import Unreadable
from tests.formats import papers
from tests.formats.papers import PICTURE, anchored, docx, run

RECTANGLE = (
    '<wps:wsp><wps:spPr><a:prstGeom prst="rect"/></wps:spPr>'
    "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
)
RED_LINE = (
    '<wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln w="28575"><a:solidFill>'
    '<a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr></wps:wsp>'
)


def read(path):
    return formats.read([path])


def test_run_colour_size_and_alignment(tmp_path):
    centre = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    path = docx(tmp_path / "a.docx", f"{centre}{run('商河县交通运输局文件', 'FF0000', 80)}</w:p>")
    document = read(path)
    (line,) = document.lines
    assert (document.format, document.medium, document.pages[0].source) == (
        "docx",
        "office",
        "flow",
    )
    assert (line.text, line.colour, line.size) == ("商河县交通运输局文件", (255, 0, 0), 40)
    assert (line.box[0] + line.box[2]) / 2 == pytest.approx(0.5, abs=0.01)


def test_colour_by_style_and_its_base(tmp_path):
    made = NewDocument()
    base = made.styles.add_style("Base", 1)
    base.font.color.rgb = RGBColor(0xC0, 0, 0)
    derived = made.styles.add_style("Derived", 1)
    derived.base_style = base
    made.add_paragraph("红头", style="Derived")
    made.save(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx").lines[0].colour == (0xC0, 0, 0)


@pytest.mark.parametrize(
    "fill",
    [
        '<w14:solidFill><w14:srgbClr w14:val="E60012"/></w14:solidFill>',
        '<w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="E60012"/></w14:gs>'
        '<w14:gs w14:pos="100000"><w14:srgbClr w14:val="900000"/></w14:gs></w14:gsLst>'
        "</w14:gradFill>",
    ],
)
def test_colour_by_a_text_fill_plain_or_graded(tmp_path, fill):
    graded = (
        '<w:r><w:rPr><w:color w:val="000000"/>'
        '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f"{fill}</w14:textFill></w:rPr><w:t>红头</w:t></w:r>"
    )
    path = docx(tmp_path / "a.docx", f"<w:p>{graded}</w:p>")
    assert read(path).lines[0].colour == (0xE6, 0, 0x12)


@pytest.mark.parametrize(
    ("prompt", "text"),
    [("<w:showingPlcHdr/>", "清交发〔2023〕\u3000号"), ("", "清交发〔2023〕5号")],
)
def test_a_controls_prompt_is_a_gap_and_what_was_filled_in_is_text(tmp_path, prompt, text):
    words = "5" if not prompt else "单击此处输入序号"
    control = (
        f"<w:sdt><w:sdtPr>{prompt}<w:text/></w:sdtPr><w:sdtContent>{run(words)}</w:sdtContent>"
    )
    row = f"<w:p>{run('清交发〔2023〕')}{control}</w:sdt>{run('号')}</w:p>"
    assert read(docx(tmp_path / "a.docx", row)).lines[0].text == text


def test_colour_by_theme_with_shade(tmp_path):
    theme = (
        '<w:r><w:rPr><w:color w:val="000000" w:themeColor="accent2" w:themeShade="BF"/></w:rPr>'
        "<w:t>红头</w:t></w:r>"
    )
    path = docx(tmp_path / "a.docx", f"<w:p>{theme}</w:p>")
    red, green, blue = read(path).lines[0].colour
    assert red > 120 and red > 2 * green and red > 2 * blue


def test_red_and_black_in_one_paragraph_are_two_lines(tmp_path):
    path = docx(tmp_path / "a.docx", f"<w:p>{run('莒县交通局', 'FF0000')}{run('关于通知')}</w:p>")
    assert [line.text for line in read(path).lines] == ["莒县交通局", "关于通知"]


def test_runs_of_one_look_are_one_line(tmp_path):
    path = docx(tmp_path / "a.docx", f"<w:p>{run('商交发〔')}{run('2023')}{run('〕12号')}</w:p>")
    assert [line.text for line in read(path).lines] == ["商交发〔2023〕12号"]


def test_paragraph_border_is_a_red_rule(tmp_path):
    border = '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="18" w:color="FF0000"/></w:pBdr></w:pPr>'
    (rule,) = read(docx(tmp_path / "a.docx", f"<w:p>{border}{run('文号')}</w:p>")).pages[0].shapes
    assert (rule.kind, rule.colour, rule.width) == ("rule", (255, 0, 0), 2.25)


def test_text_box_once_and_in_its_place(tmp_path):
    inner = RECTANGLE.format(f"<w:p>{run('博兴县交通运输局', 'FF0000', 28)}</w:p>")
    both = anchored(inner).replace(
        "<w:drawing>", '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    )
    both = both.replace(
        "</w:drawing>",
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox>"
        f"<w:txbxContent><w:p>{run('博兴县交通运输局')}</w:p></w:txbxContent>"
        "</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent>",
    )
    (line,) = read(docx(tmp_path / "a.docx", f"<w:p>{both}</w:p>")).lines
    assert (line.where, line.colour) == ("text_box", (255, 0, 0))
    assert line.box[0] * 612 == pytest.approx(4_000_000 / 12700, abs=2)


def test_vml_text_box_word_art_and_line(tmp_path):
    drawn = (
        '<w:r><w:pict><v:shape style="position:absolute;margin-left:10pt;margin-top:5pt;'
        'width:300pt;height:40pt" fillcolor="red"><v:textpath string="莒县交通运输局文件"/>'
        "</v:shape></w:pict></w:r>"
        '<w:r><w:pict><v:rect style="width:200pt;height:60pt" filled="f"><v:textbox><w:txbxContent>'
        f"<w:p>{run('方框文字')}</w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
        '<w:r><w:pict><v:line from="0,10pt" to="440pt,10pt" style="position:absolute" '
        'strokecolor="red" strokeweight="2.25pt"/></w:pict></w:r>'
    )
    page = read(docx(tmp_path / "a.docx", f"<w:p>{drawn}</w:p>")).pages[0]
    found = {line.text: line for line in page.lines}
    assert found["莒县交通运输局文件"].colour == (255, 0, 0)
    assert found["方框文字"].where == "text_box"
    (rule,) = page.shapes
    assert (rule.kind, rule.colour, rule.width) == ("rule", (255, 0, 0), 2.25)


def test_drawn_line_is_a_rule(tmp_path):
    flat = anchored(RED_LINE).replace('cx="1512000" cy="1512000"', 'cx="5600000" cy="0"')
    (rule,) = read(docx(tmp_path / "a.docx", f"<w:p>{flat}</w:p>")).pages[0].shapes
    assert (rule.kind, rule.colour, rule.width) == ("rule", (255, 0, 0), 2.25)


@pytest.mark.parametrize(("behind", "anchor"), [(0, "floating"), (1, "behind")])
def test_anchored_picture(tmp_path, behind, anchor):
    xml = f"<w:p>{anchored(PICTURE, behind)}{run('2023年3月15日')}</w:p>"
    page = read(docx(tmp_path / "a.docx", xml, picture=papers.picture_bytes())).pages[0]
    (placed,) = page.pictures
    assert placed.anchor == anchor and placed.pixels().shape == (60, 60, 3)
    assert (placed.box[2] - placed.box[0]) * page.width == pytest.approx(119, abs=1)


def test_vml_ole_and_header_pictures(tmp_path):
    shape = '<v:shape style="width:120pt;height:120pt"><v:imagedata r:id="{rid}"/></v:shape>'
    xml = f"<w:p><w:r><w:pict>{shape}</w:pict></w:r><w:r><w:object>{shape}</w:object></w:r></w:p>"
    path = docx(tmp_path / "a.docx", xml, picture=papers.picture_bytes())
    assert [placed.anchor for placed in read(path).pages[0].pictures] == ["inline", "ole"]


def test_header_and_table_and_tracked_changes(tmp_path):
    made = NewDocument()
    made.sections[0].header.paragraphs[0].text = "页眉里的机关名称"
    made.add_table(1, 2).cell(0, 1).text = "机动车维修"
    made.save(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as package:
        xml = package.read("word/document.xml")
    changed = xml.replace(
        b"<w:tbl>",
        b'<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
        b"<w:tbl>",
        1,
    )
    papers.rewrite(tmp_path / "a.docx", {"word/document.xml": changed})
    document = read(tmp_path / "a.docx")
    assert [(line.text, line.where) for line in document.lines] == [
        ("页眉里的机关名称", "page_header"),
        ("机动车维修", "table"),
    ]
    assert document.metadata["tracked_changes"] == "true"


def test_pages_break_and_hidden_text_is_marked(tmp_path):
    xml = f'<w:p>{run("正文")}<w:r><w:br w:type="page"/></w:r>{run("附件")}</w:p>'
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗文</w:t></w:r></w:p>"
    document = read(docx(tmp_path / "a.docx", xml, hidden))
    assert [(line.text, line.page) for line in document.lines][:2] == [("正文", 1), ("附件", 2)]
    assert "暗文" not in document.text and document.lines[-1].hidden


def test_long_text_runs_over_pages_with_boxes_inside(tmp_path):
    path = docx(tmp_path / "a.docx", *[f"<w:p>{run(papers.BODY * 4)}</w:p>"] * 30)
    document = read(path)
    assert len(document.pages) > 2 and len(document.lines) == 30
    assert all(0 <= value <= 1 for line in document.lines for value in line.box)


def test_external_entities_and_bombs_do_nothing(tmp_path):
    path = docx(tmp_path / "a.docx", f"<w:p>{run('正文')}</w:p>")
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        b'<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.'
        b'openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;&x;ok</w:t>'
        b"</w:r></w:p></w:body></w:document>"
    )
    papers.rewrite(path, {"word/document.xml": bomb})
    document = read(path)
    assert "root" not in document.text and "aaaa" not in document.text
    assert [problem.code for problem in document.problems] == ["part-unreadable"]


def test_unpacked_size_is_limited(tmp_path):
    path = docx(tmp_path / "a.docx", f"<w:p>{run('正文')}</w:p>")
    papers.rewrite(path, {"word/media/a.bin": b"\0" * (300 << 20)})
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.code == "too_large"


def test_picture_that_cannot_be_shown_is_named(tmp_path):
    path = docx(
        tmp_path / "a.docx", f"<w:p>{anchored(PICTURE)}</w:p>", picture=papers.picture_bytes()
    )
    papers.rewrite(path, {"word/media/image1.png": b"no picture"})
    document = read(path)
    assert [problem.code for problem in document.problems] == ["picture-unreadable"]


CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId90"/>'
DIAGRAM = (
    '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'r:dm="rId90" r:lo="rId91" r:qs="rId92" r:cs="rId93"/>'
)


@pytest.mark.parametrize(
    ("drawn", "part"), [(CHART, "charts/chart1.xml"), (DIAGRAM, "diagrams/data1.xml")]
)
def test_a_chart_or_diagram_that_is_not_read_is_told(tmp_path, drawn, part):
    path = docx(tmp_path / "a.docx", f"<w:p>{anchored(drawn)}</w:p>")
    with zipfile.ZipFile(path) as packed:
        relations = packed.read("word/_rels/document.xml.rels").decode()
    told = f'<Relationship Id="rId90" Type="x" Target="{part}"/></Relationships>'
    papers.rewrite(
        path,
        {
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", told).encode(),
            f"word/{part}": b"<x/>",
        },
    )
    (problem,) = read(path).problems
    assert (problem.code, problem.box) == ("picture-unreadable", None)
    assert "图表" in problem.text


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        ("word/document.xml", lambda data: data[:-60], True),
        ("word/header1.xml", lambda data: b"no words", True),
        ("word/header1.xml", lambda data: data[:-5], True),
        ("word/styles.xml", lambda data: data[: len(data) // 2], True),
        ("docProps/app.xml", lambda data: b"", False),
        ("word/document.xml", lambda data: data + b"\0\0", False),
    ],
)
def test_a_damaged_part_is_told(tmp_path, part, change, told):
    path = tmp_path / "a.docx"
    made = NewDocument()
    made.sections[0].header.paragraphs[0].text = "页眉里的机关名称"
    made.add_paragraph("正文")
    made.save(path)
    assert read(path).problems == ()
    with zipfile.ZipFile(path) as packed:
        data = packed.read(part)
    papers.rewrite(path, {part: change(data)})
    document = read(path)
    assert "正文" in document.text
    assert [(one.code, one.hides) for one in document.problems] == [
        ("part-unreadable", True)
    ] * told
    assert all(part in one.text for one in document.problems)


@pytest.mark.parametrize(
    ("symbol", "shown"),
    [
        ('w:font="宋体" w:char="3007"', "二〇二三年"),
        ('w:font="Wingdings" w:char="F0FE"', "二☑二三年"),
        ('w:font="Wingdings 2" w:char="F052"', "二☑二三年"),
        ('w:font="Webdings" w:char="F0FE"', "二二三年"),
        ('w:font="宋体" w:char="D800"', "二二三年"),
        ('w:font="宋体" w:char="FFFFFFFF"', "二二三年"),
        ('w:font="宋体"', "二二三年"),
    ],
)
def test_a_sign_put_in_as_a_symbol_is_read(tmp_path, symbol, shown):
    within = f"<w:r><w:t>二</w:t><w:sym {symbol}/><w:t>二三年</w:t></w:r>"
    assert read(docx(tmp_path / "a.docx", f"<w:p>{within}</w:p>")).text == shown


def test_notes_are_read_and_are_none_of_the_body(tmp_path):
    path = docx(tmp_path / "a.docx", f"<w:p>{run('正文')}</w:p>")
    notes = "".join(
        f'<w:footnote w:id="{number}"{kind}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for number, (kind, text) in enumerate([(' w:type="separator"', "线"), ("", "注释的话")])
    )
    papers.rewrite(
        path, {"word/footnotes.xml": f"<w:footnotes {papers.SPACES}>{notes}</w:footnotes>".encode()}
    )
    lines = [(line.text, line.where) for line in read(path).lines]
    assert lines == [("正文", "body"), ("注释的话", "page_footer")]


@pytest.mark.parametrize(("kept", "told"), [(0.6, ["picture-unreadable"]), (1, [])])
def test_a_picture_cut_short_is_told(tmp_path, kept, told):
    whole = papers.picture_bytes((300, 300), kind="JPEG", quality=95)
    path = docx(tmp_path / "a.docx", f"<w:p>{anchored(PICTURE)}</w:p>", picture=whole)
    with zipfile.ZipFile(path) as packed:
        (part,) = [name for name in packed.namelist() if name.startswith("word/media/")]
    papers.rewrite(path, {part: whole[: int(len(whole) * kept)]})
    document = read(path)
    assert [problem.code for problem in document.problems] == told
    assert len(document.pages[0].pictures) == 1


@pytest.mark.parametrize(
    ("target", "read_as"), [("word/document2.xml", "docx"), ("/word/document2.xml", "docx")]
)
def test_the_main_part_may_have_another_name(tmp_path, target, read_as):
    whole = docx(
        tmp_path / "a.docx", f"<w:p>{anchored(PICTURE)}</w:p>", f"<w:p>{run('正文')}</w:p>",
        picture=papers.picture_bytes(),
    )  # fmt: skip
    named = {"word/document.xml": "word/document2.xml"}
    named["word/_rels/document.xml.rels"] = "word/_rels/document2.xml.rels"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "b.docx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "_rels/.rels":
                data = data.replace(b"word/document.xml", target.encode())
            new.writestr(named.get(name, name), data)
    document = read(tmp_path / "b.docx")
    assert (document.format, document.text.strip()) == (read_as, "正文")
    assert len(document.pages[0].pictures) == 1 and not document.problems


def test_who_remarked_and_changed_and_what_the_file_leans_on(tmp_path):
    paper = NewDocument()
    words = paper.add_paragraph("关于做好工作的通知").add_run("。")
    paper.add_comment([words], text="核实", author="博兴县交通运输局", initials="b")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    paper.part.relate_to("file:///C:/%E6%A8%A1%E6%9D%BF.dotx", kind, is_external=True)
    paper.part.relate_to("https://www.gov.cn/", kind, is_external=True)
    paper.save(tmp_path / "a.docx")
    told = formats.read([tmp_path / "a.docx"]).metadata
    assert (told["Reviewers"], told["Links"]) == ("博兴县交通运输局", "file:///C:/模板.dotx")


def test_a_file_behind_an_icon_is_told(tmp_path):
    ole = "urn:schemas-microsoft-com:office:office"
    paper = NewDocument()
    for aspect in ("Icon", "Content"):
        run = paper.add_paragraph("附件").add_run()
        holder = etree.SubElement(run._r, f"{{{ole}}}OLEObject")
        holder.set("ProgID", "Excel.Sheet.12")
        holder.set("DrawAspect", aspect)
    paper.save(tmp_path / "a.docx")
    (told,) = formats.read([tmp_path / "a.docx"]).problems
    assert told.code == "attachments-unread" and "1个附件（Excel.Sheet.12）" in told.text
