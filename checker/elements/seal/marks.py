"""Seals seen in pixels become marks: found at low resolution, read at high, and named."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

import cv2
import numpy as np

from checker.elements.colours import named
from checker.elements.seal.bodies import beheaded
from checker.elements.seal.look import SIDE, Seen, ring_of_letters, seen
from checker.elements.seal.ring import Ring
from checker.elements.seal.text import Reading, read_seal
from checker.elements.seal.wording import copied, internal, limited, names_organ, special
from checker.model.boxes import area, common, on_page
from checker.model.document import Box, Engine, Line, Page, Pixels
from checker.model.finding import SealMark

Type = Literal["official", "special", "personal", "electronic", "unknown"]
Render = Callable[[float], Pixels]

READ_RADIUS = 190.0  # pixels: a 4.2 cm seal at 230 dpi
SURE = 0.90  # a name read with this confidence makes the ring a seal where the paper lacks it
_ALIKE = 1.1  # times as large: rings that are read at one scale
_CM = 2.54 / 72
_USUAL = (2.8, 6.5)  # centimetres across, with room for bad scales; prescribed 3.8 to 5.2
_SHEET = 780.0  # points: A4 trimmed (GB/T 9704 5.2.1); a smaller page may be a picture of one
_LEAST, _LEAST_PIXELS = 0.95, 24.0  # smallest radius searched: centimetres, else pixels
_FIGURES = 5  # digits or Latin letters round a ring that make it a clock or a gauge
# What views say where no printed name confirms it, against the share that was right.
_EXACT = ((0.0, 0.9, 0.96, 0.98, 0.995, 1.0), (0.0, 0.4, 0.6, 0.9, 0.97, 0.99))
_WHOLE = 0.9  # inked share of a ring without gaps
_LINE = 0.15  # of a line's height, by which a ring of one of its letters may reach beyond it
_READ, _LETTERS = 0.9, 4  # confidence of a line that is text, letters that make it a long one
_HALF, _ALL = 0.6, 0.85  # share of a ring on the page: of a 骑缝章, and where all letters show
_OVAL, _SLANTED = 0.72, 0.78  # squeezed more: no round seal; no seal on a sheet that lay flat
_OVAL_SEAL = "椭圆形印章（发票、收件一类），不是单位公章"
_OVAL_NAMED = "像是椭圆形的章，但印文是文件上的单位：可能是发票、收件章，也可能是拍歪或有阴影的公章"
_WORDS_AT, _BELOW = 0.75, 0.7  # where words under a star end, in radii; of a distance, upright
_COVERED = "印章下半部压着另一枚印章，看不出有没有“合同专用章”一类的字"
_CLEAR = 0.5  # inked share of a ring below which it is but a piece of one


@dataclass(frozen=True, slots=True)
class View:
    """A picture to search: how to draw it at a scale, and what is known of it.

    ``draw(scale)`` gives pixels, scale 1 having ``SIDE`` pixels on the longer side; ``points``
    is the longer side's real length or ``None``.
    """

    draw: Render
    page: int
    points: float | None
    names: tuple[str, ...] = ()
    within: Box = (0.0, 0.0, 1.0, 1.0)  # where the picture lies on its page
    typed: bool = False  # nothing but typed text and rules: no colourless seal can hide there
    written: tuple[Box, ...] = ()  # red lines of text that were read well, as fractions of the page


class CannotDraw(Exception):
    """A page or picture that does not open."""


def drawn(draw: Render, scale: float) -> Pixels:
    """What ``draw`` gives; whatever goes wrong inside a foreign decoder becomes one error."""
    try:
        return draw(scale)
    except Exception as error:
        raise CannotDraw(str(error)) from error


def of_page(page: Page, names: tuple[str, ...]) -> View | None:
    """A page that can be drawn; ``names``: the bodies that the paper names."""
    render = page.render
    if render is None:
        return None
    dpi = SIDE * 72 / max(page.width, page.height)
    sized = page.true_scale and max(page.width, page.height) > _SHEET
    longer = max(page.width, page.height) if sized else None
    rules_only = not page.pictures and all(shape.kind == "rule" for shape in page.shapes)
    typed = page.source == "text" and rules_only
    return View(
        lambda scale: drawn(render, dpi * scale),
        page.number,
        longer,
        names,
        typed=typed,
        written=tuple(line.box for line in page.lines if _written(line, page)),
    )


def _written(line: Line, page: Page) -> bool:
    """Whether a line is straight red text beyond doubt: letters of a ring are never read so."""
    if line.colour is None or named(line.colour) != "red":
        return False  # black rows say nothing of the red between and over them
    wide = (line.box[2] - line.box[0]) * page.width
    high = (line.box[3] - line.box[1]) * page.height
    letters = len(line.text.strip())  # 文件 beside two names is a line, too
    return line.confidence > _READ and letters > 1 and wide > min(letters, _LETTERS) * high * 0.75


def marks(view: View, engine: Engine) -> list[SealMark]:
    """All seals in the view, those that turned out to be no seal left out."""
    small = view.draw(1.0)
    least = _LEAST * SIDE / (view.points * _CM) if view.points else _LEAST_PIXELS
    rings = seen(small, least, not view.typed, view.written)
    rings = [one for one in rings if not _of_a_line(_box(one.ring, small.shape, view.within), view)]
    scales = _scales([one.ring for one in rings])
    read = ((one.ring, _mark(one, small.shape, view, scales, engine)) for one in rings)
    seals = [(ring, mark) for ring, mark in read if mark is not None]
    over = [ring for ring, mark in seals if names_organ(mark.text)]
    return _apart([_doubted(mark, ring, over) for ring, mark in seals])


def _doubted(mark: SealMark, ring: Ring, others: Sequence[Ring]) -> SealMark:
    hidden = mark.type == "official" and _covered(ring, others)
    return mark.doubted(_COVERED) if hidden else mark


def _covered(ring: Ring, others: Sequence[Ring]) -> bool:
    """Whether another seal lies where a special seal has its words."""
    apart = [(other, math.hypot(other.x - ring.x, other.y - ring.y)) for other in others]
    return any(
        ring.radius < far < _WORDS_AT * ring.radius + other.radius
        and other.y - ring.y > _BELOW * far
        for other, far in apart
    )


def _of_a_line(box: Box, view: View) -> bool:
    """Whether a ring stands within a red line: the 交 of a large heading, no seal across it."""
    return any(
        box[1] > line[1] - _LINE * (line[3] - line[1])
        and box[3] < line[3] + _LINE * (line[3] - line[1])
        and line[0] < (box[0] + box[2]) / 2 < line[2]
        for line in view.written
    )


def _scale(ring: Ring) -> float:
    """The scale at which a ring is read, so far as the page is drawn larger for it."""
    return min(max(READ_RADIUS / ring.radius, 1.0), 4.0)


def _scales(rings: Sequence[Ring]) -> list[float]:
    """The scales at which rings are read: those of about one size share a drawing of the page."""
    drawn: list[float] = []
    for scale in sorted(map(_scale, rings), reverse=True):
        if not drawn or drawn[-1] > _ALIKE * scale:
            drawn.append(scale)
    return drawn


def _mark(
    one: Seen, shape: tuple[int, ...], view: View, scales: Sequence[float], engine: Engine
) -> SealMark | None:
    if one.smudge:
        box = _box(one.ring, shape, view.within)
        note = "有一处圆形红色印迹，模糊难辨"
        return SealMark(view.page, box, confidence=0.2, note=note)
    scale = min(scale for scale in scales if scale >= _scale(one.ring))
    crop, ring = _crop(view.draw(scale), one.ring, shape)
    reading = read_seal(crop, ring, engine, one.colour != "red", view.names)
    kind, note = judged(reading, one, _across(one.ring, shape, view))
    if not kind:
        return None
    return SealMark(
        page=view.page,
        box=_box(one.ring, shape, view.within),
        text=reading.text,
        colour=cast(Literal["red", "grey", "other"], one.colour),
        type=kind,
        confidence=round(exact(reading), 3),
        centre=reading.centre,
        emblem=reading.emblem,
        note=note,
    )


def exact(reading: Reading) -> float:
    """How likely the ring text is right letter for letter; look-alikes are read surely, too."""
    if reading.printed:
        return reading.confidence
    return float(np.interp(reading.confidence, *_EXACT))


def judged(reading: Reading, one: Seen, across: float | None) -> tuple[Type | Literal[""], str]:
    """Type and remark of a ring that was read; an empty type where it is no seal at all."""
    if purpose := _purpose(reading, one):
        return purpose
    named = names_organ(reading.text)
    if one.colour != "red":
        return _without_colour(reading, one, named)
    cut = _cut(reading, one.ring)
    clear = one.ring.coverage >= _CLEAR  # less is an arc: a drawn ellipse, an oval frame
    if named and clear and (reading.printed or reading.confidence >= SURE):
        return cut or _of_body(reading, across)
    if _no_seal(reading, one):
        return "", ""
    if not reading.printed and _squeezed(one.ring) < _SLANTED:
        return "special", _OVAL_SEAL
    return cut or ("unknown", "有红色圆环和环形字样，但印文认不准")


def _purpose(reading: Reading, one: Seen) -> tuple[Type, str] | None:
    """A seal for one purpose, by its words or its shape, sure or in doubt."""
    if copied(_words(reading)):
        return "unknown", f"印文含“{reading.centre or reading.text}”，是用来证明复印件的"
    if word := special(_words(reading)) or limited(reading.centre):
        return "special", f"印文含“{word}”，是专用章，不是单位公章"
    oval = one.colour == "red" and _squeezed(one.ring) < _OVAL
    if not oval or reading.letters < _LETTERS:
        return None
    return ("unknown", _OVAL_NAMED) if reading.printed else ("special", _OVAL_SEAL)


def _cut(reading: Reading, ring: Ring) -> tuple[Type, str] | None:
    """A seal cut by the page's edge: half of one runs over sheets, a part may lack letters."""
    if ring.visible < _HALF:
        return "unknown", "页边只有半枚印章，像骑缝章，骑缝章只证明页面完整，不能代替公章"
    if ring.visible < _ALL and not reading.printed:
        return "unknown", "印章有一部分在页外，印文可能不全"
    return None


