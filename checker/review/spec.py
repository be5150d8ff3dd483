"""The interface's own description (OpenAPI) as a page shows it: operations and named shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

METHODS = ("get", "post", "put", "patch", "delete")
PLAIN = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "true/false",
    "object": "对象",
    "null": "null",
    "array": "列表",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A type in words; ``shapes`` are those it names, to be linked."""

    text: str
    shapes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter or a field."""

    name: str
    kind: Kind
    required: bool
    where: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. ``answers`` are status, words and type."""

    method: str
    path: str
    summary: str
    text: str
    parameters: tuple[Value, ...]
    body: Kind | None
    media: str
    answers: tuple[tuple[str, str, Kind], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One named type with its fields."""

    name: str
    text: str
    fields: tuple[Value, ...]


def operations(schema: Mapping[str, Any]) -> dict[str, list[Operation]]:
    """By heading, in the order of the interface."""
    found: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method in METHODS:
            if method in methods:
                own = methods[method]
                heading = (own.get("tags") or ["其他"])[0]
                found.setdefault(heading, []).append(_operation(method, path, own))
    return found


def _operation(method: str, path: str, own: Mapping[str, Any]) -> Operation:
    media, body = _content(own.get("requestBody", {}))
    answers = []
    for code, answer in own["responses"].items():
        answer_media, kind = _content(answer)
        shown = kind or Kind(answer_media if answer.get("content") else "")
        answers.append((code, answer.get("description", ""), shown))
    return Operation(
        method.upper(),
        path,
        own.get("summary", ""),
        own.get("description", ""),
        tuple(_parameter(each) for each in own.get("parameters", ())),
        body,
        media,
        tuple(answers),
    )


def _content(holder: Mapping[str, Any]) -> tuple[str, Kind | None]:
    for media, content in holder.get("content", {}).items():
        schema = content.get("schema") or {}
        if media in ("image/jpeg", "text/event-stream"):
            return media, Kind(media)
        return media, kind(schema)
    return "", None


def _parameter(own: Mapping[str, Any]) -> Value:
    note = own.get("description") or own["schema"].get("description", "")
    return Value(own["name"], kind(own["schema"]), own.get("required", False), own["in"], note)


def kind(schema: Mapping[str, Any]) -> Kind:
    """A type in words."""
    told = next((tell for key, tell in _TELL.items() if schema.get(key)), None)
    return told(schema) if told else Kind(PLAIN.get(schema.get("type", ""), "任意"))


def _named(schema: Mapping[str, Any]) -> Kind:
    name = schema["$ref"].rsplit("/", 1)[-1]
    return Kind(name, (name,))


def _choice(schema: Mapping[str, Any]) -> Kind:
    return Kind(" | ".join(str(each) or "（空）" for each in schema["enum"]))


def _fixed(schema: Mapping[str, Any]) -> Kind:
    inner = _joined([kind(each) for each in schema["prefixItems"]], "、")
    return Kind(f"[{inner.text}]", inner.shapes)


def _list(schema: Mapping[str, Any]) -> Kind:
    inner = kind(schema["items"])
    return Kind(f"[{inner.text}…]", inner.shapes)


_TELL: Mapping[str, Callable[[Mapping[str, Any]], Kind]] = {
    "$ref": _named,
    "enum": _choice,
    "const": lambda schema: Kind(str(schema["const"])),
    "anyOf": lambda schema: _joined([kind(each) for each in schema["anyOf"]], " 或 "),
    "prefixItems": _fixed,
    "items": _list,
    "properties": lambda schema: Kind("表单：" + "、".join(schema["properties"])),
    "maxLength": lambda schema: Kind(f"文字，至多 {schema['maxLength']} 字"),
}


def _joined(kinds: list[Kind], between: str) -> Kind:
    shapes = tuple(name for each in kinds for name in each.shapes)
    return Kind(between.join(each.text for each in kinds), shapes)


def shapes(schema: Mapping[str, Any]) -> Iterator[Shape]:
    """Every named type, by name."""
    for name, own in sorted(schema.get("components", {}).get("schemas", {}).items()):
        wanted = set(own.get("required", ()))
        fields = tuple(
            Value(field, kind(each), field in wanted, note=each.get("description", ""))
            for field, each in own.get("properties", {}).items()
        )
        yield Shape(name, own.get("description", ""), fields)
