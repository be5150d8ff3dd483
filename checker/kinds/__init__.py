"""Scoring words. Each module here is one word; the folder is the registry.

A module defines ``NAME``, ``SETTINGS`` (the numbers it takes: name → must it be given) and
``tally(item, proofs, expected, generous)``. ``expected`` are the keys of a full period where the
unit is a quarter, month or week; ``generous`` decides open questions for the county.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol, cast

from checker.model.ledger import Proof, Tally
from checker.model.rules import Item


class Kind(Protocol):
    """The shape of a scoring word's module."""

    NAME: str
    SETTINGS: Mapping[str, bool]

    def tally(
        self, item: Item, proofs: Sequence[Proof], expected: Sequence[str], generous: bool
    ) -> Tally:
        """Points and steps for the proofs that count. Never raises for any order of proofs."""


@cache
def registry() -> Mapping[str, Kind]:
    """All scoring words by name."""
    modules = (
        importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
    )
    return {module.NAME: cast(Kind, module) for module in modules if hasattr(module, "NAME")}