def _no_seal(reading: Reading, one: Seen) -> bool:
    """Whether a red ring is a drawn circle, a clock, a mark: neither letters nor an emblem."""
    if reading.letters < 2 and one.ring.coverage > _WHOLE and reading.emblem == "none":
        return True
    figures = not reading.text and len(reading.figures) >= _FIGURES
    return figures or (one.ring.coverage < _CLEAR and len(reading.text) < 3)


def _words(reading: Reading) -> str:
    return reading.text + " " + reading.centre


def _squeezed(ring: Ring) -> float:
    """Shorter axis over the longer one of a ring that shows whole, else 1."""
    return min(ring.wide, ring.high) / max(ring.wide, ring.high) if ring.coverage > 0.8 else 1.0


def _of_body(reading: Reading, across: float | None) -> tuple[Type | Literal[""], str]:
    if across is not None and not _USUAL[0] <= across <= _USUAL[1]:
        return "unknown", f"直径约{across:.1f}厘米，与公章规格（3.8至5.2厘米）相差太大"
    if reading.dated:
        return "unknown", f"印章中间似有日期“{reading.dated}”，可能是收文、归档一类的章"
    if reading.unread:
        return "unknown", "印文之内另有一行字认不准，可能是专用章或内设机构的印章"
    if beheaded(reading.text):
        return "unknown", "印文开头的地名没有认出，看不出是哪里的单位"
    if internal(reading.text):
        return "unknown", "是单位内设机构的印章，是否等同公章需人工确认"
    mended = f"印文读作“{reading.raw}”，按文中单位名称认定" if reading.raw else ""
    return "official", mended


