"""Files that lie together under a heading, each with its item's number before its name.

A lone leading number may only count the files, so its words must fit the item. It counts nothing
and is the item's where a number returns before different names (1.座谈会, 1.调研, 3.协调机制) and
where the words of several files fit the items of their numbers, or of one and the numbers do not
run from one on: 1, 3 and 4 count nothing. Of names that are numbers alone the last holds too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from checker.intake import places
from checker.intake.refs import Names, item_of, normal
from checker.model.material import Place

_NUMBER = re.compile(r"[1-9]")
_DECIMAL = re.compile(r"\W*\d+[.\-]\d")  # a day (3.12座谈) or an amount, no item


def numbered(paths: Sequence[str], names: Names) -> dict[str, Place]:
    """Places of the files whose whole folder is numbered by items, by path."""
    folders: dict[PurePosixPath, list[str]] = {}
    for path in paths:
        folders.setdefault(PurePosixPath(path).parent, []).append(path)
    found: dict[str, Place] = {}
    for together in folders.values():
        heading = places.heading_over(together[0], names)
        found |= _folder(together, heading, names) if heading else {}
    return found


def _folder(together: Sequence[str], heading: str, names: Names) -> dict[str, Place]:
    stems = {path: PurePosixPath(path).stem for path in together}
    numbers = sorted(int(stem) for stem in stems.values() if _NUMBER.fullmatch(stem))
    if len(numbers) == len(stems):
        return _lone(stems, heading, names) if numbers != [*range(1, len(numbers) + 1)] else {}
    found: dict[str, tuple[str, str | None]] = {}
    for path, stem in stems.items():
        item = None if _DECIMAL.match(normal(stem)) else item_of(stem, heading, names)
        if item is None:
            return {}
        found[path] = item
    owners: dict[str, set[str]] = {}
    for path, (ref, _) in found.items():
        owners.setdefault(ref, set()).add(stems[path])
    told = {
        (ref, places.agrees(stems[path], ref, heading, names)) for path, (ref, _) in found.items()
    }
    fit = {ref for ref, agrees in told if agrees}
    against = any(agrees is False for _, agrees in told)
    counts = sorted(int(ref.rpartition(".")[2]) for ref in owners) == [*range(1, len(owners) + 1)]
    returns = any(len(each) > 1 for each in owners.values())
    if against or not fit or len(owners) < 2 or (counts and not (returns or len(fit) > 1)):
        return {}
    return {
        path: Place(ref, part, "filename", places.FILE_ORDER) for path, (ref, part) in found.items()
    }


def _lone(stems: Mapping[str, str], heading: str, names: Names) -> dict[str, Place]:
    """Places of files called by numbers alone, if each has an item and one of its own."""
    found = {path: item_of(stem, heading, names) for path, stem in stems.items()}
    items = [item for item in found.values() if item]
    if len(set(items)) < len(stems):
        return {}
    return {
        path: Place(*item, "filename", places.FILE_ORDER) for path, item in found.items() if item
    }
