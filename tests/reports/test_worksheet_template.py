"""The template of the 核查底稿: what is shipped, what an office may write, broken ones."""

import re
from pathlib import Path

import pytest
from docx import Document

from checker.errors import UsageError
from checker.reports import worksheet
from checker.reports.words import points
from checker.reports.worksheet import content, example, layout, stored
from tests.reports.conftest import in_store
from tests.reports.papers import parts, text

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


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
