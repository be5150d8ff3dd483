"""All submissions against all: from records to pairs, common passages and clusters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter

import numpy as np

from checker.copying import (
    align,
    background,
    candidates,
    clusters,
    excuses,
    framing,
    judge,
    marks,
    outlines,
    passages,
    reuse,
    reworded,
    rule_tables,
    same_rows,
    strangers,
    telling,
)
from checker.copying.frequency import Frequencies, Ints, Postings, frequent, near_copies
from checker.copying.identical import Found, identical
from checker.copying.lawful.ground import Ground, common
from checker.copying.measure import Prepared, measure
from checker.copying.names import body, county
from checker.copying.paper import Flags, Paper, paper
from checker.copying.pictures import pairs as picture_pairs
from checker.copying.pictures.posters import files_of_many
from checker.copying.settings import Settings, Source
from checker.copying.widely import Widely
from checker.model.material import Record
from checker.model.pair import Pair, PairKind, Sharing, Side


@dataclass
class Batch:
    """Everything known of a batch before any two papers are compared."""

    papers: list[Paper]
    reference: frozenset[str]
    settings: Settings
    ground: Ground
    submission: Ints
    cluster: Ints
    links: Ints
    frequent: np.ndarray
    wide: Widely
    _common: dict[int, Flags] = field(default_factory=dict)

    def prepared(self, number: int, thorough: bool = False) -> Prepared:
        """A paper with its lawful ground and set phrases, worked out when first needed.

        ``thorough`` where the pair is to be shown: every law of the batch is consulted.
        """
        one = self.papers[number]
        lawful = self.ground.thorough(one) if thorough else self.ground.lawful(one)
        return Prepared(one, lawful, self.common(number))

    def common(self, number: int) -> Flags:
        """Which positions of a paper are set phrases, worked out when first needed."""
        if number not in self._common:
            self._common[number] = common(self.papers[number], self.frequent)
        return self._common[number]

    def sources_only(self, number: int) -> Prepared:
        """A paper with only known sources set aside, for papers that are the same throughout."""
        one = self.papers[number]
        return Prepared(one, self.ground.sources_only(one), self.common(number))

    def wanted(self, pair: tuple[int, int]) -> bool:
        """Two papers from earlier years are not compared with each other."""
        return any(self.papers[number].submission not in self.reference for number in pair)


def compare(
    records: Mapping[str, Sequence[Record]],
    sources: Sequence[Source] = (),
    settings: Settings | None = None,
    reference: Mapping[str, Sequence[Record]] | None = None,
    frequencies: Frequencies | None = None,
    *,
    watch: picture_pairs.Watch | None = None,
) -> Sharing:
    """What the submissions share. Keys are submission names; ``reference`` is earlier material.

    Raises ``ValueError`` where earlier material bears the name of a submission: it would be taken
    for the submission itself, or the submission for it.
    ``watch`` is told how far the pictures are, which take longest.
    ``frequencies`` adds the marks that the library froze as common to those of the batch.
    Only pairs that share nothing but a passage of crowds of papers may be left out, of a crowd of
    near-copies all but some pairs of each paper, and of a picture that many show all but its pairs
    with one of them; ``not_shown`` counts all.
    """
    if both := records.keys() & (reference or {}).keys():
        raise ValueError(f"earlier material under the name of a submission: {sorted(both)}")
    batch = gathered(records, sources, settings or Settings(), reference or {})
    if frequencies:
        batch.frequent = np.union1d(batch.frequent, frequencies.hashes)
    wide = passages.many(batch.papers, batch.ground, batch.frequent, batch.settings)
    sharers, left_out = passages.pairs(wide, batch.papers, batch.settings.long_passage)
    same = identical(batch.papers, batch.settings)
    pairs, crowded = _texts(batch, sharers, same)
    pairs = _with_rows(batch, pairs)
    pictures = _pictures(batch, same, watch)
    pairs += pictures.pairs
    pairs += reuse.within(batch.papers, batch.settings)
    pairs = [_dated(pair, frequencies) for pair in pairs]
    shown = tuple(sorted(pairs, key=_gravest))
    return Sharing(
        pairs=shown,
        not_shown=left_out + crowded + pictures.left_out,
        common=(*passages.listed(wide, batch.papers), *pictures.common),
        clusters=clusters.of(shown, batch.papers, batch.reference),
        names_left=strangers.left(batch.papers, batch.ground, batch.reference),
    )


def _dated(pair: Pair, frequencies: Frequencies | None) -> Pair:
    """The pair with what told rare text from common, and in which versions, where that decided."""
    if pair.kind not in ("copied_text", "copied_part"):
        return pair
    held = "、材料库" if frequencies else ""
    note = f"（“少见文字”指在本程序自带的公文用语统计{held}和本批材料中都不多见的文字。）"
    versions = [background.version(), *([frequencies.version] if frequencies else [])]
    return replace(pair, reason=pair.reason + note, baseline=" ".join(versions))


def gathered(
    records: Mapping[str, Sequence[Record]],
    sources: Sequence[Source],
    settings: Settings,
    reference: Mapping[str, Sequence[Record]],
) -> Batch:
    """The batch with marks, sources, near-copies and frequencies, in whatever order it comes."""
    held = [*sorted(records.items()), *sorted(reference.items())]
    papers = [paper(name, one) for name, some in held for one in sorted(some, key=_place)]
    submission = np.repeat(np.arange(len(held)), [len(some) for _, some in held])
    ground = Ground(papers, sources, settings.media)
    postings = Postings.of(papers)
    cluster, links = near_copies(postings)
    _, bodies = np.unique([body(name) for name, _ in held], return_inverse=True)
    owner = bodies.astype(np.int64)[submission]
    often = frequent(postings, cluster, owner, settings.rare_clusters)
    wide = Widely.of(postings, owner, settings.shared_by)
    past = frozenset(reference)
    return Batch(papers, past, settings, ground, submission, cluster, links, often, wide)


def _place(record: Record) -> tuple[str, str]:
    return record.material.path, record.material.id


def _gravest(pair: Pair) -> tuple[bool, float, str]:
    return pair.severity != "fraud", -pair.similarity, pair.id


def _texts(
    batch: Batch, sharers: Mapping[tuple[int, int], int], same: Found
) -> tuple[list[Pair], int]:
    """Pairs of texts, and how many of crowds of near-copies were not met."""
    wanted = set(same) | candidates.across(batch.links, batch.submission)
    near, left_out = candidates.dense(_rare(batch), batch.submission, batch.cluster)
    wanted = {pair for pair in wanted | near | set(sharers) | _quoting(batch) if batch.wanted(pair)}
    posters = files_of_many(batch.papers, batch.submission, same, batch.settings)
    found = [
        _identical(batch, pair, same[pair], posters.excuse(*pair))
        for pair in wanted & set(same) - set(posters.left_out)
    ]
    for pair, shared in _aligned(batch, sorted(wanted - set(same))):
        outcome = _compared(batch, pair, shared, sharers.get(pair, 0))
        if outcome:
            found.append(outcome)
    return found, left_out + len(posters.left_out)


def _with_rows(batch: Batch, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of texts with tables of equal figures, which take the place of mere notices."""
    accused = {_named(pair) for pair in pairs if pair.severity == "fraud"}
    rows = [
        _own_past(batch, pair)
        for pair in same_rows.pairs(batch.papers, batch.ground, accused, batch.settings)
        if not batch.reference.issuperset((pair.a.submission, pair.b.submission))
    ]
    taken = set(map(_named, rows))
    return [pair for pair in pairs if _named(pair) not in taken] + rows


