"""Reads a seal: ring text, the words under its emblem, and how sure the reading is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.elements.seal import planes, strip
from checker.elements.seal.emblem import Emblem, emblem, radius
from checker.elements.seal.hearing import Heard, heard
from checker.elements.seal.planes import Layer, Layers, bare
from checker.elements.seal.ring import Plane, Ring
from checker.elements.seal.strip import Band
from checker.elements.seal.wording import han, limited, names_organ, special
from checker.model.document import Engine, Pixels

_BELOW_STAR, _CODE = 0.38, 0.72  # radii below the centre where words may begin; a code does below
_UNDER = 0.03  # below a round emblem's rim, where it stands a little low
_PALE = 0.0055  # of the ring's red, over a row of words: as dry as can be told from bare paper
_LESS = -0.003  # of it: a row less red than the crop's paper is what JPEG leaves of the star beside
_STRAY = 0.2  # of the ring's red: what is redder in a pale row is no part of it
_TALLS, _FLANK, _NEAREST = (16, 20, 24, 28), 5, 4  # of 48 rows: pale words, paper beside them
_BARE = 0.2  # share of a row that must be free of print to judge it
_BESIDE = 0.2  # of a row's width to either side of its middle that is asked for pale words
_SMOOTH = 5  # of 48 rows
_TALL = (0.09, 0.32)  # radii: height of a row of words, with the margin round it
_SURE = 0.9  # of a day, of a serial number
_UPRIGHT = 8  # degrees: a row turned by less is read as well level
_SECOND, _ROW = 0.8, 3  # of a second row's words; its least letters
_FILLED = 0.2  # of the upper part of the turn: more ink there than feet of long letters leave
_ACROSS = (-0.2, 0.2)  # radii: a row right through the middle
_LOWER = (-0.1, 0.34)  # or a little low
_SERIAL = re.compile(r"[（(]?\s*\d{1,2}\s*[)）]?")  # of a body's several seals: （2）
_DAY = re.compile(r"\d{4}\s*[.．·\-—–/]\s*\d{1,2}\s*[.．·\-—–/]\s*\d")  # printed ones have 年
# Ring text alone: words under the emblem end below, codes above, some of them less high.
_BETWEEN = (Band(0.82, 0.765), Band(0.79, 0.765))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a seal says. ``confidence``: that ``text`` is right letter for letter.

    ``printed``: the paper names that body. ``raw``: what was read where a printed name took its
    place. ``unread``: a row of words within the ring text that is not understood. ``dated``: a
    day in the emblem's place. ``figures``: digits or Latin letters in place of a ring text;
    ``letters``: of the longest reading, believed or not.
    """

    text: str = ""
    confidence: float = 0.0
    centre: str = ""
    emblem: str = "unknown"
    printed: bool = False
    raw: str = ""
    unread: bool = False
    dated: str = ""
    figures: str = ""
    letters: int = 0


def read_seal(
    pixels: Pixels, ring: Ring, engine: Engine, grey: bool = False, names: Sequence[str] = ()
) -> Reading:
    """Read the seal whose ring is given in the picture's own pixels; ``names``: on the paper."""
    layers = _layers(pixels, ring, grey)
    middle = emblem(layers[0].ink, ring)
    turn, start = _true(layers[0].ink, ring, middle), _start(layers[0].ink, ring, middle)
    ring_text = heard(engine, strip.strips(layers, ring, middle.turn), names, doubted=grey)
    centre, unread = _centre(layers, ring, turn, start, engine)
    day, words = ("", "") if middle.kind == "star" else _across(layers[0].ink, ring, turn, engine)
    if words and not limited(centre):
        centre, unread = words, False
    if not limited(centre):
        row, inked = _second(layers[0].ink, ring, turn, middle.kind == "star", engine)
        centre = row if special(row) else centre
        whole = _continued(ring_text, row, names)
        unread = unread or (whole is ring_text and (inked or _more(row, ring_text.text)))
        ring_text = whole
    told = limited(centre) or _SERIAL.fullmatch(centre)
    if not grey and not unread and not told:
        unread = _pale_row(pixels, ring, turn, start)
    return Reading(
        ring_text.text,
        ring_text.confidence,
        centre,
        middle.kind,
        ring_text.printed,
        ring_text.raw,
        unread,
        "" if grey else day,
        ring_text.figures,
        ring_text.letters,
    )


