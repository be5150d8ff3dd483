"""Screens told from photographs, posters and sheets by what is drawn, not by how much is read."""

import cv2
import numpy as np
import pytest

from checker.elements import kind
from checker.model.document import Page, Placed
from tests.elements.conftest import document, line

_NOTE = "信用交通省建设问卷已提交"


def _flat(height, width):
    picture = np.full((height, width, 3), 245, np.uint8)
    picture[height // 4 : height // 2, width // 10 : -width // 10] = 255
    picture[: height // 20] = (20, 90, 170)
    return picture


def _shot(height, width):
    slope = np.linspace(60, 200, width)[None, :, None] * np.linspace(0.7, 1, height)[:, None, None]
    noise = np.random.default_rng(7).normal(0, 9, (height, width, 3))
    return (slope + noise).clip(0, 255).astype(np.uint8)


def _picture(draw, *texts, size=20.0, sides=(1170, 540), noted=()):
    high, wide = sides
    pixels = draw(high, wide)
    for n, _ in enumerate(texts):
        cv2.putText(pixels, "ABC", (60, 300 + 60 * n), cv2.FONT_HERSHEY_SIMPLEX, 1, (0, 0, 0), 2)
    rows = [line(text, 0.1 + 0.05 * n, size, via="ocr") for n, text in enumerate(texts)]
    shown = Placed(lambda: pixels, (0, 0, 1, 1))
    height = 595.0 * high / wide
    made = Page(1, 595.0, height, tuple(rows), (), (shown,), "scan", None, False)
    return document(made, medium="image", format="image")


PAPER = ("信用评价方案", "各镇街交管所：", "为加强管理，制定本方案。")
CASES = [
    ("screenshot", _picture(_flat, "提交成功", _NOTE)),
    ("screenshot", _picture(_flat, "提交成功", _NOTE, sides=(720, 1280))),
    ("screenshot", _picture(_flat, "消息", "信用修复申请受理通知", "二月二十日 信用交通公告")),
    ("photo", _picture(_shot, "提交成功", _NOTE)),
    ("photo", _picture(_flat, "诚信兴商", "交通同行", size=80.0)),
    ("photo", _picture(_flat, "提交成功", _NOTE, sides=(1170, 827))),
    ("photo", _picture(_flat)),
    ("policy", _picture(_flat, *PAPER)),
]


@pytest.mark.parametrize(("want", "picture"), CASES)
def test_a_screen_is_told_by_what_is_drawn(want, picture, reader):
    assert kind.check(picture, reader).values["kind"] == want
