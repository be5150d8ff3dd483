"""Sheets for a meeting with one party: every other party is 县A, 县B, and so on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import Connection

from checker.model.material import Record
from checker.model.pair import Pair, Side
from checker.model.score import Flag
from checker.reports import words
from checker.reports.headings import headings
from checker.review import access, sheets, shown, telltale
from checker.review.hiding import Hidden
from checker.store import history, judged, papers, questions, runs

router = APIRouter()
SWAPPED = 40


@router.get("/runs/{number}/pairs/{key}/print")
def pair(
    number: int,
    key: str,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
    side: Literal["a", "b"] = "a",
) -> Response:
    """Two papers for a meeting with the party on one ``side``."""
    with store.read() as connection:
        run = access.run(connection, number)
        found = access.pair(connection, number, key)
        own: Side = getattr(found, side)
        hidden = telltale.of_run(connection, number, own.submission, [found])
        parts = _sides(connection, number, found, side, hidden)
    values = {"run": run, "key": key, "pair": _told(found, hidden), "sides": parts}
    swapped = _swapped(found, side, hidden)
    page = templates.page(
        "print_pair.html", None, hidden=hidden, named=who.name, swapped=swapped, **values
    )
    return _without(page, hidden)


def _swapped(pair: Pair, mine: sheets.Name, hidden: Hidden) -> list[str]:
    at = 0 if mine == "a" else 1
    return [hidden.told(words[at]) for words in pair.swapped[:SWAPPED]]


def _sides(
    connection: Connection, run: int, pair: Pair, mine: sheets.Name, hidden: Hidden
) -> list[dict[str, Any]]:
    held = shown.worded_sides(connection, run, pair, {1})
    theirs: sheets.Name = "b" if mine == "a" else "a"
    own = {
        "name": mine,
        "side": getattr(pair, mine),
        "runs": sheets.own_text(held.get(mine), pair, mine, hidden),
        "pictures": _pictures(connection, run, pair, mine, held.get(mine), hidden),
        "covered": getattr(pair, f"covered_{mine}"),
    }
    alone = pair.a.submission == pair.b.submission
    text = sheets.other_text(held.get(mine), held.get(theirs), pair, theirs)
    other = {
        "name": theirs,
        "side": getattr(pair, theirs) if alone else None,
        "label": hidden.label(getattr(pair, theirs).submission),
        "runs": sheets.blocked(text, hidden),
        "pictures": [],
        "covered": getattr(pair, f"covered_{theirs}"),
    }
    return sorted([own, other], key=lambda each: str(each["name"]))


def _pictures(
    connection: Connection, run: int, pair: Pair, name: str, record: Record | None, hidden: Hidden
) -> list[sheets.Covered]:
    """The pages of one's own paper that the shared parts stand on, the first page without any."""
    if record is None:
        return []
    pages = dict.fromkeys(getattr(span, name).page for span in pair.spans) or {1: None}
    own: Side = getattr(pair, name)
    found = []
    for number in [*pages][: sheets.PICTURES]:
        jpeg = _jpeg(connection, run, own, number)
        if jpeg:
            found.append(sheets.covered(record, number, jpeg, hidden))
    return found


def _jpeg(connection: Connection, run: int, side: Side, page: int) -> bytes | None:
    number = telltale.submission_of(connection, run, side.submission)
    if number is None:
        return None
    return papers.picture_of(connection, number, side.material, page)


def _told(pair: Pair, hidden: Hidden) -> dict[str, Any]:
    """What is said of a pair; clues name the other's dates and files, so they stay out."""
    return {
        "kind": pair.kind,
        "called": words.called(pair),
        "severity": pair.severity,
        "reason": hidden.told(pair.reason),
        "similarity": pair.similarity,
        "covered_a": pair.covered_a,
        "covered_b": pair.covered_b,
        "measures": pair.measures,
        "excluded": [
            (hidden.told(e.source), e.characters, hidden.told(e.reason)) for e in pair.excluded
        ],
    }


@router.get("/s/{number}/print")
def submission(
    number: int, store: access.OpenStore, who: access.SeesAll, templates: access.Templates
) -> Response:
    """A submission's score and questions for a meeting with it."""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        score, todo = judged.reckoned(connection, number)
        flags = [each.flag for each in questions.all_of(connection, number)]
        shared = telltale.flagged(connection, own.run, flags)
        hidden = telltale.of_run(connection, own.run, own.name, shared)
        values = {
            "own": own,
            "run": access.run(connection, own.run),
            "score": score,
            "todo": todo,
            "headings": headings(score, runs.system(connection, own.run)),
            "questions": _questions(flags, shared, hidden),
            "said": [row for row in history.stated(connection, number) if row.kind == "statement"],
            "papers": shown.paths(connection, number, [m for step in todo for m in step.materials]),
        }
    page = templates.page("print_submission.html", None, hidden=hidden, named=who.name, **values)
    return _without(page, hidden)


def _questions(
    flags: Iterable[Flag], shared: Sequence[Pair], hidden: Hidden
) -> list[tuple[Flag, str]]:
    """Each question with what a county may read of it."""
    pairs = {pair.id: pair for pair in shared}
    return [(flag, _question(flag, pairs.get(flag.evidence.get("pair", "")), hidden))
            for flag in flags if flag.status != "dismissed"]  # fmt: skip


def _question(flag: Flag, pair: Pair | None, hidden: Hidden) -> str:
    if pair is not None:
        ours = pair.a.submission == flag.submission and pair.a.material in flag.materials
        side, other = (pair.a, pair.b) if ours else (pair.b, pair.a)
        share = pair.covered_a if side is pair.a else pair.covered_b
        met = "本单位的另一份材料"
        if other.submission != side.submission:
            met = f"{hidden.label(other.submission)}的一份材料"
        told = "重叠部分占本图{}" if pair.kind == "same_picture" else "自有文字中{}能由对方解释"
        amount = "，" + told.format(f"{share:.0%}") if share else ""
        return f"《{hidden.told(side.path)}》与{met}存在雷同{amount}"
    named = hidden.named(flag.text)
    if named and flag.code != "name-left":
        return f"本单位的材料有一处疑点涉及{'、'.join(named)}，细节不印"
    return hidden.told(flag.text)


def _without(page: HTMLResponse, hidden: Hidden) -> Response:
    """The last look at the bytes themselves."""
    text = hidden.told(bytes(page.body).decode())
    return HTMLResponse(text, page.status_code)
