"""What an item's words of denial in a paper speak of: the paper as a whole, or one piece of it.

In a list of points, or sentence by sentence where each names a field, a no is that piece's own.
"""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import events, names, openings, rows, subjects
from checker.evidence.facts.terms import Terms
from checker.evidence.language import held, in_hand, mood
from checker.evidence.tellings import entries, meetings, monthly
from checker.model.rules import Need

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
    """The words by which every piece on a field denies it; empty where one does not."""
    told = [one for one in _pieces(exhibit) if mood.ACTS.search(one) or _said(one, exhibit)]
    own = [piece for piece in told if name in _fields(piece, exhibit, terms)]
    own = own or told  # of a field that the title alone names all of it speaks
    said = [_said(piece, exhibit) for piece in own]
    return said[0] if said and all(said) else ""


def of_act(name: str, exhibit: Exhibit, terms: Terms) -> str:
    """The words by which the sentences that name a field leave undone what the item asks of it."""
    acts = exhibit.item.unit_settings.get("acts", ())
    if not acts or exhibit.kind in ("", "policy", "ledger"):
        return ""
    about = (part for part in exhibit.words.clauses if names.item_of_words(acts, part.text))
    return mood.left_open(
        [part for part in about if name in _fields(part.sentence, exhibit, terms)]
    )


def stayed_away(exhibit: Exhibit, terms: Terms) -> str:
    """The words by which a paper says that the body itself took no part in what it tells of."""
    if exhibit.kind in ("", "policy", "ledger") or _one_by_one(exhibit, terms):
        return ""
    region = re.escape(terms.body.region)
    own = rf"(?:[我本](?:局|单位)|{region}交通运输局|(?<!市)[市县区]交通(?:运输)?局)"
    away = re.compile(rf"(?<!以){own}(?:(?!长|[科股]|同志)[^,]){{0,10}}?{held.AWAY}")
    told = (part.text for part in exhibit.words.clauses if away.search(part.text))
    return next(told, "")


def beneath(need: Need, exhibit: Exhibit, terms: Terms) -> str:
    """The clause that denies what a title alone claims; empty where the text tells of it."""
    told = exhibit.kind in ("", "policy", "ledger", "photo") or names.item_of_words(
        need.words, exhibit.told
    )
    told = told or bool(names.undone(exhibit, terms.system.fields))  # a no that is one field's own
    undone = () if told else (part for part in exhibit.words.clauses if not part.done)
    named = (part for part in undone if names.item_of_words(need.words, part.text))
    return next((part.said for part in named if in_hand.denied(part.text)), "")


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
