"""mapping.yaml: the place of every file, for a person to correct once and run again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path, PurePosixPath
from textwrap import indent
from typing import Any

import yaml

from checker.errors import UsageError
from checker.intake.placing import Mapped, stated
from checker.intake.refs import Names, full_ref
from checker.model.material import Material, Submission

HEADER = """\
# 每份材料归在哪一项指标。只改冒号后面的编号，保存后再运行一次，并加上：--mapping 本文件
# 写法：四.2；计分项写 一.2a；一份材料用在几项写 [四.2, 七.1]；不归入任何一项写 null
# 没有改动的行可以留着，也可以删去；可写的编号见文末
# 一份文件拍成几张图片的，后面各张写“接：前一张的文件名”；不是同一份的，改写它自己的编号
"""
AFTER = "接："
HOW = {
    "none": "没有归入任何一项，不计分，请补写编号",
    "folder": "按文件夹名归类",
    "filename": "按文件名归类",
    "manifest": "按申报表归类",
    "mapping": "按上次改正的归类",
}


def content(packages: Sequence[Submission], names: Names) -> bytes:
    """The file with the places of all materials and why they are there, the unmapped ones first.

    ``names`` are the references that may be written; they stand below as comments.
    """
    parts = [HEADER, *map(_package, packages), "# 可写的编号\n"]
    parts += [f"#   {ref}  {title}{_items(ref, names)}\n" for ref, title in names.items.items()]
    return "".join(parts).encode("utf-8")


def _items(ref: str, names: Names) -> str:
    """The scoring items of an indicator."""
    own = [part for part, entry in names.parts.items() if entry == ref]
    return f"（计分项 {'、'.join(own)}）" if own else ""


def _package(package: Submission) -> str:
    lines = [_yaml({package.name: {}}).replace(" {}\n", "\n" if package.materials else " {}\n")]
    doubts = [p.text for p in package.problems if p.code == "place-conflict"]
    lines += [f"  # 请核对：{' '.join(text.split())}\n" for text in doubts]  # on one line
    for how, said in HOW.items():
        places = {m.path: _cell(stated(m)) for m in package.materials if _how(m) == how}
        if places:
            lines.append(f"  # {said}（{len(places)}份）\n{indent(_yaml(places), '  ')}")
    pages = {
        page: f"{AFTER}{PurePosixPath(last).name}"
        for material in package.materials
        for last, page in pairwise((material.path, *material.parts))
    }
    if pages:
        lines.append(f"  # 与前一张图片合为一份（{len(pages)}张）\n{indent(_yaml(pages), '  ')}")
    return "".join(lines)


class _Dumper(yaml.SafeDumper):
    """Writes [四.2, 七.1] as the header shows it."""


_Dumper.add_representer(
    list, lambda dumper, refs: dumper.represent_sequence("tag:yaml.org,2002:seq", refs, True)
)


def _yaml(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _how(material: Material) -> str:
    return material.places[0].how if stated(material) else "none"


def _cell(refs: list[str]) -> str | list[str] | None:
    return refs if len(refs) > 1 else (refs[0] if refs else None)


def read(file: Path, names: Names) -> dict[str, Mapped]:
    """What it says of each submission. Raises ``UsageError`` with every fault of the file."""
    from checker.rulebook import strict  # no worker needs it, and its schema loads slowly

    source = strict.read(file)
    if source.faults:
        said = "\n".join(f"归类表 {file.name} 第{line}行：{text}" for line, text in source.faults)
        raise UsageError(said, "请改正归类表；改乱了可以删去它，不加 --mapping 再生成一份")
    data = source.data
    if not isinstance(data, Mapping) or not all(isinstance(v, Mapping) for v in data.values()):
        raise UsageError(f"归类表 {file} 的结构不对", "第一层写报送单位，第二层写“路径: 指标”")
    faults: list[str] = []
    found = {str(name): _mapped(paths, names, faults) for name, paths in data.items()}
    if faults:
        raise UsageError("\n".join(faults), "请改正归类表后重新运行")
    return found


def _mapped(paths: Mapping[object, object], names: Names, faults: list[str]) -> Mapped:
    after = {
        str(path): str(PurePosixPath(str(path)).with_name(_name(value)))
        for path, value in paths.items()
        if _name(value)
    }
    places = {
        str(path): _refs(str(path), value, names, faults)
        for path, value in paths.items()
        if str(path) not in after
    }
    return Mapped(places, after)


def _name(value: object) -> str:
    """The file named behind 接：, empty where a place is written. It lies in the same folder."""
    found = re.fullmatch(r"\s*接\s*[：:]\s*(.+?)\s*", value) if isinstance(value, str) else None
    return PurePosixPath(found[1]).name if found else ""


def _refs(path: str, value: object, names: Names, faults: list[str]) -> list[str]:
    if value is None:
        return []
    refs = []
    for each in value if isinstance(value, list) else [value]:
        found = full_ref(str(each), names)
        if found is None:
            faults.append(f"归类表：“{path}”写的指标“{each}”不存在，可写的编号见文末")
        else:
            refs.append(found[1] or found[0])
    return refs
