"""Papers that forward a superior's paper: which one, and where its text begins."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from checker.copying.names import county
from checker.copying.paper import Paper
from checker.numerals import CLOSING, OPENING

_HEAD = 900  # raw characters in which a paper says what it forwards
_HANDS_ON = re.compile(  # what it does itself; reports and plans tell that somebody did so
    r"关于批?(?:转发|印发|翻印|转印)|(?:转发|印发|翻印|转印)(?:给|至|到|各)"
    r"|^[ \t　]*[一-鿿]{0,24}转发[^。；，\n]{0,80}(?:通知|函)[ \t　]*$",
    re.M,
)
_TITLE = re.compile(r"《([^《》]{4,120})》")
NUMBER = re.compile(rf"([一-鿿]{{1,12}}){OPENING}(20\d\d){CLOSING}\s*第?\s*(\d{{1,5}})\s*号")
_ABOVE = re.compile(
    r"省|交通运输部|交通部|国务院|国家|中共中央|中央|市委|市政府|市人民政府|市交通运输局"
)
_ANNEX = re.compile(r"^[ \t　]*附\s*件\s*\d{0,2}\s*[：:]?[ \t　]*$", re.M)


@dataclass(frozen=True, slots=True)
class Parent:
    """The forwarded paper. ``key`` tells it from others; ``body`` is the raw offset of its text."""

    key: str
    name: str
    body: int | None


def parent(paper: Paper) -> Parent | None:
    """The superior's paper that this one forwards, ``None`` if it forwards none."""
    title = paper.record.title if paper.record else ""
    head = paper.raw[:_HEAD]
    opening = f"{title}\n{head[:300]}"
    if not _HANDS_ON.search(_TITLE.sub("", opening)):
        return None
    if "转发" not in opening and not _ABOVE.match(_first(title or opening)):
        return None
    named = _named(title, head)
    number = _number(head, paper.submission)
    if not (named or number):
        return None
    key = number or re.sub(r"\W", "", named)
    return Parent(key, named or number, _body(paper.raw, named, number))


def _first(text: str) -> str:
    """The first title cited."""
    found = _TITLE.search(text)
    return found.group(1) if found else ""


def _named(title: str, head: str) -> str:
    for text in (title, head):
        at = text.find("转发")
        found = _TITLE.search(text, max(at, 0))
        if found:
            return found.group(1)
    found = re.search(r"转发([^\n]{6,80}?)的?通知", title or head)
    return found.group(1) if found else ""


def _number(head: str, submission: str) -> str:
    """The first cited number that is not the forwarding body's own (which stands in its head)."""
    stem = county(submission)[:1]
    for found in NUMBER.finditer(head):
        organ, year, serial = found.groups()
        cited = head[max(0, found.start() - 1) : found.start()] in ("（", "(")
        if cited and not (stem and organ.startswith(stem)):
            return unicodedata.normalize("NFKC", f"{organ}{year}{serial}")
    return ""


def _body(raw: str, named: str, number: str) -> int | None:
    """Where the forwarded text begins: its title or number printed again, or the annex mark."""
    annex = _ANNEX.search(raw, 60)
    if annex:
        return annex.end()
    plain = re.sub(r"\s", "", named)
    title = r"\s*".join(map(re.escape, plain)) if len(plain) > 6 else "(?!)"
    found = re.compile(rf"^[ \t　]*{title}[ \t　]*$", re.M).search(raw, 60)
    places = [found.start()] if found else []
    offset = 0
    for line in raw.splitlines(keepends=True):
        told = NUMBER.fullmatch(re.sub(r"\s", "", line))
        if offset > 60 and told and "".join(told.groups()) == number:
            places.append(offset)
        offset += len(line)
    return min(places, default=None)
