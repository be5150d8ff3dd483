"""Content that one item may not use because another item uses it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from checker.evidence.conditions.listed_pages import title_of
from checker.evidence.exhibit import LONGEST, key_of
from checker.evidence.facts.places import entries
from checker.model.ledger import Proof
from checker.model.material import Record, Submission
from checker.model.rules import IndicatorSystem, Item, entry_of

GRAMS = 5  # characters a piece when texts are compared
ALIKE, MOSTLY = 0.9, 0.6  # share of common pieces: in review, or sure if the titles agree too
LEAST, TITLE = 60, 6  # characters below which a text or title proves nothing
EQUAL = 20  # characters of a text that is the same from end to end
RETOLD = 30  # characters on end, blanks and marks left out, that tell one event twice
NAMED = 8  # characters, blanks and marks left out, of a title that names one item among many
FRAMES = 3  # materials with the same row, which then is no part of what they tell
_SENTENCE = re.compile("[。，；,;]")
HEAD = 12  # rows of a page among which its headline stands


_NAMED = re.compile(r"《([^《》\n]{4,40})》")
_ORGAN = re.compile(r"[\u4e00-\u9fff]{2,24}(?:局|厅|委|委员会|政府|办公室|中心|大队|领导小组)")


class Titles:
    """Titles with the first material that bears each, in the order in which they were met."""

    def __init__(self, of: Mapping[str, str]) -> None:
        self.of = of
        told = [name for name in of if NAMED <= len(name) <= LONGEST and not _ORGAN.fullmatch(name)]
        self._place = {name: place for place, name in enumerate(told)}
        self._told = told
        self._joined = "\n".join(told)

    def near(self, title: str) -> str:
        """The first material whose title holds this one or stands in it; no running text."""
        if not NAMED <= len(title) <= LONGEST:
            return ""
        ends = range(NAMED, len(title) + 1)
        inner = {title[first:last] for last in ends for first in range(last - NAMED + 1)}
        places = [self._place[name] for name in inner & self._place.keys()]
        at = self._joined.find(title)
        if at >= 0:
            places.append(self._joined.count("\n", 0, at))
        return self.of[self._told[min(places)]] if places else ""


class Contents:
    """Which materials hold the same content, and which stand under an entry."""

    def __init__(
        self, system: IndicatorSystem, submission: Submission, records: Sequence[Record]
    ) -> None:
        self._records = {record.material.id: record for record in records}
        self._shas = {material.id: material.sha256 for material in submission.materials}
        self._texts: dict[str, str] = {}
        self._grams: dict[str, frozenset[str]] = {}
        self._heads: dict[str, frozenset[str]] = {}
        self._under: dict[str, list[str]] = {}
        self._titles: dict[str, Titles] = {}
        self._tellings: dict[str, tuple[str, frozenset[str]]] = {}
        self._overlaps: dict[tuple[str, str], float] = {}
        for material in submission.materials:
            for entry in entries(system, material):
                self._under.setdefault(entry.ref, []).append(material.id)

    def twin(self, proof: Proof, ref: str, others: Iterable[Proof]) -> tuple[str, bool]:
        """The material under another entry that holds this proof's content; whether it is sure."""
        return self.twin_among(proof, self._under.get(ref, ()), others)

    def titled(self, proof: Proof, ref: str, others: Iterable[Proof]) -> tuple[str, bool]:
        """The material under another entry with the title of this posting; whether it is sure.

        A title with words more before or behind it (whose it is, a column's name) is it if it came
        out on the same day, else it may be.
        """
        own, others = title_of(proof), list(others)
        if len(own) < NAMED:
            return "", False
        titles = self._named(ref, others)
        if own in titles.of:
            return titles.of[own], True
        near = titles.near(own)
        day = any(other.material == near and other.date == proof.date for other in others)
        return near, bool(near and day and proof.date)

    def _named(self, ref: str, others: Iterable[Proof]) -> Titles:
        """The titles under an entry, gathered once: a list may hold thousands of rows."""
        if ref not in self._titles:
            found: dict[str, str] = {}
            for other in others:
                found.setdefault(title_of(other), other.material)
            for material in self._under.get(ref, ()):
                for name in self._headings(material):
                    found.setdefault(name, material)
            self._titles[ref] = Titles(found)
        return self._titles[ref]

    def twin_among(
        self, proof: Proof, materials: Collection[str], others: Iterable[Proof]
    ) -> tuple[str, bool]:
        """The same, among these materials alone."""
        others = list(others)
        materials = [one for one in materials if not _apart(proof, one, others)]
        for other in materials:
            if self._same(proof.material, other):
                return other, True
        for other in materials:
            if self._overlap(proof.material, other) >= ALIKE:
                return other, False
        for candidate in others:
            if (
                candidate.date
                and candidate.date == proof.date
                and (
                    self._akin(proof, candidate)
                    or self._retold(proof, candidate)
                    or self._studied(proof, candidate)
                )
            ):
                return candidate.material, False
        return "", False

    def _same(self, one: str, other: str) -> bool:
        """The same file, the same text, or the same title over mostly the same text."""
        if one == other or self._shas[one] == self._shas[other]:
            return True
        texts = self._text(one), self._text(other)
        if texts[0] == texts[1] and len(texts[0]) >= EQUAL:
            return True
        if min(map(len, texts)) < LEAST:
            return False
        titles = self._title(one), self._title(other)
        named = len(titles[0]) >= TITLE and titles[0] == titles[1]
        return named and self._overlap(one, other) >= MOSTLY

    def _overlap(self, one: str, other: str) -> float:
        """The share of the shorter text's pieces that stand in the other."""
        if min(len(self._text(one)), len(self._text(other))) < LEAST:
            return 0.0
        pair = (one, other)
        if pair not in self._overlaps:
            a, b = self._pieces(one), self._pieces(other)
            self._overlaps[pair] = len(a & b) / max(1, min(len(a), len(b)))
        return self._overlaps[pair]

    def _headings(self, material: str) -> frozenset[str]:
        """What may be the title of a page, wrapped or not; of a list every cell."""
        if material not in self._heads:
            record = self._records.get(material)
            lines = [line.text for line in record.lines if not line.hidden] if record else []
            if record and record.kind == "ledger":
                rows = [cell for line in lines for cell in line.split("\t")]
            else:
                rows = lines[:HEAD] + ["".join(pair) for pair in pairwise(lines[:HEAD])]
            self._heads[material] = frozenset({self._title(material), *map(key_of, rows)})
        return self._heads[material]

    def _text(self, material: str) -> str:
        if material not in self._texts:
            record = self._records.get(material)
            self._texts[material] = key_of(record.text) if record else ""
        return self._texts[material]

    def _pieces(self, material: str) -> frozenset[str]:
        if material not in self._grams:
            self._grams[material] = _pieces(self._text(material))
        return self._grams[material]

    def _akin(self, one: Proof, other: Proof) -> bool:
        titles = [self._title(one.material), self._title(other.material)]
        shared = _pairs(titles[0]) & _pairs(titles[1])
        return len(shared) * 2 >= max(1, min(len(_pairs(title)) for title in titles))

    def _retold(self, one: Proof, other: Proof) -> bool:
        """Whether both tell an event in the same words, those that frame their pages aside."""
        text, known, run = self._told(one.material)[0], self._told(other.material)[1], 0
        for at in range(len(text) - GRAMS + 1):
            run = run + 1 if text[at : at + GRAMS] in known else 0
            if run > RETOLD - GRAMS:
                return True
        return False

    def _told(self, material: str) -> tuple[str, frozenset[str]]:
        """The text without the rows, no sentences, that several materials share (a site's bar),
        and its pieces.
        """
        if material not in self._tellings:
            record = self._records.get(material)
            rows = _rows(record) if record else []
            own = (row for row in rows if row not in self._frames or _SENTENCE.search(row))
            text = "".join(map(key_of, own))
            self._tellings[material] = text, _pieces(text)
        return self._tellings[material]

    @cached_property
    def _frames(self) -> set[str]:
        seen = Counter(row for record in self._records.values() for row in set(_rows(record)))
        return {row for row, count in seen.items() if count >= FRAMES}

    def _studied(self, one: Proof, other: Proof) -> bool:
        """Whether both name one and the same regulation or paper in 《》."""
        records = [self._records.get(proof.material) for proof in (one, other)]
        named = [set(_NAMED.findall(record.text)) if record else set() for record in records]
        return bool(named[0] & named[1])

    def _title(self, material: str) -> str:
        record = self._records.get(material)
        return key_of(record.title) if record else ""


