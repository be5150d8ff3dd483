"""To which site or body a paper says that something was sent, where the clause demands one.

A paper that names none leaves it open; one that names the demanded one among several
has met the demand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import rows
from checker.evidence.facts.issuers import without_own
from checker.evidence.language import mood
from checker.model.rules import Body

_SENT = r"推送|报送|上传|上报|提交|共享|反馈|交换|归集|同步|登[录陆]|推|报|传"
_NO_NAME = r"信息|评价|修复|承诺|交通|体系|数据|管理|监管|服务|查询|工作"
_SITE = re.compile(
    r"[“\"「『]信用[^”\"」』]{2,8}[”\"」』](?:网站|平台)?|信用中国|信用山东|信用交通[·.]?[\u4e00-\u9fff]{2}"
    rf"|信用(?!{_NO_NAME})[\u4e00-\u9fff]{{2,3}}(?=网|平台)"
    r"|[省市县区](?:公共|社会|交通运输)?信用(?:信息)?(?:共享|公示|交换)?(?:服务)?(?:平台|网站)"
)
_BARE_SITE = re.compile(rf"信用(?!{_NO_NAME})[\u4e00-\u9fff]{{2,3}}")  # all that a cell says
_ENDS = r"(?:局|厅|部|委|委员会|政府|办公室|信用办|领导小组|中心)"
_BODY = re.compile(rf"[\u4e00-\u9fff]{{1,24}}{_ENDS}")
_ADDRESSED = re.compile(
    rf"\s*([\u4e00-\u9fff、()]{{2,60}}{_ENDS}(?:[()\u4e00-\u9fff]{{2,12}}\))?):\s*"
)
_TO = re.compile(rf"(?:{_SENT})[^,。;]{{0,24}}?(?:至|到|给|入|往)(?P<after>[^,。;]{{2,60}})")
_TOWARDS = re.compile(rf"[向往](?P<before>[^,。;]{{2,48}}?)(?:{_SENT})")
_STRAIGHT = re.compile(rf"(?:{_SENT})(?P<after>[“\"「『]?信用[^,。;]{{2,20}}?(?:网站?|平台|后台))")
_OFFICE = re.compile(
    r"(?!各|全|有关|相关|下属|所属|企业|社会)[\u4e00-\u9fff]{1,16}?(?:局|厅|委(?:员会)?|信用办|办公室|政府|中心|平台|系统|数据库"
    r"|门户)(?![长员内科属])"
)
_HANDED = r"推送|报送|上传|上报|提交|共享|反馈|交换|归集|同步|汇总|移交|转交|抄送|传送|提供"
_TO_OFFICE = re.compile(
    rf"(?:{_HANDED})[^,。;]{{0,6}}?(?:至|到|给|入|往|交)(?P<after>[^,。;]{{2,60}})"
    r"|(?:上报|报送|抄送|移交|转交|抄报)(?P<other>[省市县区][^,。;]{2,40})"
)
_FROM_OFFICE = re.compile(rf"[向往](?P<before>[^,。;]{{2,48}}?)(?:{_HANDED})")
_OWN_LINE = re.compile(
    r"交通|^[省市县区]?[局厅]|^[本我]|市局|县局|省厅"
)  # may pass it on to the site
_RECEIVER = re.compile(
    r"^(?!.*是否).*(?:接收|收文|收件|(?:报送|共享|推送|归集|上传)(?:对象|至|到|去向|平台)|(?:共享|推送)单位"
    r"|报[至往]|主送|抄?送达单位|去向$)"
)
_MAILED = re.compile(r"\s*(?:收件(?:人|单位)|主送|接收单位|收文单位)\s*:\s*(\S.*)")
_HEAD = 8  # lines among which a letter's addressee stands
PUBLISHED = ("news", "screenshot")  # what they tell of is not how they came to be published


def wrong(exhibit: Exhibit, body: Body) -> str:
    """Why what was sent did not reach the one that the clause names; empty if nothing says so."""
    return _told(exhibit, body)[0]


def unsure(exhibit: Exhibit, body: Body) -> str:
    """Why it waits for a person: another is named as the receiver, the demanded one elsewhere."""
    return _told(exhibit, body)[1]


def wrong_in(row: rows.Row, exhibit: Exhibit) -> str:
    """The site or body that a list's row names in place of the demanded one; empty if none."""
    wanted = exhibit.item.unit_settings.get("sent_to")
    if not wanted:
        return ""
    if wanted["of"] == "site":
        named = row.where or _receives(row)
        known = _SITE.search(named) or _OFFICE.fullmatch(named) or _BARE_SITE.fullmatch(named)
    else:
        named = _receives(row)
        known = _BODY.search(named)
    return named if known and not _meets(wanted, named) else ""


