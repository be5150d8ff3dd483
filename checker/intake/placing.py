"""Places of materials: folders and names first, the manifest over them, a person's mapping last."""

from __future__ import annotations

import fnmatch
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from checker.model.document import Problem
from checker.model.material import ManifestRow, Material, Place
from checker.model.rules import entry_of


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a person says of single files, by path.

    ``places`` are references, none of them: the unmapped tray. ``after`` is the picture of the page
    before.
    """

    places: Mapping[str, Sequence[str]] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)


def by_manifest(
    materials: Sequence[Material], rows: Sequence[ManifestRow], within: str = ""
) -> tuple[list[Material], list[Problem]]:
    """What the manifest says of a file wins; disagreement with the folder is recorded.

    ``within``: the folder, with ``/``, from which the manifest tells paths.
    """
    problems: list[Problem] = []
    claimed: dict[str, list[ManifestRow]] = {}
    called = _Called(materials, within)
    for row in rows:
        hits = called.by(row.material) if row.material else frozenset()
        if row.material and not hits:
            text = f"申报表第{row.row}行的材料“{row.material}”在文件夹中找不到"
            problems.append(Problem("manifest-material-missing", text))
        for hit in hits:
            claimed.setdefault(hit, []).append(row)
    placed = [_placed(material, claimed.get(material.id, []), problems) for material in materials]
    return placed, problems


def by_mapping(
    materials: Sequence[Material], mapped: Mapped
) -> tuple[list[Material], list[Problem]]:
    """What a person wrote into the mapping wins over everything; the rest stays as it was."""
    known = {path for material in materials for path in (material.path, *material.parts)}
    problems = [
        Problem("mapping-path-missing", f"归类表里的“{path}”在报送材料中找不到")
        for path in (*mapped.places, *mapped.after)
        if path not in known
    ]
    places = mapped.places
    return [_mapped(material, places.get(material.path)) for material in materials], problems


def stated(material: Material) -> list[str]:
    """The references a material stands under, as the mapping writes them."""
    return [place.item or place.indicator or "" for place in material.places]


def _mapped(material: Material, refs: Sequence[str] | None) -> Material:
    if refs is None or list(refs) == stated(material):
        return material
    places = tuple(_ref_place(ref, "mapping") for ref in refs)
    named = {place.indicator for place in places}
    rows = tuple(row for row in material.rows if _ref_place(row.ref, "").indicator in named)
    return replace(material, places=places, rows=rows)


def _placed(material: Material, rows: list[ManifestRow], problems: list[Problem]) -> Material:
    if not rows:
        return material
    refs = {row.ref: _ref_place(row.ref, "manifest") for row in rows}
    folder = material.places[0].indicator if material.places else None
    if folder and folder not in {where.indicator for where in refs.values()}:
        said = "、".join(refs)
        text = f"“{material.path}”放在{folder}的文件夹里，申报表写的是{said}，按申报表计"
        problems.append(Problem("place-conflict", text))
    return replace(material, places=tuple(refs.values()), rows=tuple(rows))


def _ref_place(ref: str, how: str) -> Place:
    """A reference as a place: a trailing letter names the scoring item."""
    part = ref if ref[-1].isalpha() else None
    return Place(entry_of(ref), part, how, 1.0)


class _Called:
    """Materials by what a row may call them: path, name, folder, or a pattern of these."""

    def __init__(self, materials: Sequence[Material], within: str = "") -> None:
        within = _composed(within)
        self._paths: defaultdict[str, set[str]] = defaultdict(set)  # path or bare name → ids
        self._folders: defaultdict[str, set[str]] = defaultdict(set)
        self._known: dict[str, frozenset[str]] = {}
        for material in materials:
            for path in (material.path, *material.parts):
                plain = _composed(path)
                for name in {plain, plain.removeprefix(within), PurePosixPath(plain).name}:
                    self._paths[name].add(material.id)
            for folder in PurePosixPath(_composed(material.path)).parents[:-1]:
                self._folders[str(folder)].add(material.id)
                self._folders[str(folder).removeprefix(within)].add(material.id)

    def by(self, pattern: str) -> frozenset[str]:
        """The ids of the materials meant."""
        if pattern not in self._known:
            self._known[pattern] = frozenset(self._meant(_composed(pattern)))
        return self._known[pattern]

    def _meant(self, wanted: str) -> Iterator[str]:
        yield from self._paths.get(wanted, ())
        yield from self._folders.get(wanted.rstrip("/"), ())
        if any(sign in wanted for sign in "*?["):
            for name, ids in self._paths.items():
                if fnmatch.fnmatchcase(name, wanted):
                    yield from ids


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
