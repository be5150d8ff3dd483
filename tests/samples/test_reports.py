"""What is written beside report.json says the same, for every sample submission."""

import hashlib
from decimal import Decimal

from docx import Document

from tests.reports.reckoning import Book

FIGURES = {"自评": "claimed", "下限": "floor", "已核实": "verified", "上限": "ceiling"}


def cents(value):
    return "" if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


def test_the_workbooks_formulas_give_the_reports_figures(checked, report):
    book = Book(checked / "score.xlsx")
    assert len(report["submissions"]) == 3
    for row, each in enumerate(report["submissions"], 2):
        score = each["score"]
        assert book.cell("总览", "报送单位", row) == each["name"]
        for head, name in (*FIGURES.items(), ("人工核定后", "verified")):
            assert book.cell("总览", head, row) == cents(score[name])
        for entry in (*score["indicators"], *score["bonus"]):
            (at,) = book.rows("指标得分", 报送单位=each["name"], 指标=entry["id"])
            for head, name in (*FIGURES.items(), ("满分", "max"), ("采用分", "verified")):
                assert book.cell("指标得分", head, at) == cents(entry[name]), (entry["id"], head)


def test_the_worksheets_show_the_reports_totals_and_its_hash(checked, report):
    digest = hashlib.sha256((checked / "report.json").read_bytes()).hexdigest()
    for each in report["submissions"]:
        document = Document(checked / "核查底稿" / f"{each['name']}.docx")
        assert any(digest in paragraph.text for paragraph in document.paragraphs)
        totals = next(t for t in document.tables if t.rows[0].cells[0].text == "自评")
        shown = dict(zip(*([c.text for c in row.cells] for row in totals.rows), strict=True))
        for head, name in FIGURES.items():
            value = each["score"][name]
            assert shown[head] == ("—" if value is None else f"{value:g}")
