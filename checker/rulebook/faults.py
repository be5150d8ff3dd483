"""Pydantic's complaints as Chinese sentences with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from checker.rulebook.strict import Source, read

Shape = TypeVar("Shape", bound=BaseModel)
_NUMBER, _WHOLE = "“{key}”应是数字，现在是“{given}”", "“{key}”应是整数，现在是“{given}”"
_SWITCH, _GROUP = "“{key}”应是 true 或 false，现在是“{given}”", "“{key}”应是“键: 值”的一组"
_DAY = "“{key}”应是日期，写成 2023-01-05，现在是“{given}”"
_TEXTS = {
    "twice": "“{key}”中的“{word}”写了两次",
    "missing": "缺少必填项“{key}”",
    "extra_forbidden": "不认识的项“{key}”，请检查拼写",
    "literal_error": "“{key}”只能是 {expected} 之一，现在是“{given}”",
    "greater_than_equal": "“{key}”不能小于 {ge}",
    "list_type": "“{key}”应是列表",
    "tuple_type": "“{key}”应是列表",
    "string_type": "“{key}”应是文字（数字请加引号）",
    "too_short": "“{key}”至少要有 {min_length} 项",
    "too_long": "“{key}”最多只能有 {max_length} 项",
    "finite_number": _NUMBER,
    "int_from_float": _WHOLE,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dict_type": _GROUP,
}
_FAMILIES = {"decimal": _NUMBER, "float": _NUMBER, "int": _WHOLE, "bool": _SWITCH, "date": _DAY}
_OTHER = "“{key}”写得不对，现在是“{given}”"


def where(source: Source, line: int, text: str, root: Path | None = None) -> str:
    """``file:line: sentence``."""
    path = source.path.relative_to(root) if root else Path(source.path.name)
    return f"{path.as_posix()}:{line}: {text}"


def placed(folder: Path, faults: Iterable[str]) -> list[str]:
    """Faults of examples and scoring words (``4-2.yaml: 例“…”…``), with their lines."""
    return [_placed(folder, fault) for fault in faults]


def _placed(folder: Path, fault: str) -> str:
    name, _, said = fault.partition(": ")
    source = read(folder / name)
    examples = source.data.get("examples", []) if isinstance(source.data, Mapping) else []
    own = [n for n, one in enumerate(examples) if f"例“{one.get('name')}”" in said]
    return where(source, source.line(("examples", own[0]) if own else ("score",)), said)


def unsound(folder: Path, faults: Iterable[str]) -> set[str]:
    """Ids of the entries whose examples tell nothing: at fault, or naming one that is.

    All are where something is at fault that all share.
    """
    names = {fault.partition(":")[0] for fault in faults}
    texts = {path: path.read_bytes() for path in folder.glob("*-*.yaml")}
    if names - {path.name for path in texts} - {"system.yaml"}:
        return {path.stem for path in texts}
    bad = {path.stem for path in texts if path.name in names}
    named = re.compile(
        b"(?<![0-9-])(?:" + b"|".join(sorted(n.encode() for n in bad)) + b")(?![0-9])"
    )
    return {path.stem for path, text in texts.items() if bad and named.search(text)} | bad


def shaped(source: Source, shape: type[Shape], faults: list[str]) -> Shape | None:
    """The file's data in the given shape, or ``None`` with every complaint in ``faults``."""
    faults += [where(source, line, text) for line, text in source.faults]
    if source.data is None:
        return None
    try:
        return shape.model_validate(source.data)
    except ValidationError as error:
        for problem in error.errors():
            faults.append(where(source, source.line(problem["loc"]), _text(dict(problem))))
        return None


def _text(problem: dict[str, object]) -> str:
    loc = problem["loc"]
    key = ".".join(str(part) for part in loc) if isinstance(loc, tuple) else str(loc)
    context = problem.get("ctx")
    values = context if isinstance(context, dict) else {}
    if "expected" in values:
        values = values | {"expected": "、".join(re.findall("'([^']*)'", values["expected"]))}
    kind = str(problem["type"])
    template = _TEXTS.get(kind) or _FAMILIES.get(kind.partition("_")[0], _OTHER)
    return template.format_map(_Blank(values | {"key": key, "given": _short(problem.get("input"))}))


def _short(given: object) -> str:
    return "一组内容" if isinstance(given, dict | list) else str(given)


class _Blank(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""
