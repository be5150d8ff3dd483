"""Small places of a page where dark marks went or came between two revisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.boxes import union
from checker.model.document import Box, Pixels
from checker.model.finding import Strength

DPI = 150.0  # of the pages that are laid over each other
DARK, LIGHT = 130, 180  # grey levels of marks and of paper
NEAR, STILL = 5, 1  # pixels round a mark in which it may have moved, and where nothing moved
CHANGED, FEW = 60, 0.02  # grey levels, and share of the marks that differ where nothing moved
PARTS, MATCHED = (4, 3), 0.5  # of a page, down and across; how well two of them must agree
LEAST_PARTS = 4  # that tell how the page moved
TURNED, ASIDE = 1.5, 0.1  # pixels the page's ends moved apart, share of it that parts may be off
LEAST = 25  # pixels of a mark
HIGH, WIDE = 13, 53  # pixels that join the marks of a row
MOST_LOST = 0.3  # of the page's marks: more are gone where a page was scanned again
GAP = 0.12  # of the page's width between marks of one row
BALANCE = 0.15  # of what came that must have gone, and the other way, where marks were exchanged
Mask = NDArray[np.bool_]
Kind = Literal["replaced", "removed", "added"]
STRENGTH_OF: dict[Kind, Strength] = {"replaced": "strong", "removed": "weak", "added": "note"}
Place = tuple[Box, int, int]  # with pixels that went and came


def differing(was: Pixels, shown: Pixels, near: int = NEAR) -> Iterator[tuple[Box, Kind]]:
    """Places where dark marks went or came, as boxes of the page; those on one row are one."""
    gone, came = _lost(was, shown, near), _lost(shown, was, near)
    if int(gone.sum()) > MOST_LOST * int((was.min(axis=2) < DARK).sum()):
        return
    black = _black(was) & gone, _black(shown) & came
    rows: list[Place] = []
    for box, lost, won in sorted(_places(gone, came, *black)):
        at = next((n for n, row in enumerate(rows) if _on_row(row[0], box)), None)
        if at is None:
            rows.append((box, lost, won))
        else:
            rows[at] = union((rows[at][0], box)), rows[at][1] + lost, rows[at][2] + won
    yield from ((box, _kind(lost, won)) for box, lost, won in rows)


def still(was: Pixels, shown: Pixels) -> bool:
    """Whether all but a few marks stand on the same pixels: one digit for another shows then."""
    changed = cv2.absdiff(was.min(axis=2), shown.min(axis=2)) > CHANGED
    return int(changed.sum()) <= FEW * int((was.min(axis=2) < DARK).sum())


def turned(was: Pixels, shown: Pixels) -> bool:
    """Whether the page was set straight: its parts moved as on a sheet that is turned a little."""
    parts = np.array(list(_shifts(was, shown))).reshape(-1, 4)
    if len(parts) < LEAST_PARTS:
        return False
    across, down, aside, below = (parts - parts.mean(axis=0)).T
    angle = (across @ below - down @ aside) / (across @ across + down @ down)
    rest = np.hypot(aside + angle * down, below - angle * across)
    apart = abs(angle) * max(was.shape)
    return bool(apart > TURNED and np.median(rest) <= ASIDE * apart)


def _shifts(was: Pixels, shown: Pixels) -> Iterator[tuple[float, float, float, float]]:
    """Middle of each part of the page and how far its marks moved, in pixels, where it is told."""
    ink = [255 - picture.min(axis=2).astype(np.float32) for picture in (was, shown)]
    tall, broad = ink[0].shape[0] // PARTS[0], ink[0].shape[1] // PARTS[1]
    window = cv2.createHanningWindow((broad, tall), cv2.CV_32F)
    for row, column in np.ndindex(*PARTS):
        at = np.s_[row * tall : (row + 1) * tall, column * broad : (column + 1) * broad]
        one, other = (np.ascontiguousarray(each[at]) for each in ink)
        if min((one > 255 - DARK).sum(), (other > 255 - DARK).sum()) >= LEAST:
            shift, sure = cv2.phaseCorrelate(one - one.mean(), other - other.mean(), window)
            if sure >= MATCHED:
                yield column * broad, row * tall, *shift


def _black(picture: Pixels) -> Mask:
    """Marks of no colour: print, where a seal's ink lies over it."""
    mask: Mask = picture.max(axis=2) < LIGHT
    return mask


def _places(gone: Mask, came: Mask, print_gone: Mask, print_came: Mask) -> Iterator[Place]:
    """Boxes of marks that lie together, with how many pixels went and came: of print, if any did,
    since the seal over a date that was exchanged went with it.
    """
    joined = cv2.dilate((gone | came).astype(np.uint8), np.ones((HIGH, WIDE), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    high, wide = gone.shape
    for label in range(1, count):
        x, y, across, down = (int(value) for value in stats[label][:4])
        inside = labels[y : y + down, x : x + across] == label
        whole, printed = (
            [int((mask[y : y + down, x : x + across] & inside).sum()) for mask in pair]
            for pair in ((gone, came), (print_gone, print_came))
        )
        lost, won = printed if max(printed) >= LEAST else whole
        if max(whole) >= LEAST:
            box = (x / wide, y / high, (x + across) / wide, (y + down) / high)
            yield box, lost, won


def _on_row(a: Box, b: Box) -> bool:
    level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])
    return level and max(a[0], b[0]) - min(a[2], b[2]) < GAP


def _lost(first: Pixels, second: Pixels, near: int) -> Mask:
    """Marks of the first where the second has paper all ``near`` pixels round them."""
    around_ = np.ones((near, near), np.uint8)
    paper = cv2.erode(np.ascontiguousarray(second.min(axis=2)), around_) > LIGHT
    lost: Mask = (first.min(axis=2) < DARK) & paper
    return lost


def _kind(lost: int, won: int) -> Kind:
    if min(lost, won) >= max(LEAST, BALANCE * max(lost, won)):
        return "replaced"
    return "removed" if lost > won else "added"
