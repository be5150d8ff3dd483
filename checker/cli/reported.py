"""A report.json that an earlier check wrote, as it is given on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.errors import UsageError

_WHICH = "请给出 check 写在 --out 文件夹里的 report.json"


def report(file: Path) -> dict[str, Any]:
    """What it holds. Raises :class:`UsageError` where it is none of this program's."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["schema"] == "evidence-report/1":
            return dict(told)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{file} 不能当作 report.json 读取：{error}", _WHICH) from error
    raise UsageError(f"{file} 是别的版本的报告（{told['schema']}）", _WHICH)
