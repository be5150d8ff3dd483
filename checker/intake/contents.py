"""All files of one package: folders walked, archives unfolded, junk and empty files sorted out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from checker.intake import archives
from checker.intake.archive_member import Budget
from checker.intake.listing import Listed, junk, walk
from checker.model.material import Unprocessed

EMPTY = "文件是空的（0字节），没有可检查的内容；请重新导出后提交"


def files(path: Path, work: Path) -> tuple[list[Listed], list[Unprocessed]]:
    """Every file of the package at ``path`` (folder, archive or single file) and the refusals."""
    limits = archives.Limits()
    budget = Budget(limits.members, limits.total_bytes)
    found: Iterable[Listed | Unprocessed]
    if path.is_file():
        strip = f"{path.name}!/"
        top = _unfold(Listed(path.name, path), work, limits, budget)
        found = (replace(x, path=x.path.removeprefix(strip)) for x in top)
    else:
        found = (y for x in walk(path) for y in _unfold(x, work, limits, budget))
    entries = list(_distinct(found))
    kept = [x for x in entries if isinstance(x, Listed)]
    return kept, [x for x in entries if isinstance(x, Unprocessed)]


def sift(listed: Sequence[Listed]) -> tuple[list[Listed], list[Unprocessed], list[Unprocessed]]:
    """Split into materials, junk set aside with its reason, and empty files."""
    kept: list[Listed] = []
    aside: list[Unprocessed] = []
    empty: list[Unprocessed] = []
    for each in listed:
        reason = junk(each.path)
        if reason:
            aside.append(Unprocessed(each.path, "set_aside", reason))
        elif each.file.stat().st_size == 0:
            empty.append(Unprocessed(each.path, "corrupt", EMPTY))
        else:
            kept.append(each)
    return kept, aside, empty


def sha256(file: Path) -> str:
    """The digest of a file's bytes."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unfold(
    entry: Listed | Unprocessed, work: Path, limits: archives.Limits, budget: Budget
) -> Iterable[Listed | Unprocessed]:
    if isinstance(entry, Unprocessed) or junk(entry.path) or not archives.is_archive(entry.file):
        return [entry]
    return archives.unpack(entry, work / sha256(entry.file)[:16], limits, budget)


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
