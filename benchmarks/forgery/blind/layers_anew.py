"""Layers whose words, not their number or date, are others than the picture's; and sound layers
that other programs read: askew, with slips side by side, of a page with a busy ground.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
from PIL import ImageOps

from benchmarks.forgery.blind.cases import guilty, innocent, one_pdf, paper
from benchmarks.forgery.blind.paper import TOPICS, Paper
from benchmarks.forgery.blind.scanned import STYLES, Row, bound, layered, scanned
from checker import counties, ocr
from checker.model.document import Engine

Change = Callable[[str, Paper], str]
COUNTS = (
    "全年评价企业{}家，办结修复申请{}件。", "已归集信用信息{}条，公示处罚{}条。",
    "组织培训{}场次，参加人员{}人。",
)  # fmt: skip


def _counted(rng: Random) -> Paper:
    said = rng.choice(COUNTS).format(rng.randint(11, 980), rng.randint(11, 98))
    one = paper(rng)
    one.body = [*one.body[:3], said, *one.body[3:]]
    return one


def _changed(rng: Random, path: Path, one: Paper, change: Change, styles: tuple[str, ...]) -> None:
    picture, rows = scanned(rng, one, path)
    told: list[Row] = [(*row[:4], change(row[4], one)) for row in rows]
    assert [row[4] for row in told] != [row[4] for row in rows]
    bound(rng, picture, told, rng.choice(styles), path)


@guilty("layer_words", "medium")
@one_pdf
def layer_with_another_title(rng: Random, path: Path) -> None:
    """A subject of as many letters, or of more or fewer."""

    def change(words: str, one: Paper) -> str:
        topic = next(each for each in TOPICS if each in one.title)
        alike = [each for each in TOPICS if each != topic]
        return words.replace(topic, rng.choice(alike))

    _changed(rng, path, paper(rng), change, STYLES)


@guilty("layer_words", "medium")
@one_pdf
def layer_with_another_county(rng: Random, path: Path) -> None:
    """All names of the body, or the signature's alone."""
    other = rng.choice([each.name for each in counties.table() if each.name != "商河县"])
    whole = rng.random() < 0.5
    _changed(
        rng, path, paper(rng),
        lambda words, one: words.replace("商河县", other) if whole or words == one.organ else words,
        STYLES,
    )  # fmt: skip


@guilty("layer_words", "medium")
@one_pdf
def layer_with_another_bureau(rng: Random, path: Path) -> None:
    other = rng.choice(("住房建设局", "农业农村局", "市场监管局", "自然资源局"))
    _changed(rng, path, paper(rng), lambda words, _: words.replace("交通运输局", other), STYLES)


@guilty("layer_words", "weak")
@one_pdf
def layer_with_another_count(rng: Random, path: Path) -> None:
    """A count of the text, of as many digits."""

    def change(words: str, _: Paper) -> str:
        found = re.search(r"(\d+)(?=[家条场])", words)
        if found is None:
            return words
        low = 10 ** (len(found[0]) - 1)
        new = rng.choice([n for n in range(low, 10 * low) if str(n) != found[0]])
        return words[: found.start()] + str(new) + words[found.end() :]

    _changed(rng, path, _counted(rng), change, STYLES)


@guilty("layer_words text_layer", "medium")
@one_pdf
def layer_of_another_paper(rng: Random, path: Path) -> None:
    """Rows of another paper in the places of this one's."""
    one, other = paper(rng), paper(rng, county="博兴县", bureau="公路事业发展中心")
    picture, rows = scanned(rng, one, path)
    _, theirs = scanned(rng, other, path)
    told = [(*row[:4], theirs[index % len(theirs)][4]) for index, row in enumerate(rows)]
    rng.shuffle(told)
    bound(rng, picture, told, rng.choice(STYLES), path)


@innocent
@one_pdf
def layer_lying_askew(rng: Random, path: Path) -> None:
    """The right words a row higher or lower, or a little aside."""
    one = paper(rng)
    picture, rows = scanned(rng, one, path)
    up, aside = rng.choice(((0, 6), (3, 0), (22, 0), (-22, 0), (60, 0), (5, -9)))
    told = [(r[0] + aside, r[1] + up, r[2] + aside, r[3] + up, r[4]) for r in rows]
    bound(rng, picture, told, rng.choice(STYLES[:3]), path)


@innocent
@one_pdf
def layer_with_slips_side_by_side(rng: Random, path: Path) -> None:
    """One letter in twenty misread, two in a row now and then, letters cut in two."""
    cut = {"好": "女子", "行": "彳亍", "加": "力口", "明": "日月", "林": "木木", "的": "白勺"}

    def change(words: str, _: Paper) -> str:
        out, at = "", 0
        while at < len(words):
            wide = 2 if rng.random() < 0.2 else 1
            letters = words[at : at + wide]
            if rng.random() < 0.05 and all(c >= "\u4e00" for c in letters):
                letters = "".join(rng.choice("口日目田由甲申白百自末未土士") for _ in letters)
            elif rng.random() < 0.3:
                letters = "".join(cut.get(c, c) for c in letters)
            out, at = out + letters, at + wide
        return out

    layered(rng, path, change, rng.choice(STYLES[:3]))


@innocent
@one_pdf
def layer_as_other_programs_read(rng: Random, path: Path) -> None:
    """What Tesseract, or our own reader of a poorer copy, makes of the page and its seal."""
    picture, _ = scanned(rng, paper(rng), path)
    shown = picture
    if rng.random() < 0.5:
        shown = ImageOps.grayscale(shown).convert("RGB")
    if (name := rng.choice(("tesseract", "rapid"))) == "rapid":
        share = rng.uniform(0.35, 0.6)
        shown = shown.resize((round(share * shown.width), round(share * shown.height)))
    wide, high = 595.28, 841.89
    rows: list[Row] = [
        (x0 * wide, high - y1 * high, x1 * wide, high - y0 * high, line.text)
        for line in _reader(name).read(np.array(shown))
        for x0, y0, x1, y1 in [line.box]
    ]
    bound(rng, picture, rows, rng.choice(STYLES[:3]), path)


@cache
def _reader(name: str) -> Engine:
    return ocr.engine(name)
