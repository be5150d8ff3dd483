"""The sheets that reckon: what a reviewer fills in moves the totals.

总览 adds up 指标得分 and 扣分, and leaves what the clause leaves once 决定 holds a fraud that two
people established. Nothing filled in: the figures of report.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from checker.model.result import Result, SubmissionResult
from checker.model.rules import Penalty
from checker.model.score import Flag, IndicatorScore
from checker.reports import words
from checker.reports.counts import counts
from checker.reports.headings import Heading, headings
from checker.reports.workbook.sheets import Formula, Row, Sheet, letter

OVERVIEW = (
    ("报送单位", 18), ("材料", 8), ("未处理", 8), ("三要素待核对", 13), ("三要素不齐", 11),
    ("疑似雷同", 10), ("自评", 9), ("下限", 9), ("已核实", 9), ("上限", 9), ("基本分采用", 12),
    ("加分采用", 10), ("扣分采用", 10), ("弄虚作假认定", 13), ("人工核定后", 12),
)  # fmt: skip
SCORES = (
    ("报送单位", 14), ("指标", 9), ("名称", 26), ("满分", 8), ("自评", 8), ("下限", 8),
    ("已核实", 10), ("上限", 8), ("三要素齐全时", 13), ("三要素作废", 11), ("人工核定", 11),
    ("采用分", 10), ("理由", 60), ("条款原文", 60),
)  # fmt: skip
HEADINGS = (
    ("报送单位", 14), ("一级指标", 10), ("名称", 20), ("满分", 8), ("自评", 8), ("下限", 8),
    ("已核实", 10), ("上限", 8), ("采用分", 10),
)  # fmt: skip
DEDUCTIONS = (
    ("报送单位", 14), ("条款", 9), ("名称", 26), ("每次扣分", 10), ("已认定次数", 11),
    ("待认定次数", 11), ("人工核定次数", 13), ("扣分", 9), ("说明", 60), ("条款原文", 60),
)  # fmt: skip
DECISIONS = (
    ("报送单位", 14), ("类别", 12), ("事项", 60), ("指标", 9), ("条款", 9), ("程序记录", 11),
    ("决定", 9), ("核查人一", 12), ("核查人二", 12), ("理由", 40), ("计为认定", 10),
)  # fmt: skip
YES = "是"
CONFIRMED, DISMISSED = "认定", "排除"
SPARE = 10  # empty rows for what people established beside the program


def overview(result: Result) -> Sheet:
    """One row a submission, the totals as formulas over the other sheets."""
    last = 1 + sum(len(_entries(each)) for each in result.submissions)
    rows = [_overview(at, each, result, last) for at, each in enumerate(result.submissions, 2)]
    return Sheet("总览", OVERVIEW, rows)


def _overview(at: int, each: SubmissionResult, result: Result, last: int) -> Row:
    found, score = counts(each), each.score
    base, bonus, lost, fraud = (letter(OVERVIEW, head) for head, _ in OVERVIEW[10:14])
    return (
        each.submission.name,
        found.materials,
        found.unprocessed,
        found.review,
        found.failed,
        found.copied,
        score.claimed,
        score.floor,
        score.verified,
        score.ceiling,
        _added(at, last, score.indicators, bonus=False),
        _added(at, last, score.bonus, bonus=True),
        _lost(at, each, result),
        _fraud(at, each, result),
        _total(f"{base}{at}+{bonus}{at}-{lost}{at}", f"{fraud}{at}", each, result),
    )


def _added(at: int, last: int, entries: Iterable[IndicatorScore], *, bonus: bool) -> Formula:
    taken = _column("指标得分", SCORES, "采用分", last)
    own = f"({_column('指标得分', SCORES, '报送单位', last)}=A{at})"
    sign = "=" if bonus else "<>"
    kind = f'(LEFT({_column("指标得分", SCORES, "指标", last)},2){sign}"加分")'
    ours = sum((entry.verified for entry in entries), Decimal(0))
    return Formula(f"=SUMPRODUCT({own}*{kind}*{taken})", ours)


def _lost(at: int, each: SubmissionResult, result: Result) -> object:
    last = 1 + len(result.submissions) * len(result.system.charged)
    if last == 1:
        return Decimal(0)
    own = f"({_column('扣分', DEDUCTIONS, '报送单位', last)}=A{at})"
    ours = sum((_taken_off(each, penalty) for penalty in result.system.charged), Decimal(0))
    return Formula(f"=SUMPRODUCT({own}*{_column('扣分', DEDUCTIONS, '扣分', last)})", ours)


def _fraud(at: int, each: SubmissionResult, result: Result) -> object:
    """How many frauds two people established; the clause stands in county systems alone."""
    if each.score.if_fraud_confirmed is None:
        return "无此条款"
    last = 1 + _decision_rows(result)
    own = f"({_column('决定', DECISIONS, '报送单位', last)}=A{at})"
    kind = f'({_column("决定", DECISIONS, "类别", last)}="{words.SEVERITY["fraud"]}")'
    known = sum(flag.severity == "fraud" and flag.status == "confirmed" for flag in each.flags)
    counted = _column("决定", DECISIONS, "计为认定", last)
    return Formula(f"=SUMPRODUCT({own}*{kind}*{counted})", known, count=True)


def _total(points: str, fraud: str, each: SubmissionResult, result: Result) -> Formula:
    plain = f"MAX({result.system.settings.minimum},ROUND({points},2))"
    left = each.score.if_fraud_confirmed
    text = f"={plain}" if left is None else f"=IF({fraud}>0,{left},{plain})"
    return Formula(text, each.score.verified)


def _column(sheet: str, heads: tuple[tuple[str, int], ...], name: str, last: int) -> str:
    at = letter(heads, name)
    return f"{sheet}!${at}$2:${at}${last}"


def scores(result: Result) -> Sheet:
    """One row an indicator: the reviewer's figure, held inside the maximum, goes before ours."""
    rows: list[Row] = []
    for each in result.submissions:
        for entry in _entries(each):
            rows.append(_score(len(rows) + 2, each, entry))
    return Sheet("指标得分", SCORES, rows, ("三要素作废", "人工核定"), {"三要素作废": (YES,)})


