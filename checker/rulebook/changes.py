"""What differs between two indicator systems, one Chinese line a difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from checker.model.rules import Indicator, IndicatorSystem, Penalty

_SKIPPED = {"examples", "notice", "sources", "indicators", "bonus", "deductions"}


def diff(old: IndicatorSystem, new: IndicatorSystem) -> list[str]:
    """Differences of settings and entries, in the order of the new system."""
    lines = _differences("", old, new)
    before, after = _by_ref(old), _by_ref(new)
    for ref, entry in after.items():
        if ref not in before:
            lines.append(f"{ref}：新增“{entry.title}”")
        else:
            lines += _differences(ref, before[ref], entry)
    return lines + [f"{ref}：删去“{before[ref].title}”" for ref in before if ref not in after]


def _by_ref(system: IndicatorSystem) -> dict[str, Indicator | Penalty]:
    found: dict[str, Indicator | Penalty] = {entry.ref: entry for entry in system.entries}
    return found | {penalty.ref: penalty for penalty in system.deductions}


def _differences(path: str, old: Any, new: Any) -> list[str]:
    if old == new:
        return []
    if is_dataclass(old) and type(old) is type(new):
        names = [field.name for field in fields(old) if field.name not in _SKIPPED]
        pairs = [(name, getattr(old, name), getattr(new, name)) for name in names]
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        names = sorted(set(old) | set(new))
        pairs = [(name, old.get(name), new.get(name)) for name in names]
    elif isinstance(old, tuple) and isinstance(new, tuple) and len(old) == len(new):
        pairs = [
            (getattr(b, "ref", "") or str(i + 1), a, b)
            for i, (a, b) in enumerate(zip(old, new, strict=True))
        ]
    else:
        return [f"{path or '体系'}：{_words(old)} → {_words(new)}"]
    found = []
    for name, before, after in pairs:
        found += _differences(f"{path}.{name}" if path else name, before, after)
    return found


def _words(value: Any) -> str:
    text = "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"“{text if len(text) <= 60 else text[:60] + '…'}”"
