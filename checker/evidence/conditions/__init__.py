"""What makes a proof worthless, and what puts it in review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.evidence.conditions import (
    annexes,
    blank_forms,
    breaches,
    carriers,
    chapters,
    declined,
    denials,
    figures,
    labels,
    late,
    others,
    own_articles,
    substance,
    takes_effect,
    unsent,
)
from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import (
    headlines,
    levels,
    needs,
    on_credit,
    pilots,
    published,
    recipients,
    rows,
    sites,
)
from checker.evidence.facts.days import When
from checker.evidence.facts.issuers import level, made_by, of_others
from checker.evidence.facts.levels import issued_at
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood
from checker.evidence.tellings import contents, entries, listings, parts, sessions
from checker.model.rules import Need


def refusal(exhibit: Exhibit, when: When | None, terms: Terms) -> str:
    """Why a proof never counts; empty if nothing rules it out."""
    return next(_refusals(exhibit, when, terms), "")


def _refusals(exhibit: Exhibit, when: When | None, terms: Terms) -> Iterator[str]:
    settings = exhibit.item.unit_settings
    yield from _refused_by_time(when, terms, settings)
    never = settings.get("never_content", ())
    named = _named(exhibit) if never else ""
    for word in never:
        if found := re.search(word, named):
            yield f"“{found[0]}”类信息在此处不计入"
    if words := late.said(exhibit):
        yield f"材料写明“{words}”，不允许补报"
    each = entries.several(exhibit)
    if settings.get("published") and not each and (said := published.withheld(exhibit)):
        yield f"材料写的是“{said}”，还没有刊发"
    if exhibit.draft and exhibit.item.three_elements == "required":
        yield f"是“{exhibit.draft}”，不是已经出台的文件"
    if settings.get("not_from_pilots") and (region := _from_pilot(exhibit, terms)):
        yield f"{region}是第二批试点，其报送的信息在此处不计入"
    if exhibit.record is not None:
        yield from _refused_by_matter(exhibit, terms)
        yield from _refused_by_outcome(exhibit, terms)
        if astray := recipients.wrong(exhibit, terms.body):
            yield astray
        if account := carriers.no_site(exhibit):
            yield f"材料写的是“{account}”，不是网站或者网站的专栏页面"
        yield from _refused_by_text(exhibit, terms)
        yield from _refused_by_issuer(exhibit, terms)


def _refused_by_time(when: When | None, terms: Terms, settings: Mapping[str, Any]) -> Iterator[str]:
    if when and (outside := when.outside(terms.period)):
        yield outside
    if when and when.day and "by" in settings and when.day > settings["by"]:
        yield f"{when.text}晚于截止日{settings['by']}，迟报不计"
    if when and when.day and when.day.day > settings.get("day", 31):
        yield f"{when.text}晚于当月{settings['day']}日，迟报不计"


def _refused_by_outcome(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    if day := takes_effect.too_late(exhibit, terms):
        yield f"文件从{day}起才实施，不在创建期内"
    if unsent := labels.unsent(exhibit):
        yield f"材料写的是“{unsent}”，没有办成"
    if no := declined.said(exhibit):
        yield f"材料写的是“{no}”，没有同意"
    said, renewed = substance.taken_back(exhibit)
    if said and not renewed:
        yield f"题名写的是“{said}”，不能证明本项"
    if undone := substance.nothing_done(exhibit):
        yield f"材料写的是“{undone}”，没有在创建期内办成"


def _refused_by_matter(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    first, last = terms.period[0].year, terms.period[1].year
    annual = "annual" in exhibit.item.unit_settings
    if annual and (year := on_credit.other_year(exhibit, first, last)):
        yield f"题名写的是{year}，不是创建期的年度材料"


def _named(exhibit: Exhibit) -> str:
    """What a paper is called; of a list, whose "title" may run its rows together, its names."""
    if (exhibit.kind == "ledger" and rows.of(exhibit)) or _lists(exhibit):
        return plain(f"{exhibit.matter}|{exhibit.stem}")
    return exhibit.title


def _lists(exhibit: Exhibit) -> bool:
    """Whether it is a page of headlines with their days, each of which is judged by itself."""
    shown = exhibit.item.unit == "posting" or exhibit.kind == "screenshot"
    return shown and bool(listings.titles(exhibit))


def _refused_by_text(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    record = exhibit.record
    if record is None or record.readable != "yes":
        return
    for need in exhibit.item.needs:
        if need.missing == "refuse" and not _meets(need, exhibit, terms):
            yield f"材料中找不到{need.name}"
        said = figures.idle(exhibit) if need.rows else ""
        if need.rows and not said and not _meets(need, exhibit, terms):
            said = figures.zero(exhibit)
        if said:
            yield f"材料写的是“{said}”，没有{need.name}"
        if need.missing == "review" and (planned := _only_planned(need, exhibit, terms)):
            yield f"材料写的是“{planned}”，没有在创建期内办成"
    chapter = exhibit.item.unit_settings.get("chapter")
    if (
        chapter
        and (chapter["within"] in exhibit.title or chapter["word"] not in exhibit.title)
        and not chapters.has(exhibit, chapter["word"])
    ):
        yield f"纳入其他要点但没有独立的{chapter['word']}章节，仅概要描述不得分"


def _from_pilot(exhibit: Exhibit, terms: Terms) -> str:
    of_rows = listings.titles(exhibit)  # who sent each headline of a list is that row's own
    headline = "" if of_rows else headlines.headline(exhibit)
    title = plain(exhibit.matter or headline or exhibit.stem)
    issuer = plain(exhibit.record.issuer) if exhibit.record else ""
    note = plain(exhibit.row.note) if exhibit.row else ""
    told = () if of_rows else others.SENDER.finditer(exhibit.lines)
    senders = [found[1] for found in told]
    sent = re.search(r"(.{2,16}?).{0,8}报送", note)
    return pilots.sender(title, [*senders, issuer, sent[1] if sent else ""], terms)


def _refused_by_issuer(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    wanted, found = exhibit.item.issuer, issued_at(exhibit, terms)
    issuer = plain(levels.issuer(exhibit))
    if wanted == "promoter" and found == "city" and re.fullmatch(r".{2,8}交通运输局", issuer):
        yield f"{issuer}不是省市信用牵头部门、市委市政府或者省交通运输厅"
    if wanted == "city_or_above" and found == "county":
        yield "由县级单位制发，不是市级以上表彰"
    if wanted == "province_or_above" and found in ("county", "city"):
        yield "不是省部级以上表彰"
    if wanted == "promoter" and found == "county":
        yield "由县级单位制发，不是省市有关部门的推广应用"
    if wanted == "media" and found == "county":
        yield "县级媒体，不是市级以上媒体"


def reservations(exhibit: Exhibit, when: When | None, terms: Terms) -> Iterator[str]:
    """Why a proof waits for a person."""
    record, item = exhibit.record, exhibit.item
    if record is None:
        return
    if record.readable == "no":
        yield "材料辨认不清"
    if blank_forms.blank(exhibit):
        yield "是没有填写的空白样本，看不出已经签订"
    shown = contents.front_page(exhibit) or parts.in_prose(exhibit)
    if exhibit.kind not in item.kinds and not shown:
        kind = terms.system.document_kinds.get(exhibit.kind, exhibit.kind)
        yield f"材料种类为“{kind}”，单独不足以证明本项"
    elif exhibit.kind == "photo" and not _speaks(exhibit):
        yield "照片上看不出是什么活动"
    if item.dated and when is None:
        yield annexes.UNDATED
    if (
        when
        and when.day is None
        and (item.unit_settings.get("day") or item.unit_settings.get("by"))
    ):
        yield "看不出具体日期，是否按时报送待核"
    for need in item.needs:
        open_to_doubt = need.missing == "review" or record.readable != "yes"
        if open_to_doubt and not _meets(need, exhibit, terms):
            yield f"材料中没有找到{need.name}"
        elif said := denials.beneath(need, exhibit, terms):
            yield f"题名写到{need.name}，正文写的是“{said}”，是否办成待核"
    in_rows = exhibit.kind == "ledger" and rows.of(exhibit)
    drafted = exhibit.draft and item.three_elements != "required" and not in_rows
    if drafted and not substance.settled(exhibit):
        yield f"是“{exhibit.draft}”，看不出已经批准"
    if lacks := on_credit.missing(exhibit):
        yield f"材料没有写到{lacks}，能否证明本项待核"
    yield from _by_sense(exhibit, terms)
    yield from _by_content(exhibit, terms)
    yield from _by_issuer(exhibit, terms)


def _speaks(exhibit: Exhibit) -> bool:
    """Whether a photograph's own caption or banner names the matter of the item."""
    item, record = exhibit.item, exhibit.record
    words = (*item.words, *(word for need in item.needs for word in need.words))
    if not words or item.unit in ("parts", "tier") or record is None:
        return True
    return any(re.search(word, plain(record.title) + exhibit.text) for word in words)