def by_heading(result: Result) -> Sheet:
    """One row a heading; what is taken follows the reviewer's figures of its indicators."""
    last = 1 + sum(len(_entries(each)) for each in result.submissions)
    rows: list[Row] = []
    for each in result.submissions:
        for head in headings(each.score, result.system):
            figures = (head.max, head.claimed, head.floor, head.verified, head.ceiling)
            taken = _of_heading(head, len(rows) + 2, last)
            rows.append((each.submission.name, head.id, head.title, *figures, taken))
    return Sheet("一级指标", HEADINGS, rows)


def _of_heading(head: Heading, at: int, last: int) -> Formula:
    own = f"({_column('指标得分', SCORES, '报送单位', last)}=A{at})"
    ref = _column("指标得分", SCORES, "指标", last)
    inside = f'(LEFT({ref},{len(head.id) + 1})="{head.id}.")'
    taken = _column("指标得分", SCORES, "采用分", last)
    return Formula(f"=SUMPRODUCT({own}*{inside}*{taken})", head.verified)


def _entries(each: SubmissionResult) -> tuple[IndicatorScore, ...]:
    return (*each.score.indicators, *each.score.bonus)


def _score(at: int, each: SubmissionResult, entry: IndicatorScore) -> Row:
    return (
        each.submission.name,
        entry.id,
        entry.title,
        entry.max,
        entry.claimed,
        entry.floor,
        entry.verified,
        entry.ceiling,
        entry.unvoided if entry.void else None,
        YES if entry.void else None,
        None,
        _taken(at, entry),
        "\n".join([*entry.told, *_short(each, entry)]),
        entry.clause,
    )


def _short(each: SubmissionResult, entry: IndicatorScore) -> Iterator[str]:
    """Why an indicator has less than its maximum, beside what its own reasons say."""
    if entry.ceiling > entry.verified:
        more = words.points(entry.ceiling - entry.verified)
        yield f"有待核对的，至多再得{more}分，见“待核对”"
    if entry.void and entry.unvoided_most != entry.unvoided:
        most = words.points(entry.unvoided_most)
        yield f"三要素补正以后还有待核对的，至多{most}分"
    refs = {item.id for item in entry.items}
    for task in each.todo:
        if task.ref in refs and not task.materials:
            yield task.text.removeprefix(f"{task.ref} ")


def _taken(at: int, entry: IndicatorScore) -> Formula:
    """A figure filled in; else ours, by whether the three elements void the indicator."""
    most, ours, whole, void, own = (
        f"{letter(SCORES, head)}{at}"
        for head in ("满分", "已核实", "三要素齐全时", "三要素作废", "人工核定")
    )
    held = f"MIN({own},{most})" if entry.max is not None else own
    struck, standing = (ours, whole) if entry.void else ("0", ours)
    other = f'IF({void}="{YES}",{struck},{standing})'
    return Formula(f"=IF(ISNUMBER({own}),ROUND(MAX(0,{held}),2),{other})", entry.verified)


