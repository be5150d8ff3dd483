"""Which indicator a file stands in, read from its folders and, failing those, its own name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from checker.intake.refs import (
    Names,
    after_heading,
    begins,
    called,
    full_ref,
    heading_of,
    item_of,
    normal,
    numeral,
    titled_item,
)
from checker.model.document import Problem
from checker.model.material import Place

_SAID_AGAIN = re.compile(r"\W*([一二三四五六七八九十])\W+(\d.*)")  # 信息管理（三）1
_YEAR, _BARE = re.compile(r"20\d\d(?:年度?)?"), re.compile(r"\d{1,2}")
FOLDER, TITLE, FILE_NUMBER, FILE_ORDER = 0.99, 0.9, 0.9, 0.6


@dataclass(frozen=True, slots=True)
class _Reading:
    """How far a path has been read: heading, item and part, with what went wrong on the way."""

    heading: str | None = None
    item: str | None = None
    part: str | None = None
    confidence: float = 0.0
    numbered_only: bool = False  # the heading's number stood before words that are not its title
    titled: bool = False  # the heading's title was there
    problems: tuple[Problem, ...] = ()

    def at(self, found: tuple[str, str | None], confidence: float) -> _Reading:
        ref, part = found
        return replace(self, heading=ref.split(".")[0], item=ref, part=part, confidence=confidence)


def place(path: str, names: Names) -> tuple[Place, tuple[Problem, ...]]:
    """The place of one file by its path inside the submission (``/`` between folders)."""
    *folders, file = PurePosixPath(path).parts
    reading = _through(folders, names)
    how = "folder"
    if reading.item is None:
        stem = PurePosixPath(file).stem
        reading, how = _file(reading, stem, names, folders[-1] if folders else ""), "filename"
    if reading.item is None:
        return Place(), reading.problems
    return Place(reading.item, reading.part, how, reading.confidence), reading.problems


def _through(folders: Sequence[str], names: Names) -> _Reading:
    reading = _Reading()
    for above, folder in zip(("", *folders), folders, strict=False):
        if reading.heading or not _of_a_day(above, folder):
            reading = _folder(reading, folder.removesuffix("!"), names)
    return reading


def _of_a_day(above: str, folder: str) -> bool:
    """A month under its year, or a day under its month: ``2023/4``; nothing else is told by it."""
    return bool(_YEAR.fullmatch(normal(above)) and _BARE.fullmatch(normal(folder)))


def _folder(reading: _Reading, name: str, names: Names) -> _Reading:
    if reading.item is not None and begins(name, names):
        return _again(replace(reading, item=None, part=None), name, names)
    if reading.item is not None:
        return _deeper(reading, name, names)
    full = full_ref(name, names)
    if full and reading.numbered_only:
        return reading.at(full, FOLDER)
    if full and reading.heading and not full[0].startswith(reading.heading + "."):
        inner = item_of(name, reading.heading, names)
        if inner is None:
            reading = _against(reading, name, full[0], reading.heading)
        full = inner or full
    if full:
        return reading.at(full, FOLDER)
    return _step(reading, name, names)


def _step(reading: _Reading, name: str, names: Names) -> _Reading:
    if reading.heading is None:
        return _heading(reading, name, names)
    if called(name, names):
        return _again(reading, name, names)
    item = item_of(name, reading.heading, names)
    if item:
        return reading.at(item, FOLDER)
    titled = titled_item(name, names, reading.heading) or _worded(name, reading.heading, names)
    return reading.at((titled, None), TITLE) if titled else reading


def _again(reading: _Reading, name: str, names: Names) -> _Reading:
    """A heading inside another: an archive packed from a folder of its own name, or a wrapper
    (``1.商河县``, ``3 报送材料``) whose running number was taken for a heading."""
    found = _heading(replace(reading, heading=None), name, names)
    differs = reading.titled and found.heading not in (None, reading.heading)
    return _against(found, name, found.heading, reading.heading) if differs else found


def _against(reading: _Reading, name: str, meant: str | None, above: str | None) -> _Reading:
    """The reading with a word on a folder that says another place than the one above it."""
    text = f"文件夹“{name}”指向“{meant}”，与上级文件夹的“{above}”不一致"
    return replace(reading, problems=(*reading.problems, Problem("place-conflict", text)))


def _heading(reading: _Reading, name: str, names: Names) -> _Reading:
    found = heading_of(name, names)
    if found is None:
        own = titled_item(name, names)
        return reading.at((own, None), TITLE) if own else reading
    heading, agrees = found
    other = bool(_pairs(name)) and not _pairs(name) & _pairs(names.headings.get(heading, heading))
    own = titled_item(name, names) if other else None
    problems = reading.problems
    if not agrees or (own and not own.startswith(f"{heading}.")):
        way = "序号" if agrees else "名称"
        text = (
            f"文件夹“{name}”的序号与名称不一致，按{way}归入“{heading}、{names.headings[heading]}”"
        )
        problems = (*problems, Problem("place-conflict", text))
    titled = names.headings.get(heading, heading) in normal(name)
    reading = replace(
        reading, heading=heading, numbered_only=other, titled=titled, problems=problems
    )
    item = _behind(name, heading, names)
    return reading.at(item, TITLE) if item else reading


def _behind(name: str, heading: str, names: Names) -> tuple[str, str | None] | None:
    """The item a heading's folder names: ``一_制度建设_3``, ``3信息管理（三）1``, ``4信用评价``."""
    rest = after_heading(name, heading, names)
    again = _SAID_AGAIN.match(rest)
    if again and numeral(again[1]) == heading:
        return item_of(again[2], heading, names)
    if rest.isdigit():
        own = numeral(rest) == heading and not normal(name).startswith(heading)
        return None if own else item_of(rest, heading, names)
    titled = titled_item(rest or name, names, heading) if not called(name, names) else None
    return (titled, None) if titled else None


