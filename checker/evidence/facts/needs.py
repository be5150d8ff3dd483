"""Whether words show what an item asks of them."""

from __future__ import annotations

import re

from checker import counties
from checker.evidence.facts.issuers import without_own
from checker.model.rules import Body, Need

_LISTED = r"[、和及与等]|[两三四五六七八九十\d]+[地家个]|交通"
_WITH_OTHERS = re.compile(  # 我局与市发展和改革局就…进行座谈
    r"与(?:(?!交通)[\u4e00-\u9fff]){2,14}?(?:局|委|院|行|公司|中心|部门|队)(?!和|及|、)"
    r"[^。;]{0,40}?(?:座谈|会商|研究|对接|沟通|交流|协商|协调|联络|调度)"
)
_GROUNDS = re.compile(  # 为落实市交通运输局关于…的要求: nobody's presence
    r"(?:^|(?<=[。;,|]))(?:为|根据|按照?|依[据照]|落实|贯彻|围绕)[^,。;]{0,60}?"
    r"(?:要求|部署|安排|通知|文件|精神|规定|意见|办法|方案)》?(?=,)"
)
_HANDED_DOWN = (  # 传达市局…会议精神, 学习市局印发的《…》: nobody's presence
    r"(?:运输)?局?(?:(?:印发|下发|转发|制定|发布)的?[^,。;|]*|(?:(?:召开|组织)的)?"
    r"(?:精神|文件|《[^》]{2,60}》|(?:部署|安排)和?要求|(?:关于[^,。;|]{2,40}?|《[^》]{2,60}》的?|“?信用(?:(?![科处就对与和来到])[^,。;|]){0,8}?"
    r"|有关|相关|工作|会议|统一|的)+(?:精神|通知|文件|办法|方案|规定|要求|部署|安排|通报(?!了))))"
)
_FILED = "[^,。;|]{0,6}?(?:备案|报备)"  # 定稿后向市局备案
_PASSED_ON = r"(?:传达|贯彻|落实|学习)了?[^,。;|]{0,10}?"  # 传达了市局7月3日视频会议要求
_SENT_TO = r"(?:(?<!汇)报送?|反馈|提交|推送)(?:至|给|到)?[^,。;|]{0,4}?"  # 统一上报市局
SEVERAL = 2  # counties by their short names (岱岳、肥城) that make a list of them


def met(need: Need, text: str, body: Body, over: str = "") -> bool:
    """Whether one of the need's patterns stands in a text, or the city's counties by name.

    ``over`` is the title over several pieces; of a piece on a session with another body it says
    nothing. Who was only obeyed, or whose paper was passed on, is no party either.
    """
    shown = text if need.own else _present(need, text, body)
    if over and (need.own or not _WITH_OTHERS.search(shown)):
        shown = f"{over if need.own else _present(need, over, body)}|{shown}"
    return any(re.search(word, shown) for word in need.words) or (
        need.counties and _names_counties(shown, body)
    )


def _present(need: Need, text: str, body: Body) -> str:
    """A text without the body's own name, nor that of another whom it only obeys or quotes."""
    shown = _GROUNDS.sub("", without_own(text, body))
    called = f"(?:{'|'.join(need.words)})"
    by_paper = rf"{called}{_HANDED_DOWN}|{called}{_FILED}|(?:{_SENT_TO}|{_PASSED_ON}){called}"
    return shown if need.counties else re.sub(by_paper, "", shown)


def _names_counties(text: str, body: Body) -> bool:
    """Whether it gives one of the city's counties in full, or several of them in short."""
    own = [each for each in counties.table() if each.city == f"{body.city}市"]
    stems = {each.stem for each in own if len(each.stem) > 1} - {body.stem}
    listed = {stem for stem in stems if re.search(f"{stem}(?:{_LISTED})|、{stem}", text)}
    return len(listed) >= SEVERAL or any(each.name in text for each in own)
