"""A logical paper → sheets of placed items, in the forms of GB/T 9704 and some freer ones."""

from __future__ import annotations

from random import Random

from benchmarks.elements.paper import HEIGHT, RED, WIDTH, Paper, Picture, Rule, Sheet, Text

LEFT, RIGHT, BOTTOM = 28.0, 184.0, 262.0
POINT = 25.4 / 72
_LEAD = 10.2  # millimetres between lines of body text
_PER_LINE = 28


def sheets(rng: Random, paper: Paper) -> list[Sheet]:
    """All pages. The signature keeps together, seals are placed by it."""
    head: Sheet = []
    y = _HEADS[paper.form](rng, paper, head)
    pages = [head]
    y = _title(paper, head, y)
    y = _body(paper, pages, y)
    _ending(rng, paper, pages, y)
    for index, extra in paper.extras.items():
        pages[index].extend(extra)
    for number, page in enumerate(pages[1:], 2):
        page.append(Text(f"— {number} —", WIDTH / 2, 276, 12, at="m"))
    return [[], *pages] if paper.blank_first else pages


def width(text: str, size: float) -> float:
    """Rough width of a line in millimetres: full-width characters count one, ASCII half."""
    return sum(0.55 if c.isascii() else 1.0 for c in text) * size * POINT


def _fitted(text: str, size: float, room: float) -> tuple[float, float]:
    """Size and squeeze so that a heading fits: first narrower glyphs, then smaller ones."""
    squeeze = max(0.72, min(1.0, room / width(text, size)))
    return min(size, room / width(text, 1.0) / squeeze), squeeze


def _document(rng: Random, paper: Paper, page: Sheet) -> float:
    y = paper.top + rng.uniform(38, 62)
    if paper.header:
        y = _heading(rng, paper, page, y)
    y += rng.uniform(11, 17)
    if paper.number or paper.signer:
        _number(paper, page, y)
        y += rng.uniform(5, 8)
    if paper.header:
        thick = rng.choice((0.5, 0.7, 1.0))
        page.append(Rule(LEFT, y, RIGHT, y, thick, paper.header_colour))
    return y + 17


def _heading(rng: Random, paper: Paper, page: Sheet, y: float) -> float:
    """One organ with its suffix, or several stacked with the suffix beside them."""
    colour = paper.header_colour
    if len(paper.header) == 1:
        text = paper.header[0] + paper.suffix
        size, squeeze = _fitted(text, rng.choice((36.0, 42.0, 48.0)), 158)
        page.append(Text(text, WIDTH / 2, y, size, "head", colour, "m", squeeze))
        return y + size * POINT / 2
    beside = bool(paper.suffix)
    room, middle = (112.0, 88.0) if beside else (150.0, WIDTH / 2)
    for name in paper.header:
        size, squeeze = _fitted(name, 28.0, room)
        page.append(Text(name, middle, y, size, "head", colour, "m", squeeze))
        y += 13.5
    if beside:
        centre = y - 13.5 * (len(paper.header) + 1) / 2
        page.append(Text(paper.suffix, 165, centre, 34, "head", colour, "m"))
    return y - 8


def _number(paper: Paper, page: Sheet, y: float) -> None:
    if paper.form == "upward":
        page.append(Text(paper.number, LEFT + 5, y, 16))
        page.append(Text(f"签发人：{paper.signer}", RIGHT - 5, y, 16, at="r"))
    else:
        page.append(Text(paper.number, WIDTH / 2, y, 16, at="m"))


def _letter(rng: Random, paper: Paper, page: Sheet) -> float:
    colour, y = paper.header_colour, paper.top + 36.0
    text = paper.header[0] if paper.header else ""
    if text:
        size, squeeze = _fitted(text, rng.choice((34.0, 40.0)), 150)
        page.append(Text(text, WIDTH / 2, y, size, "head", colour, "m", squeeze))
        y += size * POINT / 2 + 4
        page.append(Rule(20, y, 190, y, 1.2, colour))
        page.append(Rule(20, y + 1.8, 190, y + 1.8, 0.4, colour))
        page.append(Rule(20, HEIGHT - 21.5, 190, HEIGHT - 21.5, 0.4, colour))
        page.append(Rule(20, HEIGHT - 20, 190, HEIGHT - 20, 1.2, colour))
    if paper.number:
        page.append(Text(paper.number, RIGHT, y + 10, 16, at="r"))
    return y + 28


