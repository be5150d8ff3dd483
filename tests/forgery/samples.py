"""Samples of each check: one that it must raise and one that it must not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from checker.model.finding import Finding
from checker.model.score import Flag

Told = Finding | Flag | None
Sample = Callable[[Path], Told]  # what is told of a sample made in the folder
RAISED: dict[str, Sample] = {}
SILENT: dict[str, Sample] = {}


def pair(module: Any, raised: Sample, silent: Sample) -> None:
    RAISED[module.NAME], SILENT[module.NAME] = raised, silent


def strength(told: Told) -> str:
    return (
        str(told.evidence["strength"]) if isinstance(told, Flag) else told.strength if told else ""
    )
