"""Pictures of many kinds: edited ones found again by edit, 500 unrelated ones, and lookalikes.

    python -m benchmarks.copying.varied ../shared/data/pages [PHOTOGRAPHS] [--seed 100]
        [--each 8] [--unrelated 500]

``PHOTOGRAPHS`` is a folder of real photographs, edited whole; its quarters join the unrelated ones.
Among the unrelated ones are those that look alike: plaques and forms of one kind with other entries,
screens of one site and lists of one system with other contents. pHash and PDQ run on the same pictures.
Screens need Chromium; without it they are left out.
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
from checker.copying.pictures import PicturePrint, prints
from checker.copying.same_picture import matches

NAMED = (
    *("recompressed", "quarter size", "half size", "mirrored", "turned", "brightened", "tilted"),
    *("crop 50 %", "right half", "captioned", "on a page", "shot again"),
)
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


def edited(pictures: dict[str, list[Picture]], rivals: dict[str, tuple[Hasher, Judge]]) -> None:
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    missed: Counter[str] = Counter()
    for kind, some in pictures.items():
        for seed, picture in enumerate(some):
            first = prints(document(picture))
            hashes = {rival: hashed(picture) for rival, (hashed, _) in rivals.items()}
            for name, other, copy in copies(picture, seed):
                verdict = found(first, other)
                rows[name][verdict] += 1
                if verdict != "same":
                    missed[f"{kind}, {name}: {verdict}"] += 1
                for rival, (hashed, judge) in rivals.items():
                    rows[name][rival] += judge(hashes[rival], hashed(copy))
    total = sum(map(len, pictures.values()))
    print(f"{total} pictures: " + ", ".join(f"{len(v)} {k}" for k, v in pictures.items()))
    print(f"{'edit':18}{'same':>6}{'place':>7}{'none':>6}", *(f"{name:>7}" for name in rivals))
    for name, row in rows.items():
        ours = f"{row['same']:>6}{row['place']:>7}{row['none']:>6}"
        print(f"{name:18}{ours}", *(f"{row[rival]:>7}" for rival in rivals))
    print("missed:", dict(missed))


def main() -> None:
    cv2.setNumThreads(1)
    rivals = yardsticks()
    seed, each, count = option("--seed", 100), option("--each", 8), option("--unrelated", 500)
    folders = [Path(word) for word in sys.argv[1:3] if Path(word).is_dir()]
    shots = [cv2.imread(str(file)) for folder in folders[1:] for file in sorted(folder.glob("*"))]
    whole = [np.ascontiguousarray(one[:, :, ::-1]) for one in shots if one is not None]
    if each:
        chosen = {
            kind: [make(seed + n) for n in range(each)] for kind, make in drawn.MAKERS.items()
        }
        flat = {"charts": chosen.pop("charts"), "screens": list(drawn.websites(seed, each))}
        edited(chosen | {"photographs": whole}, rivals)
        edited(flat, rivals)
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