def _layers(pixels: Pixels, ring: Ring, grey: bool) -> Layers:
    if grey:
        clean = planes.unprinted(pixels, ring, grey)
        return Layers(lambda: clean, lambda: Layer(planes.grey_only(pixels), clean.hidden))
    return Layers(
        lambda: bare(planes.impression(pixels, ring)),
        lambda: bare(planes.stamp_only(pixels)),
        lambda: planes.unprinted(pixels, ring, grey),
    )


def _centre(
    layers: Layers, ring: Ring, turn: float, start: float, engine: Engine
) -> tuple[str, bool]:
    """The words straight under the emblem (合同专用章), and whether a row there stays unread.

    An official seal has none but its serial number, alone in its row: a row that cannot be read
    may make it a seal for one purpose.
    """
    first = layers[0].ink
    rows = _rows(first, ring, turn, start)
    places = [(row, turn) for row in rows]
    places += [(row, way) for way in _ways(turn)[1:] for row in _rows(first, ring, way, start)]
    texts: list[tuple[str, float]] = []
    for layer in layers if places else ():
        texts += engine.recognise([strip.level(layer.ink, ring, *row, way) for row, way in places])
        if any(sure > _SURE and special(text) for text, sure in texts):
            break
    serial = [text for text, sure in texts if sure > _SURE and _SERIAL.fullmatch(text.strip())]
    if len(rows) == 1 and 2 * len(serial) > len(texts):
        return serial[0].strip(), False
    read = [(han(text), sure) for text, sure in texts]
    good = [
        (sure + bool(limited(text)), text) for text, sure in read if sure > 0.6 and len(text) >= 2
    ]
    words = max(good)[1] if good else ""
    return words, bool(rows) and not limited(words)


def _across(plane: Plane, ring: Ring, turn: float, engine: Engine) -> tuple[str, str]:
    """The day that a stamp for incoming papers shows where a seal has its emblem, and words there
    that make it a seal for one purpose."""
    rows = (_ACROSS, _LOWER)
    strips = [strip.level(plane, ring, *row, way) for way in _ways(turn) for row in rows]
    read = [text for text, sure in engine.recognise(strips) if sure > _SURE]
    words = [han(text) for text in read if limited(han(text))]
    day = next((text.strip() for text in read if _DAY.search(text)), "")
    return day, max(words, key=len, default="")


def _second(
    plane: Plane, ring: Ring, turn: float, starred: bool, engine: Engine
) -> tuple[str, bool]:
    """A second row within the ring text, what a seal is for or the office whose it is, and whether
    there is ink for one, read or not, above a star: other emblems may reach so far."""
    (text, sure) = engine.recognise([strip.within(plane, ring, turn)])[0]
    inked = starred and strip.filled_within(plane, ring, turn) > _FILLED
    return han(text) if sure > _SECOND else "", inked


def _continued(ring_text: Heard, row: str, names: Sequence[str]) -> Heard:
    """The name with its second row where that goes on with it (某局 over 法规科, over 执法大队).

    Feet of long names' letters reach into that row, which then says some of them once more.
    """
    whole = ring_text.text + row
    if len(row) < _ROW or row in ring_text.text or not names_organ(whole):
        return ring_text
    return replace(ring_text, text=whole, printed=whole in names)


def _more(row: str, text: str) -> bool:
    """Whether a row says more than feet of the ring's own letters do; no official seal has one."""
    return len(set(row) - set(text)) >= _ROW


def _ways(turn: float) -> list[float]:
    """The ways the seal may be turned: by its star or its ring text, else upright."""
    return [turn, 0.0] if abs(turn) > _UPRIGHT else [turn]


def _true(plane: Plane, ring: Ring, middle: Emblem) -> float:
    """The seal's turn in degrees clockwise: a star's point up, else by its ring text alone."""
    band = max(_BETWEEN, key=lambda one: strip.gap(plane, ring, one))
    if middle.turn is None:
        return strip.text_turn(plane, ring, band)
    return strip.upright(plane, ring, band, middle.turn)


