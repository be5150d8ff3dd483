"""Commendations of one title: copies of one paper, or papers of another number, honoured or date.

Ministry and province call their decisions alike; each honour counts by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker import counties
from checker.evidence.exhibit import Exhibit, key_of
from checker.evidence.facts import levels, subjects
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.model.ledger import Proof
from checker.model.rules import Body

PAPERS = ("policy", "other")  # kinds whose date and issuer are those of the honour itself


def marked(read: list[Reading], exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """The readings with the number, the honoured, the issuer and the date that the paper tells.

    Where the manifest says which matter it is, that alone tells papers apart.
    """
    if exhibit.record is None or exhibit.matter:
        return read
    number = exhibit.record.finding("document_number")
    people = [re.sub("等$", "", name) for name in subjects.honoured(exhibit, terms.body)]
    own = exhibit.kind in PAPERS
    marks = (
        key_of(str(number.values.get("value") or "")) if number else "",
        "、".join(people),
        key_of(levels.issuer(exhibit)) if own else "",
        dated.when.text if own and dated.when else "",
    )
    return [replace(one, marks=marks) for one in read]


def unfit(exhibit: Exhibit, body: Body) -> str:
    """The doubt of a decision on offices, or on many of whom none is told to be one's own."""
    if subjects.of_offices(exhibit, body):
        return "表彰的是机关单位，是否属于企业和个人的诚信典型待核"
    found = [name for name in subjects.named(exhibit) if name]
    told = exhibit.matter and any(key_of(exhibit.matter) in name for name in found)
    if told or body.stem in exhibit.text or not found:
        return ""
    if len(found) == 1 and not counties.place_of(found[0]):
        return ""
    return f"表彰的是“{'、'.join(found[:2])}”等，没有写到{body.region}，是否本地的企业和个人待核"


def apart(proofs: Sequence[Proof]) -> list[Proof]:
    """The proofs, those of one title but not of one paper named by what tells them apart."""
    groups: dict[tuple[str, str], list[list[Proof]]] = {}
    result = []
    for proof in proofs:
        if not proof.marks or proof.refused:
            result.append(proof)
            continue
        same = groups.setdefault((proof.item, proof.key), [])
        near = next((one for one in same if all(_alike(proof, other) for other in one)), None)
        if near is None:
            same.append(near := [])
        near.append(proof)
        result.append(proof if near is same[0] else replace(proof, key=_name(near[0])))
    return result


def _name(proof: Proof) -> str:
    number, honoured, issuer, day = proof.marks
    return f"{proof.key}（{honoured or number or issuer or day}）"


def _alike(one: Proof, other: Proof) -> bool:
    """Whether two may be of one paper: nothing that both tell differs."""
    differ = [bool(a and b and a not in b and b not in a) for a, b in _pairs(one, other)]
    number, honoured, issuer, day = differ
    known = bool(one.marks[0] and other.marks[0])
    return not (number or honoured or (not known and (issuer or day)))


def _pairs(one: Proof, other: Proof) -> list[tuple[str, str]]:
    return list(zip(one.marks, other.marks, strict=True))
