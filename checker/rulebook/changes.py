"""What differs between two indicator systems, one Chinese line a difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rapidfuzz.distance import Postfix, Prefix

from checker.model.material import KINDS
from checker.model.rules import Indicator, IndicatorSystem, Penalty
from checker.rulebook.show import DUTIES, UNITS

# Entries are compared one by one; examples and the notice follow from the clauses; a home only
# says where a number of the clause stands.
_SKIPPED = {"examples", "notice", "sources", "indicators", "bonus", "deductions", "homes"}
_LONGEST = 200
_AROUND = 12  # characters shown on either side of what differs in long words
_LONG = 60
NAMES = {
    "title": "名称", "max": "满分", "clause": "条文", "reading": "理解", "heading": "所属部分",
    "items": "计分项", "kind": "计分词", "score": "计分", "each": "每次分值", "per": "每几个计一次",
    "caps": "单季度上限", "need": "应有数", "every": "须齐全的周期", "missing": "缺少时",
    "unit": "计数方式", "unit_name": "计数单位", "unit_settings": "计数设置",
    "three_elements": "三要素要求", "kinds": "可用材料", "words": "归类用词", "needs": "须写明",
    "parts": "须有", "issuer": "制发单位要求", "dated": "须有日期", "at_least": "每期至少",
    "expect": "提醒", "not_counted_if_under": "不得与之重复", "review_if_under": "同一场待核",
    "notice_if_under": "同一活动提示", "requires": "前提", "requires_same_unit": "前提须同一单位",
    "if_required_missing": "没有前提时", "points": "分值", "names": "列明的名称", "by": "截止日",
    "day": "每月截止日", "published": "须已刊发",
    "told": "正文写明", "unless": "题名例外", "several": "一份可有几项",
    "sessions": "几场各归各项", "promoted": "推广名单逐个算", "own_article": "须有本单位的文章",
    "exemplary": "须是正面的",
    "annual": "年度材料", "organised": "须本单位组织", "off_credit": "可以不写信用",
    "held": "须已举办", "lasting": "往年建成的也算", "sent_to": "须送至",
    "period": "评估期", "document": "文号", "headings": "各部分",
    "settings": "设置", "three_element_scope": "三要素不全作废到哪一级",
    "fraud_zero": "弄虚作假归零", "fraud_people": "认定人数", "minimum": "最低分",
    "kind_confidence": "文种把握", "media": "媒体名单",
    "products": "产品名单", "cities": "设区市", "excluded_regions": "不计分的地区",
    "holidays": "节假日", "workdays": "调休上班日", "calendar_years": "有节假日安排的年份",
    "copying": "雷同比对", "forbidden_reuse": "不得重复使用的指标",
    "fields": "领域名单", "bodies": "被评估单位", "aliases": "别名",
    "document_kinds": "材料种类名称", "how": "后果", "once": "只扣一次", "total": "认定后总分",
    "denied": "写明没有办成的说法", "never_content": "不计的内容", "late": "写明迟报的说法",
    "done": "须写明已办成", "open_list": "名单可以增加", "months": "最长间隔月数",
    "working_days": "每几个工作日", "misses": "几次未按时", "left": "未按时后的得分",
    "chapter": "独立章节", "within": "哪类文件中", "word": "章节用词", "of": "收件的是",
    "level": "领域到哪一级", "acts": "领域后的动作", "subject": "按当事人分",
    "supports": "辅助材料", "honoured": "按受表彰的名单", "content_of": "不计哪项的内容",
    "site": "发布网站", "not_from_pilots": "试点报送的不计", "name": "名称",
    "own": "须本单位的", "rows": "表格按行看", "quantity": "按数量", "counties": "县名也算",
    "only_for": "只用于", "region": "地区", "city": "所属市",
    "id": "编号", "ref": "编号", "quote": "引原文", "where": "看哪里", "key": "重点领域",
}  # fmt: skip

CODES = {
    **UNITS, **DUTIES, "item": "编号小项", "part": "计分项", "heading": "一级指标",
    "earn": "按次得分", "deduct": "从满分起扣", "all_of": "各项齐全才得分",
    "unless_other": "写别的工作的除外", "review": "待核", "refuse": "不计", "zero": "不得分",
    "any": "不限", "own": "本单位",
    "city_or_above": "市级以上", "province_or_above": "省部级以上", "promoter": "省市推广单位",
    **KINDS,
}  # fmt: skip


def diff(old: IndicatorSystem, new: IndicatorSystem) -> list[str]:
    """Differences of settings and entries, in the order of the new system."""
    lines = list(_differences("", old, new))
    before, after = _by_ref(old), _by_ref(new)
    for ref, entry in after.items():
        if ref not in before:
            lines.append(f"{ref}：新增“{entry.title}”，{_worth(entry)}")
        else:
            lines += _differences(ref, before[ref], entry)
    gone = [ref for ref in before if ref not in after]
    lines = list(dict.fromkeys(lines))
    return lines + [f"{ref}：删去“{before[ref].title}”，{_worth(before[ref])}" for ref in gone]


def _by_ref(system: IndicatorSystem) -> dict[str, Indicator | Penalty]:
    found: dict[str, Indicator | Penalty] = {entry.ref: entry for entry in system.entries}
    return found | {penalty.ref: penalty for penalty in system.deductions}


def _worth(entry: Indicator | Penalty) -> str:
    if isinstance(entry, Indicator):
        return "不设上限" if entry.max is None else f"满分{entry.max}分"
    return "由评审决定" if entry.each is None else f"每次扣{entry.each}分"


def _differences(path: str, old: Any, new: Any) -> Iterator[str]:
    if old == new:
        return
    if is_dataclass(old) and type(old) is type(new):
        for name in (field.name for field in fields(old) if field.name not in _SKIPPED):
            yield from _differences(_at(path, name), getattr(old, name), getattr(new, name))
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for name in dict.fromkeys((*old, *new)):
            yield from _differences(_at(path, str(name)), old.get(name), new.get(name))
    elif isinstance(old, tuple | list) and isinstance(new, tuple | list) and path != "评估期":
        yield from _of_lists(path, list(old), list(new))
    else:
        yield _changed(path, old, new)


def _changed(path: str, old: Any, new: Any) -> str:
    """Of long words only what differs, with what stands around it."""
    if isinstance(old, str) and isinstance(new, str) and min(len(old), len(new)) > _LONG:
        start = Prefix.similarity(old, new)
        end = Postfix.similarity(old[start:], new[start:])
        old, new = (_part(text, start, len(text) - end) for text in (old, new))
    return f"{path}：{_words(old)} → {_words(new)}"


def _part(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def _at(path: str, name: str) -> str:
    label = NAMES.get(name, name)
    return f"{path} {label}" if path else label


def _of_lists(path: str, old: list[Any], new: list[Any]) -> Iterator[str]:
    """Members by name, each added, gone or changed; a change of order alone is said as one."""
    before, after = {_name(one): one for one in old}, {_name(one): one for one in new}
    gone = [before[name] for name in before if name not in after]
    more = [after[name] for name in after if name not in before]
    if len(gone) == len(more) == 1 and len(old) == len(new):
        yield _changed(path, gone[0], more[0])
    elif gone or more:
        said = [f"删去{_listed(gone)}" if gone else "", f"增加{_listed(more)}" if more else ""]
        yield f"{path}：{'，'.join(filter(None, said))}"
    for name, one in before.items():
        if name in after:
            inner = path.removesuffix(f" {NAMES['items']}")  # a single item bears its entry's ref
            yield from _differences(inner if inner == name else f"{path} {name}", one, after[name])
    if not gone and not more and list(before) != list(after):
        yield f"{path}：次序改变"


def _name(one: Any) -> str:
    for attribute in ("ref", "name"):
        if found := getattr(one, attribute, ""):
            return str(found)
    return _plain(one)


def _listed(many: list[Any]) -> str:
    return "、".join(f"“{_short(_name(one))}”" for one in many)


def _words(value: Any) -> str:
    if value is None or value == "":
        return "（无）"
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"“{_short(_plain(value))}”"


def _plain(value: Any) -> str:
    if is_dataclass(value) and hasattr(value, "name"):
        return str(value.name)
    if isinstance(value, tuple | list):
        return " 至 ".join(map(str, value)) if _are_days(value) else "、".join(map(_plain, value))
    if isinstance(value, Mapping):
        return "，".join(f"{NAMES.get(str(k), k)}{_plain(v)}" for k, v in value.items())
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return CODES.get(value, value) if isinstance(value, str) else str(value)


def _are_days(value: Any) -> bool:
    return len(value) == 2 and all(isinstance(one, date) for one in value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
