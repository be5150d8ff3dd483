"""The words that were read on a picture, with their places: what tells two screens of one system
apart, and shows one screen wherever it was copied to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from checker.copying.frequency import Ints, Postings
from checker.copying.normal import normalise, words
from checker.copying.pictures import set_in
from checker.copying.pictures.prints import PicturePrint
from checker.model.document import WHOLE, Box
from checker.model.material import Record

SURE = 0.85  # confidence of a line that is taken at its word
_READ = 40  # characters in such lines: the picture can be told from others by its words,
_MOSTLY = 0.6  # if they are most of it: print in a mirror image is read, too, but unsurely
_FULL = 120  # and with so many it is full of them
_GRAM = 4  # characters in a row,
_SHORT = 2  # or a whole line of so many, a name in a list
_CROWD = 40  # what stands in more pictures is a label,
_SHARED = 6  # and so many others make two pictures worth laying over each other,
_PART = 0.2  # if they are so many of the picture's that has fewer: lists of one system share some
_ENDS = 0.9  # share of a line's width that lies in the picture, or it is not the picture's

Reals = NDArray[np.float32]


@dataclass(frozen=True)
class Wording:
    """Normalised lines, their boxes (n × 4) and how surely each was read.

    ``shape`` is the picture's width and height, the longer side 1; boxes are in the same unit.
    """

    texts: tuple[str, ...]
    boxes: Reals
    sure: Reals
    shape: tuple[float, float]

    @property
    def read(self) -> bool:
        """Whether enough was read well to tell the picture from every other one."""
        return self._well >= max(_READ, _MOSTLY * sum(map(len, self.texts)))

    @property
    def full(self) -> bool:
        """Whether it is read and full of words."""
        return self.read and self._well >= _FULL

    @property
    def written(self) -> float:
        """Share of the picture under its lines."""
        sides = self.boxes[:, 2:] - self.boxes[:, :2]
        return float(sides.prod(axis=1).sum()) / (self.shape[0] * self.shape[1])

    @cached_property
    def grams(self) -> frozenset[str]:
        """What a line has in common with another that was read a little otherwise."""
        return frozenset(gram for text in self.texts for gram in _grams(text))

    @cached_property
    def _well(self) -> int:
        lines = zip(self.texts, self.sure, strict=True)
        return sum(len(text) for text, sure in lines if sure >= SURE)


def of(record: Record, made: PicturePrint) -> Wording:
    """The lines of the page that stand in the picture; round a part of it runs the page's text."""
    longer = max(made.width, made.height)
    shape = made.width / longer, made.height / longer
    texts, boxes, sure = [], [], []
    for page in record.pages if made.box else ():
        around = set_in.running(set_in.clear(page.lines)) if made.box != WHOLE else []
        for line in page.lines if page.number == made.page else ():
            if line.box in around:
                continue
            text = words(normalise(line.text)[0])
            place = _within(line.box, made.box or WHOLE)
            if text and place:
                texts.append(text)
                boxes.append(place)
                sure.append(line.confidence)
    unit = np.array([*shape, *shape], np.float32)
    places = np.array(boxes, np.float32).reshape(-1, 4) * unit
    return Wording(tuple(texts), places, np.array(sure, np.float32), shape)


def _within(line: Box, box: Box) -> Box | None:
    """A line's box as fractions of a box that holds its middle, and from end to end nearly all.

    Text beside a picture may reach into it.
    """
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide <= 0 or high <= 0:
        return None
    left, top, right, foot = (
        (line[0] - box[0]) / wide,
        (line[1] - box[1]) / high,
        (line[2] - box[0]) / wide,
        (line[3] - box[1]) / high,
    )
    held = 0 <= top + foot <= 2 and right > left and foot > top
    ends = min(right, 1.0) - max(left, 0.0) >= _ENDS * (right - left)
    return (left, top, right, foot) if held and ends else None


def common(one: Wording, other: Wording) -> float:
    """Of the words on the one that has fewer, how many are on the other."""
    fewer = min(len(one.grams), len(other.grams))
    return len(one.grams & other.grams) / fewer if fewer else 0.0


def candidates(every: Sequence[Wording], owner: Ints) -> set[tuple[int, int]]:
    """Pairs of different owners that share words which few others have, the lower number first."""
    postings = _postings(every)
    rare = postings.chosen(postings.group_sizes() <= _CROWD)
    held = np.bincount(rare.doc, minlength=postings.docs)
    keys, count = rare.tally(_CROWD)
    one, other = np.divmod(keys, max(postings.docs, 1))
    like = count >= np.maximum(_SHARED, _PART * np.minimum(held[one], held[other]))
    one, other = one[like], other[like]
    apart = owner[one] != owner[other]
    return set(zip(one[apart].tolist(), other[apart].tolist(), strict=True))


def _postings(every: Sequence[Wording]) -> Postings:
    known: dict[str, int] = {}
    found = [
        (known.setdefault(gram, len(known)), number)
        for number, one in enumerate(every)
        for gram in sorted(one.grams)
    ]
    rows = np.array(sorted(found), np.int64).reshape(-1, 2)  # by gram, then by picture
    doc = rows[:, 1].astype(np.int32)
    return Postings(rows[:, 0].astype(np.uint32), doc, np.zeros(len(doc), np.int32), len(every))


def _grams(text: str) -> Sequence[str]:
    if len(text) < _GRAM:
        return [text] if len(text) >= _SHORT else []
    return [text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)]
