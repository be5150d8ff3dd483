"""Photographs on sheets that nothing marks as sheets: captioned, small, or shot with the desk."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.copying.pictures import photo_areas
from checker.copying.pictures.prints import prints
from checker.copying.pictures.same import matches
from tests.copying.scenes import document, scene, sheet

PHOTO = scene(11, 480, 320)
SHEET = sheet((PHOTO, 170, 400))


def striped(page):
    out = page.copy()
    out[1000:] = (200, 30, 30)
    return out


def on_a_desk(page):
    """Seen askew on a brown desk, lit from one side."""
    high, wide = page.shape[:2]
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    there = corners * 0.8 + np.array([[90, 80], [70, 120], [80, 100], [60, 110]], np.float32)
    plane = cv2.getPerspectiveTransform(corners, there)
    out = cv2.warpPerspective(page, plane, (wide, high), borderValue=(120, 110, 90))
    light = np.linspace(0.75, 1.1, wide, dtype=np.float32)[None, :, None]
    return np.clip(out * light, 0, 255).astype(np.uint8)


def halved(page):
    return cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)


@pytest.mark.parametrize("edit", [striped, on_a_desk, halved])
def test_the_photograph_on_a_sheet_is_found(edit):
    every = [*prints(document(PHOTO)), *prints(document(edit(SHEET)))]
    owner = np.array([0] + [1] * (len(every) - 1))
    assert [match.moment for match in matches(every, owner, 15)] == [False]


def test_what_fills_a_photograph_to_its_edge_is_no_photograph_on_a_sheet():
    picture = np.full((480, 640, 3), 235, np.uint8)
    picture[150:] = scene(3)[150:]
    assert photo_areas.found(picture, ())
    assert not photo_areas.framed(picture)


def test_the_bars_of_a_chart_are_no_photographs():
    chart = np.full((480, 640, 3), 252, np.uint8)
    for number in range(4):
        chart[120:400, 60 + 140 * number : 160 + 140 * number] = (70, 120, 180 + number)
        for row in range(130, 390, 26):
            cv2.putText(chart, "2023 CREDIT", (64 + 140 * number, row), 0, 0.45, (250,) * 3, 1)
    chart[:60] = (60, 60, 90)
    assert photo_areas.framed(chart)
    assert len(prints(document(chart))) == 1
