"""A text layer that says another number or date than the picture.

Signal: two views of a line with the document number or a date, as it lies and with a seal lifted
off it, are likelier to say the same words with other digits than what the layer says. Only pages
whose text can differ from what is seen: a picture under it. Strength: strong where neither view
leaves a doubt, medium where both leave little, else weak; and weak where the layer is unseen and
every differing line differs as readers slip: one digit lost, or taken for one that looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.forgery.layer_lines import (
    crop,
    finding,
    layered,
    plain,
    sealed,
    slip,
    telling,
)
from checker.forgery.layer_views import CLEAR, lifted, looks, margins
from checker.model.document import Document, Engine, Line, Page
from checker.model.finding import STRENGTHS, Finding, Outcome, Strength

NAME = "text_layer"
MAX_LINES = 16  # the shortest: the paper's own number and date stand alone on theirs
LIKELY = 8.0  # log of how much likelier each view is to say the other, for little doubt
LEAST = 2.0  # of both views together: sound lines under a seal came to 0 at most


@dataclass(frozen=True, slots=True)
class Differing:
    """One line whose digits differ, and how much likelier the less clear view says so."""

    line: Line
    seen: str
    likelier: float


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["changes"]``: page, before (as seen), after (as the text says)."""
    lines = [each for each in layered(document) if telling(each[1].text)]
    lines = sorted(lines, key=lambda each: len(plain(each[1].text)))[:MAX_LINES]
    if engine is None or not lines:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有需要与图像核对的文字层")
    found = list(_differing(engine, lines))
    if not found:
        return Finding(NAME, Outcome.ABSENT, "文号、日期的文字层与页面图像一致", via="ocr")
    found.sort(key=lambda item: STRENGTHS.index(_strength(item)))
    shown = [(item.line, item.seen) for item in found]
    return finding(NAME, shown, _strength(found[0]), "可能是扫描软件识别有误，")


def _strength(item: Differing) -> Strength:
    if item.line.hidden and slip(item.line.text, item.seen):
        return "weak"
    return "strong" if item.likelier >= CLEAR else "medium" if item.likelier >= LIKELY else "weak"


def _differing(engine: Engine, lines: Sequence[tuple[Page, Line]]) -> Iterator[Differing]:
    """Lines that the picture says with other digits. What a seal lies over is always looked at
    twice: a stroke that it hides makes another digit.
    """
    for page, line in lines:
        part = crop(page, line)
        views = list(looks(engine, [part]))
        if plain(views[0].text) == plain(line.text) and not sealed(part):
            continue
        views += looks(engine, [lifted(part)])
        told = [
            (margins(views, view.text, line.text), view.text)
            for view in views
            if differ(line.text, view.text)
        ]
        likelier, seen = max(told, key=lambda each: sum(each[0]), default=([0.0], ""))
        if sum(likelier) >= LEAST:
            yield Differing(line, seen, min(likelier))


def differ(written: str, seen: str) -> bool:
    """Whether only digits differ: another misreading would show in the words as well."""
    a, b = plain(written), plain(seen)
    digits = re.findall(r"\d", a), re.findall(r"\d", b)
    return re.sub(r"\d", "", a) == re.sub(r"\d", "", b) and digits[0] != digits[1]
