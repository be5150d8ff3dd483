"""Where a text layer and the picture of its page say something else, and how telling that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from checker import counties
from checker.forgery.layer_lines import plain, slip, telling
from checker.model.document import Line, Page
from checker.model.finding import Strength

RUN = 3  # letters that no reader of a sound layer mistakes in a row
SOUND, LETTERS = 0.97, 12  # share of the other lines' letters that agree; how many there are
MANY, ALIEN = 4, 0.3  # lines; share of their letters that agree by chance
_PARTS = re.compile(r"\d+|\D")


@dataclass(frozen=True, slots=True)
class Apart:
    """One line, and the longest run of letters that is another in the picture and in the layer."""

    page: Page
    line: Line
    seen: str
    before: str
    after: str
    run: int  # letters and numbers of all runs of two and more, on their shorter sides
    agreeing: int  # letters that are the same
    red: bool


def apart(seen: str, written: str) -> tuple[str, str, int, int]:
    """The longest run replaced, as seen and as written; how many letters stand in runs of two and
    more, else 1 or 0; how many agree.

    A number is one thing: that 952 and 244 have a 2 in common means nothing.
    """
    one, two = _PARTS.findall(seen), _PARTS.findall(written)
    codes = SequenceMatcher(None, one, two, autojunk=False).get_opcodes()
    runs = [(one[a:b], two[c:d]) for what, a, b, c, d in codes if what == "replace"]
    before, after = max(runs, key=_length, default=([], []))
    agreeing = sum(len("".join(one[a:b])) for what, a, b, _, _ in codes if what == "equal")
    run = sum(_length(sides) for sides in runs if _length(sides) > 1) or min(len(runs), 1)
    return "".join(before), "".join(after), run, agreeing


def _length(sides: tuple[list[str], list[str]]) -> int:
    return min(map(len, sides))


def strength(each: Apart, read: Sequence[Apart]) -> Strength | None:
    """What one of the lines read is a sign of, beside the others; ``None`` where of nothing."""
    if not each.run:
        return None
    sound = _sound([other for other in read if other is not each])
    if _counties(each):
        return "strong"
    if each.before.isdigit() and each.after.isdigit():
        if telling(each.line.text):
            return None  # number and date are another check's
        likely = sound and not each.red and not slip(each.line.text, each.seen)
        return "medium" if likely else "weak" if sound else None
    likely = _twice(each, read) or (not each.red and (sound or _another(read)))
    if each.run >= RUN and likely and not _broken(each):
        return "medium"
    return "weak" if each.run >= RUN or (sound and each.run > 1) else None


def _broken(each: Apart) -> bool:
    """Whether a number or date is none any more: it was misread, who writes another writes one."""
    return telling(each.seen) and not telling(each.line.text)


def _twice(each: Apart, read: Sequence[Apart]) -> bool:
    """Whether the same letters gave way to the same on another line: slips are not alike."""
    return sum((x.before, x.after) == (each.before, each.after) for x in read) > 1


def _sound(others: Sequence[Apart]) -> bool:
    """Whether the layer else says what is seen: its maker could read this picture."""
    kept = [other for other in others if other.run < RUN]
    letters = sum(max(len(plain(x.line.text)), len(plain(x.seen))) for x in kept)
    return len(kept) > 1 and letters >= LETTERS and sum(x.agreeing for x in kept) > SOUND * letters


def _another(read: Sequence[Apart]) -> bool:
    """Whether several lines have hardly a letter of the page's: a layer of another paper."""
    letters = sum(len(plain(each.line.text)) for each in read)
    return len(read) >= MANY and sum(each.agreeing for each in read) < ALIEN * letters


def _counties(each: Apart) -> bool:
    """Whether one county's name, at the head of the line, gave way to another's; the line may be
    cut at its end, where the layer is narrower than the picture.
    """
    seen, written = (_headed(text) for text in (each.seen, each.line.text))
    short, long = sorted((seen[1], written[1]), key=len)
    rest = long.startswith(short) and len(short) > len(long) / 2
    return bool(seen[0] and written[0]) and seen[0] != written[0] and (rest or short == long)


def _headed(text: str) -> tuple[str, str]:
    """The county's name that a line begins with, its city's left out, and the rest of the line."""
    words = plain(text)
    for city in counties.cities():
        words = words.removeprefix(city)
    name = next((one.name for one in counties.table() if words.startswith(one.name)), "")
    return name, words.removeprefix(name)
