"""Seals alone: ``python -m benchmarks.elements.office.impress --seeds 1-40 --media scan150``.

Each seed is one signature with its seal on a half page, through the medium; the lines that OCR
would have read are given, so that only finding and reading of seals is measured. Every third has
the round pictures of the traps in place of a seal.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image

from benchmarks.elements.office import copies, impressions, traps, words
from benchmarks.elements.office.papers import emblem
from benchmarks.elements.office.sheets import HIGH, WIDE, Sheet
from checker import ocr
from checker.elements.certainty import SURE
from checker.elements.seal import check
from checker.model.document import Document, Engine, Line, Page
from checker.model.finding import Finding, Outcome, SealMark

_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
_NEAR = 0.09  # of the page's height, between a mark's middle and the seal's


@dataclass
class Row:
    """What one half page showed."""

    seed: int
    medium: str
    ring: str  # empty: no seal on it
    outcome: str
    read: str = ""
    confidence: float = 0.0
    type: str = ""
    colour: str = ""
    found: bool = False
    others: int = 0  # marks beside the true one
    seconds: float = 0.0
    reason: str = ""
    bad: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    engine = ocr.engine()
    first, last = map(int, options.seeds.split("-"))
    rows = [
        row(seed, medium, engine, options.keep)
        for medium in options.media.split(",")
        for seed in range(first, last + 1)
    ]
    if options.out:
        told = json.dumps([vars(one) for one in rows], ensure_ascii=False, indent=0)
        options.out.write_text(told, "utf-8")
    _print(rows)
    return 0


def row(seed: int, medium: str, engine: Engine, keep: Path | None = None) -> Row:
    """Draw one, look for its seal."""
    rng = Random(f"{seed}/{medium}/impress")
    sheet, ring, bad, place, middle = _drawn(rng, seed)
    shown = _jpeg(rng, copies.SHOTS[medium][0](rng, sheet.pixels()), medium)
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        _save(shown, keep / f"{medium}-{seed}.png")
    names = [line for line, _ in place]
    document = _document(shown, names, medium)
    start = time.process_time()
    found = check.check(document, engine)
    told = Row(seed, medium, ring, str(found.outcome), reason=found.reason, bad=bad)
    told.seconds = time.process_time() - start
    return _judged(told, middle, found)


def _drawn(rng: Random, seed: int):
    sheet = Sheet(rng, rng.choice(("fang", "song", "gbsong", "kai")))
    organ = words.organ(rng)
    sheet.y = 160
    sheet.paragraphs(words.body(rng, rng.randint(0, 2)), last=205)
    top = max(sheet.y + 12, 180)
    middle = sheet.right - rng.uniform(34, 44)
    sheet.words(organ.name, middle, top, 16, at="m")
    date = words.day(rng, 2023)
    sheet.words(date, middle, top + 11, 16, at="m")
    lines = [(organ.name, top), (date, top + 11)]
    if seed % 3 == 0:
        for x in rng.sample((50, 100, 150), rng.randint(0, 2)):
            sheet.paste(rng.choice(traps.PICTURES)(rng), x, 235, rng.uniform(30, 46))
        return sheet, "", False, lines, (0.0, 0.0)
    bad = rng.random() < 0.2
    ring = organ.name if rng.random() < 0.9 else words.organ(rng).name
    made = impressions.cut(rng, ring, emblem=emblem(ring))
    press = impressions.stamping(rng, bad)
    x, y = middle + rng.uniform(-12, 12), top + rng.uniform(-4, 12)
    sheet.stamp(made, x, y, press)
    return sheet, ring, bad, lines, (x / WIDE, y / HIGH)


def _jpeg(rng: Random, shown: np.ndarray, medium: str) -> np.ndarray:
    kept = io.BytesIO()
    picture = Image.fromarray(shown)
    if medium in copies.COLOURLESS:
        picture = picture.convert("L")
    quality = rng.randint(38, 60) if medium == "poor150" else rng.randint(60, 90)
    picture.save(kept, "JPEG", quality=quality)
    return np.asarray(Image.open(kept).convert("RGB"))


def _save(shown: np.ndarray, path: Path) -> None:
    Image.fromarray(shown).save(path)


def _document(shown: np.ndarray, names: list[str], medium: str) -> Document:
    high, wide = shown.shape[:2]
    points = (WIDE * 72 / 25.4, HIGH * 72 / 25.4)

    def render(dpi: float) -> np.ndarray:
        factor = dpi * max(points) / 72 / max(high, wide)
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        return np.asarray(cv2.resize(shown, None, fx=factor, fy=factor, interpolation=way))

    lines = tuple(
        Line(name, (0.5, 0.7 + 0.04 * i, 0.8, 0.73 + 0.04 * i), 1, via="ocr")
        for i, name in enumerate(names)
    )
    photo = medium == "phone"
    page = Page(1, *points, lines, source="photo" if photo else "scan", render=render,
                true_scale=not photo)  # fmt: skip
    return Document(Path("x.pdf"), "pdf", "photo" if photo else "scan", (page,))


def _judged(told: Row, middle: tuple[float, float], found: Finding) -> Row:
    marks: list[SealMark] = list(found.values.get("seals", ()))
    best = next((mark for mark in marks if told.ring and _at(mark, middle)), None)
    told.others = len(marks) - (best is not None)
    if best is not None:
        told.read, told.confidence, told.found = best.text, best.confidence, True
        told.type, told.colour = best.type, best.colour
    return told


def _at(mark: SealMark, middle: tuple[float, float]) -> bool:
    box = mark.box or (0, 0, 0, 0)
    x, y = (box[0] + box[2]) / 2 - middle[0], (box[1] + box[3]) / 2 - middle[1]
    return (x * WIDE / HIGH) ** 2 + y**2 < _NEAR**2


def _print(rows: list[Row]) -> None:
    print(f"{'medium':12}{'n':>4}{'found':>7}{'exact':>7}{'wrong':>7}{'present':>9}{'traps':>7}"
          f"{'silent':>8}{'doubt':>7}{'wrong':>7}{'s':>6}")  # fmt: skip
    for medium in [*dict.fromkeys(one.medium for one in rows), "all"]:
        here = [one for one in rows if medium in (one.medium, "all")]
        real, none = [r for r in here if r.ring], [r for r in here if not r.ring]
        misread = [r for r in real if r.read != r.ring]
        sure = [r for r in misread if r.confidence >= SURE and r.type == "official"]
        print(
            f"{medium:12}{len(real):4}{_share(real, 'found'):7.3f}"
            f"{sum(r.read == r.ring for r in real) / max(len(real), 1):7.3f}{len(sure):7}"
            f"{sum(r.outcome == Outcome.PRESENT for r in real) / max(len(real), 1):9.3f}"
            f"{len(none):7}{sum(r.others == 0 for r in none) / max(len(none), 1):8.3f}"
            f"{sum(r.outcome == Outcome.UNSURE for r in none) / max(len(none), 1):7.3f}"
            f"{sum(r.outcome == Outcome.PRESENT for r in none):7}"
            f"{sum(r.seconds for r in here) / len(here):6.2f}"
        )
    _reliability([one for one in rows if one.medium not in copies.COLOURLESS])
    for one in rows:
        if (one.read != one.ring) if one.ring else one.outcome != Outcome.ABSENT:
            name = f"{one.medium}-{one.seed}{' bad' if one.bad else ''}"
            said = f"{one.read or '-'} {one.confidence:.2f} {one.type} {one.outcome}"
            print(f"{name}: {one.ring or '-'} read {said} {one.reason}")


def _reliability(rows: Sequence[Row]) -> None:
    """Of the ring texts read with each confidence, how many are right letter for letter."""
    print(f"{'confidence':14}{'n':>5}{'exact':>8}")
    read = [one for one in rows if one.ring and one.read]
    for low, high in pairwise(_BINS):
        inside = [one for one in read if low <= one.confidence < high]
        if inside:
            exact = sum(one.read == one.ring for one in inside) / len(inside)
            print(f"{f'{low:.2f} – {min(high, 1):.2f}':14}{len(inside):5}{exact:8.3f}")


def _share(rows: list[Row], what: str) -> float:
    return sum(bool(getattr(one, what)) for one in rows) / max(len(rows), 1)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", default="1-40")
    parser.add_argument("--media", default=",".join(copies.SHOTS))
    parser.add_argument("--out", type=Path)
    parser.add_argument("--keep", type=Path, help="folder for the pictures")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
