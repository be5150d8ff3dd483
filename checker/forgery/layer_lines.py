"""Lines of a text layer over the picture of a page, their parts of it, and what is said of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.forgery import stated
from checker.model.document import Document, Line, Page, Pixels
from checker.model.finding import Evidence, Finding, Outcome, Strength

DPI = 200.0
REDDER, LEAST_RED = 40, 0.02  # grey levels; of the line
ALIKE = frozenset("06 08 09 14 17 27 35 38 39 49 56 58 59 68 69 89".split())  # noqa: SIM905
_NOT_WORDS = re.compile(r"[^\w]|_")


def layered(document: Document) -> Iterator[tuple[Page, Line]]:
    """Lines that a file writes over or under a picture of the page: they can say something else."""
    for page in document.pages:
        if page.render is not None and any(item.anchor == "page" for item in page.pictures):
            yield from ((page, line) for line in page.lines if line.via == "text")


def finding(
    check: str, apart: Sequence[tuple[Line, str]], strength: Strength, slip_of: str
) -> Finding:
    """Lines of the layer (the gravest first), each with what is seen in their place.

    ``slip_of``: whose slip a weak one may be, with its comma.
    """
    line, seen = apart[0]
    said = slip_of if strength == "weak" else ""
    return Finding(
        check, Outcome.PRESENT,
        f"第{line.page}页图像上看到的是“{seen}”，文件里的文字却是“{line.text}”。"
        f"{said}请说明文字层是怎样来的，以图像和原件为准",
        evidence=tuple(Evidence(each.page, each.box, each.text) for each, _ in apart),
        values={
            "changes": [
                {
                    "page": each.page, "before": before, "after": each.text,
                    "sides": ["图像上", "文字层"],
                }
                for each, before in apart
            ]
        },
        via="ocr", strength=strength, remedy="提供原件的直接扫描件，不带后加的文字层",
    )  # fmt: skip


def plain(text: str) -> str:
    """Letters and digits alone, full width made half."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text))


def crop(page: Page, line: Line) -> Pixels:
    """The line as the page shows it, a quarter of its height around."""
    assert page.render is not None
    picture = page.render(DPI)
    high, wide = picture.shape[:2]
    x0, y0, x1, y1 = line.box
    margin = 0.25 * (y1 - y0) * high
    rows = slice(max(0, int(y0 * high - margin)), int(y1 * high + margin) + 1)
    columns = slice(max(0, int(x0 * wide - margin)), int(x1 * wide + margin) + 1)
    return np.ascontiguousarray(picture[rows, columns])


def sealed(part: Pixels) -> bool:
    """Whether red lies over the line."""
    return bool(redder(part).mean() >= LEAST_RED)


def redder(part: Pixels) -> NDArray[np.bool_]:
    """Where the line is red."""
    colours = part.astype(np.int16)
    return np.asarray(colours[:, :, 0] - colours[:, :, 1:].max(axis=2) > REDDER)


def slip(written: str, seen: str) -> bool:
    """Whether one digit was lost or taken for one like it, as reading programs do."""
    a, b = ("".join(re.findall(r"\d", plain(words))) for words in (written, seen))
    if len(a) == len(b):
        apart = [x + y for x, y in zip(a, b, strict=True) if x != y]
        return len(apart) == 1 and "".join(sorted(apart[0])) in ALIKE
    short, long = sorted((a, b), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def telling(text: str) -> bool:
    """Whether a line holds a document number or a date."""
    words = unicodedata.normalize("NFKC", text)
    return any(pattern.search(words) for pattern in (stated.NUMBERED, stated.DATED))
