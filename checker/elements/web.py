"""Signs of a web page: navigation words, addresses, article heads. Such a page has no 版头."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.model.document import Line

_ADDRESS = re.compile(r"https?://|www\.|\.gov\.cn|\.com\b|\.cn/|\.org\b", re.IGNORECASE)
_NAVIGATION = re.compile(
    r"首页|当前位置|您(?:现在|当前)?的位置|您所在的位置|站内搜索|网站地图|无障碍|长者模式|登录|政务公开|政府信息公开|"
    r"政务服务|互动交流|公众参与|新闻中心|信息公开|办事服务|专题专栏|通知公告|机构概况|机构职能|网站首页|"
    r"设为首页|加入收藏|联系我们|友情链接|微信公众号|手机版|扫一扫|上一篇|下一篇|相关链接|RSS|邮箱|繁體"
)
_ARTICLE = re.compile(
    r"发布时间|发布日期|更新时间|发文时间|信息来源(?![于由为是的和及、，。；])|"
    r"(?:浏览次数|浏览量|阅读次数|点击数|点击量|阅读量|访问量)(?=\s*(?:[:：(（\d]|$))|"
    r"来源\s*[:：]|作者\s*[:：]|责任编辑|编辑\s*[:：]|字体\s*[:：]|字号\s*[:：]|【字体|打印本页|关闭窗口|分享到|"
    r"稿件来源|文章来源|通讯员|本报记者|记者\s*[:：]|阅读\s*\d|发表于|IP属地|原创"
)


_STATUS = re.compile(r"\d{1,2}:\d\d.{0,20}?(?:[2-5]G|\d{1,3}\s*%|Wi-?Fi).{0,12}", re.IGNORECASE)
_PARTICULAR = re.compile(
    r"(索\s*引\s*号|发布机构|信息分类|主题分类|公开(?:方式|范围|时限))(?:[：:\s]|$)"
)
_MASTHEAD = re.compile(
    r"[\u4e00-\u9fff·]{2,10}(?:日报|晚报|时报|晨报|早报|都市报|交通报|商报|法制报|法治报|青年报|电视台|广播电台"
    r"|新闻网|融媒|融媒体中心|[大新人鲁齐舜光]\S?网|在线|客户端|微信公众号|公众号)"
)


_HOST = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:gov|com|org)(?:\.cn)?(?:/\S*)?", re.IGNORECASE)
_TRAIL = re.compile(r"[^\s>＞›»,，。;；]{2,24}(?:\s*[>＞›»]\s*[^\s>＞›»,，。;；]{2,24}){1,5}")
_PROGRAM = re.compile(
    r".{2,28}(?:门户|官网|网站|网上(?:大厅|平台)|(?:管理|信息|业务|办公|服务|一体化|监管)(?:系统|平台)|后台)"
)


MARGIN = 0.045  # of the page's height: where a browser prints its own header and footer
_PRINTED = re.compile(r"20\d\d/\d{1,2}/\d{1,2},?\s*(?:[上下]午\s*)?\d{1,2}:\d\d(?::\d\d)?(?=\s|$)")
_OF_PAGES = re.compile(r"\d{1,3}/\d{1,3}")


def print_times(lines: Iterable[Line]) -> list[Line]:
    """The lines in which a browser tells when it printed a page; no page was published by them.

    Beside such a line the same margins hold the page's address or its number of so many pages.
    """
    margins: dict[int, list[Line]] = {}
    for line in lines:
        if line.box[3] <= MARGIN or line.box[1] >= 1 - MARGIN:
            margins.setdefault(line.page, []).append(line)
    return [
        line
        for own in margins.values()
        if any(address(line.text) or _OF_PAGES.fullmatch(line.text.strip()) for line in own)
        for line in own
        if _PRINTED.match(line.text.strip())
    ]


def bar(texts: Sequence[str]) -> str:
    """What tops a screen, in its first rows: an address, the place one is at, a site's name.

    A title may break behind a system's name: 关于启用信用管理系统 / 的通知.
    """
    rows = [text.strip() for text in texts[:4]]
    titled = any(row.startswith(("关于", "印发", "转发")) for row in rows)
    kinds = (_HOST, _TRAIL, _STATUS) if titled else (_HOST, _TRAIL, _STATUS, _PROGRAM)
    return next((row for row in rows[:3] if any(kind.fullmatch(row) for kind in kinds)), "")


def address(text: str) -> bool:
    """Whether a row is the address of a page and nothing else."""
    return _HOST.fullmatch(text.strip()) is not None


def path(text: str) -> bool:
    """Whether a row tells where on a site a page stands: 您所在的位置：首页 >> 政策文件 >> 正文."""
    return re.search(r"位置\s*[:：]|>\s*>|[>＞›»].*[>＞›»]", text) is not None


def status(text: str) -> bool:
    """Whether a row is what tops a telephone's screen: 17:32 5G 76%."""
    return _STATUS.fullmatch(text.strip()) is not None


def particular(text: str) -> str:
    """The label that begins a row of the table of particulars above a published paper."""
    found = _PARTICULAR.match(text.strip())
    return re.sub(r"\s", "", found[1]) if found else ""


def masthead(texts: Sequence[str]) -> str:
    """The newspaper's or station's name that stands alone on the first row, else empty."""
    first = re.sub(r"\s", "", texts[0]) if texts else ""
    return first if _MASTHEAD.fullmatch(first) else ""


def navigation(texts: Iterable[str]) -> set[str]:
    """Distinct navigation words and addresses among the texts."""
    found: set[str] = set()
    for text in filter(_may_navigate, texts):
        found.update(_NAVIGATION.findall(text))
        found.update(address.lower() for address in _ADDRESS.findall(text))
    return found


def _may_navigate(text: str) -> bool:
    """Menus are short words in a row; running text that mentions 注册 or an address is none."""
    words = re.split(r"[\s|｜>＞·•/]+", text.strip())
    return len(text) <= 80 and max(map(len, words)) <= 24 and not re.search(r"[，。；、：]", text)


def article(texts: Iterable[str]) -> set[str]:
    """Distinct marks of a published article (发布时间, 来源：, 浏览次数) among the texts."""
    return {
        re.sub(r"\s", "", word)
        for text in texts
        if len(text) <= 100
        for word in _ARTICLE.findall(text)
    }
