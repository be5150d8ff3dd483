"""How each kind of unit is read off an exhibit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.evidence.conditions import denials, unsent
from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import events, logins, names, recipients, rows, status
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.days import When, all_days, only_year
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import written, years
from checker.evidence.language.calendar import week
from checker.evidence.tellings import contents, listings, products, sessions, staffing
from checker.kinds.deduct import MISSED

LONGEST_CELL = 16  # characters of a cell that names a field
_FIELD = re.compile(r"(?:^|重点|细分|二级|行业|应用)领域|^行业(?:类别|领域)?$|^业务类别$")
LISTED = 3  # lines with a day each that make a text a list
_UNDONE = re.compile(
    r"失败|密码错误|账号锁定|县级账[号户]|区级账[号户]|未(?:登[录陆]|报送|上传|推送|更新|成功)|取消"
)
_PART_YEAR = re.compile(r"[上下]半年|季度")
_SIGNED = re.compile(written.DAY)  # may be of the next year
_BODY = re.compile(r"(?:公司|合作社|队|厂|驾校|局|中心)$")


def once(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """All proofs of the item are one unit."""
    return sessions.of(exhibit, terms) or [Reading(exhibit.item.title)]


def each_day(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """Every date: of the manifest row, else all that stand in the ledger, else the paper's own."""
    row = exhibit.row
    weeks = row.quantity if row and not row.date and exhibit.item.unit == "week" else None
    by_rows = len(rows.of(exhibit)) > 1 or _in_lines(exhibit) or _page_of_updates(exhibit)
    if counted := _weeks_counted(exhibit, terms):
        return [counted]
    if told := _each_listed(exhibit, by_rows, weeks is not None):
        return told
    stated_weeks = _stated_weeks(exhibit, weeks, terms) if weeks is not None else None
    if missed := stated_weeks or _weeks_told(exhibit, terms):
        return [missed]
    if exhibit.item.unit == "week" and exhibit.row is None and logins.each_week(exhibit.text):
        return [Reading("", "只写每周都登录，没有逐次的登录记录")]
    if dated.when is None or dated.when.day is None:
        return [Reading("")]
    return [_day(exhibit, dated.when)]


def _each_listed(exhibit: Exhibit, by_rows: bool, weeks: bool) -> list[Reading]:
    """The days of a list, in rows or in running text; empty where none is one or a row says."""
    listed = exhibit.kind in ("ledger", "screenshot") or exhibit.item.unit == "gap"
    if exhibit.dated_by_row if by_rows else bool(exhibit.row and exhibit.row.date):
        return []
    if listed or by_rows:
        weekly = _is_weekly(exhibit)
        days = _days_logged(exhibit) if weekly else _days_told(exhibit)
        if len(days) > 1 or (days and by_rows):
            return [_day(exhibit, When.on(d, "台账内容")) for d in days]
        if weekly and not weeks:
            return [Reading("", "台账列了各周的起止日期，看不出哪一周登录过")]
        if by_rows and not weeks:
            return [Reading("", "逐行记录中没有一行写明已经办成")]
    days = [] if weeks else listings.days(exhibit)
    return [_day(exhibit, When.on(d, "正文逐次所列")) for d in days]


def _is_weekly(exhibit: Exhibit) -> bool:
    """Whether a list of logins goes week by week, by the first and last day of each."""
    cells = [row.cells for row in rows.of(exhibit)]
    return exhibit.item.unit == "week" and logins.weekly(cells, exhibit.lines)


def _days_logged(exhibit: Exhibit) -> list[date]:
    """The days of the logins that a list of weeks shows."""
    told = (row for row in rows.of(exhibit) if row.told)
    return sorted({day for row in told for day in logins.days(row.cells)})


def _days_told(exhibit: Exhibit) -> list[date]:
    """Every date of a list, without those of rows or lines that are blank or say that it failed."""
    under = rows.of(exhibit)
    if under:
        kept = [row for row in under if row.told and not _UNDONE.search(row.text)]
        told = {day for row in kept if not recipients.wrong_in(row, exhibit) for day in row.days}
        untold = {day for row in under for day in row.days} - told
        return sorted((set(all_days(exhibit.lines)) | told) - untold - _aside(under))
    year = rows.year_of(exhibit)
    lines = exhibit.lines.splitlines()
    done = {day for line in lines if not _UNDONE.search(line) for day in all_days(line, year)}
    return sorted(done)


