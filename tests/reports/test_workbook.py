"""score.xlsx: its formulas give the report's figures, and follow what a reviewer changes."""

import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from checker import scoring
from checker.formats import convert
from checker.model.result import Result, SubmissionResult
from checker.model.score import Decision, Flag
from checker.reports import build, workbook
from checker.reports.workbook.sheets import OPENING
from tests.reports.reckoning import Book
from tests.scoring.packages import CITY, COUNTY, package
from tests.store.batch import result

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FRAUD = Flag("f1", "copied-text", "fraud", "商河县", (), None, "扣分.1", "suspected", "雷同")
PRIVACY = Flag("x", "privacy", "deduct", "商河县", (), None, "扣分.2", "suspected", "身份证号")


def counties(system, *given):
    """A result of some submissions, each (name, proofs, flags, decisions)."""
    return Result(
        system,
        tuple(day.isoformat() for day in system.period),
        tuple(_county(system, *each) for each in given),
    )


def _county(system, name, proofs, flags=(), decisions=()):
    submission, records = package(system, *proofs)
    submission = replace(submission, name=name)
    duties = scoring.duties(system, submission, records)
    score, judged = scoring.score(system, submission, records, duties, flags, decisions)
    todo = scoring.todo(score, system, system.period[1], duties)
    return SubmissionResult(submission, records, (), duties, score, judged, todo)


MIXED = [
    ("1-3", {}), ("4-2", {"matter": "道路客运"}), ("4-2", {"matter": "港口"}),
    ("4-4", {"matter": "道路客运", "elements": "fail"}), ("b-2", "甲"), ("b-2", "乙"),
    ("6-1", {"matter": "学习", "outcome": "unsure"}),
]  # fmt: skip

OTHER = [(ref, {**proof, "issuer": "博兴县交通运输局"}) for ref, proof in MIXED[:3]]


@pytest.fixture
def book(tmp_path):
    def write(found):
        workbook.save(found, tmp_path / "score.xlsx")
        return Book(tmp_path / "score.xlsx")

    return write


def agree(book, found):
    """Every figure against report.json, to the cent."""
    for row, each in enumerate(build.report(found).submissions, 2):
        score = each.score
        figures = {"自评": score.claimed, "下限": score.floor, "已核实": score.verified,
                   "上限": score.ceiling, "人工核定后": score.verified}  # fmt: skip
        assert book.cell("总览", "报送单位", row) == each.name
        for head, value in figures.items():
            assert book.cell("总览", head, row) == cents(value), (each.name, head)
        entries = {entry.id: entry for entry in (*score.indicators, *score.bonus)}
        rows = book.rows("指标得分", 报送单位=each.name)
        assert [book.cell("指标得分", "指标", at) for at in rows] == list(entries)
        for at in rows:
            entry = entries[book.cell("指标得分", "指标", at)]
            for head, value in (("满分", entry.max), ("自评", entry.claimed),
                                ("下限", entry.floor), ("已核实", entry.verified),
                                ("上限", entry.ceiling), ("采用分", entry.verified)):  # fmt: skip
                assert book.cell("指标得分", head, at) == cents(value), (entry.id, head)
        for head in score.headings:
            (at,) = book.rows("一级指标", 报送单位=each.name, 一级指标=head.id)
            assert book.cell("一级指标", "采用分", at) == cents(head.verified), head.id
            assert book.cell("一级指标", "上限", at) == cents(head.ceiling), head.id
        units = [unit for entry in entries.values() for item in entry.items for unit in item.units]
        listed = book.rows("计分台账", 报送单位=each.name)
        assert [book.cell("计分台账", "得分", at) for at in listed] == [
            cents(u.points) for u in units
        ]


def cents(value):
    return "" if value is None else Decimal(str(value)).quantize(Decimal("0.01"))


@pytest.mark.parametrize("system", [COUNTY, CITY], ids=["county", "city"])
def test_untouched_it_says_what_the_report_says(book, system):
    name = system.bodies[0].region
    own = replace(FRAUD, submission=name)
    decided = [Decision("扣分.5#1", "confirmed", "甲")]
    second = ("乙*县", [("1-1", {"quantity": 2})], (), decided)
    found = counties(system, (name, [], [own], ()), second, ("=丙县", []))
    agree(book(found), found)


def test_a_mixed_package_agrees_with_void_bonus_and_review(book):
    found = counties(COUNTY, ("商河县", MIXED, [FRAUD, PRIVACY], ()), ("博兴县", OTHER))
    made = book(found)
    agree(made, found)
    assert made.cell("总览", "人工核定后", 2) == Decimal(2 + 4 + 0 + 3)


def test_the_store_batch_agrees(book):
    agree(book(result()), result())


