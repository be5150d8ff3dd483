"""What an item's clause does not let count, in a row of a list, a point or a sentence."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts.rows import Row


def said(text: str, exhibit: Exhibit) -> str:
    """The words by which the item bars a text or takes it for undone; empty where none stand."""
    settings = exhibit.item.unit_settings
    words = (*settings.get("never_content", ()), *settings.get("denied", ()))
    return next((hit[0] for word in words if (hit := re.search(word, text))), "")


def elsewhere(row: Row, exhibit: Exhibit) -> str:
    """Why a row is of another site than the one asked for, ready to print; empty if it is not."""
    site = exhibit.item.unit_settings.get("site", "")
    if not row.where or not site or re.search(site, row.where):
        return ""
    return f"这一行的发布网站是“{row.where}”，不是“信用交通·山东”"
