"""The superior's paper that a plan, a rule or a notice says it carries out.

Plans of two counties that carry out one paper repeat it. Where nobody handed that paper in, what
they repeat cannot be told from what one took over from the other, until somebody adds it.
"""

from __future__ import annotations

import re

from checker.copying.lawful import forwarding
from checker.copying.names import TITLED_ABOVE, county, superior
from checker.copying.normal import bare
from checker.copying.paper import Paper
from checker.copying.unwrapped import unwrapped

_SAYS = re.compile(r"(?=((?:按照?|根据|依据|依照?|遵照|落实)[^。；\n]{0,160}))")
_LED = re.compile(  # what may stand before a number that no brackets part from the words
    "^(?:为|切实|认真|全面|坚决|抓[好实紧]|做好|推[进动]|对照|结合|收到|接到|现[就将对]|按照?|根据"
    "|依据|依照?|遵照|贯彻|落实|执行|上级|省厅|市局|省市|省|市)+(?=[一-鿿]{2})"
)
_ASKED = re.compile(  # what it carries out, though it gives no title
    r"^.{2,26}?(?:上级|部省|全[省市]|[省市](?=[、和]?[省市部委局厅政里]|交通)|国务院|交通运输部)"
    r".{0,40}(?:部署|要求|安排|通知|方案|意见|精神)"
)
_POINT = re.compile(
    r"^[ \t　]*(?:[（(]?[一二三四五六七八九十]{1,2}[）)、]|任务|第[一二三四五六七八九十]+[章条])",
    re.M,
)
_HEAD = 400  # characters in which a paper tells what it carries out
_CITED = re.compile(  # a paper's own number stands under its title, and nothing is said of it
    rf"{forwarding.NUMBER.pattern}(?:文件|印发|下发|要求|精神|部署|通知|规定|安排|明确|提出)"
)
_TITLE = re.compile(  # a law is cited by papers that take nothing from it
    r"《([^《》]{6,80}?(?:通知|方案|意见|要点|计划|安排|函|办法|规定|细则)(?:[（(][^）)]{1,12}[）)])?)》"
)


def asked(paper: Paper) -> bool:
    """Whether the paper says that it carries out what a superior asks for."""
    return any(map(_ASKED.search, _SAYS.findall(unwrapped(paper.raw).text)))


def _opening(text: str) -> list[str]:
    """The sentences before the first point that name a number (为抓好…〔2023〕6号文件的落地)."""
    point = _POINT.search(text)
    head = text[: min(point.start() if point else _HEAD, _HEAD)]
    return [part for part in re.split("[。；\n]", head) if _CITED.search(part)]


def named(paper: Paper) -> dict[str, str]:
    """Superiors' papers that it says it carries out, each as printed under its bare words.

    Those told by number alone are named by their number.
    """
    found = {}
    text = unwrapped(paper.raw).text
    for clause in (*_SAYS.findall(text), *_opening(text)):
        numbers = [
            number
            for number in (_LED.sub("", found[0]) for found in forwarding.NUMBER.finditer(clause))
            if number[0] not in county(paper.submission)
        ]
        titles = [
            title
            for title in _TITLE.findall(clause)
            if numbers or superior(title, (paper.submission,)) or TITLED_ABOVE.match(title)
        ]
        found.update({bare(one): one for one in (*titles, *numbers)})
    return found
