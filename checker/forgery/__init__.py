"""Signs that a paper was made up: leads for a person, never a verdict. One file a check.

A module with ``NAME`` and ``check(document, engine) -> Finding`` looks at one document; one with
``compare(document, found) -> Finding`` looks at a document and what its elements' checks found;
one with ``across(records) -> Iterable[Flag]`` looks at all records of a batch. Outcome
``present`` means a lead was found; ``strength`` says how seldom it is innocent.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import ModuleType

from checker import plugins
from checker.forgery.flags import flag
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome
from checker.model.material import Record
from checker.model.score import Flag


@cache
def checks() -> tuple[ModuleType, ...]:
    """All check modules by name, those of third parties included."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    modules += plugins.loaded("checker.forgery")
    return tuple(module for module in modules if hasattr(module, "NAME"))


def examine(
    document: Document, engine: Engine | None = None, found: Sequence[Finding] = ()
) -> tuple[Finding, ...]:
    """All single-document checks. One that breaks is a ``failed`` finding; the others go on."""
    return tuple(
        _guarded(module.NAME, look)
        for module in checks()
        if (look := _look(module, document, engine, found)) is not None
    )


def _look(
    module: ModuleType, document: Document, engine: Engine | None, found: Sequence[Finding]
) -> Callable[[], Finding] | None:
    """The module's question to one document, if it has one."""
    if hasattr(module, "check"):
        return lambda: module.check(document, engine)
    return (lambda: module.compare(document, found)) if hasattr(module, "compare") else None


def across(records: Mapping[str, Sequence[Record]]) -> tuple[Flag, ...]:
    """All checks over a batch; keys are submission names. Flags are suspected, never confirmed.

    One that breaks is a question on each submission; the others go on.
    """
    return tuple(
        raised
        for module in checks()
        if hasattr(module, "across")
        for raised in _compared(module, records)
    )


def _compared(module: ModuleType, records: Mapping[str, Sequence[Record]]) -> tuple[Flag, ...]:
    try:
        return tuple(module.across(records))
    except Exception as error:  # what one odd record does must not end a whole batch
        text = (
            f"各份材料之间的一项疑点检查（{module.NAME}）没有做成（{type(error).__name__}），"
            "没有得出结论，不等于没有问题"
        )
        remedy = "请保留本次结果并告知程序维护人员；这一项由人工比对"
        code = f"{module.NAME.replace('_', '-')}-failed"
        return tuple(flag(code, submission, (), text, remedy) for submission in records)


def _guarded(name: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except Exception as error:  # hostile files break parsers in any way
        reason = f"这项检查没有做成（{type(error).__name__}），没有得出结论"
        return Finding(name, Outcome.FAILED, reason)
