"""Looks for seals in one picture: red rings first, rings without colour where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from checker.elements.ink import FAINT, blueness, redness, unruled
from checker.elements.quantile import median
from checker.elements.seal.ring import Plane, Ring
from checker.elements.seal.rings import fit, measure, rings, unrolled
from checker.model.document import Box, Pixels

SIDE = 1170.0  # the longer side of the picture searched: A4 at 100 dpi
_LEAST, _MOST = 24.0, 0.56  # radius: pixels, and share of the shorter side
_MOST_BLUE = 0.05  # of a picture: no seal and its text have more ink
_FULL = 40.0  # redness that counts as full ink
_STRONG = 18.0  # redness of a well inked line
_LIFT = 4.0  # by how much the redness of pale letters is raised beside their line
_GRAIN = 1.6  # pixels over which a faint ring is averaged
_LINE = 0.9  # inked share of a line that is no piece of something else
_LETTERED = 30  # changes of ink round the band that only letters make
_FILLED, _SOAKED = 0.55, 0.7  # inked share of a disc; of one with letters, pressed with much ink
_WHOLE = 0.75  # inked share of a ring that makes a faint one worth reading
_ROUGHLY = 0.6  # of the picture's size, at which circles without colour are sought
_LINE_DEPTHS = np.array([0.95, 0.97, 0.99])  # of the radius, where the line of a ring stands
_COLOURED = 35.0  # difference between the channels of coloured ink
_GREY = (0.045, 0.20)  # radius of a colourless seal as a share of the longer side


_PATCH = (0.07, 0.34)  # size of a round patch worth a doubt, as a share of the shorter side


@dataclass(frozen=True, slots=True)
class Seen:
    """A ring in a picture of ``SIDE`` pixels. ``colour``: red | grey | other."""

    ring: Ring
    colour: str
    smudge: bool = False  # a round patch of red without a ring that could be measured


def seen(
    pixels: Pixels,
    least: float = _LEAST,
    colourless: bool = True,
    written: Sequence[Box] = (),
) -> list[Seen]:
    """Rings that may be seals, the clearest first. Clean pages cost milliseconds.

    ``least``: radius in pixels below which nothing is a seal. ``colourless``: whether rings
    without colour may be there. ``written``: red lines of text as fractions; a page with no red
    beside them is clean.
    """
    red = redness(pixels)
    found: list[Seen] = []
    measured: list[Ring] = []
    if worth_a_look(red) and worth_a_look(_unwritten(red, written)):
        most = _MOST * min(pixels.shape[:2])
        measured = rings(np.minimum(red, _FULL), least, most)
        found = [Seen(ring, "red") for ring in measured if seal_like(ring)]
        found += [Seen(ring, "red") for ring in _pale(red, measured)]
        found = found or [Seen(ring, "red") for ring in _faint(red, least, most)]
        hues = _hues(pixels, red, [one.ring for one in found])  # violet bleeds into red
        found = [one for one, hue in zip(found, hues, strict=True) if hue == "red"]
        found = found or [Seen(ring, "red", smudge=True) for ring in _smudges(red, measured, least)]
    if found or not colourless:
        return found
    return _blue(pixels, least) or _colourless(pixels, red, measured)


def _blue(pixels: Pixels, least: float) -> list[Seen]:
    """Rings of blue or violet ink; a blue ground or a photograph's cold shadow is no ink."""
    blue = blueness(pixels)
    if not worth_a_look(blue) or float((blue > FAINT).mean()) > _MOST_BLUE:
        return []
    found = rings(np.minimum(blue, _FULL), least, _MOST * min(pixels.shape[:2]))
    return [Seen(ring, "other") for ring in found if seal_like(ring)]


