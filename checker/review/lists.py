"""Parts of long lists."""

from __future__ import annotations

from typing import Any


def rest(start: int, shown: int, total: int) -> dict[str, Any]:
    """``total`` and ``next`` of a page."""
    after = start + shown
    return {"total": total, "next": after if shown and after < total else None}
