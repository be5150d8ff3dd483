"""Styles of somebody's own making that lie in Word files of two counties."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from checker.forgery import docx_styles
from checker.model.document import Document
from checker.model.finding import Finding, Outcome
from checker.model.material import Record
from tests.forgery.stated_paper import Paper

OWN = ["公文正文", "附件题注", "署名行"]


def style(name: str, *, custom: bool = True, size: int = 32, ident: str = "a1") -> str:
    own = ' w:customStyle="1"' if custom else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{ident}"><w:name w:val="{name}"/>'
        f'<w:rsid w:val="00{ident}"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def told(path: Path, *styles: str) -> list[str]:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/styles.xml", f"<w:styles>{''.join(styles)}</w:styles>")
    found = docx_styles.check(Document(path, "docx", "office", ()))
    assert found.outcome == "not_applicable" and not found.strength
    return list(found.values.get("styles", ()))


def test_styles_are_told_by_name_and_definition(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    (one,) = told(path, style("公文正文"))
    assert told(path, style("公文正文", ident="b7")) == [one]
    assert told(path, style("公文正文", size=30)) != [one]
    assert not told(path, style("公文正文", custom=False))


@pytest.mark.parametrize(
    "name", ["页眉 Char", "标题 1 字符", "font51", "_Style 4", "列出段落1", "Table Paragraph", "10"]
)
def test_styles_that_programs_name(tmp_path: Path, name: str) -> None:
    assert not told(tmp_path / "a.docx", style(name))


def test_a_broken_file_has_no_styles(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK broken")
    broken = Document(tmp_path / "a.docx", "docx", "office", ())
    assert not docx_styles.check(broken).values


def holding(path: str, styles: list[str]) -> Record:
    base = Paper().record(path)
    found = Finding("docx_styles", Outcome.NOT_APPLICABLE, "", values={"styles": styles})
    return replace(base, findings=(*base.findings, found))


def test_two_counties_with_the_same_styles_are_a_note() -> None:
    records = {"甲县": [holding("a", OWN)], "乙县": [holding("b", [*OWN, "其他"])]}
    flags = list(docx_styles.across(records))
    assert {flag.submission for flag in flags} == {"甲县", "乙县"}
    assert all(flag.evidence["strength"] == "note" for flag in flags)
    assert flags[0].evidence["facts"][0]["value"] == "3个相同样式"


@pytest.mark.parametrize(
    "records",
    [
        {"甲县": [holding("a", OWN)], "乙县": [holding("b", OWN)], "丙县": [holding("c", OWN)]},
        {"甲县": [holding("a", OWN)], "乙县": [holding("b", OWN[:2])]},
        {"甲县": [holding("a", OWN)], "乙县": [holding("a", OWN)]},
    ],
    ids=["handed out", "too few", "the same file"],
)
def test_styles_that_are_no_lead(records: dict[str, list[Record]]) -> None:
    assert not list(docx_styles.across(records))
