"""Members of a 7z archive by py7zr, or by an extractor of another maker where it is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from checker.errors import Unreadable
from checker.files import put
from checker.intake import archive_tool
from checker.intake.archive_member import Limits, Member, sound, unsafe
from checker.intake.archive_rar import Head

try:
    import py7zr
    from py7zr.exceptions import PasswordRequired
    from py7zr.io import Py7zIO, WriterFactory
except ImportError:  # pragma: no cover
    py7zr = None  # type: ignore[assignment]

LOCKED = "压缩包有密码，连文件名也看不到，里面的材料都没有检查；请去掉密码后提交"


@contextmanager
def members(file: Path, into: Path, allowed: int, limits: Limits) -> Iterator[Sequence[Member]]:
    """All files; unpacked together, for a 7z holds them as one stream.

    Where the library leaves some out, as with methods it lacks, an extractor is asked too.
    """
    found: Sequence[Member] = ()
    failed: Unreadable | None = Unreadable("unsupported", archive_tool.MISSING)
    try:
        if py7zr is not None:
            found, failed = _by_library(file, into, allowed, limits), None
    except Unreadable as error:
        if error.code != "corrupt":
            raise
        failed = error
    with ExitStack() as stack:
        if failed or any(each.trouble == "corrupt" for each in found):
            with suppress(Unreadable):
                asked = archive_tool.unpacked(file, into / "by", allowed, limits, _heads(file))
                others = stack.enter_context(asked)
                found, failed = max(found, others, key=_sound), None
        if failed:
            raise failed
        yield found


def _sound(found: Sequence[Member]) -> tuple[int, int]:
    """How many files are whole, and how many are named."""
    return sum(not each.trouble for each in found), len(found)


def _heads(file: Path) -> dict[str, Head]:
    """What the archive says of its files, nothing where the library does not open it."""
    try:
        with py7zr.SevenZipFile(file, "r") as packed:
            infos = [info for info in packed.list() if info.is_file]
    except Exception:
        return {}
    return {x.filename: Head(x.filename, x.uncompressed, x.crc32) for x in infos}


def _by_library(file: Path, into: Path, allowed: int, limits: Limits) -> Sequence[Member]:
    try:
        packed = py7zr.SevenZipFile(file, "r")
    except PasswordRequired as error:
        raise Unreadable("encrypted", LOCKED) from error
    except Exception as error:  # the library raises errors of many families on broken bytes
        raise _unopened(error) from error
    with packed:
        return _members(packed, file, into, allowed, limits)


def _unopened(error: Exception) -> Unreadable:
    text = f"压缩包无法打开（{type(error).__name__}），里面的材料都没有检查；请重新打包后提交"
    return Unreadable("corrupt", text)


def _members(
    packed: py7zr.SevenZipFile, file: Path, into: Path, allowed: int, limits: Limits
) -> list[Member]:
    infos = [info for info in packed.list() if not info.is_directory]
    if packed.needs_password():
        return [Member(x.filename, 0, 0, _none, "encrypted") for x in infos]
    wanted = {
        info.filename: into / str(number)
        for number, info in enumerate(infos)
        if info.is_file and not unsafe(info.filename) and info.uncompressed <= limits.member_bytes
    }
    total = sum(info.uncompressed for info in infos if info.filename in wanted)
    swollen = total > 50 << 20 and total > limits.ratio * file.stat().st_size
    if total > allowed or swollen or len(infos) > limits.members:
        raise Unreadable("too_large", "压缩包展开后的大小或文件数超过上限，未展开；请分批提交")
    into.mkdir(parents=True, exist_ok=True)
    _extract(packed, wanted, limits)
    return [_member(info, wanted.get(info.filename)) for info in infos]


def _extract(packed: py7zr.SevenZipFile, wanted: dict[str, Path], limits: Limits) -> None:
    """Write what can be written; what broke is told by size and checksum afterwards."""
    factory = _Files(wanted, limits.member_bytes)
    try:
        packed.extract(targets=list(wanted), factory=factory)
    except Unreadable:
        raise
    except Exception as error:
        if not any(file.exists() for file in wanted.values()):
            raise Unreadable(
                "corrupt", f"压缩包无法展开（{type(error).__name__}）；请重新打包后提交"
            ) from error
    finally:
        factory.close()


def _member(info: py7zr.FileInfo, ready: Path | None) -> Member:
    if not info.is_file:
        return Member(info.filename, 0, 0, _none, "special")
    size = info.uncompressed
    if ready is None or not _is_whole(ready, info):
        return Member(info.filename, size, size, _none, "corrupt" if ready else "")
    return Member(info.filename, size, size, lambda target, _: _move(ready, target))


def _is_whole(file: Path, info: py7zr.FileInfo) -> bool:
    if not file.exists():
        return bool(info.uncompressed == 0)
    return sound(file, info.uncompressed, info.crc32)


def _move(ready: Path, target: Path) -> None:
    if ready.exists():
        put(ready, target)
    else:
        target.touch()  # an empty file has no stream of its own


def _none(target: Path, limit: int) -> None:
    raise ValueError("refused")


if py7zr is not None:

    class _File(Py7zIO):
        """One member on its way to a file of our naming."""

        def __init__(self, target: Path, limit: int) -> None:
            self.target = target
            self.left = limit
            self.sink: BinaryIO | None = target.open("w+b")

        def write(self, s: bytes | bytearray) -> int:
            self.left -= len(s)
            if self.left < 0:
                raise Unreadable("too_large", "压缩包展开后的大小超过上限，未展开；请分批提交")
            assert self.sink is not None
            return self.sink.write(s)

        def read(self, size: int | None = None) -> bytes:
            assert self.sink is not None
            return self.sink.read(-1 if size is None else size)

        def seek(self, offset: int, whence: int = 0) -> int:
            assert self.sink is not None
            return self.sink.seek(offset, whence)

        def flush(self) -> None:
            if self.sink is not None:
                self.sink.flush()

        def size(self) -> int:
            self.flush()
            return self.target.stat().st_size

        def close(self) -> None:
            if self.sink is not None:
                self.sink.close()
                self.sink = None

    class _Files(WriterFactory):
        """A file for each member; only the one being written is open."""

        def __init__(self, wanted: dict[str, Path], limit: int) -> None:
            self.wanted = wanted
            self.limit = limit
            self.opened: list[_File] = []

        def create(self, filename: str) -> Py7zIO:
            self.close()
            made = _File(self.wanted[filename], self.limit)
            self.opened.append(made)
            return made

        def close(self) -> None:
            """Close whatever is still open."""
            for file in self.opened:
                file.close()
            self.opened.clear()
