"""Whom a case is about: the body concerned and its penalty's number tell two repairs apart.

Of a decision that confers titles, each of the honoured is a case of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import events, openings, rows
from checker.evidence.facts.days import When
from checker.evidence.language.written import FIGURES
from checker.model.ledger import Proof
from checker.model.rules import Body
from checker.numerals import YEARED

_NAMED = re.compile(
    r"(?:修复主体|主体|企业|单位|当事人|申请人|相对人|被处罚人)(?:名称)?\s*[:：]\s*([^\s,，。;；:：]{4,30})"
)
_COMPANY = re.compile(
    r"(?:^|[\s,，。;；:：“《.、)月日])([\u4e00-\u9fff()（）]{3,26}?"
    r"(?:有限责任公司|股份有限公司|有限公司|公司|合作社|运输队|车队|驾校|修理厂|维修部|汽修厂|经营部"
    r"|[\u4e00-\u9fff]{2}(?:货运|配货|配载|物流|运输|维修|检测|驾培)中心|货运部|配载部|门市部|服务部|维修站|维修店|汽修店"
    r"|(?:汽修|维修|物流|货运|客运|配货|停车场|运输中心|货运中心|维修中心)"
    r"(?=的?(?:行政处罚|处罚|失信|严重失信|信用修复|信用信息|申请|提出|因|于|完成|已|被)))"
    r"|(?:[\u4e00-\u9fff]{0,6}?(?:工商户|业户|经营户|运输户|个体户|车主|驾驶员|从业人员|司机|经营者)"
    r"(?:[\u4e00-\u9fff]某{1,2}|[\u4e00-\u9fff]{2,3}?)|[\u4e00-\u9fff]某{1,2})"
    r"(?=[,，、(（的]|行政处罚|信用|申请|提出|完成|已|被|因|于|处罚|失信|$))",
    re.M,
)
_ADDRESSED = re.compile(  # a decision sent to one subject, whatever it is called
    r"^[ \t]*([\u4e00-\u9fff()（）]{2,30})[ \t]*[:：]\s*[^。]{0,60}?"
    r"[你贵](?:单位|公司|企业|户|厂|店|部|站|队|校|社|方|[于的在,，])",
    re.M,
)
_ORGAN = re.compile(
    r"^[各全]|(?:局|厅|委|委员会|政府|办|办公[室厅]|领导小组|中心|大队|支队|总队|所)$"
)
_PENALTY = re.compile(rf"[\u4e00-\u9fff]{{1,10}}罚[\u4e00-\u9fff]{{0,4}}{YEARED}\s*\d+\s*号")
_DAY = re.compile(rf"\d{{1,2}}月|{FIGURES}")
_CONFERRED = re.compile(r"(?:授予|命名)([^。；;“”\"《》]{4,160}?)(?:为)?[“\"《]")
_NAMED_AS = re.compile(  # 认定甲公司、乙公司等30家单位为诚信示范单位
    r"(?:认定|评定|评为|确定|授予|命名)(?!为)([^。；;:“”]{4,160}?)(?:等[\d一二三四五六七八九十]+[家名个][^。;,]{0,12})?"
    r"为[^。;,“”]{0,20}(?:诚信|信用|文明|示范|先进|典型|模范|守信)"
)
_IN_TURN = re.compile(r"[“\"][^“”\"]{2,20}[”\"][、,和及]([^“”\"、,。;:]{4,40}?)(?=[“\"])")
_LISTED = re.compile(  # 诚信企业:甲公司、乙公司。诚信个人:丙。
    r"(?:^|(?<=[。;,、:”\"]))(?:[(]?[一二三四五六七八九十\d]{1,2}[)、.])?[“\"]?(?:[\u4e00-\u9fff]{0,10}"
    r"(?:诚信|信用|文明|守信|先进|模范|优秀|最美)[\u4e00-\u9fff]{0,8}|[\u4e00-\u9fff]{0,6}(?:企业|个人|集体|标兵|之星))[”\"]?"
    r"(?:[(][^()。]{0,16}[)])?[:：](?=([^。;:]{4,200}))"
)
_PRAISED = re.compile(
    r"(?:决定)?(?:对|表彰|表扬)([^。;:“”]{4,160}?)(?:等[\d一二三四五六七八九十]*[家名个][^。;,]{0,12})?"
    r"(?:予以|给予|进行)(?:通报)?(?:表彰|表扬|奖励|嘉奖)"
)
_IN_LIST = re.compile(r"(?m)^[ \t]*(?:[(]?\d{1,2}[)、.．]|\d{1,2}[ \t])[ \t]*([^。;:\n]{4,40})$")
_BELOW = re.compile(  # 授予下列人员“…”称号: and the names below, a line each
    r"(?:下列|以下)[^。;:]{0,80}[:]\s*\n((?:[ \t]*[^。;:\n]{4,40}\n?)+)"
)
_AUTHORITY = re.compile(r"(?:局|厅|政府|委员会|办公室)$")
_OFFICE = re.compile(r"(?:局|政府|委员会|办公室)(?:等[\d一二三四五六七八九十]*[家个名]?\S{0,4})?$")
_LEAD = re.compile(
    r"^(?:.*(?:的|关于)|撤[下销]|移[除出]|准予|同意|办[结理]|初审|上报|信用中国|网站|已|先后|帮助|指导|协助|督促|完成|支持|另有|另外|还有|此外|对|为"
    r"|向|由|其中)+"
)
_HEADED = re.compile(  # (一)甲运输有限公司 / 该公司…3月20日准予修复。
    rf"(?ms)^[ \t]*{openings.MARK}([\u4e00-\u9fff()（）]{{4,30}})$\n"
    rf"((?:该(?:公司|企业|单位|户|人|车)|其|因)(?:(?!^[ \t]*{openings.MARK}).)+)"
)
_OF_REPAIR = re.compile(r"修复|撤[下销]|下架|移[除出]|(?:停止|终止)公示")
_DAY_BEHIND = re.compile(r"([\u4e00-\u9fff]{4,30}?)[(]((?:20\d\d年)?\d{1,2}月\d{1,2}日)[)]")
_SETTLED = re.compile(r"办结|修复|撤[下销]")
_MARK = " · "


@dataclass(frozen=True, slots=True)
class Case:
    """One that a text tells: its name, the words about it, its date where it opens with one."""

    key: str
    words: str
    when: When | None = None


def of(exhibit: Exhibit) -> str:
    """The subject with the penalty's number where it is told; empty where none is named."""
    named = _NAMED.search(exhibit.lines)
    found = named[1] if named else addressee(exhibit.lines)
    found = found or company(exhibit.lines)
    penalty = _PENALTY.search(exhibit.lines)
    return case(found, penalty[0] if penalty else "") if found else ""


