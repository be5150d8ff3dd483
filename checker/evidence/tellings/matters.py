"""How items, cases and other free matters are read off an exhibit, a list's rows one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from checker import counties
from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import (
    barred,
    headlines,
    matter_names,
    names,
    pilots,
    rows,
    status,
    subjects,
)
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.days import parse
from checker.evidence.facts.readings import ONE, Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood
from checker.evidence.tellings import amounts, commendations, entries, listings, promoted

_REQUEST = re.compile(r"申请(?:表|书|函|材料|单)?$")
_ANSWER = r"(?:意见|结果|状态|结论|批复|办理情况)"
_FROM = re.compile(r"单位|来源|报送|供稿|作者|地区|[区县]")
_TOTAL = re.compile(
    r"(?:准予|完成|办结|同意)\S{0,6}修复\S{0,3}?(\d{1,3})(?:起|件|家|条|户|次)"
    r"|(\d{1,3})[余多]?(?:起|件|家|条|户|个)\S{0,8}?(?:完成|办结|办理|实现|通过)\S{0,6}修复"
)

_NAMED_BESIDE = re.compile(  # 完成修复3家(名单:甲、乙、丙); 修复2起,分别是甲、乙。
    r"[(,:](?:名单|分别|依次|包括|即|具体|企业|为|是|有)*[:]?([\u4e00-\u9fff、,和及]{4,400}?)(?=[)。;])"
)
_CATEGORY = re.compile(r"类别|类型|栏目|分类")
_REMARK = re.compile(r"备注|说明")
_BARRED = re.compile(r"一把手|谈信用|案例|诚信典型")
_SECTION = re.compile(r"[“\"]?(?:一把手谈信用|(?:诚信)?典型案例)[”\"]?(?:栏目|专栏|版块|类)?")
_PLACE = re.compile(r"所在地|属地|辖区|办理(?:单位|机关|部门)|受理(?:单位|机关|部门)")
_PENAL = re.compile(r"(?:处罚|决定|认定|列入)(?:机关|机构|单位|部门)")
_OTHER_DEPARTMENT = re.compile(r"^(?!.*(?:交通|运输|公路|港航|海事|铁路|邮政|执法)).*局$")
_REGION = re.compile(r"(?![本我全]|高新|经济)[\u4e00-\u9fff]{1,6}?[县区](?!内)")
_COUNTS = re.compile(r"[起件条户家次]数$|数量$")
_ZERO = re.compile(r"0+[起件条户家次]?|无|零|未发生|[-—/]+")
_SUMMED = re.compile(
    r"(?:办结|办理完毕|完成(?:信用)?修复|准予修复|修复成功|成功修复)了?(\d{1,3})(?:起|件|家|条|户)"
)


def posting(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """One item on a website: told apart by date and headline; the manifest may state how many."""
    if listed := _listed(exhibit, dated, terms):
        return listed
    if several := matter_names.apart(exhibit):
        return [Reading(name, doubt) for name, doubt in several]
    title = exhibit.matter or key_of(headlines.headline(exhibit)) or exhibit.name
    date = dated.when.text if dated.when else ""
    tail = "" if date else exhibit.material.id
    read = Reading(f"{date} {title}{tail}".strip(), quantity=_quantity(exhibit))
    return amounts.borne_out(read, exhibit)


def by_matter(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """Free matters; a photograph with no name of its own only supports."""
    settings = exhibit.item.unit_settings
    found = matter_names.matters(exhibit)
    bare = exhibit.kind in settings.get("supports", ()) and not exhibit.matter
    if bare and found[0][0] not in settings.get("names", ()):
        return [Reading(found[0][0], "照片看不出属于哪一项", support=True)]
    listed = rows.is_list(exhibit) or (exhibit.kind == "screenshot" and listings.titles(exhibit))
    if settings.get("quantity") and listed and not exhibit.row:
        return _listed(exhibit, dated, terms) or _cases(exhibit, terms) or [_uncounted(exhibit)]
    if told := entries.of(exhibit, dated, terms):
        return told
    if cases := _cases(exhibit, terms) or _by_subject(exhibit, dated, terms):
        return cases
    each = len(found) > 1 or not settings.get("quantity")
    quantity = ONE if each else _quantity(exhibit)
    asked = _merely_asked(exhibit) or _untold(exhibit)
    if settings.get("subject") and not exhibit.matter and (subject := subjects.of(exhibit)):
        return amounts.borne_out(Reading(subject, asked, quantity), exhibit)
    read = _several(exhibit, terms, found[0][0])
    if not read:
        read = [Reading(name, doubt or asked, quantity) for name, doubt in found]
        if settings.get("honoured"):
            said = commendations.unfit(exhibit, terms.body)
            read = [replace(one, doubt=one.doubt or said) for one in read]
            read = read if said else commendations.marked(read, exhibit, dated, terms)
    return [part for one in read for part in amounts.borne_out(one, exhibit)]


def _merely_asked(exhibit: Exhibit) -> str:
    """The doubt of a paper that asks for what counts only once it is granted, and has no answer."""
    called = (exhibit.record.title if exhibit.record else "", exhibit.lines.strip().split("\n")[0])
    done = "|".join(exhibit.item.unit_settings.get("done", ()))
    if not done or not any(_REQUEST.search(key_of(name)) for name in called):
        return ""
    answered = re.search(rf"{_ANSWER}[^。;]{{0,40}}?(?<!不)(?:{done})", exhibit.text)
    answered = answered or re.search(r"决定(?:准予|同意|予以)", exhibit.text)
    return "" if answered else "是申请材料，看不出是否已经办成"


def _untold(exhibit: Exhibit) -> str:
    """The doubt of a paper that names the matter and nowhere tells of it as done."""
    done = exhibit.item.unit_settings.get("done", ())
    if not done or exhibit.matter or exhibit.kind in ("", "photo"):
        return ""
    parts = (part.text for part in exhibit.words.clauses if part.done or part.inherited)
    told = [plain(exhibit.record.title) if exhibit.record else "", *parts]
    shown = any(re.search(word, text) for word in done for text in told)
    return "" if shown else "材料没有写明已经办成，是否办成待核"


def _uncounted(exhibit: Exhibit) -> Reading:
    count = max(1, len(exhibit.lines.splitlines()) - 1)
    name = matter_names.matters(exhibit)[0][0]
    return Reading(name, "台账中有几起待核，请在申报表“数量”中写明", Decimal(count))


def _cases(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    """Each case that a summary tells with its body, penalty and day, as a list's rows would."""
    settings = exhibit.item.unit_settings
    if not settings.get("subject") or exhibit.matter or rows.of(exhibit):
        return []
    told, found, asked = subjects.told(exhibit), [], _merely_asked(exhibit)
    all_done = str(len(told)) in _SUMMED.findall(exhibit.text)
    for one in told:
        words = one.words
        done = all_done or _done(words, settings)
        denied = barred.said(words, exhibit) or ("" if done else _left_open(words, terms))
        refused = f"材料写的是“{denied}”，不计入" if denied else ""
        doubt = asked or ("" if done else "看不出这一起是否已经办成")
        when = one.when or parse(words, terms.period, "正文")
        found.append(Reading(one.key, doubt, when=when, refused=refused))
    return found


