"""A person's own stamp (名章) where papers are signed: a small red frame with a name in it.

It is told as what it is and never stands for a body's seal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.elements import dates
from checker.elements.ink import FAINT, redness
from checker.elements.seal.look import SIDE, worth_a_look
from checker.elements.seal.marks import View
from checker.elements.seal.wording import han, person
from checker.model.boxes import on_page, union
from checker.model.document import Box, Engine, Page, Pixels
from checker.model.finding import SealMark

_SIDES = (0.022, 0.14)  # of the page's longer side: 0.65 to 4 centimetres
_LONGEST = 5.0  # times as wide as high
_BAND = 0.14  # of the shorter side, in which a frame's line runs all along its side
_FRAMED = 0.85  # inked share of each side of a frame
_SOLID = 0.6  # inked share of a stamp whose letters are left white
_READ = 120.0  # pixels of the shorter side at which a stamp is read
_ROW = 1.6  # times as wide as high: letters in one row, else two by two
_SURE = 0.7  # confidence of a reading
_NEAR = 0.15  # of the page's height, from a date or a seal: the place of signatures
_MOST = 6  # frames read on a page
_NOTE = "个人名章，不能代替单位公章"


def stamps(view: View, page: Page, seals: Sequence[SealMark], engine: Engine) -> list[SealMark]:
    """The persons' stamps in a view, of a page beside a date or a seal, of a picture anywhere."""
    top, foot = (0.0, 1.0) if page.source == "flow" else _signed(page, seals)
    small = view.draw(1.0)
    first, last = int(top * len(small)), int(foot * len(small))
    if last <= first:
        return []
    red = redness(small[first:last])
    if not worth_a_look(red):
        return []
    found = []
    most = 1.0 if page.source == "flow" else _SIDES[1]
    for frame in list(_frames(red, first, most))[:_MOST]:
        box = on_page(_box(frame, small.shape), view.within)
        found += [
            SealMark(view.page, box, name, "red", "personal", sure, emblem="none", note=_NOTE)
            for name, sure in _names(_cut(view, frame, small.shape), engine)
        ]
    return found


def _signed(page: Page, seals: Sequence[SealMark]) -> tuple[float, float]:
    """From where to where on a page there are signatures: about its dates and seals."""
    places = [mark.box for mark in seals if mark.box]
    places += [line.box for line in page.lines if dates.alone(line.text)]
    if not places:
        return 0.0, 0.0
    around = union(places)
    return max(0.0, around[1] - _NEAR), min(1.0, around[3] + _NEAR)


_Frame = tuple[tuple[float, float], tuple[float, float], float]  # middle, sides, degrees


def _frames(red: NDArray[Any], first: int, most: float) -> Iterator[_Frame]:
    """Red outlines that are small upright rectangles, as fitted in the picture searched.

    ``first``: its row at which ``red`` begins; ``most``: of its longer side.
    """
    mask = (red > FAINT).astype(np.uint8)
    patches, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    least, most = _SIDES[0] * SIDE, most * SIDE
    for patch in patches:
        _, _, wide, high = cv2.boundingRect(patch)
        if not (least <= min(wide, high) and max(wide, high) <= most * 1.3):
            continue
        middle, sides, turn = cv2.minAreaRect(patch)
        quarter = round(turn / 90)  # the side that lies level is the width
        sides, turn = sides[::-1] if quarter % 2 else sides, turn - 90 * quarter
        frame = ((middle[0], middle[1]), (sides[0], sides[1]), turn)
        if max(sides) <= _LONGEST * min(sides) and _framed(_upright(mask, frame, 1.0)):
            yield (middle[0], middle[1] + first), frame[1], turn


def _upright(picture: NDArray[Any], frame: _Frame, scale: float) -> NDArray[Any]:
    """What lies in a frame, turned upright; ``scale``: of the picture against the one searched."""
    (x, y), (wide, high), turn = frame
    turned = cv2.getRotationMatrix2D((x * scale, y * scale), turn, 1.0)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    turned[:, 2] += np.array([size[0] / 2 - x * scale, size[1] / 2 - y * scale])
    return np.asarray(cv2.warpAffine(picture, turned, size))


def _framed(mask: NDArray[Any]) -> bool:
    """Whether a line runs along all four sides."""
    band = max(2, round(_BAND * min(mask.shape)))
    sides = mask[:band], mask[-band:], mask[:, :band].T, mask[:, -band:].T
    return all(float(side.any(axis=0).mean()) >= _FRAMED for side in sides)


def _box(frame: _Frame, shape: tuple[int, ...]) -> Box:
    points = cv2.boxPoints(frame) / np.array([shape[1], shape[0]])
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return round(float(x0), 5), round(float(y0), 5), round(float(x1), 5), round(float(y1), 5)


def _cut(view: View, frame: _Frame, shape: tuple[int, ...]) -> Pixels:
    """The stamp's letters, black on white, its frame cut away."""
    wanted = min(max(_READ / min(frame[1]), 1.0), 4.0)
    pixels = view.draw(wanted)
    scale = max(pixels.shape[:2]) / max(shape)
    ink = redness(_upright(np.ascontiguousarray(pixels), frame, scale))
    ink = np.minimum(ink / max(float(np.percentile(ink, 90)), FAINT), 1.0)
    solid = float((ink > 0.5).mean()) > _SOLID
    margin = max(1, round((_BAND if not solid else _BAND / 2) * min(ink.shape)))
    inner = ink[margin:-margin, margin:-margin]
    letters = 1 - inner if solid else inner
    return np.asarray(np.repeat((255 * (1 - letters))[..., None], 3, axis=2), np.uint8)


def _names(letters: Pixels, engine: Engine) -> list[tuple[str, float]]:
    """The one name and how surely it was read; none where no person's is.

    With 印 at the lower right the letters may run round or in rows: nobody knows the name.
    """
    rows = list(_rows(letters))
    for at, (text, sure) in enumerate(engine.recognise(rows)):
        whole = len(han(text)) > 2 and (len(rows) == 1 or han(text).endswith("印"))
        if sure > _SURE and whole and (name := person(text)):
            return [("" if at else name, round(sure, 3))]
    return []


def _rows(letters: Pixels) -> Iterator[Pixels]:
    """The letters in one row: as they stand, else by columns from the right, round (回文), rows."""
    high, wide = letters.shape[:2]
    if wide > _ROW * high:
        yield letters
        return
    top, foot = letters[: high // 2], letters[high - high // 2 :]
    left, right = slice(0, wide // 2), slice(wide - wide // 2, wide)
    a, b, c, d = top[:, right], foot[:, right], top[:, left], foot[:, left]
    for order in ((a, b, c, d), (a, c, d, b), (c, a, d, b)):
        yield np.ascontiguousarray(np.hstack(order))
