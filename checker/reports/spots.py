"""Where characters stand on the picture of their page: boxes round the lines that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.copying.pictures import overlays
from checker.model.document import Box, Line
from checker.model.material import PageRecord, Record
from checker.model.pair import Pair, TextPlace
from checker.reports.pages import Mark, advance

_EDGE = 0.02  # of the page: lines of one column begin and end as near as this


def boxes(record: Record | None, place: TextPlace) -> tuple[Box, ...]:
    """Boxes in reading order, full lines below each other as one; none where a page is a flow."""
    page = _page(record, place.page)
    return _on(page, place) if page and page.source != "flow" else ()


def marks(record: Record | None, pair: Pair, side: str) -> dict[int, list[Mark]]:
    """The pair's passages on one side as boxes to draw, page by page, sketched pages too.

    A picture that both show is boxed where its place on the page is known. What was set aside is
    boxed on the pages of the passages, or on all of its pages where nothing else is shared. A
    paragraph of a flow is boxed whole, once, for the first passage on it, and never for what was
    set aside, which may be its heading alone.
    """
    found: dict[int, list[Mark]] = {}
    made = overlays.shown(pair, record.prints, side) if record else None
    if made and made.box:
        found[made.page] = [Mark("shown", made.box, "相同的图片", "")]
    aside = [getattr(span, side) for entry in pair.excluded for span in entry.spans]
    shared = {getattr(span, side).page for span in pair.spans} or {place.page for place in aside}
    told = [
        (getattr(span, side), f"m{number % 6}", f"第{number}处相同文字")
        for number, span in enumerate(pair.spans, 1)
    ]
    told += [(place, "aside", "已剔除，不算雷同") for place in aside if place.page in shared]
    for place, name, label in told:
        page = _page(record, place.page)
        if page is None or (name == "aside" and page.source == "flow"):
            continue
        held = found.setdefault(place.page, [])
        for box in _on(page, place):
            if page.source != "flow" or all(mark.box != box for mark in held):
                held.append(Mark(f"spot {name}", box, label, ""))
    return dict(sorted(found.items()))


def _page(record: Record | None, number: int) -> PageRecord | None:
    pages: Sequence[PageRecord] = record.pages if record else ()
    return next((each for each in pages if each.number == number), None)


def _on(page: PageRecord, place: TextPlace) -> tuple[Box, ...]:
    """Full lines below each other as one box; each paragraph of a flow, whole, has its own."""
    parts = _parts(page, place.start, place.end)
    return tuple(parts if page.source == "flow" else _stacked(parts))


def _parts(page: PageRecord, start: int, end: int) -> Iterator[Box]:
    """What of each line lies between two characters of the page's visible text."""
    at = 0
    for line in page.lines:
        if line.hidden:
            continue
        first, last = max(start - at, 0), min(end - at, len(line.text))
        if first < last and line.box[2] > line.box[0]:
            yield line.box if page.source == "flow" else _part(line, first, last)
        at += len(line.text) + 1


def _part(line: Line, first: int, last: int) -> Box:
    """A line's box cut to some of its characters; upright lines are cut from the top."""
    x0, y0, x1, y1 = line.box
    whole = advance(line.text, 1.0) or 1.0
    begin, end = advance(line.text[:first], 1.0) / whole, advance(line.text[:last], 1.0) / whole
    if len(line.text) > 2 and y1 - y0 > 3 * (x1 - x0):
        return x0, y0 + begin * (y1 - y0), x1, y0 + end * (y1 - y0)
    return x0 + begin * (x1 - x0), y0, x0 + end * (x1 - x0), y1


def _stacked(found: Iterable[Box]) -> Iterator[Box]:
    last: Box | None = None
    for box in found:
        if last and _continues(last, box):
            last = (min(last[0], box[0]), last[1], max(last[2], box[2]), max(last[3], box[3]))
            continue
        if last:
            yield last
        last = box
    if last:
        yield last


def _continues(above: Box, below: Box) -> bool:
    """Whether a line fills the same column right below."""
    even = abs(above[0] - below[0]) <= _EDGE and abs(above[2] - below[2]) <= _EDGE
    return even and below[1] - above[1] >= 0 and below[1] - above[3] <= below[3] - below[1]
