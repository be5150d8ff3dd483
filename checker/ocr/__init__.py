"""Page picture → lines. One module an engine: ``NAME``, ``build()``, ``state()``.

Engines of others are found by the entry point group ``checker.ocr``, of the same shape.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pkgutil import iter_modules
from typing import Protocol, cast

from checker import plugins
from checker.errors import EngineMissing
from checker.model.document import Engine


class _Module(Protocol):
    NAME: str

    def build(self) -> Engine:
        """Load the engine; raises ``EngineMissing`` with the line that installs it."""

    def state(self) -> tuple[bool, str]:
        """Whether the engine can run here, and a sentence on it."""


def engine(name: str = "rapid") -> Engine:
    """The engine of that name, loaded. Raises ``EngineMissing`` with what to install."""
    modules = {module.NAME: module for module in _modules()}
    if name not in modules:
        known = "、".join(sorted(modules))
        raise EngineMissing(f"没有名为“{name}”的文字识别引擎", f"可用的引擎：{known}")
    return modules[name].build()


def available() -> list[tuple[str, bool, str]]:
    """Each known engine: name, whether it can run here, and a sentence saying why or which."""
    return [(module.NAME, *module.state()) for module in _modules()]


def _modules() -> Iterator[_Module]:
    for info in iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "NAME"):
            yield cast(_Module, module)
    for module in plugins.loaded(__name__):
        yield cast(_Module, module)
