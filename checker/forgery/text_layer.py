"""A text layer that says another number or date than the picture.

Signal: recognition of just the lines with the document number or a date reads the same words
with other digits, and is sure of them. Only pages whose text can differ from what is seen: a
picture under it. Strength: strong; medium where no reading is sure, as under a seal, but the line
as it lies and without red, or three views without red, agree on another number that is no
look-alike. Weak where the views under a seal read others, but not one and the same; and where the
layer is unseen and every differing line differs as readers slip: one digit lost, or taken for one
that looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.forgery.layer_lines import (
    ORDER,
    Strength,
    crop,
    finding,
    layered,
    plain,
    sealed,
    slip,
    telling,
)
from checker.model.document import Document, Engine, Line, Page, Pixels
from checker.model.finding import Finding, Outcome

NAME = "text_layer"
CERTAIN, LIKELY = 0.97, 0.9  # of a reading; of two that agree
MAX_LINES = 10
MOST = 3  # of four views
SEAL = 0.7  # of the way from ink to paper: brighter in red light is no ink
OTHER_SEALS = (0.5, 0.85)  # where those two views do not agree


@dataclass(frozen=True, slots=True)
class Differing:
    """One line whose digits differ."""

    line: Line
    seen: str
    certain: bool = True
    agreed: bool = True  # whether views of it read one and the same


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["changes"]``: page, before (as seen), after (as the text says)."""
    lines = [each for each in layered(document) if telling(each[1].text)][:MAX_LINES]
    if engine is None or not lines:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有需要与图像核对的文字层")
    found = list(_differing(engine, lines))
    if not found:
        return Finding(NAME, Outcome.ABSENT, "文号、日期的文字层与页面图像一致", via="ocr")
    found.sort(key=lambda item: ORDER.index(_strength(item)))
    shown = [(item.line, item.seen) for item in found]
    return finding(NAME, shown, _strength(found[0]), "可能是扫描软件识别有误，")


def _strength(item: Differing) -> Strength:
    if not item.agreed or (item.line.hidden and slip(item.line.text, item.seen)):
        return "weak"
    return "strong" if item.certain else "medium"


def _differing(engine: Engine, lines: Sequence[tuple[Page, Line]]) -> Iterator[Differing]:
    """Lines read with other digits, as they lie or without the red of a seal over them."""
    crops = [crop(page, line) for page, line in lines]
    for index, reading in enumerate(engine.recognise(crops)):
        line = lines[index][1]
        if plain(reading[0]) == plain(line.text):
            continue
        readings = [reading, *engine.recognise([_without_red(crops[index])])]
        sure = [text for text, confidence in readings if confidence >= CERTAIN]
        told = [text for text in sure if differ(line.text, text)]
        if plain(line.text) in map(plain, sure):
            continue
        if told:
            yield Differing(line, told[0])
        elif sealed(crops[index]):
            more = [_without_red(crops[index], seal) for seal in OTHER_SEALS]
            views = [*readings, *engine.recognise(more)]
            if _agreed(line.text, readings) or _agreed(line.text, views[1:]):
                yield Differing(line, readings[1][0], certain=False)
            elif _never(line.text, views):
                seen = max(views, key=lambda view: (differ(line.text, view[0]), view[1]))[0]
                yield Differing(line, seen, certain=False, agreed=False)


def _never(written: str, views: Sequence[tuple[str, float]]) -> bool:
    """Whether no view reads the layer's digits, and most read others, no slips of these."""
    others = [
        sure >= LIKELY and differ(written, text) and not slip(written, text) for text, sure in views
    ]
    return plain(written) not in [plain(text) for text, _ in views] and sum(others) >= MOST


def _agreed(written: str, readings: Sequence[tuple[str, float]]) -> bool:
    """Whether all views read one and the same other number, no look-alike, where another stands.

    Letters under a seal are seldom read surely, and seldom twice alike when read wrongly.
    """
    groups = [
        re.findall(r"\d+", plain(text)) for text in (written, *(text for text, _ in readings))
    ]
    if len({len(group) for group in groups}) > 1 or min(sure for _, sure in readings) < LIKELY:
        return False
    if not all(differ(written, text) for text, _ in readings):
        return False
    return any(
        len({*seen}) == 1
        and len(seen[0]) == len(said)
        and seen[0] != said
        and not slip(said, seen[0])
        for said, *seen in zip(*groups, strict=True)
    )


def _without_red(crop: Pixels, seal: float = SEAL) -> Pixels:
    """Black letters alone: in red light a seal is nearly as bright as paper, and is made so."""
    red = crop[:, :, 0].astype(np.float32)
    dark, paper = np.percentile(red, (1, 90))
    bright = dark + seal * (paper - dark)
    flat = np.clip((red - dark) / max(bright - dark, 1.0) * 255, 0, 255).astype(np.uint8)
    light: Pixels = np.repeat(flat[:, :, None], 3, axis=2)
    return light


def differ(written: str, seen: str) -> bool:
    """Whether only digits differ: another misreading would show in the words as well."""
    a, b = plain(written), plain(seen)
    digits = re.findall(r"\d", a), re.findall(r"\d", b)
    return re.sub(r"\d", "", a) == re.sub(r"\d", "", b) and digits[0] != digits[1]
