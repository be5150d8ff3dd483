"""Several papers bound in one file (合订, 汇编): each is judged as if it were handed in alone.

A paper begins where the masthead of the first one comes again, be it the file's first line or a
site's name under a caption; at the top of a page after one that was left unfinished; behind the
signature of another that is signed too; or at a headline beside a line on where and when. It has
a headline, a date and words of its own, else it goes on with the one before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from checker.evidence.exhibit import Exhibit, Words, plain
from checker.evidence.facts import events, headlines, points, rows
from checker.evidence.facts.days import all_days
from checker.evidence.language.written import arabic
from checker.model.document import Line
from checker.model.material import Record
from checker.numerals import YEARED

UNITS = (
    "matter",
    "posting",
    "product",
)  # items that count papers or what they are about one by one
MOST = 60  # papers of one file
SIGNED = 3  # lines of a title, a signature and its day
MASTHEAD = (3, 24)  # characters of a line that comes again over each paper
UNFINISHED = 0.75  # of a page's height: text that ends above it was followed by a page break
_TOP = 6  # lines among which a heading and its number stand
_ROWS = 3  # of a headline
_LONGEST = 40  # characters of one of its rows
_LEAST = 6
_BODY = 5  # characters of a line that tells something
_FOLIO = re.compile(r"\s*[-—–－]*\s*\d{1,3}\s*[-—–－]*\s*")  # a page's number
_ADDRESSED = re.compile(r"^[^,。;]{2,30}[:：]$")
_HEADER = re.compile(r"\S{2,30}文件")
_NUMBER = re.compile(rf"\S{{2,16}}{YEARED}\d+号")
_NO_HEADLINE = re.compile(
    r"^(?:附[件表图]?|目录|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．])|[。；;，,：:]$|。"
)


@dataclass(frozen=True, slots=True)
class _Paper:
    lines: tuple[Line, ...]
    title: str
    day: date | None


def papers(exhibit: Exhibit) -> list[Exhibit]:
    """The papers of a file, each under the item; the whole where it is one, or named as one."""
    record, row = exhibit.record, exhibit.row
    if record is None or exhibit.item.unit not in UNITS or exhibit.matter:
        return [exhibit]
    own = exhibit.item.three_elements == "required"
    if record.kind in ("photo", "ledger", "pledge") or own or rows.of(exhibit):
        return [exhibit]
    apart = "several" not in exhibit.item.unit_settings  # else its articles are told as entries
    lines = [line for line in record.lines if not (line.hidden or _FOLIO.fullmatch(line.text))]
    found = _found(lines, apart)
    whole = (_numbered(paper.lines) or _signed(paper.lines) for paper in found)
    if record.kind == "policy" and not all(whole):
        return [exhibit]
    stated = row.quantity if row else None
    if len(found) < 2 or (stated is not None and stated not in (1, len(found))):
        return [exhibit]
    return [_alone(exhibit, record, paper, at) for at, paper in enumerate(found[:MOST], 1)]


def _alone(exhibit: Exhibit, record: Record, paper: _Paper, number: int) -> Exhibit:
    """A paper as an exhibit of its own; the file's name and the manifest's date are of them all."""
    day = paper.day.isoformat() if paper.day else None
    own = replace(
        record,
        pages=(replace(record.pages[0], lines=paper.lines, thumbnail=None),),
        title=paper.title,
        date=day,
        date_from="document" if day else None,
    )
    path = PurePosixPath(exhibit.material.path)
    material = replace(exhibit.material, path=str(path.with_name(f"第{number}篇{path.suffix}")))
    row = replace(exhibit.row, quantity=None, date="") if exhibit.row else None
    if record.kind == "policy":
        rest = tuple(one for one in record.findings if one.check != "document_number")
        own = replace(own, issuer=_issuer(paper.lines), findings=rest)
    words = Words(own, exhibit.words.period)
    return replace(exhibit, material=material, record=own, words=words, row=row)


def numbered(line: str) -> bool:
    """Whether a line (plain) is a document number and nothing else."""
    return _NUMBER.fullmatch(line) is not None


def _numbered(lines: Sequence[Line]) -> bool:
    """Whether a paper opens with a document number of its own."""
    return any(numbered(plain(line.text)) for line in lines[:_TOP])


def _issuer(lines: Sequence[Line]) -> str:
    """Whose heading stands over a paper, else who signed it; empty where neither is told."""
    heads = (plain(line.text) for line in lines[:_TOP])
    head = next((head.removesuffix("文件") for head in heads if _HEADER.fullmatch(head)), "")
    return head or (plain(lines[-2].text) if _signed(lines) else "")


def _found(lines: Sequence[Line], by_headline: bool) -> list[_Paper]:
    """The papers, in the way that tells most of them apart."""
    if not lines:
        return []
    ways = [(_mastheads(lines), 1), (_page_tops(lines), 0), (_signed_ones(lines), 0)]
    ways += [(_bylines(lines), 0)] if by_headline else []
    return max((_read(lines, *way) for way in ways), key=len)


def _read(lines: Sequence[Line], starts: Sequence[int], masthead: int) -> list[_Paper]:
    if len(starts) < 2:
        return []
    read: list[_Paper] = []
    for piece in (lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)):
        title, day = _headline(piece[masthead:]) or _decision(piece), _day(piece)
        if title and (day or any(points.issue(line.text) for line in piece)):
            read.append(_Paper(tuple(piece), title, day))
        elif read:
            read[-1] = replace(read[-1], lines=(*read[-1].lines, *piece))
    return read


def _mastheads(lines: Sequence[Line]) -> list[int]:
    """The first line, and where it comes again, else where a site's name does that comes again."""
    texts = [plain(line.text) for line in lines]
    places = Counter(texts)
    named = [text for text in texts[1:] if places[text] > 1 and headlines.masthead(text)]
    for text in (texts[0], *named[:1]):
        again = [at for at, each in enumerate(texts) if at and each == text]
        if MASTHEAD[0] <= len(text) <= MASTHEAD[1] and again:
            return [0, *again]
    return [0]


