"""Decisions: written, audited and scored in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from sqlalchemy import Connection, Row

from checker.errors import UsageError
from checker.model.score import Decision, Flag
from checker.store import history, judged
from checker.store.change import LONGEST, Change, Conflict, change, person, put, tell
from checker.store.connect import Store
from checker.store.judged import Judged
from checker.store.rescoring import keep, rescored
from checker.store.tables import decisions

VERDICTS = ("confirmed", "dismissed", "asked", "withdrawn")
REASONS = ("模板", "引用", "联合工作", "通用表述", "原创在先", "误读", "其他")
MOST = 200  # decisions at once


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person says of one flag. ``seen`` is the last decision that the person saw, or 0."""

    submission: int
    flag: str
    verdict: str
    by: str
    reason: str = ""
    text: str = ""
    seen: int = 0

    @property
    def told(self) -> str:
        """The reason out of the list, where one is asked for, with what was written beside it."""
        reason = self.reason if self.verdict == "dismissed" else ""
        return "：".join(filter(None, (reason, self.text.strip())))


def decide(store: Store, ruling: Ruling, may_finish: bool = True) -> Change:
    """Put a decision on record. Raises :class:`Conflict` or :class:`UsageError`.

    ``may_finish`` says whether this person may give the word that confirms fraud for good.
    """
    return decide_all(store, [ruling], may_finish)[0]


def decide_all(store: Store, rulings: Sequence[Ruling], may_finish: bool = True) -> list[Change]:
    """Put decisions on record, all of them or none; the scores are worked out once."""
    with store.write() as connection:
        return rule(connection, rulings, may_finish)


def rule(connection: Connection, rulings: Sequence[Ruling], may_finish: bool) -> list[Change]:
    """The same inside a transaction that does more; changes come county by county."""
    if not 0 < len(rulings) <= MOST:
        raise UsageError(f"一次须决定1至{MOST}个问题")
    changes = []
    for submission, group in _by_submission(rulings):
        before = judged.load(connection, submission)
        kept = [_put(connection, before, ruling) for ruling in group]
        after = rescored(connection, submission)
        for ruling, row in zip(group, kept, strict=True):
            done = _ruled(before, after, ruling.flag, may_finish)
            tell(connection, "decision", row, done)
            changes.append(done)
        keep(connection, submission, after)
    return changes


def preview(connection: Connection, rulings: Sequence[Ruling]) -> list[tuple[int, Change]]:
    """What the decisions would do to each submission. Nothing is written."""
    found = []
    for submission, group in _by_submission(rulings):
        before = judged.load(connection, submission)
        for ruling in group:
            _possible(connection, before, ruling)
        after = rescored(connection, submission, [_tried(r) for r in group if _answers(r)])
        found.append((submission, change(before, after)))
    return found


def _answers(ruling: Ruling) -> bool:
    return ruling.verdict in ("confirmed", "dismissed")


def _tried(ruling: Ruling) -> Decision:
    verdict = cast(Any, ruling.verdict)
    return Decision(ruling.flag, verdict, person(ruling.by), ruling.told)


def _by_submission(rulings: Sequence[Ruling]) -> Iterator[tuple[int, list[Ruling]]]:
    for submission, group in groupby(
        sorted(rulings, key=lambda each: each.submission), key=lambda each: each.submission
    ):
        yield submission, list(group)


def _put(connection: Connection, before: Judged, ruling: Ruling) -> dict[str, Any]:
    _possible(connection, before, ruling)
    row = {"flag": ruling.flag, "verdict": ruling.verdict, "reason": ruling.told}
    return put(connection, decisions, ruling.submission, person(ruling.by), row)


def _possible(connection: Connection, before: Judged, ruling: Ruling) -> None:
    _acceptable(ruling)
    flag = next((f for f in before.flags if f.id == ruling.flag), None)
    if flag is None:
        raise Conflict("这个问题已不存在，可能因更正而消失", "请刷新页面")
    past = [d for d in history.decided(connection, ruling.submission) if d.flag == ruling.flag]
    _unseen(past, ruling)
    _new(past, ruling, flag)


def _acceptable(ruling: Ruling) -> None:
    if ruling.verdict not in VERDICTS:
        raise UsageError(f"没有“{ruling.verdict}”这种决定")
    if not person(ruling.by):
        raise UsageError("决定须有署名")
    if len(ruling.text) > LONGEST or len(ruling.by) > 80:
        raise UsageError(f"说明太长，请不超过{LONGEST}字")
    if ruling.verdict == "dismissed" and ruling.reason not in REASONS:
        raise UsageError("排除须选择理由", f"可选：{'、'.join(REASONS)}")
    if ruling.verdict == "dismissed" and ruling.reason == "其他" and not ruling.text.strip():
        raise UsageError("理由选“其他”时请写明")


def _unseen(past: Sequence[Row[Any]], ruling: Ruling) -> None:
    """Refuse a decision made without knowledge of a later one."""
    if past and past[-1].id != ruling.seen:
        raise Conflict(
            f"{past[-1].by}刚刚对同一问题作了决定，您的决定没有写入", "请看过对方的决定后再决定"
        )


def _new(past: Sequence[Row[Any]], ruling: Ruling, flag: Flag) -> None:
    mine = [d.verdict for d in past if d.by == person(ruling.by) and d.verdict != "asked"]
    if mine and mine[-1] == ruling.verdict:
        fraud = flag.severity == "fraud" and ruling.verdict == "confirmed"
        remedy = "抄袭、雷同须由另一人再认定，才算数" if fraud else "要改变，请先撤回或作相反的决定"
        raise UsageError("您已作过同样的决定", remedy)
    if ruling.verdict == "withdrawn" and (not mine or mine[-1] == "withdrawn"):
        raise UsageError("没有可撤回的决定")


def _ruled(before: Judged, after: Judged, flag: str, may_finish: bool) -> Change:
    was = next(f for f in before.flags if f.id == flag)
    becomes = next((f.status for f in after.flags if f.id == flag), "")
    final = was.severity == "fraud" and becomes == "confirmed" != was.status
    if final and not may_finish:
        raise UsageError("终审认定须由负责人作出", "请负责人复核后认定")
    return change(before, after, was.status, becomes)
