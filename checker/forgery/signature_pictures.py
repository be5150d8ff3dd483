"""One picture of handwriting that stands for several signatures.

Signal: a small picture of dark strokes on white or clear, the very same file or bytes, placed at
two or more different places of one paper. Strength: weak: one person may sign several times with a
stored picture. Pictures in running heads, at one place of every page, coloured or square ones
(logos, codes, ticks) are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

import numpy as np

from checker.model.document import Document, Engine, Page, Pixels, Placed
from checker.model.finding import Evidence, Finding, Outcome

NAME = "signature_pictures"
LEAST = 2
ASPECT = (1.3, 6.0)
WIDE = (1.0, 9.0)  # cm, where the place is known
INK = (0.01, 0.30)  # of the picture
MAX_PAGES, MAX_PICTURES = 60, 200
NEAR = 0.02  # of the page: the same place again
Place = tuple[Page, Placed]


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: page, what, value."""
    same: dict[str, list[Place]] = defaultdict(list)
    for place in _placed(document):
        same[place[1].sha256].append(place)
    repeated = [_distinct(places) for places in same.values() if len(places) >= LEAST]
    found = [places for places in repeated if len(places) >= LEAST and _handwritten(places[0][1])]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "没有发现重复使用的签名图片", via="pixels")
    most = max(found, key=len)
    return Finding(
        NAME, Outcome.PRESENT,
        f"同一张手写字迹图片在{len(most)}处使用（如第{most[0][0].number}页）。手写签名每次都有差别，"
        "若是同一人的电子签名请说明，否则请提供签名原件",
        evidence=tuple(Evidence(page.number, item.box, "签名图片") for page, item in most[:10]),
        values={
            "facts": [
                {"page": places[0][0].number, "what": "字迹图片", "value": f"用了{len(places)}处"}
                for places in found[:10]
            ]
        },
        via="pixels", strength="weak", remedy="提供签到表、签名页的原件扫描件",
    )  # fmt: skip


def _placed(document: Document) -> Iterator[Place]:
    every = ((page, item) for page in document.pages[:MAX_PAGES] for item in page.pictures)
    for page, item in islice(every, MAX_PICTURES):
        if item.sha256 and item.anchor in {"inline", "floating", "behind"} and _sized(page, item):
            yield page, item


def _sized(page: Page, item: Placed) -> bool:
    if item.box is None or page.source == "flow":
        return True
    wide = (item.box[2] - item.box[0]) * page.width / 72 * 2.54
    return WIDE[0] <= wide <= WIDE[1]


def _distinct(places: list[Place]) -> list[Place]:
    """Places that differ: what stands alike on every page is a running head or a logo."""
    kept: list[Place] = []
    for page, item in places:
        if page.source == "flow" or not any(_same(item, other) for _, other in kept):
            kept.append((page, item))
    return kept


def _same(one: Placed, other: Placed) -> bool:
    if one.box is None or other.box is None:
        return one.box is other.box
    return all(abs(a - b) < NEAR for a, b in zip(one.box, other.box, strict=True))


def _handwritten(item: Placed) -> bool:
    try:
        return strokes(item.pixels())
    except Exception:  # a hostile picture breaks its decoder in any way
        return False


def strokes(pixels: Pixels) -> bool:
    """Thin dark strokes without colour on a light ground, wider than high."""
    high, wide = pixels.shape[:2]
    if min(high, wide) < 16 or not ASPECT[0] <= wide / high <= ASPECT[1]:
        return False
    step = max(1, wide // 400)
    small = pixels[::step, ::step].astype(np.int16)
    ink = small.min(axis=2) < 130
    if not INK[0] <= float(ink.mean()) <= INK[1]:
        return False
    coloured = float((np.ptp(small[ink], axis=1) > 60).mean())
    light = float((small[~ink].min(axis=1) > 200).mean())
    return coloured < 0.3 and light > 0.85 and _scrawled(ink)


def _scrawled(ink: np.ndarray) -> bool:
    """No ruled frame, no printed rows: strokes cross most columns, none fills a row or column."""
    columns, rows = ink.mean(axis=0), ink.mean(axis=1)
    return float((columns > 0).mean()) > 0.4 and columns.max() < 0.85 and rows.max() < 0.6
