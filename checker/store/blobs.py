"""Values of the model as compressed bytes. Reading makes only the model's own types."""

from __future__ import annotations

import io
import pickle
import zlib
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
    return zlib.compress(pickle.dumps(value, protocol=5), 6)


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


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        own = module.startswith("checker.model.") and "." not in name
        path = module.partition(".")[0] == "pathlib" and name in PATHS
        if own or path or (module, name) in PLAIN:
            return super().find_class(module, name)
        raise StoreDamaged(f"数据库中有不认识的内容（{module}.{name}）", "请从备份恢复")
