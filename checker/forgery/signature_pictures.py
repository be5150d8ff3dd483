"""One picture of handwriting that stands for several signatures.

Signal: a small picture of dark strokes on white or clear, the very same file or bytes, placed at
two or more different places of one paper; or ``SHARED`` of them in two attendance lists. Strength:
weak: one person may sign several times with a stored picture. Pictures in running heads, at one
place of every page, coloured or square ones (logos, codes, ticks) are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

import numpy as np

from checker.forgery.flags import flag
from checker.model.document import Document, Engine, Page, Pixels, Placed
from checker.model.finding import Evidence, Finding, Outcome
from checker.model.material import Record
from checker.model.score import Flag

NAME = "signature_pictures"
LEAST = 2
SHARED = 3
ASPECT = (1.3, 6.0)
WIDE = (1.0, 9.0)  # cm, where the place is known
INK = (0.01, 0.30)  # of the picture
MAX_PAGES, MAX_PICTURES = 60, 200
NEAR = 0.02  # of the page: the same place again
_LIST = "签到"
Place = tuple[Page, Placed]
Signed = tuple[str, Record]


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: page, what, value."""
    same: dict[str, list[Place]] = defaultdict(list)
    for place in _placed(document):
        same[place[1].sha256].append(place)
    repeated = [_distinct(places) for places in same.values() if len(places) >= LEAST]
    found = [places for places in repeated if len(places) >= LEAST and _handwritten(places[0][1])]
    hands = [*_hands(same)] if _LIST in "".join(document.text.split()) else []
    kept = {"hands": hands} if hands else {}
    if not found:
        reason = "没有发现重复使用的签名图片"
        return Finding(NAME, Outcome.ABSENT, reason, values=kept, via="pixels")
    most = max(found, key=len)
    return Finding(
        NAME, Outcome.PRESENT,
        f"同一张手写字迹图片在{len(most)}处使用（如第{most[0][0].number}页）。手写签名每次都有差别，"
        "若是同一人的电子签名请说明，否则请提供签名原件",
        evidence=tuple(Evidence(page.number, item.box, "签名图片") for page, item in most[:10]),
        values=kept
        | {
            "facts": [
                {"page": places[0][0].number, "what": "字迹图片", "value": f"用了{len(places)}处"}
                for places in found[:10]
            ]
        },
        via="pixels", strength="weak", remedy="提供签到表、签名页的原件扫描件",
    )  # fmt: skip


def _hands(same: Mapping[str, Sequence[Place]]) -> Iterator[str]:
    """Digests of the pictures that are handwriting."""
    return (digest for digest, places in same.items() if _handwritten(places[0][1]))


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each attendance list that shares signatures with another paper's."""
    every = [(name, record, _kept(record)) for name, own in records.items() for record in own]
    signed = [each for each in every if len(each[2]) >= SHARED]
    for pair in combinations(signed, 2):
        count = len(pair[0][2] & pair[1][2])
        if count >= SHARED and pair[0][1].material.sha256 != pair[1][1].material.sha256:
            yield from _flags(pair[0][:2], pair[1][:2], count)


def _kept(record: Record) -> frozenset[str]:
    found = record.finding(NAME)
    return frozenset(found.values.get("hands", ())) if found is not None else frozenset()


def _flags(one: Signed, other: Signed, count: int) -> Iterator[Flag]:
    """On both papers, once where they are of one submission."""
    sides = ((one, other),) if one[0] == other[0] else ((one, other), (other, one))
    for (name, record), (whose, twin) in sides:
        held = (record, twin) if whose == name else (record,)
        text = (
            f"《{record.material.path}》里有{count}个手写签名与《{twin.material.path}》"
            f"{'' if whose == name else f'（{whose}）'}里的是同一张图片。手写签名每次都有差别，"
            "若是存好的电子签名请说明，否则请提供签到表原件"
        )
        facts = [
            {"path": each.material.path, "other": of, "value": f"{count}个签名相同"}
            for of, each in ((name, record), (whose, twin))
        ]
        evidence = {"strength": "weak", "facts": facts}
        remedy = "提供签到表、签名页的原件扫描件"
        apart = twin.material.id
        code = "signature-pictures"
        yield flag(code, name, held, text, remedy, evidence=evidence, apart=apart)


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
    pixels = item.decoded()
    return pixels is not None and strokes(pixels)


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
