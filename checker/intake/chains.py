"""Which files are the pages of one paper where a person says so in the mapping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

from checker.intake.grouping import IMAGES
from checker.intake.listing import Listed
from checker.intake.placing import Mapped
from checker.model.document import Problem

CODE = "mapping-page-misplaced"


def joined(
    groups: Sequence[list[Listed]], mapped: Mapped
) -> tuple[list[list[Listed]], list[Problem]]:
    """The groups with what the mapping says of single pages laid over; no file is lost.

    A file with a place of its own begins a paper; one that is put behind another follows that.
    """
    files = {listed.path: listed for group in groups for listed in group}
    before = {page.path: last.path for group in groups for last, page in pairwise(group)}
    for path in mapped.places:
        before.pop(path, None)
    problems = []
    for path, last in mapped.after.items():
        if path not in files:
            continue  # told with the places
        if fault := _fault(path, last, files, before):
            problems.append(Problem(CODE, fault))
            continue
        before[path] = last
    after = {last: path for path, last in before.items()}
    starts = [path for path in files if path not in before]
    return [[files[path] for path in _chain(start, after)] for start in starts], problems


def _fault(
    path: str, last: str, files: Mapping[str, Listed], before: Mapping[str, str]
) -> str | None:
    """Why a file cannot follow another, in words."""
    said = f"归类表里“{path}”写的“接：{PurePosixPath(last).name}”没有采用："
    if last not in files:
        return f"{said}同一文件夹里没有这个文件"
    if not all(PurePosixPath(each).suffix.lower() in IMAGES for each in (path, last)):
        return f"{said}只有图片可以合成一份，其他文件请合成一个 PDF"
    if any(each != path and target == last for each, target in before.items()):
        return f"{said}已有另一张图片接在它后面"
    if path in _chain(last, before):
        return f"{said}几张图片互相接在后面，没有第一页"
    return None


def _chain(start: str, following: Mapping[str, str]) -> Iterator[str]:
    while True:
        yield start
        if start not in following:
            return
        start = following[start]
