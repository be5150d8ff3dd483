"""Reads a seal: ring text, the words under its emblem, and how sure the reading is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import cv2
import numpy as np

from checker.elements import seal_strip
from checker.elements.seal_emblem import Emblem, emblem
from checker.elements.seal_rings import Plane, Ring
from checker.elements.seal_strip import Band
from checker.elements.seal_wording import han, names_organ, special
from checker.model.document import Engine, Pixels

_SURE = 0.985  # one reading of this confidence and a second one alike settle the text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a seal says. ``confidence``: that ``text`` is right letter for letter."""

    text: str = ""
    confidence: float = 0.0
    centre: str = ""
    emblem: str = "unknown"


def read_seal(
    pixels: Pixels, ring: Ring, engine: Engine, grey: bool = False, paper: str = ""
) -> Reading:
    """Read the seal whose ring is given in the picture's own pixels.

    ``paper`` is the paper's text: of several readings one that it holds letter for letter wins.
    """
    paper = "".join(paper.split())
    plane = seal_strip.grey_only(pixels) if grey else seal_strip.stamp_only(pixels)
    middle = emblem(plane, ring)
    heard: list[tuple[str, float]] = []
    for band in seal_strip.bands(plane, ring):
        heard += _heard(engine, seal_strip.strips(plane, ring, band, middle.turn))
        best = _best(heard, paper)
        if best.confidence >= _SURE and names_organ(best.text):
            break
    best = _best(heard, paper)
    return Reading(best.text, best.confidence, _centre(plane, ring, middle, engine), middle.kind)


def _heard(engine: Engine, lines: list[Pixels]) -> list[tuple[str, float]]:
    return [(han(text), sure) for text, sure in engine.recognise(lines)]


def _best(heard: list[tuple[str, float]], paper: str) -> Reading:
    """The reading most often and most surely heard; a body's name before anything else.

    Recognition drops crowded letters but hardly invents any: of two good readings that differ by
    letters left out, the longer one holds.
    """
    if not any(text for text, _ in heard):
        return Reading()
    times = Counter(text for text, sure in heard if sure > 0.6)

    def worth(one: tuple[str, float]) -> float:
        text, sure = one
        whole = 0.25 if names_organ(text) or special(text) else 0.0
        known = 0.3 if len(text) >= 5 and sure > 0.7 and text in paper else 0.0
        return sure + known + whole + 0.08 * min(times[text] - 1, 3) + min(len(text), 12) * 0.012

    text, sure = max((one for one in heard if one[0]), key=worth)
    known = names_organ(text) and text in paper
    for longer, other in [] if known else sorted(heard, key=lambda one: len(one[0])):
        if len(longer) > len(text) and other > sure - 0.12 and other > 0.8:
            text, sure = (longer, other) if _holds(longer, text) else (text, sure)
    return Reading(text, sure * (0.93 if times[text] < 2 else 1.0))


def _holds(longer: str, text: str) -> bool:
    """Whether the letters of ``text`` stand in ``longer`` in their order, both ends alike."""
    letters = iter(longer)
    return longer[-1] == text[-1] and all(letter in letters for letter in text)


def _centre(plane: Plane, ring: Ring, middle: Emblem, engine: Engine) -> str:
    """The words standing straight under the emblem (合同专用章), else an empty string."""
    lines = []
    for turn in _turns(plane, ring, middle):
        lines += [
            seal_strip.level(plane, ring, top, foot, turn) for top, foot in _rows(plane, ring, turn)
        ]
    readings = [(han(text), sure) for text, sure in engine.recognise(lines)] if lines else []
    good = [
        (sure + bool(special(text)), text)
        for text, sure in readings
        if sure > 0.6 and len(text) >= 2
    ]
    return max(good)[1] if good else ""


def _turns(plane: Plane, ring: Ring, middle: Emblem) -> list[float]:
    """The ways the seal may be turned: upright, by its star, by the gap in its ring text."""
    gap = seal_strip.gap_turn(plane, ring, Band(0.9, 0.58))
    turns = [gap]
    if middle.turn is not None:
        turns = [middle.turn + 72 * round((gap - middle.turn) / 72)]
    return turns + ([0.0] if min(abs(turn) for turn in turns) > 8 else [])


def _rows(plane: Plane, ring: Ring, turn: float) -> list[tuple[float, float]]:
    """Heights (radii below the centre) of rows of ink below the emblem."""
    part = seal_strip.level(plane, ring, 0.25, 0.85, turn)[..., 0]
    part = np.asarray(cv2.resize(part, (part.shape[1], 120)), np.uint8)
    wide = part.shape[1]
    ink = (255 - part[:, int(wide * 0.2) : int(wide * 0.8)] > 90).mean(axis=1)
    inked = np.concatenate([[False], ink > 0.08, [False]])
    edges = np.nonzero(np.diff(inked.astype(np.int8)))[0]
    rows = [
        (0.25 + a * 0.005, 0.25 + b * 0.005) for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    return [(top - 0.03, foot + 0.03) for top, foot in rows if 0.09 < foot - top < 0.32][:2]
