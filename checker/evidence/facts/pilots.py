"""Second-batch pilot counties, whose own items never count for their city (annex 3, 二.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.evidence.exhibit import plain
from checker.evidence.facts.terms import Terms

_ENDS = re.compile(r"新?[市县区]$")


def sender(title: str, senders: Iterable[str], terms: Terms) -> str:
    """The pilot county that a headline begins with or that sent the item; empty if none."""
    heads = [plain(title), *map(plain, senders)]
    opens = rf"(?:{terms.body.city}市?)?"
    regions = _regions(terms)
    return next((r for r in regions if any(re.match(opens + r, head) for head in heads)), "")


def mentioned(title: str, terms: Terms) -> str:
    """The pilot county that a headline names, its short name included."""
    text, cities = plain(title), terms.system.settings.cities
    for region in _regions(terms):
        short = _ENDS.sub("", region)
        if region in text or (short not in cities and len(short) > 1 and short in text):
            return region
    return ""


def _regions(terms: Terms) -> Iterator[str]:
    """The regions; one named with its city (枣庄市市中区) only where that is the city evaluated."""
    settings, city = terms.system.settings, f"{terms.body.city}市"
    for region in settings.excluded_regions:
        named = next((f"{c}市" for c in settings.cities if region.startswith(f"{c}市")), "")
        if not named or named == city:
            yield region.removeprefix(named)
