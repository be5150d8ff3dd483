"""What pages show of the store: flags with their decisions, materials with their pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, Literal

from sqlalchemy import Connection, Row, select

from checker.model.material import PageRecord, Record
from checker.model.pair import Pair, Side
from checker.model.score import Flag
from checker.reports import pages, passages
from checker.review import access, telltale
from checker.review.hiding import Hidden
from checker.store import history, papers, runs
from checker.store.people import Session
from checker.store.questions import Question
from checker.store.tables import materials, pairs

OTHER = "另一报送单位"
AT_ONCE = 8  # pages


def cards(
    connection: Connection, submission: int, asked: Sequence[Question], who: Session
) -> list[dict[str, Any]]:
    """Questions as a person decides them, as this person may see them: with the history and the
    last decision seen.
    """
    keys = [each.flag.id for each in asked]
    past = history.decided(connection, submission, keys)
    stated = history.stated(connection, submission, keys)
    if not access.may(who, "all"):
        others = telltale.others_of(connection, submission)
        asked = [replace(each, flag=masked_flag(each.flag, others)) for each in asked]
    several = {id for each in asked if len(each.flag.materials) > 1 for id in each.flag.materials}
    names = paths(connection, submission, several) if several else {}
    return [_card(each, past, stated, who) | {"names": _names(each.flag, names)} for each in asked]


def _names(flag: Flag, by_id: Mapping[str, str]) -> dict[str, str]:
    """What the links to a question's papers say; one paper alone is plain."""
    if len(flag.materials) == 1:
        return {}
    return {id: by_id[id].split("/")[-1] for id in flag.materials if id in by_id}


def worded_sides(
    connection: Connection, run: int, pair: Pair, also: Collection[int] = ()
) -> dict[Literal["a", "b"], Record]:
    """The papers of a pair by side, with the lines of the pages that passages stand on.

    ``also`` names further pages. A paper that is no longer kept is left out.
    """
    sides: tuple[tuple[Literal["a", "b"], Side], ...] = (("a", pair.a), ("b", pair.b))
    keys = [(side.submission, side.material) for _, side in sides]
    found = papers.outlines(connection, run, keys)
    return {
        name: papers.worded(connection, *found[key], {*also, *passages.pages(pair, name)})
        for (name, _), key in zip(sides, keys, strict=True)
        if key in found
    }


def _card(
    asked: Question, past: Sequence[Row[Any]], stated: Sequence[Row[Any]], who: Session
) -> dict[str, Any]:
    flag = asked.flag
    own = [row for row in past if row.flag == flag.id]
    statements = [row for row in stated if row.flag == flag.id]
    return {
        "submission": asked.submission,
        "flag": flag,
        "history": _to_county(own, flag) if who.role == "county" else own,
        "seen": own[-1].id if own else 0,
        "pair": flag.evidence.get("pair"),
        "seen_on": access.may(who, "all") and "strength" in flag.evidence,
        "stake": asked.stake or 0,
        "statements": statements,
        "answered": bool(statements) and statements[-1].kind == "statement",
        "asked": any(row.verdict == "asked" for row in own),
        "mine": any(each.flag == flag.id and each.by == who.name for each in history.in_force(own)),
    }


def _to_county(past: Iterable[Row[Any]], flag: Flag) -> list[Any]:
    """A county reads what is asked of it and what is decided: no first word of two, no reasons that
    reviewers tell each other.
    """
    decided = flag.status != "suspected"
    return [_bare(row) for row in past if decided or row.verdict == "asked"]


def _bare(row: Row[Any]) -> Any:
    kept = row.reason if row.verdict == "asked" else ""
    return SimpleNamespace(**{**row._mapping, "reason": kept})


@dataclass(frozen=True, slots=True)
class Leaves:
    """Some pages; ``more`` is where the next ones are, empty at the end."""

    shown: list[pages.PageView]
    more: str
    left: int


def leaves(
    connection: Connection, record: Record, key: str, address: str, start: int = 0
) -> Leaves:
    """A few pages with their boxes; pictures and further pages come as they are scrolled to."""
    end = start + AT_ONCE
    found = _views(connection, record, key, address, record.pages[start:end])
    left = max(0, len(record.pages) - end)
    return Leaves(found, f"{address}/pages?start={end}" if left else "", left)


def _views(
    connection: Connection, record: Record, key: str, address: str, wanted: Sequence[PageRecord]
) -> list[pages.PageView]:
    numbers = {page.number for page in wanted}
    pictured = papers.pictured(connection, key, numbers)
    record = papers.worded(connection, record, key, numbers - pictured)
    shown = []
    for page in record.pages:
        if page.number not in numbers:
            continue
        view = pages.view(page, record)
        picture = f"{address}/page/{page.number}" if page.number in pictured else ""
        shown.append(replace(view, picture=picture, glyphs=() if picture else view.glyphs))
    return shown


def pairs_of(connection: Connection, run: int, name: str, material: str) -> list[Pair]:
    """The pairs in which a material stands."""
    left = (pairs.c.a == name) & (pairs.c.a_material == material)
    right = (pairs.c.b == name) & (pairs.c.b_material == material)
    return runs.pairs_where(connection, run, left | right)


def masked(pair: Pair, name: str) -> Pair:
    """A pair as a county may see it: its own side and the amount, nothing of the other."""
    share = pair.covered_a if pair.a.submission == name else pair.covered_b
    return replace(
        pair,
        a=_own_side(pair.a, name),
        b=_own_side(pair.b, name),
        reason=f"与{OTHER}的材料有相同内容，{_within(pair)}占{share:.0%}",
        swapped=(),
        clues=(),
        excluded=(),
        measures={name: value for name, value in pair.measures.items() if name == "moment"},
    )


def _within(pair: Pair) -> str:
    return "在本件图片上" if pair.kind == "same_picture" else "本件自有文字中"


def _own_side(side: Side, name: str) -> Side:
    return side if side.submission == name else Side(OTHER, "", OTHER)


def masked_flag(flag: Flag, others: Hidden) -> Flag:
    """A flag as a county may see it: whole where its own papers alone are asked about, without
    names and details where the words tell of ``others``.
    """
    if "pair" in flag.evidence:
        return replace(flag, text=f"本件与{OTHER}的材料存在雷同")
    if flag.code.startswith("three-elements"):
        return flag
    asked = {name: flag.evidence[name] for name in ("remedy",) if name in flag.evidence}
    text = "本件有涉及其他单位的地方需要核对" if others.named(flag.text) else flag.text
    return replace(flag, text=text, evidence=asked)


def paths(
    connection: Connection, submission: int, wanted: Collection[str] | None = None
) -> dict[str, str]:
    """Paths by material id, in order, of all papers or of some."""
    kept = materials.c
    found = select(kept.material, kept.path).where(kept.submission == submission)
    found = found.where(kept.material.in_(wanted)) if wanted is not None else found
    rows = connection.execute(found.order_by(kept.position))
    return {row.material: row.path for row in rows}
