"""The command line's fixed words in Chinese; the library behind it has them in English only."""

from __future__ import annotations

import re
from typing import Any

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
)
ERRORS = (
    (r"No such command '(.*)'\.", r"没有“\1”这个命令"),
    (r"No such option: (\S+).*", r"没有“\1”这个选项"),
    (r"Missing argument '(.*)'\.?", r"缺少参数 \1"),
    (r"Missing option '(.*)'\.?", r"缺少选项 \1"),
    (r"Missing command\.", "缺少命令"),
    (r"Option '(\S+)' requires an argument\.?", r"选项 \1 后面要写值"),
    (r"Invalid value for '([^']*)'.*", r"\1 的值不对"),
    (r"Got unexpected extra arguments? \((.*)\)", r"多出的参数：\1"),
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