def _done(words: str, settings: Mapping[str, Any]) -> bool:
    """Whether a part of what is said of a case tells that it was done, and does not deny it."""
    parts = re.split("[,。;:]", plain(words))
    return any(
        re.search(word, part) and not mood.is_open(part)
        for word in settings.get("done", ())
        for part in parts
    )


def _left_open(words: str, terms: Terms) -> str:
    """The last thing that is said of a case, if it is that nothing has come of it yet."""
    told = list(mood.clauses(filter(None, re.split("[。;]", plain(words))), terms.period))
    return told[-1].text if told and not told[-1].done and mood.is_open(told[-1].text) else ""


def _several(exhibit: Exhibit, terms: Terms, name: str) -> list[Reading]:
    """Cases of which a paper gives only the number; people whom one decision honours."""
    settings = exhibit.item.unit_settings
    total = _TOTAL.search(exhibit.text) if settings.get("quantity") and not exhibit.row else None
    if total and not rows.is_list(exhibit):
        if own := _named_beside(total, exhibit):
            return [Reading(key_of(each)) for each in own]
        return [Reading(name, "只写了总数，没有逐起列明", Decimal(_number(total)))]
    if settings.get("promoted") and (known := promoted.of(exhibit, terms.body)):
        return [Reading(each) for each in known]
    people = subjects.honoured(exhibit, terms.body) if settings.get("honoured") else []
    one = exhibit.matter and any(key_of(exhibit.matter) in each for each in people)
    return [Reading(each) for each in people] if len(people) > 1 and not one else []


