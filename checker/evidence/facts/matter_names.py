"""Names of free matters: an activity, a case, a report, by the manifest, a title, a folder."""

from __future__ import annotations

import re

from checker.evidence.exhibit import LONGEST, Exhibit, key_of, plain
from checker.evidence.facts import headlines

Found = tuple[str, str]  # unit name, doubt ("" if sure)
_PAPER_WORDS = re.compile(
    r"(关于|印发|开展|组织|举办|举行|的|补充(?=通知|意见|材料|说明|$)|(?<!交)通知(?!识)|方案|总结|报告|照片|图片|视频|截图|新闻|报道|简报|活动|材料"
    r"|佐证|附件|情况|\d+)"
)
_QUOTED = re.compile(r"《([^《》]+)》|[“\"「]([^“”\"「」]+)[”\"」]")
_TITLES = re.compile(rf"(?:{_QUOTED.pattern}|[、,;和及与\s])+")  # nothing but titles
_ACTIVITY = re.compile(  # “诚信之金”主题宣传活动走进企业 is a stop of 诚信之金
    r"[“\"「]([^“”\"「」]{3,16})[”\"」](?:特色|系列|大型)*(?:主题|宣传|教育|实践|志愿服务)*活动"
)


def matters(exhibit: Exhibit) -> list[Found]:
    """A free matter: an activity, a case, a report. Two papers on one matter are one unit."""
    names = exhibit.item.unit_settings.get("names", ())
    for text in (exhibit.matter, exhibit.title, exhibit.folder):
        found = [name for name in names if key_of(name) in key_of(text)]
        if found and text:
            return [(name, "") for name in found]
    if exhibit.matter and not _is_outlet(exhibit):
        return apart(exhibit) or [(key_of(exhibit.matter), "")]
    if names and exhibit.record and (quoted := _ACTIVITY.search(plain(exhibit.record.title))):
        return [(key_of(quoted[1]), "")]
    title = exhibit.record.title if exhibit.record else ""
    if title or exhibit.kind != "photo":
        title = headlines.headline(exhibit) or title
    title = title if 0 < len(title) <= LONGEST else exhibit.stem
    key = _PAPER_WORDS.sub("", key_of(title)) + headlines.issue(exhibit.title)
    return [(key or key_of(title), "" if key else "看不出是哪一项")]


def apart(exhibit: Exhibit) -> list[Found]:
    """The matters that 事项 joins (《甲》、《乙》), those that the paper tells; none of one.

    Without quotes, or as many of them as 数量 says, a 、 may stand within one name.
    """
    stated = plain(exhibit.matter)
    quoted = _TITLES.fullmatch(stated)
    titles = [one or other for one, other in _QUOTED.findall(stated)] if quoted else []
    parts = [key_of(part) for part in titles or re.split("[、;]", stated)]
    told = key_of("\n".join((exhibit.record.title, exhibit.text))) if exhibit.record else ""
    if len(parts) < 2 or (not titles and key_of(stated) in told):
        return []
    found = list(dict.fromkeys(part for part in parts if part and part in told))
    honoured = "honoured" in exhibit.item.unit_settings  # no name of theirs holds a 、
    sure = titles or honoured or (exhibit.row and exhibit.row.quantity == len(parts))
    doubt = "" if sure else "申报表这一行写了几项，是否各是一项待核"
    return [(part, doubt if n else "") for n, part in enumerate(found)]


def matter_of(name: str) -> str:
    """A matter's name without the words of papers on it, as the title of one would give it."""
    return _PAPER_WORDS.sub("", key_of(name)) or key_of(name)


def _is_outlet(exhibit: Exhibit) -> bool:
    """Whether 事项 merely names the medium that published a report."""
    outlet = re.search(r"(日报|晚报|电视台|广播台|网|报|客户端|新闻|学习强国)$", exhibit.matter)
    return exhibit.item.issuer == "media" and bool(outlet and exhibit.record)
