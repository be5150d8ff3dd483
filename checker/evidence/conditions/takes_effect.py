"""From when a paper on how a thing is to be done holds: before that day nothing was done by it."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts.days import all_days
from checker.evidence.facts.terms import Terms
from checker.evidence.language.written import DAY

_FROM = re.compile(rf"({DAY})起(?!草)")


def too_late(exhibit: Exhibit, terms: Terms) -> str:
    """The first such day, if it comes after the period, of a paper that has to show the doing."""
    shows_doing = exhibit.item.unit == "field" and exhibit.item.three_elements == "if_policy"
    if exhibit.kind != "policy" or not shows_doing:
        return ""
    days = [day for mark in _FROM.finditer(exhibit.text) for day in all_days(mark[1])]
    return min(days).isoformat() if days and min(days) > terms.period[1] else ""
