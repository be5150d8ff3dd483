"""Events told one after another in a text: each the smallest piece with a date and its matter.

The counterpart for running text, points and sections of the rows of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from checker.elements import web
from checker.evidence.exhibit import FLOWING, Exhibit, one_width, plain
from checker.evidence.facts import openings, rows, tables
from checker.evidence.facts.days import YEARS, When, year_told
from checker.evidence.facts.openings import Found
from checker.evidence.language import mood, short_dates
from checker.evidence.language.calendar import Period
from checker.evidence.language.written import arabic
from checker.model.document import Line

_SECTION = re.compile(rf"\s*(?:{openings.MARK}|{openings.ORDINAL}|【[^【】]{{2,8}}】)")
_ORGAN = re.compile(r"(?:局|厅|政府|办公室|领导小组|专班|中心|委员会|委|办|站|科|股)[)]?$")
_ENDS = re.compile(r"[。;:!?]\s*$")
_FULL_STOP = re.compile(r"(?<=[。;!?])")
COMMA = re.compile(  # before each month that a part of a sentence opens with too
    r"(?<=[。;!?])|(?<=[,、])(?=[^,、。;\d《》]{0,16}?(?:20\d\d年)?(?:1[0-2]|0?[1-9])月)"
)
_LEAD = re.compile(r"[^:]{8,}:(?=(?:20\d\d年)?\d{1,2}月)")
_NAMES = re.compile(
    r"(?:会|会议|学习|活动|培训|座谈|纪要|记录|时间|日期)(?:[一二三四五六\d]|[(].{1,12}[)])?$"
)
_LEADS = re.compile(r"(?:如下|见下表)[:。]?$")
LONGEST_NAME = 24  # characters of an organ's name
BARE = 4  # characters beside a date; less and it is one of a list of days
LONGEST_QUOTED = 40  # characters behind a mark that opens a quotation
HEADING = 40  # characters of a line that may be a heading
WRAPPED = 0.9  # of the widest line: one that ends short of it ends its paragraph


@dataclass(slots=True)
class Event:
    """A piece of text with the date at its head."""

    when: When | None = None
    words: list[str] = field(default_factory=list)
    headings: int = 0  # of its words those at the head that are headings
    published: bool = False  # dated by a page's 发布时间 until the text tells when it was

    @property
    def title(self) -> bool:
        """Whether only headings were read so far."""
        return self.headings == len(self.words)

    @property
    def text(self) -> str:
        """All its words without blanks."""
        return plain("".join(self.words))

    def refined(self, when: When, sentence: str) -> bool:
        """Whether a heading's date is only told more closely: the day of its month or quarter."""
        if not (self.title and self.when and when.day) or (self.when.day or when.day) != when.day:
            return False
        same = not self.when.quarter or self.when.quarter == when.quarter
        return same or bool(re.match(r"\s*\S{0,4}(?:时间|日期)|[^,。]*补[开办学]", sentence))

    def clauses(self, period: Period) -> list[mood.Clause]:
        """What it says below its headings, clause by clause."""
        told = self.words[self.headings :] or self.words
        sentences = [part for word in told for part in re.split(r"[。;!?\n]", plain(word))]
        return list(mood.clauses(filter(None, sentences), period))


def told(exhibit: Exhibit, ends: re.Pattern[str] = _FULL_STOP, assumed: int = 0) -> list[Event]:
    """The dated events in the order of the text; headings and notes without a date left aside.

    ``ends`` is where one sentence parts from the next; ``assumed`` the year where none is named.
    """
    reader = _Reader(year_over(exhibit) or assumed, exhibit.words.period, ends)
    title = plain(exhibit.record.title) if exhibit.record else ""
    own = [p for p in paragraphs(exhibit) if not _over(p, title)]
    for at, paragraph in enumerate(own):
        before = own[at - 1] if at else ""
        reader.take(paragraph, before, last=at == len(own) - 1)
    found = [event for event in reader.events if event.when]
    days = any(event.when and event.when.day and not event.title for event in found)
    return [event for event in found if not (days and _only_named(event, title))]


def _only_named(event: Event, title: str) -> bool:
    """Whether it is but the paper's own name with a quarter or month (第四季度学习情况)."""
    return bool(event.when and not event.when.day and event.text in title)


class _Reader:
    """Takes paragraphs one by one; ``year`` is the one that holds for dates without."""

    def __init__(self, year: int, period: Period, ends: re.Pattern[str]) -> None:
        self.events: list[Event] = [Event()]
        self._year, self._period, self._ends = year, period, ends
        self._month, self._signed = 0, 0  # the month told last, the events signed already

    def take(self, paragraph: str, before: str, last: bool) -> None:
        """One paragraph, sentence by sentence."""
        signed = _signed(paragraph, before, last)
        if signed:
            self._sign(signed)
        elif year := _heading_year(paragraph):
            self._year, self._month = year, 0
        else:
            self._read(paragraph)

    @property
    def _open(self) -> Event:
        return self.events[-1]

    def _read(self, paragraph: str) -> None:
        parts = [part for part in self._ends.split(paragraph) if part.strip()]
        led = [_led(part) for part in parts]
        sentences = [each for pieces in led for each in pieces]
        short = len(sentences) == 1 and len(paragraph) <= HEADING and not _ENDS.search(paragraph)
        section = _SECTION.match(paragraph) or (short and _NAMES.search(plain(paragraph)))
        if section and self._open.when and not self._open.title:
            self.events.append(Event())
        for pieces in led:
            if len(pieces) > 1 and self._open.when and not self._open.title:
                self.events.append(Event())  # what leads to a list belongs to the list
            for sentence in pieces:
                self._sentence(sentence, short, bool(web.article([paragraph])))

    def _sentence(self, sentence: str, heading: bool, published: bool) -> None:
        found = openings.opening(sentence) or openings.closing(sentence)
        dates = [when for one in found if (when := self._dated(one))]
        told = self._open.published and not published
        if dates and self._open.when and not told and not self._open.refined(dates[0], sentence):
            self.events.append(Event())
        event = self._open
        event.headings += event.title and heading
        event.words.append(sentence)
        if dates:
            event.when, event.published = dates[0], published
            self.events += [Event(when, event.words, event.headings) for when in dates[1:]]

    def _dated(self, found: Found) -> When | None:
        """A date with its year; one told after a date of last year goes on into this one."""
        year = found.year or self._year
        turned = 0 < found.month < self._month and year < self._period[0].year
        when = found.when(year + 1 if turned and not found.year else year) if year else None
        if when:
            self._year, self._month = int(when.text[:4]), found.month or self._month
        return when

    def _sign(self, found: Found) -> None:
        """A signature ends a record, and dates one that tells no date of its own."""
        own = self.events[self._signed :]
        if not any(event.when for event in own):
            own[0].when = self._dated(found)
        self.events.append(Event())
        self._signed = len(self.events) - 1


