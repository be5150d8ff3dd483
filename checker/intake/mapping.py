"""mapping.yaml: the place of every file, for a person to correct once and run again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from checker.errors import UsageError
from checker.intake.placing import stated
from checker.intake.refs import Names, full_ref
from checker.model.material import Submission

HEADER = """\
# 每份材料归在哪一项指标。改正后保存，再运行一次并加上：--mapping 本文件
# 写法：四.2；计分项写 一.2a；一份材料用在几项写 [四.2, 七.1]；不归入任何一项写 null
"""


def content(packages: Sequence[Submission]) -> bytes:
    """The file with the places of all materials, the unmapped ones of each submission first."""
    data = {package.name: _places(package) for package in packages}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    return (HEADER + text).encode("utf-8")


def _places(package: Submission) -> dict[str, Any]:
    refs = {material.path: stated(material) for material in package.materials}
    ordered = sorted(refs, key=lambda path: bool(refs[path]))
    return {path: _cell(refs[path]) for path in ordered}


def _cell(refs: list[str]) -> str | list[str] | None:
    return refs if len(refs) > 1 else (refs[0] if refs else None)


def read(file: Path, names: Names) -> dict[str, dict[str, list[str]]]:
    """Submission → path → references. Raises ``UsageError`` with every fault of the file."""
    try:
        data = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"归类表 {file} 无法读取：{error}", "请用 UTF-8 保存为 YAML") from error
    if not isinstance(data, Mapping) or not all(isinstance(v, Mapping) for v in data.values()):
        raise UsageError(f"归类表 {file} 的结构不对", "第一层写报送单位，第二层写“路径: 指标”")
    faults: list[str] = []
    found = {
        str(name): {str(path): _refs(path, value, names, faults) for path, value in paths.items()}
        for name, paths in data.items()
    }
    if faults:
        raise UsageError("\n".join(faults), "请改正归类表后重新运行")
    return found


def _refs(path: str, value: object, names: Names, faults: list[str]) -> list[str]:
    if value is None:
        return []
    refs = []
    for each in value if isinstance(value, list) else [value]:
        found = full_ref(str(each), names)
        if found is None:
            faults.append(f"归类表：“{path}”写的指标“{each}”不存在")
        else:
            refs.append(found[1] or found[0])
    return refs
