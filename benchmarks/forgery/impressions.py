"""Impressions: recall on pasted ones, false alarms among separately stamped ones.

    python -m benchmarks.forgery.impressions [stamps a resolution and hand]

A genuine group is one stamp's impressions on ``GROUP`` papers; a copied group is one impression
pasted on as many. A group counts as found where three or more of it are joined.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np

from benchmarks.forgery.stamped import ORDINARY, TIDY, Hand, die, impression, pasted, scanned
from checker.forgery import impression_match, impression_reused, impressions
from checker.model.document import Document, Page, Placed

GROUP = 5
TIDIEST = Hand(turn=0.5, pressure=0.04, grain=0.04)
PRINTED = Hand(turn=0.3, pressure=0.0, grain=0.0)


def patches(pages: list[np.ndarray], dpi: int) -> list[np.ndarray]:
    found = []
    for corner in pages:
        paper = Placed(lambda corner=corner: corner, (0, 0, 1, 1), anchor="page")
        side = corner.shape[0] / dpi * 72

        def render(wanted: float, corner: np.ndarray = corner) -> np.ndarray:
            scale = wanted / dpi
            return cv2.resize(corner, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

        page = Page(1, side, side, pictures=(paper,), source="scan", render=render)
        values = impressions.check(Document(Path("x.pdf"), "pdf", "scan", (page,))).values
        found += [impressions.unpacked(item["patch"]) for item in values["impressions"][:1]]
    return found


def largest(group: list[np.ndarray]) -> int:
    """How many of the group are joined as one impression."""
    stamps = [
        impression_reused.Stamped(None, 1, [], patch)  # type: ignore[arg-type]
        for patch in group
        if impression_match.textured(patch)
    ]
    return max((len(joined) for joined in impression_reused.groups(stamps)), default=1)


def main(count: int) -> None:
    print("dpi hand      stamps cut  false pairs/groups  copied groups found")
    for dpi in (150, 200, 300):
        for name, hand in (
            ("printed", PRINTED), ("tidiest", TIDIEST), ("tidy", TIDY), ("ordinary", ORDINARY),
        ):  # fmt: skip
            rng = np.random.default_rng(dpi)
            cut = pairs = false = hit = 0
            for _ in range(max(1, count // GROUP)):
                seal = die(rng)
                pages = [scanned(rng, impression(rng, seal, hand, dpi), dpi) for _ in range(GROUP)]
                genuine = patches(pages, dpi)
                copies = patches([pasted(rng, pages[0], dpi) for _ in range(GROUP)], dpi)
                cut += len(genuine)
                pairs += largest(genuine) >= 2
                false += largest(genuine) >= 3
                hit += largest(copies) >= 3
            groups = max(1, count // GROUP)
            print(
                f"{dpi} {name:9} {groups * GROUP:4} {cut:4}  {pairs}/{false} of {groups}"
                f"            {hit} of {groups}"
            )


if __name__ == "__main__":
    cv2.setNumThreads(1)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