def _unwritten(red: Plane, written: Sequence[Box]) -> Plane:
    """The red ink without lines of text and rules: a header's letters cost a long search."""
    if not written:
        return red
    rest = red.copy()
    height, width = red.shape
    for x0, y0, x1, y1 in written:
        margin = 0.25 * (y1 - y0) * height
        top, bottom = int(max(y0 * height - margin, 0)), int(y1 * height + margin) + 1
        rest[top:bottom, int(max(x0 * width - margin, 0)) : int(x1 * width + margin) + 1] = 0
    return np.asarray(rest * unruled(rest > FAINT))


def _pale(red: Plane, measured: Sequence[Ring]) -> list[Ring]:
    """Whole rings whose letters are far paler than their line: in a shadow, worn, a poor scan."""
    lifted = np.minimum(red * _LIFT, _FULL)
    bare = (ring for ring in measured if ring.coverage > _LINE and not seal_like(ring))
    looked = (measure(lifted, ring) for ring in bare)
    return [ring for ring in looked if ring and seal_like(ring)]


def _faint(red: Plane, least: float, most: float) -> list[Ring]:
    """Whole rings that show only once the grain of a coarse scan is averaged out."""
    smooth = cv2.GaussianBlur(red.astype(np.float32), (0, 0), _GRAIN) * 2
    return [
        ring
        for ring in rings(np.minimum(smooth, _FULL), max(least, _LEAST * 1.5), most)
        if ring.coverage > _WHOLE and seal_like(ring)
    ]


def _smudges(red: Plane, measured: list[Ring], least: float) -> list[Ring]:
    """Round patches of sparse red ink that no ring explains.

    A paper with one is not called unsealed: it may be a seal too smudged or bent to measure.
    """
    mask = (red > FAINT).astype(np.uint8)
    shorter = min(mask.shape)
    reach = max(3, round(shorter * 0.012)) | 1
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    patches, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for patch in patches:
        left, top, wide, high = cv2.boundingRect(patch)
        x, y = left + wide / 2, top + high / 2
        known = any(
            ring.coverage > 0.7 and np.hypot(ring.x - x, ring.y - y) < 0.5 * ring.radius
            for ring in measured
        )
        if not known and max(wide, high) >= 2 * least and _round(patch, mask, shorter):
            found.append(Ring(x, y, wide / 2, high / 2, 0.0))
    return found


def _round(patch: Plane, mask: Plane, shorter: int) -> bool:
    left, top, wide, high = cv2.boundingRect(patch)
    if not _PATCH[0] * shorter < min(wide, high) <= max(wide, high) < _PATCH[1] * shorter:
        return False
    (_, sides, _) = cv2.minAreaRect(patch)  # a square laid askew fills its own box alone
    filled = float(cv2.contourArea(cv2.convexHull(patch))) / max(sides[0] * sides[1], 1.0)
    ink = float(mask[top : top + high, left : left + wide].mean())
    return 0.7 < wide / high < 1.43 and 0.72 < filled < 0.84 and 0.06 < ink < 0.4


def worth_a_look(red: Plane) -> bool:
    """Whether there is enough red ink for a piece of a ring."""
    return int((red > FAINT).sum()) > 60


def seal_like(ring: Ring, among_print: bool = False) -> bool:
    """A ring line with strokes in the band where ring text stands; no disc, sign or bare circle.

    Strong ink makes a whole ring; only a faint or cut impression may have large gaps, or one
    whose colour does not tell it from the print it stands among.
    """
    if ring.strokes < 14 * min(1.0, ring.visible * 1.4) or ring.spread < 0.2:
        return False
    full = _SOAKED if ring.strokes >= _LETTERED else _FILLED
    if ring.thickness > 0.17 or not 0.05 < ring.fill < full:
        return False
    if among_print:
        return ring.coverage > 0.5
    if ring.coverage < 0.8 and ring.stray > 0.5:
        return False
    return ring.coverage > (0.55 if ring.level > _STRONG or ring.stray > 0.15 else 0.3)


