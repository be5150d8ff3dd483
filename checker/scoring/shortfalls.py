"""Points for which no proof was handed in, and whether there is still time for the deed.

What runs by quarter, month or week cannot be done for one that is past; a proof of what was done
in time may always be handed in later.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checker.evidence.language import calendar
from checker.evidence.language.calendar import Period
from checker.model.rules import IndicatorSystem, Item
from checker.model.score import ItemScore, Todo, UnitScore

ZERO = Decimal(0)
QUARTERS = ("quarter", "posting", "cycle")
LISTED = 12  # quarters, months or weeks named; of more the first few and how many there are
_KEY = re.compile(r"\d{4}-(?:Q[1-4]|W\d{2}|\d{2})")
_NO_LATE = "不允许补报"
REFUSED = 3  # reasons of refused proofs shown


@dataclass(frozen=True, slots=True)
class Slot:
    """One quarter, month or week of the period: its last day and what can still be had in it."""

    key: str
    end: date
    points: Decimal


def of(item: ItemScore, rule: Item, system: IndicatorSystem, now: date) -> Iterator[Todo]:
    """What is missing of one item: what time remains for, then what it is too late for."""
    if item.max is None or item.ceiling >= item.max:
        return
    short = item.max - item.ceiling
    slots = _slots(item, rule, system.period)
    if rule.unit == "gap" and item.units and now >= system.period[0]:
        yield _interval(item, rule, system, now, short)
        return
    if not slots:
        yield _whole(item, rule, system, now, short)
        return
    ahead = [slot for slot in slots if slot.end >= now]
    behind = [slot for slot in slots if slot.end < now]
    possible = min(short, _together(item, rule, ahead, behind))
    if possible > 0:
        yield _ahead(item, rule, system, ahead, possible)
    if short > possible:
        yield _behind(item, rule, system, behind, short - possible)


def _together(item: ItemScore, rule: Item, ahead: list[Slot], behind: list[Slot]) -> Decimal:
    """What the slots ahead can still bring; all or nothing where every one is asked."""
    most = item.max or ZERO
    if "every" in rule.score:
        return ZERO if behind else most
    if rule.kind == "deduct":
        lost = sum((slot.points for slot in behind), ZERO)
        return max(ZERO, most - lost - item.ceiling)
    return sum((slot.points for slot in ahead), ZERO)


def _slots(item: ItemScore, rule: Item, period: Period) -> list[Slot] | None:
    """The slots not yet filled, in order; ``None`` where the item does not run by time."""
    keys = _keys(rule, period)
    if keys is None:
        return None
    most, had = _most(rule), _had(item)
    slots = [Slot(k, _end(k, rule, period), most - had.get(k, ZERO)) for k in keys]
    return [slot for slot in slots if slot.points > 0 and not _done(slot.key, item, rule)]


def _keys(rule: Item, period: Period) -> tuple[str, ...] | None:
    if rule.unit in QUARTERS:
        return calendar.quarters(period)
    if rule.unit == "month":
        return calendar.months(period)
    return calendar.weeks(period) if rule.unit == "week" else None


def _most(rule: Item) -> Decimal:
    """The most that one slot can bring."""
    caps = [Decimal(cap["points"]) for cap in rule.score.get("caps", ())]
    return caps[0] if caps else Decimal(rule.score.get("each", rule.max or 0))


def _had(item: ItemScore) -> Mapping[str, Decimal]:
    """What each slot may bring already, open questions decided for the county."""
    had: dict[str, Decimal] = {}
    for unit in item.units:
        key = _key(unit)
        had[key] = had.get(key, ZERO) + max(unit.points, unit.possible)
    return had


def _key(unit: UnitScore) -> str:
    return unit.unit if _KEY.fullmatch(unit.unit) else _quarter(unit.date)


def _quarter(day: str) -> str:
    whole = _day(day)
    return calendar.quarter(whole) if whole else day


def _day(text: str) -> date | None:
    """A whole day; nothing of what names a month alone."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _done(key: str, item: ItemScore, rule: Item) -> bool:
    """Whether the slot is shown by a proof whose points stand for the whole item."""
    if rule.kind not in ("all_of", "deduct"):
        return False
    said = [part for reason in item.reasons for part in re.findall(_KEY, reason)]
    return bool(item.units) and key not in said


def _end(key: str, rule: Item, period: Period) -> date:
    """The last day on which the slot can be filled."""
    year, part = int(key[:4]), key[5:]
    if part.startswith("Q"):
        last = calendar.month_end(date(year, int(part[1]) * 3, 1))
    elif part.startswith("W"):
        last = date.fromisocalendar(year, int(part[1:]), 7)
    else:
        last = calendar.month_end(date(year, int(part), 1))
        due = rule.unit_settings.get("day")
        last = last.replace(day=due) if due else last
    return min(last, period[1])


def _ahead(
    item: ItemScore, rule: Item, system: IndicatorSystem, slots: list[Slot], points: Decimal
) -> Todo:
    names = _names(slots)
    refused = _refused(item, _elsewhere(rule, system, slots))
    text = f"{_head(item, rule, points)}：{names}还没有交足材料{refused}"
    first, last = slots[0], slots[-1]
    action = f"{calendar.words(first.key)}的在{first.end}前做好并留存材料"
    if last != first:
        action += f"，以后逐期做到{last.end}"
    return Todo(item.id, text, points, (), action, True, last.end.isoformat())


