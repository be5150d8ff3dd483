"""The 核查底稿: what stands in it, that nothing in a value comes alive, and broken templates."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from checker import reports
from checker.errors import UsageError
from checker.model.material import Place
from checker.reports import worksheet
from checker.reports.html import points
from checker.reports.worksheet import content, example, filling, layout, stored
from checker.store import joining, open_store
from checker.store.judging import Ruling, decide
from tests.store.batch import result

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


@pytest.fixture(scope="module")
def made():
    found = result()
    (each, *_) = found.submissions
    return each, found, worksheet.render(each, found, report="ab" * 32)


def text(docx):
    """Everything that can be read, cell by cell."""
    return "\n".join(_cells(Document(io.BytesIO(docx))))


def _cells(document):
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield from dict.fromkeys(cell.text for cell in row.cells)
        else:
            yield block.text


def parts(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rows(docx, head):
    """The rows under the table whose first head is this."""
    for table in Document(io.BytesIO(docx)).tables:
        if table.rows[0].cells[0].text == head:
            return [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return []


def test_totals_and_every_clause_stand_in_it(made):
    each, found, docx = made
    told = text(docx)
    for word in (each.submission.name, found.system.document, "2023-12-31", "ab" * 32):
        assert word in told
    for entry in (*found.system.indicators, *found.system.bonus):
        assert f"条款：{entry.clause}" in told
    score = each.score
    figures = (score.claimed, score.verified, score.floor, score.ceiling, score.max,
               score.if_fraud_confirmed)  # fmt: skip
    assert rows(docx, "自评") == [[points(value) for value in figures]]


def test_every_indicator_has_its_own_figures(made):
    each, _, docx = made
    listed = {}
    for table in Document(io.BytesIO(docx)).tables:
        if table.rows[0].cells[0].text == "指标" and len(table.columns) == 8:
            for row in table.rows[1:]:
                cells = [cell.text for cell in row.cells]
                if re.fullmatch(r".{1,2}\.\d", cells[0]):
                    listed[cells[0]] = cells[2:7]
    entries = (*each.score.indicators, *each.score.bonus)
    assert listed == {
        e.id: [points(x) for x in (e.max, e.claimed, e.floor, e.verified, e.ceiling)]
        for e in entries
    }


def test_the_void_the_copy_and_the_questions_are_listed(made):
    _, _, docx = made
    refused = rows(docx, "计分项")
    assert any(row[0] == "四.2" and "三要素不全" in row[3] for row in refused)
    copied = rows(docx, "级别和\n类型") or rows(docx, "级别和类型")
    assert copied[0][0].startswith("疑似抄袭雷同") and "博兴县" in copied[0][2]
    assert "第1" in copied[0][1] and copied[0][4] == "待认定"
    stakes = [float(row[0]) for row in rows(docx, "涉及分值")]
    assert stakes == sorted(stakes, reverse=True) and stakes
    assert "还没有人作过决定" in text(docx)
    assert "签字" in text(docx)


def test_files_without_a_place_are_told_twice_over(made):
    each, found, _ = made
    record = each.records[0]
    lost = replace(record, material=replace(record.material, places=(Place(),)))
    docx = worksheet.render(replace(each, records=(lost, *each.records[1:])), found)
    path = record.material.path
    assert [path, "未归类", "没有归入任何指标，请核对应归哪一项"] in rows(docx, "文件")
    assert any(row[0] == "未归类" and row[2] == path for row in rows(docx, "计分项"))


HOSTILE = "{{ 7*7 }}{% raw %}</w:t><w:p/>&amp;\x00\x07\x0c\x1b\ud800\ufffe<b>{%tr endfor %}.txt"


def test_hostile_text_is_inert(made):
    each, found, plain = made
    record = each.records[0]
    paper = replace(record.material, path=HOSTILE, places=(Place(),))
    name = f"{HOSTILE}县"
    other = replace(
        each,
        submission=replace(each.submission, name=name),
        records=(replace(record, material=paper), *each.records[1:]),
    )
    docx = worksheet.render(other, found)
    told = text(docx)
    assert "{{ 7*7 }}{% raw %}</w:t><w:p/>&amp;<b>{%tr endfor %}.txt" in told
    assert "49" not in rows(docx, "文件")[0][0]
    for part, xml in parts(docx).items():
        if part.endswith((".xml", ".rels")):
            etree.fromstring(xml)
    assert len(Document(io.BytesIO(docx)).tables) >= len(Document(io.BytesIO(plain)).tables)


def test_pages_and_tables_are_made_for_paper():
    body = etree.fromstring(parts(worksheet.TEMPLATE.read_bytes())["word/document.xml"])
    size, margins = body.find(".//w:pgSz", NS), body.find(".//w:pgMar", NS)
    key = f"{{{NS['w']}}}"
    assert abs(int(size.get(f"{key}w")) - 11906) < 3 and abs(int(size.get(f"{key}h")) - 16838) < 3
    assert int(margins.get(f"{key}left")) >= 1134
    for row in body.iterfind(".//w:tr", NS):
        assert row.find("w:trPr/w:cantSplit", NS) is not None
    lists = [t for t in body.iterfind(".//w:tbl", NS) if "{%tr" in "".join(t.itertext())]
    assert lists
    for table in lists:
        assert table.find("w:tr/w:trPr/w:tblHeader", NS) is not None
    footer = parts(worksheet.TEMPLATE.read_bytes())["word/footer1.xml"].decode()
    assert " PAGE " in footer and " NUMPAGES " in footer


def test_the_shipped_template_is_what_the_program_draws(tmp_path):
    layout.make().save(tmp_path / "again.docx")
    again, shipped = (parts(p.read_bytes()) for p in (tmp_path / "again.docx", worksheet.TEMPLATE))
    assert again.keys() == shipped.keys()
    assert {n for n in again if again[n] != shipped[n]} <= {"docProps/core.xml"}


def shape(value):
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def covers(whole, other):
    """Whether every tag of ``other`` stands in ``whole`` with a value of the same kind."""
    if isinstance(whole, dict):
        return whole.keys() == other.keys() and all(covers(whole[n], other[n]) for n in whole)
    if isinstance(whole, list):
        return isinstance(other, list) and (not other or covers(whole[0], other[0]))
    return whole == other


def test_the_example_and_the_page_of_tags_are_true(made, tmp_path):
    each, found, _ = made
    whole = shape(dict(example.EXAMPLE))
    assert covers(whole, shape(content.values(each, found)))
    store = in_store(tmp_path, found)
    with store.read() as connection:
        own, alone, kept = stored.load(connection, 1)
    assert covers(whole, shape(content.values(own, alone, trail=kept)))
    page = (Path(__file__).parents[2] / "docs/worksheet.md").read_text(encoding="utf-8")
    told = {word for tags in re.findall(r"`([^`]+)`", page) for word in tags.split(".")}
    assert names(example.EXAMPLE) - told == set()


def names(value):
    if isinstance(value, dict):
        return set(value) | {inner for each in value.values() for inner in names(each)}
    return names(value[0]) if isinstance(value, list) else set()


def in_store(tmp_path, found):
    store = open_store(str(tmp_path / "review.db"), make=True)
    joining.save(store, found)
    return store


def test_from_a_store_it_tells_who_decided_what_and_how_the_trail_ends(tmp_path):
    store = in_store(tmp_path, result())
    with store.read() as connection:
        each, *_ = stored.load(connection, 1)
    flag = next(flag for flag in each.flags if flag.severity == "void")
    decide(store, Ruling(1, flag.id, "confirmed", "张三", text="看过原件"), may_finish=True)
    with store.read() as connection:
        each, found, told = stored.load(connection, 1)
    docx = worksheet.render(each, found, trail=told)
    (row,) = rows(docx, "时间")
    assert row[1:4] == [flag.text, "认定", "张三"] and "看过原件" in row[4]
    entries = rows(docx, "序号")
    assert [entry[2] for entry in entries] == ["核查", "决定"]
    assert entries[-1][4] == told.link and told.link in text(docx)
    assert "没有改动" in text(docx)


def test_each_submission_gets_a_file_that_names_its_report(tmp_path):
    files = reports.write(result(), tmp_path)
    papers = sorted(path.name for path in files["核查底稿"].iterdir())
    assert papers == ["博兴县.docx", "商河县.docx"]
    digest = hashlib.sha256((tmp_path / "report.json").read_bytes()).hexdigest()
    for paper in papers:
        assert digest in text((tmp_path / "核查底稿" / paper).read_bytes())


def test_names_that_no_disk_takes(tmp_path):
    found = result()
    one, two = found.submissions
    pairs = ((one, "../a:b"), (two, "../a?b"), (two, "…"), (two, ".."))
    named = [replace(x, submission=replace(x.submission, name=name)) for x, name in pairs]
    files = worksheet.save(replace(found, submissions=tuple(named)), tmp_path / "w")
    stems = sorted(path.name for path in (tmp_path / "w").iterdir())
    assert len(stems) == len(named) == len(files)
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def edited(tmp_path, change):
    """A template an office has changed: ``change`` edits its paragraphs."""
    document = layout.make()
    change(document)
    document.save(tmp_path / "自定.docx")
    return tmp_path / "自定.docx"


def test_an_office_may_write_its_own(made, tmp_path):
    each, found, _ = made
    template = tmp_path / "短.docx"
    short = Document()
    paragraph = short.add_paragraph("")
    for piece in ("{{ 单", "位", " }}", "得分", "{{ 得分.已核实", " }}"):  # as Word cuts runs up
        paragraph.add_run(piece)
    short.save(template)
    worksheet.inspect(template)
    told = text(worksheet.render(each, found, template=template))
    assert told.strip() == f"商河县得分{points(each.score.verified)}"


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ 单为 }}", ("“{{ 单为 }}”", "没有“单为”这一项")),
        ("{{ 得分.总 }}", ("“{{ 得分.总 }}”", "没有“总”这一项")),
        ("{%p for 行 in 疑点 %}", ("没有写对应的{% endfor %}",)),
        ("{%p endif %}", ("多出{% endif %}，前面没有对应的{% if … %}",)),
        ("{%p fro 行 in 疑点 %}", ("{% fro 行 in 疑点 %}", "不认识“fro”")),
        ("{{ 单位 | 大写 }}", ("“{{ 单位 | 大写 }}”", "没有“大写”这种写法")),
        ("{{ 单位 ", ("写法不对",)),
        ("{{ ''.__class__.__mro__ }}", ("写法不对",)),
    ],
)
def test_a_broken_template_says_which_tag(tmp_path, tag, words):
    template = edited(tmp_path, lambda document: document.add_paragraph(f"甲 {tag} 乙"))
    with pytest.raises(UsageError) as caught:
        worksheet.inspect(template)
    for word in ("自定.docx", *words):
        assert word in caught.value.text, caught.value.text
    assert "worksheet.md" in caught.value.remedy


def test_a_row_tag_outside_a_table_is_refused_not_mended(tmp_path):
    template = edited(tmp_path, _cross)
    with pytest.raises(UsageError) as caught:
        worksheet.inspect(template)
    assert "独占" in caught.value.text


def _cross(document):
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "{%tr for 行 in 疑点 %}"
    document.add_paragraph("{%p endfor %}")
    document.add_table(1, 1).cell(0, 0).text = "{%tc if 单位 %}"
    document.add_paragraph("{%p endif %}")


@pytest.mark.parametrize("content_", [b"", b"PK\x03\x04", b"no docx at all"])
def test_what_is_no_docx_is_refused(tmp_path, content_):
    (tmp_path / "x.docx").write_bytes(content_)
    with pytest.raises(UsageError, match="不是能打开的 docx"):
        worksheet.inspect(tmp_path / "x.docx")
    with pytest.raises(UsageError, match="不存在"):
        worksheet.inspect(tmp_path / "y.docx")


def test_every_character_that_xml_refuses_is_left_out():
    kept = filling.clean({"a": ["\x00甲\x0b\r乙\n\t\U0002000b\uffff"]})
    assert kept == {"a": ["甲乙\n\t\U0002000b"]}
