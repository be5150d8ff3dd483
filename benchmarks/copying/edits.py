"""What is done to a photograph before it is handed in as another one."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def jpeg(picture: Picture, quality: int) -> Picture:
    coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)


def resized(picture: Picture, factor: float) -> Picture:
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def cropped(picture: Picture, share: float, x: float = 0.6, y: float = 0.3) -> Picture:
    """A part of ``share`` of the area; ``x`` and ``y`` say how far right and down it lies."""
    high, wide = picture.shape[:2]
    side = share**0.5
    top, left = int(high * (1 - side) * y), int(wide * (1 - side) * x)
    return np.ascontiguousarray(
        picture[top : top + int(high * side), left : left + int(wide * side)]
    )


def halved(picture: Picture) -> Picture:
    """The right half."""
    return np.ascontiguousarray(picture[:, picture.shape[1] // 2 :])


def mirrored(picture: Picture) -> Picture:
    return np.ascontiguousarray(picture[:, ::-1])


def turned(picture: Picture) -> Picture:
    return np.ascontiguousarray(np.rot90(picture))


def lit(picture: Picture, gain: float, lift: float) -> Picture:
    return np.clip(picture.astype(np.float32) * gain + lift, 0, 255).astype(np.uint8)


def grey(picture: Picture) -> Picture:
    return np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[:, :, None], 3, 2)


def tilted(picture: Picture, degrees: float = 7) -> Picture:
    high, wide = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 0.95)
    out = cv2.warpAffine(picture, turn, (wide, high), borderMode=cv2.BORDER_REFLECT)
    return np.asarray(out, np.uint8)


def captioned(picture: Picture) -> Picture:
    out = picture.copy()
    high = out.shape[0]
    out[int(high * 0.86) :] = (200, 30, 30)
    cv2.putText(out, "2023-05-06 Photo 12", (10, int(high * 0.95)), 0, 0.8, (255, 255, 255), 2)
    return out


def watermarked(picture: Picture) -> Picture:
    out = picture.copy()
    high, wide = out.shape[:2]
    for n in range(4):
        at = int(wide * 0.05 + n * wide * 0.22), int(high * (0.2 + 0.2 * n))
        cv2.putText(out, "CREDIT 2023", at, 0, wide / 600, (255, 255, 255), 3)
    return out


def on_page(picture: Picture) -> Picture:
    """A scanned sheet at 100 dpi with rows of strokes and the photograph in the middle."""
    out = np.full((1169, 827, 3), 250, np.uint8)
    dice = np.random.default_rng(7)
    for y in range(90, 1080, 26):
        for x in range(90, 737, 16):
            for _ in range(4):
                a, b = (int(part) for part in dice.integers(0, 12, 2))
                cv2.line(out, (x + a, y), (x + b, y + 13), (30, 30, 30), 1)
    scale = 560 / picture.shape[1]
    small = resized(picture, scale)[:760]
    top = 330
    out[top - 12 : top + small.shape[0] + 12, 120:694] = 250
    out[top : top + small.shape[0], 130 : 130 + small.shape[1]] = small
    return jpeg(out, 80)


def shot(picture: Picture, seed: int = 1) -> Picture:
    """Photographed again: perspective, lens, softer, unevenly lit, noise."""
    dice = np.random.default_rng(seed)
    high, wide = picture.shape[:2]
    before = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    inner = np.array([[0.1, 0.08], [0.9, 0.06], [0.94, 0.92], [0.07, 0.89]])
    after = (inner + dice.uniform(-0.03, 0.03, (4, 2))) * (wide, high)
    plane = cv2.getPerspectiveTransform(before, after.astype(np.float32))
    out = cv2.warpPerspective(picture, plane, (wide, high), borderValue=(120, 110, 90))
    x, y = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, high))
    lens = 1 + 0.02 * (x * x + y * y)
    at_x, at_y = (x * lens + 1) / 2 * (wide - 1), (y * lens + 1) / 2 * (high - 1)
    out = cv2.remap(out, at_x.astype(np.float32), at_y.astype(np.float32), cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(out, (0, 0), 1.0).astype(np.float32)
    soft *= np.linspace(0.7, 1.15, wide, dtype=np.float32)[None, :, None]
    soft += dice.normal(0, 6, soft.shape)
    return jpeg(np.clip(soft, 0, 255).astype(np.uint8), 70)


EDITS: dict[str, Callable[[Picture], Picture]] = {
    "recompressed": lambda p: jpeg(p, 35),
    "quarter size": lambda p: resized(p, 0.25),
    "half size": lambda p: resized(p, 0.5),
    "mirrored": mirrored,
    "turned": turned,
    "brightened": lambda p: lit(p, 1.35, 25),
    "darkened": lambda p: lit(p, 0.6, 0),
    "grey": grey,
    "tilted": tilted,
    "crop 75 %": lambda p: cropped(p, 0.75),
    "crop 50 %": lambda p: cropped(p, 0.50),
    "right half": halved,
    "crop 25 %": lambda p: cropped(p, 0.25),
    "captioned": captioned,
    "watermarked": watermarked,
    "on a page": on_page,
    "shot again": shot,
    "mirrored crop 50 %": lambda p: mirrored(cropped(p, 0.5)),
}
