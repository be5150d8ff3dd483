"""score.xlsx: the figures a reviewer may change by hand, with totals that follow.

Text from materials is written as text, never as a formula, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from checker.model.result import Result, SubmissionResult
from checker.model.rules import IndicatorSystem
from checker.reports import build, grid, words
from checker.reports.contract_material import MaterialOut
from checker.scoring import gates

HEAD = PatternFill("solid", fgColor="E9EEF4")
INPUT = PatternFill("solid", fgColor="FFF8E1")
FIGURE = "0.00"
WIDTHS = (14, 10, 50, 14, 30, 22, 12, 10, 24, 10, 12, 50)  # of the sheet 材料


class Formula(str):
    """A formula of our own, the only text that is written as one."""

    __slots__ = ()


def save(result: Result, target: Path) -> None:
    """Write the workbook."""
    book = Workbook()
    book.remove(book.worksheets[0])
    scores = _rows_of_scores(result)
    _sheet(book, "总览", OVERVIEW, _overview(result, len(scores)), (18, *[12] * 10))
    sheet = _sheet(book, "指标得分", SCORES, scores, (14, 9, 26, 8, 8, 8, 10, 8, 12, 12, 60, 60))
    for row in sheet.iter_rows(min_row=2, min_col=9, max_col=9):
        row[0].fill = INPUT
    _sheet(book, "计分台账", LEDGER, _ledger(result), (14, 10, 20, 12, 9, 10, 50, 60))
    head, rows = _quarters(result)
    _sheet(book, "季度", head, rows, (14, 10, 30, 9, *[9] * len(head)))
    _sheet(book, "材料", MATERIALS, _materials(result), WIDTHS)
    _sheet(book, "不得分清单", VOID, _void(result), (14, 10, 50, 14, 50, 50))
    _sheet(book, "雷同", PAIRS, _pairs(result), (14, 12, 50, 50, 9, 9, 9, 50, 40))
    _sheet(book, "未处理", UNPROCESSED, _unprocessed(result), (14, 60, 14, 70))
    book.save(target)


# fmt: off
OVERVIEW = [
    "报送单位", "文件", "未处理", "待核对", "三要素不齐", "疑似雷同", "自评", "下限", "已核实",
    "上限", "人工核定后",
]
SCORES = [
    "报送单位", "指标", "名称", "满分", "自评", "下限", "已核实", "上限", "人工核定", "采用分",
    "理由", "条款原文",
]
LEDGER = ["报送单位", "计分项", "计分单位", "日期", "得分", "状态", "理由", "材料"]
MATERIALS = [
    "报送单位", "指标", "文件", "类别", "题目", "发文机关", "日期", "红头", "文号", "公章",
    "三要素", "理由",
]
# fmt: on
VOID = ["报送单位", "指标", "文件", "缺少", "理由", "怎么办"]
PAIRS = ["级别", "类型", "甲方", "乙方", "相似", "甲方占比", "乙方占比", "理由", "被替换的词"]
UNPROCESSED = ["报送单位", "文件", "原因", "说明"]

Row = Sequence[object]


def _sheet(
    book: Workbook, title: str, head: Sequence[str], rows: Iterable[Row], widths: Sequence[int]
) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    for at, values in enumerate([head, *rows], 1):
        for column, value in enumerate(values, 1):
            _put(sheet.cell(at, column), value)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _put(cell: Cell | MergedCell, value: object) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000]
        if not isinstance(value, Formula):
            cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif value is not None:
        cell.value = value  # type: ignore[assignment]
    if not isinstance(value, str | int):
        cell.number_format = FIGURE


def _overview(result: Result, rows: int) -> list[Row]:
    listed: list[Row] = []
    for at, each in enumerate(result.submissions, 2):
        verdicts = [duty.verdict for duty in each.duties.values() if duty.required]
        last = max(rows + 1, 2)
        taken = f"SUMIFS(指标得分!$J$2:$J${last},指标得分!$A$2:$A${last},A{at})"
        listed.append(
            (
                each.submission.name,
                len(each.records) + len(each.unprocessed),
                len(each.unprocessed),
                verdicts.count("review"),
                verdicts.count("fail"),
                sum("pair" in flag.evidence for flag in each.flags),
                each.score.claimed,
                each.score.floor,
                each.score.verified,
                each.score.ceiling,
                _total(taken, each, result.system),
            )
        )
    return listed


def _total(taken: str, each: SubmissionResult, system: IndicatorSystem) -> object:
    """The total that follows the reviewer's figures; a confirmed fraud leaves its clause's figure.

    The program confirms nothing: ``confirmed`` only stands where two people decided so.
    """
    if each.score.if_fraud_confirmed is not None and gates.fraud_confirmed(each.flags):
        return each.score.if_fraud_confirmed
    lost = sum(d.points for d in each.score.deductions if d.status == "confirmed")
    return Formula(f"=MAX({system.settings.minimum},ROUND({taken}-{lost},2))")


def _rows_of_scores(result: Result) -> list[Row]:
    listed: list[Row] = []
    for each in result.submissions:
        for entry in (*each.score.indicators, *each.score.bonus):
            at = len(listed) + 2
            listed.append(
                (
                    each.submission.name,
                    entry.id,
                    entry.title,
                    entry.max,
                    entry.claimed,
                    entry.floor,
                    entry.verified,
                    entry.ceiling,
                    None,
                    Formula(f'=IF(I{at}="",G{at},I{at})'),
                    "\n".join(entry.reasons),
                    entry.clause,
                )
            )
    return listed


def _ledger(result: Result) -> list[Row]:
    return [
        (
            each.submission.name,
            item.id,
            unit.unit,
            unit.date,
            unit.points,
            words.STATE[unit.state],
            unit.reason,
            "\n".join(_paths(each, unit.materials)),
        )
        for each in result.submissions
        for entry in (*each.score.indicators, *each.score.bonus)
        for item in entry.items
        for unit in item.units
    ]


def _quarters(result: Result) -> tuple[list[str], list[Row]]:
    """Items that run by quarter or month, a column for each quarter, then for each month."""
    columns = [*grid.periods(result, "quarter"), *grid.periods(result, "month")]
    listed: list[Row] = []
    for each in result.submissions:
        for table in grid.grids(each, result):
            for row in table.rows:
                cells = {cell.period: _quarter(cell) for cell in row.cells}
                figures = [cells.get(column) for column in columns]
                listed.append((each.submission.name, row.id, row.title, row.verified, *figures))
    return ["报送单位", "计分项", "名称", "已核实", *columns], listed


def _quarter(cell: grid.Cell) -> object:
    return cell.points if cell.state == "counted" and cell.points is not None else cell.text


def _paths(each: SubmissionResult, ids: Iterable[str]) -> list[str]:
    paths = {record.material.id: record.material.path for record in each.records}
    return [paths.get(one, one) for one in ids]


def _shown(result: Result) -> list[tuple[SubmissionResult, MaterialOut]]:
    return [
        (each, build.material(record, each.duties[record.material.id], result.system))
        for each in result.submissions
        for record in each.records
    ]


def _materials(result: Result) -> list[Row]:
    return [
        (
            each.submission.name,
            "、".join(entry.places) or "未归类",
            entry.path,
            words.KIND[entry.kind],
            entry.title,
            entry.issuer,
            entry.date or "",
            words.VERDICT[entry.elements.red_header.verdict],
            entry.elements.document_number.value
            or words.VERDICT[entry.elements.document_number.verdict],
            words.VERDICT[entry.elements.seal.verdict],
            words.THREE[entry.three_elements.verdict],
            entry.three_elements.reason,
        )
        for each, entry in _shown(result)
    ]


def _void(result: Result) -> list[Row]:
    return [
        (
            each.submission.name,
            "、".join(entry.places) or "未归类",
            entry.path,
            "、".join(words.ELEMENT[name] for name in entry.three_elements.missing),
            entry.three_elements.reason,
            "\n".join(_remedies(entry)),
        )
        for each, entry in _shown(result)
        if entry.three_elements.required and entry.three_elements.verdict == "fail"
    ]


def _remedies(entry: MaterialOut) -> list[str]:
    found = [getattr(entry.elements, name) for name in entry.three_elements.missing]
    return [element.remedy for element in found if element.remedy]


def _pairs(result: Result) -> list[Row]:
    return [
        (
            words.GRADE[pair.severity],
            words.PAIR[pair.kind],
            f"{pair.a.submission}/{pair.a.path}",
            f"{pair.b.submission}/{pair.b.path}",
            pair.similarity,
            pair.covered_a,
            pair.covered_b,
            pair.reason,
            "；".join(f"{before}⇄{after}" for before, after in pair.swapped),
        )
        for pair in result.sharing.pairs
    ]


def _unprocessed(result: Result) -> list[Row]:
    return [
        (
            each.submission.name,
            entry.path,
            words.UNPROCESSED.get(entry.code, entry.code),
            entry.text,
        )
        for each in result.submissions
        for entry in each.unprocessed
    ]
