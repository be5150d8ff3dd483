"""Members of a rar by an extractor of another maker (bsdtar, unrar, 7z), run with limits."""

from __future__ import annotations

import os
import re
import shutil
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from checker.errors import Unreadable
from checker.files import put
from checker.intake import archive_rar
from checker.intake.archive_member import Limits, Member, Trouble, sound
from checker.intake.archive_rar import Head
from checker.intake.archive_run import Tool, present, run

MISSING = "本机没有能打开这种压缩包的程序，里面的材料都没有检查；请解压后提交，或改用 zip"
UNOPENED = (
    "压缩包无法打开（已损坏，或本机的解压程序不支持这种格式），里面的材料都没有检查；"
    "请解压后提交，或改用 zip"
)
FAULTY = "解压程序报告这个压缩包有错，解出的文件可能不完整；请重新打包后提交"
_LOCKED = re.compile(r"password|encrypt|passphrase|密码", re.I)
_UNSPELT = re.compile(r'[?*<>|":\ufffd]')


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """What one extractor made of an archive in a folder of its own, ``room``.

    ``doubtful``: it told of faults, and no checksum shows which files they are in.
    """

    room: Path
    members: Sequence[Member]
    trouble: Trouble
    doubtful: bool = False

    @property
    def sound(self) -> int:
        """Files that are whole as far as is known."""
        return sum(not each.trouble for each in self.members) if not self.doubtful else 0

    @property
    def final(self) -> bool:
        """Whether no other extractor would make more of it: all is whole, locked or no file."""
        lost = {"corrupt", "split"} & {each.trouble for each in self.members}
        opened = bool(self.members) or self.trouble == "encrypted"
        return opened and not lost and not self.doubtful


@contextmanager
def members(file: Path, into: Path, allowed: int, limits: Limits) -> Iterator[Sequence[Member]]:
    """Every file of a rar."""
    with unpacked(file, into, allowed, limits, archive_rar.heads(file)) as found:
        yield found


@contextmanager
def unpacked(
    file: Path, into: Path, allowed: int, limits: Limits, heads: Mapping[str, Head]
) -> Iterator[Sequence[Member]]:
    """Every name an extractor lists, with the file it unpacked or the reason why there is none.

    Where one leaves files out the next is asked too, and what most came out of counts. ``heads``:
    what the archive itself says of its files.
    """
    tools = present()
    if not tools:
        raise Unreadable("unsupported", MISSING)
    until = time.monotonic() + limits.seconds
    best = _Unpacked(into, (), "corrupt")
    for number, tool in enumerate(tools):
        found = _judged(_written(tool, file, into / str(number), allowed, until), heads)
        better = not best.members or found.sound > best.sound
        best, worse = (found, best) if better else (best, found)
        if worse.room != into:
            shutil.rmtree(worse.room, ignore_errors=True)
        if best.final:
            break
    if not best.members:
        text = "压缩包有密码，里面的材料都没有检查；请去掉密码后提交"
        raise Unreadable(best.trouble, text if best.trouble == "encrypted" else UNOPENED)
    yield best.members
    if best.doubtful:
        raise Unreadable("corrupt", FAULTY)


@dataclass(frozen=True, slots=True)
class _Written:
    """The names that an extractor lists and what it wrote in ``stage``; ``faulty``: it failed."""

    room: Path
    names: Sequence[str]
    trouble: Trouble
    faulty: bool

    @property
    def stage(self) -> Path:
        return self.room / "stage"


def _written(
    extractor: tuple[Tool, str], file: Path, room: Path, allowed: int, until: float
) -> _Written:
    tool, program = extractor
    listed, said, _ = run([program, *tool.listing(str(file))], room, allowed, until)
    names = [name.replace("\\", "/").removeprefix("./") for name in tool.parse(listed)]
    stage = room / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    faulty = False
    if names:
        command = [program, *tool.unpacking(str(file), str(stage))]
        _, more, faulty = run(command, room, allowed, until)
        said += more
    return _Written(room, names, "encrypted" if _LOCKED.search(said) else "corrupt", faulty)


