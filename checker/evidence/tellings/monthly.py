"""Which months a paper stands for; in a list with a deadline each row is one month's report."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import barred, events, openings, recipients, rows
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.days import When, all_days, all_months, of_month, parse
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood
from checker.evidence.language.written import DUE
from checker.evidence.tellings import meetings

_MONTH = re.compile(r"月份?$|月度|所属月|^期[次别数]?$")
_MONTHS = re.compile(r"(?:^|[|])(?:所属)?月(?:份|度|次)?(?:$|[|])")
_CASE = re.compile(r"案例|主题|[标题]题|题目|篇名")
_SENT = re.compile(r"报送|上报|提交|推送|投稿|报(?:至|到|省厅|厅)")
_SPAN = re.compile(
    rf"(?:{openings.MARK})?[^\d,。;]{{0,16}}(?:(20\d\d)年)?(1[0-2]|0?[1-9])月?份?(?:至|到|[-—–~]+)"
    r"(?:20\d\d年)?(1[0-2]|0?[1-9])月"
)
_STRETCH = re.compile(r"(?:1[0-2]|0?[1-9])月?份?(?:至|到|[-—–~]+)(?:20\d\d年)?(?:1[0-2]|0?[1-9])月")
_EACH = re.compile(r"每个?月|逐月|按月|月月|各月|[均都]|分别")
_NOT_IN_TIME = re.compile(r"未(?:能)?(?:及时|按时|按期|如期|按月)|迟[报于]|逾期")
_HEAD = re.compile(r"(?:20\d\d年)?\d{1,2}月份?")
_LABEL = re.compile(
    r"(?m)^\s*[\u4e00-\u9fff]{0,6}(?:月份|月度|期间|所属期|所属月)\s*:\s*(20\d\d)[年./-](1[0-2]|0?[1-9])(?!\d)"
)
LISTED = 2  # months that a text may name and yet be a report on one
_BARE = re.compile(r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]")


def by_month(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """The month; a ledger may cover several, and a month in its name goes before its date."""
    own = [_own(dated)]
    if exhibit.dated_by_row:
        return own
    if exhibit.item.unit_settings.get("day"):
        return _sent(exhibit, terms) or _sent_in_text(exhibit, terms) or own
    listed = _months_listed(exhibit, terms)
    named = (listed if len(listed) > LISTED else []) or _titled(exhibit, terms) or listed
    named = named or _months_told(exhibit, terms) or _done_in_text(exhibit, terms)
    named = named or _month_by_month(exhibit, terms) or _labelled(exhibit)
    return named or _stated(exhibit, terms) or _yearless(exhibit, terms) or own


def _own(dated: Dating) -> Reading:
    month = dated.when.month if dated.when else ""
    return Reading(month, "" if month or not dated.when else "看不出是哪个月")


def several(exhibit: Exhibit, terms: Terms) -> bool:
    """Whether a text tells of several months' reports, each of which is judged by itself."""
    settings = exhibit.item.unit_settings
    if exhibit.item.unit != "month" or exhibit.dated_by_row:
        return False
    told = _sent_in_text if settings.get("day") else _done_in_text
    return len(told(exhibit, terms)) > 1


