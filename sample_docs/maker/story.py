"""Reads the stories: one YAML a county, one entry a material."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import yaml

Entry = dict[str, Any]


def load(folder: Path, sources: Path) -> list[Entry]:
    """All counties' stories, quoted, copied and lifted text filled in."""
    files = sorted(folder.glob("*.yaml"), key=lambda file: file.stem != "shanghe")
    stories = [yaml.safe_load(file.read_text("utf-8")) for file in files]
    known = {
        (story["county"], entry["path"]): entry for story in stories for entry in story["materials"]
    }
    for entry in known.values():
        if paper := entry.get("paper"):
            entry["paper"] = _filled(dict(paper), known, sources)
    return stories


def seed(county: str, path: str) -> int:
    """The same seed for the same place, always."""
    return zlib.crc32(f"{county}/{path}".encode())


def characters(stories: list[Entry]) -> str:
    """Every character that may be drawn."""
    ascii_letters = "".join(map(chr, range(32, 127)))
    return repr(stories) + ascii_letters + "—样例　内容虚构签发人：〔〕"


def _filled(paper: Entry, known: dict[tuple[str, str], Entry], sources: Path) -> Entry:
    if name := paper.get("body_from"):
        paper["body"] = (sources / name).read_text("utf-8")
        if name.startswith("转发"):
            _, paper["to"], paper["body"] = paper["body"].split("\n", 2)
    if after := paper.get("after"):
        paper["body"] += "\n" + after
    if copy := paper.get("copy_of"):
        paper["body"] = _swapped(known[tuple(copy["from"])]["paper"]["body"], copy["swap"])
    if lift := paper.get("lift"):
        source = known[tuple(lift["from"])]["paper"]["body"]
        rows = [row for row in source.splitlines() if row.startswith(tuple(lift["articles"]))]
        paper["body"] = paper["body"].replace("@lift", _swapped("\n".join(rows), lift["swap"]))
    return paper


def _swapped(text: str, swap: dict[str, str]) -> str:
    for old, new in swap.items():
        text = text.replace(old, new)
    return text
