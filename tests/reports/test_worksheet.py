"""The 核查底稿: what stands in it, and that nothing in a value comes alive."""

import hashlib
import io
import re
from dataclasses import replace

from docx import Document
from lxml import etree

from checker import reports
from checker.model.material import Place
from checker.reports import worksheet
from checker.reports.words import points
from checker.reports.worksheet import filling, stored
from checker.store.judging import Ruling, decide
from tests.reports.conftest import in_store
from tests.reports.papers import parts, rows, text
from tests.store.batch import result

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


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


def test_a_name_longer_than_a_disk_takes_is_cut_so_that_it_can_be_kept_aside_too(tmp_path):
    found = result()
    one = found.submissions[0]
    long = replace(one, submission=replace(one.submission, name="县" * 90))
    for _ in range(2):
        reports.write(replace(found, submissions=(long,)), tmp_path)
        (paper,) = (path for path in (tmp_path / "核查底稿").iterdir() if "填写" not in path.name)
        paper.write_bytes(paper.read_bytes() + b"filled in")
    assert len([*(tmp_path / "核查底稿").iterdir()]) == 2


def test_every_character_that_xml_refuses_is_left_out():
    kept = filling.clean({"a": ["\x00甲\x0b\r乙\n\t\U0002000b\uffff"]})
    assert kept == {"a": ["甲乙\n\t\U0002000b"]}
