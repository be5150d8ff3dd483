"""Text that a later revision replaced; the earlier revision still lies in the file.

Signal: the bytes up to an earlier ``startxref … %%EOF`` open as a PDF, or an OFD lists an earlier
version (``Versions``), and the words seen on its pages differ by replaced letters or digits.
Strength: strong (0.8 % of 1,510 public PDFs, mostly real edits). Weak where words were only removed
or masked (张某, 139****), note where they were only added: page numbers, receipts, a number filled
in where × stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from checker.forgery import earlier, seen_text
from checker.forgery.cuts import cut, may_show
from checker.forgery.differing import DPI, STRENGTH_OF, Kind, differing
from checker.forgery.places import box_of_words
from checker.formats.ofd import versions
from checker.formats.pdf.render import drawn
from checker.model.boxes import area, common, union
from checker.model.document import Box, Document, Engine, Line, Pixels
from checker.model.finding import Evidence, Finding, Outcome

NAME = "revisions"
READ = ("pdf", "ofd")
MAX_PAGES = 150
MAX_COMPARED = 4_000_000  # pairs of letters that are compared by longest pieces
SHOWN = 10
DRAWN = 2  # changes that are shown as pictures
BESIDE = 12  # letters shown on each side of a change
CLOSE = 12  # letters between what went and what came of words set in another order
_BLANK = re.compile(r"[×xX*＊_□○〇某\W]*")  # what stands for words to come, or for a person's


Texts = versions.Texts
Older = list[tuple[int, Texts]]
Span = tuple[int, int, int, int]  # from and to before, from and to after


@dataclass(frozen=True, slots=True)
class Change:
    """One rewritten place. Either side may be empty; ``cut`` is where the old revision ends.

    ``kind``: letters and digits gave way to others, to nothing or a mask, or stand where none did.
    """

    page: int
    before: str
    after: str
    kind: Kind
    cut: int = field(default=0, compare=False)


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["changes"]``: page, before, after."""
    if document.format not in READ or document.file.stat().st_size > earlier.MAX_BYTES:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 PDF、OFD 文件，或文件过大")
    data = document.file.read_bytes() if document.format == "pdf" else b""
    now, older = _versions(data) if data else _listed(document.file)
    if not now or not older:
        return Finding(NAME, Outcome.ABSENT, "文件里没有更早的版本")
    every = (replace(each, cut=end) for end, old in older for each in _changes(old, now))
    changes = sorted(_unique(every), key=lambda item: list(STRENGTH_OF).index(item.kind))
    if not changes:
        return Finding(NAME, Outcome.ABSENT, "文件保存过多次，各版本看得见的文字一致")
    return _finding(document, data, changes)


def _finding(document: Document, data: bytes, changes: list[Change]) -> Finding:
    first = changes[0]
    shown = [
        _shown(document, data, item, n < DRAWN and bool(data))
        for n, item in enumerate(changes[:SHOWN])
    ]
    said = f"第{first.page}页原来是“{first.before or '（无）'}”，现在是“{first.after or '（无）'}”"
    return Finding(
        NAME, Outcome.PRESENT,
        f"文件里还保存着修改前的版本：{said}。请说明修改的原因和时间，并提供原件",
        evidence=tuple(
            Evidence(item.page, box, item.after)
            for item, (box, _) in zip(changes, shown, strict=False)
        ),
        values={
            "changes": [
                {"page": item.page, "before": item.before, "after": item.after} | pictures
                for item, (_, pictures) in zip(changes, shown, strict=False)
            ],
            "count": len(changes),
        },
        strength=STRENGTH_OF[first.kind],
        remedy="提供由原件直接扫描或导出、未经修改的文件",
    )  # fmt: skip


def _shown(
    document: Document, data: bytes, change: Change, draw: bool
) -> tuple[Box | None, dict[str, str]]:
    """The place, and its pictures in both revisions where they may be shown."""
    box = box_of_words(document, change.page, change.after)
    try:
        parts = (data[: change.cut], data) if draw else ()
        pages = [drawn(pdfium.PdfDocument(part)[change.page - 1], DPI) for part in parts]
    except (pdfium.PdfiumError, IndexError, ValueError):
        pages = []
    if not pages:
        return box, {}
    old, new = pages
    box = _seen_at(old, new, box)
    lines = [line for line in document.lines if line.page == change.page]
    if box is None or not may_show((*lines, Line(change.before + change.after, box)), box):
        return box, {}
    return box, {"picture_before": cut(old, box), "picture_after": cut(new, box)}


