"""Whether a paper's words bear out what it is handed in for: held, not planned; one's own."""

from __future__ import annotations

import re

from checker.evidence.conditions import announced
from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import names, rows
from checker.evidence.facts.days import all_days
from checker.evidence.language import held, mood, undoing

_PLAN = re.compile(r"(?:计划|安排|筹备方案|预案)$")
_ASKS = re.compile(  # 关于商请召开会商会的函, 关于申请经费的请示
    r"关于(?:再次|进一步)?(?:商请|函请|恳请|提请|请求|申请|邀请|商洽|征询).*(?:函|请示|报告)$|(?:请示|邀请函|商请函)$"
    r"|关于.*的建议(?:[呈报].{0,8})?$"
)
_SEEKS = re.compile(  # 征求意见, 提名某公司: what comes of it is not said
    r"(?:征求|征集|征询)\S{0,24}?(?:意见|建议|创意|线索|需求|案例|候选)|候选(?:人|单位|企业|对象|名单)|关于邀请|(?:关于)?(?:推荐|提名|推选|推举)(?=\S{2,40}(?:函|报告|请示|公示)$)"
    r"|拟(?:表[彰扬]|授予|命名|认定|入选|推荐)"
)
_ANSWERED = re.compile(r"已(?!于)|[了过](?:$|\S)|同意|批复|批准|安排资金|列入预算|圆满|顺利")
_CALLED_OFF = re.compile(held.CALLED_OFF)
_RULE = re.compile(r"(?:制度|办法|规则|细则|机制)(?:的?通知)?$")  # 定期调度联络制度
_EVENT = re.compile(r"会(?!计|费|员)|培训|活动|讲座|座谈|学习|研讨|调研")
_HELD = re.compile(r"召开|举[行办]|如期|参加|参训|到会|出席")
_FORWARDS = re.compile("转发([^《》]{0,30}《[^》]+》|[^《》]{4,60}?(?=的?通知))")
_ADDS = re.compile(  # 结合我县实际,提出如下意见
    "结合[^,。;]{0,8}(?:实际|情况)|(?:提出|制定|明确|补充|细化)[^,。;]{0,8}(?:意见|要求|措施|规定|细则|方案)"
)
OPENING = 300  # characters below the title in which a paper speaks before what it sends on
_SETTLED = re.compile(r"批复|批准|审议通过|表决通过|通过了|正式印发|已(?:经)?印发|下达")


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
    acts = tuple(item.unit_settings.get("acts", ()))
    words = (*item.words, *(word for need in item.needs for word in need.words), *acts)
    told = exhibit.words.clauses
    lasting = bool(item.unit_settings.get("lasting"))
    own = [part for part in told if names.item_of_words(acts, part.text)]
    planned = mood.merely_planned(own, acts, lasting) or mood.merely_planned(told, words, lasting)
    return planned or (mood.denied(told) if item.unit == "once" else "")


def settled(exhibit: Exhibit) -> bool:
    """Whether a clause tells that a draft was approved or given out."""
    return any(part.done and _SETTLED.search(part.text) for part in exhibit.words.clauses)


def asks_for_others(exhibit: Exhibit) -> str:
    """The words by which a title asks for views, ideas or names where a result is wanted."""
    item, record = exhibit.item, exhibit.record
    given = item.three_elements == "required" or item.issuer not in ("any", "own")
    found = _SEEKS.search(plain(record.title)) if given and record else None
    return found[0] if found else ""


def handed_on(exhibit: Exhibit) -> str:
    """What a paper only forwards, adding nothing of the body's own; empty otherwise."""
    title = plain(exhibit.record.title) if exhibit.record else ""
    found = _FORWARDS.search(title)
    opening = exhibit.text.partition(title)[2][:OPENING] if found else ""
    return found[1] if found and not _ADDS.search(opening) else ""


def taken_back(exhibit: Exhibit) -> tuple[str, bool]:
    """The words by which a title repeals or stops what it names, and whether the text renews it."""
    title = plain(exhibit.record.title) if exhibit.record else ""
    said = undoing.said(title)
    return said, bool(said) and undoing.renewed(exhibit.text)


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
