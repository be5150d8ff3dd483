"""One session out of a summary that tells of several: that which the item asks for, with its day.

A yearly summary handed in under 六.1, 六.2 and 六.3 shows each of them its own session.
"""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import events
from checker.evidence.facts.events import Event
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood
from checker.model.rules import Item

_HELD = re.compile(r"学习|培训|讲座|宣讲|授课|指导|辅导|座谈|调研|考察|交流")


def of(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """The item's own session; none where the paper does not tell of several, day by day."""
    if not exhibit.item.unit_settings.get("sessions") or exhibit.dated_by_row:
        return []
    told = [one for one in events.told(exhibit) if _HELD.search(one.text)]
    days = {one.when.day for one in told if one.when}
    if len(days - {None}) < 2 or exhibit.kind in ("", "policy", "photo", "ledger"):
        return []
    fit = [one for one in told if _meets(exhibit.item, one)]
    others = _siblings(exhibit.item, terms)
    fit.sort(key=lambda one: sum(_meets(other, one) for other in others))
    return [_reading(fit[0], exhibit, terms)] if fit else []


def _reading(event: Event, exhibit: Exhibit, terms: Terms) -> Reading:
    told = [part for part in event.clauses(terms.period) if _HELD.search(part.text)]
    said = mood.left_open(told)
    refused = f"这一次写的是“{said}”，不计入" if said else ""
    return Reading(exhibit.item.title, when=event.when, refused=refused, session=True)


def _siblings(item: Item, terms: Terms) -> list[Item]:
    """The other items that take one session of several."""
    every = (other for entry in terms.system.entries for other in entry.items)
    return [one for one in every if one.unit_settings.get("sessions") and one.ref != item.ref]


def _meets(item: Item, event: Event) -> bool:
    return all(any(re.search(word, event.text) for word in need.words) for need in item.needs)
