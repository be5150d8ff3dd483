"""Marks that call a paper a copy (复印件, 与原件一致): their colour came after the copying.

They are asked for only where a black heading stands beside colour, and often lie partly under a
seal, which hides them from a reading of the page; of the coloured ink alone they are read.
"""

from __future__ import annotations

import numpy as np

from checker.elements import colours
from checker.elements.ink import coloured
from checker.elements.seal_wording import copied
from checker.model.document import Document, Engine, Page

_DPI = 200.0


def marked(document: Document, engine: Engine) -> int:
    """The number of the page whose coloured ink says that the paper is a copy, else 0."""
    return next((page.number for page in colours.ends(document) if _says(page, engine)), 0)


def _says(page: Page, engine: Engine) -> bool:
    if page.render is None:
        return False
    pixels = page.render(_DPI)
    dark = 255 - np.clip(coloured(pixels) * 4, 0, 255)
    alone = np.repeat(dark[..., None], 3, axis=2).astype(np.uint8)
    return any(copied(line.text) for line in engine.read(alone))
