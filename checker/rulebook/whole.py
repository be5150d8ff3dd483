"""The shapes of the two kinds of files that stand beside the rules: system.yaml, a calendar."""

from __future__ import annotations

import datetime

from checker.model.material import Kind
from checker.rulebook.schema import (
    BodyShape,
    FieldShape,
    HeadingShape,
    Points,
    SettingsShape,
    Strict,
)


class SystemShape(Strict):
    """``system.yaml``."""

    id: str
    title: str
    document: str
    total: Points
    period: tuple[datetime.date, datetime.date]
    headings: list[HeadingShape]
    settings: SettingsShape
    fields: list[FieldShape]
    bodies: list[BodyShape]
    document_kinds: dict[Kind, str]


class CalendarShape(Strict):
    """Public holidays and worked weekends of one year, as the State Council Office published."""

    year: int
    source: str
    holidays: list[datetime.date]
    workdays: list[datetime.date]
