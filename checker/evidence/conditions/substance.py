"""Whether a paper's words bear out what it is handed in for: held, not planned; one's own."""

from __future__ import annotations

import re

from checker.evidence.conditions import announced
from checker.evidence.exhibit import FLOWING, Exhibit, key_of, plain
from checker.evidence.facts import headlines, rows
from checker.evidence.facts.days import all_days
from checker.evidence.facts.terms import Terms
from checker.evidence.language import held, mood
from checker.model.rules import Body, IndicatorSystem

_PLAN = re.compile(r"(?:计划|安排|筹备方案|预案)$")
_ASKS = re.compile(  # 关于商请召开会商会的函, 关于申请经费的请示
    r"关于(?:再次|进一步)?(?:商请|函请|恳请|提请|请求|申请|邀请|商洽|征询).*(?:函|请示|报告)$|(?:请示|邀请函|商请函)$"
)
_ANSWERED = re.compile(r"已(?!于)|[了过](?:$|\S)|同意|批复|批准|安排资金|列入预算|圆满|顺利")
_CALLED_OFF = re.compile(held.CALLED_OFF)
_RULE = re.compile(r"(?:制度|办法|规则|细则|机制)(?:的?通知)?$")  # 定期调度联络制度
_EVENT = re.compile(r"会(?!计|费|员)|培训|活动|讲座|座谈|学习|研讨|调研")
_HELD = re.compile(r"召开|举[行办]|如期|参加|参训|到会|出席")
_SETTLED = re.compile(r"批复|批准|审议通过|表决通过|通过了|正式印发|已(?:经)?印发|下达")
_ABOVE = re.compile(r"(?:山东)?省交通|山东省|交通运输部|中华人民共和国")
_BUREAUS = re.compile(
    r"(?:^|(?<=[。,;:、和与在由到赴向]))((?:(?![至送给向由与和在到经报赴])[\u4e00-\u9fff]){2,4}[县市区])交通运输局"
)
SENDER = re.compile(
    r"(?:信息来源|来源|供稿|报送单位|报送人|供稿单位|作者)[ \t]*[:：][ \t]*(\S{3,30})"
)


def planned(exhibit: Exhibit) -> str:
    """The words by which a record of something done only plans or denies it; empty otherwise."""
    item, record = exhibit.item, exhibit.record
    if item.three_elements == "required" or exhibit.kind in ("ledger", "photo") or not record:
        return ""
    title = key_of(record.title)
    if _ASKS.search(title) and not any(
        part.done and _ANSWERED.search(part.text) for part in exhibit.words.clauses
    ):
        return title
    if asked := announced.notice(exhibit):
        return asked
    if exhibit.kind == "policy" and not _PLAN.search(title):
        return ""
    words = (*item.words, *(word for need in item.needs for word in need.words))
    words += tuple(item.unit_settings.get("acts", ()))
    told = exhibit.words.clauses
    lasting = bool(item.unit_settings.get("lasting"))
    planned = mood.merely_planned(told, words, lasting)
    return planned or (mood.denied(told) if item.unit == "once" else "")


def settled(exhibit: Exhibit) -> bool:
    """Whether a clause tells that a draft was approved or given out."""
    return any(part.done and _SETTLED.search(part.text) for part in exhibit.words.clauses)


def standing_rule(exhibit: Exhibit) -> str:
    """The title of a paper that only lays down how often to meet and tells of no meeting."""
    record = exhibit.record
    if exhibit.item.unit != "quarter" or record is None or rows.of(exhibit):
        return ""
    title = key_of(record.title)
    own = {record.date} if record.date_from == "document" else set()
    told = {day.isoformat() for day in all_days(exhibit.lines)} - own
    return title if _RULE.search(title) and not told else ""


def called_off(exhibit: Exhibit) -> str:
    """The title that says an event was not held or was put off, if the text tells of none held."""
    record = exhibit.record
    title = plain(record.title) if record and record.title else ""
    if exhibit.item.three_elements == "required" or not _EVENT.search(title):
        return ""
    held = any(part.done and _HELD.search(part.text) for part in exhibit.words.clauses)
    return title if _CALLED_OFF.search(title) and not held else ""


def nothing_done(exhibit: Exhibit) -> str:
    """The same words, where the paper tells of nothing else that was done either."""
    record = exhibit.record
    if ahead := announced.arranged(exhibit):
        return ahead
    if exhibit.item.unit == "quarter" and len(rows.of(exhibit)) > 1:
        return ""  # each row is judged by itself
    if title := called_off(exhibit):
        return title
    if record is None or record.kind == "policy" or record.readable != "yes":
        return ""
    done = (part for part in exhibit.words.clauses if part.done or part.inherited)
    acts = any(mood.ACTS.search(part.text) for part in done)
    return "" if acts else planned(exhibit)


def stranger(exhibit: Exhibit, system: IndicatorSystem, body: Body) -> str:
    """Another evaluated region at the head of a paper that never names one's own; of what a body
    has to send in to a site also a superior as its sender.
    """
    record = exhibit.record
    own = (body.region, body.stem, *body.aliases)
    if record is None or any(name in exhibit.text or name in exhibit.title for name in own):
        return ""
    if other := _bureau(exhibit, system, body):
        return other
    senders = [plain(found[1]) for found in SENDER.finditer(exhibit.lines)]
    if exhibit.item.unit == "posting" and (above := next(filter(_ABOVE.match, senders), "")):
        return above
    heads = (plain(headlines.headline(exhibit)), plain(record.issuer), *senders)
    regions = (other.region for other in system.bodies if other.region != body.region)
    opens = "(?:[\u4e00-\u9fff]{2,3}市)?"  # the prefecture's name may stand before
    return next((r for r in regions if any(re.match(opens + r, head) for head in heads)), "")


def others_named(exhibit: Exhibit, terms: Terms) -> str:
    """Another city that a paper names which never names one's own; empty where none is."""
    words, body = exhibit.text + exhibit.title, terms.body
    if any(name in words for name in (body.stem, body.city, *body.aliases) if name):
        return ""
    named = (f"{city}市" for city in terms.system.settings.cities)
    return next((city for city in named if city in words), "")


def _bureau(exhibit: Exhibit, system: IndicatorSystem, body: Body) -> str:
    """Another region's bureau that a paper names; its own city's and superiors' aside."""
    above = {f"{body.city}市", "全市", "各市", "本市", "我市", "市", "县", "区", "省"}
    flowing = exhibit.record is not None and exhibit.record.format in FLOWING
    ends = "[\t\n]" if flowing else "\t"  # cells and paragraphs do not run together
    text = plain(re.sub(ends, ";", exhibit.lines))
    found = (name[1] for name in _BUREAUS.finditer(text))
    others = [name for name in found if name not in above]
    cities = {f"{city}市" for city in system.settings.cities}
    if body.region in cities:  # its own counties are not told apart from others
        others = [name for name in others if name in cities]
    return others[0] if others else ""