def ring_of_letters(ring: Ring) -> bool:
    """A whole thin ring with strokes round most of a band inside it and paper elsewhere.

    Clock faces have fewer strokes, charts more ink, words with a line round them less spread.
    """
    line = ring.coverage > 0.85 and ring.thickness < 0.12
    return line and ring.strokes >= _LETTERED and ring.spread > 0.4 and 0.12 < ring.fill < 0.45


def _colourless(pixels: Pixels, red: Plane, measured: Sequence[Ring]) -> list[Seen]:
    """Rings whatever their colour; no echoes of red lines that were ``measured`` and are none."""
    lines = [ring for ring in measured if ring.coverage > _LINE]
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    found: list[Ring] = []
    circles = _circles(grey)
    plane = np.maximum(median(grey) - grey.astype(np.float32), 0) / 4 if circles else grey
    for x, y, radius in circles:
        ring = _fitted(plane, Ring(x, y, radius, radius, 0.0))
        if ring is None or any(_within(ring, line) for line in lines):
            continue
        if seal_like(ring, among_print=True):
            found.append(ring)
    hues = _hues(pixels, red, found)
    return [Seen(ring, hue) for ring, hue in zip(found, hues, strict=True)]


def _within(ring: Ring, line: Ring) -> bool:
    """Whether a ring is but the rounder end of an oval or the corner of another red line."""
    away = float(np.hypot(ring.x - line.x, ring.y - line.y))
    return away < line.radius and ring.radius < 0.85 * line.radius


def _circles(grey: Plane) -> list[list[float]]:
    """Middle and radius of circles, roughly: sought in a smaller picture, four times as fast."""
    small = cv2.resize(grey, None, fx=_ROUGHLY, fy=_ROUGHLY, interpolation=cv2.INTER_AREA)
    longer = max(small.shape)
    circles = cv2.HoughCircles(
        cv2.GaussianBlur(small, (0, 0), 1.0),
        cv2.HOUGH_GRADIENT_ALT,
        dp=1.5,
        minDist=0.05 * longer,
        param1=200,
        param2=0.8,
        minRadius=int(_GREY[0] * longer),
        maxRadius=int(_GREY[1] * longer),
    )
    found = np.zeros((0, 3)) if circles is None else circles.reshape(-1, 3)[:8]
    return [[float(value) / _ROUGHLY for value in circle] for circle in found]


def _fitted(plane: Plane, circle: Ring) -> Ring | None:
    """The ring line near a circle, as an ellipse where that covers more of it."""
    rough = measure(plane, circle)
    close = measure(plane, fit(plane, circle, (0.05, 0.03)))
    if rough is None or close is None:
        return close or rough
    return close if close.coverage >= rough.coverage - 0.05 else rough


def _hues(pixels: Pixels, red: Plane, rings: Sequence[Ring]) -> list[str]:
    blue = blueness(pixels) if rings else red
    return [_hue(pixels, red, blue, ring) for ring in rings]


def _hue(pixels: Pixels, reds: Plane, blues: Plane, ring: Ring) -> str:
    """grey; red where it is too faint for the search of red; other for blue and violet stamps."""
    red, blue = (_along(plane, ring, _LINE_DEPTHS) for plane in (reds, blues))
    if red > 0.5 * FAINT and red > blue:
        return "red"
    spread = np.asarray(pixels.max(axis=-1) - pixels.min(axis=-1))
    return "other" if _along(spread, ring, _LINE_DEPTHS[1:2]) > _COLOURED else "grey"


def _along(plane: Plane, ring: Ring, depths: Plane) -> float:
    """The most that each place of a ring's line shows, at the median place on the page."""
    line = unrolled(plane.astype(np.float32), ring, depths).max(axis=0)
    if ring.visible < 1:
        line = line[unrolled(np.ones_like(plane, np.float32), ring, depths[:1])[0] > 0.5]
    return float(np.median(line)) if line.size else 0.0
