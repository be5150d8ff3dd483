"""An OFD package (GB/T 33190): members by path, within limits, and XML read safely."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from lxml import etree

from checker.errors import Unreadable
from checker.formats.markup import Node, recovered

MAX_MEMBERS = 20_000
MAX_MEMBER = 128 * 2**20
MAX_TOTAL = 512 * 2**20


class Package:
    """The files inside one OFD. Paths are absolute inside the package, written without ``/`` first.

    Raises ``Unreadable`` (corrupt, encrypted, too_large) on opening and on reading.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.torn: set[str] = set()  # XML members that were wanted and could not be read whole
        self._cache: dict[str, bytes] = {}
        try:
            with zipfile.ZipFile(path) as archive:
                infos = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable("corrupt", "OFD 文件已损坏，无法打开", "请重新导出后再报送") from error
        _within_limits(infos)
        names = [tidy(info.filename).lower() for info in infos if not info.is_dir()]
        self.doubled = len(set(names)) < len(names)  # readers differ in which of two they take
        self._names = {tidy(info.filename): info.filename for info in infos if not info.is_dir()}
        self._folded = {name.lower(): name for name in self._names}

    @property
    def names(self) -> tuple[str, ...]:
        """All members, in the package's order."""
        return tuple(self._names)

    def find(self, location: str, base: str = "") -> str | None:
        """The member that ``location`` means when written in the file ``base``; ``None`` if absent.

        A location with ``/`` first is absolute; else it is taken from the folder of ``base``, and
        from the package root where that gives nothing (some programs write it so).
        """
        wanted = location.strip().replace("\\", "/")
        tries = (
            [wanted]
            if wanted.startswith("/")
            else [posixpath.join(posixpath.dirname(base), wanted), wanted]
        )
        for name in map(tidy, tries):
            if name in self._names:
                return name
            if name.lower() in self._folded:
                return self._folded[name.lower()]
        return None

    def read(self, name: str) -> bytes:
        """The bytes of a member named as ``find`` returns it."""
        if name in self._cache:
            return self._cache[name]
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(self._names[name]) as member:
                data = member.read(MAX_MEMBER + 1)
        except RuntimeError as error:
            raise Unreadable(
                "encrypted", "OFD 文件加了密，无法打开", "请报送未加密的版本"
            ) from error
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, KeyError) as error:
            raise Unreadable("corrupt", f"OFD 内的文件 {name} 已损坏") from error
        except Exception as error:  # zlib.error and what other decompressors raise
            raise Unreadable("corrupt", f"OFD 内的文件 {name} 无法解压") from error
        if len(data) > MAX_MEMBER:
            raise Unreadable("too_large", f"OFD 内的文件 {name} 过大")
        if len(data) < 2**20:
            self._cache[name] = data
        return data

    def xml(self, name: str) -> Node:
        """The root element of an XML member."""
        self.torn.add(name)
        root, whole = recovered(self.read(name))
        if root is None:
            raise Unreadable("corrupt", f"OFD 内的文件 {name} 不是正确的 XML")
        if whole:
            self.torn.discard(name)
        return root


def _within_limits(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("encrypted", "OFD 文件加了密，无法打开", "请报送未加密的版本")
    total = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or total > MAX_TOTAL:
        raise Unreadable("too_large", "OFD 文件解压后过大，已停止读取", "请压缩图片后重新导出")


def tidy(name: str) -> str:
    """A member's path as the package's own files write it: no ``./``, no ``/`` first."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/")


def tag(node: Node) -> str:
    """The element's name without its namespace; empty for comments."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def children(node: Node | None, *names: str) -> list[Node]:
    """Child elements of these names, whatever their namespace."""
    return [] if node is None else [child for child in node if tag(child) in names]


def child(node: Node | None, name: str) -> Node | None:
    """The first child element of this name."""
    return next(iter(children(node, name)), None)


def words(node: Node | None, *path: str) -> str:
    """The text of the element down this path of names, stripped; empty where there is none."""
    for name in path:
        node = child(node, name)
    return "" if node is None else "".join(map(str, node.itertext())).strip()


def numbers(value: str | None) -> list[float]:
    """The numbers of an attribute such as a box or matrix; what is no number is left out."""
    found = []
    for word in (value or "").replace(",", " ").split():
        try:
            found.append(float(word))
        except ValueError:
            continue
    return [number for number in found if abs(number) < 1e7]
