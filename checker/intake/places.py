"""Which indicator a file stands in, read from its folders and, failing those, its own name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from checker.intake.refs import (
    Names,
    after_heading,
    full_ref,
    heading_of,
    item_of,
    normal,
    titled_item,
)
from checker.model.document import Problem
from checker.model.material import Place

FOLDER, TITLE, FILE_NUMBER, FILE_ORDER = 0.99, 0.9, 0.9, 0.6


@dataclass(frozen=True, slots=True)
class _Reading:
    """How far a path has been read: heading, item and part, with what went wrong on the way."""

    heading: str | None = None
    item: str | None = None
    part: str | None = None
    confidence: float = 0.0
    problems: tuple[Problem, ...] = ()

    def at(self, found: tuple[str, str | None], confidence: float) -> _Reading:
        ref, part = found
        return replace(self, heading=ref.split(".")[0], item=ref, part=part, confidence=confidence)


def place(path: str, names: Names) -> tuple[Place, tuple[Problem, ...]]:
    """The place of one file by its path inside the submission (``/`` between folders)."""
    *folders, file = PurePosixPath(path).parts
    reading = _Reading()
    for folder in folders:
        reading = _folder(reading, folder.removesuffix("!"), names)
    how = "folder"
    if reading.item is None:
        reading, how = _file(reading, PurePosixPath(file).stem, names), "filename"
    if reading.item is None:
        return Place(), reading.problems
    return Place(reading.item, reading.part, how, reading.confidence), reading.problems


def _folder(reading: _Reading, name: str, names: Names) -> _Reading:
    if reading.item is not None:
        return _deeper(reading, name, names)
    full = full_ref(name, names)
    if full and reading.heading and not full[0].startswith(reading.heading + "."):
        inner = item_of(name, reading.heading, names)
        if inner is None:
            text = f"文件夹“{name}”指向{full[0]}，与上级文件夹的“{reading.heading}”不一致"
            reading = replace(
                reading, problems=(*reading.problems, Problem("place-conflict", text))
            )
        full = inner or full
    if full:
        return reading.at(full, FOLDER)
    return _step(reading, name, names)


def _step(reading: _Reading, name: str, names: Names) -> _Reading:
    if reading.heading is None:
        return _heading(reading, name, names)
    item = item_of(name, reading.heading, names)
    if item:
        return reading.at(item, FOLDER)
    titled = titled_item(name, names, reading.heading)
    return reading.at((titled, None), TITLE) if titled else reading


def _heading(reading: _Reading, name: str, names: Names) -> _Reading:
    found = heading_of(name, names)
    if found is None:
        titled = titled_item(name, names)
        return reading.at((titled, None), TITLE) if titled else reading
    heading, agrees = found
    problems = reading.problems
    if not agrees:
        text = f"文件夹“{name}”的序号与名称不一致，按名称归入“{heading}、{names.headings[heading]}”"
        problems = (*problems, Problem("place-conflict", text))
    reading = replace(reading, heading=heading, problems=problems)
    rest = after_heading(name, heading, names)
    item = item_of(rest, heading, names) if rest.isdigit() else None
    titled = titled_item(rest, names, heading) if rest and not item else None
    if titled:
        return reading.at((titled, None), TITLE)
    return reading.at(item, TITLE) if item else reading


def _deeper(reading: _Reading, name: str, names: Names) -> _Reading:
    """A folder below the item: it may name the part, nothing else."""
    letter = normal(name)[:1].lower()
    part = f"{reading.item}{letter}"
    known = reading.part is None and part in names.parts and not normal(name)[1:2].isalnum()
    return replace(reading, part=part) if known else reading


def _file(reading: _Reading, stem: str, names: Names) -> _Reading:
    full = full_ref(stem, names)
    if full and reading.heading in (None, full[0].split(".")[0]):
        return reading.at(full, FILE_NUMBER)
    if reading.heading is None:
        return reading
    titled = titled_item(stem, names, reading.heading)
    if titled:
        return reading.at((titled, None), FILE_ORDER)
    item = item_of(stem, reading.heading, names)
    if item and _fits(stem, item[0], reading.heading, names):
        return reading.at(item, FILE_ORDER)
    return reading


def _fits(stem: str, ref: str, heading: str, names: Names) -> bool:
    """A leading number in a file name may only be a running number: its words must fit the item."""
    shared = {
        other: len(_pairs(stem) & _pairs(clause))
        for other, clause in names.clauses.items()
        if other.startswith(heading + ".")
    }
    return shared.get(ref, 0) > 0 and shared[ref] == max(shared.values())


def _pairs(text: str) -> set[str]:
    plain = "".join(ch for ch in normal(text) if "\u4e00" <= ch <= "\u9fff")
    return {plain[i : i + 2] for i in range(len(plain) - 1)} - {"信用", "交通", "用交", "工作"}
