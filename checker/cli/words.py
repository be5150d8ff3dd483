"""The command line's fixed words in Chinese; the library behind it has them in English only."""

from __future__ import annotations

import errno
import re
from typing import Any

from checker.errors import disk_full
from checker.intake import personal
from checker.intake.listing import LONGEST

HELP = (
    (r"^Usage:", "用法："),
    (r"^Options:", "选项："),
    (r"^Arguments:", "参数："),
    (r"^Commands:", "命令："),
    (r"\[OPTIONS\]", "[选项]"),
    (r"COMMAND \[ARGS\]\.\.\.", "命令 [参数]…"),
    (r"Show this message and exit\.", "显示本帮助"),
    (r"\[default: ([^\]]*)\]", r"[默认：\1]"),
    (r"\[required\]", "[必填]"),
    # Kinds of values, as wide as they were so that columns stay.
    (r"<list\[Path\]>", " " * 12),
    (r"<path>", " " * 6),
    (r"<str>", "文字 "),
    (r"<int range>", "整数" + " " * 7),
)
ERRORS = (
    (r"No such command '(.*?)'\.", r"没有“\1”这个命令"),
    (r" Did you mean (.*)\?", r"，是不是 \1？"),
    (r"No such option: (\S+).*", r"没有“\1”这个选项"),
    (r"Missing argument '(.*)'\.?", r"缺少参数 \1"),
    (r"Missing option '(.*)'\.?", r"缺少选项 \1"),
    (r"Missing command\.", "缺少命令"),
    (r"Option '(\S+)' requires an argument\.?", r"选项 \1 后面要写值"),
    (r"Invalid value for '([^']*)'.*", r"\1 的值不对"),
    (r"Got unexpected extra arguments? \((.*)\)", r"多出的参数：\1"),
)

RUNTIME = (
    "按 README.md 的“两条命令”重新安装；Windows 上先装微软的 Visual C++ 运行库（vc_redist.x64.exe）"
)


def translated(text: str, table: tuple[tuple[str, str], ...]) -> str:
    """The text with the library's own words in Chinese; ours are Chinese already."""
    for pattern, words in table:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


def in_chinese(command: Any) -> Any:
    """The command, and all below it, with help in Chinese."""
    plain = command.get_help
    command.get_help = lambda context: translated(plain(context), HELP)
    for inner in getattr(command, "commands", {}).values():
        in_chinese(inner)
    return command


def disk(error: OSError) -> str:
    """What went wrong on the disk, and what to do."""
    again = "再用同样的命令运行（读过的文件不会重读）"
    name = personal.path(str(error.filename or ""))
    if disk_full(error):
        return f"磁盘已满，结果没有写完\n怎么办：清理磁盘，或用 --out 换一个位置，{again}"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        why = "它可能正被 Excel、Word 等打开，或没有权限、磁盘只读"
        return f"“{name}”不能写入\n怎么办：{why}；关闭它，或用 --out 换一个位置，{again}"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"“{name}”是一个文件，不是文件夹\n怎么办：用 --out 换一个位置，{again}"
    if len(str(error.filename or "")) >= LONGEST or error.errno == errno.ENAMETOOLONG:
        return f"“{name}”的路径太长\n怎么办：把文件夹移到较短的路径下，或用 --out 换个位置，{again}"
    if isinstance(error, FileNotFoundError):
        return f"找不到“{name}”\n怎么办：它可能在运行中被移走或删除；放回后{again}"
    return f"读写“{name}”出错（错误号 {error.errno}）\n怎么办：检查磁盘后{again}"