def addressee(lines: str) -> str:
    """The one to whom a decision is sent; empty where it goes to an organ or to all."""
    names = (mark[1] for mark in _ADDRESSED.finditer(lines))
    return next((name for name in names if not _ORGAN.search(name)), "")


def told(exhibit: Exhibit) -> list[Case]:
    """The cases that a summary tells one by one: each with the words about it.

    A case is a body with its penalty's number, or with the day or month its repair is told of;
    where fewer than two stand there, none is given.
    """
    ways = (_by_name, _by_date, _by_bracket, _by_heading, _by_form)
    found = max((way(exhibit) for way in ways), key=len)
    return found if len(found) > 1 else []


def _by_name(exhibit: Exhibit) -> list[Case]:
    """Of sentences that name a body and then tell what came of it."""
    found: dict[str, Case] = {}
    done = _SETTLED if "修复" in exhibit.title else re.compile("修复")
    text = "\n".join(events.paragraphs(exhibit)) if not rows.of(exhibit) else exhibit.lines
    for sentence in re.split("[。;\n]", text):
        for mark, words in _parts(sentence):
            penalty = _PENALTY.search(words)
            if penalty or (done.search(words) and _DAY.search(words)):
                key = case(_LEAD.sub("", mark), penalty[0] if penalty else "")
                found.setdefault(key, Case(key, words))
    return list(found.values())


def _by_heading(exhibit: Exhibit) -> list[Case]:
    """Of points headed by a subject's name alone, each with the words below on what came of it."""
    found: dict[str, Case] = {}
    text = "\n".join(events.paragraphs(exhibit))
    for headed in _HEADED.finditer(text) if exhibit.kind != "policy" else ():
        penalty, words = _PENALTY.search(headed[2]), plain(headed[2])
        if penalty or (_OF_REPAIR.search(words) and _DAY.search(words)):
            key = case(headed[1], penalty[0] if penalty else "")
            found.setdefault(key, Case(key, words))
    return list(found.values())


def _by_form(exhibit: Exhibit) -> list[Case]:
    """Of forms or letters one after another, each under whom it names or is sent to."""
    ways = (_in_forms(exhibit.lines, mark) for mark in (_NAMED, _ADDRESSED))
    return list(max(ways, key=len).values()) if exhibit.kind != "policy" else []


def _in_forms(lines: str, form: re.Pattern[str]) -> dict[str, Case]:
    marks = [mark for mark in form.finditer(lines) if not _ORGAN.search(mark[1])]
    found: dict[str, Case] = {}
    for at, mark in enumerate(marks, 1):
        words = lines[mark.start() : marks[at].start() if at < len(marks) else len(lines)]
        if _OF_REPAIR.search(words) and _DAY.search(words):
            penalty = _PENALTY.search(words)
            key = case(mark[1], penalty[0] if penalty else "")
            found.setdefault(key, Case(key, plain(words)))
    return found


def _by_date(exhibit: Exhibit) -> list[Case]:
    """Of a text that goes date by date, with one body at each."""
    found: dict[str, Case] = {}
    for event in events.told(exhibit, events.COMMA) if exhibit.kind != "policy" else ():
        names = dict.fromkeys(_LEAD.sub("", mark[1]) for mark in _COMPANY.finditer(event.text))
        penalty = _PENALTY.search(event.text)
        if len(names) == 1 and _OF_REPAIR.search(event.text):
            key = case(names.popitem()[0], penalty[0] if penalty else "")
            found.setdefault(key, Case(key, event.text, event.when))
    return list(found.values())


