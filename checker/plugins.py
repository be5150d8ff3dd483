"""Modules of third parties, found by the entry points of a group."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from types import ModuleType
from typing import cast

from checker.errors import CheckerError


def loaded(group: str) -> tuple[ModuleType, ...]:
    """The modules of a group. Raises ``CheckerError`` naming one that cannot be loaded.

    Going on without it would leave out a check that somebody counts on.
    """
    return tuple(_loaded(point) for point in entry_points(group=group))


def _loaded(point: EntryPoint) -> ModuleType:
    try:
        return cast(ModuleType, point.load())
    except Exception as error:  # it is code of others and breaks in any way
        raise CheckerError(
            f"扩展“{point.name}”（{point.value}）无法载入：{type(error).__name__}: {error}",
            "请更新或卸载这个扩展后重试",
        ) from error
