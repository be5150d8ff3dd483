"""From measures to a pair: its kind, its grade, its reason and its clues."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from checker.copying import cells, clues, misprints, reworded, swaps
from checker.copying.align import Passage, Run
from checker.copying.measure import Part, Prepared, Shared, excluded, measure, spans
from checker.copying.paper import Paper
from checker.copying.settings import Settings
from checker.model.pair import Pair, PairKind, Side

Severity = Literal["fraud", "notice"]

_PAUSE = 60  # running text pauses at least once in so many characters
_STOPS = "。！？；，,;!?"
_LOOSE = ("screenshot", "photo")  # what stands on a screen or a wall is mostly not the county's


@dataclass(frozen=True)
class Case:
    """Two papers with all that decides over them. ``excuse`` tells why they may be alike.

    ``sharers`` is the number of submissions that hold a long passage of theirs, 0 if few do;
    ``cleared`` where nothing but such passages would accuse; ``wanting`` is the superior's paper
    that both carry out and nobody handed in; ``reworded`` where one is the other in other words.
    """

    a: Prepared
    b: Prepared
    shared: Shared
    excuse: str
    settings: Settings
    sharers: int = 0
    cleared: bool = False
    wanting: str = ""
    reworded: bool = False

    def without(
        self,
        found_in: Callable[[str], Iterable[tuple[int, int]]],
        source: str,
        reason: str,
        passages: list[Passage],
    ) -> Case | None:
        """The case measured anew without some spans of both raw texts.

        ``None`` where one paper has no text of its own in them.
        """
        a, b = (
            side.without(list(found_in(side.paper.raw)), source, reason)
            for side in (self.a, self.b)
        )
        if a is self.a or b is self.b:
            return None
        return self.anew(a, b, passages)

    def anew(self, a: Prepared, b: Prepared, passages: Sequence[Passage]) -> Case:
        """The case measured with its papers prepared otherwise."""
        return replace(self, a=a, b=b, shared=measure(a, b, passages))

    @cached_property
    def numbers(self) -> dict[str, float]:
        """The numbers that decide the grade, over own running text only."""
        parts: dict[int, list[Part]] = {}
        for part in filter(self._running, self.shared.own):
            parts.setdefault(id(part.passage), []).append(part)
        block = {key: sum(part.rare for part in some) for key, some in parts.items()}
        length = {key: sum(part.last - part.first for part in parts[key]) for key in parts}
        reach = {key: some[-1].last - some[0].first for key, some in parts.items()}
        entries = moved = 0
        for key in self._loose(block):
            entries += block[key]
            moved += block[key] if block[key] >= self.settings.moved_row else 0
            del block[key]
        rare = sum(block.values())
        long = [block[key] for key in block if reach[key] >= self.settings.long_passage]
        dense = [block[key] for key in block if block[key] >= self.settings.dense * length[key]]
        return {
            "rare": float(rare),
            "rare_block": float(max(block.values(), default=0)),
            "rare_in_long": float(max(long, default=0)),
            "rare_in_dense": float(max(dense, default=0)),
            "rare_share": round(rare / max(min(self.shared.own_a, self.shared.own_b), 1), 4),
            "own_a": float(self.shared.own_a),
            "own_b": float(self.shared.own_b),
            "shared": float(self.shared.shared),
            "matched": float(self.shared.matched),
            "on_its_word": float(self.shared.on_word),
            "rare_entries": float(entries),
            "rare_moved": float(moved),
            "rare_rows": float(
                max((block[key] for key in block if key in self._tabled), default=0)
            ),
        }

    def _loose(self, block: Mapping[int, int]) -> set[int]:
        """Passages of few entries of a table: every office enters such work, in any order.

        Where many rows tell at length what happened, their order does not matter.
        """
        few = {key for key, rare in block.items() if rare < self.settings.entries_least}
        return {key for key in few if key in self._tabled}

    @cached_property
    def _tabled(self) -> frozenset[int]:
        """Passages that stand in a table."""
        table = cells.tabular(self.a.paper)
        return frozenset(id(part.passage) for part in self.shared.own if table[part.first])

    @property
    def tabled(self) -> bool:
        """Whether most of what is rare in common stands in a table, whose cells tell it by row."""
        rare = sum(part.rare for part in self.shared.own if id(part.passage) in self._tabled)
        return 2 * rare > self.shared.rare

    @property
    def worded(self) -> bool:
        """Whether any of what is in common is sentences: a screen has headings and entries."""
        return any(map(self._running, self.shared.own))

    def _running(self, part: Part) -> bool:
        """Whether a part is sentences: lists, menus and tables hardly pause."""
        pauses = max(_pauses(self.a.paper, part.first, part.last), _pauses(self.b.paper, *part.b))
        return pauses * _PAUSE >= part.last - part.first - _PAUSE // 2

    @property
    def grave(self) -> bool:
        """Whether the numbers alone would make it suspected copying."""
        numbers, settings = self.numbers, self.settings
        return not self.cleared and (
            self.reworded
            or numbers["rare_moved"] >= settings.fraud_block
            or numbers["rare_block"] >= settings.fraud_block
            or numbers["rare_in_long"] >= settings.long_rare
            or numbers["rare_in_dense"] >= settings.dense_rare
            or (
                numbers["rare_share"] >= settings.fraud_share
                and numbers["rare"] >= settings.fraud_least
            )
        )

    @property
    def partly(self) -> bool:
        """Whether one of the papers at least holds more that is not shared."""
        return min(self.shared.covered_a, self.shared.covered_b) < self.settings.whole

    @property
    def rearranged(self) -> bool:
        """Whether much of a table stands in the other in another order: drawn from one list?"""
        entries = self.numbers["rare_entries"]
        return entries > 0 and self.numbers["rare"] + entries >= self.settings.fraud_block

    @property
    def on_its_word(self) -> bool:
        """Whether text that would accuse is set aside on what a paper itself says of its origin."""
        return self.shared.on_word >= self.settings.fraud_block

    @property
    def slight(self) -> bool:
        """Whether it is worth a person's look."""
        numbers, settings = self.numbers, self.settings
        length = max(min(len(self.a.paper), len(self.b.paper)), 1)
        lawful = self.shared.sourced >= settings.whole * length
        weighty = numbers["rare"] >= settings.notice_block
        return (
            self.grave
            or bool(self.sharers)
            or numbers["rare_block"] >= settings.notice_block
            or numbers["rare_rows"] >= settings.entries_least
            or (weighty and numbers["rare_share"] >= settings.fraud_share)
            or self.rearranged
            or self.on_its_word
            or (lawful and length >= settings.same_text_least)
        )

    @property
    def tier(self) -> int:
        """2 is strong, 1 suspected, 0 below both."""
        numbers, settings = self.numbers, self.settings
        strong = (
            numbers["rare_share"] >= settings.strong_share
            or numbers["rare_block"] >= settings.strong_block
        )
        return int(self.grave) * (2 if strong else 1)


