"""Papers made in code: a page of centred rows, an engine that answers from a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from checker.model.document import Document, Line, Page, Shape

RED, BLACK, GREY = (206, 24, 32), (0, 0, 0), (76, 76, 76)
WIDTH, HEIGHT = 595.0, 842.0


@dataclass
class Reader:
    """An engine that reads what it is told to."""

    words: list[tuple[str, float]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    name: str = "told"
    version: str = "1"
    asked: int = 0

    def read(self, picture):
        self.asked += 1
        return list(self.lines)

    def recognise(self, crops):
        self.asked += 1
        return [self.words[0] for _ in crops]


def line(text, y, size=16.0, colour=BLACK, x=None, page=1, **more) -> Line:
    """One line ``size`` points tall with its top at ``y``, centred unless ``x`` is given."""
    width = min(len(text) * size / WIDTH, 0.9)
    left = 0.5 - width / 2 if x is None else x
    box = (left, y, left + width, y + size / HEIGHT)
    return Line(text, box, page, colour, size, **more)


def page(*lines: Line, number=1, source="text", shapes=(), **more) -> Page:
    return Page(number, WIDTH, HEIGHT, tuple(lines), tuple(shapes), source=source, **more)


def document(*pages: Page, medium="born_digital", format="pdf", file="文件.pdf") -> Document:
    return Document(Path(file), format, medium, tuple(pages))


def paper(*top: Line, title="关于印发信用评价办法的通知", shapes=(), **more) -> Document:
    """A paper with these rows at its top, then title, addressee, text, signature and date."""
    rest = [
        line(title, 0.36, 22),
        line("各镇人民政府、街道办事处，县直各部门：", 0.44, x=0.12),
        line(
            "为规范信用管理，根据《指导意见》（国发〔2019〕35号）等规定，制定本办法。", 0.48, x=0.12
        ),
        line("清源县交通运输局", 0.7, x=0.6),
        line("2023年5月6日", 0.73, x=0.62),
    ]
    return document(page(*top, *(one for one in rest if one.text), shapes=shapes, **more))


def separator(y=0.3, colour=RED) -> Shape:
    return Shape("rule", (0.13, y, 0.87, y + 0.002), colour, 1.5)


def blank_picture(dpi: float = 100.0):
    return np.full((1170, 827, 3), 250, np.uint8)


@pytest.fixture
def reader() -> Reader:
    return Reader()
