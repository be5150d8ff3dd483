"""Under which scoring items a material stands: its places, its manifest rows, its own words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.material import ManifestRow, Material, Record
from checker.model.rules import Indicator, IndicatorSystem, Item
from checker.scoring.exhibit import Exhibit
from checker.scoring.names import item_of_words

UNCLEAR = "看不出属于哪一个计分项"


def exhibits(
    system: IndicatorSystem, material: Material, record: Record | None
) -> Iterator[Exhibit]:
    """The material under each item where it stands, once for each manifest row that speaks of it."""
    for entry in entries(system, material):
        rows = [row for row in material.rows if _of(entry, row.ref)]
        named = list(dict.fromkeys(row.ref for row in rows))
        for row in rows:
            yield from _by_ref(entry, row.ref, material, record, row, named)
        if not rows:
            refs = {place.item or entry.ref for place in material.places if _at(entry, place)}
            for ref in sorted(refs):
                yield from _by_ref(entry, ref, material, record, None, sorted(refs))


def entries(system: IndicatorSystem, material: Material) -> list[Indicator]:
    """The indicators where a material stands, in the notice's order."""
    refs = {place.indicator for place in material.places if place.indicator}
    refs |= {row.ref for row in material.rows}
    return [entry for entry in system.entries if any(_of(entry, ref) for ref in refs)]


def _of(entry: Indicator, ref: str | None) -> bool:
    return ref == entry.ref or any(item.ref == ref for item in entry.items)


def _at(entry: Indicator, place: object) -> bool:
    return _of(entry, getattr(place, "item", None)) or _of(entry, getattr(place, "indicator", None))


def _by_ref(
    entry: Indicator,
    ref: str,
    material: Material,
    record: Record | None,
    row: ManifestRow | None,
    named: list[str],
) -> Iterator[Exhibit]:
    exact = next((item for item in entry.items if item.ref == ref), None)
    if exact is None:
        yield from _routed(entry, material, record, row)
        return
    exhibit = Exhibit(material, record, exact, row)
    if len(named) > 1 and exact.words and not _says(exact, exhibit):
        exhibit = Exhibit(material, record, exact, row, refused=f"材料没有写明{exact.title}")
    yield exhibit


def _routed(
    entry: Indicator, material: Material, record: Record | None, row: ManifestRow | None
) -> Iterator[Exhibit]:
    """By the items' words in title and text; in review under all of them if none fits."""
    trials = [Exhibit(material, record, item, row) for item in entry.items]
    titled = [trial for trial in trials if item_of_words(trial.item.words, trial.title)]
    found = titled or [trial for trial in trials if _says(trial.item, trial)]
    if found and entry.items[0].unit == "quarter":
        found = [trial for trial in trials if _says(trial.item, trial)]
    if found:
        yield from found
        return
    for trial in trials:
        yield Exhibit(material, record, trial.item, row, doubt=UNCLEAR)


def _says(item: Item, exhibit: Exhibit) -> bool:
    return item_of_words(item.words, exhibit.title + exhibit.text)
