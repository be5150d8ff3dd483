"""Strict YAML: no duplicate keys, no yes/no booleans, exact decimals, a line for every value."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

Loc = tuple[Hashable, ...]
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, eight times as fast
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"[-+]?\d{1,40}(?:\.\d{0,40})?|[-+]?\.\d{1,40}")
_PROBLEMS = (
    ("mapping values are not allowed", "多了冒号：多半是缩进不对，或者文字里的冒号没有加引号"),
    ("could not find expected ':'", "缺少冒号，或者冒号后面没有空格"),
    ("expected ',' or", "括号没有配对，或者缺少逗号"),
    ("expected the node content", "括号没有配对"),
    ("cannot start any token", "缩进用了制表符，或者开头的符号要加引号"),
    ("unexpected end of stream", "引号没有配对"),
    ("block end", "缩进不齐"),
)


@dataclass(slots=True)
class Source:
    """One rule file as read. ``faults`` are (line, Chinese sentence)."""

    path: Path
    data: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def line(self, loc: Loc) -> int:
        """The line of a value, or of the nearest thing that holds it."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


def read(path: Path) -> Source:
    """Read one file. Never raises for its contents: what is wrong stands in ``faults``."""
    source = Source(path)
    try:
        node = _composed(path.read_text(encoding="utf-8"))
        source.data = None if node is None else _value(node, (), source)
    except (yaml.YAMLError, UnicodeDecodeError, OSError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        source.faults.append((line, why(error)))
        return source
    if node is None:
        source.faults.append((1, "文件是空的"))
    return source


def _composed(text: str) -> yaml.Node | None:
    """What libyaml refuses is read again by the loader whose words ``_PROBLEMS`` knows."""
    try:
        return yaml.compose(text, Loader=_FAST)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def why(error: Exception) -> str:
    """What is wrong with a file that could not be read, in Chinese."""
    if isinstance(error, RecursionError):
        return "层次太深，或者别名（*）引用了它自己"
    if isinstance(error, OSError):
        return "读不到这个文件"
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码的文字，请另存为 UTF-8"
    said = str(getattr(error, "problem", "") or error)
    known = (told for words, told in _PROBLEMS if words in said)
    return f"不是有效的 YAML：{next(known, '请检查缩进、冒号、引号和括号')}"


def _value(node: yaml.Node, loc: Loc, source: Source) -> Any:
    source.lines.setdefault(loc, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, loc, source)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*loc, i), source) for i, child in enumerate(node.value)]
    return _scalar(node, source)


def _mapping(node: yaml.MappingNode, loc: Loc, source: Source) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, child in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in result:
            source.faults.append((line, f"“{key}”重复出现，请只保留一个"))
        source.lines[(*loc, key)] = line
        result[key] = _value(child, (*loc, key), source)
    return result


def _scalar(node: yaml.Node, source: Source) -> Any:
    text, kind = str(node.value), node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool":
        if text not in ("true", "false"):
            line = node.start_mark.line + 1
            source.faults.append((line, f"“{text}”会被当成真假值，请写 true、false 或加引号"))
        return text.lower() in ("true", "yes", "on")
    if kind in ("int", "float"):
        return _number(text, node, source)
    return _day(text) if kind == "timestamp" and _DATE.fullmatch(text) else text


def _day(text: str) -> date | str:
    """A day of the calendar; 2023-02-30 stays text, which no day's shape takes."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _number(text: str, node: yaml.Node, source: Source) -> int | Decimal:
    """YAML takes 1:30, 0x1f and .nan for numbers too, and a number of any length."""
    if not _NUMBER.fullmatch(text):
        line = node.start_mark.line + 1
        source.faults.append((line, f"“{text}”会被当成数字，请写成普通的数，或者加引号"))
        return 0
    return Decimal(text) if "." in text else int(text)