def elsewhere(exhibit: Exhibit) -> bool:
    """Whether all rows of a list that tell a receiver tell another than the demanded one."""
    done = [row for row in rows.of(exhibit) if row.told]
    told = [(wrong_in(row, exhibit), _receives(row)) for row in done]
    return any(wrong for wrong, _ in told) and all(wrong for wrong, named in told if named)


def _receives(row: rows.Row) -> str:
    cells = [plain(cell) for head, cell in row.cells if _RECEIVER.search(head)]
    return "".join(cells)


def _told(exhibit: Exhibit, body: Body) -> tuple[str, str]:
    wanted = exhibit.item.unit_settings.get("sent_to")
    posted = exhibit.item.unit == "posting" and exhibit.kind in PUBLISHED
    by_rows = rows.is_list(exhibit) and rows.of(exhibit)  # each row by itself
    if not wanted or posted or exhibit.record is None or by_rows:
        return "", ""
    found = list(_named(exhibit, wanted, body))
    right = [clause for name, clause in found if _meets(wanted, name)]
    others = [name for name, clause in found if not _meets(wanted, name)]
    if right:
        undone = all(mood.is_open(clause) for clause in right)
        return (f"材料写的是“{right[0][: mood.QUOTED]}”，没有在创建期内办成" if undone else ""), ""
    if not others:
        return "", ""
    said = f"材料写的是送至“{others[0]}”，不是{wanted['name']}"
    passed_on = wanted["of"] == "site" and all(map(_OWN_LINE.search, others))
    passed_on = passed_on or wanted["of"] == "addressee"
    open_still = passed_on or _meets(wanted, exhibit.title + exhibit.text)
    return ("", f"{said}，待核") if open_still else (said, "")


def _named(exhibit: Exhibit, wanted: Mapping[str, Any], body: Body) -> Iterator[tuple[str, str]]:
    """The receivers that a paper names, each with the clause that does.

    A receipt is addressed to the body itself, which sent what it speaks of.
    """
    kind = _SITE if wanted["of"] == "site" else _BODY
    if wanted["of"] != "site":
        lines = [line for line in exhibit.lines.splitlines() if line.strip()][:_HEAD]
        for line in lines:
            found = _ADDRESSED.fullmatch(line)
            if found and without_own(found[1], body):
                yield found[1], found[1]
            if mailed := _MAILED.fullmatch(line):
                yield from ((name[0], plain(line)) for name in kind.finditer(plain(mailed[1])))
    for clause in exhibit.words.clauses if wanted["of"] != "addressee" else ():
        for way in (_TO, _TOWARDS, _STRAIGHT):
            for window in way.finditer(clause.text):
                yield from (
                    (name[0].strip('“”"「」『』'), clause.text) for name in kind.finditer(window[1])
                )
        if wanted["of"] == "site":
            yield from ((name, clause.text) for name in _offices(clause.text))


def _offices(clause: str) -> Iterator[str]:
    """The bodies and systems to which a clause says that something was handed."""
    for way in (_TO_OFFICE, _FROM_OFFICE):
        for window in way.finditer(clause):
            words = next(filter(None, window.groups()), "")
            yield from (name[0] for name in _OFFICE.finditer(words))


def _meets(wanted: Mapping[str, Any], name: str) -> bool:
    return any(re.search(word, name) for word in wanted["words"])
