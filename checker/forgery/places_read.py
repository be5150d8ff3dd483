"""What stands in several small pictures of one paper, recognised in a few sheets.

One by one they cost a look each, and what is not looked at would be judged unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from checker.model.document import Engine, Pixels

SHEET = 1400  # pixels: what is higher is a sheet of its own
BETWEEN = 40  # pixels of paper between two pictures
PAPER = 255
Placed = tuple[int, Pixels]  # with its place among all


def words(engine: Engine, pictures: Sequence[Pixels]) -> list[str]:
    """The words of each picture, in the order given."""
    found = [""] * len(pictures)
    for sheet in _sheets([each for each in enumerate(pictures) if each[1].size]):
        for index, text in _read(engine, sheet):
            found[index] += text
    return found


def _sheets(pictures: Sequence[Placed]) -> Iterator[list[Placed]]:
    sheet: list[Placed] = []
    high = 0
    for index, picture in pictures:
        if sheet and high + picture.shape[0] > SHEET:
            yield sheet
            sheet, high = [], 0
        sheet.append((index, picture))
        high += picture.shape[0] + BETWEEN
    if sheet:
        yield sheet


def _read(engine: Engine, sheet: Sequence[Placed]) -> Iterator[tuple[int, str]]:
    """The rows of a sheet, each with the picture that it stands in; one alone is read as it is."""
    if len(sheet) == 1:
        index, picture = sheet[0]
        yield from ((index, line.text) for line in engine.read(np.ascontiguousarray(picture)))
        return
    wide = max(picture.shape[1] for _, picture in sheet)
    high = sum(picture.shape[0] + BETWEEN for _, picture in sheet)
    whole = np.full((high, wide, 3), PAPER, np.uint8)
    feet, top = [], 0
    for _, picture in sheet:
        whole[top : top + picture.shape[0], : picture.shape[1]] = picture
        top += picture.shape[0] + BETWEEN
        feet.append(top - BETWEEN // 2)
    for line in engine.read(whole):
        middle = (line.box[1] + line.box[3]) / 2 * high
        at = int(np.searchsorted(feet, middle))
        yield sheet[min(at, len(sheet) - 1)][0], line.text