def _deeper(reading: _Reading, name: str, names: Names) -> _Reading:
    """A folder below the item: it may name the part, nothing else."""
    letter = normal(name)[:1].lower()
    part = f"{reading.item}{letter}"
    known = reading.part is None and part in names.parts and not normal(name)[1:2].isalnum()
    return replace(reading, part=part) if known else reading


def _file(reading: _Reading, stem: str, names: Names, folder: str) -> _Reading:
    full = full_ref(stem, names)
    if full and _counts(stem, folder) and not _fits(stem, full[0], full[0].split(".")[0], names):
        full = None
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


def _worded(name: str, heading: str, names: Names) -> str | None:
    """The one item of a heading most of whose clause's words a folder's name is made of."""
    own = _pairs(name)
    shared = {
        ref: len(own & (_pairs(clause) | _pairs(names.items[ref])))
        for ref, clause in names.clauses.items()
        if ref.startswith(heading + ".")
    }
    if len(shared) < 2:
        return None
    (best, found), (second, _) = sorted(((n, ref) for ref, n in shared.items()), reverse=True)[:2]
    return found if best >= second + 2 and best * 2 > len(own) else None


def _counts(stem: str, folder: str) -> bool:
    """The number may as well be a day (``07.04截图``) or a picture's own (``照片/5-5``)."""
    plain = normal(stem)
    of_pictures = any(word in folder for word in ("照片", "图片", "截图", "影像"))
    bare = not _pairs(stem) and (of_pictures or (plain[:1].isalpha() and plain.isascii()))
    return bare or bool(re.match(r"\W*\d\d\.\d\d(?!\d)", plain))


def heading_over(path: str, names: Names) -> str | None:
    """The heading whose folder a file lies in, ``None`` where its folders name an item or none."""
    reading = _through(PurePosixPath(path).parts[:-1], names)
    return reading.heading if reading.item is None else None


def agrees(stem: str, ref: str, heading: str, names: Names) -> bool | None:
    """Whether a file's words fit an item; ``None`` where they speak for none of the heading's."""
    if _fits(stem, ref, heading, names):
        return True
    shared = _shared(stem, heading, names)
    return False if max(shared.values(), default=0) > 1 + shared.get(ref, 0) else None


def _fits(stem: str, ref: str, heading: str, names: Names) -> bool:
    """A leading number in a file name may only be a running number: its words must fit the item."""
    shared = _shared(stem, heading, names)
    return shared.get(ref, 0) > 0 and shared[ref] == max(shared.values())


def _shared(stem: str, heading: str, names: Names) -> dict[str, int]:
    """How many pairs of letters a file's name shares with the clause of each item of a heading."""
    return {
        other: len(_pairs(stem) & _pairs(clause))
        for other, clause in names.clauses.items()
        if other.startswith(heading + ".")
    }


def _pairs(text: str) -> set[str]:
    plain = "".join(ch for ch in normal(text) if "\u4e00" <= ch <= "\u9fff")
    return {plain[i : i + 2] for i in range(len(plain) - 1)} - {"信用", "交通", "用交", "工作"}
