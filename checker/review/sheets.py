"""What of two papers is printed for a meeting with one of the parties.

Of the other's text only those letters appear that stand in one's own paper too.
"""

from __future__ import annotations

import base64
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from PIL import Image, ImageDraw
from rapidfuzz.distance import Indel

from checker.model.document import Box
from checker.model.material import PageRecord, Record
from checker.model.pair import Pair, TextPlace
from checker.reports import passages
from checker.reports.passages import Run
from checker.review.hiding import BLOCK, Hidden

Name = Literal["a", "b"]
Pages = list[tuple[int, list[Run]]]
PICTURES = 6  # of one paper
_EDGE = 0.004  # of the page, round what is covered


@dataclass(frozen=True, slots=True)
class Covered:
    """A page's picture as a data URI, with a box over every line that names another party.

    ``picture`` is empty where nothing was recognised on the page, so that nothing can be covered.
    """

    page: int
    picture: str


def own_text(record: Record | None, pair: Pair, name: Name, hidden: Hidden) -> Pages:
    """One's own pages with the shared passages marked and other parties blacked out."""
    words = tuple((hidden.blocked(a), hidden.blocked(b)) for a, b in pair.swapped)
    return passages.runs(
        _blocked(record, hidden) if record else None, replace(pair, swapped=words), name
    )


def other_text(own: Record | None, other: Record | None, pair: Pair, name: Name) -> Pages:
    """The other's shared passages, page by page; letters that only the other has are blacked out.

    ``name`` is the other's side. Names that both papers bear are still in it.
    """
    mine: Name = "b" if name == "a" else "a"
    found: dict[int, list[Run]] = {}
    if own is None or other is None:
        return []
    for number, span in enumerate(pair.spans, 1):
        place = getattr(span, name)
        text = _common(_words(own, getattr(span, mine)), _words(other, place))
        found.setdefault(place.page, []).extend(
            [*_marked(text, number), Run("gap", "……（其余文字不印）……")]
        )
    return sorted(found.items())


def _words(record: Record, place: TextPlace) -> str:
    return passages.page_text(record, place.page)[place.start : place.end]


def _common(mine: str, theirs: str) -> str:
    kept = [BLOCK if letter.strip() else letter for letter in theirs]
    for step in Indel.opcodes(mine, theirs):
        if step.tag == "equal":
            kept[step.dest_start : step.dest_end] = theirs[step.dest_start : step.dest_end]
    return "".join(kept)


def _marked(text: str, number: int) -> Iterator[Run]:
    for part in re.split(f"({BLOCK}+)", text):
        if part:
            yield Run("swapped" if part[0] == BLOCK else "match", part, number)


def blocked(pages: Pages, hidden: Hidden) -> Pages:
    """The same runs without names, also those that runs cut in two."""
    made: Pages = []
    for number, runs in pages:
        text = hidden.blocked("".join(run.text for run in runs))
        cut, at = [], 0
        for run in runs:
            cut.append(replace(run, text=text[at : at + len(run.text)]))
            at += len(run.text)
        made.append((number, cut))
    return made


def _blocked(record: Record, hidden: Hidden) -> Record:
    """Names are looked for across line ends; every place stays where it was."""
    return replace(record, pages=tuple(_page(page, hidden) for page in record.pages))


def _page(page: PageRecord, hidden: Hidden) -> PageRecord:
    lines = [line for line in page.lines if not line.hidden]
    texts = hidden.blocked("\n".join(line.text for line in lines)).split("\n")
    pairs = zip(lines, _rejoined(texts, [line.text.count("\n") for line in lines]), strict=True)
    return replace(page, lines=tuple(replace(line, text=text) for line, text in pairs))


def _rejoined(texts: Sequence[str], breaks: Sequence[int]) -> Iterator[str]:
    at = 0
    for extra in breaks:
        yield "\n".join(texts[at : at + extra + 1])
        at += extra + 1


def covered(record: Record, number: int, jpeg: bytes, hidden: Hidden) -> Covered:
    """One page's picture, covered; drawn anew, so that nothing of the file but the image stays."""
    page = next((each for each in record.pages if each.number == number), None)
    if page is None or not any(line.text.strip() for line in page.lines):
        return Covered(number, "")
    with Image.open(io.BytesIO(jpeg)) as found:
        picture = Image.new("RGB", found.size)
        picture.paste(found)
    draw = ImageDraw.Draw(picture)
    for x0, y0, x1, y1 in _boxes(record, page, hidden):
        wide, high = picture.size
        edges = ((x0 - _EDGE) * wide, (y0 - _EDGE) * high, (x1 + _EDGE) * wide, (y1 + _EDGE) * high)
        draw.rectangle(edges, fill=(20, 20, 20))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    encoded = base64.b64encode(out.getvalue()).decode("ascii")
    return Covered(number, f"data:image/jpeg;base64,{encoded}")


def _boxes(record: Record, page: PageRecord, hidden: Hidden) -> Iterable[Box]:
    """Lines that name another party, also over the end of a line, and seals that do."""
    yield from (line.box for line in page.lines if hidden.nearly(line.text))
    for line, following in itertools.pairwise(page.lines):
        if hidden.named(hidden.blocked(line.text) + hidden.blocked(following.text)):
            yield from (line.box, following.box)
    seal = record.finding("seal")
    for mark in seal.values.get("seals", ()) if seal else ():
        if mark.page == page.number and mark.box and hidden.nearly(mark.text + mark.centre):
            yield mark.box