def _titled(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    title = exhibit.record.title if exhibit.record and not rows.of(exhibit) else ""
    for text in (exhibit.matter, title, exhibit.stem):
        found = all_months(text, terms.period)
        if len(found) > 1:
            return [_month(name) for name in found]
        one = text and not _STRETCH.search(plain(text))  # 台账(1—12月) is of no single month
        named = parse(text, terms.period, "题名") if one else None
        if named and named.month:
            return [Reading(named.month, when=named)]
    return []


def _stated(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """As many months as the manifest says."""
    if not exhibit.row or exhibit.row.quantity is None or exhibit.row.quantity <= 1:
        return []
    stated = terms.expected("month")[: int(exhibit.row.quantity)]
    return [replace(_month(name), note="月数取自申报表") for name in stated]


def _months_told(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """The months that a ledger without columns names, if several; with what it says of each."""
    inside = all_months(exhibit.lines, terms.period) if exhibit.kind == "ledger" else []
    each = _month_by_month(exhibit, terms) if inside else []
    if {one.key for one in each} >= set(inside):
        return each
    return [_month(name) for name in inside] if len(inside) > 1 else []


def _labelled(exhibit: Exhibit) -> list[Reading]:
    """The month that a form states for itself (报告月份:2023年5月)."""
    stated = _LABEL.search(exhibit.lines)
    when = of_month(int(stated[1]), int(stated[2]), "正文") if stated else None
    return [Reading(when.month, when=when)] if when else []


def _month_by_month(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """The months with which the points of a record open, one after another."""
    if exhibit.item.unit_settings.get("done") or exhibit.kind in ("", "policy", "photo"):
        return []
    told = [each for each in events.told(exhibit) if each.when and each.when.month]
    read = []
    for each in told:
        parts = [one for one in each.clauses(terms.period) if not _HEAD.fullmatch(one.text)]
        open_still = mood.left_open(parts)
        doubt = f"这个月写的是“{open_still}”" if open_still else ""
        read.append(Reading(each.when.month if each.when else "", doubt, when=each.when))
    return read if len({one.key for one in read}) > LISTED else []


def _months_listed(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """The months of a list's rows; one whose row is blank or puts the work off is in review."""
    found: dict[str, bool] = {}
    denied: dict[str, str] = {}
    for row in rows.of(exhibit) if _is_monthly(exhibit) else ():
        named = (all_months(cell, terms.period) for cell in row.text.split("|"))
        for name in next(filter(None, named), [])[:1]:
            elsewhere = recipients.wrong_in(row, exhibit)
            found[name] = found.get(name, False) or (row.told and not elsewhere)
            said = row.denied or elsewhere or ("" if row.when else rows.put_off(row))
            if said and exhibit.item.kind == "earn":
                denied[name] = f"台账中这个月写的是“{said}”，不计入"
    if len(found) < 2:
        return []
    doubt = "台账中这个月的内容空白，或写着未完成、未反馈、计划"
    read = [replace(_month(name), doubt="" if told else doubt) for name, told in found.items()]
    return [replace(one, refused=denied.get(one.key, "") if one.doubt else "") for one in read]


def _is_monthly(exhibit: Exhibit) -> bool:
    """Whether a table goes month by month on what the item asks to be done."""
    if exhibit.kind == "ledger" or not rows.is_list(exhibit):
        return exhibit.kind == "ledger"
    heads = "|".join(head for head, _ in rows.of(exhibit)[0].cells)
    done = exhibit.item.unit_settings.get("done", ("",))
    asked = f"{exhibit.title}|{heads}"
    return bool(_MONTHS.search(heads)) and any(re.search(word, asked) for word in done)


def _done_in_text(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """The months of which a report tells, one by one, that the thing was done; if several."""
    acts = "|".join(exhibit.item.unit_settings.get("done", ()))
    if not acts or exhibit.kind in ("", "policy", "photo"):
        return []
    spans = _spans(exhibit, terms, acts)
    spanned = {one.key for one in spans}
    each = []
    for told in (events.told(exhibit), events.told(exhibit, events.COMMA)):
        found = [event for event in told if re.search(acts, event.text)]
        read = [_of_event(event, exhibit, terms, acts) for event in found]
        each.append([one for one in read if one.key and one.key not in spanned] + spans)
    by_sentence, by_part = each
    months = len({one.key for one in by_sentence})
    finer = months > 1 and not any(one.when and one.when.day for one in by_part)
    if len({one.key for one in by_part}) > months and (finer or months < 2):
        return by_part if len({one.key for one in by_part}) > 1 else []
    return by_sentence if months > 1 else []


def _yearless(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """The months of a text that names no year anywhere, each for a person; if several."""
    acts = "|".join(exhibit.item.unit_settings.get("done", ()))
    first, last = (day.year for day in terms.period)
    if events.year_over(exhibit) or first != last or exhibit.kind in ("", "policy", "photo"):
        return []
    told = events.told(exhibit, assumed=first)
    found = [event for event in told if re.search(acts, event.text)]
    read = [_of_event(event, exhibit, terms, acts) for event in found]
    several = len({one.key for one in read}) > 1
    return [replace(one, doubt=one.doubt or meetings.YEARLESS) for one in read if several]


def _spans(exhibit: Exhibit, terms: Terms, acts: str) -> list[Reading]:
    """The months of a stretch (3月至9月，每月…反馈); where it does not say each, in review."""
    found: dict[str, Reading] = {}
    for sentence in re.split("[。;\n]", "\n".join(events.paragraphs(exhibit))):
        span = _SPAN.match(plain(sentence))
        told = list(mood.clauses([plain(sentence)], terms.period)) if span else []
        told = [part for part in told if re.search(acts, part.text)]
        year = int(span[1] or events.year_over(exhibit)) if span else 0
        if span is None or not told or not year:
            continue
        doubt = "" if _EACH.search(plain(sentence)) else "只写了起止的月份，是否每个月都有待核"
        doubt = doubt or _not_in_time(plain(sentence))
        said = barred.said(plain(sentence), exhibit) or mood.left_open(told)
        refused = f"这几个月写的是“{said}”，不计入" if said else ""
        for month in range(int(span[2]), int(span[3]) + 1):
            when = of_month(year, month, "正文")
            name = when.month if when else ""
            found.setdefault(name, Reading(name, doubt, when=when, refused=refused))
    return list(found.values())


def _month(name: str) -> Reading:
    year, number = name.split("-")
    return Reading(name, when=When(None, name, f"{year}-Q{(int(number) + 2) // 3}", "台账内容"))


def _sent(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """One reading a row of a list that tells days or months; none where no row does.

    In a report only a table that says when each was sent is one.
    """
    listed = rows.of(exhibit) if rows.is_list(exhibit) else []
    sure = exhibit.kind == "ledger" or any(_tells_sending(row, exhibit.title) for row in listed)
    read = [_row(row, exhibit, terms) for row in listed if sure]
    return [one for one in read if one.key]


def _tells_sending(row: rows.Row, title: str) -> bool:
    """Whether a row gives the day of sending, or under a title that speaks of it what was sent."""
    sent = any(_SENT.search(head) and all_days(cell, 1) for head, cell in row.cells)
    heads = "|".join(head for head, _ in row.cells)
    return sent or bool(_SENT.search(title) and _MONTHS.search(heads) and _CASE.search(heads))


def _sent_in_text(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """One reading a report of those that a text tells one by one; none where it tells of one."""
    told = events.told(exhibit) if exhibit.kind not in ("", "policy") else []
    found = [event for event in told if _SENT.search(event.text)]
    months = {event.when.month for event in found if event.when}
    return [_of_event(event, exhibit, terms) for event in found] if len(months) > 1 else []


def _of_event(event: events.Event, exhibit: Exhibit, terms: Terms, acts: str = "") -> Reading:
    done = re.compile(acts) if acts else _SENT
    told = [part for part in event.clauses(terms.period) if done.search(part.text)]
    said = barred.said(event.text, exhibit) or mood.left_open(told)
    refused = f"这一次写的是“{said}”，不计入" if said else ""
    when = _closer(event)
    doubt = _not_in_time(event.text)
    return Reading(when.month if when else "", doubt, when=when, refused=refused)


def _not_in_time(text: str) -> str:
    """That a month's report was made, but not in time, is for a person."""
    found = _NOT_IN_TIME.search(text)
    return f"写有“{found[0]}”，是否按月做到待核" if found else ""


def _closer(event: events.Event) -> When | None:
    """The one day of its month that a report tells after the month (2月：…，2月14日报送)."""
    when = event.when
    if when is None or when.day or not when.month:
        return when
    told = all_days(DUE.sub("", event.text), int(when.month[:4]))
    days = {day for day in told if f"{day:%Y-%m}" == when.month}
    return When.on(days.pop(), when.source) if len(days) == 1 else when


def _row(row: rows.Row, exhibit: Exhibit, terms: Terms) -> Reading:
    named, due = _named(row, terms), exhibit.item.unit_settings["day"]
    key = named or (row.when.month if row.when else "")
    said = barred.said(row.text, exhibit) or row.denied or recipients.wrong_in(row, exhibit)
    said = said or ("" if row.when else rows.put_off(row))
    refused = f"这一行写的是“{said}”，不计入" if said else ""
    if row.when is None:
        when = When(None, key, source="台账内容") if key else None
        return Reading(key, "这一行看不出报送日期", when=when, refused=refused)
    if not refused and named and _late(row.when, named, due):
        refused = f"{row.when.text}晚于{named}的{due}日，迟报不计"
    return Reading(key, when=row.when, refused=refused)


def _named(row: rows.Row, terms: Terms) -> str:
    """The month that a column of its own gives."""
    for head, cell in row.cells:
        if _MONTH.search(head) and (found := all_months(_spelt(cell), terms.period)):
            return found[0]
    return ""


def _spelt(cell: str) -> str:
    """A month given as a bare number."""
    bare = plain(cell)
    return f"{bare}月" if _BARE.fullmatch(bare) else bare


def _late(when: When, named: str, day: int) -> bool:
    year, month = map(int, named.split("-"))
    return when.day is not None and when.day > date(year, month, day)
