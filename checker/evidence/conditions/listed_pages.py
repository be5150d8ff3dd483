"""An item on a website that a list and its own page, or two lists show, its title worded apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from checker.evidence.exhibit import LONGEST, Exhibit, key_of
from checker.model.ledger import Proof

Pair = tuple[Exhibit, Proof]
LEAST = 4  # characters of a title that may stand for a longer one of the same day
_DATED = re.compile(r"^20\d\d-\S+ ")


def title_of(proof: Proof) -> str:
    """What a posting is called, without its date."""
    return _undated(proof.key)


@lru_cache(maxsize=65_536)
def _undated(key: str) -> str:
    return key_of(_DATED.sub("", key))


def together(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, each page named after the one row that shows the same item, as are rows."""
    told = Counter((proof.material, proof.item) for _, proof in pairs)
    posted = [proof for exhibit, proof in pairs if exhibit.item.unit == "posting"]
    listed = [proof for proof in posted if told[proof.material, proof.item] > 1]
    pages = [proof for proof in posted if told[proof.material, proof.item] == 1]
    own = {(proof.item, proof.key) for proof in listed} & {(p.item, p.key) for p in pages}
    rows = [row for row in listed if (row.item, row.key) not in own]
    alone = [page for page in pages if (page.item, page.key) not in own]
    named = {(page.item, page.material, page.key): _row(page, rows, alone) for page in alone}
    named |= _twice_listed(listed)
    return [
        (exhibit, _named(proof, named.get((proof.item, proof.material, proof.key))))
        for exhibit, proof in pairs
    ]


def _twice_listed(listed: Sequence[Proof]) -> dict[tuple[str, str, str], Proof | None]:
    """Of one day's rows in two lists, those of which only one title begins with the other's."""
    days: dict[tuple[str, str], list[Proof]] = {}
    for row in listed:
        days.setdefault((row.item, row.date), []).append(row)
    found: dict[tuple[str, str, str], Proof | None] = {}
    for (_, day), rows in days.items():
        for row in rows if day else ():
            longer = {other.key: other for other in rows if _goes_on(row, other)}
            for other in longer.values() if len(longer) == 1 else ():
                if len({one.key for one in rows if _goes_on(one, other)}) == 1:
                    found[other.item, other.material, other.key] = row
    return found


def _goes_on(row: Proof, other: Proof) -> bool:
    """Whether a row of another list has the same title with more behind it."""
    short, long = title_of(row), title_of(other)
    begins = LEAST <= len(short) < len(long) and long.startswith(short)
    return begins and row.material != other.material


def _row(page: Proof, rows: Sequence[Proof], pages: Sequence[Proof]) -> Proof | None:
    """The row that may be this page's, where none but it and no other page may be meant."""
    found = {row.key: row for row in rows if _same(row, page)}
    if len(found) != 1:
        return None
    (row,) = found.values()
    return row if len({other.key for other in pages if _same(row, other)}) == 1 else None


def _same(row: Proof, page: Proof) -> bool:
    """The same title in one quarter, or on the same day one title within the other."""
    if row.item != page.item or not row.quarter or row.quarter != page.quarter:
        return False
    short, long = sorted((title_of(row), title_of(page)), key=len)
    if len(short) < LEAST or len(long) > LONGEST:
        return False
    return short == long or (row.date == page.date and short in long)


def _named(proof: Proof, row: Proof | None) -> Proof:
    if row is None:
        return proof
    note = f"与清单所列“{title_of(row)}”是同一条"
    return replace(proof, key=row.key, notes=(*proof.notes, note))