def _named(pair: Pair) -> frozenset[Side]:
    return frozenset((pair.a, pair.b))


def _aligned(
    batch: Batch, wanted: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], list[align.Passage]]]:
    """Each pair with its passages; ``wanted`` is sorted, so that a paper meets all its others."""
    for number, pairs in groupby(wanted, key=itemgetter(0)):
        some = list(pairs)
        others = [batch.papers[other] for _, other in some]
        least = batch.settings.notice_block
        yield from zip(some, align.between(batch.papers[number], others, least), strict=True)


def _pictures(batch: Batch, same: Found, watch: picture_pairs.Watch | None) -> picture_pairs.Found:
    """Photographs in common, but for files that are the same throughout."""
    files = {pair for pair, kind in same.items() if kind == "same_file"}
    known = batch.papers, batch.submission, batch.ground, batch.settings
    found = picture_pairs.found(*known, same=files, wanted=batch.wanted, watch=watch)
    return replace(found, pairs=[_own_past(batch, pair) for pair in found.pairs])


def _rare(batch: Batch) -> Postings:
    """Marks that are neither frequent nor from a source."""
    kept = [~batch.ground.sourced(one) for one in batch.papers]
    postings = Postings.of(batch.papers, kept)
    return postings.chosen(~marks.among(postings.hash, batch.frequent))


