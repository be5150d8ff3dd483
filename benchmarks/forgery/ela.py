"""Error level analysis as it is usually done: shown beside, to say why it is not used."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from checker.model.document import Page


def ela(page: Page) -> bool:
    """The usual rule: some block stands out by three times the page's mean difference."""
    if page.render is None:
        return False
    first = page.render(100)
    again = io.BytesIO()
    Image.fromarray(first).save(again, "JPEG", quality=90)
    off = np.abs(first.astype(int) - np.asarray(Image.open(again), int)).mean(axis=2)
    high, wide = (side // 16 * 16 for side in off.shape)
    blocks = off[:high, :wide].reshape(high // 16, 16, wide // 16, 16).mean(axis=(1, 3))
    return blocks.size > 0 and bool(blocks.max() > 3 * blocks.mean())
