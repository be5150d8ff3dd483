"""Events by quarter: of one paper, of the rows of a list, of minutes put together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.scoring import rows
from checker.scoring.dates import Dating
from checker.scoring.days import When, all_days
from checker.scoring.exhibit import Exhibit, plain
from checker.scoring.issuers import without_own
from checker.scoring.names import item_of_words
from checker.scoring.readings import Reading
from checker.scoring.terms import Terms

_NOT_HELD = re.compile(
    r"取消|未能?(?:如期|按期|按时)?(?:召开|举行|举办|开展)|推迟|延期|改期|暂缓|待召开|拟召开|未开"
)
_HELD = re.compile(r"已(?:如期|按期)?(?:召开|举行|举办|开展)|后(?:召开|举行|举办|补开)|如期")
_PLANNED = re.compile(r"计划|拟开|待开|筹备中|否")
_ORGANISER = re.compile(r"(?:组织|主办|召集|主持|牵头)(?:单位|部门|机构)")
_AT = re.compile(r"时间[:：][ \t]*(20\d\d[年./-]\d{1,2}[月./-]\d{1,2})")


def by_quarter(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """The quarter of the event or paper; of several events in one paper that of each."""
    if not (exhibit.row and exhibit.row.date):
        listed = [one for row in rows.of(exhibit) for one in _of_row(row, exhibit, terms)]
        several = listed if len(listed) > 1 else list(_together(exhibit))
        if len(several) > 1:
            return several
    return [Reading(dated.when.quarter if dated.when else "")]


def _together(exhibit: Exhibit) -> Iterator[Reading]:
    """The meetings of a paper that says of each when it was."""
    for at in _AT.findall(exhibit.lines):
        for day in all_days(at):
            when = When.on(day, "正文")
            yield Reading(when.quarter, when=when)


def _of_row(row: rows.Row, exhibit: Exhibit, terms: Terms) -> Iterator[Reading]:
    words = exhibit.item.words
    if row.when is None or (words and not _among(words, row, exhibit)):
        return
    yield Reading(
        row.when.quarter,
        _unshown(row, exhibit, terms),
        when=row.when,
        refused=_not_held(row) or _others(row, exhibit, terms),
    )


def _among(words: tuple[str, ...], row: rows.Row, exhibit: Exhibit) -> bool:
    """Whether a row speaks of the item; of a list none of whose rows does, each belongs to it."""
    if item_of_words(words, row.text):
        return True
    return not any(item_of_words(words, other.text) for other in rows.of(exhibit))


def _not_held(row: rows.Row) -> str:
    cells = [plain(cell) for _, cell in row.cells]
    said = row.denied or next((cell for cell in cells if _PLANNED.fullmatch(cell)), "")
    if not said and not _HELD.search(row.text):
        found = _NOT_HELD.search(row.text)
        said = found[0] if found else ""
    return f"这一行写的是“{said}”，不计入" if said else ""


def _others(row: rows.Row, exhibit: Exhibit, terms: Terms) -> str:
    """Who else called a meeting that the evaluated city has to call itself (annex 3, 一.3)."""
    if not exhibit.item.unit_settings.get("organised"):
        return ""
    own = (terms.body.name, "市局", "市交通", "本局", "我局", f"{terms.body.city}市")
    called = [plain(cell) for head, cell in row.cells if _ORGANISER.search(head) and plain(cell)]
    other = next((cell for cell in called if not any(name in cell for name in own)), "")
    return f"这一行的组织单位是“{other}”，不是本单位组织" if other else ""


def _unshown(row: rows.Row, exhibit: Exhibit, terms: Terms) -> str:
    """What the item asks that neither the row nor the list's name shows."""
    text = f"{exhibit.title}|{row.text}"
    for need in exhibit.item.needs:
        said = text if need.own else without_own(text, terms.body)
        if not any(re.search(word, said) for word in need.words):
            return f"这一行没有写明{need.name}"
    return ""