def _pauses(paper: Paper, first: int, last: int) -> float:
    """How often the words pause; what a sentence lists within itself counts half."""
    words = paper.words(first, last)
    end = paper.end[last - 1]
    sentences = "。" in words or paper.raw[end : end + 1] == "。"
    return sum(map(words.count, _STOPS)) + sentences * words.count("、") / 2


def pair_id(kind: str, a: Side, b: Side) -> str:
    """A stable id of a pair, whichever side stands first.

    One file at one place in several counties has one id in all of them: the county tells them.
    """
    sides = sorted(f"{side.submission}|{side.material}" for side in (a, b))
    return hashlib.sha256("\0".join((kind, *sides)).encode()).hexdigest()[:12]


def judged(case: Case) -> Pair | None:
    """The pair of two papers with different texts; ``None`` where there is nothing to show."""
    if not case.slight:
        return None
    excuse = case.excuse or (_excused(case) if case.grave else "")
    severity: Severity = "fraud" if case.grave and not excuse else "notice"
    kind: PairKind = "copied_part"
    length = max(len(case.a.paper), len(case.b.paper))
    alike = case.shared.matched >= case.settings.whole * length and not case.shared.own
    if alike or not case.partly:
        kind = "copied_text"
    return _pair(kind, severity, case, _reason(case, severity, excuse))


