"""What a system must hold beyond its shape: names, sums, quoted law, homes, references."""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from checker.model.rules import Heading, Indicator, entry_of
from checker.rulebook.faults import where
from checker.rulebook.refs import numbers, ref_of, value_at
from checker.rulebook.strict import Source

_TO_ENTRIES = {"not_counted_if_under", "review_if_under", "notice_if_under", "also_under"}
_OF_CONTENT = ("content_of", "ref")
_PATTERNS = {"words", "told", "unless", "never_content", "late", "denied", "done", "acts", "site"}


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule file may refer to: the entries that have the right shape, and all files' ids."""

    entries: Sequence[Indicator]
    ids: Sequence[str]

    def items(self, identifier: str) -> list[str]:
        """The items of an entry by their ids (7-4a); none where its file has another fault."""
        found = (entry for entry in self.entries if entry.id == identifier)
        return [
            entry.id + item.ref.removeprefix(entry.ref) for entry in found for item in entry.items
        ]


def entry(source: Source, notice: str, known: Known, shaped: bool = True) -> list[str]:
    """Faults of one rule file: its names, its clause, the homes of the clause's numbers.

    Of a file that is not ``shaped`` what it holds is looked at all the same, but for the numbers.
    """
    data = source.data if isinstance(source.data, dict) else {}
    found = [*_names(data, source), *_items(data, source)]
    clause = data.get("clause")
    if isinstance(clause, str) and clause not in notice:
        found.append((source.line(("clause",)), "clause 与通知原文不一致，请逐字照抄"))
    found += [(source.line(("homes",)), text) for text in (_homes(data) if shaped else ())]
    found += [*_references(source, known), *_patterns(source)]
    return [where(source, line, text) for line, text in found]


def _names(data: dict[str, Any], source: Source) -> Iterable[tuple[int, str]]:
    """The file's own name and what it is called in the notice."""
    name = source.path.stem
    if data.get("id", name) != name:
        yield source.line(("id",)), f"id“{data['id']}”应与文件名“{name}”相同"
    if data.get("ref", ref_of(name)) != ref_of(name):
        yield source.line(("ref",)), f"ref 应为“{ref_of(name)}”"


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


def _items(data: dict[str, Any], source: Source) -> Iterable[tuple[int, str]]:
    """Scores bear their entry's ref and a letter each of its own."""
    own, seen, scores = ref_of(source.path.stem) or "", set(), data.get("scores")
    for at, score in enumerate(scores if isinstance(scores, list) else ()):
        ref = score.get("ref") if isinstance(score, dict) else None
        if not isinstance(ref, str):
            continue  # a fault of shape
        line = source.line(("scores", at, "ref"))
        if ref in seen:
            yield line, f"计分项“{ref}”重复出现，请各用一个字母"
        elif not re.fullmatch(rf"{re.escape(own)}[a-z]", ref):
            yield line, f"计分项的 ref 应为“{own}”加一个字母，现在是“{ref}”"
        seen.add(ref)


def _references(source: Source, known: Known) -> Iterable[tuple[int, str]]:
    """Links to what is not there, which would silently never hold."""
    for loc, value in _walk(source.data, ()):
        if not isinstance(value, str):
            continue
        if _TO_ENTRIES & set(map(str, loc)) or loc[-2:] == _OF_CONTENT:
            if value not in known.ids:
                yield source.line(loc), f"引用的“{value}”没有对应的文件"
        elif loc[-1] == "requires" or (loc[-1] == "under" and value not in known.ids):
            identifier = entry_of(value)
            items = known.items(identifier)
            if identifier not in known.ids:
                yield source.line(loc), f"引用的“{value}”没有对应的文件"
            elif items and value not in items:
                yield source.line(loc), f"引用的“{value}”不是计分项，可写：{'、'.join(items)}"


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


def sums(
    headings: Iterable[Heading],
    indicators: Iterable[Indicator],
    total: Decimal,
    unmade: Container[str] = (),
) -> list[str]:
    """Faults where entries do not add up to their heading, or headings to the total.

    Of a heading with an entry that could not be made the sum would only say that a file is wrong.
    """
    entries, heads = list(indicators), list(headings)
    known = {head.ref for head in heads}
    faults = [
        f"{entry.ref}所属的“{entry.heading}”不在 headings 中"
        for entry in entries
        if entry.heading not in known
    ]
    for head in heads:
        own = [entry.max or Decimal(0) for entry in entries if entry.heading == head.ref]
        if head.ref not in unmade and sum(own, Decimal(0)) != head.max:
            faults.append(f"“{head.ref}、{head.title}”应为{head.max}分，各项合计{sum(own)}分")
    if sum((head.max for head in heads), Decimal(0)) != total:
        faults.append(f"各部分合计不等于{total}分")
    return faults


def period(start: datetime.date, end: datetime.date) -> list[str]:
    """Faults of the default period."""
    return [] if start <= end else ["period 的起始日期晚于结束日期"]
