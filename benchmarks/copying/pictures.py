"""Edited photographs found again, and no unrelated ones.

python -m benchmarks.copying.pictures FOLDER_OF_PHOTOGRAPHS...
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from checker.copying.pictures import _print
from checker.copying.same_picture import matches

LEFT_OUT = ("chessboard", "logo", "text", "page", "phantom", "horse", "clock", "multipage", "color")


def photographs(folders: list[str]) -> list[tuple[str, np.ndarray]]:
    found = []
    for folder in folders:
        for file in sorted(Path(folder).rglob("*")):
            if file.suffix.lower() not in (".png", ".jpg", ".jpeg") or file.stem.startswith(
                LEFT_OUT
            ):
                continue
            picture = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR)
            if picture is None or min(picture.shape[:2]) < 200:
                continue
            found.append((file.stem, picture))
    return [(name, cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)) for name, picture in found]


def jpeg(picture: np.ndarray, quality: int) -> np.ndarray:
    coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.imdecode(coded, cv2.IMREAD_COLOR)


def cropped(picture: np.ndarray, share: float) -> np.ndarray:
    high, wide = picture.shape[:2]
    side = share**0.5
    top, left = int(high * (1 - side) * 0.3), int(wide * (1 - side) * 0.6)
    return np.ascontiguousarray(
        picture[top : top + int(high * side), left : left + int(wide * side)]
    )


def tilted(picture: np.ndarray) -> np.ndarray:
    high, wide = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 7, 0.95)
    return cv2.warpAffine(picture, turn, (wide, high), borderMode=cv2.BORDER_REFLECT)


def captioned(picture: np.ndarray) -> np.ndarray:
    out = picture.copy()
    high = out.shape[0]
    out[int(high * 0.86) :] = (200, 30, 30)
    cv2.putText(out, "2023-05-06 Photo 12", (10, int(high * 0.95)), 0, 0.8, (255, 255, 255), 2)
    return out


def shot(picture: np.ndarray) -> np.ndarray:
    """Photographed again: perspective, softer, unevenly lit, noise."""
    high, wide = picture.shape[:2]
    before = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    after = np.float32(
        [
            [wide * 0.12, high * 0.1],
            [wide * 0.9, high * 0.05],
            [wide * 0.95, high * 0.92],
            [wide * 0.06, high * 0.88],
        ]
    )
    out = cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(before, after),
        (wide, high),
        borderValue=(120, 110, 90),
    )
    out = cv2.GaussianBlur(out, (0, 0), 1.0).astype(np.float32)
    out *= np.linspace(0.7, 1.15, wide)[None, :, None]
    out += np.random.default_rng(1).normal(0, 6, out.shape)
    return jpeg(np.clip(out, 0, 255).astype(np.uint8), 70)


EDITS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "recompressed": lambda p: jpeg(p, 35),
    "quarter size": lambda p: cv2.resize(p, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA),
    "half size": lambda p: cv2.resize(p, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
    "mirrored": lambda p: np.ascontiguousarray(p[:, ::-1]),
    "turned": lambda p: np.ascontiguousarray(np.rot90(p)),
    "brightened": lambda p: np.clip(p.astype(np.float32) * 1.35 + 25, 0, 255).astype(np.uint8),
    "grey": lambda p: np.repeat(cv2.cvtColor(p, cv2.COLOR_RGB2GRAY)[:, :, None], 3, 2),
    "tilted": tilted,
    "crop 75 %": lambda p: cropped(p, 0.75),
    "crop 50 %": lambda p: cropped(p, 0.50),
    "crop 25 %": lambda p: cropped(p, 0.25),
    "captioned": captioned,
    "shot again": shot,
    "mirrored crop 50 %": lambda p: np.ascontiguousarray(cropped(p, 0.5)[:, ::-1]),
}


def main() -> None:
    pictures = photographs(sys.argv[1:])
    begin = time.perf_counter()
    base = [(name, _print(picture)) for name, picture in pictures]
    each = (time.perf_counter() - begin) / len(base)
    kept = [(name, made) for name, made in base if made]
    print(len(pictures), "photographs", len(kept), "with a print", f"{each * 1000:.0f} ms each")
    print("no print:", [name for name, made in base if made is None])
    prints = [made for _, made in kept]
    found = list(matches(prints, np.arange(len(prints)), 15))
    print(
        "unrelated pairs:",
        [(kept[m.a][0], kept[m.b][0], len(m.points), round(m.alike, 2)) for m in found],
    )
    pictures_of = dict(pictures)
    for edit, change in EDITS.items():
        changed = [_print(change(pictures_of[name])) for name, _ in kept]
        queries = [(n, made) for n, made in enumerate(changed) if made]
        begin = time.perf_counter()
        every = prints + [made for _, made in queries]
        owner = np.array([0] * len(prints) + [1] * len(queries))
        hits = list(matches(every, owner, 15))
        seconds = time.perf_counter() - begin
        right = {m.a for m in hits if queries[m.b - len(prints)][0] == m.a}
        wrong = [
            (kept[m.a][0], kept[queries[m.b - len(prints)][0]][0], len(m.points), round(m.alike, 2))
            for m in hits
            if queries[m.b - len(prints)][0] != m.a
        ]
        missed = [name for n, (name, _) in enumerate(kept) if n not in right]
        bare = len(kept) - len(queries)
        print(f"{edit:20} {len(right)}/{len(kept)} ({bare} without print) {seconds:.1f} s")
        print("    missed", missed, "wrong", wrong)


if __name__ == "__main__":
    main()
