"""What an item's words of denial in a paper speak of: the paper as a whole, or one piece of it.

In a list of points, or sentence by sentence where each names a field, a no is that piece's own.
"""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import events, names, openings, rows, subjects
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood
from checker.evidence.tellings import entries, meetings, monthly

_POINT = re.compile(rf"\s*{openings.MARK}")
LISTED = 2  # points that make a list


def of_whole(exhibit: Exhibit, terms: Terms) -> str:
    """The words of denial that hold for all of a paper; empty where each piece is judged alone."""
    if not exhibit.item.unit_settings.get("denied") or _one_by_one(exhibit, terms):
        return ""
    if exhibit.item.unit != "field":
        return _said(exhibit.title + exhibit.text, exhibit)
    pieces = _pieces(exhibit)
    whole = [piece for piece in pieces if not _fields(piece, exhibit, terms)]
    told = "。".join(whole) if len(whole) < len(pieces) else exhibit.text
    return _said(exhibit.title, exhibit) or _said(told, exhibit)


def of_field(name: str, exhibit: Exhibit, terms: Terms) -> str:
    """The words by which every piece that names a field denies it; empty where one does not."""
    told = [piece for piece in _pieces(exhibit) if mood.ACTS.search(piece)]
    own = [piece for piece in told if name in _fields(piece, exhibit, terms)]
    said = [_said(piece, exhibit) for piece in own]
    return said[0] if said and all(said) else ""


def _one_by_one(exhibit: Exhibit, terms: Terms) -> bool:
    told = rows.of(exhibit) or entries.several(exhibit) or subjects.told(exhibit)
    return bool(told or meetings.several(exhibit) or monthly.several(exhibit, terms))


def _fields(piece: str, exhibit: Exhibit, terms: Terms) -> list[str]:
    return names.stated(piece, exhibit, terms.system.fields)


def _said(text: str, exhibit: Exhibit) -> str:
    denied = exhibit.item.unit_settings.get("denied", ())
    return next((hit[0] for word in denied if (hit := re.search(word, text))), "")


def _pieces(exhibit: Exhibit) -> list[str]:
    """The points of a list with all their sentences, else sentence by sentence (no blanks)."""
    title = plain(exhibit.record.title) if exhibit.record else ""
    every = (plain(paragraph) for paragraph in events.paragraphs(exhibit))
    told = [words for words in every if words not in title]
    starts = [at for at, words in enumerate(told) if _POINT.match(words)]
    if len(starts) < LISTED:
        return [part for words in told for part in re.split("[。;]", words) if part]
    ends = [*starts[1:], len(told)]
    return [*told[: starts[0]], *("。".join(told[a:b]) for a, b in zip(starts, ends, strict=True))]