def _by_bracket(exhibit: Exhibit) -> list[Case]:
    """Of a sentence on repairs that lists bodies, each with its day in brackets behind it."""
    found: dict[str, Case] = {}
    for sentence in re.split("[。;\n]", exhibit.lines) if exhibit.kind != "policy" else ():
        marks = list(_DAY_BEHIND.finditer(sentence))
        lead = sentence[: marks[0].start()] if marks else ""
        for mark in marks if _SETTLED.search(lead) else ():
            key = case(_LEAD.sub("", mark[1]), "")
            found.setdefault(key, Case(key, f"{lead}{mark[0]}"))
    return list(found.values())


def _parts(sentence: str) -> Iterator[tuple[str, str]]:
    """The bodies that a sentence names, each with the words about it."""
    marks = list(_COMPANY.finditer(sentence))
    starts = [0, *(mark.start() for mark in marks[1:])]
    ends = [*starts[1:], len(sentence)]
    for mark, start, end in zip(marks, starts, ends, strict=False):
        yield mark[1], sentence[start:end]


def bodies(exhibit: Exhibit) -> set[str]:
    """The companies that a text names."""
    found = (_LEAD.sub("", mark[1]) for mark in _COMPANY.finditer(exhibit.lines))
    return {key_of(name) for name in found}


def company(text: str) -> str:
    """The first company or business that a text names; empty where it names none."""
    found = _COMPANY.search(text)
    return _LEAD.sub("", found[1]) if found else ""


def case(subject: str, penalty: str) -> str:
    """The name of one case."""
    return key_of(subject) + (_MARK + key_of(penalty) if penalty else "")


def honoured(exhibit: Exhibit, body: Body) -> list[str]:
    """The companies and people of the body's own county on whom a decision confers titles."""
    own = body.stem
    found = [name for name in named(exhibit) if own in name]
    if exhibit.kind in ("policy", "other"):  # the county may stand in a column of its own
        beside = (row for row in rows.of(exhibit) if row.subject and own not in row.subject)
        found += [own + row.subject for row in beside if own in row.text]
    fit = [name for name in found if len(name) >= len(own) + 2 and not _AUTHORITY.search(name)]
    names = list(dict.fromkeys(fit))
    return [one for one in names if not any(one != other and one in other for other in names)]


def of_offices(exhibit: Exhibit, body: Body) -> bool:
    """Whether a decision honours of the body's own county offices alone, no company or person."""
    own = [name for name in named(exhibit) if body.stem in name]
    return bool(own) and all(_OFFICE.search(name) for name in own)


def named(exhibit: Exhibit) -> list[str]:
    """All on whom a decision confers titles, whosever they are."""
    found = (name for words in _conferred(exhibit) for name in re.split(r"[、,，和\n]", words))
    return [key_of(name) for name in found]


def _conferred(exhibit: Exhibit) -> Iterator[str]:
    """Each passage of a decision that names whom it honours."""
    yield from (found[1] for found in _CONFERRED.finditer(exhibit.text))
    for sentence in re.split("[。;]", exhibit.text):  # 授予甲“…”、乙“…”称号
        yield from _IN_TURN.findall(sentence) if _CONFERRED.search(sentence) else ()
    yield from (found[1] for found in _PRAISED.finditer(exhibit.text))
    yield from (found[1] for found in _NAMED_AS.finditer(exhibit.text))
    if exhibit.kind in ("policy", "other"):
        paragraphs = map(plain, events.paragraphs(exhibit))
        yield from (found[1] for each in paragraphs for found in _LISTED.finditer(each))
        yield from (found[1] for found in _IN_LIST.finditer(exhibit.lines))
        yield from (found[1] for found in _BELOW.finditer(exhibit.lines))
        yield from (row.subject for row in rows.of(exhibit) if row.subject)


def together(proofs: Sequence[Proof]) -> list[Proof]:
    """A paper that names the subject alone goes with the case whose number another one gives.

    Of one number a subject that ends like another is that one with words before it.
    """
    proofs = _cut(proofs)
    cases: dict[tuple[str, str], str] = {}
    for proof in proofs:
        subject, mark, _ = proof.key.partition(_MARK)
        if mark:
            cases.setdefault((proof.item, subject), proof.key)
    return [
        replace(proof, key=cases[proof.item, proof.key])
        if (proof.item, proof.key) in cases
        else proof
        for proof in proofs
    ]


def _cut(proofs: Sequence[Proof]) -> list[Proof]:
    subjects: dict[tuple[str, str], set[str]] = {}
    for proof in proofs:
        subject, mark, penalty = proof.key.partition(_MARK)
        if mark:
            subjects.setdefault((proof.item, penalty), set()).add(subject)
    result = []
    for proof in proofs:
        subject, _, penalty = proof.key.partition(_MARK)
        known = subjects.get((proof.item, penalty), ())
        shortest = min((each for each in known if subject.endswith(each)), key=len, default="")
        result.append(replace(proof, key=case(shortest, penalty)) if shortest else proof)
    return result
