"""An entry as a person reads it: the clause, its reading, what counts, and the numbers."""

from __future__ import annotations

from checker.errors import UsageError
from checker.model.rules import Indicator, IndicatorSystem, Item, Penalty

DUTIES = {
    "required": "必须具备红头、文号、公章",
    "if_policy": "材料中若有本局制发的文件，该文件必须具备红头、文号、公章",
    "never": "不要求三要素",
}
UNITS = {
    "quarter": "按自然季", "month": "按月", "week": "按周", "cycle": "按报送周期",
    "gap": "按更新间隔", "field": "按不同领域", "product": "按不同产品", "posting": "按条",
    "matter": "按不同事项", "regulation": "按不同法规规章",
    "named": "按不同内容", "staff": "按人数", "once": "只计一次",
    "parts": "各项证明合计", "tier": "取最高一档",
}  # fmt: skip
ISSUERS = {
    "own": "本局", "media": "市级以上媒体", "city_or_above": "市级以上单位",
    "province_or_above": "省级以上单位", "promoter": "条文所列的推广单位",
}  # fmt: skip
MISSING = {"review": "看不到的待核对", "refuse": "没有的不计", "zero": "缺一不得分"}
_HOW = {"fraud": "两人认定后总分归零", "void": "所在指标不得分", "decision": "由评审决定扣分"}


def show(system: IndicatorSystem, ref: str) -> str:
    """One entry in plain Chinese. Raises :class:`UsageError` for an unknown ref."""
    entry = system.indicator(ref)
    if entry is not None:
        return _entry(system, entry)
    penalty = next((found for found in system.deductions if found.ref == ref), None)
    if penalty is not None:
        return _penalty(penalty)
    refs = "、".join([e.ref for e in system.entries] + [p.ref for p in system.deductions])
    raise UsageError(f"{system.title}中没有“{ref}”", f"可用的编号：{refs}")


def _entry(system: IndicatorSystem, entry: Indicator) -> str:
    top = "不设上限" if entry.max is None else f"满分{entry.max}分"
    lines = [f"{entry.ref} {entry.title}（{top}）", "", f"条文：{entry.clause}", "", "理解："]
    lines += [f"  · {reading}" for reading in entry.reading]
    for item in entry.items:
        lines += ["", *_item(system, item)]
    return "\n".join([*lines, "", "例：", *(f"  · {_example(e)}" for e in entry.examples)])


def _item(system: IndicatorSystem, item: Item) -> list[str]:
    kinds = "；".join(system.document_kinds.get(kind, kind) for kind in item.kinds)
    lines = [
        f"计分项 {item.ref} {item.title}",
        f"  计分：{_points(item)}",
        f"  可用材料：{kinds}",
        f"  三要素：{DUTIES[item.three_elements]}",
    ]
    if item.issuer in ISSUERS:
        lines.append(f"  来源：{ISSUERS[item.issuer]}")
    lines += [f"  时限：{text}" for text in _limits(item)]
    lines += [f"  须写明：{need.name}（{MISSING[need.missing]}）" for need in item.needs]
    if item.parts:
        lines.append(f"  {'取其一' if item.kind == 'tier' else '须有'}：{_parts(item)}")
    if item.at_least > 1:
        lines.append(f"  每{item.unit_name}至少{item.at_least}份不同的材料")
    if item.expect:
        lines.append(f"  每季度不足{item.expect['at_least']}{item.unit_name}的，提示")
    if item.not_counted_if_under:
        lines.append(f"  用在{'、'.join(item.not_counted_if_under)}的内容不计入")
    lines += [f"  与{ref}同一场次的只计一处，待核对" for ref in item.review_if_under]
    lines += [f"  同一活动也用在{ref}的，提示" for ref in item.notice_if_under]
    if item.requires:
        same = "同一产品的" if item.requires_same_unit else ""
        lines.append(f"  以{same}{item.requires}计分为前提")
    return lines


def _parts(item: Item) -> str:
    if item.kind == "tier":
        return "、".join(f"{part.name}（{part.points}分）" for part in item.parts)
    return "、".join(f"{part.name}（{MISSING[part.missing]}）" for part in item.parts)


def _limits(item: Item) -> list[str]:
    """What the item's own settings say of time."""
    own = item.unit_settings
    found = []
    if "by" in own:
        found.append(f"{own['by']}（含）以前收到")
    if "day" in own:
        found.append(f"每月{own['day']}日（含）以前")
    if "working_days" in own:
        found.append(
            f"每{own['working_days']}个工作日至少一次，一季度内{own['misses']}次未按时的，该季度不得分"
        )
    if "months" in own:
        found.append(f"相邻两次间隔不超过{own['months']}个月")
    if "late" in own:
        found.append("不允许补报，注明补报的不计")
    return found


def _points(item: Item) -> str:
    score = item.score
    words = [UNITS[item.unit]]
    if item.kind == "deduct":
        words.append(f"从满分起，每缺{score.get('per', 1)}{item.unit_name}扣{score['each']}分")
    elif "each" in score:
        words.append(f"每{item.unit_name}{score['each']}分")
    words += [f"单季度最多{cap['points']}分" for cap in score.get("caps", ())]
    words.append("不设上限" if item.max is None else f"最多{item.max}分")
    return "，".join(words)


def _example(example: object) -> str:
    if not isinstance(example, dict):
        return str(example)
    points = example.get("points", example.get("total"))
    text = "至".join(map(str, points)) if isinstance(points, list) else str(points)
    return f"{example.get('name')}：{text}分"


def _penalty(penalty: Penalty) -> str:
    lines = [f"{penalty.ref} {penalty.title}", "", f"条文：{penalty.clause}", ""]
    lines.append("后果：" + "；".join(_HOW[how] for how in penalty.how))
    if penalty.each is not None:
        lines.append(f"每次扣{penalty.each}分" + ("，只扣一次" if penalty.once else ""))
    return "\n".join([*lines, "理解：", *(f"  · {reading}" for reading in penalty.reading)])
