"""On which site, or in which other medium, a page or an article says that it stands."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import headlines

_SITE = re.compile(
    r"\S{0,12}(?:人民政府网|政府门户|政务网|门户网站|官方网站|公众号|微信|抖音|日报|晚报|融媒|新闻网|客户端|电视台"
    r"|信用中国|信用山东)(?:网站?)?"
)
_STANDS_IN = re.compile(  # 来源:《齐河通讯》, 原载于《交通简报》第3期, 摘自县局内刊
    r"(?:来源|出处|稿源|原载|转载自|转自|摘自|(?:刊[发登载]|发表|登载|载)[于在]|发表[:]|刊物)[:]?于?"
    r"(?P<place>《[^《》]{2,20}》|[^\s,。;:《》()]{2,16}?(?:通讯|简报|内刊|内部刊物|杂志|期刊|[月季双周]刊"
    r"|(?<![上填申汇情预公])(?<!(?<!交)通)报|电视台|电台|公众号|客户端|学习强国|头条|政府网|新闻网|网站|网))(?:20\d\d|第|[\s,。;:()]|$)"
)
TOP = 3  # rows at the head of a page that name its site
FOOT = 2  # rows at its foot, where a browser prints the address and the page's number


def other(exhibit: Exhibit) -> str:
    """Another site or medium named at the head of a page or as a text's source; else empty."""
    rows = [plain(line) for line in exhibit.lines.splitlines() if line.strip()]
    found = next((hit for row in rows[:TOP] if (hit := _SITE.search(row))), None)
    if found:
        return found[0]
    ends = [*rows[:TOP], *rows[-FOOT:]]
    head = headlines.address(ends) or next(filter(None, map(headlines.medium, rows[:1])), "")
    return head or next(filter(None, map(source, rows)), "")


def source(row: str) -> str:
    """The medium in which a row (plain) says that an article stands; else empty."""
    found = _STANDS_IN.search(row)
    return found["place"] if found else ""