def _page_tops(lines: Sequence[Line]) -> list[int]:
    """The first line, and that of each page that follows an unfinished one."""
    tops = [0]
    for at in range(1, len(lines)):
        before, line = lines[at - 1], lines[at]
        if line.page > before.page and before.box[3] < UNFINISHED:
            tops.append(at)
    return tops


def _bylines(lines: Sequence[Line]) -> list[int]:
    """Each line that begins an article: its headline, or the one above on where and when."""
    return points.starts([line.text for line in lines])


def _signed_ones(lines: Sequence[Line]) -> list[int]:
    """Where each of several papers begins that all end with a signature and its day."""
    texts = [plain(arabic(line.text)) for line in lines]
    ends = [at for at in range(1, len(texts)) if events.signature(texts[at - 1], texts[at])]
    return [0, *(at + 1 for at in ends[:-1])] if ends and ends[-1] == len(texts) - 1 else []


def _decision(piece: Sequence[Line]) -> str:
    """What a signed paper is called that is addressed right under its title (荣誉证书)."""
    called, to = plain(piece[0].text), plain(piece[1].text) if len(piece) > SIGNED else ""
    whole = _numbered(piece) or _signed(piece)
    if len(called) > _LONGEST or headlines.over(called) or not whole:
        return ""
    return called + (to if _ADDRESSED.search(to) else "")


def _signed(piece: Sequence[Line]) -> bool:
    ends = [plain(arabic(line.text)) for line in piece[-2:]]
    return len(piece) > SIGNED and events.signature(*ends)


def _headline(piece: Sequence[Line]) -> str:
    """The rows between masthead and text; empty where there is no such headline or no text."""
    texts = [plain(line.text) for line in piece]
    at = next((n for n, text in enumerate(texts) if not _above(text)), len(texts))
    taken: list[str] = []
    for text in texts[at:]:
        if _NO_HEADLINE.search(text) or len(text) > _LONGEST or headlines.over(text):
            break
        taken.append(text)
    body = [text for text in texts[at + len(taken) :] if len(text) >= _BODY]
    fits = 0 < len(taken) <= _ROWS and any(not headlines.over(text) for text in body)
    title = "".join(taken)
    return title if fits and len(title) >= _LEAST else ""


def _above(text: str) -> bool:
    return bool(headlines.over(text) or _HEADER.fullmatch(text) or _NUMBER.fullmatch(text))


def _day(piece: Sequence[Line]) -> date | None:
    """The day over or under the headline, else that of the signature, else the first told."""
    texts = [arabic(line.text) for line in piece]
    over = [text for text in texts[: 2 * _ROWS + 2] if headlines.over(plain(text))]
    signed = [text for text in texts[-3:] if headlines.over(plain(text))]
    for told in (over, signed, texts):
        if days := [day for text in told for day in all_days(text)]:
            return days[0]
    return None
