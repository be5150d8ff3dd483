"""Pictures of many kinds: edited ones found again by edit, 500 unrelated ones, and lookalikes.

    python -m benchmarks.copying.varied ../shared/data/pages [PHOTOGRAPHS] [--seed 100]
        [--each 6] [--unrelated 500]

``PHOTOGRAPHS`` is a folder of real photographs, edited whole; its quarters join the unrelated ones.
Among the unrelated ones are those that look alike: plaques and forms of one kind with other
entries, screens of one site and lists of one system with other contents. pHash and PDQ run on the
same pictures. Screens need Chromium; without it they are left out.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import cv2
import docx
import numpy as np
from PIL import Image

from benchmarks.copying import drawn, edits, lookalike
from benchmarks.copying.edits import Picture
from benchmarks.copying.pictures import (
    POINTS,
    WRITTEN,
    Hasher,
    Judge,
    document,
    option,
    unrelated,
    yardsticks,
)
from checker import formats
from checker.copying.pictures.prints import PicturePrint, prints
from checker.copying.pictures.same import matches

NAMED = (
    *("recompressed", "quarter size", "half size", "mirrored", "turned", "brightened", "tilted"),
    *("crop 50 %", "right half", "captioned", "on a page", "shot again"),
)
Rivals = dict[str, tuple[Hasher, Judge]]
SHARES = {
    **{"land": 0.08, "walls": 0.05, "leaves": 0.05, "charts": 0.08, "maps": 0.08, "curves": 0.08},
    **{"lists of one system": 0.06, "forms of one kind": 0.06, "papers": 0.06},
}
MAKERS = drawn.MAKERS | lookalike.MAKERS


def copies(picture: Picture, seed: int) -> Iterator[tuple[str, tuple[PicturePrint, ...], Picture]]:
    """Each edit with the prints of the copy."""
    for name in NAMED:
        copy = edits.EDITS[name](picture)
        yield name, prints(document(copy)), copy
    page = edits.shot(edits.on_page(picture), seed)
    yield "page shot again", prints(document(page, WRITTEN)), page
    yield "in a DOCX", in_word(picture), picture


def in_word(picture: Picture) -> tuple[PicturePrint, ...]:
    """Pasted into a Word file and read by the project's reader."""
    with tempfile.TemporaryDirectory() as folder:
        shown, file = Path(folder, "shown.jpg"), Path(folder, "paper.docx")
        Image.fromarray(picture).save(shown, quality=75)
        paper = docx.Document()
        paper.add_paragraph("活动照片")
        paper.add_picture(str(shown), width=docx.shared.Cm(14))
        paper.save(str(file))
        return prints(formats.read((file,)))


def found(one: tuple[PicturePrint, ...], other: tuple[PicturePrint, ...]) -> str:
    owner = np.array([0] * len(one) + [1] * len(other))
    all_ = list(matches([*one, *other], owner, POINTS))
    return "same" if any(not match.moment for match in all_) else "place" if all_ else "none"


def originals(seed: int, each: int, folders: list[Path]) -> Iterator[tuple[str, Picture]]:
    """Photographs, charts, screens and scanned pages, with their kinds."""
    for kind, share in (("rooms and streets", 6), ("land", 2), ("walls", 2), ("leaves", 2)):
        yield from (("photo", MAKERS[kind](seed + n)) for n in range(each * share // 6))
    for folder in folders[1:]:
        yield from (("photo", one) for one in islice(drawn.wholes(folder), each))
    for kind, share in (("charts", 4), ("maps", 3), ("curves", 3)):
        yield from (("chart", MAKERS[kind](seed + n)) for n in range(each * share // 6))
    for n in range(each * 4 // 6):
        yield from (("screen", one) for one in drawn.websites(seed + n, 1))
    for n in range(each * 2 // 6):
        yield "screen", lookalike.listing(seed + n)
    for n in range(each * 4 // 6):
        yield "page", edits.on_page(drawn.room(seed + 50 + n))


def edited(seed: int, each: int, folders: list[Path], rivals: Rivals) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    missed: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for number, (kind, picture) in enumerate(originals(seed, each, folders)):
        kinds[kind] += 1
        first = prints(document(picture))
        hashes = {rival: hashed(picture) for rival, (hashed, _) in rivals.items()}
        for name, other, copy in copies(picture, seed + number):
            verdict = found(first, other)
            rows[name][verdict] += 1
            if verdict != "same":
                missed[f"{kind}, {name}: {verdict}"] += 1
            for rival, (hashed, judge) in rivals.items():
                rows[name][rival] += judge(hashes[rival], hashed(copy))
    print(f"{kinds.total()} pictures: {dict(kinds)}")
    print(f"{'edit':18}{'same':>6}{'place':>7}{'none':>6}", *(f"{name:>7}" for name in rivals))
    for name, row in rows.items():
        ours = f"{row['same']:>6}{row['place']:>7}{row['none']:>6}"
        print(f"{name:18}{ours}", *(f"{row[rival]:>7}" for rival in rivals))
    print("missed:", dict(missed))


def main() -> None:
    cv2.setNumThreads(1)
    rivals = yardsticks()
    seed, each, count = option("--seed", 100), option("--each", 6), option("--unrelated", 500)
    folders = [Path(word) for word in sys.argv[1:3] if Path(word).is_dir()]
    if each:
        edited(seed, each, folders, rivals)
    if count:
        unrelated([one for _, one in strangers(seed, count, folders)], rivals, "unrelated")


def strangers(seed: int, count: int, folders: list[Path]) -> Iterator[tuple[str, Picture]]:
    """Pictures that have nothing to do with each other, with their kinds; rooms fill them up."""
    found = 0
    for kind, picture in islice(_flat_and_real(seed, count, folders), count):
        found += 1
        yield kind, picture
    for one in range(seed + 9000, seed + 9000 + count - found):
        yield "rooms and streets", drawn.room(one)


def _flat_and_real(seed: int, count: int, folders: list[Path]) -> Iterator[tuple[str, Picture]]:
    for folder in folders[:1]:
        yield from (("scans", part) for part in drawn.scans(folder))
    for folder in folders[1:]:
        yield from (("photographs", part) for part in drawn.photographs(folder))
    for kind, share in SHARES.items():
        yield from ((kind, MAKERS[kind](seed + 5000 + n)) for n in range(int(share * count)))
    yield from (("plaques of one form", drawn.plaque(seed + n)) for n in range(count // 20))
    yield from (("screens", one) for one in drawn.websites(seed + 500, count // 25))
    yield from (("screens of one site", one) for one in drawn.one_site(seed, count // 33))


if __name__ == "__main__":
    main()
