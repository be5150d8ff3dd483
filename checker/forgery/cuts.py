"""A place on a page as a small picture in text, for leads that show before and after."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable

from PIL import Image

from checker.citizens import PLATE
from checker.model.document import Box, Line, Pixels

AROUND = 0.02  # of the page, beside what is shown
MOST = 520  # pixels wide
QUALITY = 60
_PERSONAL = re.compile(rf"\d{{11}}|{PLATE}")


def personal(words: str) -> bool:
    """Whether a telephone, identity or plate number stands in them."""
    return _PERSONAL.search("".join(words.split())) is not None


def may_show(lines: Iterable[Line], box: Box) -> bool:
    """Whether no number of a person stands there: pictures cannot be masked."""
    seen = _round(box)
    return not any(
        personal(line.text) for line in lines if line.box[1] < seen[3] and line.box[3] > seen[1]
    )


def _round(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return (
        max(0.0, x0 - AROUND),
        max(0.0, y0 - AROUND),
        min(1.0, x1 + AROUND),
        min(1.0, y1 + AROUND),
    )


def cut(picture: Pixels, box: Box) -> str:
    """The place with what stands beside it, JPEG in base64."""
    high, wide = picture.shape[:2]
    x0, y0, x1, y1 = _round(box)
    left, right, top, low = round(x0 * wide), round(x1 * wide), round(y0 * high), round(y1 * high)
    part = Image.fromarray(picture[top : max(low, top + 1), left : max(right, left + 1)])
    part.thumbnail((MOST, MOST))
    out = io.BytesIO()
    part.save(out, "JPEG", quality=QUALITY, optimize=True)
    return base64.b64encode(out.getvalue()).decode("ascii")