def identical(kind: PairKind, case: Case) -> Pair:
    """The pair of two papers with the same bytes or the same text."""
    what = "两个文件逐字节相同" if kind == "same_file" else "两份材料的文字完全相同"
    severity: Severity = "notice" if case.excuse else "fraud"
    verdict = f"{case.excuse}，只作提示" if case.excuse else "疑似雷同，须由人工查证后认定"
    pair = _pair(kind, severity, case, f"{what}。{verdict}。")
    return replace(pair, similarity=1.0, covered_a=1.0, covered_b=1.0)


def _pair(kind: PairKind, severity: Severity, case: Case, reason: str) -> Pair:
    """A pair with its spans, swapped words and clues."""
    a, b, shared = case.a.paper, case.b.paper, case.shared
    pairs = swaps.swapped(a, b, shared.own)
    left = swaps.left_standing(a, b, shared.own)
    further = {"tier": case.tier, "names_left": sum(left), "swapped": len(pairs)}
    further["sharers"] = case.sharers
    return Pair(
        id=pair_id(kind, a.side, b.side),
        kind=kind,
        a=a.side,
        b=b.side,
        similarity=round(max(shared.covered_a, shared.covered_b) * shared.agreement, 4),
        covered_a=round(shared.covered_a, 4),
        covered_b=round(shared.covered_b, 4),
        severity=severity,
        spans=spans(a, b, _shown(case)),
        swapped=pairs,
        excluded=excluded(a, b, shared),
        reason=reason,
        clues=clues.of(a, b, left) + misprints.shared(a, b, shared.own),
        measures={**case.numbers, **{name: float(value) for name, value in further.items()}},
    )


def _shown(case: Case) -> list[Part]:
    """What stands in common; of a paper told anew, sentence against sentence."""
    if not case.reworded:
        return list(case.shared.own)
    return [
        Part(
            Passage((Run(one.first, other.first, 1), Run(one.last - 1, other.last - 1, 1))),
            one.first,
            one.last,
            label=0,
            rare=0,
        )
        for one, other in reworded.answers(case.a, case.b)
    ]


def _excused(case: Case) -> str:
    """Grounds on which shared text of its own accuses nobody."""
    shared = case.shared
    records = [side.paper.record for side in (case.a, case.b)]
    if min(shared.own_a, shared.own_b) < case.settings.short_text:
        return "自有文字太短，不足以认定"
    loose = any(record.kind in _LOOSE for record in records if record)
    if loose and min(shared.covered_a, shared.covered_b) < case.settings.loose_share:
        return "截图或照片中的文字多为网页、屏幕上的公共内容"
    if swaps.both_named(case.a.paper, case.b.paper, shared.own):
        return "重合文字同时写明双方，可能为联合发文或共同活动"
    return ""


def _reason(case: Case, severity: Severity, excuse: str) -> str:
    shared, numbers = case.shared, case.numbers
    if not shared.own and not case.reworded:
        aside = sum(part.last - part.first for part in shared.aside)
        text = f"重合的 {aside} 字都是可以共用的文字（来源和理由见“已剔除”），不作为雷同"
        text += _unproved(case)
        return f"{text}；{excuse}。" if excuse else f"{text}。"
    text = (
        f"剔除可共用文字后，甲方自有文字的 {shared.covered_a:.0%}、"
        f"乙方的 {shared.covered_b:.0%} 与对方重合，"
        f"其中少见文字 {numbers['rare']:.0f} 字，最长一段 {numbers['rare_block']:.0f} 字"
    )
    text += _unproved(case)
    if excuse:
        return f"{text}。{excuse}，只作提示，请人工查看。"
    if case.reworded:
        text += "；双方多数句子逐句对应，只换了说法或次序"
    if case.rearranged:
        text += f"；另有次序不同而内容相同的表格条目，少见文字 {numbers['rare_entries']:.0f} 字"
    if severity == "fraud":
        return f"{text}。疑似抄袭或雷同，须由人工查证后认定。"
    if case.sharers:
        return (
            f"{text}。其中有 {case.sharers} 家共有的段落，可能出自未列入来源的同一文件，只作提示。"
        )
    return f"{text}。达不到疑似抄袭的标准，只作提示。"


def _unproved(case: Case) -> str:
    """What rests on a paper's own word, for people to hold against the original."""
    if not case.on_its_word:
        return ""
    return (
        f"；其中少见的 {case.shared.on_word} 字只凭材料自己写明的出处（或引号）剔除，"
        "来源里没有原文，请调取所写的原件核对，再看双方各是怎么写的"
    )
