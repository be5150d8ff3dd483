"""The whole batch against the answers that were drawn, and its reports against one another.

One file, since each process that takes a file of these would run the batch anew.
"""

import hashlib
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from tests import yaml_files
from tests.reports.reckoning import Book

FILE = Path(__file__).parents[2] / "sample_docs" / "answers.yaml"
ANSWERS = yaml_files.read(FILE)
CASES = [
    pytest.param(county, entry, id=f"{county}/{entry['path']}")
    for county, answer in ANSWERS["counties"].items()
    for entry in answer["materials"]
]
PAPERS = [case for case in CASES if case.values[1]["kind"] in ("policy", "minutes", "pledge")]
SCREENS = [case for case in CASES if case.values[1]["kind"] in ("screenshot", "photo", "ledger")]
FIGURES = {"自评": "claimed", "下限": "floor", "已核实": "verified", "上限": "ceiling"}
ELEMENTS = ("red_header", "document_number", "seal")


def right(answer):
    return {answer["verdict"], *answer.get("accept", [])}


def submission(report, county):
    (found,) = [entry for entry in report["submissions"] if entry["name"] == county]
    return found


def material(report, county, path):
    found = [m for m in submission(report, county)["materials"] if m["path"] == path]
    assert found, f"{county}/{path} is missing from the report"
    return found[0]


@pytest.mark.parametrize("county, answer", CASES)
def test_place_and_kind(report, county, answer):
    found = material(report, county, answer["path"])
    places = {answer["indicator"], *answer.get("also", [])}
    kinds = {answer["kind"], *answer.get("kind_accept", [])}
    assert found["indicator"] in places
    assert found["kind"] in kinds
    assert found["medium"] in answer["medium"]


@pytest.mark.parametrize("county, answer", CASES)
def test_issuer_and_date_of_papers(report, county, answer):
    found = material(report, county, answer["path"])
    read = {field: found[field] for field in ("issuer", "date") if field in answer}
    assert read == {field: answer[field] for field in read}


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("county, answer", PAPERS)
def test_elements_of_papers(report, county, answer, element):
    found = material(report, county, answer["path"])["elements"][element]
    wanted = answer["elements"][element]
    assert found["verdict"] in right(wanted), found["reason"]
    if found["verdict"] != "present":
        return
    if "value" in wanted and element == "document_number":
        assert found["value"] == wanted["value"]
    if "text" in wanted and element == "red_header":
        assert found["text"].removesuffix("文件") == wanted["text"].removesuffix("文件")


@pytest.mark.parametrize("county, answer", SCREENS)
def test_no_element_is_seen_where_none_was_drawn(report, county, answer):
    found = material(report, county, answer["path"])["elements"]
    seen = [name for name in ELEMENTS if found.get(name, {}).get("verdict") == "present"]
    assert seen == []


@pytest.mark.parametrize("county, answer", CASES)
def test_three_elements(report, county, answer):
    found = material(report, county, answer["path"])["three_elements"]
    wanted = answer["three_elements"]
    assert found["verdict"] in right(wanted), found["reason"]
    if found["verdict"] == wanted["verdict"]:
        assert sorted(found["missing"]) == sorted(wanted["missing"])


@pytest.mark.parametrize("county", list(ANSWERS["counties"]))
def test_nothing_vanishes(report, county):
    answer, found = ANSWERS["counties"][county], submission(report, county)
    paths = {entry["path"] for entry in found["materials"]}
    assert paths == {entry["path"] for entry in answer["materials"]}
    failed = {entry["path"]: entry["code"] for entry in found["unprocessed"]}
    wanted = {entry["path"]: entry["code"] for entry in answer["unprocessed"]}
    # Junk may be listed as set aside; whatever else failed must be in the answers.
    kept = {path: code for path, code in failed.items() if path not in answer["set_aside"]}
    assert kept == wanted


@pytest.mark.parametrize("county", list(ANSWERS["counties"]))
def test_page_images_make_one_document(report, county):
    for answer in ANSWERS["counties"][county]["materials"]:
        found = material(report, county, answer["path"])
        assert sorted({*found["parts"]} | {found["path"]}) == sorted(
            {*answer["parts"]} | {answer["path"]}
        )


def sides(pair):
    return {(pair[side]["submission"], pair[side]["path"]) for side in "ab"}


@pytest.mark.parametrize("wanted", ANSWERS["pairs"], ids=lambda pair: pair["planted"])
def test_planted_copies_are_found(report, wanted):
    found = [pair for pair in report["pairs"] if sides(pair) == sides(wanted)]
    assert [pair["severity"] for pair in found] == [wanted["severity"]]
    assert found[0]["kind"] in wanted["kinds"]
    assert found[0]["spans"]
    swapped = {frozenset(names) for names in found[0]["swapped"]}
    assert {frozenset(names) for names in wanted.get("swapped", [])} <= swapped


def test_no_other_pair_is_called_fraud(report):
    frauds = [sides(pair) for pair in report["pairs"] if pair["severity"] == "fraud"]
    assert [pair for pair in frauds if pair not in [sides(w) for w in ANSWERS["pairs"]]] == []


def test_an_article_under_two_indicators_is_named(report):
    for reuse in [entry for entry in ANSWERS["reused"] if entry["forbidden"]]:
        found = submission(report, reuse["submission"])
        ids = {m["id"] for m in found["materials"] if m["path"] in reuse["paths"]}
        units = [
            unit
            for indicator in found["score"]["indicators"]
            if indicator["id"] == "三.1"
            for item in indicator["items"]
            for unit in item["units"]
            if ids & set(unit["materials"])
        ]
        assert units and not any(unit["counted"] for unit in units)


def test_scores_are_intervals(report):
    for entry in report["submissions"]:
        score = entry["score"]
        assert score["floor"] <= score["verified"] <= score["ceiling"]


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
