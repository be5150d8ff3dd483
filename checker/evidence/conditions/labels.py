"""What the labelled lines of a form or a screen (状态：未反馈) answer, as a list's columns do."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import rows, status

_LINE = re.compile(r"(?m)^[ \t]*([\u4e00-\u9fff]{2,10})[ \t]*[:：][ \t]*(\S{1,12})[ \t]*$")


def unsent(exhibit: Exhibit) -> str:
    """The line by which what the item asks to be sent was not; empty if any record says it was."""
    if not exhibit.item.unit_settings.get("sent_to") or exhibit.kind in ("", "policy", "photo"):
        return ""
    answers: dict[str, list[str]] = {}
    for label, answer in _LINE.findall("" if rows.of(exhibit) else exhibit.lines):
        answers.setdefault(label, []).append(answer)
    for label, given in answers.items():
        if all(status.denied([(label, answer)]) for answer in given):
            return f"{label}：{given[0]}"
    return ""
