"""Coarse drawings of the leading pages are made once, fine ones as often as asked."""

from pathlib import Path

import numpy as np

from checker.elements.drawn_once import drawn_once
from checker.model.document import Document, Line, Page


def _paper(asked):
    def page(number):
        def render(dpi):
            asked.append((number, dpi))
            return np.zeros((10, 10, 3), np.uint8)

        line = Line("临川县财政局", (0.1, 0.1, 0.9, 0.2), number)
        return Page(number, 595, 842, (line,), source="scan", render=render)

    pages = tuple(page(number) for number in (1, 2, 3))
    return Document(Path("x.pdf"), "pdf", "scan", pages)


def test_coarse_drawings_of_the_first_pages():
    asked = []
    for page in drawn_once(_paper(asked)).pages:
        for dpi in (100.0, 100.0, 220.0, 220.0):
            page.render(dpi)
    assert asked.count((1, 100.0)) == asked.count((2, 100.0)) == 1
    assert asked.count((3, 100.0)) == asked.count((1, 220.0)) == 2