def _seen_at(old: Pixels, new: Pixels, box: Box | None) -> Box | None:
    """The row of the words with the place that looks otherwise, or the latter where it is apart."""
    places = [place for place, _ in differing(old, new)] if old.shape == new.shape else []
    if not places:
        return box
    if box is None:
        return max(places, key=area)
    nearest = max(places, key=lambda place: (common(place, box), area(place)))
    return union((box, nearest)) if common(nearest, box) else nearest


def _versions(data: bytes) -> tuple[Texts | None, Older]:
    """The present text of a PDF and that of its earlier revisions, with where these end."""
    ends = earlier.ends(data)
    return _texts(data), [(end, old) for end in ends if (old := _texts(data[:end])) is not None]


def _listed(path: Path) -> tuple[Texts | None, Older]:
    """The same of an OFD, whose versions end nowhere."""
    now, older = versions.texts(path)
    return now, [(0, old) for old in older]


def _texts(data: bytes) -> Texts | None:
    """Each page's visible lines; ``None`` where the bytes are no PDF of their own."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return None
    texts = []
    for index in range(min(len(document), MAX_PAGES)):
        try:
            texts.append(seen_text.lines(document[index]))
        except pdfium.PdfiumError:
            texts.append([])
    document.close()
    return texts


def _changes(old: Texts, new: Texts) -> Iterator[Change]:
    for number, (before, after) in enumerate(zip(old, new, strict=False), start=1):
        # A page moved or put in between is no rewriting: its text stands on another page now.
        if sorted(before) != sorted(after) and before not in new and after not in old:
            yield from _on_page(number, "".join(before), "".join(after))


def _on_page(number: int, before: str, after: str) -> Iterator[Change]:
    # Equal ends cost nothing; what lies between is compared letter by letter.
    head = _same_start(before, after)
    rest = min(len(before), len(after)) - head
    tail = min(rest, _same_start(before[::-1], after[::-1]))
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    steps = _steps(old, new)
    kept = head + tail + sum(b - a for kind, a, b, _, _ in steps if kind == "equal")
    if kept < 0.3 * min(len(before), len(after)):
        return  # another page altogether: reordered pages, not a rewritten word
    spans = [
        (a, b, c, d)
        for kind, a, b, c, d in steps
        if kind != "equal" and _words(old[a:b]) != _words(new[c:d])
    ]
    for a, b, c, d, kind in _kinds(old, new, spans):
        sides = _around(before, a + head, b + head), _around(after, c + head, d + head)
        yield Change(number, *sides, kind)


def _steps(old: str, new: str) -> Sequence[tuple[str, int, int, int, int]]:
    """What is equal, gone, come and replaced: the longest equal pieces first, on large tables the
    fewest letters changed, which costs less.
    """
    if len(old) * len(new) > MAX_COMPARED:
        steps = Levenshtein.opcodes(old, new)
        return [(x.tag, x.src_start, x.src_end, x.dest_start, x.dest_end) for x in steps]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _kinds(old: str, new: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, int, int, Kind]]:
    """Each change with its kind; the same letters gone and come close by are one: another order."""
    starts = [n for n, (x, y) in enumerate(pairwise(spans), 1) if y[0] - x[1] > CLOSE]
    for first, last in pairwise([0, *starts, len(spans)] if spans else []):
        group = spans[first:last]
        gone, come = ("".join(part) for part in zip(*_letters(old, new, group), strict=True))
        if len(group) > 1 and sorted(gone) == sorted(come):
            yield group[0][0], group[-1][1], group[0][2], group[-1][3], "replaced"
        else:
            yield from ((a, b, c, d, _kind(old[a:b], new[c:d])) for a, b, c, d in group)


def _letters(old: str, new: str, spans: Sequence[Span]) -> Iterator[tuple[str, str]]:
    return ((_words(old[a:b]), _words(new[c:d])) for a, b, c, d in spans)


def _words(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _kind(old: str, new: str) -> Kind:
    if _BLANK.fullmatch(old):
        return "added"
    return "removed" if _BLANK.fullmatch(new) else "replaced"


def _same_start(a: str, b: str) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _around(text: str, start: int, end: int) -> str:
    """The changed words with a little of what stands beside them; empty where there are none."""
    if start == end:
        return ""
    return text[max(0, start - BESIDE) : end + BESIDE][:80]


def _unique(changes: Iterator[Change]) -> Iterator[Change]:
    seen = set()
    for change in changes:
        if change not in seen:
            seen.add(change)
            yield change
