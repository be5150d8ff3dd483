"""Whether words show what an item asks of them."""

from __future__ import annotations

import re

from checker import counties
from checker.evidence.facts.issuers import without_own
from checker.model.rules import Body, Need

_LISTED = r"[、和及与等]|[两三四五六七八九十\d]+[地家个]|交通"
_GROUNDS = re.compile(  # 为落实市交通运输局关于…的要求: nobody's presence
    r"(?:^|(?<=[。;,|]))(?:为|根据|按照?|依[据照]|落实|贯彻|围绕)[^,。;]{0,60}?"
    r"(?:要求|部署|安排|通知|文件|精神|规定|意见|办法|方案)》?(?=,)"
)
SEVERAL = 2  # counties by their short names (岱岳、肥城) that make a list of them


def met(need: Need, text: str, body: Body) -> bool:
    """Whether one of the need's patterns stands in a text, or the city's counties by name.

    Whose demand a session obeys is no party to it.
    """
    shown = text if need.own else _GROUNDS.sub("", without_own(text, body))
    return any(re.search(word, shown) for word in need.words) or (
        need.counties and _names_counties(shown, body)
    )


def _names_counties(text: str, body: Body) -> bool:
    """Whether it gives one of the city's counties in full, or several of them in short."""
    own = [each for each in counties.table() if each.city == f"{body.city}市"]
    stems = {each.stem for each in own if len(each.stem) > 1} - {body.stem}
    listed = {stem for stem in stems if re.search(f"{stem}(?:{_LISTED})|、{stem}", text)}
    return len(listed) >= SEVERAL or any(each.name in text for each in own)
