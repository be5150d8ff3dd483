"""Picture fingerprints, made in the worker while the picture is at hand.

A print holds a hash of the whole picture (signs of its low DCT frequencies, as PDQ has them), ORB
points of the picture and of its mirror image, and a grey copy against which a match is checked.
Logos, flat areas and pages of text get no print; photographs pasted on a page do. White charts and
screens do too, but are marked as ``plain``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from checker import drawn as programmed
from checker.copying.pictures import shown
from checker.copying.pictures.shown import Shown
from checker.copying.pictures.voting import Described
from checker.model.boxes import on_page
from checker.model.document import Box, Document, Pixels

SIDE = 640  # the longer side at which points are sought
SHOWN = 384  # the longer side of the grey copy
_QUALITY = 80  # of its JPEG
POINTS = 480
_STRONGEST = 120  # points chosen for their strength alone; the rest spread over the picture
_SOFT = 1.2  # pixels
_DRAWN = 2000  # points found, to choose from
_CELLS = 8
_LEAST_SIDE = 64  # pixels: icons, logos and buttons are smaller
_WIDEST, _TALLEST = 4.0, 5.0  # side ratios: banners are wider, half a telephone's screen is not
_PLAIN = 0.55  # share of near-white: white charts, seals, screens of text
_FLAT = 5.0  # standard deviation of grey: blank sheets
MOST = 60  # prints of one document that are compared
_SHEET = 280  # pixels: a smaller picture is no sheet with photographs on it
_SHEET_SIDE = 1169  # a sheet's longer side at 100 dpi
_FEW = 10  # points below which a picture is too plain to be told from others,
_PLAIN_FEW = 80  # and a white one a logo, a code or a seal

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class PicturePrint:
    """One picture. ``box`` is its place on the page, ``None`` where the format has none.

    ``straight`` and ``mirrored`` are the ORB points of the picture and of its mirror image;
    ``jpeg`` is the grey copy, larger where the picture is ``drawn``: its words are small;
    ``covers`` are places on it that must not be shown.
    """

    page: int
    box: Box | None
    name: str
    width: int
    height: int
    hash: bytes
    straight: Described
    mirrored: Described
    jpeg: bytes
    drawn: bool
    plain: bool = False  # mostly white, drawn on a sheet or full of words: anybody's
    covers: tuple[Box, ...] = ()

    def grey(self, side: int | None = None) -> Grey:
        """The grey copy, if asked ``side`` pixels on its longer side; not to be written on."""
        return _unpacked(self.jpeg, side)

    def darkest(self) -> Grey:
        """The least of the three colours everywhere; not to be written on.

        What makes a picture lighter or darker changes it by one curve, and clips it last.
        """
        return _darkest(self.jpeg)

    def colours(self) -> Pixels:
        """The copy in its three colours; not to be written on."""
        return _colours(self.jpeg)

    def planes(self) -> Iterator[Grey]:
        """The three colours, each by itself; not to be written on."""
        return (_plane(self.jpeg, number) for number in range(3))


def grey(jpeg: bytes) -> Grey:
    """A grey copy that was kept; not to be written on."""
    return _unpacked(jpeg, None)


@lru_cache(maxsize=128)  # one print is laid against many, in several ways each
def _unpacked(jpeg: bytes, side: int | None) -> Grey:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    grey = np.asarray(picture, np.uint8)
    grey = _scaled(grey, side) if side else grey
    grey.setflags(write=False)
    return grey


@lru_cache(maxsize=16)
def _darkest(jpeg: bytes) -> Grey:
    return _kept(_colours(jpeg).min(axis=2))


@lru_cache(maxsize=6)
def _plane(jpeg: bytes, number: int) -> Grey:
    return _kept(_colours(jpeg)[:, :, number])


@lru_cache(maxsize=16)
def _colours(jpeg: bytes) -> Pixels:
    picture = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return np.asarray(picture, np.uint8)


def _kept(picture: Grey) -> Grey:
    kept = np.ascontiguousarray(picture)
    kept.setflags(write=False)
    return kept


def prints(document: Document, most: int = MOST) -> tuple[PicturePrint, ...]:
    """Prints of the photographs in a document, the first ``most``; a broken picture has none."""
    found: list[PicturePrint] = []
    seen: set[bytes] = set()
    alone = shown.alone(document)
    for page in document.pages:
        for picture in shown.of_page(page, alone):
            for made, place in _made(picture):
                if made.hash in seen:
                    continue
                seen.add(made.hash)
                found.append(replace(made, page=page.number, box=place, name=picture.name))
                if len(found) == most:
                    return tuple(found)
    return tuple(found)


def _made(picture: Shown) -> Iterator[tuple[PicturePrint, Box | None]]:
    """The print of a picture, and those of what stands on it where it shows a sheet."""
    made = _print(picture)
    if made:
        yield made, picture.box
    if picture.of_sheet or picture.worded or max(picture.pixels.shape[:2]) < _SHEET:
        return
    small = _scaled(np.ascontiguousarray(picture.pixels[:, :, :3]), _SHEET_SIDE)
    sheet = made is None or made.plain
    for part, area, white in shown.on_sheet(picture.pixels, small, sheet=sheet):
        inner = _print(Shown(part, area, part=True, of_sheet=white))
        if inner and (sheet or not inner.drawn):
            yield inner, on_page(area, picture.box) if picture.box else None


def _print(picture: Shown) -> PicturePrint | None:
    """The print of a picture; ``None`` if it is too small, too long or flat, or white and taken."""
    pixels, told = picture.pixels, picture.of_sheet or picture.worded
    height, width = pixels.shape[:2]
    if min(height, width) < _LEAST_SIDE or width > _WIDEST * height or height > _TALLEST * width:
        return None
    scaled = _scaled(np.ascontiguousarray(pixels[:, :, :3]), SIDE)
    grey = np.asarray(cv2.cvtColor(scaled, cv2.COLOR_RGB2GRAY), np.uint8)
    plain, flat = float((grey > 240).mean()) > _PLAIN, picture.worded or programmed.drawn(grey)
    if (plain and not flat and not told) or float(grey.std()) < _FLAT:
        return None
    straight = described(grey)
    if len(straight.marks) < (_PLAIN_FEW if plain else _FEW):
        return None
    mirrored = described(np.ascontiguousarray(grey[:, ::-1]))
    shown = cv2.cvtColor(scaled if flat else _scaled(scaled, SHOWN), cv2.COLOR_RGB2BGR)
    coded = cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
    whole = dct_hash(grey)
    sizes = width, height
    anybodys = plain or picture.worded or (picture.part and flat)
    return PicturePrint(1, None, "", *sizes, whole, straight, mirrored, coded, flat, anybodys)


def _scaled(picture: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    height, width = picture.shape[:2]
    factor = side / max(height, width)
    size = max(round(width * factor), 8), max(round(height * factor), 8)
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, size, interpolation=way), np.uint8)


def described(grey: Grey) -> Described:
    """The ORB points of a picture, softened: one shot again or enlarged is soft anyway."""
    grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), _SOFT), np.uint8)
    orb = cv2.ORB.create(nfeatures=_DRAWN, scaleFactor=1.2, nlevels=8, fastThreshold=7)
    points, marks = orb.compute(grey, _chosen(orb.detect(grey, None), grey.shape))
    found = [(*point.pt, np.radians(point.angle), np.log(point.size)) for point in points]
    rows = np.array(found, np.float32).reshape(-1, 4)
    size = np.array([grey.shape[1], grey.shape[0]], np.float32)
    packed = np.zeros((0, 32), np.uint8) if marks is None else np.asarray(marks, np.uint8)
    shape = grey.shape[1], grey.shape[0]
    return Described(rows[:, :2] / size, rows[:, 2:].astype(np.float16), packed, shape)


def _chosen(points: Sequence[cv2.KeyPoint], shape: tuple[int, ...]) -> list[cv2.KeyPoint]:
    """The strongest points, and the strongest of each part of the picture in turn.

    A line of print over a photograph would else draw all points to itself.
    """
    ranked = sorted(points, key=lambda point: -point.response)
    chosen, rest = ranked[:_STRONGEST], ranked[_STRONGEST:]
    before = [0] * _CELLS**2
    turns = []
    for number, point in enumerate(rest):
        column = int(point.pt[0] / shape[1] * _CELLS)
        cell = int(point.pt[1] / shape[0] * _CELLS) * _CELLS + column
        turns.append((before[cell], number))
        before[cell] += 1
    return chosen + [rest[number] for _, number in sorted(turns)[: POINTS - _STRONGEST]]


def dct_hash(grey: Grey) -> bytes:
    """256 signs of the lowest 16 × 16 frequencies; mirroring and turning only permute them."""
    small = cv2.resize(grey, (64, 64), interpolation=cv2.INTER_AREA).astype(np.float32)
    low = cv2.dct(small - small.mean())[:16, :16]
    return np.packbits(low > 0).tobytes()
