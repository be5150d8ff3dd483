"""Records and manifest rows → proofs: which unit each material stands for, or why it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from checker.evidence import readers
from checker.evidence.conditions import (
    annexes,
    listed_pages,
    refusal,
    reprints,
    reservations,
    withdrawn,
    years_beside,
)
from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import certainty, names, own_dates, subjects
from checker.evidence.facts.dates import Dating, dating
from checker.evidence.facts.places import exhibits, with_neighbours
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.tellings import (
    amounts,
    collected,
    commendations,
    key_fields,
    matters,
    meetings,
    monthly,
    parts,
    regulations,
    sending,
    unsplit,
)
from checker.model.ledger import Proof
from checker.model.material import ManifestRow, Record, Submission
from checker.model.rules import Body

UNREAD = "程序未能读取，请评审人打开查看；打不开的请补交可以打开的版本"
# Whose, which paper, where it stands and how it came there: with its words all that it shows.
Sight = tuple[Body, str, str, ManifestRow | None, str, str, int]
Readings = Mapping[Sight, list[Proof]]
Reader = Callable[[Exhibit, Dating, Terms], list[Reading]]
READERS: Mapping[str, Reader] = {
    "once": readers.once,
    "quarter": meetings.by_quarter,
    "month": monthly.by_month,
    "week": readers.each_day,
    "cycle": readers.each_day,
    "gap": readers.each_day,
    "posting": matters.posting,
    "field": readers.by_field,
    "product": readers.by_product,
    "named": readers.by_list,
    "matter": matters.by_matter,
    "regulation": regulations.by_regulation,
    "staff": readers.staff,
    "parts": parts.of,
    "tier": parts.of,
}


def proofs(
    terms: Terms, submission: Submission, records: Sequence[Record], known: Readings
) -> tuple[list[Proof], Readings]:
    """Every proof of a submission, in a stable order, and what each paper shows by itself.

    ``known`` was read before out of papers that have not changed since.
    """
    by_id = {record.material.id: record for record in records}
    shared = Counter(
        row
        for material in submission.materials
        for row in {stated.undated for stated in material.rows}
    )
    shown = [
        exhibit
        for material in sorted(submission.materials, key=lambda m: (m.path, m.id))
        for exhibit in exhibits(terms.system, material, by_id.get(material.id), shared)
    ]
    near = [(exhibit, _sight(exhibit, terms)) for exhibit in with_neighbours(shown)]
    read = {sight: known.get(sight) or of_exhibit(exhibit, terms) for exhibit, sight in near}
    pairs = annexes.dated([(exhibit, p) for exhibit, sight in near for p in read[sight]])
    pairs = years_beside.dated(pairs)
    pairs = reprints.together(reprints.named_once(withdrawn.together(pairs)))
    found = sending.laid_over(amounts.within(listed_pages.together(pairs)))
    found = subjects.together(key_fields.once(found, terms.system))
    return commendations.apart(found), read


def _sight(of: Exhibit, terms: Terms) -> Sight:
    return terms.body, of.material.id, of.item.ref, of.row, of.doubt, of.refused, of.shared


def of_exhibit(exhibit: Exhibit, terms: Terms) -> list[Proof]:
    """The proofs of one material under one item, paper by paper where it holds several."""
    papers = collected.papers(exhibit)
    return [proof for one in papers for proof in _of_paper(one, terms, len(papers) == 1)]


def _of_paper(exhibit: Exhibit, terms: Terms, whole: bool) -> list[Proof]:
    dated = dating(exhibit, terms.period)
    readings = READERS[exhibit.item.unit](exhibit, dated, terms)
    readings = [*readings, *(unsplit.rest(exhibit, readings) if whole else ())]
    return [_proof(exhibit, reading, dated, terms) for reading in readings]


def _proof(exhibit: Exhibit, reading: Reading, dated: Dating, terms: Terms) -> Proof:
    when = reading.when or dated.when
    doubts = [exhibit.doubt, reading.doubt, *(() if reading.when else dated.doubts)]
    read = certainty.of(exhibit, reading, dated, terms)
    if exhibit.record is None:
        doubts.append(f"《{exhibit.material.path}》{UNREAD}")
    else:
        doubts += reservations(exhibit, when, terms)
    if read and read.value < certainty.LEAST and not any(doubts):
        doubts.append(f"“{reading.key}”辨认不清，读出的把握只有{read.value:.2f}")
    notes = [*dated.notes, reading.note]
    if when and when.source and when.source != "台账内容":
        notes.append(own_dates.told(when))
    quote = names.quoted(exhibit.item, exhibit.text)
    if quote:
        notes.append(f"原文：“{quote}”")
    return Proof(
        material=exhibit.material.id,
        item=exhibit.item.ref,
        key=reading.key,
        date=when.text if when else "",
        quarter=when.quarter if when else "",
        quantity=reading.quantity,
        refused=exhibit.refused or reading.refused or refusal(exhibit, when, terms),
        doubts=tuple(dict.fromkeys(doubt for doubt in doubts if doubt)),
        shows=reading.shows,
        notes=tuple(note for note in notes if note),
        support=reading.support,
        marks=reading.marks,
        session=reading.session,
        certainty=read.value if read else None,
        places=read.places if read else (),
    )


def by_item(found: Iterable[Proof]) -> dict[str, list[Proof]]:
    """Proofs grouped by item."""
    groups: dict[str, list[Proof]] = {}
    for proof in found:
        groups.setdefault(proof.item, []).append(proof)
    return groups