def _led(sentence: str) -> list[str]:
    """A sentence, and apart from it what it leads to by a colon where only that has a date."""
    lead = _LEAD.match(sentence)
    if not lead or openings.opening(sentence):
        return [sentence]
    rest = sentence[lead.end() :]
    parts = [part for part in COMMA.split(rest) if part.strip()]
    each = all(openings.opening(part) and len(openings.DATE.sub("", part)) > BARE for part in parts)
    return [lead[0], *(parts if each else [rest])]  # 学习3次:3月22日学习…,6月16日学习…


def _over(paragraph: str, title: str) -> bool:
    """Whether a paragraph is the title, or only leads to what follows."""
    words = plain(paragraph)
    return (words in title and not openings.opening(paragraph)) or bool(_LEADS.search(words))


def _signed(paragraph: str, before: str, last: bool) -> Found | None:
    """The date of a signature: alone on its line or behind an organ's name."""
    if alone := openings.bare(paragraph):
        return alone if last or _ORGAN.search(before.strip()) else None
    marks = list(openings.DATE.finditer(paragraph))
    name = paragraph[: marks[0].start()].strip() if marks else ""
    ends = _ORGAN.search(name) and len(name) <= LONGEST_NAME and not re.search(r"[于在,:]", name)
    return openings.bare(paragraph[marks[0].start() :]) if ends else None


def signature(name: str, day: str) -> bool:
    """Whether two lines (plain) are an organ's name and the day on which it signed."""
    return len(name) <= LONGEST_NAME and bool(_ORGAN.search(name) and openings.bare(day))


def _heading_year(paragraph: str) -> int:
    """The year of a line that says nothing else (2023年, 一、2022年度)."""
    found = re.fullmatch(rf"\s*(?:{openings.MARK})?(20\d\d)年度?[:]?\s*", paragraph)
    return int(found[1]) if found else 0


def year_over(exhibit: Exhibit) -> int:
    """The one year that the title, else the text tells of; 0 where there are several or none."""
    own = exhibit.record.title if exhibit.record else ""
    for words in (own, exhibit.lines, exhibit.material.path):
        years = [int(year) for year in YEARS.findall(words)]
        if year := year_told(years, words, exhibit.words.period):
            return year
    return 0


def paragraphs(exhibit: Exhibit) -> Iterator[str]:
    """The lines below the title, on a page those of one paragraph put together."""
    record = exhibit.record
    lines = [line for line in record.lines if not line.hidden] if record else []
    flowing = record is not None and record.format in FLOWING
    tabled = {line.text for line in lines if line.where == "table"} if rows.of(exhibit) else set()
    if flowing:
        texts = [text for text in exhibit.lines.splitlines() if text not in tabled]
    else:
        texts = _joined([line for line in lines if not tabled or line.where != "table"])
    yield from (text for text in texts if text.strip())


def _with_days(lines: Sequence[Line]) -> list[Line]:
    """The lines, a day at the far end of a row put behind what it dates."""
    found: list[Line] = []
    for line in lines:
        if found and openings.bare(one_width(line.text)) and tables.beside(found[-1], line):
            before = found.pop()
            box = (before.box[0], before.box[1], line.box[2], before.box[3])
            found.append(replace(before, text=f"{before.text} {line.text}", box=box))
        else:
            found.append(line)
    return found


def _joined(seen: Sequence[Line]) -> list[str]:
    lines = _with_days(seen)
    widest = max((line.box[2] for line in lines), default=1.0)
    found: list[str] = []
    ended = True
    texts = (" ".join(one_width(line.text).split("\n")) for line in lines)
    whole = "\n".join(arabic(text.strip()) for text in texts)
    for line, text in zip(lines, short_dates.spelt(whole).split("\n"), strict=bool(lines)):
        begins = _SECTION.match(text) or openings.opening(text)
        if ended or (begins and not _quoting(found[-1])):
            found.append(text)
        else:
            found[-1] = arabic(found[-1] + text)
        over = bool(_ENDS.search(text)) or line.box[2] < WRAPPED * widest
        ended = over and not _quoting(found[-1])
    return found


def _quoting(text: str) -> bool:
    """Whether a text breaks off inside a quotation, whose rest the next line goes on with."""
    ends = text[-LONGEST_QUOTED:]
    return any(ends.rfind(first) > ends.rfind(last) for first, last in ("“”", "《》"))
