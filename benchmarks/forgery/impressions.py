"""Impressions: recall on pasted ones, false alarms among separately stamped ones.

    python -m benchmarks.forgery.impressions [--stamps 100] [--seed 1] [--dpi 150 200 300]

A genuine group is one stamp's impressions on ``GROUP`` papers; a copied group is one impression
pasted on as many. A group counts as found where three or more of it are joined. Beside it stands
what the ink's slow changes (pressure) find alone, without the grain. Thresholds were chosen on
groups of other seeds (``2150``, ``2200``, ``2300``, six each of the tidiest and of print).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np

from benchmarks.forgery.stamped import ORDINARY, TIDY, Hand, die, impression, pasted, scanned
from checker.forgery import impression_match, impression_reused, impressions, ink_grain
from checker.forgery.impression_match import Print
from checker.model.document import Document, Page, Placed

GROUP = 5
TIDIEST = Hand(turn=0.5, pressure=0.04, grain=0.04)
PRINTED = Hand(turn=0.3, pressure=0.0, grain=0.0)


def prints(pages: list[np.ndarray], dpi: int) -> list[Print]:
    found = []
    for corner in pages:
        paper = Placed(lambda corner=corner: corner, (0, 0, 1, 1), anchor="page")
        side = corner.shape[0] / dpi * 72

        def render(wanted: float, corner: np.ndarray = corner) -> np.ndarray:
            scale = wanted / dpi
            return cv2.resize(corner, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

        page = Page(1, side, side, pictures=(paper,), source="scan", render=render)
        values = impressions.check(Document(Path("x.pdf"), "pdf", "scan", (page,))).values
        found += [
            Print(
                impressions.unpacked(item["patch"]),
                ink_grain.unpacked(item["grain"], impressions.SIDE),
            )
            for item in values["impressions"][:1]
        ]
    return found


def largest(group: list[Print], grain: bool = True) -> int:
    """How many of the group are joined as one impression."""
    stamps = [
        impression_reused.Stamped(None, 1, [], own if grain else _plain(own))  # type: ignore[arg-type]
        for own in group
        if impression_match.textured(own.patch)
    ]
    return max((len(joined) for joined in impression_reused.groups(stamps)), default=1)


def _plain(own: Print) -> Print:
    return Print(own.patch, np.zeros_like(own.grain))


def main(stamps: int, seed: int, resolutions: list[int]) -> None:
    groups = max(1, stamps // GROUP)
    print("dpi hand      stamps cut  false pairs/groups  copied groups found (by pressure alone)")
    for dpi in resolutions:
        for name, hand in (
            ("printed", PRINTED), ("tidiest", TIDIEST), ("tidy", TIDY), ("ordinary", ORDINARY),
        ):  # fmt: skip
            rng = np.random.default_rng([seed, dpi])
            cut = pairs = false = hit = pressed = 0
            for _ in range(groups):
                seal = die(rng)
                pages = [scanned(rng, impression(rng, seal, hand, dpi), dpi) for _ in range(GROUP)]
                genuine = prints(pages, dpi)
                copies = prints([pasted(rng, pages[0], dpi) for _ in range(GROUP)], dpi)
                cut += len(genuine)
                pairs += largest(genuine) >= 2
                false += largest(genuine) >= 3
                hit += largest(copies) >= 3
                pressed += largest(copies, grain=False) >= 3
            print(
                f"{dpi} {name:9} {groups * GROUP:4} {cut:4}  {pairs}/{false} of {groups}"
                f"            {hit} of {groups} ({pressed})",
                flush=True,
            )


if __name__ == "__main__":
    cv2.setNumThreads(1)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stamps", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dpi", type=int, nargs="+", default=[150, 200, 300])
    options = parser.parse_args()
    main(options.stamps, options.seed, options.dpi)
