"""A path becomes a ``Submission``: every file listed, given its place, and none dropped."""

from __future__ import annotations

import fnmatch
import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from checker.errors import UsageError
from checker.intake import archives, manifest
from checker.intake.grouping import groups
from checker.intake.listing import Listed, junk, walk
from checker.intake.places import place
from checker.intake.refs import Names
from checker.model.document import Problem
from checker.model.material import ManifestRow, Material, Place, Submission, Unprocessed
from checker.model.rules import IndicatorSystem

EMPTY = "文件是空的（0字节），没有可检查的内容；请重新导出后提交"


def submissions(path: Path, batch: bool) -> list[Path]:
    """The submission folders (or zips) under ``path``; one, unless ``batch``."""
    if not path.exists():
        raise UsageError(f"找不到路径：{path}", "请检查路径是否写对")
    if not batch:
        return [path]
    found = [p for p in sorted(path.iterdir()) if p.is_dir() or archives.is_archive(p)]
    found = [p for p in found if not p.name.startswith((".", "__"))]
    if not found:
        raise UsageError(f"{path} 下没有任何报送文件夹", "--batch 要求每个县一个子文件夹")
    return found


def submission(path: Path, system: IndicatorSystem, work: Path) -> Submission:
    """List one package. ``work`` is where archives are unpacked; nothing else is written."""
    files, refused = _files(path, work)
    names = Names.of(system)
    listed, aside, empty = _sift(files)
    table = next((x for x in listed if x.path in manifest.NAMES), None)
    rows, problems = manifest.read(table.file, names) if table else ((), ())
    found = [_material(group, names) for group in groups([x for x in listed if x is not table])]
    materials, more = _apply(found, rows)
    conflicts = [p for _, faults in found for p in faults]
    return Submission(
        name=path.stem if path.is_file() else path.resolve().name,
        root=path,
        materials=tuple(materials),
        unprocessed=(*refused, *empty),
        set_aside=tuple(aside),
        rows=rows,
        problems=(*problems, *conflicts, *more),
    )


def single(files: Sequence[Path]) -> Submission:
    """Files given one by one, outside any package: each a material of its own, without a place."""
    materials = []
    for file in files:
        digest = _sha256(file)
        key = hashlib.sha256(f"{file}\0{digest}".encode()).hexdigest()[:16]
        materials.append(Material(key, str(file), digest, file.stat().st_size, (file,)))
    return Submission("", Path(), tuple(materials))


def _files(path: Path, work: Path) -> tuple[list[Listed], list[Unprocessed]]:
    limits = archives.Limits()
    if path.is_file() and archives.is_archive(path):
        top = Listed(path.name, path)
        strip = f"{path.name}!/"
        entries = [_stripped(x, strip) for x in archives.unpack(top, work, limits)]
    elif path.is_file():
        entries = [Listed(path.name, path)]
    else:
        entries = [y for x in walk(path) for y in _unfold(x, work, limits)]
    files = [x for x in entries if isinstance(x, Listed)]
    return files, [x for x in entries if isinstance(x, Unprocessed)]


def _unfold(
    entry: Listed | Unprocessed, work: Path, limits: archives.Limits
) -> Iterable[Listed | Unprocessed]:
    if isinstance(entry, Unprocessed) or junk(entry.path) or not archives.is_archive(entry.file):
        return [entry]
    folder = work / hashlib.sha256(entry.path.encode()).hexdigest()[:16]
    return archives.unpack(entry, folder, limits)


def _stripped(entry: Listed | Unprocessed, prefix: str) -> Listed | Unprocessed:
    return replace(entry, path=entry.path.removeprefix(prefix))


def _sift(files: Sequence[Listed]) -> tuple[list[Listed], list[Unprocessed], list[Unprocessed]]:
    """Split into materials, junk set aside with its reason, and empty files."""
    kept: list[Listed] = []
    aside: list[Unprocessed] = []
    empty: list[Unprocessed] = []
    for listed in files:
        reason = junk(listed.path)
        if reason:
            aside.append(Unprocessed(listed.path, "set_aside", reason))
        elif listed.file.stat().st_size == 0:
            empty.append(Unprocessed(listed.path, "corrupt", EMPTY))
        else:
            kept.append(listed)
    return kept, aside, empty


def _material(group: list[Listed], names: Names) -> tuple[Material, tuple[Problem, ...]]:
    digests = [_sha256(listed.file) for listed in group]
    whole = digests[0] if len(group) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
    path = group[0].path
    where, problems = place(path, names)
    material = Material(
        id=hashlib.sha256(f"{path}\0{whole}".encode()).hexdigest()[:16],
        path=path,
        sha256=whole,
        bytes=sum(listed.file.stat().st_size for listed in group),
        files=tuple(listed.file for listed in group),
        parts=tuple(listed.path for listed in group[1:]),
        places=(where,) if where.indicator else (),
    )
    return material, problems


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _apply(
    found: Sequence[tuple[Material, tuple[Problem, ...]]], rows: Sequence[ManifestRow]
) -> tuple[list[Material], list[Problem]]:
    """Lay the manifest over the folders: what it says of a file wins, disagreement is recorded."""
    problems: list[Problem] = []
    claimed: dict[str, list[ManifestRow]] = {}
    for row in rows:
        hits = [m.id for m, _ in found if row.material and _matches(row.material, m)]
        if row.material and not hits:
            text = f"申报表第{row.row}行的材料“{row.material}”在文件夹中找不到"
            problems.append(Problem("manifest-material-missing", text))
        for hit in hits:
            claimed.setdefault(hit, []).append(row)
    materials = [_placed(material, claimed.get(material.id, []), problems) for material, _ in found]
    return materials, problems


def _placed(material: Material, rows: list[ManifestRow], problems: list[Problem]) -> Material:
    if not rows:
        return material
    refs = {row.ref: _ref_place(row.ref) for row in rows}
    folder = material.places[0].indicator if material.places else None
    if folder and folder not in {where.indicator for where in refs.values()}:
        stated = "、".join(refs)
        text = f"“{material.path}”放在{folder}的文件夹里，申报表写的是{stated}，按申报表计"
        problems.append(Problem("place-conflict", text))
    return replace(material, places=tuple(refs.values()), rows=tuple(rows))


def _ref_place(ref: str) -> Place:
    """A manifest reference as a place: a trailing letter names the scoring item."""
    part = ref if ref[-1].isalpha() else None
    return Place(ref.rstrip("abcd"), part, "manifest", 1.0)


def _matches(pattern: str, material: Material) -> bool:
    wanted = unicodedata.normalize("NFC", pattern)
    for path in (material.path, *material.parts):
        plain = unicodedata.normalize("NFC", path)
        if plain == wanted or fnmatch.fnmatchcase(plain, wanted):
            return True
        if "/" not in wanted and fnmatch.fnmatchcase(PurePosixPath(plain).name, wanted):
            return True
    folder = wanted.rstrip("/") + "/"
    return unicodedata.normalize("NFC", material.path).startswith(folder)
