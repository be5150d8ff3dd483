"""A path becomes a ``Submission``: every file listed, given its place, and none dropped."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from checker.errors import UsageError
from checker.intake import (
    archives,
    chains,
    contents,
    continued,
    manifest,
    mapping,
    personal,
    placing,
)
from checker.intake.grouping import groups
from checker.intake.listing import (
    RESULTS,
    Listed,
    junk,
    ours,
    readable_name,
    readable_path,
    renamed,
    unopened,
)
from checker.intake.places import place
from checker.intake.refs import Names
from checker.intake.siblings import numbered
from checker.model.document import Problem
from checker.model.material import (
    ManifestRow,
    Material,
    Place,
    Submission,
    Unprocessed,
    identity,
)
from checker.model.rules import IndicatorSystem

__all__ = [
    "Names",
    "continued",
    "mapping",
    "name",
    "outside",
    "single",
    "submission",
    "submissions",
]
NOTHING = "里面没有一份材料；请检查路径是否写对、文件是否已放入"
OUTSIDE = "不在任何一个县的文件夹里，没有检查；如是材料，请放入所属县的文件夹后重新运行"


def submissions(path: Path, batch: bool, apart: Collection[Path | None] = ()) -> list[Path]:
    """The submission folders (or archives) under ``path``; one, unless ``batch``.

    ``apart`` are folders that hold something else: sources, a library.
    """
    if not path.exists():
        raise UsageError(f"找不到路径：{path}", "请检查路径是否写对")
    if not batch:
        return [path]
    if not path.is_dir():
        raise UsageError(f"{path} 不是文件夹", "--batch 要求每个县一个子文件夹")
    found = [p for p in sorted(path.iterdir()) if p.is_dir() or archives.is_archive(p)]
    found = [p for p in found if not p.name.startswith((".", "__")) and not ours(p)]
    found = [p for p in found if not _among(p, apart)]
    if not found:
        raise UsageError(f"{path} 下没有任何报送文件夹", "--batch 要求每个县一个子文件夹")
    return found


def outside(path: Path, batch: bool, apart: Collection[Path | None] = ()) -> list[Unprocessed]:
    """What lies in the folder of a batch beside the packages, and so is in none of them."""
    if not batch:
        return []
    taken = submissions(path, batch, apart)
    entries = (entry for entry in sorted(path.iterdir()) if entry not in taken)
    return [_outside(entry) for entry in entries if not _among(entry, apart)]


def _among(entry: Path, apart: Collection[Path | None]) -> bool:
    return any(other is not None and entry.samefile(other) for other in apart)


def _outside(entry: Path) -> Unprocessed:
    called = personal.path(readable_name(entry.name))
    known = RESULTS if ours(entry) else junk(f"{called}/{called}" if entry.is_dir() else called)
    return Unprocessed(called, "set_aside" if known else "unsupported", known or OUTSIDE)


def submission(
    path: Path, system: IndicatorSystem, work: Path, mapped: placing.Mapped | None = None
) -> Submission:
    """List one package. ``work`` is where archives are unpacked; nothing else is written.

    ``mapped`` is what a person says of single files; it wins over manifest, folders and names.
    """
    files, refused, named = contents.files(path, work)
    own = [note for note in [personal.named(_called(path))] if note]
    names = Names.of(system)
    listed, aside, empty = contents.sift(files)
    aside += [entry for entry in refused if entry.aside]
    refused = [entry for entry in refused if not entry.aside]
    table, within, unnamed = manifest.among(listed)
    rows, problems = _rows(table, names) if table else ((), ())
    said = mapped or placing.Mapped()
    papers, misplaced = chains.joined(groups([x for x in listed if x is not table]), said)
    found, gone = _materials(papers, names)
    materials, more = placing.by_manifest([x for x, _ in found], rows, within)
    materials, missing = placing.by_mapping(materials, said)
    none = () if materials or refused or empty else (Problem("package-empty", NOTHING),)
    conflicts = [problem for _, faults in found for problem in faults]
    return Submission(
        name=name(path),
        root=path,
        materials=tuple(materials),
        unprocessed=(*refused, *gone),
        set_aside=tuple(aside),
        rows=rows,
        problems=(
            *problems,
            *conflicts,
            *more,
            *missing,
            *misplaced,
            *empty,
            *own,
            *named,
            *none,
            *unnamed,
        ),
        apart=frozenset(said.places),
    )


def _rows(table: Listed, names: Names) -> tuple[tuple[ManifestRow, ...], tuple[Problem, ...]]:
    rows, problems = manifest.read(table.file, names)
    told = (replace(each, text=renamed(each.text, table.file, table.path)) for each in problems)
    return rows, tuple(told)


def name(path: Path) -> str:
    """What a submission is called: its folder, or its archive without the suffixes."""
    return personal.path(_called(path)) or "报送材料"


def _called(path: Path) -> str:
    own = path.resolve().name if path.is_dir() else path.name
    if path.is_file():
        own = own.removesuffix(path.suffix).removesuffix(".tar")
    return readable_name(own)


def single(files: Sequence[Path]) -> Submission:
    """Files given one by one, outside any package: each a material of its own, without a place."""
    materials = []
    for file in files:
        digest = contents.sha256(file)
        path = personal.path(readable_path(file))
        materials.append(
            Material(identity(path, digest), path, digest, file.stat().st_size, (file,))
        )
    return Submission("", Path(), tuple(materials))


def _materials(
    found: Sequence[list[Listed]], names: Names
) -> tuple[list[tuple[Material, tuple[Problem, ...]]], list[Unprocessed]]:
    """Each group as a material; files that were taken away meanwhile are told one by one."""
    made: list[tuple[Material, tuple[Problem, ...]]] = []
    gone: list[Unprocessed] = []
    for group in found:
        try:
            made.append(_material(group, names))
        except OSError as error:
            gone += [Unprocessed(listed.path, "corrupt", unopened(error)) for listed in group]
    lost = numbered([material.path for material, _ in made], names)
    return [(_beside(material, lost), problems) for material, problems in made], gone


def _beside(material: Material, numbered: Mapping[str, Place]) -> Material:
    """A file that its own path does not place, where the files beside it tell how they count."""
    known = material.places or material.path not in numbered
    return material if known else replace(material, places=(numbered[material.path],))


def _material(group: list[Listed], names: Names) -> tuple[Material, tuple[Problem, ...]]:
    whole = contents.digest([listed.file for listed in group])
    path = group[0].path
    where, problems = place(path, names)
    material = Material(
        id=identity(path, whole),
        path=path,
        sha256=whole,
        bytes=sum(listed.file.stat().st_size for listed in group),
        files=tuple(listed.file for listed in group),
        parts=tuple(listed.path for listed in group[1:]),
    )
    return replace(material, places=(where,) if where.indicator else ()), problems