def _named_beside(total: re.Match[str], exhibit: Exhibit) -> list[str]:
    """The cases that stand by name beside their number, as many as it says."""
    found = _NAMED_BESIDE.match(exhibit.text, total.end())
    named = names.split(found[1]) if found else []
    return named if len(set(named)) == _number(total) > 1 else []


def _number(total: re.Match[str]) -> int:
    return int(total[1] or total[2])


def _listed(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """Each row of a list as a unit of its own; what the manifest states beyond them is open."""
    listed = listings.on_screen(exhibit)
    if not listed and exhibit.item.unit == "posting":
        listed = listings.titles(exhibit)
    stated = exhibit.row.quantity if exhibit.row else None
    read = [_of_row(row, exhibit, dated, terms) for row in listed]
    fit = sum(not one.refused for one in read)
    if stated is not None and (len(listed) < 2 or fit > stated):
        return []
    return [*read, *_beyond(exhibit.name, stated, len(listed))]


def _by_subject(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """The rows of a list of subjects that the manifest names, and what it states beyond them."""
    listed = listings.on_screen(exhibit) if exhibit.kind not in rows.NO_LISTS else []
    settings = exhibit.item.unit_settings
    if not settings.get("subject") or not settings.get("quantity") or len(listed) < 2:
        return []
    stated = exhibit.row.quantity if exhibit.row else None
    read = [_of_row(row, exhibit, dated, terms) for row in listed]
    fit = sum(not one.refused for one in read)
    if not all(row.subject or not row.cells for row in listed) or (stated or fit) < fit:
        return []
    return [*read, *_beyond(matter_names.matters(exhibit)[0][0], stated, len(listed))]


def _beyond(name: str, stated: Decimal | None, listed: int) -> list[Reading]:
    """What the manifest states beyond the rows of a list."""
    if stated is None or stated <= listed:
        return []
    return [Reading(f"{name}（其余）", amounts.beyond(stated, listed), stated - listed)]


def _of_row(row: rows.Row, exhibit: Exhibit, dated: Dating, terms: Terms) -> Reading:
    when = row.when or (dated.when if exhibit.row and exhibit.row.date else None)
    sender, headed = _of_others(row, exhibit, terms)
    refused = _refused(row, exhibit, sender, terms)
    undated = "" if when else "这一行看不出日期"
    doubt = _doubted(row, exhibit, undated, headed, terms)
    key = f"{when.text if when else ''} {row.title or row.subject or row.text}".strip()
    subject = row.subject or subjects.company(row.title)
    if exhibit.item.unit_settings.get("subject") and subject:
        key = subjects.case(subject, row.number)
    return Reading(key, doubt, when=when, refused=refused)


def _refused(row: rows.Row, exhibit: Exhibit, sender: str, terms: Terms) -> str:
    """Why a row never counts, ready to print; empty where nothing rules it out."""
    settings = exhibit.item.unit_settings
    if astray := barred.elsewhere(row, exhibit):
        return astray
    denied = barred.said(row.text, exhibit) or row.denied
    if denied := denied or (_nothing(row) if settings.get("quantity") else ""):
        return f"这一行写的是“{denied}”，不计入"
    if kind := _of_other_item(row, settings):
        return f"这一行的类别是“{kind}”，属于另一指标的内容，在此处不计入"
    if sender:
        return f"这一条出自{sender}，不是本单位报送的"
    if settings.get("not_from_pilots"):
        senders = [cell for head, cell in row.cells if _FROM.search(head)]
        senders += [found[1] for found in listings.SENT_BY.finditer(row.text)]
        if region := pilots.sender(row.title, senders, terms):
            return f"{region}是第二批试点，其报送的信息在此处不计入"
    return ""


def _doubted(row: rows.Row, exhibit: Exhibit, undated: str, headed: str, terms: Terms) -> str:
    """Why a row waits for a person; empty where nothing speaks against it."""
    settings = exhibit.item.unit_settings
    done = settings.get("done", ())
    if done and not row.done and not any(re.search(word, row.text) for word in done):
        return "这一行看不出是否已经办成"
    if stranger := _elsewhere(row, terms) or _punished_by(row):
        return f"这一行写的是“{stranger}”，是否本单位办理待核"
    undone = status.taken_back(row.cells)
    if undone or undated:
        return f"这一行写的是“{undone}”，是否计入待核" if undone else undated
    if headed:
        return f"题名以{headed}开头，是否本单位报送待核"
    asked = settings.get("not_from_pilots")
    if asked and (region := pilots.mentioned(row.title, terms)):
        return f"标题提到第二批试点{region}，是否由其报送待核"
    word = _content_of_other(row, exhibit)
    return f"题名含“{word}”，是否属于另一指标的内容待核" if word else ""


def _of_others(row: rows.Row, exhibit: Exhibit, terms: Terms) -> tuple[str, str]:
    """The other county or city whose item a site's list shows: who sent it; whose name heads it.

    A city's own list holds the items of its counties too.
    """
    own = (terms.body.region, terms.body.stem, *terms.body.aliases)
    city = terms.body.region[:-1] in terms.system.settings.cities
    if city or exhibit.item.unit != "posting" or any(name in row.text for name in own):
        return "", ""
    senders = (plain(cell) for head, cell in row.cells if _FROM.search(head))
    sender = next(filter(None, map(counties.place_of, senders)), "")
    return sender, "" if re.search("[我本][省市县区局]", row.title) else counties.place_of(
        row.title
    )


def _nothing(row: rows.Row) -> str:
    """The cell by which a row counts nothing (修复起数 0); empty where it counts or tells any."""
    counts = [(head, plain(cell)) for head, cell in row.cells if _COUNTS.search(head)]
    none = [f"{head}:{cell}" for head, cell in counts if _ZERO.fullmatch(cell)]
    return none[0] if none and len(none) == len(counts) and not row.subject else ""


def _of_other_item(row: rows.Row, settings: Mapping[str, Any]) -> str:
    """The category by which a row is content of the item that the clause bars here."""
    barred = _BARRED if "content_of" in settings else None
    if barred is None:
        return ""
    cells = [plain(cell) for head, cell in row.cells if _CATEGORY.search(head)]
    remarks = [plain(cell) for head, cell in row.cells if _REMARK.search(head)]
    found = [cell for cell in cells if barred.search(cell)]
    return next(iter(found + [cell for cell in remarks if _SECTION.fullmatch(cell)]), "")


def _content_of_other(row: rows.Row, exhibit: Exhibit) -> str:
    """The word in a row's title by which it may be content that belongs under another item."""
    words = exhibit.item.unit_settings.get("content_of", {}).get("words", ())
    return next((word for word in words if word in row.title), "")


def _elsewhere(row: rows.Row, terms: Terms) -> str:
    """Another county or city that a row names as the place or the office it belongs to."""
    own = terms.body.stem
    cells = (plain(cell) for head, cell in row.cells if _PLACE.search(head))
    return next((cell for cell in cells if _REGION.match(cell) and own not in cell), "")


def _punished_by(row: rows.Row) -> str:
    """The other department that a row says imposed the penalty; empty where transport's own did."""
    cells = (plain(cell) for head, cell in row.cells if _PENAL.search(head))
    return next((cell for cell in cells if _OTHER_DEPARTMENT.search(cell)), "")


def _quantity(exhibit: Exhibit) -> Decimal:
    """How many the manifest states; a row on several papers that it does not tell apart, shared."""
    stated = exhibit.row.quantity if exhibit.row else None
    if stated is None or not stated.is_finite():
        return ONE
    if exhibit.shared > 1 and not exhibit.matter and stated > 0:
        return max(ONE, stated // exhibit.shared)
    return max(Decimal(0), stated)
