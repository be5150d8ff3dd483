"""Content that one item may not use because another item uses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from checker.model.ledger import Proof
from checker.model.material import Record, Submission
from checker.model.rules import IndicatorSystem, Item
from checker.scoring.exhibit import key_of
from checker.scoring.places import entries

GRAMS = 5  # characters a piece when texts are compared
ALIKE, MOSTLY = 0.9, 0.6  # share of common pieces: in review, or sure if the titles agree too
LEAST, TITLE = 60, 6  # characters below which a text or title proves nothing


class Contents:
    """Which materials hold the same content, and which stand under an entry."""

    def __init__(
        self, system: IndicatorSystem, submission: Submission, records: Sequence[Record]
    ) -> None:
        self._records = {record.material.id: record for record in records}
        self._shas = {material.id: material.sha256 for material in submission.materials}
        self._under: dict[str, list[str]] = {}
        for material in submission.materials:
            for entry in entries(system, material):
                self._under.setdefault(entry.ref, []).append(material.id)

    def twin(self, proof: Proof, ref: str, others: Iterable[Proof]) -> tuple[str, bool]:
        """The material under another entry that holds this proof's content; whether it is sure."""
        for other in self._under.get(ref, ()):
            if self._same(proof.material, other):
                return other, True
        for other in self._under.get(ref, ()):
            if self._overlap(proof.material, other) >= ALIKE:
                return other, False
        for candidate in others:
            if candidate.date and candidate.date == proof.date and self._akin(proof, candidate):
                return candidate.material, False
        return "", False

    def _same(self, one: str, other: str) -> bool:
        """The same file, the same text, or the same title over mostly the same text."""
        if one == other or self._shas[one] == self._shas[other]:
            return True
        a, b = self._records.get(one), self._records.get(other)
        if a is None or b is None or min(len(key_of(a.text)), len(key_of(b.text))) < LEAST:
            return False
        if key_of(a.text) == key_of(b.text):
            return True
        named = len(key_of(a.title)) >= TITLE and key_of(a.title) == key_of(b.title)
        return named and self._overlap(one, other) >= MOSTLY

    def _overlap(self, one: str, other: str) -> float:
        a, b = self._records.get(one), self._records.get(other)
        if a is None or b is None:
            return 0.0
        texts = key_of(a.text), key_of(b.text)
        return _overlap(*texts) if min(map(len, texts)) >= LEAST else 0.0

    def _akin(self, one: Proof, other: Proof) -> bool:
        titles = [self._title(one.material), self._title(other.material)]
        shared = _pairs(titles[0]) & _pairs(titles[1])
        return len(shared) * 2 >= max(1, min(len(_pairs(title)) for title in titles))

    def _title(self, material: str) -> str:
        record = self._records.get(material)
        return key_of(record.title) if record else ""


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


@lru_cache(maxsize=256)
def _grams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + GRAMS] for i in range(len(text) - GRAMS + 1))


def _overlap(one: str, other: str) -> float:
    a, b = _grams(one), _grams(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def apply(
    items: Iterable[Item], proofs: Mapping[str, list[Proof]], contents: Contents
) -> dict[str, list[Proof]]:
    """The proofs with those ruled out or put in review whose content stands elsewhere."""
    result = dict(proofs)
    for item in items:
        refs = (*item.not_counted_if_under, *item.review_if_under, *item.notice_if_under)
        if refs and item.ref in result:
            result[item.ref] = [_judge(item, proof, proofs, contents) for proof in result[item.ref]]
    return result


def _judge(
    item: Item, proof: Proof, proofs: Mapping[str, list[Proof]], contents: Contents
) -> Proof:
    for ref in item.not_counted_if_under:
        found, sure = contents.twin(proof, ref, _under(proofs, ref))
        if found and sure:
            return replace(proof, refused=f"内容已用于{ref}，此处不计入")
        if found:
            proof = _doubt(proof, f"与{ref}的材料日期相同、题名相近，是否同一内容待核")
    for ref in item.review_if_under:
        found, _ = contents.twin(proof, ref, _under(proofs, ref))
        if found:
            proof = _doubt(proof, f"与{ref}疑为同一场，两处只计一处")
    for ref in item.notice_if_under:
        found, _ = contents.twin(proof, ref, _under(proofs, ref))
        if found:
            proof = replace(proof, notes=(*proof.notes, f"同一活动也用于{ref}，请留意"))
    return proof


def _under(proofs: Mapping[str, list[Proof]], ref: str) -> list[Proof]:
    return [p for name, group in proofs.items() if name.rstrip("abc") == ref for p in group]


def _doubt(proof: Proof, text: str) -> Proof:
    return replace(proof, doubts=(*proof.doubts, text))
