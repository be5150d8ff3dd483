"""What a system must hold beyond its shape: names, sums, quoted law, homes, references."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from checker.model.rules import Heading, Indicator
from checker.rulebook.faults import where
from checker.rulebook.refs import numbers, ref_of, value_at
from checker.rulebook.strict import Source

_LINKS = {
    "not_counted_if_under", "review_if_under", "notice_if_under", "requires", "under", "also_under"
}  # fmt: skip
_PATTERNS = {"words", "told", "unless", "never_content", "late", "denied", "done", "acts", "site"}


def entry(source: Source, notice: str) -> list[str]:
    """Faults of one rule file: its names, its clause, the homes of the clause's numbers."""
    data, faults = source.data, []
    name = source.path.stem
    if data["id"] != name:
        faults.append(
            where(source, source.line(("id",)), f"id“{data['id']}”应与文件名“{name}”相同")
        )
    if data["ref"] != ref_of(name):
        faults.append(where(source, source.line(("ref",)), f"ref 应为“{ref_of(name)}”"))
    if data["clause"] not in notice:
        line = source.line(("clause",))
        faults.append(where(source, line, "clause 与通知原文不一致，请逐字照抄"))
    faults += [where(source, source.line(("homes",)), text) for text in _homes(data)]
    faults += [where(source, line, text) for line, text in _references(source)]
    faults += [where(source, line, text) for line, text in _patterns(source)]
    return faults


def _homes(data: dict[str, Any]) -> list[str]:
    found, homes = numbers(data["clause"]), data["homes"]
    if len(found) != len(homes):
        return [f"条文有 {len(found)} 个数字（{'、'.join(found)}），homes 写了 {len(homes)} 处"]
    faults = []
    for number, home in zip(found, homes, strict=True):
        try:
            value = value_at(data, home)
        except (KeyError, AttributeError):
            faults.append(f"homes 中的“{home}”在本文件里不存在")
            continue
        if not _equal(number, value):
            faults.append(f"条文中的“{number}”与“{home}”的值“{value}”不一致")
    return faults


def _equal(number: str, value: Any) -> bool:
    if isinstance(value, str):  # another entry's id (5-2 for “五、2”), or words to look for (三年)
        return value.rpartition("-")[2] == number or numbers(value) == [number]
    try:
        return Decimal(number) == Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        return False


def _references(source: Source) -> Iterable[tuple[int, str]]:
    known = {path.stem for path in source.path.parent.glob("*-*.yaml")}
    for loc, value in _walk(source.data, ()):
        linked = _LINKS & set(map(str, loc)) and isinstance(value, str)
        if linked and re.sub(r"[a-z]$", "", value) not in known:
            yield source.line(loc), f"引用的“{value}”没有对应的文件"


def _patterns(source: Source) -> Iterable[tuple[int, str]]:
    for loc, value in _walk(source.data, ()):
        if _PATTERNS & set(map(str, loc)) and isinstance(value, str):
            try:
                re.compile(value)
            except re.error as error:
                at = "" if error.pos is None else f"第{error.pos + 1}个字符处"
                yield source.line(loc), f"“{value}”不是有效的匹配式：{at}有误，请检查括号和符号"


def _walk(data: Any, loc: tuple[Any, ...]) -> Iterable[tuple[tuple[Any, ...], Any]]:
    if isinstance(data, dict):
        for key, child in data.items():
            yield from _walk(child, (*loc, key))
    elif isinstance(data, list):
        for i, child in enumerate(data):
            yield from _walk(child, (*loc, i))
    else:
        yield loc, data


def sums(headings: Iterable[Heading], indicators: Iterable[Indicator], total: Decimal) -> list[str]:
    """Faults where entries do not add up to their heading, or headings to the total."""
    faults, entries = [], list(indicators)
    heads = list(headings)
    for head in heads:
        own = [entry.max or Decimal(0) for entry in entries if entry.heading == head.ref]
        if sum(own, Decimal(0)) != head.max:
            faults.append(f"“{head.ref}、{head.title}”应为{head.max}分，各项合计{sum(own)}分")
    if sum((head.max for head in heads), Decimal(0)) != total:
        faults.append(f"各部分合计不等于{total}分")
    return faults


def period(start: datetime.date, end: datetime.date) -> list[str]:
    """Faults of the default period."""
    return [] if start <= end else ["period 的起始日期晚于结束日期"]
