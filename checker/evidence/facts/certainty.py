"""How surely a unit was read: where its name or its time stands, and how clearly it is legible.

Says nothing of whether the unit counts. What an item counts as a whole is not read off anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.evidence.exhibit import Exhibit, key_of, one_width, plain
from checker.evidence.facts import names, own_dates
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.days import When, all_days, parse
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language.written import arabic

OWN = "材料所写日期"
TEXT = "正文"
# How often a unit that stands there alone is the right one, as counted in benchmarks/README.md.
PLACES = {
    "申报表": 1.0, "人工更正": 1.0, "题名": 0.99, OWN: 0.98, own_dates.FILE: 0.96, TEXT: 0.93,
    "文件夹名": 0.86,
}  # fmt: skip
OPEN = 0.5  # a reading that a doubt leaves open
LEAST = 0.6  # below it a unit is for a person
_TIMED = ("quarter", "month", "week", "cycle", "gap", "posting")
_NAMED = ("field", "product", "named", "matter", "regulation")
_OUTSIDE = ("申报表", "人工更正", own_dates.FILE, "文件夹名")  # no words of the paper itself


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a reading is, 0 to 1, and the places in which the unit stands."""

    value: float
    places: tuple[str, ...]


def of(exhibit: Exhibit, reading: Reading, dated: Dating, terms: Terms) -> Certainty | None:
    """Places that agree make it surer; ``None`` where no unit was read, or none by that name."""
    unit = exhibit.item.unit
    if not reading.key or unit not in (*_TIMED, *_NAMED):
        return None
    when = reading.when or dated.when
    if unit in _TIMED:
        places, clear = tuple(_timed(exhibit, when, terms)), _legible(exhibit, _telling(when))
    else:
        stands = _naming(exhibit, reading.key, terms)
        places, clear = tuple(_where(exhibit, stands)), _legible(exhibit, stands)
    missed = 1.0
    for place in places:
        trust = PLACES.get(place, PLACES[OWN if own_dates.stated(place) else TEXT])
        missed *= 1 - trust * (1 if place in _OUTSIDE else clear)
    doubted = reading.doubt or (unit in _TIMED and not reading.when and dated.doubts)
    return Certainty(round(min(OPEN, 1 - missed) if doubted else 1 - missed, 2), places)


def _timed(exhibit: Exhibit, when: When | None, terms: Terms) -> Iterator[str]:
    """Where the time was taken from, then the names that tell the same quarter or month."""
    source = (when.source if when else "") or TEXT
    yield source
    for place, text in _names(exhibit):
        told = parse(text, terms.period, place) if when and place != source else None
        if told and when and told.quarter == when.quarter and told.month in ("", when.month):
            yield place


def _names(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    if exhibit.record:
        yield "题名", exhibit.record.title
    yield own_dates.FILE, exhibit.stem
    yield "文件夹名", exhibit.folder


def _where(exhibit: Exhibit, stands: Callable[[str], bool]) -> list[str]:
    """The places that hold the name; what a title was shortened to stands in the text at least."""
    places = [("申报表", exhibit.matter), *_names(exhibit), (TEXT, exhibit.text)]
    return [place for place, text in places if stands(text)] or [TEXT]


def _naming(exhibit: Exhibit, key: str, terms: Terms) -> Callable[[str], bool]:
    """Whether a text names this unit, under whatever name people use."""
    if exhibit.item.unit == "field":
        fields = terms.system.fields
        return lambda text: key in names.stated(plain(text), exhibit, fields)
    short = key_of(key)
    return lambda text: short in key_of(text)


def _telling(when: When | None) -> Callable[[str], bool]:
    """Whether a line tells this day."""
    day = when.day if when else None
    return lambda line: day in all_days(arabic(one_width(line)))


def _legible(exhibit: Exhibit, stands: Callable[[str], bool]) -> float:
    """How clear the clearest line is that holds it; of no single line, how clear all are."""
    lines = [line for line in exhibit.record.lines if not line.hidden] if exhibit.record else []
    clear = [line.confidence if line.via == "ocr" else 1.0 for line in lines]
    held = [sure for sure, line in zip(clear, lines, strict=True) if stands(line.text)]
    return max(held) if held else sum(clear) / len(clear) if clear else 1.0
