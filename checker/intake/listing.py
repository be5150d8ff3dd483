"""Every file of a submission folder: what is to be read, what is set aside, what is refused."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from checker.model.material import Unprocessed

JUNK_NAMES = {"thumbs.db", ".ds_store", "desktop.ini", "ehthumbs.db", "icon\r", ".picasa.ini"}
JUNK_SUFFIXES = {".lnk", ".url", ".tmp", ".crdownload", ".download", ".xltd", ".baiduyun"}
MARK = ":zone.identifier"  # what Windows keeps beside a download and some tools unpack
JUNK_FOLDERS = {
    *("__macosx", ".git", ".svn", "$recycle.bin", "system volume information"),
    *(".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", "@eadir", "lost+found"),
}
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff\ud800-\udfff]"
)
_PLAIN = re.compile(
    "[\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2014\u2018-\u201d\u2460-\u2473]+"
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_RAW = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8
RESULTS = "本程序写出的检查结果，不是材料；结果最好放在报送文件夹之外"
LONGEST = 260  # characters of a path that Windows opens
JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT


@dataclass(frozen=True, slots=True)
class Listed:
    """One regular file: its path inside the submission, with ``/``, and where it lies."""

    path: str
    file: Path


def walk(root: Path) -> Iterator[Listed | Unprocessed]:
    """All entries below ``root`` in name order; links and special files come as refusals."""
    closed: list[OSError] = []
    for folder, subfolders, files in os.walk(root, onerror=closed.append):
        subfolders.sort()
        here = Path(folder)
        for name in [*subfolders]:
            if _is_link(here / name):
                subfolders.remove(name)
                yield _refused(root, here / name)
            elif ours(here / name):
                subfolders.remove(name)
                yield Unprocessed(_relative(root, here / name), "set_aside", RESULTS)
        for name in sorted(files):
            yield _entry(root, here / name)
    for error in closed:
        path = _relative(root, Path(str(error.filename)))
        yield Unprocessed(path, "corrupt", _unlisted(error))


def ours(folder: Path) -> bool:
    """Whether this program keeps its work in the folder, as where ``--out`` lies in the package.

    Not of one that may not be looked into: it is told where it is opened.
    """
    return any(os.path.isdir(folder / ".work" / name) for name in ("records", "unpacked"))  # noqa: PTH112 (Path raises)


def _entry(root: Path, file: Path) -> Listed | Unprocessed:
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return _refused(root, file)
        with file.open("rb"):
            return Listed(_relative(root, file), file)
    except OSError as error:
        return Unprocessed(_relative(root, file), "corrupt", unopened(error))


def unopened(error: OSError) -> str:
    """Why a file cannot be opened and what to do, in words."""
    if isinstance(error, PermissionError):
        return "文件打不开（没有权限，或正被别的程序使用）；请关闭占用它的程序、检查权限后重新运行"
    if _long(error):
        return "文件打不开（路径太长）；请把文件夹移到较短的路径下，或改短名称后重新运行"
    if isinstance(error, FileNotFoundError):
        return "文件在检查过程中被移走或删除；请放回后重新运行"
    return "文件打不开（磁盘或网络读取出错）；请复制到本机硬盘后重新运行"


def _unlisted(error: OSError) -> str:
    """Why a folder cannot be opened, in words; Windows adds ``\\*.*`` to the path that it lists."""
    if _long(error, more=4):
        return "文件夹打不开（路径太长），里面的材料都没有检查；请把它移到较短的路径下后重新运行"
    return "文件夹打不开（没有权限或已损坏），里面的材料都没有检查；请检查权限后重新提交"


def _long(error: OSError, more: int = 0) -> bool:
    """Whether the path is too long; Windows says of such that there is none."""
    return error.errno == errno.ENAMETOOLONG or len(str(error.filename or "")) + more >= LONGEST


def _is_link(folder: Path) -> bool:
    """A link, or a junction of Windows: Python before 3.12 enters it, later ones pass it over."""
    try:
        found = folder.lstat()
    except OSError:
        return False  # told where it is opened
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == JUNCTION


def _refused(root: Path, file: Path) -> Unprocessed:
    text = "这是一个链接或特殊文件，不是材料本身；请把原文件放入文件夹"
    return Unprocessed(_relative(root, file), "unsafe_path", text)


def _relative(root: Path, file: Path) -> str:
    return readable_path(file.relative_to(root))


def readable_path(path: PurePath) -> str:
    """A path as materials have it, with ``/`` on every system."""
    return readable_name(path.as_posix())


def readable_name(name: str) -> str:
    """A name or path that can be printed and stored: bytes that are no UTF-8 read as GB18030.

    Each folder has its name from somebody else. Names that an unpacking tool has garbled (GBK shown
    as cp437 or Latin-1) are put right where they become plain Chinese, as are short ones whose
    bytes are UTF-8 by chance; what cannot be seen or turns the reading direction becomes ``�``.
    """
    garbled = _RAW.search(name) or _ungarbled(name, 2) != name
    least = 1 if garbled else 2  # signs of Chinese; beside others one will do
    return "/".join(_readable(part, least) for part in name.split("/"))


def _readable(part: str, least: int) -> str:
    if _RAW.search(part):
        raw = part.encode("utf-8", "surrogateescape")
        try:
            part = raw.decode("gb18030")
        except UnicodeDecodeError:
            part = raw.decode("utf-8", "replace")
    elif not part.isascii() and not _CHINESE.search(part):
        part = _ungarbled(part, least)
    return _UNSEEN.sub("\ufffd", part)


def renamed(text: str, file: Path, path: str) -> str:
    """A sentence on a file under the name that the user knows.

    Members of archives lie under numbers, and a name on the disk may hold bytes that no text holds.
    """
    return text.replace(f"“{file.name}”", f"“{path.rsplit('/', 1)[-1]}”")


def _ungarbled(name: str, least: int) -> str:
    # Most of what is UTF-8 reads as some rare signs of GB18030: there only common ones count.
    for encoding, meant in (("cp437", "gb18030"), ("latin-1", "gb18030"), ("utf-8", "gb2312")):
        try:
            read = name.encode(encoding).decode(meant)
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if _PLAIN.fullmatch(read) and len(_CHINESE.findall(read)) >= least:
            return read
    return name


def junk(path: str) -> str | None:
    """Why a file is no evidence and is set aside, ``None`` for a possible material."""
    *folders, name = path.split("/")
    lower = name.lower()
    if (
        lower in JUNK_NAMES
        or lower.endswith(MARK)
        or lower.startswith("._")
        or lower == "icon\ufffd"
    ):
        return "系统自动生成的文件，不是材料"
    if lower.startswith(("~$", ".~", "~wrl")):
        return "办公软件的临时文件，不是材料"
    if any(folder.lower().removesuffix("!") in JUNK_FOLDERS for folder in folders):
        return "系统自动生成的文件夹，不是材料"
    if Path(lower).suffix in JUNK_SUFFIXES:
        return "快捷方式或下载残留，不含材料内容；如应提交，请放入原文件"
    return None
