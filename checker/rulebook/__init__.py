"""``rules/`` → :class:`IndicatorSystem`. Strict: a wrong folder is refused with all its faults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.errors import RulesInvalid
from checker.model.rules import Indicator, IndicatorSystem, Penalty
from checker.rulebook import build, checks
from checker.rulebook.changes import diff
from checker.rulebook.faults import shaped, where
from checker.rulebook.refs import heading_of, order
from checker.rulebook.schema import PenaltyShape, Several, Single
from checker.rulebook.show import show
from checker.rulebook.strict import Source, read, why
from checker.rulebook.whole import CalendarShape, SystemShape

__all__ = ["OWN", "diff", "examine", "find", "load", "show"]
OWN = Path(__file__).resolve().parents[2] / "rules"  # the program's own systems


def find(rules_dir: Path) -> list[str]:
    """Ids of the systems in a rules folder."""
    return sorted(path.parent.name for path in rules_dir.glob("*/system.yaml"))


def load(folder: Path) -> IndicatorSystem:
    """One system. Raises :class:`RulesInvalid` with every fault, file and line."""
    found, faults = examine(folder)
    if faults or found is None:
        raise RulesInvalid(faults)
    return found


def examine(folder: Path) -> tuple[IndicatorSystem | None, list[str]]:
    """What can be made of a folder, and every fault of shape, file and line.

    The system has those entries that have the right shape; none where ``system.yaml`` has not.
    Beside a folder that stands alone the program's own calendars and texts to quote are taken.
    """
    folder = folder.resolve()
    faults: list[str] = []
    notice = _notice(folder, faults)
    entries, penalties = _entries(folder, notice, faults)
    source = read(folder / "system.yaml")
    shape = shaped(source, SystemShape, faults)
    years = _calendars(_beside(folder, "calendar"), faults)
    texts = _sources(_beside(folder, "sources"), faults)
    if shape is None:
        return None, faults
    heads = build.headings(shape)
    base = tuple(entry for entry in entries if entry.heading != "加分")
    made = {entry.id for entry in entries}
    unmade = {heading_of(p.stem) for p in folder.glob("*-*.yaml") if p.stem not in made}
    wrong = checks.sums(heads, base, shape.total, unmade) + checks.period(*shape.period)
    if shape.id != folder.name and folder.parent == OWN:  # found there by its name
        wrong.append(f"id 应与文件夹名“{folder.name}”相同")
    faults += [where(source, 1, text) for text in wrong]
    found = IndicatorSystem(
        id=shape.id,
        title=shape.title,
        document=shape.document,
        period=shape.period,
        headings=heads,
        indicators=base,
        bonus=tuple(entry for entry in entries if entry.heading == "加分"),
        deductions=tuple(penalties),
        settings=build.settings(shape.settings, years),
        fields=build.fields(shape),
        bodies=build.bodies(shape),
        document_kinds={str(kind): name for kind, name in shape.document_kinds.items()},
        notice=notice,
        sources=texts,
    )
    return found, faults


def _beside(folder: Path, name: str) -> Path:
    own = folder.parent / name
    return own if own.is_dir() else OWN / name


def _notice(folder: Path, faults: list[str]) -> str:
    try:
        return (folder / "notice.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        faults.append("notice.md:1: 读不到通知原文，请把通知全文以 UTF-8 存为 notice.md")
        return ""


def _entries(folder: Path, notice: str, faults: list[str]) -> tuple[list[Indicator], list[Penalty]]:
    paths = sorted(folder.glob("*-*.yaml"), key=lambda path: order(path.stem))
    made = [(source, _entry(source, faults)) for source in map(read, paths)]
    entries = [found for _, found in made if isinstance(found, Indicator)]
    known = checks.Known(entries, [source.path.stem for source, _ in made])
    for source, found in made:
        faults += checks.entry(source, notice, known, shaped=found is not None)
    return entries, [found for _, found in made if isinstance(found, Penalty)]


def _entry(source: Source, faults: list[str]) -> Indicator | Penalty | None:
    data = source.data if isinstance(source.data, dict) else {}
    if source.path.stem.startswith("d-"):
        penalty = shaped(source, PenaltyShape, faults)
        return build.penalty(penalty, _examples(data)) if penalty else None
    shape = shaped(source, Several if "scores" in data else Single, faults)
    if not isinstance(shape, Several | Single):
        return None
    return build.indicator(shape, _examples(data))


def _examples(data: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    """The examples as written, of data that have the right shape."""
    return tuple(data.get("examples", ()))


def _calendars(folder: Path, faults: list[str]) -> list[CalendarShape]:
    found = (shaped(read(path), CalendarShape, faults) for path in sorted(folder.glob("*.yaml")))
    return [year for year in found if year is not None]


def _sources(folder: Path, faults: list[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
        try:
            found.append((path.stem, path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{folder.name}/{path.name}:1: {why(error)}")
    return tuple(found)
