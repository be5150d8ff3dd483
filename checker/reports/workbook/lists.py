"""The sheets that list: ledger, quarters, materials, what does not count, what is open, copies."""

from __future__ import annotations

from checker.model.result import Result, SubmissionResult
from checker.reports import build, grid, words
from checker.reports.contract_material import MaterialOut
from checker.reports.uncounted import names, uncounted
from checker.reports.workbook.sheets import Row, Sheet

LEDGER = (
    ("报送单位", 14), ("计分项", 10), ("计分单位", 20), ("日期", 12), ("得分", 9), ("至多", 9),
    ("状态", 10), ("理由", 50), ("材料", 60), ("读出把握", 10), ("读自", 20),
)  # fmt: skip
MATERIALS = (
    ("报送单位", 14), ("指标", 10), ("文件", 50), ("类别", 14), ("题目", 30), ("发文机关", 22),
    ("日期", 12), ("红头", 10), ("文号", 24), ("公章", 10), ("三要素", 12), ("理由", 50),
    ("怎么办", 50),
)  # fmt: skip
UNCOUNTED = (
    ("报送单位", 14), ("计分项", 10), ("计分单位", 24), ("日期", 12), ("材料", 60),
    ("不计的理由", 60),
)  # fmt: skip
OPEN = (
    ("报送单位", 14), ("类别", 12), ("涉及分值", 10), ("指标", 14), ("问题", 60), ("材料", 50),
    ("怎样可以确定", 60), ("还能补", 9), ("期限", 12),
)  # fmt: skip
PAIRS = (
    ("级别", 14), ("类型", 12), ("甲方", 50), ("乙方", 50), ("相似", 9), ("甲方占比", 9),
    ("乙方占比", 9), ("理由", 50), ("被替换的词", 40),
)  # fmt: skip
HELP = (
    "浅黄色的格子由核查人员填写，其余由程序写出；填写之后“总览”的“人工核定后”自动变动。",
    "“指标得分”：“人工核定”填0至满分之间的数，优先于程序的分；“三要素作废”填“是”该指标按作废计，"
    "清空则按“三要素齐全时”的分计。",
    "“扣分”：“人工核定次数”填认定的次数，留空按已认定的次数。",
    "“决定”：填“认定”或“排除”和核查人。抄袭雷同、弄虚作假须两名不同的核查人都填写“认定”才算，"
    "算了以后该单位的总分按扣分项第1条计。程序没有列出的，写在末尾的空行里，“类别”选“抄袭雷同”。"
    "其他类别的决定只作记录：三要素的在“指标得分”里改，扣分的在“扣分”里改。",
    "“疑似”“待核对”都不影响“已核实”的分；下限、上限是全部不利、全部有利时的分。",
    "表里填写的内容只留在这个文件里；要留下审计记录，请在评审网站上作决定。",
)
UNPROCESSED = (("报送单位", 14), ("文件", 60), ("原因", 14), ("说明", 70))


def sheets(result: Result) -> list[Sheet]:
    """All of them, in the order of the book."""
    heads, quarters = _quarters(result)
    return [
        Sheet("计分台账", LEDGER, _ledger(result)),
        Sheet("季度", heads, quarters),
        Sheet("不得分清单", UNCOUNTED, _uncounted(result)),
        Sheet("待核对", OPEN, _open(result)),
        Sheet("材料", MATERIALS, _materials(result)),
        Sheet("雷同", PAIRS, _pairs(result)),
        Sheet("未处理", UNPROCESSED, _unprocessed(result)),
        Sheet("说明", (("怎样使用这个文件", 120),), [(line,) for line in HELP]),
    ]


def _ledger(result: Result) -> list[Row]:
    return [
        (
            each.submission.name,
            item.id,
            unit.unit,
            unit.date,
            unit.points,
            max(unit.points, unit.possible),
            words.STATE[unit.state],
            unit.reason,
            "\n".join(paths.get(one, one) for one in unit.materials),
            unit.certainty,
            "、".join(unit.places),
        )
        for each in result.submissions
        for paths in (names(each),)
        for entry in (*each.score.indicators, *each.score.bonus)
        for item in entry.items
        for unit in item.units
    ]


def _quarters(result: Result) -> tuple[list[tuple[str, int]], list[Row]]:
    """Items that run by quarter or month, a column for each quarter, then for each month."""
    columns = [*grid.periods(result, "quarter"), *grid.periods(result, "month")]
    listed: list[Row] = []
    for each in result.submissions:
        for table in grid.grids(each, result):
            for row in table.rows:
                cells = {cell.period: _quarter(cell) for cell in row.cells}
                figures = [cells.get(column) for column in columns]
                listed.append((each.submission.name, row.id, row.title, row.verified, *figures))
    heads = [("报送单位", 14), ("计分项", 10), ("名称", 30), ("已核实", 9)]
    return [*heads, *((column, 9) for column in columns)], listed


def _quarter(cell: grid.Cell) -> object:
    return cell.points if cell.state == "counted" and cell.points is not None else cell.text


def _uncounted(result: Result) -> list[Row]:
    return [
        (each.submission.name, one.item, one.unit, one.date, "\n".join(one.paths), one.reason)
        for each in result.submissions
        for one in uncounted(each)
    ]


def _open(result: Result) -> list[Row]:
    """Open questions of each submission, then what is lacking, each by points at stake."""
    return [
        (
            each.submission.name,
            "已交待核对" if one.materials else "缺少材料",
            one.points,
            one.ref,
            one.text,
            "\n".join(paths.get(name, name) for name in one.materials),
            one.action,
            "是" if one.repairable else "否",
            one.by,
        )
        for each in result.submissions
        for paths in (names(each),)
        for one in sorted(each.todo, key=lambda one: (not one.materials, not one.repairable))
    ]


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
            "\n".join(_remedies(entry)),
        )
        for each, entry in _shown(result)
    ]


def _remedies(entry: MaterialOut) -> list[str]:
    found = [getattr(entry.elements, name) for name in entry.three_elements.missing]
    return [element.remedy for element in found if element.remedy]


def _pairs(result: Result) -> list[Row]:
    return [
        (
            words.GRADE[pair.severity],
            words.called(pair),
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
