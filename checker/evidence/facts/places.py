"""Under which scoring items a material stands: its places, its manifest rows, its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from checker.evidence.exhibit import Exhibit, Words, key_of
from checker.evidence.facts.days import all_days, only_year
from checker.evidence.facts.names import item_of_words
from checker.model.material import ManifestRow, Material, Record
from checker.model.rules import Indicator, IndicatorSystem, Item, entry_of

UNCLEAR = "看不出属于哪一个计分项"
DATED = 6  # days on one page that make it a list of updates


def exhibits(
    system: IndicatorSystem,
    material: Material,
    record: Record | None,
    shared: Mapping[ManifestRow, int] = MappingProxyType({}),
) -> Iterator[Exhibit]:
    """The material under each item where it stands, once for each manifest row that says so.

    ``shared``: how many materials a row stands for, by the row without its date.
    """
    words = Words(record, system.period)
    for entry in entries(system, material):
        rows = [row for row in material.rows if _of(entry, row.ref)]
        refs = list(dict.fromkeys(row.ref for row in rows)) or _placed(entry, material)
        for ref in refs:
            own: list[ManifestRow | None] = [row for row in rows if row.ref == ref]
            for row in own or [None]:
                count = shared.get(row.undated, 1) if row else 1
                under = partial(Exhibit, material, record, words, row=row, shared=count)
                yield from _by_ref(entry, ref, under, len(refs) > 1)


def _placed(entry: Indicator, material: Material) -> list[str]:
    near = [p for p in material.places if _of(entry, p.item) or _of(entry, p.indicator)]
    return sorted({place.item or entry.ref for place in near})


def entries(system: IndicatorSystem, material: Material) -> list[Indicator]:
    """The indicators where a material stands, in the notice's order."""
    refs = {place.indicator for place in material.places if place.indicator}
    refs |= {row.ref for row in material.rows}
    return [
        entry
        for entry in system.entries
        if entry.ref in refs or any(item.ref in refs for item in entry.items)
    ]


def _of(entry: Indicator, ref: str | None) -> bool:
    return ref == entry.ref or any(item.ref == ref for item in entry.items)


def _by_ref(
    entry: Indicator, ref: str, under: Callable[[Item], Exhibit], several: bool
) -> Iterator[Exhibit]:
    """Where several items of one entry claim a paper, it must show the matter of each."""
    exact = next((item for item in entry.items if item.ref == ref), None)
    if exact is None:
        yield from _routed(entry, under)
        return
    exhibit = under(exact)
    if several and exact.words and not (_says(exhibit) or _lists(exhibit)):
        exhibit = replace(exhibit, refused=f"材料没有写明{exact.title}")
    yield exhibit


def _routed(entry: Indicator, under: Callable[[Item], Exhibit]) -> Iterator[Exhibit]:
    """By the items' words in title and text; in review under all of them if none fits.

    An event by quarter counts for each item that the paper shows; else the title goes first.
    """
    trials = [under(item) for item in entry.items]
    titled = [trial for trial in trials if item_of_words(trial.item.words, trial.heading)]
    if not titled or entry.items[0].unit == "quarter":
        titled = [trial for trial in trials if _affirms(trial)]
        titled = titled or [trial for trial in trials if _says(trial)]
    titled += [t for t in trials if t not in titled and (_lists(t) or _tells(t))]
    yield from titled or [replace(trial, doubt=UNCLEAR) for trial in trials]


def with_neighbours(exhibits: Sequence[Exhibit]) -> list[Exhibit]:
    """A paper of unclear item goes with the papers of its folder, if they all agree on one."""
    known: dict[tuple[str, str], set[str]] = {}
    for exhibit in exhibits:
        if exhibit.doubt != UNCLEAR:
            known.setdefault(_folder(exhibit), set()).add(exhibit.item.ref)
    result = []
    for exhibit in exhibits:
        near = known.get(_folder(exhibit), set()) if exhibit.doubt == UNCLEAR else set()
        if len(near) != 1:
            result.append(exhibit)
        elif exhibit.item.ref in near:
            result.append(replace(exhibit, doubt=""))
    return result


def _folder(exhibit: Exhibit) -> tuple[str, str]:
    """The folder and the indicator: neighbours share both."""
    parent = exhibit.material.path.rpartition("/")[0]
    return parent, entry_of(exhibit.item.ref)


def _lists(exhibit: Exhibit) -> bool:
    """Whether a paper lists several names of the item's own list, or the days of many updates."""
    if exhibit.item.unit == "gap":
        return len(all_days(exhibit.lines, only_year(exhibit.text) or None)) >= DATED
    names = exhibit.item.unit_settings.get("names", ())
    if exhibit.item.unit != "named":
        return False
    return sum(key_of(name) in key_of(exhibit.text) for name in names) > 1


def _tells(exhibit: Exhibit) -> bool:
    """Whether a sentence tells of the item in a paper that is called after another."""
    sentences = re.split("[。;]", exhibit.told)
    told = exhibit.item.unit_settings.get("told", ())
    return any(item_of_words(told, sentence) for sentence in sentences)


def _affirms(exhibit: Exhibit) -> bool:
    """Whether a paper tells of the item's matter as done; what a list says is each row's own."""
    text = exhibit.text if exhibit.kind in ("ledger", "photo") else exhibit.told
    return item_of_words(exhibit.item.words, f"{exhibit.title}。{text}")


def _says(exhibit: Exhibit) -> bool:
    return item_of_words(exhibit.item.words, exhibit.title + exhibit.text)
