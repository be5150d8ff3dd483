"""What pages show of the store: flags with their decisions, materials with their pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from checker.model.material import Record
from checker.model.pair import Pair, Side
from checker.model.score import Flag
from checker.reports import pages
from checker.store import history, runs
from checker.store.tables import materials, pairs

OTHER = "另一报送单位"


def cards(connection: Connection, submission: int, flags: Sequence[Flag]) -> list[dict[str, Any]]:
    """Flags as a person decides them: with the history and the last decision seen."""
    past = history.decided(connection, submission)
    return [card(submission, flag, past) for flag in flags]


def card(submission: int, flag: Flag, past: Sequence[Row[Any]]) -> dict[str, Any]:
    """One flag."""
    own = [row for row in past if row.flag == flag.id]
    return {
        "submission": submission,
        "flag": flag,
        "history": own,
        "seen": own[-1].id if own else 0,
        "pair": flag.evidence.get("pair"),
    }


def views(connection: Connection, record: Record, key: str, address: str) -> list[pages.PageView]:
    """Every page with its boxes; pictures are fetched one by one as they come into sight."""
    pictured = runs.picture_pages(connection, key)
    shown = []
    for page in record.pages:
        view = pages.view(page, record)
        picture = f"{address}/page/{page.number}" if page.number in pictured else ""
        shown.append(replace(view, picture=picture, glyphs=() if picture else view.glyphs))
    return shown


def pairs_of(connection: Connection, run: int, name: str, material: str) -> list[Pair]:
    """The pairs in which a material stands."""
    left = (pairs.c.a == name) & (pairs.c.a_material == material)
    right = (pairs.c.b == name) & (pairs.c.b_material == material)
    wanted = select(pairs.c.id).where(pairs.c.run == run, left | right).order_by(pairs.c.position)
    found = [runs.pair(connection, run, key) for key in connection.execute(wanted).scalars()]
    return [pair for pair in found if pair]


def masked(pair: Pair, name: str) -> Pair:
    """A pair as a county may see it: its own side and the amount, nothing of the other."""
    share = pair.covered_a if pair.a.submission == name else pair.covered_b
    return replace(
        pair,
        a=_own_side(pair.a, name),
        b=_own_side(pair.b, name),
        reason=f"与{OTHER}的材料有相同内容，本件自有文字中占{share:.0%}",
        swapped=(),
        clues=(),
        excluded=(),
        measures={},
    )


def _own_side(side: Side, name: str) -> Side:
    return side if side.submission == name else Side(OTHER, "", OTHER)


def masked_flag(flag: Flag) -> Flag:
    """A flag on several counties without the others' names."""
    if "pair" in flag.evidence:
        return replace(flag, text=f"本件与{OTHER}的材料存在雷同")
    if flag.code.startswith("three-elements"):
        return flag
    return replace(flag, text=f"本件有需要核对的地方（{flag.code}）", evidence={})


def papers(connection: Connection, submission: int) -> dict[str, str]:
    """Paths by material id, in order."""
    wanted = select(materials.c.material, materials.c.path).where(
        materials.c.submission == submission
    )
    found = connection.execute(wanted.order_by(materials.c.position))
    return {row.material: row.path for row in found}
