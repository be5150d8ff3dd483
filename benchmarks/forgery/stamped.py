"""Scanned pages with seals stamped by hand, and with one impression pasted: made here, no fonts."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

CM = 2.54
PAGE_CM = 9.0  # the corner of a page that holds the seal
FINE = 600  # dpi of the die


@dataclass(frozen=True)
class Hand:
    """How somebody stamps: turn in degrees, spread of pressure, grain of ink and paper."""

    turn: float
    pressure: float
    grain: float


TIDY = Hand(turn=1.0, pressure=0.12, grain=0.10)
ORDINARY = Hand(turn=8.0, pressure=0.22, grain=0.16)


def die(rng: np.random.Generator, cm: float = 4.2) -> np.ndarray:
    """Ring, star, and strokes round the ring that stand for letters; 0 to 1, at ``FINE`` dpi."""
    size = round(cm / CM * FINE)
    picture = np.zeros((size, size), np.uint8)
    middle, radius = size // 2, size // 2 - 4
    cv2.circle(picture, (middle, middle), radius - 12, 255, round(0.12 / CM * FINE), cv2.LINE_AA)
    points = []
    for k in range(10):
        far = radius * (0.32 if k % 2 == 0 else 0.125)
        angle = -np.pi / 2 + k * np.pi / 5
        points.append((middle + far * np.cos(angle), middle + far * np.sin(angle)))
    cv2.fillPoly(picture, [np.array(points, np.int32)], 255)
    for k in range(12):
        angle = np.pi * (0.86 + 1.28 * k / 11)
        centre = middle + 0.74 * radius * np.array([np.cos(angle), np.sin(angle)])
        for _ in range(6):
            ends = centre + rng.uniform(-0.085, 0.085, (2, 2)) * radius
            cv2.line(picture, *(tuple(map(int, end)) for end in ends), 255, 12, cv2.LINE_AA)
    return picture.astype(np.float32) / 255


def _field(rng: np.random.Generator, shape: tuple[int, int], cells: int) -> np.ndarray:
    """A smooth random field of mean 0 and spread 1."""
    coarse = rng.normal(size=(cells, cells)).astype(np.float32)
    field = cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_CUBIC)
    return (field - field.mean()) / (field.std() + 1e-6)


def impression(rng: np.random.Generator, seal: np.ndarray, hand: Hand, dpi: int) -> np.ndarray:
    """One stamping: ink from 0 to 1 on a corner of paper at ``dpi``."""
    size = seal.shape[0]
    ink = seal * np.clip(0.8 + hand.pressure * _field(rng, seal.shape, 4), 0.2, 1)
    ink *= np.clip(1 - hand.grain * np.abs(_field(rng, seal.shape, size // 12)), 0, 1)
    side = round(PAGE_CM / CM * dpi)
    scale = dpi / FINE
    turn = cv2.getRotationMatrix2D((size / 2, size / 2), rng.normal(0, hand.turn), scale)
    turn[:, 2] += side / 2 - size / 2 + rng.uniform(-0.05, 0.05, 2) * side
    ink = cv2.GaussianBlur(ink, (0, 0), 0.6 / scale)
    return np.clip(cv2.warpAffine(ink, turn, (side, side), flags=cv2.INTER_AREA), 0, 1)


def scanned(rng: np.random.Generator, ink: np.ndarray, dpi: int) -> np.ndarray:
    """Ink on paper with lines of black marks under it, as a colour scan (RGB, JPEG 85)."""
    side = ink.shape[0]
    paper = np.full((side, side, 3), 248, np.float32) - rng.uniform(0, 6)
    for row in range(3):
        for k in range(5):
            x, y = (round(v * dpi / CM) for v in (2.6 + 0.6 * k, 2.4 + 1.1 * row))
            cell = round(0.45 * dpi / CM)
            for _ in range(5):
                a, b = rng.integers(0, cell, (2, 2))
                cv2.line(paper, (x + int(a[0]), y + int(a[1])), (x + int(b[0]), y + int(b[1])),
                         (30, 30, 30), max(1, dpi // 90), cv2.LINE_AA)  # fmt: skip
    red = np.array([205, 30, 40], np.float32) / 255
    page = paper * (1 - ink[:, :, None] * (1 - red))
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.4, 0.7))
    page += rng.normal(0, 3, page.shape)
    return jpeg(np.clip(page, 0, 255).astype(np.uint8), 85)


def pasted(rng: np.random.Generator, source: np.ndarray, dpi: int) -> np.ndarray:
    """A scan without a seal, with the impression cut from ``source`` laid on it."""
    bare = scanned(rng, np.zeros(source.shape[:2], np.float32), dpi).astype(np.float32)
    part = source.astype(np.float32)
    alpha = np.clip((part[:, :, 0] - part[:, :, 1:].max(axis=2) - 15) / 40, 0, 1)
    move = np.array([[1, 0, rng.uniform(-9, 9)], [0, 1, rng.uniform(-9, 9)]], np.float32)
    part, alpha = (cv2.warpAffine(x, move, x.shape[1::-1]) for x in (part, alpha))
    page = bare * (1 - alpha[:, :, None]) + np.minimum(part, bare) * alpha[:, :, None]
    return jpeg(np.clip(page, 0, 255).astype(np.uint8), 88)


def jpeg(picture: np.ndarray, quality: int) -> np.ndarray:
    """What a JPEG keeps."""
    _, data = cv2.imencode(".jpg", picture[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[:, :, ::-1])
