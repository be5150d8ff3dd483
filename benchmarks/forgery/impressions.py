"""Impressions: recall on pasted ones, false alarms among separately stamped ones.

    python -m benchmarks.forgery.impressions [--stamps 100] [--seed 1] [--dpi 150 200 300]
        [--hands tidy ordinary]

A genuine group is one stamp's impressions on ``GROUP`` papers; a copied group is one impression
pasted on as many. A group counts as found where three or more of it are joined. Dies are cut by two
makers in turn: strokes for letters (``stamped``), and real letters with emblems and rims of many
widths (``benchmarks.elements.office``). Beside it, in brackets, stands what the plain correlation
of the two pictures joins. Thresholds were chosen on seeds 8004, 8014, 8015, 8025.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from random import Random

import cv2
import numpy as np

from benchmarks.elements.office import impressions as engraved
from benchmarks.forgery.stamped import FINE, ORDINARY, TIDY, Hand, die, impression, pasted, scanned
from checker import counties
from checker.forgery import impression_match, impression_reused, impressions, ink_grain
from checker.forgery.impression_match import Print
from checker.model.document import Document, Page, Placed

GROUP = 5
PLAIN = 0.98  # correlation of two small pictures as they lie
BODIES = ("交通运输局", "发展和改革局", "人民政府", "公路事业发展中心")
TIDIEST = Hand(turn=0.5, pressure=0.04, grain=0.04)
PRINTED = Hand(turn=0.3, pressure=0.0, grain=0.0)
HANDS = {"printed": PRINTED, "tidiest": TIDIEST, "tidy": TIDY, "ordinary": ORDINARY}


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


def dies(rng: np.random.Generator, index: int) -> np.ndarray:
    """A die of one maker or the other."""
    if index % 2 == 0:
        return die(rng)
    own = Random(int(rng.integers(2**32)))
    ring = own.choice(sorted(county.name for county in counties.table())) + own.choice(BODIES)
    return engraved.drawn(engraved.cut(own, ring), FINE / 25.4)


def largest(group: list[Print]) -> tuple[int, int]:
    """How many of the group are joined as one impression, and how many by plain correlation."""
    if not group:
        return 1, 1
    stamps = [
        impression_reused.Stamped(None, 1, [], own)  # type: ignore[arg-type]
        for own in group
        if impression_match.textured(own.patch)
    ]
    rows = np.stack([impression_match.sketch(own.patch) for own in group])
    plain = int((rows @ rows.T >= PLAIN).sum(axis=1).max())
    return max((len(joined) for joined in impression_reused.groups(stamps)), default=1), plain


def main(stamps: int, seed: int, resolutions: list[int], hands: list[str]) -> None:
    groups = max(1, stamps // GROUP)
    print("dpi hand      stamps cut  pairs/groups joined falsely  copied groups found (plain)")
    for dpi in resolutions:
        for name in hands:
            hand, rng = HANDS[name], np.random.default_rng([seed, dpi])
            cut, said, plain = 0, Counter[str](), Counter[str]()
            for index in range(groups):
                seal = dies(rng, index)
                pages = [scanned(rng, impression(rng, seal, hand, dpi), dpi) for _ in range(GROUP)]
                genuine = prints(pages, dpi)
                copies = prints([pasted(rng, pages[0], dpi) for _ in range(GROUP)], dpi)
                cut += len(genuine)
                for tally, joined, found in zip(
                    (said, plain), largest(genuine), largest(copies), strict=True
                ):
                    tally.update(pairs=joined >= 2, groups=joined >= 3, found=found >= 3)
            told, beside = (
                f"{x['pairs']}/{x['groups']} of {groups}, {x['found']} of {groups}"
                for x in (said, plain)
            )
            print(f"{dpi} {name:9} {groups * GROUP:4} {cut:4}  {told} ({beside})", flush=True)


if __name__ == "__main__":
    cv2.setNumThreads(1)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stamps", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dpi", type=int, nargs="+", default=[150, 200, 300])
    parser.add_argument("--hands", nargs="+", choices=HANDS, default=list(HANDS))
    options = parser.parse_args()
    main(options.stamps, options.seed, options.dpi, options.hands)