def _without_colour(reading: Reading, one: Seen, named: bool) -> tuple[Type | Literal[""], str]:
    lettered = named or reading.letters >= (3 if ring_of_letters(one.ring) else 5)
    if one.colour == "other":
        return ("unknown", "印章不是红色") if lettered else ("", "")
    starred = reading.emblem == "star" and one.ring.coverage > 0.7
    if lettered or starred:
        return "unknown", "黑白复印件上的印章，看不出是否为红色原印"
    return "", ""


def _across(ring: Ring, shape: tuple[int, ...], view: View) -> float | None:
    """Diameter in centimetres where the picture's real size is known."""
    if view.points is None:
        return None
    return 2 * ring.radius / max(shape[:2]) * view.points * _CM


def _crop(pixels: Pixels, ring: Ring, shape: tuple[int, ...]) -> tuple[Pixels, Ring]:
    """The seal cut out with a margin, scaled up where the page is too coarse to read."""
    scale = max(pixels.shape[:2]) / max(shape[:2])
    large = ring.moved(scale)
    reach = 1.2 * max(large.wide, large.high)
    top, left = max(0, int(large.y - reach)), max(0, int(large.x - reach))
    part = pixels[top : int(large.y + reach), left : int(large.x + reach)]
    more = max(1.0, min(READ_RADIUS / large.radius, 4.0))
    if more > 1.05:
        flat = np.ascontiguousarray(part)
        part = np.asarray(
            cv2.resize(flat, None, fx=more, fy=more, interpolation=cv2.INTER_CUBIC), np.uint8
        )
    return part, large.moved(1.0, -left, -top).moved(more)


def _box(ring: Ring, shape: tuple[int, ...], within: Box) -> Box:
    reach = max(ring.wide, ring.high)
    height, width = shape[:2]
    x0, y0 = max(0.0, (ring.x - reach) / width), max(0.0, (ring.y - reach) / height)
    x1, y1 = min(1.0, (ring.x + reach) / width), min(1.0, (ring.y + reach) / height)
    return cast(Box, tuple(round(value, 5) for value in on_page((x0, y0, x1, y1), within)))


def _apart(found: list[SealMark]) -> list[SealMark]:
    """Unread rings that overlap a read seal are echoes of it."""
    read = [mark for mark in found if mark.type != "unknown" or names_organ(mark.text)]
    alone = [
        mark
        for mark in found
        if mark not in read and not any(overlap(mark.box, other.box) > 0.25 for other in read)
    ]
    return read + alone


def overlap(one: Box | None, other: Box | None) -> float:
    """Shared area as a share of the smaller box."""
    if one is None or other is None:
        return 0.0
    return common(one, other) / max(min(area(one), area(other)), 1e-9)
