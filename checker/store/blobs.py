"""Values of the model as compressed bytes. Reading makes only the model's own types.

Fields are kept by their names, so that a later program with more of them still reads them rightly.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from checker.errors import CheckerError

PLAIN = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "complex"),
    ("collections", "OrderedDict"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("decimal", "Decimal"),
    ("types", "MappingProxyType"),
    ("numpy", "dtype"),
    ("numpy._core.multiarray", "scalar"),
}
PATHS = {"Path", "PosixPath", "WindowsPath", "PurePath", "PurePosixPath", "PureWindowsPath"}


class StoreDamaged(CheckerError):
    """The store holds something that this program did not write."""


def pack(value: Any) -> bytes:
    """A value as bytes."""
    out = io.BytesIO()
    _Writer(out, protocol=5).dump(value)
    return zlib.compress(out.getvalue(), 6)


def unpack(data: bytes) -> Any:
    """The value again. Raises :class:`StoreDamaged` on anything but the model's types."""
    try:
        return _Reader(io.BytesIO(zlib.decompress(data))).load()
    except StoreDamaged:
        raise
    except Exception as error:
        raise StoreDamaged(
            f"数据库中的一条数据读不出来：{error}", "请从备份恢复，或用 checker check --store 重存"
        ) from error


class _Writer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        if not is_dataclass(value) or isinstance(value, type):
            return NotImplemented
        names = _names(type(value))
        return restored, (type(value), names, tuple(getattr(value, name) for name in names))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def restored(kind: Any, names: Sequence[str], values: Sequence[Any]) -> Any:
    """A value of the model out of its fields; those that were not kept have their defaults."""
    made = object.__new__(kind)
    for name, value in zip(names, values, strict=True):
        if name in _names(kind):
            object.__setattr__(made, name, value)
    for field in fields(kind) if names != _names(kind) else ():
        if field.name not in names:
            object.__setattr__(made, field.name, _default(kind, field))
    return made


def _default(kind: Any, field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    raise StoreDamaged(
        f"数据库中的{kind.__name__}没有“{field.name}”一项", "请用 checker check --store 重存"
    )


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        own = module.startswith("checker.model.") and "." not in name
        own = own or (module, name) == (__name__, restored.__name__)
        path = module.partition(".")[0] == "pathlib" and name in PATHS
        if own or path or (module, name) in PLAIN:
            return super().find_class(module, name)
        raise StoreDamaged(f"数据库中有不认识的内容（{module}.{name}）", "请从备份恢复")
