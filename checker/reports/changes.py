"""What a report says otherwise than the one before it in the same folder, county by county."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from checker.reports.words import points

Report = Mapping[str, Any]
EDGES = ("floor", "verified", "ceiling")
SHOWN = 5  # paths named of a kind, and indicators


def last(folder: Path) -> Report | None:
    """The report.json that lies in ``folder``; nothing where there is none that can be read."""
    try:
        found = json.loads((folder / "report.json").read_text("utf-8"))
        told(found, found)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return found if isinstance(found, dict) else None


def told(before: Report, now: Report) -> list[str]:
    """A sentence for each county that is not as before, and how many are.

    None where the two reports have no county in common, or follow other rules.
    """
    was, has = ({each["name"]: each for each in one["submissions"]} for one in (before, now))
    both = [name for name in has if name in was]
    if before["system"] != now["system"] or not both:
        return []
    other = {name: text for name in both if (text := _county(was[name], has[name]))}
    lines = [f"{name}：{text}" for name, text in other.items()]
    lines += [f"{name}：上次没有报送" for name in has if name not in was]
    lines += [f"{name}：上次有报送，这次没有" for name in was if name not in has]
    same = len(both) - len(other)
    rest = (
        f"其余{same}个报送单位"
        if lines
        else "、".join(both)
        if same < SHOWN
        else f"{same}个报送单位"
    )
    return [*lines, f"{rest}的文件和得分没有变化"] if same else lines


def _county(before: Report, now: Report) -> str:
    return "；".join([*_score(before["score"], now["score"]), *_files(_held(before), _held(now))])


def _score(before: Report, now: Report) -> Iterator[str]:
    if _interval(before) != _interval(now):
        yield f"得分 {_interval(before)} → {_interval(now)}"
    was = {entry["id"]: _interval(entry) for entry in _entries(before)}
    moved = [
        f"{entry['id']} {was.get(entry['id'], '无')} → {_interval(entry)}"
        for entry in _entries(now)
        if was.get(entry["id"]) != _interval(entry)
    ]
    if moved:
        yield f"变动的指标：{_few(moved, '项')}"


def _entries(score: Report) -> list[Report]:
    bonus: list[Report] = [each for each in score["bonus"] if set(EDGES) <= set(each)]
    return [*score["indicators"], *bonus]


def _interval(entry: Report) -> str:
    return " – ".join(points(entry[edge]) for edge in EDGES)


def _held(county: Report) -> Mapping[str, str]:
    """What each file is: its digest, or why it could not be processed."""
    held = {entry["path"]: entry["code"] for entry in county["unprocessed"]}
    for material in county["materials"]:
        held[material["path"]] = held.get(material["path"], "") + material["sha256"]
    return held


def _files(was: Mapping[str, str], has: Mapping[str, str]) -> Iterator[str]:
    for word, paths in (
        ("新增", [path for path in has if path not in was]),
        ("换过", [path for path in has if was.get(path, has[path]) != has[path]]),
        ("不再有", [path for path in was if path not in has]),
    ):
        if paths:
            yield f"{word}{len(paths)}份：{_few(paths, '份')}"


def _few(parts: Sequence[str], unit: str) -> str:
    more = f"等{len(parts)}{unit}" if len(parts) > SHOWN else ""
    return "、".join(parts[:SHOWN]) + more