def _quoting(batch: Batch) -> set[tuple[int, int]]:
    """Papers with those of other submissions of which much in them is set aside on their word."""
    numbers = {id(one): number for number, one in enumerate(batch.papers)}
    found = set()
    for number, one in enumerate(batch.papers):
        for source in batch.ground.quoted(one, batch.settings.fraud_block):
            if source.submission != one.submission:
                other = numbers[id(source)]
                found.add((min(number, other), max(number, other)))
    return found


def _compared(
    batch: Batch, pair: tuple[int, int], found: list[align.Passage], sharers: int
) -> Pair | None:
    matched = sum(passage.a[1] - passage.a[0] for passage in found)
    anew = _told_anew(batch, pair, matched)
    if not anew and (
        matched < batch.settings.notice_block
        or not (sharers or _telling(batch, pair, found, matched))
    ):
        return None
    outcome = _judged(batch, pair, found, sharers, anew=anew)
    if outcome and batch.ground.more:
        outcome = _judged(batch, pair, found, sharers, anew=anew, thorough=True)
    return _own_past(batch, outcome) if outcome else None


def _told_anew(batch: Batch, pair: tuple[int, int], matched: int) -> bool:
    one, other = (batch.papers[number] for number in pair)
    if not reworded.possible(one, other, matched):
        return False
    a, b = (batch.prepared(number) for number in pair)
    return reworded.told_anew(a, b, matched, batch.ground.sources)


def _judged(
    batch: Batch,
    pair: tuple[int, int],
    found: list[align.Passage],
    sharers: int,
    *,
    anew: bool,
    thorough: bool = False,
) -> Pair | None:
    a, b = (batch.prepared(number, thorough) for number in pair)
    shared = measure(a, b, found)
    excuse = excuses.of(batch.ground, a, b) or excuses.of_a_form(a, b, shared, batch.settings)
    case = judge.Case(a, b, shared, excuse, batch.settings, sharers)
    case = replace(batch.wide.cleared(case, found), reworded=anew)
    if case.grave and not case.excuse:
        case = replace(case, wanting=batch.ground.wanting(a.paper, b.paper))
        case = replace(case, excuse=_excuse(case, found))
    return judge.judged(case)


def _excuse(case: judge.Case, found: list[align.Passage]) -> str:
    """Why what is in common accuses nobody: by what it is, then by how little it tells."""
    kinds = (outlines, rule_tables, framing)
    given = next(filter(None, (kind.excuse(case, found) for kind in kinds)), "")
    return given or telling.excuse(case)


def _telling(
    batch: Batch, pair: tuple[int, int], found: Sequence[align.Passage], matched: int
) -> bool:
    """Whether the passages can hold enough rare text, or lawful text enough, to be shown."""
    length = min(len(batch.papers[number]) for number in pair)
    common = batch.common(pair[0])
    rare = sum(int((~common[slice(*passage.a)]).sum()) for passage in found)
    least = min(batch.settings.notice_block, batch.settings.fraud_block, batch.settings.long_rare)
    return rare >= least or matched >= batch.settings.whole * length


def _identical(batch: Batch, pair: tuple[int, int], kind: PairKind, widely: str) -> Pair:
    a, b = (batch.sources_only(number) for number in pair)
    shared = measure(a, b, _whole(a.paper, b.paper))
    case = judge.Case(a, b, shared, widely or excuses.of(batch.ground, a, b), batch.settings)
    excuse = case.excuse or excuses.identical(a, b, shared, kind, batch.settings)
    case = replace(case, excuse=excuse or telling.excuse(case))
    return _own_past(batch, judge.identical(kind, case))


def _whole(a: Paper, b: Paper) -> list[align.Passage]:
    if len(a) and np.array_equal(a.codes, b.codes):
        return [align.Passage((align.Run(0, 0, len(a)),))]
    return align.passages(a, b)


def _own_past(batch: Batch, pair: Pair) -> Pair:
    """A county's own earlier material is no copying, but the same evidence handed in again."""
    sides = (pair.a.submission, pair.b.submission)
    same = county(sides[0]) and county(sides[0]) == county(sides[1])
    if not same or not batch.reference.intersection(sides):
        return pair
    reason = "与本单位往年报送的材料相同或大部相同，请核对是否为本年度的工作。"
    return replace(pair, kind="reused_evidence", severity="notice", reason=reason)
