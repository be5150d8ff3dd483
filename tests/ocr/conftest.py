from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from checker import ocr
from checker.model.document import Document, Page

DATA = Path(__file__).parent / "data"


def picture(name):
    return np.asarray(Image.open(DATA / name).convert("RGB"))


def document(*pictures, source="scan"):
    """Page pictures as a document of A4-wide pages that still need OCR."""
    return Document(
        Path("paper"),
        "image",
        "scan",
        tuple(map(_page, range(len(pictures)), pictures, [source] * len(pictures))),
    )


def _page(index, pixels, source):
    height, width = pixels.shape[:2]
    scale = 595 / min(width, height)

    def render(dpi):
        factor = min(1.0, scale * dpi / 72)
        return cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)

    return Page(
        index + 1, width * scale, height * scale, source=source, needs_ocr=True, render=render
    )


@pytest.fixture(scope="session")
def paper():
    """A drawn official paper: red header, number, title, body, signature and date under a seal."""
    return picture("paper.png")


@pytest.fixture(scope="session")
def rapid():
    return ocr.engine("rapid")


@pytest.fixture(scope="session")
def make_document():
    return document


@pytest.fixture(scope="session")
def load():
    return picture
