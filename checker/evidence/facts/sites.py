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
_OF_PLACE = re.compile(
    r"信用(?!交通|信息|评价|修复|承诺|体系|数据|管理|监管|服务|查询|工作|动态|建设|案例)[\u4e00-\u9fff]{2,3}(?:网站?)?"
)
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,22}(?:局|厅|委|委员会|政府|中心)(?:网站?)?")
_BAR = re.compile(r"首页|当前位置|您的位置")
_HOST = re.compile(
    r"(?:主办|承办)(?:单位)?:(?P<office>[\u4e00-\u9fff]{2,22}(?:局|厅|委|委员会|政府|中心))"
)
TOP = 3  # rows at the head of a page that name its site
FOOT = 2  # rows at its foot, where a browser prints the address and the page's number


def other(exhibit: Exhibit) -> str:
    """Another site or medium named at the head of a page or as a text's source; else empty."""
    rows = [plain(line) for line in exhibit.lines.splitlines() if line.strip()]
    found = next((hit for row in rows[:TOP] if (hit := _SITE.search(row))), None)
    if found:
        return found[0]
    if own := _masthead(rows):
        return own
    ends = [*rows[:TOP], *rows[-FOOT:]]
    head = headlines.address(ends) or next(filter(None, map(headlines.medium, rows[:1])), "")
    return head or next(filter(None, map(source, rows)), "")


def of_place(text: str) -> bool:
    """Whether a text names a place's own credit site (信用聊城)."""
    return _OF_PLACE.search(text) is not None


def _masthead(rows: list[str]) -> str:
    """The place's credit site or the office whose own page this is; empty where it is no page."""
    if not any(_BAR.search(row) for row in rows[: TOP + 1]):
        return ""
    over = (
        hit for row in rows[:TOP] for kind in (_OF_PLACE, _OFFICE) if (hit := kind.fullmatch(row))
    )
    named = next((hit[0] for hit in over), "")
    host = next((hit["office"] for row in rows[-FOOT:] if (hit := _HOST.search(row))), "")
    return named or host


def source(row: str) -> str:
    """The medium in which a row (plain) says that an article stands; else empty."""
    found = _STANDS_IN.search(row)
    return found["place"] if found else ""
