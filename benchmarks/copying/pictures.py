"""Photographs edited, two moments of one place, and unrelated ones: what is called the same.

    python -m benchmarks.copying.pictures [--seed 100] [--places 12] [--unrelated 500]

Places, people and cameras are drawn (``rooms``); every picture goes the whole way, through prints,
candidates and comparison. ImageHash's pHash and PDQ run on the same pictures where they are
installed: pHash counts as the same at 10 bits or fewer, PDQ, in its eight orientations, at 31.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from benchmarks.copying import edits, rooms
from benchmarks.copying.edits import Picture
from checker.copying.pictures import lookalikes
from checker.copying.pictures.prints import prints
from checker.copying.pictures.same import matches, verified
from checker.model.document import Document, Line, Page, Placed

POINTS = 15
WRITTEN = tuple(
    Line("文" * 30, (0.11, 0.08 + row * 0.022, 0.89, 0.095 + row * 0.022))
    for row in range(38)
    if not 0.26 < 0.08 + row * 0.022 < 0.62
)
Camera = rooms.Camera


def document(picture: Picture, lines: tuple[Line, ...] = ()) -> Document:
    placed = Placed(lambda: picture, (0, 0, 1, 1), "", "page")
    page = Page(
        1, 595, 842, lines, (), (placed,), source="photo", render=lambda _: picture
    )  # a photographed page with lines is a sheet
    return Document(Path("photo.jpg"), "image", "photo", (page,))


def place(seed: int) -> rooms.Place:
    return rooms.room(seed) if seed % 2 else rooms.street(seed)


def moments(seed: int) -> Iterator[tuple[str, Picture, Picture]]:
    """Pairs of shots of one place: seconds or weeks apart, the camera where it was or not."""
    ground = place(seed)
    full = rooms.peopled(ground, seed)
    first = rooms.shot(full, seed=seed)
    soon, slight = rooms.stirred(full, seed + 1), rooms.stirred(full, seed + 1, 0.05)
    later = rooms.peopled(ground, seed + 500)
    moved, near, far = Camera(x=0.15, turn=0.03), Camera(x=0.03, turn=0.01), Camera(x=-0.2)
    yield "seconds apart", first, rooms.shot(soon, seed=seed + 7)
    yield "seconds apart, slight", first, rooms.shot(slight, seed=seed + 9)
    yield "seconds apart, hand moved", first, rooms.shot(slight, near, seed + 9)
    yield "seconds apart, camera moved", first, rooms.shot(soon, moved, seed + 7)
    yield "one moment, two cameras", first, rooms.shot(full, Camera(x=0.1), seed + 9)
    yield "weeks apart", first, rooms.shot(later, seed=seed + 9)
    yield "weeks apart, camera moved", first, rooms.shot(later, far, seed + 9)
    dark = edits.lit(rooms.shot(later, seed=seed + 9), 0.7, 0)
    yield "weeks apart, dark, cropped", first, edits.cropped(dark, 0.75)


def same(one: Document, other: Document) -> str:
    """What the project says of two pictures: the same, one place, or nothing."""
    ours, theirs = prints(one), prints(other)
    owner = np.array([0] * len(ours) + [1] * len(theirs))
    found = list(matches([*ours, *theirs], owner, POINTS))
    if not found:
        return "nothing"
    return "one place" if all(match.moment for match in found) else "same"


Hasher = Callable[[Picture], Any]
Judge = Callable[[Any, Any], bool]


def yardsticks() -> dict[str, tuple[Hasher, Judge]]:
    """pHash and PDQ, as far as they are installed."""
    found: dict[str, tuple[Hasher, Judge]] = {}
    try:
        import imagehash
        from PIL import Image

        found["pHash"] = (
            lambda picture: imagehash.phash(Image.fromarray(picture)),
            lambda a, b: bool(a - b <= 10),
        )
    except ImportError:
        print("ImageHash is not installed")
    try:
        import pdqhash

        found["PDQ"] = (
            lambda picture: np.stack(pdqhash.compute_dihedral(picture)[0]),
            lambda a, b: bool((a[0] != b).sum(axis=1).min() <= 31),
        )
    except ImportError:
        print("pdqhash is not installed")
    return found


def pairs_of(seed: int) -> Iterator[tuple[str, Picture, Picture, tuple[Line, ...]]]:
    """Copies first, then moments; lines only where the second is a sheet of text."""
    first = rooms.shot(rooms.peopled(place(seed), seed), seed=seed)
    for name, edit in edits.EDITS.items():
        yield f"copy    {name}", first, edit(first), ()
    yield "copy    page shot again", first, edits.shot(edits.on_page(first), seed), WRITTEN
    for name, one, other in moments(seed):
        yield f"moments {name}", one, other, ()


def edited(seeds: range, rivals: dict[str, tuple[Hasher, Judge]]) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for seed in seeds:
        for name, one, other, lines in pairs_of(seed):
            rows[name][same(document(one), document(other, lines))] += 1
            for rival, (hashed, judge) in rivals.items():
                rows[name][rival] += judge(hashed(one), hashed(other))
    print(f"{'':36}{'same':>6}{'place':>7}{'none':>6}", *(f"{name:>7}" for name in rivals))
    for name, row in rows.items():
        ours = f"{row['same']:>6}{row['one place']:>7}{row['nothing']:>6}"
        print(f"{name:36}{ours}", *(f"{row[rival]:>7}" for rival in rivals))


def unrelated(pictures: list[Picture], rivals: dict[str, tuple[Hasher, Judge]], what: str) -> None:
    """All pairs of pictures that have nothing to do with each other."""
    begin = time.process_time()
    every = [(n, made) for n, picture in enumerate(pictures) for made in prints(document(picture))]
    each = (time.process_time() - begin) / len(pictures)
    begin = time.process_time()
    owner = np.array([number for number, _ in every])
    made = [one for _, one in every]
    likely = sorted(lookalikes.candidates(made, owner))
    seconds = time.process_time() - begin
    begin = time.process_time()
    found = list(verified(made, likely, POINTS))
    looks = time.process_time() - begin
    wrong = [match for match in found if not match.moment]
    print(f"{len(pictures)} {what}, {len(every)} prints, all {len(likely)} candidates judged:")
    print(f"  {len(wrong)} called the same, {len(found) - len(wrong)} one place;")
    for match in wrong:
        print("  same:", every[match.a][0], every[match.b][0], f"{match.alike:.2f}")
    print(f"  {each * 1000:.0f} ms a print, {seconds:.1f} s for the candidates,", end=" ")
    print(f"{looks * 1000 / max(len(likely), 1):.0f} ms a candidate (CPU)")
    for name, (hashed, judge) in rivals.items():
        begin = time.process_time()
        marks = [hashed(picture) for picture in pictures]
        each = (time.process_time() - begin) / len(pictures)
        false = sum(judge(marks[a], marks[b]) for b in range(len(marks)) for a in range(b))
        print(f"  {name}: {false} called the same, {each * 1000:.0f} ms a picture")


def option(name: str, default: int) -> int:
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else default


def main() -> None:
    cv2.setNumThreads(1)
    rivals = yardsticks()
    seed = option("--seed", 100)
    edited(range(seed, seed + option("--places", 12)), rivals)
    count = option("--unrelated", 500)
    if count:
        seeds = range(seed + 10_000, seed + 10_000 + count)
        shots = [rooms.shot(rooms.peopled(place(one), one), seed=one) for one in seeds]
        unrelated(shots, rivals, "unrelated")


if __name__ == "__main__":
    main()