def _minutes(rng: Random, paper: Paper, page: Sheet) -> float:
    y = paper.top + rng.uniform(44, 58)
    text = paper.header[0] + "会议纪要"
    size, squeeze = _fitted(text, 40.0, 150)
    page.append(Text(text, WIDTH / 2, y, size, "head", paper.header_colour, "m", squeeze))
    page.append(Text(paper.number, WIDTH / 2, y + 18, 16, at="m"))
    page.append(Text(paper.header[0], LEFT, y + 30, 14))
    page.append(Text(paper.date, RIGHT, y + 30, 14, at="r"))
    page.append(Rule(LEFT, y + 36, RIGHT, y + 36, 0.8, RED))
    return y + 52


def _order(rng: Random, paper: Paper, page: Sheet) -> float:
    y = paper.top + rng.uniform(46, 60)
    text = paper.header[0] + paper.suffix
    size, squeeze = _fitted(text, 44.0, 156)
    page.append(Text(text, WIDTH / 2, y, size, "head", paper.header_colour, "m", squeeze))
    page.append(Text(paper.number, WIDTH / 2, y + 22, 16, at="m"))
    return y + 42


def _plain(rng: Random, paper: Paper, page: Sheet) -> float:
    y = paper.top + rng.uniform(28, 44)
    if paper.number:
        page.append(Text(paper.number, RIGHT, y, 16, at="r"))
        y += 14
    return y


_HEADS = {
    "document": _document,
    "upward": _document,
    "letter": _letter,
    "minutes": _minutes,
    "order": _order,
    "plain": _plain,
}


def _title(paper: Paper, page: Sheet, y: float) -> float:
    for line in paper.title:
        page.append(Text(line, WIDTH / 2, y, 21, "title", paper.title_colour, "m"))
        y += 12
    return y + 7


def _body(paper: Paper, pages: list[Sheet], y: float) -> float:
    for k, paragraph in enumerate(paper.body):
        indent = "" if k == 0 and paragraph.endswith("：") else "　　"
        text = indent + paragraph
        for start in range(0, len(text), _PER_LINE):
            if y > BOTTOM:
                pages.append([])
                y = 40.0
            line = text[start : start + _PER_LINE]
            shift = (len(line) - len(line.lstrip("　"))) * 16 * POINT
            pages[-1].append(Text(line.strip("　"), LEFT + shift, y, 16))
            y += _LEAD
    return y


def _ending(rng: Random, paper: Paper, pages: list[Sheet], y: float) -> None:
    rows = (len(paper.signature) + 1) // 2
    if paper.own_page or y + 26 + rows * 30 > BOTTOM:
        pages.append([])
        y = 40.0
    page = pages[-1]
    y += rng.uniform(18, 26)
    centres: list[tuple[float, float]] = []
    for i, name in enumerate(paper.signature):
        alone = len(paper.signature) == 1 or (i == len(paper.signature) - 1 and i % 2 == 0)
        x = rng.uniform(140, 150) if alone else (68, 146)[i % 2]
        row = y + (i // 2) * 46
        page.append(Text(name, x, row, 16, at="m"))
        centres.append((x, row + 4))
    last = y + max(0, rows - 1) * 46 + 10.5
    if paper.date and paper.form != "minutes":
        page.append(Text(paper.date, 146, last, 16, at="m"))
    if paper.imprint:
        page.append(Rule(LEFT, 256, RIGHT, 256, 0.35))
        page.append(Text(paper.imprint, LEFT + 4, 262, 14))
        page.append(Rule(LEFT, 268, RIGHT, 268, 0.35))
    _stamp(rng, paper, pages, centres or [(146.0, last)])


def _stamp(rng: Random, paper: Paper, pages: list[Sheet], centres) -> None:
    waiting = list(centres)
    for one in paper.seals:
        if one.at is not None:
            page, x, y = one.at
        else:
            page, (x, y) = len(pages) - 1, waiting.pop(0) if waiting else centres[-1]
            x, y = x + one.shift[0] + rng.uniform(-6, 4), y + one.shift[1] + rng.uniform(-3, 4)
        half = one.size / 2
        pages[page].append(
            Picture(one.image, x - half, y - half, one.size, one.size, "seal", ink=True)
        )
