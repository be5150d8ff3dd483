"""What is true of a made paper, for whatever maker drew it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

YES, NO, DOUBT = ("present",), ("absent",), ("unsure",)
PageT = TypeVar("PageT")


@dataclass
class Truth:
    """The outcomes that are right for each element, the best first, and what there is to read."""

    header: tuple[str, ...]
    number: tuple[str, ...]
    seal: tuple[str, ...]
    kind: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    value: str = ""
    rings: tuple[str, ...] = ()
    foreign: bool = False  # the seal is another body's: present is right only when it says so


def colourless(truth: Truth) -> Truth:
    """Without colour a header and a seal can only be doubtful."""
    header = ("unsure",) if "present" in truth.header else (*truth.header, "unsure")
    seal = ("unsure",) if "present" in truth.seal else ("absent", "unsure")
    return replace(truth, header=header, seal=seal)


@dataclass
class Made(Generic[PageT]):
    """Pages of a maker's own kind and what is true of them on paper in colour."""

    pages: list[PageT]
    truth: Truth