def _judged(written: _Written, heads: Mapping[str, Head]) -> _Unpacked:
    stage, faulty, trouble = written.stage, written.faulty, written.trouble
    if not written.names:
        return _Unpacked(written.room, (), trouble)
    listing = [
        name
        for name in _told(written.names, stage)
        if not name.endswith("/") and not _is_folder(stage / name, stage)
    ]
    if len(listing) < len(heads):  # an extractor that broke off lists no more
        listing += sorted(heads.keys() - set(listing))
    made = _members(listing, stage, heads, trouble, faulty)
    unknown = any(not each.trouble and not _vouched(each, heads) for each in made)
    return _Unpacked(written.room, made, trouble, faulty and trouble != "encrypted" and unknown)


def _vouched(member: Member, heads: Mapping[str, Head]) -> bool:
    """Whether a checksum has shown that the file is whole."""
    return member.name in heads and heads[member.name].crc is not None


def _members(
    names: Sequence[str], stage: Path, heads: Mapping[str, Head], trouble: Trouble, faulty: bool
) -> list[Member]:
    """Each name with its file, unless that is not what the headers say or is another's too."""
    _copied(stage, heads)
    overlaid = _overlaid(names, stage)
    found = []
    for name in names:
        member = _member(name, stage / name, stage, trouble)
        if name in heads:
            why = _unlike(member, stage / name, heads[name], faulty)
            member = replace(member, trouble=why)
        if not member.trouble and name in overlaid:
            member = replace(member, trouble="overlaid")
        found.append(member)
    return found


def _copied(stage: Path, heads: Mapping[str, Head]) -> None:
    """Put the bytes of the first copy where a reference stands for a second one."""
    for name, head in heads.items():
        here, first = stage / name, stage / head.copy_of
        with suppress(OSError, ValueError):  # names may be of any kind
            if head.copy_of and _inside(here.parent, stage) and _plain(first, stage):
                here.unlink(missing_ok=True)
                os.link(first, here)


def _plain(file: Path, stage: Path) -> bool:
    return _inside(file, stage) and file.is_file() and not file.is_symlink()


def _unlike(member: Member, ready: Path, head: Head, faulty: bool) -> Trouble:
    """What a file suffers from by its header."""
    if head.locked:
        return "encrypted"
    if head.link and not head.copy_of:
        return "special"
    if head.split and (faulty or member.trouble):
        return "split"
    if member.trouble:
        return member.trouble
    return "" if sound(ready, head.size, head.crc) else "corrupt"


def _overlaid(names: Sequence[str], stage: Path) -> set[str]:
    """Names that differ in case alone on a disk that takes them for one: the last one is there."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        alike[unicodedata.normalize("NFC", name).casefold()].append(name)
    several = [each for each in alike.values() if len(each) > 1]
    return {
        name
        for each in several
        for name in each
        if any(_same(stage / name, stage / other) for other in each if other != name)
    }


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _told(names: Sequence[str], stage: Path) -> list[str]:
    """The names as listed, and those of files that lie unpacked under another spelling.

    A console of Windows has a question mark for each sign that its code page lacks, and no file of
    Windows is called with some others. What was listed so gives way to as many files so called.
    """
    there = {
        (Path(here) / name).relative_to(stage).as_posix()
        for here, _, found in os.walk(stage)
        for name in found
    }
    strange = sorted(there.difference(names))
    often = Counter(names)

    def stands(name: str) -> bool:
        if not _UNSPELT.search(name) or name in there:
            return True
        pattern = ".{1,2}".join(re.escape(part) for part in _UNSPELT.split(name))
        return sum(bool(re.fullmatch(pattern, one)) for one in strange) < often[name]

    return [*filter(stands, names), *strange]


def _is_folder(file: Path, stage: Path) -> bool:
    return file.is_dir() and not file.is_symlink() and _inside(file, stage)


def _inside(file: Path, stage: Path) -> bool:
    return file.resolve().is_relative_to(stage.resolve())


def _member(name: str, ready: Path, stage: Path, trouble: Trouble) -> Member:
    try:
        if not _inside(ready.parent, stage) or ready.is_symlink():
            return Member(name, 0, 0, _none, "special")
        there = ready.is_file()
    except (OSError, ValueError):  # a name that no disk takes
        there = False
    if not there:
        return Member(name, 0, 0, _none, trouble)

    def save(target: Path, limit: int) -> None:
        put(ready, target)

    size = ready.stat().st_size
    return Member(name, size, size, save)


def _none(target: Path, limit: int) -> None:
    raise ValueError("refused")