@pytest.fixture
def mixed(book):
    return book(counties(COUNTY, ("商河县", MIXED, [FRAUD, PRIVACY], ()), ("博兴县", OTHER)))


def total(book, row=2):
    return book.cell("总览", "人工核定后", row)


def typed(book, ref, head, value, county="商河县"):
    (row,) = book.rows("指标得分", 报送单位=county, 指标=ref)
    book.type("指标得分", head, row, value)


@pytest.mark.parametrize(
    ("ref", "value", "want"),
    [
        ("四.2", 6, 11), ("四.2", 0, 5), ("四.2", 80, 13), ("四.2", -3, 5), ("四.2", "两分", 9),
        ("六.1", 1, 10), ("加分.2", 4.5, "10.5"), ("四.4", 0.5, "9.5"), ("四.2", 2.125, "7.13"),
    ],
)  # fmt: skip
def test_a_figure_moves_its_own_total_and_stays_inside_the_maximum(mixed, ref, value, want):
    typed(mixed, ref, "人工核定", value)
    assert total(mixed) == Decimal(want) and total(mixed, 3) == 6


def test_a_void_lifted_or_laid_on(mixed):
    typed(mixed, "四.4", "三要素作废", None)
    assert total(mixed) == Decimal("9.5")
    typed(mixed, "四.2", "三要素作废", "是")
    assert total(mixed) == Decimal("5.5")
    typed(mixed, "四.2", "人工核定", 2)
    assert total(mixed) == Decimal("7.5")


def test_bonus_stands_apart_from_the_base(mixed):
    assert (mixed.cell("总览", "基本分采用", 2), mixed.cell("总览", "加分采用", 2)) == (6, 3)


@pytest.mark.parametrize(("times", "want"), [(1, 6), (2, 3), (4, 0), (-1, 9)])
def test_deductions_count_by_case_and_stop_at_zero(mixed, times, want):
    (row,) = mixed.rows("扣分", 报送单位="商河县", 条款="扣分.2")
    assert (mixed.cell("扣分", "待认定次数", row), mixed.cell("扣分", "扣分", row)) == (1, 0)
    mixed.type("扣分", "人工核定次数", row, times)
    assert total(mixed) == want


def test_what_costs_once_costs_once(mixed):
    (row,) = mixed.rows("扣分", 报送单位="商河县", 条款="扣分.4")
    mixed.type("扣分", "人工核定次数", row, 3)
    assert total(mixed) == 6


@pytest.mark.parametrize(
    ("ruled", "one", "two", "want"),
    [
        ("认定", "张三", "李四", 0), ("认定", "张三", None, 9), ("认定", "张三", " 张三 ", 9),
        ("排除", "张三", "李四", 9), (None, "张三", "李四", 9),
    ],
)  # fmt: skip
def test_fraud_zeroes_only_by_two_people(mixed, ruled, one, two, want):
    (row,) = mixed.rows("决定", 报送单位="商河县", 类别="抄袭雷同")
    for head, value in (("决定", ruled), ("核查人一", one), ("核查人二", two)):
        mixed.type("决定", head, row, value)
    assert total(mixed) == want and total(mixed, 3) == 6


def test_fraud_found_beside_the_program_goes_into_an_empty_row(mixed):
    row = mixed.rows("决定", 报送单位="")[0]
    for head, value in (("报送单位", "博兴县"), ("类别", "抄袭雷同"), ("决定", "认定"),
                        ("核查人一", "张三"), ("核查人二", "李四")):  # fmt: skip
        mixed.type("决定", head, row, value)
    assert (total(mixed), total(mixed, 3)) == (9, 0)


def test_a_fraud_established_in_the_store_is_zero_until_it_is_dismissed(book):
    two = [Decision("f1", "confirmed", by) for by in ("甲", "乙")]
    found = counties(COUNTY, ("商河县", MIXED, [FRAUD], two))
    made = book(found)
    agree_total = build.report(found).submissions[0].score.verified
    assert total(made) == agree_total == 0
    (row,) = made.rows("决定", 类别="抄袭雷同")
    assert made.cell("决定", "程序记录", row) == "已认定"
    made.type("决定", "决定", row, "排除")
    assert total(made) == 9


def test_a_city_has_no_such_clause(book):
    own = replace(FRAUD, submission="济南市", severity="warn")
    made = book(counties(CITY, ("济南市", [("1-5", {})], [own], ())))
    assert made.cell("总览", "弄虚作假认定", 2) == "无此条款" and total(made) == 3