def _rows(plane: Plane, ring: Ring, turn: float, start: float) -> list[tuple[float, float]]:
    """Heights (radii below the centre) of rows of ink below the emblem.

    Asked of the middle alone, and of its own middle: a long name's first and last letters stand
    beside it and reach in from the sides.
    """
    part = strip.level(plane, ring, 0.25, 0.85, turn)[..., 0]
    part = np.asarray(cv2.resize(part, (part.shape[1], 120)), np.uint8)
    wide = part.shape[1]
    ink = 255 - part[:, int(wide * 0.35) : int(wide * 0.65)] > 90
    filled = np.minimum(ink.mean(axis=1), _core(ink).mean(axis=1)) > 0.08
    inked = np.concatenate([[False], filled, [False]])
    edges = np.nonzero(np.diff(inked.astype(np.int8)))[0]
    rows = [
        (0.25 + a * 0.005, 0.25 + b * 0.005) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    return [
        (top - 0.03, foot + 0.03)
        for top, foot in rows
        if _TALL[0] < foot - top < _TALL[1] and start < (top + foot) / 2 and 0.25 < top < _CODE
    ][:2]


def _start(plane: Plane, ring: Ring, middle: Emblem) -> float:
    """Radii below the centre where words may begin: under the star, or a larger national emblem."""
    rim = radius(plane, ring) if middle.kind == "national" else 0.0
    return max(_BELOW_STAR, rim + _UNDER if rim else 0.0)


def _pale_row(pixels: Pixels, ring: Ring, turn: float, start: float) -> bool:
    """Whether a row stands under the emblem that took too little ink to be read at all.

    It is redder than what lies above and below it: what paper and light have of red, the whole
    middle has. It is red in the very middle, too, where no long ring text's letters reach.
    """
    layer = planes.reds(pixels, ring)
    red = _middle(100 + 100 * layer.ink, ring, turn) / 100 - 1
    bare = _middle(255 * (1 - layer.hidden), ring, turn) > 128
    red = red.clip(-_STRAY, _STRAY)
    rows = np.stack([_by_row(red, bare), 2 * _by_row(_core(red), _core(bare))])
    first = round((start - _BELOW_STAR) / (_CODE - _BELOW_STAR) * rows.shape[1])
    return _above_flanks(rows, max(first, _NEAREST)) > _PALE


def _above_flanks(profiles: NDArray[Any], first: int) -> float:
    """By how much a block of rows, in all profiles, exceeds what lies next to it on either side."""
    count = profiles.shape[1]
    total = np.pad(np.cumsum(profiles, axis=1), ((0, 0), (1, 0)))

    def mean(top: int, foot: int) -> NDArray[Any]:
        top, foot = max(0, top), min(count, foot)
        return np.asarray((total[:, foot] - total[:, top]) / (foot - top))

    def distinct(top: int, foot: int) -> float:
        beside = np.maximum(mean(top - _FLANK, top), mean(foot, foot + _FLANK))
        middle = (top + foot) // 2
        halves = np.minimum(mean(top, middle), mean(middle, foot))  # an emblem's foot fills but one
        return float((halves - beside).min()) if halves.min() > _LESS else 0.0

    tops = ((top, tall) for tall in _TALLS for top in range(first, count - tall - 2))
    return max((distinct(top, top + tall) for top, tall in tops), default=0.0)


def _core(part: NDArray[Any]) -> NDArray[Any]:
    """The middle third of a part's columns."""
    third = part.shape[1] // 3
    return part[:, third : part.shape[1] - third]


def _by_row(red: NDArray[Any], bare: NDArray[Any]) -> NDArray[Any]:
    """Mean redness of each row, as beside it where print leaves too little of it bare, smoothed."""
    seen = bare.sum(axis=1)
    shown = np.flatnonzero(seen > _BARE * bare.shape[1])
    if not len(shown):
        return np.zeros(len(bare))
    ink = (red * bare).sum(axis=1)[shown] / seen[shown]
    rows = np.pad(np.interp(np.arange(len(bare)), shown, ink), _SMOOTH // 2, mode="edge")
    return np.convolve(rows, np.ones(_SMOOTH) / _SMOOTH, "valid")


def _middle(plane: Plane, ring: Ring, turn: float) -> NDArray[Any]:
    """The part under the emblem between the ring text's ends, row by row."""
    part = strip.level(plane, ring, _BELOW_STAR, _CODE, turn)[..., 0]
    wide = part.shape[1]
    left, right = int(wide * (0.5 - _BESIDE)), int(wide * (0.5 + _BESIDE))
    return np.asarray(part[:, left:right], np.float32)
