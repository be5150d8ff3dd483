"""Documents without a file, and an engine that reads what it is told."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checker import citizens
from checker.forgery.layer_lines import plain
from checker.model.document import Document, Line, Page, Pixels, Placed

BOX = (0.1, 0.1, 0.5, 0.13)


def document(*lines: Line, file: Path = Path("a.pdf"), **more: Any) -> Document:
    page = Page(1, 595, 842, lines=tuple(lines), **more.pop("page", {}))
    return Document(file, more.pop("format", "pdf"), "born_digital", (page,), **more)


def line(text: str, **more: Any) -> Line:
    return Line(text, BOX, **more)


def identity(birth: str, region: str = "370102", check: bool = True) -> str:
    body = f"{region}{birth}001"
    right = citizens.digit(body)
    return body + (right if check else str((int(right.replace("X", "9")) + 3) % 10))


GOOD, BAD, WORSE = identity("19800101"), identity("19800101", check=False), identity("19801301")


class Reader:
    """An engine that reads what it is told."""

    name, version = "told", "1"

    def __init__(self, text: str, sure: float = 0.99) -> None:
        self.told = text, sure

    def read(self, picture: Pixels) -> list[Line]:
        raise AssertionError("only single lines are asked for")

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        assert all(crop.size for crop in crops)
        return [self.told for _ in crops]


def layered(words: str, **more: Any) -> Document:
    paper = Placed(lambda: np.zeros((9, 9, 3), np.uint8), (0, 0, 1, 1), anchor="page")
    page = {"pictures": (paper,), "render": lambda dpi: np.full((1100, 850, 3), 255, np.uint8)}
    return document(line(words, **more), page=page)


@dataclass(frozen=True)
class Look:
    """A view as a model that tells chances reads it."""

    text: str
    others: Mapping[str, float]  # log chances of other wordings
    confidence: float = 0.9
    far: float = -13.8  # of what is no more likely than anything else

    def chance(self, name: str) -> float:
        return 0.0 if name == plain(self.text) else self.others.get(name, self.far)

    def letters(self, name: str, hidden: object) -> tuple[object, float]:
        raise AssertionError("only whole wordings are asked for")


def docx(path: Path, body: str, company: str = "示例县交通运输局") -> Path:
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {word}>{body}</w:document>")
        archive.writestr(
            "docProps/app.xml", f"<Properties><Company>{company}</Company></Properties>"
        )
        archive.writestr(
            "docProps/core.xml", "<c><creator>张某</creator><created>2023-05-01</created></c>"
        )
    return path
