"""Records with a document number of their own, for checks that compare numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.model.finding import Finding
from checker.model.material import Record

SURE = 0.9
_NOT_WORDS = re.compile(r"[\W_]+")
_ANNEX = re.compile(r"附件|附表|附录")
GRAM = 5
ALIKE, SAME = 0.35, 0.8  # of the shorter text: versions of one; one whatever else differs
UNLIKE = 0.5  # of the shorter title, in pairs of letters
_REPLACES = re.compile(
    "更正|勘误|补正|重新印发|重新公布|重新发布|修[订正](?:后|版|本|稿)|(?<=[(（])[^()（）]*修[订正](?=[)）])"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """One record with its number, split into code word, year and serial."""

    record: Record
    value: str
    code: str
    year: int
    serial: int

    @property
    def series(self) -> tuple[str, int]:
        """One body's numbers of one year run in one series."""
        return self.code, self.year


def numbered(records: Iterable[Record]) -> Iterator[Numbered]:
    """Records whose number is present and sure; several numbers or doubts leave a record out."""
    for record in records:
        found = record.finding("document_number")
        if found is None or found.outcome != "present" or found.confidence < SURE:
            continue
        values = found.values
        year, serial = _number(values.get("year")), _number(values.get("serial"))
        if values.get("value") and values.get("code") and year and serial and not _mended(found):
            yield Numbered(record, str(values["value"]), str(values["code"]), year, serial)


def replaces(record: Record) -> str:
    """The word by which a title says that the paper corrects or replaces one; else empty.

    Some offices issue these under the old number with a new date.
    """
    found = _REPLACES.search(record.title)
    return found[0] if found else ""


def _mended(found: Finding) -> bool:
    return bool(found.values.get("mended"))


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0


def same_paper(a: Record, b: Record) -> bool:
    """Whether two records may be one paper, or parts of one: then a shared number is natural.

    True where either is an annex, where much of the shorter text stands in the longer, or where
    too little text was read to tell. Papers that bear other numbers, or other titles and days, are
    one only where nearly all is: offices write their notices from one another, and of a number and
    a day that are both another's not both were misread.
    """
    if a.material.sha256 == b.material.sha256 or _annex(a) or _annex(b):
        return True
    first, second = _plain(a.text), _plain(b.text)
    if min(len(first), len(second)) < 80:
        return True
    titles = _plain(a.title), _plain(b.title)
    numbers, days = _other_numbers(a, b), _other_days(a, b)
    if numbers or (days and all(titles) and _common(*titles, size=2) < UNLIKE):
        return not (numbers and days) and _common(first, second) >= SAME
    if titles[0] and (titles[0] in titles[1] or (titles[1] and titles[1] in titles[0])):
        return True
    return _common(first, second) >= ALIKE


def _other_numbers(a: Record, b: Record) -> bool:
    return len({(item.code, item.year, item.serial) for item in numbered((a, b))}) == 2


def _other_days(a: Record, b: Record) -> bool:
    days = {record.date for record in (a, b) if record.date_from == "document"} - {None}
    return len(days) == 2


def _common(first: str, second: str, size: int = GRAM) -> float:
    """The share of the shorter's runs of letters that stand in the other."""
    runs = [{text[i : i + size] for i in range(len(text) - size + 1)} for text in (first, second)]
    return len(runs[0] & runs[1]) / max(1, min(map(len, runs)))


def _annex(record: Record) -> bool:
    return bool(_ANNEX.match(record.title) or _ANNEX.match(record.text.lstrip()[:6]))


def _plain(text: str) -> str:
    return _NOT_WORDS.sub("", text)
