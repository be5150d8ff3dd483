"""What an archive unfolded into, remembered beside its files: a later run need not unfold it.

The list is written whole, after the last member was saved. A folder without one was left half
done, and is filled again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from checker.files import write_whole
from checker.intake import archives
from checker.intake.archive_member import Budget
from checker.intake.listing import Listed
from checker.model.material import Unprocessed

FILE = "unfolded.json"
LASTING = frozenset(["encrypted", "unsafe_path"])  # other refusals may end differently next time
_Entry = Listed | Unprocessed


def entries(
    archive: Listed, into: Path, limits: archives.Limits, budget: Budget
) -> Iterable[_Entry]:
    """All members of an archive, ``into`` being the folder of its content alone."""
    kept = _kept(archive, into)
    if kept is None or kept.members > budget.members or kept.bytes > budget.bytes:
        return _unfolded(archive, into, limits, budget)
    budget.members -= kept.members
    budget.bytes -= kept.bytes
    return kept.entries


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was listed, and what unfolding it took from the budget."""

    entries: list[_Entry]
    members: int
    bytes: int


def _unfolded(
    archive: Listed, into: Path, limits: archives.Limits, budget: Budget
) -> Iterator[_Entry]:
    (into / FILE).unlink(missing_ok=True)
    before = replace(budget)
    found: list[_Entry] = []
    for entry in archives.unpack(archive, into, limits, budget):
        found.append(entry)
        yield entry
    if all(isinstance(entry, Listed) or entry.code in LASTING for entry in found):
        cost = before.members - budget.members, before.bytes - budget.bytes
        _keep(archive, into, _Kept(found, *cost))


def _keep(archive: Listed, into: Path, kept: _Kept) -> None:
    rows = [_row(entry, archive, into) for entry in kept.entries]
    told = {"by": _program(), "cost": [kept.members, kept.bytes], "entries": rows}
    into.mkdir(parents=True, exist_ok=True)
    write_whole(into / FILE, json.dumps(told).encode("ascii"))


def _row(entry: _Entry, archive: Listed, into: Path) -> list[Any]:
    """Names start behind the archive's own: one archive may lie at several places."""
    name = entry.path.removeprefix(archive.path)
    if isinstance(entry, Unprocessed):
        return [name, entry.code, entry.text]
    return [name, entry.file.relative_to(into).as_posix(), entry.file.stat().st_size]


def _kept(archive: Listed, into: Path) -> _Kept | None:
    """What was unfolded before, ``None`` where any of it is not there as it was."""
    try:
        told = json.loads((into / FILE).read_text(encoding="ascii"))
        if told["by"] != _program():
            return None
        members, size = told["cost"]
        entries = [_entry(row, archive, into) for row in told["entries"]]
        return _Kept(entries, int(members), int(size))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _entry(row: list[Any], archive: Listed, into: Path) -> _Entry:
    name, second, third = row
    if isinstance(third, str):
        return Unprocessed(archive.path + name, second, third)
    file = into / second
    if file.stat().st_size != third:
        raise ValueError(name)
    return Listed(archive.path + name, file)


@cache
def _program() -> str:
    """The sources that decide what is unfolded and under which names."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