def _meets(need: Need, exhibit: Exhibit, terms: Terms) -> bool:
    if needs.met(need, exhibit.named + exhibit.told, terms.body):
        return True
    return need.rows and figures.given(exhibit)


def _only_planned(need: Need, exhibit: Exhibit, terms: Terms) -> str:
    """The clause that plans or denies what is asked, where no other tells of it."""
    if exhibit.kind in ("", "policy", "ledger", "photo") or _meets(need, exhibit, terms):
        return ""
    named = [
        part
        for part in exhibit.words.clauses
        if any(re.search(word, part.text) for word in need.words)
    ]
    if mood.made_up(exhibit.words.clauses):
        return ""
    undone = all(mood.is_open(part.text) for part in named)
    if exhibit.item.unit == "once":  # 已申请,待批复
        undone = not any(part.done or part.inherited for part in named)
    return named[0].said if named and undone else ""


def _by_sense(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    """By what a title does to what it names, and by whose doing and of what sort it is."""
    if undone := substance.taken_back(exhibit)[0]:
        yield f"题名写的是“{undone}”，正文是否另有新的文件待核"
    if asked := substance.asks_for_others(exhibit):
        yield f"题名写的是“{asked}”，看不出本项已经办成"
    if breach := breaches.said(exhibit):
        yield f"题名写的是“{breach}”，是失信行为，是否属于诚信典型、先进经验待核"
    if department := others.department(exhibit, terms):
        yield f"题名写的是{department}，材料没有写到交通运输，是否本单位的材料待核"
    if region := others.place(exhibit, terms):
        yield f"材料写的是{region}，没有提到{terms.body.region}，是否本单位的材料待核"


def _by_content(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    settings = exhibit.item.unit_settings
    if planned := substance.planned(exhibit) or on_credit.year_ahead(exhibit):
        yield f"材料写的是“{planned}”，看不出在创建期内办成"
    if rule := substance.standing_rule(exhibit):
        yield f"《{rule}》只规定怎样开会，看不出开过会"
    if denied := denials.of_whole(exhibit, terms):
        yield f"材料中写有“{denied}”，是否办成、是否计入待核"
    if away := denials.stayed_away(exhibit, terms):
        yield f"材料写的是“{away}”，本单位没有参加，能否计入待核"
    if unsure := own_articles.missing(exhibit, terms.body):
        yield unsure
    if astray := recipients.unsure(exhibit, terms.body):
        yield astray
    if unsent.gathered_only(exhibit):
        yield "材料只写了归集，没有写到共享至“信用交通·山东”网站"
    site = settings.get("site")
    elsewhere = site and not re.search(site, exhibit.title + exhibit.text)
    if elsewhere and not rows.of(exhibit) and (other := sites.other(exhibit)):
        yield f"材料写的是“{other}”，看不出发布在“信用交通·山东”网站"
    if "content_of" in settings:
        content = settings["content_of"]
        mine = any(re.search(word, exhibit.text) for word in content.get("unless", ()))
        whole = content.get("unless") and not sessions.of(exhibit, terms)
        said = _named(exhibit) + (exhibit.told if whole else "")
        hits = (found[0] for word in content["words"] if (found := re.search(word, said)))
        if not mine and (own := next(hits, "")):
            yield f"材料写的是“{own}”，是否属于另一指标的内容待核"
    asked = settings.get("not_from_pilots") and not (rows.of(exhibit) or listings.titles(exhibit))
    if asked and (region := pilots.mentioned(exhibit.title, terms)):
        yield f"题名提到第二批试点{region}，是否由其报送待核"


def _by_issuer(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    record, wanted = exhibit.record, exhibit.item.issuer
    if record is None:
        return
    own = exhibit.item.three_elements == "required"
    if own and exhibit.kind == "policy" and of_others(record, terms.body):
        yield f"{made_by(record, terms.body)}，能否作为本单位制定的文件待核"
    if own and (handed_on := substance.handed_on(exhibit)):
        yield f"只是转发{handed_on}，能否作为本单位结合实际制定的文件待核"
    if wanted in ("any", "own"):
        yield from _superiors(exhibit, terms)
        return
    found = issued_at(exhibit, terms)
    if found == "unknown":
        what = "发布媒体的级别" if wanted == "media" else "制发单位"
        yield f"看不出{what}"
    if wanted == "promoter" and not levels.PROMOTER.search(
        plain(levels.issuer(exhibit)) + exhibit.title
    ):
        yield "推广单位是否属于省市信用牵头部门、市委市政府、省交通运输厅待核"


def _superiors(exhibit: Exhibit, terms: Terms) -> Iterator[str]:
    """A superior's paper shows what the superior did."""
    announced = re.search("结果|名单", exhibit.title)
    results = exhibit.item.unit == "field" and exhibit.kind in ("policy", "other") and announced
    meets_alone = exhibit.item.unit == "quarter" and not exhibit.item.needs  # nobody else is asked
    if not results and not (meets_alone and exhibit.kind == "minutes"):
        return
    issuer, body = plain(levels.issuer(exhibit)), terms.body
    at = level(issuer, terms.system.settings, body) if body.name not in issuer else "unknown"
    city = body.region[:-1] in terms.system.settings.cities
    if at in ("ministry", "province") or (at == "city" and not city):
        yield f"由{issuer}制发，本单位是否开展待核"
