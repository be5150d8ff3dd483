"""All files of one package: folders walked, archives unfolded, junk and empty files set aside."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from checker.intake import archive_kept, archives, personal
from checker.intake.archive_member import Budget
from checker.intake.listing import Listed, junk, walk
from checker.model.document import Problem
from checker.model.material import Material, Unprocessed

PAGES = (".html", ".htm")
_COMPANION = re.compile(r"(?:_files|\.files|_文件)$")  # as Chrome, Word and Firefox name it
EMPTY = "是空文件（0字节），没有可检查的内容；如应提交，请重新导出后放入"


def files(path: Path, work: Path) -> tuple[list[Listed], list[Unprocessed], list[Problem]]:
    """Every file of the package at ``path`` (folder, archive or single file) and the refusals.

    Personal data in a path is starred from here on, with a warning each.
    """
    limits = archives.Limits()
    budget = Budget(limits.members, limits.total_bytes)
    found: Iterable[Listed | Unprocessed]
    if path.is_file():
        strip = f"{path.name}!/"
        top = _unfold(Listed(path.name, path), work, limits, budget)
        found = (replace(x, path=x.path.removeprefix(strip)) for x in top)
    else:
        found = (y for x in walk(path) for y in _unfold(x, work, limits, budget))
    told = list(found)
    entries = list(_distinct(replace(x, path=personal.path(x.path)) for x in told))
    kept = [x for x in entries if isinstance(x, Listed)]
    refused = [x for x in entries if isinstance(x, Unprocessed)]
    return kept, refused, [note for x in told if (note := personal.named(x.path))]


def sift(listed: Sequence[Listed]) -> tuple[list[Listed], list[Unprocessed], list[Problem]]:
    """Split into materials and what is set aside; a file without a byte may have been meant."""
    kept: list[Listed] = []
    aside: list[Unprocessed] = []
    empty: list[Problem] = []
    pages = {_stem(each.path) for each in listed if each.path.lower().endswith(PAGES)}
    for each in listed:
        reason = junk(each.path) or _saved_with(each.path, pages)
        if reason is None and _empty(each.file):
            reason = EMPTY
            empty.append(Problem("empty-file", f"“{each.path}”{EMPTY}"))
        if reason:
            aside.append(Unprocessed(each.path, "set_aside", reason))
        else:
            kept.append(each)
    return kept, aside, empty


def _saved_with(path: str, pages: set[str]) -> str | None:
    """Why a file is no material: a browser put it in the folder beside the page it saved."""
    parents = PurePosixPath(path).parents
    beside = (_COMPANION.sub("", str(one)) for one in parents if _COMPANION.search(str(one)))
    page = next((one for one in beside if one in pages), None)
    return f"是浏览器随网页“{page}”存下的图片和样式，不单独作为材料" if page else None


def _stem(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


def _empty(file: Path) -> bool:
    try:
        return file.stat().st_size == 0
    except OSError:
        return False  # gone meanwhile: told where it is read


def sha256(file: Path) -> str:
    """The digest of a file's bytes."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def digest(files: Sequence[Path]) -> str:
    """The digest of a material: its file's, or one of those of all its files in order."""
    return combined([sha256(file) for file in files])


def combined(digests: Sequence[str]) -> str:
    """The digest of a material by those of its files, in order."""
    whole = hashlib.sha256("".join(digests).encode())
    return digests[0] if len(digests) == 1 else whole.hexdigest()


def unchanged(material: Material) -> bool:
    """Whether the files are still the ones that were listed."""
    try:
        return digest(material.files) == material.sha256
    except OSError:
        return False


def _unfold(
    entry: Listed | Unprocessed, work: Path, limits: archives.Limits, budget: Budget
) -> Iterable[Listed | Unprocessed]:
    if isinstance(entry, Unprocessed) or junk(entry.path) or not archives.is_archive(entry.file):
        return [entry]
    return archive_kept.entries(entry, work / sha256(entry.file)[:16], limits, budget)


def _distinct(entries: Iterable[Listed | Unprocessed]) -> Iterator[Listed | Unprocessed]:
    """Two members of one name in an archive are two files: the later ones get a number."""
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.path] += 1
        times = seen[entry.path]
        if times == 1:
            yield entry
            continue
        path = PurePosixPath(entry.path)
        yield replace(entry, path=str(path.with_name(f"{path.stem}（同名{times}）{path.suffix}")))
