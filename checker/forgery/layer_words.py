"""A text layer whose words are not those of the picture, number and date apart (``text_layer``).

Signal: recognition of single lines, sure of itself, reads a run of other letters than the layer has
there, and the page as a whole is read so too. Strength: strong where one county stands in the place
of another; medium where three letters or more gave way to others in a layer that else says what is
seen or to the same ones on two lines, where counts differ by no slip of a digit, or where no line
of the layer is on the page. Weak
where two letters differ, red lies over them, the layer is read badly elsewhere, or a digit was
taken for one like it: readers' slips look like that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.forgery.layer_apart import RUN, Apart, apart, strength
from checker.forgery.layer_lines import DPI, crop, finding, layered, plain, sealed
from checker.forgery.layer_views import CERTAIN, CLEAR, lifted, looks, margins
from checker.model.document import Document, Engine, Line, Page, Pixels
from checker.model.finding import STRENGTHS, Finding, Outcome, Strength

NAME = "layer_words"
LIKELY = 0.9  # of one that leaves no doubt that the layer's words are others
LINES = 14  # that are read
LEAST = 4  # letters of a line
SHOWN = 6
_PERSONAL = re.compile(r"\d{7,}")  # telephones and the like are nobody's to show
_ORGAN = re.compile(r"(?:局|委员会|政府|办公室|中心|文件)$|^关于|通知$")

Found = list[tuple[Strength, Apart]]


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["changes"]``: page, before (as seen), after (as the text says)."""
    lines = _chosen([each for each in layered(document) if _worth(each[1].text)])
    if engine is None or not lines:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有需要与图像核对的文字层")
    read = list(_read(engine, lines))
    told = [(how, each) for each in read if (how := strength(each, read)) is not None]
    found = sorted(_confirmed(engine, told), key=lambda item: STRENGTHS.index(item[0]))
    if not found:
        return Finding(NAME, Outcome.ABSENT, "文字层的字句与页面图像一致", via="ocr")
    shown = [(each.line, each.seen) for _, each in found[:SHOWN]]
    return finding(NAME, shown, found[0][0], "可能是识别软件认错了字，")


def _worth(text: str) -> bool:
    return len(plain(text)) >= LEAST and _PERSONAL.search(plain(text)) is None


def _chosen(lines: list[tuple[Page, Line]]) -> list[tuple[Page, Line]]:
    """Those of organs and titles, then those with digits, then the largest."""
    if len(lines) <= LINES:
        return lines

    def rank(each: tuple[Page, Line]) -> tuple[bool, bool, float]:
        words, box = plain(each[1].text), each[1].box
        return _ORGAN.search(words) is None, re.search(r"\d", words) is None, box[1] - box[3]

    return sorted(lines, key=rank)[:LINES]


def _read(engine: Engine, lines: Sequence[tuple[Page, Line]]) -> Iterator[Apart]:
    """The lines of which a reading is sure, each with what is apart; the surer one under a seal.

    One that is nearly sure will do where it is beyond doubt that the layer's words do not stand
    there: a faint stop at its end lowers the sureness of a whole line.
    """
    for page, line in lines:
        part = crop(page, line)
        red = sealed(part)
        views = [part, lifted(part)] if red else [part]
        seen, sure = max(engine.recognise(views), key=lambda reading: reading[1])
        if sure < CERTAIN and (sure < LIKELY or not _told(engine, views, seen, line.text)):
            continue
        if len(plain(seen)) >= LEAST:
            told = apart(plain(seen), plain(line.text))
            yield Apart(page, line, seen, *told, red=red)


def _told(engine: Engine, views: Sequence[Pixels], seen: str, written: str) -> bool:
    return min(margins(looks(engine, views), seen, written)) >= CLEAR


def _confirmed(engine: Engine, told: Found) -> Iterator[tuple[Strength, Apart]]:
    """Loud ones only where the whole page is read so too. Quiet where the layer's words stand
    elsewhere on it: a layer that lies askew has the right words in the wrong place.
    """
    pages: dict[int, str] = {}
    for how, each in told:
        there = ""
        if how != "weak":
            number = each.page.number
            there = pages[number] = pages.get(number) or _seen(engine, each.page)
            if each.before not in there:
                continue
        yield "weak" if len(each.after) >= RUN and each.after in there else how, each


def _seen(engine: Engine, page: Page) -> str:
    assert page.render is not None
    return "".join(plain(line.text) for line in engine.read(page.render(DPI)))