def _behind(
    item: ItemScore, rule: Item, system: IndicatorSystem, slots: list[Slot], points: Decimal
) -> Todo:
    refused = _refused(item, _elsewhere(rule, system, slots))
    text = f"{_head(item, rule, points)}：{_names(slots)}没有交足材料{refused}"
    if _no_late(rule, system):
        action = "通知规定不允许补报，不能再补；当时已按期报送的，可以补交当时的网站截图"
    else:
        action = "时间已过，不能再补做；当时做过的，可以补交当时形成的材料"
    return Todo(item.id, text, points, (), action, False)


def _interval(
    item: ItemScore, rule: Item, system: IndicatorSystem, now: date, points: Decimal
) -> Todo:
    """Updates that lie too far apart: an interval that went too far by today stays too long."""
    months = rule.unit_settings["months"]
    days = [day for unit in item.units if (day := _day(unit.date))]
    inside = (system.period[0], min(now, system.period[1]))
    start, end = calendar.longest_gap(days, inside, months)
    due = calendar.months_later(start, months)
    if end > due:
        text = f"{start}至{end}有{(end - start).days}天没有更新，超过{months}个月"
        action = "时间已过，不能再补做；期间更新过的，可以补交当时的更新记录"
        return Todo(item.id, f"{_head(item, rule, points)}：{text}", points, (), action, False)
    text = f"到{inside[1]}为止没有超过{months}个月未更新的，以后的还没有材料"
    action = f"每次更新后{months}个月内再更新，一直做到{system.period[1]}，留存每次更新的截图"
    last = system.period[1].isoformat()
    return Todo(item.id, f"{_head(item, rule, points)}：{text}", points, (), action, True, last)


def _whole(
    item: ItemScore, rule: Item, system: IndicatorSystem, now: date, points: Decimal
) -> Todo:
    """An item that may be done any day until its deadline or the period's end."""
    end = min(rule.unit_settings.get("by", system.period[1]), system.period[1])
    text = (
        f"{_head(item, rule, points)}：{_so_far(item)}{_unmet(item, rule, system)}{_refused(item)}"
    )
    if now > end:
        action = f"{end}已过，不能再补做；期内做过的，可以补交当时形成的材料"
        return Todo(item.id, text, points, (), action, False)
    first = f"先有{rule.requires}计分，再" if rule.requires else ""
    action = f"{first}在{end}前做好并补交材料"
    if rule.three_elements == "required":
        action += "，文件须红头、文号、公章齐全"
    return Todo(item.id, text, points, (), action, True, end.isoformat())


def _so_far(item: ItemScore) -> str:
    most = f"现有材料最多计{item.ceiling.normalize():f}分"
    parts = [most, *item.reasons] if item.ceiling else ["还没有能计分的材料"]
    if item.claimed is not None and item.claimed > item.ceiling:
        parts.append(f"自评的{item.claimed.normalize():f}分没有足够的材料")
    return "；".join(parts)


def _unmet(item: ItemScore, rule: Item, system: IndicatorSystem) -> str:
    """What of the 重点领域, or of the contents the clause names, nothing counts or could yet."""
    had = {unit.unit for unit in item.units if unit.points or unit.possible}
    listed, called = _asked_for(rule, system)
    unmet = "、".join(each for each in listed if each not in had)
    return f"，还没有的{called}：{unmet}" if unmet else ""


def _asked_for(rule: Item, system: IndicatorSystem) -> tuple[Sequence[str], str]:
    """The units that an item asks for each by its name, and what they are called."""
    if rule.unit == "field" and rule.unit_settings.get("level") == "key":
        keys = [field.name for field in system.fields if not field.key and not field.only_for]
        return keys, "重点领域"
    named = rule.unit_settings.get("names", ()) if rule.unit == "named" else ()
    return named, rule.unit_name


def _head(item: ItemScore, rule: Item, points: Decimal) -> str:
    return f"{item.id} {rule.title}还差{points.normalize():f}分"


def _names(slots: list[Slot]) -> str:
    few = [calendar.words(slot.key) for slot in slots[: LISTED if len(slots) <= LISTED else 4]]
    return "、".join(few) + (f"等{len(slots)}期" if len(slots) > len(few) else "")


def _no_late(rule: Item, system: IndicatorSystem) -> bool:
    entry = system.indicator(rule.ref)
    return entry is not None and _NO_LATE in entry.clause


def _elsewhere(rule: Item, system: IndicatorSystem, slots: list[Slot]) -> set[str]:
    """The quarters, months or weeks of the period other than these."""
    return set(_keys(rule, system.period) or ()) - {slot.key for slot in slots}


def _refused(item: ItemScore, elsewhere: Collection[str] = ()) -> str:
    """Why what was handed in does not count; not what would have filled another slot."""
    lost = (unit for unit in item.units if unit.state == "not_counted" and unit.possible == 0)
    reasons = dict.fromkeys(unit.cause for unit in lost if _key(unit) not in elsewhere)
    if not reasons:
        return ""
    few = "；".join(list(reasons)[:REFUSED])
    return f"（已交的材料没有计分：{few}{'；等' if len(reasons) > REFUSED else ''}）"
