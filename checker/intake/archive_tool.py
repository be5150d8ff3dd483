"""Members of a rar by an extractor of another maker (bsdtar, unrar, 7z), run with limits."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from checker.errors import Unreadable
from checker.files import put
from checker.formats import programs
from checker.intake import archive_rar
from checker.intake.archive_member import Limits, Member, Trouble, sound
from checker.intake.archive_rar import Head

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
MISSING = "本机没有能打开这种压缩包的程序，里面的材料都没有检查；请解压后提交，或改用 zip"
UNOPENED = (
    "压缩包无法打开（已损坏，或本机的解压程序不支持这种格式），里面的材料都没有检查；"
    "请解压后提交，或改用 zip"
)
FAULTY = "解压程序报告这个压缩包有错，解出的文件可能不完整；请重新打包后提交"
_LOCKED = re.compile(r"password|encrypt|passphrase|密码", re.I)
_UNSPELT = re.compile(r'[?*<>|":\ufffd]')
POLL_SECONDS = 0.2
_SPOKEN = ("oem", "replace") if sys.platform == "win32" else ("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Tool:
    """How one extractor lists and unpacks."""

    names: tuple[str, ...]
    listing: Callable[[str], list[str]]
    unpacking: Callable[[str, str], list[str]]
    parse: Callable[[str], list[str]] = str.splitlines


def _slt(text: str) -> list[str]:
    """The paths of ``7z l -slt``."""
    return [line[7:] for line in text.splitlines() if line.startswith("Path = ")]


TOOLS = (
    Tool(
        ("bsdtar",),
        lambda file: ["-tf", file],
        lambda file, into: ["-x", "--no-same-owner", "-f", file, "-C", into],
    ),
    Tool(
        ("unrar",),
        lambda file: ["lb", "-p-", file],
        lambda file, into: ["x", "-p-", "-o+", "-y", "-ol-", file, f"{into}{os.sep}"],
    ),
    Tool(
        ("7zz", "7z", "7za"),
        lambda file: ["l", "-ba", "-slt", "-sccUTF-8", "-p", file],
        lambda file, into: ["x", "-y", "-sccUTF-8", "-p", f"-o{into}", file],
        _slt,
    ),
)


def present() -> tuple[Tool, str] | None:
    """The first extractor that is installed, with where it lies."""
    for tool in TOOLS:
        for name in tool.names:
            where = programs.find(name)
            if where:
                return tool, where
    return None


@contextmanager
def members(file: Path, into: Path, allowed: int, limits: Limits) -> Iterator[Sequence[Member]]:
    """Every name the extractor lists, with the file it unpacked or the reason why there is none.

    Where it tells of faults and no checksum shows which files they are in, the archive is told too.
    """
    found = present()
    if found is None:
        raise Unreadable("unsupported", MISSING)
    tool, program = found
    until = time.monotonic() + limits.seconds
    listed, said, _ = _run([program, *tool.listing(str(file))], into, allowed, until)
    names = [name.replace("\\", "/").removeprefix("./") for name in tool.parse(listed)]
    stage = into / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    faulty = False
    if names:
        command = [program, *tool.unpacking(str(file), str(stage))]
        _, more, faulty = _run(command, into, allowed, until)
        said += more
    trouble: Trouble = "encrypted" if _LOCKED.search(said) else "corrupt"
    if not names:
        text = "压缩包有密码，里面的材料都没有检查；请去掉密码后提交"
        raise Unreadable(trouble, text if trouble == "encrypted" else UNOPENED)
    listing = [
        name
        for name in _told(names, stage)
        if not name.endswith("/") and not _is_folder(stage / name, stage)
    ]
    heads = archive_rar.heads(file)
    if len(listing) < len(heads):  # an extractor that broke off lists no more
        listing += sorted(heads.keys() - set(listing))
    made = _members(listing, stage, heads, trouble, faulty)
    yield made
    doubtful = [each for each in made if not each.trouble and not _vouched(each, heads)]
    if faulty and trouble != "encrypted" and doubtful:
        raise Unreadable("corrupt", FAULTY)


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


def _run(command: list[str], into: Path, allowed: int, until: float) -> tuple[str, str, bool]:
    """Standard output, all that was said, and whether it failed; ended beyond time or size."""
    into.mkdir(parents=True, exist_ok=True)
    out, err = into / "out.txt", into / "err.txt"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            env=os.environ | ENVIRONMENT,
        )
        try:
            while process.poll() is None:
                if time.monotonic() > until:
                    raise Unreadable("timeout", "展开压缩包用时过长，已停止；请解压后提交")
                if _size(into) > allowed:
                    raise Unreadable("too_large", "压缩包展开后的大小超过上限；请分批提交")
                time.sleep(POLL_SECONDS)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    said = _decoded(out.read_bytes())
    all_said = said[-4000:] + err.read_bytes().decode("utf-8", "replace")[-4000:]
    return said, all_said, process.returncode != 0


def _decoded(said: bytes) -> str:
    """What a program wrote: UTF-8 as it was asked to, on Windows maybe the console's code page."""
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return said.decode(*_SPOKEN)


def _size(folder: Path) -> int:
    return sum(
        (Path(here) / name).lstat().st_size
        for here, _, names in os.walk(folder)
        for name in names
        if (Path(here) / name).exists()
    )
