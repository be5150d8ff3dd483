"""One material as the scorer sees it: its record, the manifest row that speaks of it, its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from checker.elements import title_words, web
from checker.evidence.language import mood, short_dates, written
from checker.evidence.language.calendar import Period
from checker.model.material import ManifestRow, Material, Record
from checker.model.rules import Item

FLOWING = ("docx", "text", "sheet", "legacy", "html")  # formats whose lines are whole paragraphs
TITLE_ROWS = 6
LONGEST = 60  # characters; a longer "title" is running text
WIDEST = 120  # characters; a longer one is a whole sheet run together
_COUNTED = re.compile(r"^(?:共|合计)?(?:[一二两三四五六七八九十]+|\d+)[个项条类种篇家起期次份款件]")
_CUT_DATE = re.compile(r"(?<=\d)\s*\n\s*(?=[年月日](?![份期度]))")  # a row may end within a date
_DOTS = dict.fromkeys(map(ord, "・•‧∙⋅"), "·")
_QUOTES = str.maketrans("", "", "“”\"'‘’《》〈〉「」『』")


def one_width(text: str) -> str:
    """Text in one width, with one middle dot for all that look alike (信用交通・山东)."""
    return unicodedata.normalize("NFKC", text).translate(_DOTS)


def plain(text: str) -> str:
    """Width-folded text without blanks."""
    return re.sub(r"\s+", "", one_width(text))


def key_of(text: str) -> str:
    """A name with blanks, quotes and punctuation taken off, to tell one unit from another."""
    return re.sub(r"[\W_]+", "", plain(text).translate(_QUOTES))


def draft_of(title: str) -> str:
    """The word by which a title calls its paper a draft, else an empty string."""
    found = title_words.DRAFT.search(plain(title))
    return found[0] if found else ""


def _broken_off(title: str) -> bool:
    """Whether a line ends within a quotation, so that the next one goes on with it."""
    return any(title.count(first) > title.count(last) for first, last in ("“”", "《》", "()"))


class Words:
    """A paper's words, folded once however many rows speak of it; equal only to themselves."""

    def __init__(self, record: Record | None, period: Period) -> None:
        self.record = record
        self.period = period

    @cached_property
    def text(self) -> str:
        """The visible text without blanks."""
        return written.arabic(plain(self._shown)) if self.record else ""

    @cached_property
    def _shown(self) -> str:
        """The visible text without the time at which a browser printed the page."""
        lines = [line for line in self.record.lines if not line.hidden] if self.record else []
        printed = web.print_times(lines)
        return "\n".join(line.text for line in lines if line not in printed)

    @cached_property
    def lines(self) -> str:
        """The visible text line by line, for dates that must not run into each other."""
        if self.record is None:
            return ""
        lines = written.arabic(one_width(self._shown))
        lines = _CUT_DATE.sub("", lines)
        return short_dates.spelt(lines)

    @cached_property
    def clauses(self) -> tuple[mood.Clause, ...]:
        """What the text below its title says, clause by clause.

        Where the text itself was taken for a title, for want of one, all of it.
        """
        if self.record is None:
            return ()
        title = plain(self.record.title)
        if len(title) > WIDEST or re.search("[。;]", title) or _broken_off(title):
            title = ""
        rows = [plain(row) for row in self.lines.splitlines()]
        body = [row for at, row in enumerate(rows) if at > TITLE_ROWS or row not in title]
        end = "\n" if self.record.format in FLOWING else ""
        return tuple(mood.clauses(re.split(r"[。;!?\n]", end.join(body)), self.period))


@dataclass(frozen=True)
class Exhibit:
    """A material under one item. ``record`` is ``None`` where the file could not be read."""

    material: Material
    record: Record | None
    words: Words
    item: Item
    row: ManifestRow | None = None
    doubt: str = ""  # why it is not certain that it belongs under this item
    refused: str = ""
    shared: int = 1  # materials that the row stands for

    @property
    def kind(self) -> str:
        """The document's kind, empty where unread."""
        return self.record.kind if self.record else ""

    @cached_property
    def matter(self) -> str:
        """The manifest's 事项; empty where it only says what the item counts, or how many."""
        stated = self.row.matter.strip() if self.row else ""
        called = iter(key_of(self.item.title + self.item.unit_name))
        named = any(letter not in called for letter in key_of(_COUNTED.sub("", stated)))
        return stated if named else ""

    @property
    def dated_by_row(self) -> bool:
        """Whether the manifest goes event by event: several dated rows on one paper.

        The date of a single row is that of the paper; what the paper itself lists goes before it.
        """
        ref = self.row.ref if self.row and self.row.date else None
        return sum(bool(row.date) for row in self.material.rows if row.ref == ref) > 1

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        return PurePosixPath(self.material.path).stem

    @property
    def folder(self) -> str:
        """The name of the folder it lies in."""
        return PurePosixPath(self.material.path).parent.name

    @cached_property
    def title(self) -> str:
        """What the paper calls itself, with its file name and the manifest's words."""
        own = self.record.title if self.record and len(self.record.title) <= WIDEST else ""
        matter, note = (self.row.matter, self.row.note) if self.row else ("", "")
        return plain("\n".join((matter, own, self.stem, note)).replace("\n", "|"))

    @property
    def named(self) -> str:
        """What a paper calls itself; of one that was not issued also its file name and row."""
        issued = self.record is not None and self.kind == "policy" and self.record.readable == "yes"
        return plain(self.record.title) if issued and self.record else self.title

    @cached_property
    def heading(self) -> str:
        """The title and the first row, where a screen or a note says what it is."""
        first = next((line for line in self.lines.splitlines() if line.strip()), "")
        return f"{self.title}|{plain(first)}" if len(first) <= LONGEST else self.title

    @cached_property
    def draft(self) -> str:
        """征求意见稿 and the like in what a paper calls itself; empty for an issued one."""
        own = f"{plain(self.record.title)}|{plain(self.stem)}" if self.record else ""
        return "" if self.kind in ("", "news", "photo") else draft_of(own)

    @property
    def text(self) -> str:
        """The paper's visible text without blanks."""
        return self.words.text

    @property
    def lines(self) -> str:
        """The visible text line by line."""
        return self.words.lines

    @cached_property
    def told(self) -> str:
        """The text without what a paper leaves out.

        Of other material: without what it plans, denies or tells of another year.
        """
        if self.kind in ("", "policy") or (self.kind == "ledger" and not self._in_prose):
            return mood.without_left_out(self.text)
        told: list[str] = []
        for clause in self.words.clauses:
            if clause.done:
                told.append(clause.text + ("。" if clause.last else ","))
            elif clause.last and told:  # the sentence ends, though its end is left out
                told[-1] = re.sub(",$", "。", told[-1])
        return "".join(told)

    @property
    def _in_prose(self) -> bool:
        """Whether a file that tells its tables has none, whatever it is called."""
        lines = self.record.lines if self.record and self.record.format in FLOWING else ()
        tabled = (line.where == "table" or line.cell or "\t" in line.text for line in lines)
        return bool(lines) and not any(tabled)

    @property
    def name(self) -> str:
        """A short name to show."""
        title = self.record.title if self.record else ""
        return title if 0 < len(title) <= LONGEST else self.stem