def _aside(under: list[rows.Row]) -> set[date]:
    """Days by which something was due, where they are no day on which it was done."""
    due = {
        day
        for row in under
        for head, cell in row.cells
        if rows.is_due(head)
        for day in all_days(cell)
    }
    return due - {day for row in under if row.told for day in row.days}


def _in_lines(exhibit: Exhibit) -> bool:
    """Whether a text is a list: most of its lines tell a day each, one that wraps taken whole."""
    year = rows.year_of(exhibit)
    lines = list(events.paragraphs(exhibit))
    dated = sum(bool(all_days(line, year)) for line in lines)
    return dated >= LISTED and dated * 2 >= len(lines)


def _page_of_updates(exhibit: Exhibit) -> bool:
    """Whether a site's page shows several updates, whatever else stands on it."""
    return exhibit.item.unit == "gap" and len(all_days(exhibit.lines)) >= LISTED


def _day(exhibit: Exhibit, when: When) -> Reading:
    assert when.day is not None
    key = week(when.day) if exhibit.item.unit == "week" else when.day.isoformat()
    return Reading(key, when=when)


def _weeks_told(exhibit: Exhibit, terms: Terms) -> Reading | None:
    """The weeks that a text about the whole period says were missed, all others being logins."""
    if exhibit.item.unit != "week" or exhibit.kind in ("", "policy", "photo"):
        return None
    years = {terms.period[0].year, terms.period[1].year}
    text = [plain(line) for line in exhibit.lines.splitlines()]
    lost = logins.missed(part for line in text for part in re.split("[,。;:]", line) if part)
    told = "\n".join(line for line in text if not _SIGNED.fullmatch(line))
    if not lost or {only_year(told)} != years:
        return None
    if _PART_YEAR.search(told):
        return Reading("", "写的只是一段时间的登录，全年几周未登录待核")
    return Reading(MISSED, quantity=Decimal(lost), when=terms.start, note="未登录的周数取自正文")


def _weeks_counted(exhibit: Exhibit, terms: Terms) -> Reading | None:
    """The weeks missed where rows give those due and those done, all weeks of the period in all."""
    if exhibit.item.unit != "week" or exhibit.kind in ("", "policy", "photo"):
        return None
    told = logins.counted([row.cells for row in rows.of(exhibit)])
    if told is None or told[0] < len(terms.expected("week")) or told[1] > told[0]:
        return None
    lost = Decimal(told[0] - told[1])
    return Reading(
        MISSED, quantity=lost, when=terms.start, note="周数取自各行的应登录和实际登录周数"
    )


def _stated_weeks(exhibit: Exhibit, quantity: Decimal, terms: Terms) -> Reading:
    missed = re.search(r"未|漏|缺", exhibit.title)
    lost = quantity if missed else max(Decimal(0), Decimal(len(terms.expected("week"))) - quantity)
    return Reading(MISSED, quantity=lost, when=terms.start, note="周数取自申报表")