def _rows(record: Record) -> list[str]:
    return [line.text.strip() for line in record.lines if not line.hidden]


def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[i : i + GRAMS] for i in range(len(text) - GRAMS + 1))


def _apart(proof: Proof, material: str, others: Iterable[Proof]) -> bool:
    """Whether a paper's sessions under the other entry are of other days than this one."""
    if not (proof.session and proof.date):
        return False
    same = [one for one in others if one.material == material]
    return bool(same) and all(one.session and one.date != proof.date for one in same)


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def apply(
    items: Iterable[Item], proofs: Mapping[str, list[Proof]], contents: Contents
) -> dict[str, list[Proof]]:
    """The proofs with those ruled out or put in review whose content stands elsewhere."""
    result = dict(proofs)
    for item in items:
        refs = (*item.not_counted_if_under, *item.review_if_under, *item.notice_if_under)
        if refs and item.ref in result:
            judged = [_judge(item, proof, proofs, contents) for proof in result[item.ref]]
            result[item.ref] = [_rivalled(item, proof, result, contents) for proof in judged]
    return result


def _judge(
    item: Item, proof: Proof, proofs: Mapping[str, list[Proof]], contents: Contents
) -> Proof:
    for ref in item.not_counted_if_under:
        others = _under(proofs, ref)
        found, sure = contents.twin(proof, ref, others)
        named, same = contents.titled(proof, ref, others) if item.unit == "posting" else ("", False)
        if (found and sure) or (named and same):
            return replace(proof, refused=f"内容已用于{ref}，此处不计入")
        if found:
            proof = _doubt(proof, f"与{ref}的材料日期相同、题名相近，是否同一内容待核")
        elif named:
            proof = _doubt(proof, f"题名与{ref}的材料相近，是否同一内容待核")
    for ref in item.notice_if_under:
        found, _ = contents.twin(proof, ref, _under(proofs, ref))
        if found:
            proof = replace(proof, notes=(*proof.notes, f"同一活动也用于{ref}，请留意"))
    return proof


def _rivalled(
    item: Item, proof: Proof, proofs: Mapping[str, list[Proof]], contents: Contents
) -> Proof:
    """In review where the same session stands under an item that may count it too."""
    for ref in item.review_if_under:
        others = [other for other in _under(proofs, ref) if not other.refused]
        materials = dict.fromkeys(other.material for other in others)
        found, _ = contents.twin_among(proof, materials, others)
        if found and not proof.refused:
            rivals = {(other.item, found) for other in others if other.material == found}
            doubted = _doubt(proof, f"与{ref}疑为同一场，两处只计一处")
            proof = replace(doubted, rivals=proof.rivals | rivals)
    return proof


def _under(proofs: Mapping[str, list[Proof]], ref: str) -> list[Proof]:
    return [p for name, group in proofs.items() if entry_of(name) == ref for p in group]


def _doubt(proof: Proof, text: str) -> Proof:
    return replace(proof, doubts=(*proof.doubts, text))
