"""Decisions and corrections: written, audited and scored in one transaction."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, func, insert, select

from checker.errors import CheckerError, UsageError
from checker.model.score import Decision
from checker.pipeline import Read, judge_one
from checker.store import audit, judged, runs
from checker.store.connect import Store
from checker.store.correction import Correction, apply, checked
from checker.store.judged import Judged, interval
from checker.store.tables import corrections, decisions, submissions

VERDICTS = ("confirmed", "dismissed", "asked", "withdrawn")
REASONS = ("模板", "引用", "联合工作", "通用表述", "误读", "其他")
LONGEST = 2000


class Conflict(CheckerError):
    """Somebody else decided the same thing in the meantime; nothing was written."""


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


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision or correction did: floor, verified, ceiling before and after, as text."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    status: tuple[str, str] = ("", "")  # of the flag decided

    @property
    def moved(self) -> bool:
        """Whether the score is another one now."""
        return self.before != self.after


def person(name: str) -> str:
    """A name as it counts: 张三, ' 张三 ' and full-width forms are one person."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def decide(store: Store, ruling: Ruling, may_finish: bool = True) -> Change:
    """Put a decision on record. Raises :class:`Conflict` or :class:`UsageError`.

    ``may_finish`` says whether this person may give the word that confirms fraud for good.
    """
    _acceptable(ruling)
    with store.write() as connection:
        before = judged.load(connection, ruling.submission)
        flag = next((f for f in before.flags if f.id == ruling.flag), None)
        if flag is None:
            raise Conflict("这个问题已不存在，可能因更正而消失", "请刷新页面")
        _unseen(connection, ruling)
        _possible(connection, ruling)
        reason = "：".join(filter(None, (ruling.reason, ruling.text.strip())))
        row = {"flag": ruling.flag, "verdict": ruling.verdict, "reason": reason}
        kept = _insert(connection, decisions, ruling.submission, person(ruling.by), row)
        after = rescored(connection, ruling.submission)
        status = next((f.status for f in after.flags if f.id == ruling.flag), "")
        final = flag.severity == "fraud" and status == "confirmed" != flag.status
        if final and not may_finish:
            raise UsageError("终审认定须由负责人作出", "请负责人复核后认定")
        change = _change(before, after, flag.status, status)
        _finish(connection, "decision", kept, after, change)
    return change


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


def _unseen(connection: Connection, ruling: Ruling) -> None:
    """Refuse a decision made without knowledge of a later one."""
    wanted = (
        select(decisions)
        .where(decisions.c.submission == ruling.submission, decisions.c.flag == ruling.flag)
        .order_by(decisions.c.id.desc())
    )
    last = connection.execute(wanted).first()
    if (last.id if last else 0) != ruling.seen and last is not None:
        raise Conflict(
            f"{last.by}刚刚对同一问题作了决定，您的决定没有写入", "请看过对方的决定后再决定"
        )


def _possible(connection: Connection, ruling: Ruling) -> None:
    own = [d for d in history(connection, ruling.submission) if d.flag == ruling.flag]
    mine = [d.verdict for d in own if d.by == person(ruling.by) and d.verdict != "asked"]
    if mine and mine[-1] == ruling.verdict:
        raise UsageError("您已作过同样的决定", "抄袭、雷同须由另一人再认定，才算数")
    if ruling.verdict == "withdrawn" and (not mine or mine[-1] == "withdrawn"):
        raise UsageError("没有可撤回的决定")


def correct(store: Store, submission: int, wanted: Correction, seen: int = 0) -> Change:
    """Put a corrected value on record; ``seen`` is the last correction of that paper seen, or 0."""
    if not person(wanted.by) or len(wanted.reason) > LONGEST:
        raise UsageError("更正须有署名，说明不超过2000字")
    with store.write() as connection:
        run = connection.execute(
            select(submissions.c.run).where(submissions.c.id == submission)
        ).scalar_one()
        value = checked(runs.system(connection, run), wanted.field, wanted.value)
        if runs.record(connection, submission, wanted.material) is None:
            raise UsageError("没有这份材料")
        _unseen_correction(connection, submission, wanted.material, seen)
        row = {"material": wanted.material, "field": wanted.field, "value": value}
        row["reason"] = wanted.reason.strip()
        before = judged.load(connection, submission)
        kept = _insert(connection, corrections, submission, person(wanted.by), row)
        after = rescored(connection, submission)
        change = _change(before, after)
        _finish(connection, "correction", kept, after, change)
    return change


def _unseen_correction(connection: Connection, submission: int, material: str, seen: int) -> None:
    wanted = select(func.max(corrections.c.id)).where(
        corrections.c.submission == submission, corrections.c.material == material
    )
    if (connection.execute(wanted).scalar() or 0) != seen:
        raise Conflict("另一人刚刚更正了同一份材料，您的更正没有写入", "请刷新页面后再更正")


def _insert(
    connection: Connection, table: Table, submission: int, by: str, row: dict[str, Any]
) -> dict[str, Any]:
    row = {**row, "submission": submission, "by": by, "at": audit.now()}
    key = connection.execute(insert(table).values(row)).inserted_primary_key
    if key is None:
        raise LookupError("a new row has a key")
    return {**row, "id": int(key[0])}


def _change(before: Judged, after: Judged, was: str = "", becomes: str = "") -> Change:
    return Change(tuple(interval(before.score)), tuple(interval(after.score)), (was, becomes))


def _finish(
    connection: Connection, action: str, row: dict[str, Any], after: Judged, change: Change
) -> None:
    judged.keep(connection, row["submission"], after)
    audit.append(connection, action, row["by"], {"row": row, "change": asdict(change)})


def rescored(connection: Connection, submission: int) -> Judged:
    """Score a submission anew with all decisions and corrections. Nothing is read or compared."""
    row = connection.execute(select(submissions.c.run).where(submissions.c.id == submission)).one()
    head = runs.head(connection, submission)
    read = Read(head.submission, runs.all_records(connection, submission), head.unprocessed)
    read = apply(read, corrected(connection, submission))
    system = runs.system(connection, row.run)
    ruled = in_force(history(connection, submission))
    found = judge_one(system, read, head.flags, ruled)
    return Judged(found.duties, found.score, found.flags, found.todo)


def corrected(
    connection: Connection, submission: int, material: str | None = None
) -> list[Correction]:
    """All corrections of a submission or of one paper, oldest first."""
    return [
        Correction(row.material, row.field, row.value, row.by, row.reason, row.at)
        for row in correction_rows(connection, submission, material)
    ]


def correction_rows(
    connection: Connection, submission: int, material: str | None = None
) -> Sequence[Row[Any]]:
    """The same as rows with their numbers."""
    wanted = select(corrections).where(corrections.c.submission == submission)
    if material is not None:
        wanted = wanted.where(corrections.c.material == material)
    return connection.execute(wanted.order_by(corrections.c.id)).all()


def history(connection: Connection, submission: int) -> Sequence[Row[Any]]:
    """All decisions on a submission, oldest first."""
    wanted = select(decisions).where(decisions.c.submission == submission)
    return connection.execute(wanted.order_by(decisions.c.id)).all()


def in_force(rows: Iterable[Row[Any]]) -> list[Decision]:
    """Each person's last word on each flag, unless taken back; a question leaves it standing."""
    last = {(row.flag, row.by): row for row in rows if row.verdict != "asked"}
    standing = sorted(last.values(), key=lambda row: row.id)
    return [
        Decision(row.flag, row.verdict, row.by, row.reason, row.at)
        for row in standing
        if row.verdict != "withdrawn"
    ]
