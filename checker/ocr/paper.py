"""The sheet of paper in a photograph, found only when it stands out clearly from its ground."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Pixels
from checker.ocr import seal_ink, strips
from checker.ocr.strips import Quads

_SIDE = 640  # long side in pixels for the search
_AREA = (0.3, 0.96)  # of the picture; more means that the paper fills it anyway
_CONTRAST = 25.0  # grey levels by which the paper outshines what lies around it
_OPPOSITE = 0.7  # shortest to longest of two opposite sides: stronger slants are left alone


def corners(picture: Pixels) -> NDArray[np.float32] | None:
    """The sheet's corners as fractions, top left first, clockwise; ``None`` if in any doubt."""
    small, _ = strips.shrunk(picture, _SIDE)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (0, 0), 3).astype(np.uint8)
    _, light = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    light = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    outlines, _ = cv2.findContours(light, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    quad = _quadrilateral(np.asarray(max(outlines, key=cv2.contourArea), np.int32))
    if quad is None or not _stands_out(grey, quad):
        return None
    size = np.array([grey.shape[1], grey.shape[0]], np.float32)
    return np.asarray(np.clip(quad / size, 0, 1), np.float32)


def holds(corners: NDArray[np.float32], lines: Quads, picture: Pixels) -> bool:
    """Whether every line and seal lies on the sheet, so that cutting it out loses nothing.

    A shadow over half the sheet has an edge as clear as paper's, but lines run across it.
    """
    size = np.array([picture.shape[1], picture.shape[0]], np.float32)
    sheet = (corners * size).reshape(-1, 1, 2).astype(np.float32)
    ends = np.concatenate([(lines[:, 0] + lines[:, 3]) / 2, (lines[:, 1] + lines[:, 2]) / 2])
    seals = [((x0 + x1) / 2, (y0 + y1) / 2) * size for x0, y0, x1, y1 in seal_ink.boxes(picture)]
    told = [(float(x), float(y)) for x, y in [*ends, *seals]]
    return all(cv2.pointPolygonTest(sheet, point, False) >= 0 for point in told)


def _quadrilateral(outline: NDArray[np.int32]) -> NDArray[np.float32] | None:
    hull = cv2.convexHull(outline)
    shape = cv2.approxPolyDP(hull, 0.03 * cv2.arcLength(hull, True), True)
    if len(shape) != 4 or cv2.contourArea(shape) < 0.9 * cv2.contourArea(hull):
        return None
    quad = _ordered(shape.reshape(4, 2).astype(np.float32))
    lengths = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    opposite = np.minimum(lengths[:2], lengths[2:]) / np.maximum(lengths[:2], lengths[2:])
    return quad if float(opposite.min()) > _OPPOSITE else None


def _ordered(quad: NDArray[np.float32]) -> NDArray[np.float32]:
    """Clockwise from the corner nearest the picture's top left."""
    middle = quad.mean(axis=0)
    angles = np.arctan2(quad[:, 1] - middle[1], quad[:, 0] - middle[0])
    quad = quad[np.argsort(angles)]
    return np.roll(quad, -int(np.argmin(quad.sum(axis=1))), axis=0)


def _stands_out(grey: NDArray[np.uint8], quad: NDArray[np.float32]) -> bool:
    inside = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(inside, quad.astype(np.int32), 1)
    share = float(inside.mean())
    if not _AREA[0] < share < _AREA[1]:
        return False
    contrast = float(np.median(grey[inside == 1])) - float(np.median(grey[inside == 0]))
    return contrast > _CONTRAST
