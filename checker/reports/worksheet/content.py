"""What stands in a worksheet, by the names its template uses. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from checker import __version__
from checker.model.result import Result, SubmissionResult
from checker.model.score import IndicatorScore, ItemScore, Todo, UnitScore
from checker.reports import build, words
from checker.reports.counts import counts
from checker.reports.headings import headings
from checker.reports.uncounted import names, uncounted
from checker.reports.words import points
from checker.reports.worksheet.clues import copies, leads, quiet
from checker.reports.worksheet.trail import Trail

NAMED = 4  # papers named for one question; the rest are counted


def values(
    each: SubmissionResult, result: Result, report: str = "", trail: Trail | None = None
) -> dict[str, Any]:
    """Every tag of the template with its value; docs/worksheet.md lists them."""
    system = result.system
    return {
        "单位": each.submission.name,
        "体系": system.title,
        "文件": system.document,
        "期始": result.period[0],
        "期末": result.period[1],
        "日期": date.today().isoformat(),
        "数量": _counts(each),
        "得分": _totals(each),
        "其他读法": _scopes(each, result.system.settings.three_element_scope),
        "扣分": _deductions(each),
        "大类": _headings(each, result),
        "不得分": _uncounted(each),
        "待核对": _todo(each, (todo for todo in each.todo if todo.materials)),
        "缺材料": _todo(each, (todo for todo in each.todo if not todo.materials)),
        "雷同": copies(each, result),
        "疑点": leads(each),
        "疑点说明": quiet(each),
        "三要素": _elements(each, result),
        "未用文件": _unused(each),
        "提示": [problem.text for problem in each.submission.problems],
        "校验": _versions(result, report, trail),
        **_settled(trail),
    }


def _counts(each: SubmissionResult) -> dict[str, int]:
    found = counts(each)
    return {
        "材料": found.materials,
        "未处理": found.unprocessed,
        "未归类": sum(not record.material.placed for record in each.records),
        "不齐": found.failed,
        "待核对": found.review,
    }


def _totals(each: SubmissionResult) -> dict[str, str]:
    score = each.score
    figures = {
        "自评": score.claimed, "已核实": score.verified, "下限": score.floor,
        "上限": score.ceiling, "满分": score.max, "认定后": score.if_fraud_confirmed,
    }  # fmt: skip
    return {name: points(value) for name, value in figures.items()}


def _scopes(each: SubmissionResult, used: str) -> str:
    told = "；".join(
        f"{words.SCOPE.get(one, one)}{points(total)}分{'（本底稿采用）' if one == used else ''}"
        for one, total in each.score.other_scopes.items()
    )
    start = "三要素不齐的文件“所在对应指标处均不得分”到哪一级，各种读法的已核实得分"
    return f"{start}：{told}。" if told else ""


def _deductions(each: SubmissionResult) -> list[str]:
    return [
        f"{one.id}：扣{points(one.points)}分，"
        f"{'已认定' if one.status == 'confirmed' else '待认定，现在没有扣'}。{one.text}"
        for one in each.score.deductions
    ]


def _headings(each: SubmissionResult, result: Result) -> list[dict[str, Any]]:
    paths = names(each)
    return [
        {
            "标题": f"{head.name}：{head.interval}",
            "项": [_entry(entry, paths) for entry in head.entries],
        }
        for head in headings(each.score, result.system)
        if head.entries
    ]


def _entry(entry: IndicatorScore, paths: dict[str, str]) -> dict[str, Any]:
    return {
        "指标": entry.id,
        "名称": entry.title + ("（三要素不全，不得分）" if entry.void else ""),
        "满分": points(entry.max),
        "自评": points(entry.claimed),
        "下限": points(entry.floor),
        "已核实": points(entry.verified),
        "上限": points(entry.ceiling),
        "原文": entry.clause,
        "理由": _reasons(entry),
        "明细": [
            _unit(item, unit, paths, len(entry.items) > 1)
            for item in entry.items
            for unit in item.units
            if unit.state != "not_counted"
        ],
    }


def _reasons(entry: IndicatorScore) -> list[str]:
    return entry.told or ([] if any(item.units for item in entry.items) else ["没有材料"])


def _unit(item: ItemScore, unit: UnitScore, paths: dict[str, str], several: bool) -> dict[str, str]:
    label = f"{item.id} {unit.unit}" if several else unit.unit
    open_ = unit.state == "review" and unit.possible > unit.points
    return {
        "状态": words.STATE[unit.state],
        "单位": f"{label}（{unit.date}）" if unit.date and unit.date != unit.unit else label,
        "得分": points(unit.points) + (f"（至多{points(unit.possible)}）" if open_ else ""),
        "理由": "；".join(filter(None, (unit.reason, words.surety(unit)))),
        "材料": "\n".join(paths.get(one, one) for one in unit.materials),
    }


def _uncounted(each: SubmissionResult) -> list[dict[str, str]]:
    return [
        {
            "计分项": one.item,
            "单位": f"{one.unit}（{one.date}）" if one.date and one.date != one.unit else one.unit,
            "材料": "\n".join(one.paths),
            "理由": one.reason,
        }
        for one in uncounted(each)
    ]


def _todo(each: SubmissionResult, found: Iterable[Todo]) -> list[dict[str, str]]:
    paths = names(each)
    listed = []
    for one in found:
        papers = [paths.get(material, material) for material in one.materials]
        more = [f"等{len(papers)}份"] if len(papers) > NAMED else []
        listed.append(
            {
                "分值": points(one.points),
                "指标": one.ref,
                "问题": one.text,
                "材料": "\n".join([*papers[:NAMED], *more]),
                "办法": one.action,
            }
        )
    return listed


def _elements(each: SubmissionResult, result: Result) -> list[dict[str, str]]:
    listed = []
    for record in each.records:
        duty = each.duties[record.material.id]
        if not duty.required or duty.verdict not in ("fail", "review"):
            continue
        out = build.material(record, duty, result.system)
        number = out.elements.document_number
        listed.append(
            {
                "材料": out.path,
                "红头": words.VERDICT[out.elements.red_header.verdict],
                "文号": number.value or words.VERDICT[number.verdict],
                "公章": words.VERDICT[out.elements.seal.verdict],
                "结论": words.THREE[duty.verdict],
                "理由": duty.reason,
            }
        )
    return sorted(listed, key=lambda row: row["结论"] != words.THREE["fail"])


def _unused(each: SubmissionResult) -> list[dict[str, str]]:
    failed = [
        (one.path, words.UNPROCESSED.get(one.code, one.code), one.text) for one in each.unprocessed
    ]
    unplaced = [
        (record.material.path, "未归类", "没有归入任何指标，请核对应归哪一项")
        for record in each.records
        if not record.material.placed
    ]
    aside = [(one.path, "不作材料", one.text) for one in each.submission.set_aside]
    heads = ("文件", "情况", "说明")
    return [dict(zip(heads, row, strict=True)) for row in (*failed, *unplaced, *aside)]


def _settled(trail: Trail | None) -> dict[str, Any]:
    if trail is None:
        none = (
            "本底稿由检查命令直接生成，还没有人作过决定。决定在评审网站上作出后，请从网站重新下载。"
        )
        return {"决定": [], "无决定": none, "审计说明": [], "审计": []}
    kept = f"审计记录共{trail.count}条，下表为与本单位有关的；" + (
        "核对无误，没有改动。" if not trail.faults else f"核对有问题：{'；'.join(trail.faults)}。"
    )
    said = [(one.at, one.about, one.verdict, one.by, one.reason) for one in trail.said]
    entries = [(f"{one.number}", one.at, one.action, one.by, one.link) for one in trail.entries]
    return {
        "决定": [dict(zip(("时间", "事项", "决定", "由谁", "理由"), row, strict=True))
               for row in said],
        "无决定": "还没有人作过决定。",
        "审计说明": [kept],
        "审计": [dict(zip(("序号", "时间", "动作", "由谁", "校验值"), row, strict=True))
               for row in entries],
    }  # fmt: skip


def _versions(result: Result, report: str, trail: Trail | None) -> list[str]:
    lines = [f"程序版本：{__version__}；指标体系编号：{result.system.id}"]
    if report:
        lines.append(f"同时生成的 report.json 的 SHA-256：{report}")
    if trail is not None:
        lines.append(f"评审数据库第{trail.run}次核查，存入时间：{trail.made_at}")
        lines.append(f"所用规则的 SHA-256：{trail.rules}")
        lines.append(f"审计记录最后一条的校验值：{trail.link}")
    return lines
