"""What a published item is called: its headline, without the site's name, section and date.

Two cases under one masthead are two; a list and the page behind it show one item; so does a
report that another medium carried again.
"""

from __future__ import annotations

import re

from checker.evidence.exhibit import LONGEST, Exhibit, key_of, plain
from checker.evidence.language.written import ANY_DAY

_TOP = 8  # lines that may stand over a headline, itself included
_LEAST = 4  # characters; less is no headline
_SHORT = 6  # characters of a name that stands alone over a headline
_SITE = (
    r"[“\"]?信用交通(?:[·.][\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{2}(?=[省市县区]?(?:[”\"\s|>/:：—\-]|网|截图|$)))"
    r"[省市县区]?[”\"]?(?:网站?)?(?:截图(?:文字)?)?"
    r"|信用中国(?:[（(].{2,4}[)）])?|信用山东(?:网站?)?|信用[\u4e00-\u9fff]{2,4}网站?"
)
_MEDIUM = (
    r"\S{1,12}(?:日报|晚报|时报|晨报|早报|都市报|交通报|电视台|广播电台|新闻网|政府网|信息网|门户网站?"
    r"|融媒(?:体中心)?|发布|客户端|公众号|[\u4e00-\u9fff]网|在线)(?:[数电][字子][报版])?(?:[·\-—]\S{2,6})?"
    r"|\S{2,24}(?:人民政府|局|厅|委员会)(?:门户|官方)?网站?"
)
_SECTION = (
    r"首页|(?:工作|信用|新闻|行业|县市|市县|地方)?(?:动态|新闻|要闻|信息|资讯)|"
    r"(?:诚信|信用|行业)*典型案例|诚信(?:案例|故事|典型)|地方(?:实践|经验|做法)|经验(?:交流|做法)|一把手谈信用|政策(?:文件|法规)|通知公告|"
    r"网站(?:截图|页面)(?:文字)?|截图(?:文字)?"
)
_RULE = r"[\s>|/·：:—\-]*"
_MAST = re.compile(
    rf"(?:(?:{_SITE}|{_SECTION}){_RULE})+|(?:{_MEDIUM}){_RULE}(?:(?:{_SECTION}){_RULE})*"
)
_LEAD = re.compile(rf"^(?:(?:{_SITE})(?:{_RULE}(?:{_SECTION})(?={_RULE}))?)+{_RULE}")
_BODY = re.compile(r"\S{2,22}(?:局|厅|部|委|政府|办公室|中心|委员会|领导小组)")
_MENU = re.compile(r"\s*(?:\S{2,6}\s+){3,}\S{2,6}\s*")  # a site's columns side by side
_SERIES = re.compile(r".{0,20}?《?.{2,12}》?(?:20\d\d年)?第?\d+期(?:[（(].*[)）])?")
_CRUMBS = re.compile(  # the path to a page: 首页 > 新闻 > 区市
    r"首页(?:[>»›→|/·\-—]+[^>»›→|/]{1,8})*|[^>»›→]{1,8}(?:[>»›→]+[^>»›→]{1,8})+[>»›→]?"
)
_PATH = r"当前位置|您(?:现在)?的位置"
_HERE = re.compile(rf"(?:{_PATH})[:：]")
_ABOUT = re.compile(
    rf"(?:{_PATH}|来源|稿源|转载?自|作者|编辑|责任编辑|(?:发布|刊发|发表|更新)?(?:日期|时间)|浏览|阅读"
    r"|字号|打印|分享)[:：].*|[（(]?(?:发表|刊发|刊登|刊载|转载|原载|载)于.*20\d\d.*"
    rf"|{ANY_DAY}日?.{{0,20}}"
)
_ADDRESS = re.compile(  # of a page, as typed or as read off a picture
    r"(?:https?\W{0,3}|www\.)[\x21-\x7e]+"
    r"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:gov|com|cn|net|org|edu)(?:[./:?][\x21-\x7e]*)?"
)
_DATED = re.compile(rf"[（(\[]?{ANY_DAY}日?(?:\d{{1,2}}:\d\d)?[)）\]]?$")
_ISSUE = re.compile(r"(?:总?第\d+[期号])")


def headline(exhibit: Exhibit) -> str:
    """The headline of a published item; empty where only masthead, section and date are seen."""
    title = plain(exhibit.record.title) if exhibit.record else ""
    seen = (row for row in exhibit.lines.splitlines()[: 2 * _TOP] if not _MENU.fullmatch(row))
    rows = [plain(row) for row in seen if row.strip()][:_TOP]
    above = next((at for at, row in enumerate(rows) if _HERE.match(row)), 0)
    if 0 < len(title) <= LONGEST and title not in "".join(rows[:above]):
        told = _bare(_without(title, rows, above))
        if len(key_of(told)) >= _LEAST and not over(told):
            return told
    return next((_first(row) for row in map(_bare, rows[above:]) if not over(row)), "")


def address(rows: list[str]) -> str:
    """The address that tops a page, if one of these rows (plain) is an address; else empty."""
    return next((row for row in rows if _ADDRESS.fullmatch(row)), "")


def masthead(row: str) -> bool:
    """Whether a row (plain) is the name of a site, a medium or a section and nothing else."""
    return len(key_of(row)) >= _LEAST and bool(_MAST.fullmatch(row))


def medium(row: str) -> str:
    """The row, if it is the name of a medium and nothing else; else empty."""
    row = plain(row)
    return row if re.fullmatch(_MEDIUM, row) else ""


def issue(text: str) -> str:
    """Which issue of a series (第6期); empty where none is told."""
    found = _ISSUE.search(plain(text))
    return found[0] if found else ""


def _without(title: str, rows: list[str], above: int) -> str:
    """A title without the masthead over it and the row below that says when and by whom.

    ``above`` rows stand over the path to the page.
    """
    for at, row in enumerate(rows):
        mast = at < above or over(row)
        if len(row) < len(title) and title.startswith(row) and mast:
            title = title[len(row) :]
        elif len(row) < len(title) and title.endswith(row) and over(row):
            title = title[: -len(row)]
    if len(rows) > 1 and len(rows[0]) <= _SHORT < len(rows[1]) and title.startswith(rows[0]):
        title = title.removeprefix(rows[0]) or title  # an outlet's name over its headline
    return title


def _bare(text: str) -> str:
    return _LEAD.sub("", _DATED.sub("", text))


def over(row: str) -> bool:
    """Whether a row is a masthead, an address, a section's or body's name, or says when."""
    bare = _DATED.sub("", row)
    return (
        len(key_of(bare)) < _LEAST
        or bool(_MAST.fullmatch(bare))
        or bool(_CRUMBS.fullmatch(row))
        or bool(_ADDRESS.fullmatch(row))
        or bool(_ABOUT.fullmatch(row))
        or bool(_SERIES.fullmatch(row))
        or bool(_BODY.fullmatch(bare))
    )


def _first(row: str) -> str:
    """A headline, or the first sentence where the text begins at once."""
    return row if len(row) <= LONGEST else re.split(r"[。；！？]", row)[0][:LONGEST]
