"""Files carried inside a file: they are told, not read."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.document import Problem

SHOWN = 5


def unread(names: Sequence[str]) -> list[Problem]:
    """One problem that names them; none where there are none."""
    if not names:
        return []
    shown = "、".join(name[:60] or "未命名" for name in names[:SHOWN])
    shown += "等" if len(names) > SHOWN else ""
    text = (
        f"文件里夹带了{len(names)}个附件（{shown}），没有读取；与指标有关的，请作为单独的文件提交"
    )
    return [Problem("attachments-unread", text)]