def by_field(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """Fields of the note's list; of those only planned or done in another year the reason why."""
    listed = _fields_listed(exhibit, terms)
    found = listed or _named(names.fields(exhibit, terms.system.fields), "看不出是哪个领域")
    found = [_by_rows(_unless_denied(one, exhibit, terms), exhibit, terms) for one in found]
    taken = {reading.key for reading in found}
    undone = names.undone(exhibit, terms.system.fields)
    return found + [
        Reading(name, refused=f"材料写的是“{words}”，不是创建期内办成的")
        for name, words in undone
        if name not in taken
    ]


def _unless_denied(reading: Reading, exhibit: Exhibit, terms: Terms) -> Reading:
    """A field in doubt where each piece of a text that names it denies it."""
    listed = rows.of(exhibit) or exhibit.matter
    if not listed and (put_off := unsent.of_field(reading.key, exhibit, terms)):
        return replace(reading, refused=f"材料写的是“{put_off}”，还没有共享")
    if not listed and (undone := denials.of_act(reading.key, exhibit, terms)):
        return replace(reading, refused=f"材料写的是“{undone}”，没有在创建期内办成")
    said = "" if listed else denials.of_field(reading.key, exhibit, terms)
    if said and reading.doubt:
        return replace(reading, refused=f"材料写的是“{said}”，不计入")
    doubt = f"材料中写有“{said}”，是否办成、是否计入待核" if said else reading.doubt
    return replace(reading, doubt=doubt)


def _fields_listed(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """The field of each row: of a column of fields, of collected data any but a body's name."""
    if exhibit.matter or not rows.is_list(exhibit):
        return []
    known, under = terms.system.fields, rows.of(exhibit)
    if exhibit.item.unit_settings.get("level") == "data":
        cells = [cell for row in under for cell in _filled(row)]
    else:
        cells = [plain(cell) for row in under for head, cell in row.cells if _FIELD.search(head)]
    named = (
        name
        for cell in cells
        if len(cell) <= LONGEST_CELL and not _BODY.search(cell)
        for name in names.stated(cell, exhibit, known)
    )
    return [Reading(name) for name in dict.fromkeys(named)]


def _filled(row: rows.Row) -> list[str]:
    """The cells of a row, none where it names a field and is blank beside it."""
    filled = [cell for cell in row.text.split("|") if re.search(r"\w", cell)]
    return filled if sum(not cell.isdigit() for cell in filled) > 1 else []


def _by_rows(reading: Reading, exhibit: Exhibit, terms: Terms) -> Reading:
    """A field as the list's own rows on it bear it out."""
    known = terms.system.fields
    listed = rows.of(exhibit) if rows.is_list(exhibit) else ()
    own = [row for row in listed if reading.key in names.stated(row.text, exhibit, known)]
    inside = [row for row in own if not _outside(row, terms)]
    if own and not inside:
        return replace(reading, refused="台账中这个领域的各行都不在创建期内")
    astray = [recipients.wrong_in(row, exhibit) for row in inside]
    if inside and all(astray):
        return replace(reading, refused=f"台账写的是送至“{astray[0]}”，不是规定的网站")
    idle = [status.nothing(row.cells) for row in inside]
    if inside and all(idle):
        return replace(reading, refused=f"台账中这个领域写的是“{idle[0]}”，没有开展")
    when = next((row.when for row in inside if row.when), reading.when)
    untold = bool(own) and not any(row.told for row in inside)
    said = next(filter(None, (row.denied or rows.put_off(row) for row in inside)), "")
    said = f"写的是“{said}”" if said else "内容空白"
    doubt = f"台账中这个领域{said}，是否办成待核" if untold else reading.doubt
    return replace(reading, when=when, doubt=doubt)


def _outside(row: rows.Row, terms: Terms) -> bool:
    if row.when:
        return not row.when.inside(terms.period)
    return any(years.elsewhen(row.text.split("|"), terms.period))


def by_product(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """信易+ products; of a paper that tells of each by itself every one on its own."""
    if several := products.of(exhibit, terms):
        return several
    found = names.products(exhibit, terms.system.settings)
    read = _named(found, "看不出是哪个信用产品")
    told = [products.intended(one, exhibit, terms) for one in read]
    return [*told, *products.unnamed(exhibit, terms)]


def by_list(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """Names of the item's own list."""
    return contents.listed(exhibit) or [Reading("", "看不出是哪一项内容")]


def staff(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """The number of staff: as the paper states or lists it, else the manifest's."""
    stated = exhibit.row.quantity if exhibit.row else None
    read, words = staffing.counted(exhibit.text, exhibit.lines)
    if read is not None:
        note = f"原文：“{words}”"
        if stated is not None and stated != read:
            note += f"，申报表写{stated}人"
        return [Reading("人数", quantity=Decimal(read), note=note)]
    if stated is not None:
        return [Reading("人数", quantity=stated, note="人数取自申报表")]
    return [Reading("", "文件中看不出办公室或专班的人数，请在申报表“数量”中写明")]


def _named(found: Sequence[tuple[str, str]], missing: str) -> list[Reading]:
    return [Reading(name, doubt) for name, doubt in found] or [Reading("", missing)]