def test_every_refusal_and_question_is_listed(book):
    found = counties(COUNTY, ("商河县", MIXED))
    made = book(found)
    score = found.submissions[0].score
    refused = [u for e in score.indicators for i in e.items for u in i.units
               if u.state == "not_counted"]  # fmt: skip
    assert len(made.rows("不得分清单", 报送单位="商河县")) == len(refused) > 0
    assert len(made.rows("待核对", 报送单位="商河县")) == len(found.submissions[0].todo) > 0
    sorts = [made.cell("待核对", "类别", row) for row in made.rows("待核对")]
    handed_in = sum(bool(task.materials) for task in found.submissions[0].todo)
    assert 0 < handed_in < len(sorts)
    assert sorts == ["已交待核对"] * handed_in + ["缺少材料"] * (len(sorts) - handed_in)
    assert any("三要素不全" in made.cell("不得分清单", "不计的理由", row)
               for row in made.rows("不得分清单", 计分项="四.4"))  # fmt: skip


@pytest.mark.parametrize("status", ["suspected", "confirmed"])
def test_every_formula_is_written_with_what_it_comes_to(book, tmp_path, status):
    """A preview that reckons nothing shows the same figures."""
    own = replace(FRAUD, submission="博兴县")
    two = [Decision("f1", "confirmed", by) for by in ("甲", "乙")] if status == "confirmed" else ()
    taken = [Decision("x", "confirmed", "甲")]
    found = counties(
        COUNTY, ("商河县", MIXED, [FRAUD, PRIVACY], taken), ("博兴县", OTHER, [own], two)
    )
    made = book(found)
    stored = openpyxl.load_workbook(tmp_path / "score.xlsx", data_only=True)
    cells = [c for sheet in made.book for row in sheet for c in row if c.data_type == "f"]
    assert cells
    for cell in cells:
        kept = stored[cell.parent.title][cell.coordinate].value
        kept = Decimal(str(kept)) if isinstance(kept, int | float) else kept
        assert kept == made.value(cell.parent.title, cell.coordinate), cell.value
    zeroed = status == "confirmed"
    assert total(made) == 6 and total(made, 3) == (0 if zeroed else 6)


def test_an_indicator_says_why_it_has_less_than_its_maximum(book):
    found = counties(COUNTY, ("商河县", MIXED))
    made = book(found)
    for entry in found.submissions[0].score.indicators:
        (row,) = made.rows("指标得分", 报送单位="商河县", 指标=entry.id)
        why = made.cell("指标得分", "理由", row)
        assert bool(why) == (entry.verified < entry.max), entry.id
        assert ("见“待核对”" in why) == (entry.ceiling > entry.verified)


DANGEROUS = ('=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0")


def test_text_never_becomes_a_formula(book):
    found = counties(COUNTY, *((f"{text}{n}", MIXED) for n, text in enumerate(DANGEROUS)))
    marked = tuple(
        replace(each, flags=tuple(replace(flag, text=text) for flag in each.flags))
        for each, text in zip(found.submissions, DANGEROUS, strict=True)
    )
    made = book(replace(found, submissions=marked))
    formulas = {
        (sheet.title, sheet.cell(1, cell.column).value)
        for sheet in made.book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert formulas == {
        *(("总览", head) for head in ("基本分采用", "加分采用", "扣分采用", "弄虚作假认定")),
        *(("总览", "人工核定后"), ("指标得分", "采用分"), ("扣分", "扣分"), ("决定", "计为认定")),
        ("一级指标", "采用分"),
    }
    opening = [
        cell
        for sheet in made.book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s" and cell.value.startswith(OPENING)
    ]
    assert opening and all(cell.quotePrefix for cell in opening)
    for row, text in enumerate(DANGEROUS, 2):
        assert made.cell("总览", "报送单位", row) == f"{text}{row - 2}"
        assert total(made, row) == 9


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_reckons_the_same(tmp_path, mixed):
    typed(mixed, "四.2", "人工核定", 80)
    typed(mixed, "四.4", "三要素作废", None)
    (row,) = mixed.rows("扣分", 报送单位="商河县", 条款="扣分.5")
    mixed.type("扣分", "人工核定次数", row, 1)
    mixed.book.save(tmp_path / "typed.xlsx")
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    command = [SOFFICE, home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
               "--outdir", str(tmp_path / "again"), str(tmp_path / "typed.xlsx")]  # fmt: skip
    made = tmp_path / "again" / "typed.xlsx"
    for _ in range(2):  # a first start on a busy machine may end well and write nothing
        if not made.is_file():
            subprocess.run(command, check=True, capture_output=True, timeout=120)
    (tmp_path / "sound.csv").write_text("1\n")
    if convert.by_libreoffice(tmp_path / "sound.csv", "xlsx") is None:
        pytest.skip("this LibreOffice has no Calc")
    again = openpyxl.load_workbook(made, data_only=True)
    for row in (2, 3):
        at = f"{mixed.column('总览', '人工核定后')}{row}"
        assert cents(again["总览"][at].value) == cents(total(mixed, row))
