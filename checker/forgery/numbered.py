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

    True where either is an annex, where most of the shorter text stands in the longer, or where
    too little text was read to tell.
    """
    if a.material.sha256 == b.material.sha256 or _annex(a) or _annex(b):
        return True
    first, second = _plain(a.text), _plain(b.text)
    if min(len(first), len(second)) < 80:
        return True
    titles = _plain(a.title), _plain(b.title)
    if titles[0] and (titles[0] in titles[1] or (titles[1] and titles[1] in titles[0])):
        return True
    grams = [{text[i : i + GRAM] for i in range(len(text) - GRAM + 1)} for text in (first, second)]
    return len(grams[0] & grams[1]) >= 0.35 * min(len(grams[0]), len(grams[1]))


def _annex(record: Record) -> bool:
    return bool(_ANNEX.match(record.title) or _ANNEX.match(record.text.lstrip()[:6]))


def _plain(text: str) -> str:
    return _NOT_WORDS.sub("", text)
