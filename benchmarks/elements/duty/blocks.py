"""Papers as text blocks: ``== place name truth format``, then a row a line.

A row's first sign says how it is set: ``!`` red header, ``^`` centred, ``#`` title, ``>`` signature
at the right, ``|`` a table's row, ``-`` the red line; ``@`` puts a seal with the words behind it.
Truths: must, pass, cover, free, advice, review; ``/`` between those that are right as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    sign: str
    text: str
    seal: str = ""


@dataclass(frozen=True)
class Block:
    place: str
    name: str
    truth: tuple[str, ...]
    format: str
    rows: tuple[Row, ...]


def read(file: Path, names: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of one file, ``{B}`` and the like filled in."""
    text = file.read_text("utf-8")
    for key, name in names.items():
        text = text.replace("{" + key + "}", name)
    for part in re.split(r"(?m)^== ", text)[1:]:
        head, *lines = part.strip().split("\n")
        place, name, truth, form = head.split()
        yield Block(place, name, tuple(truth.split("/")), form, tuple(map(_row, lines)))


def names(body: str, region: str, city: str) -> dict[str, str]:
    """What stands for the evaluated body, its place and its city."""
    return {"B": body, "R": region, "C": city, "z": region[0], "c": city[0], "s": region[-1]}


def _row(line: str) -> Row:
    sign = line[0] if line[0] in "!^#>|-" else ""
    text, _, seal = line.removeprefix(sign).strip().partition("@")
    return Row(sign, text, seal)