def limit(sheet: Worksheet, rows: Sheet) -> None:
    """Excel itself refuses a figure outside zero and the maximum."""
    heads = [head for head, _ in SCORES]
    own, most = heads.index("人工核定"), letter(SCORES, "满分")
    for at, row in enumerate(rows.rows, 1):
        rule = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": f"={most}{at + 1}" if row[3] is not None else 1000,
            "error_title": "不能这样填",
            "error_message": "请填0至满分之间的数，或留空",
        }
        sheet.data_validation(at, own, at, own, rule)


def deductions(result: Result) -> Sheet:
    """Every clause that takes points off for a case that people established."""
    rows: list[Row] = []
    for each in result.submissions:
        for penalty in result.system.charged:
            rows.append(_deduction(len(rows) + 2, each, penalty))
    return Sheet("扣分", DEDUCTIONS, rows, ("人工核定次数",))


def _deduction(at: int, each: SubmissionResult, penalty: Penalty) -> Row:
    own = [one for one in each.score.deductions if one.id == penalty.ref]
    known = sum(one.status == "confirmed" for one in own)
    price, told, filled = (
        f"{letter(DEDUCTIONS, head)}{at}" for head in ("每次扣分", "已认定次数", "人工核定次数")
    )
    count = f"IF(ISNUMBER({filled}),MAX(0,{filled}),{told})"
    count = f"MIN(1,{count})" if penalty.once else count
    notes = ["只扣一次"] if penalty.once else []
    return (
        each.submission.name,
        penalty.ref,
        penalty.title,
        penalty.each,
        known,
        len(own) - known,
        None,
        Formula(f"={price}*{count}", _taken_off(each, penalty)),
        "\n".join([*notes, *(one.text for one in own if one.text)]),
        penalty.clause,
    )


def _taken_off(each: SubmissionResult, penalty: Penalty) -> Decimal:
    """What the established cases of one clause cost."""
    known = sum(d.id == penalty.ref and d.status == "confirmed" for d in each.score.deductions)
    return (penalty.each or Decimal(0)) * (min(1, known) if penalty.once else known)


def decisions(result: Result) -> Sheet:
    """What people have to decide, with what they said; empty rows for what they found beside."""
    rows = [
        _decision(at, each.submission.name, flag)
        for at, (each, flag) in enumerate(_flags(result), 2)
    ]
    rows += [_spare(len(rows) + 2 + number) for number in range(SPARE)]
    names = tuple(each.submission.name for each in result.submissions)
    choices = {
        "决定": (CONFIRMED, DISMISSED),
        "类别": tuple(words.SEVERITY.values()),
        "报送单位": names,
    }
    inputs = ("决定", "核查人一", "核查人二", "理由")
    return Sheet("决定", DECISIONS, rows, inputs, choices, spare=SPARE)


def _flags(result: Result) -> Iterator[tuple[SubmissionResult, Flag]]:
    for each in result.submissions:
        for flag in each.flags:
            yield each, flag


def _decision_rows(result: Result) -> int:
    return sum(1 for _ in _flags(result)) + SPARE


def _decision(at: int, name: str, flag: Flag) -> Row:
    return (
        name,
        words.SEVERITY[flag.severity],
        flag.text,
        flag.indicator,
        flag.clause,
        words.STATUS[flag.status],
        None,
        None,
        None,
        None,
        _counts(at, flag.status == "confirmed"),
    )


def _spare(at: int) -> Row:
    return (*(None for _ in DECISIONS[:-1]), _counts(at, False))


def _counts(at: int, known: bool) -> Formula:
    """1 where it stands established: a fraud by two different people, the rest by one."""
    kind, ruled, one, two = (
        f"{letter(DECISIONS, head)}{at}" for head in ("类别", "决定", "核查人一", "核查人二")
    )
    people = f'AND({one}<>"",{two}<>"",TRIM({one})<>TRIM({two}))'
    enough = f'IF({kind}="{words.SEVERITY["fraud"]}",{people},{one}<>"")'
    filled = f'IF(AND({ruled}="{CONFIRMED}",{enough}),1,0)'
    text = f'=IF({ruled}="",1,{filled})' if known else f"={filled}"
    return Formula(text, int(known), count=True)
