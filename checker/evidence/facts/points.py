"""The pieces of a text that each tell a matter of its own: numbered points, titles in 《》.

A report on one activity is not cut into its sections, nor is a law or a medium a title.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from checker.evidence.exhibit import FLOWING, Exhibit, key_of, plain
from checker.evidence.facts import events, headlines, openings
from checker.evidence.language.written import ANY_DAY

_ENTRY = re.compile(r"\s*(?:20\d\d年)?第\d{1,2}期[^:,。;]{0,16}[:]")  # 第4期(2023年4月):…
_ISSUE = re.compile(r"20\d\d年第?\d{1,2}期")
_QUOTED = re.compile(r"[“\"]([^”\"]{2,20})[”\"]")
_COUNTED = re.compile(r"\s*(?:活动|案例|典型|故事|报道)[一二三四五六七八九十\d]+\s*[:、.,]?")
_POINT = re.compile(rf"\s*{openings.MARK}|{_COUNTED.pattern}")
_ACTIVITY = re.compile(
    r"[“\"][^”\"]{2,20}[”\"]|活动|行动|宣传[月周日]|大赛|竞赛|评选|案例|典型|诚信"
)
_SECTION = re.compile(  # a section of a report on one thing, no thing by itself
    r"(?:活动|案例|事件|事迹)?(?:背景|准备|筹备|目的|意义|主题|时间|地点|内容|形式|概况|基本|总体|开展|组织|实施|主要|工作"
    r"|成效|效果|成果|总结|安排|要求|步骤|流程|方式|特点|亮点|经验|下一?步|存在|问题|启动|参与|参加|宣传"
    r"|提高|强化|加强|深化|突出|统一|领导|精心|广泛|高度|注重|创新)"
)
_CAPTION = re.compile(r"\s*【[^【】]{2,8}】\s*")
TITLE = re.compile(r"《([^《》]{4,40})》")
_PAPER = re.compile(
    r"(?:报|月报|日报|杂志|期刊|简报|通报|条例|办法|规定|规划|纲要|意见|通知|方案|细则|制度|倡议书|法|汇编)$"
)
_NAMED = re.compile(  # an activity by its own name (开展信用进工地活动), no stage of one
    r"(?:组织|积极)?(?:开展|举[办行]|启动|组织)了?(?!(?:集中|专题|主题|系列|现场|各类|多种|形式"
    r"|丰富|广泛|宣传|动员|启动|总结|特色|一系列))"
    r"\S{4,24}?(?:活动|行动|大赛|竞赛|评选|知识赛)$"
)
OUT = re.compile(r"刊[登载发用]|发表|登载|发布|播出|播发|报道|采用|采纳|入选|第\d+[版期]")
ENDS = re.compile(r"[。;\n]")
_BYLINE = re.compile(  # where and when an article came out, on a line of its own
    rf"[^,。;!?]{{0,30}}[,:|]?[^,。;!?]{{0,12}}{ANY_DAY}日?[^,。;!?]{{0,20}}"
)
_NO_HEADLINE = re.compile(r"[。;!?]$|(?:局|厅|委|委员会|政府|办|办公室|中心|领导小组|专班|[科股])$")
_DISPATCH = re.compile(r"本[报网刊台]\S{0,8}讯")  # with which the text of a report opens
_SHORT = 40  # characters of a headline


def numbered(exhibit: Exhibit) -> list[tuple[str, str]]:
    """Numbered points, each with its name and words; none if the title names one activity."""
    known = exhibit.item.unit_settings.get("names", ())
    paragraphs = list(events.paragraphs(exhibit))
    pairs = itertools.zip_longest(paragraphs, paragraphs[1:], fillvalue="")
    begins = [_matter(paragraph, below, known) for paragraph, below in pairs]
    title = _over(exhibit, [p for p, begun in zip(paragraphs, begins, strict=True) if begun])
    if known and (known_in(title, known) or re.search('[“"]', title)):
        return []
    found: list[list[str]] = []
    for paragraph, begun in zip(paragraphs, begins, strict=True):
        if begun and plain(paragraph) != title:
            found.append([begun])
        elif found and not _POINT.match(paragraph):
            found[-1].append(paragraph)
    return [(_heading(words[0], known), "\n".join(words)) for words in found]


def captioned(exhibit: Exhibit) -> list[tuple[str, str]]:
    """Articles of an issue, each with its words, under captions of its columns (【典型案例】)."""
    if not exhibit.item.unit_settings.get("own_article"):
        return []
    found: list[list[str]] = []
    for paragraph in events.paragraphs(exhibit):
        if mark := _CAPTION.match(paragraph):
            found.append([paragraph[mark.end() :]])
        elif found:
            found[-1].append(paragraph)
    told = ([line for line in words if line.strip()] for words in found)
    return [(words[0], "\n".join(words)) for words in told if words]


def _matter(paragraph: str, below: str, known: Sequence[str]) -> str:
    """What begins a matter of its own: behind its mark, with its day, as a heading over its day;
    empty where none begins."""
    if counted := _COUNTED.match(paragraph):
        return paragraph[counted.end() :]
    if mark := _POINT.match(paragraph):
        own = paragraph[mark.end() :]
        entry = not known and openings.closing(paragraph) and not _SECTION.match(plain(own))
        return own if entry or _own(own, known) else ""
    issue = None if known else _ENTRY.match(paragraph)
    if issue and paragraph[issue.end() :].strip():
        return paragraph
    head = re.split("[。;]", paragraph)[0]
    named = known and (known_in(head, known) or _QUOTED.search(head))
    if named and openings.DATE.match(paragraph.lstrip()):
        return paragraph
    heads = known and _headline(plain(paragraph)) and openings.DATE.match(below.lstrip())
    return paragraph if heads and _own(paragraph, known) else ""


def _over(exhibit: Exhibit, begins: Sequence[str]) -> str:
    """The title without the heading of the first point, which may have been read into it."""
    first = next(iter(begins), "")
    title = plain(exhibit.record.title) if exhibit.record else ""
    return title.removesuffix(plain(first)) or title


def articles(exhibit: Exhibit) -> list[tuple[str, str, str]]:
    """Articles put together in one file: the headline, the line on where and when, all words."""
    lines = [line for line in exhibit.lines.splitlines() if line.strip()]
    pairs = list(itertools.pairwise([*starts(lines), len(lines)]))
    if len(pairs) < 2 or any(end - start < 3 for start, end in pairs):
        return []
    return [_article(lines[start:end]) for start, end in pairs]


def starts(lines: Sequence[str]) -> list[int]:
    """Where articles begin: at headlines over lines on where and when, or at such lines over them.

    The file has them in the order in which the first stand.
    """
    pairs = list(enumerate(itertools.pairwise(map(plain, lines))))
    under = [at for at, (line, below) in pairs if _headline(line) and _byline(below)]
    over = [at for at, (line, below) in pairs if _byline(line) and _headline(below)]
    return max(under, over, key=lambda ways: (len(ways) > 1, -ways[0] if ways else 0))


def _article(lines: Sequence[str]) -> tuple[str, str, str]:
    first, second = (1, 0) if _byline(plain(lines[0])) else (0, 1)
    return lines[first], lines[second], "\n".join(lines)


def issue(line: str) -> bool:
    """Whether a line names an issue of a year (2023年第3期)."""
    return _ISSUE.search(plain(line)) is not None


def _headline(line: str) -> bool:
    short = 1 < len(key_of(line)) <= _SHORT and not _NO_HEADLINE.search(line)
    return short and not (_byline(line) or headlines.masthead(line) or _DISPATCH.match(line))


def _byline(line: str) -> bool:
    return _BYLINE.fullmatch(line) is not None and not headlines.address([line])


def known_in(text: str, known: Sequence[str]) -> str:
    """The first of an item's own names that a text holds."""
    return next((name for name in known if key_of(name) in key_of(text)), "")


def _own(text: str, known: Sequence[str]) -> bool:
    """Whether what follows a point's mark begins a matter of its own."""
    head = re.split("[。;]", text)[0]
    again = any(f"{a}{head}{b}" in text for a, b in ("“”", '""'))  # 信用进乡村。开展“信用进乡村”
    begins = (again or _ACTIVITY.search(head)) and not _SECTION.match(plain(head))
    return bool(known_in(head, known) or begins or _NAMED.match(plain(head)))


def _heading(text: str, known: Sequence[str]) -> str:
    """The name in a point: one of the list, what stands in quotes, else its first words."""
    head = re.split("[。;]", text)[0]
    if named := known_in(head, known):
        return named
    titles = (mark for mark in TITLE.finditer(head) if not _PAPER.search(plain(mark[1])))
    quoted = _QUOTED.search(head)
    if marks := [mark for mark in (next(titles, None), quoted) if mark]:
        return min(marks, key=lambda mark: mark.start())[1]
    words = openings.DATE.sub("", head)
    return next((part for part in re.split(r"[:,——]", words) if len(key_of(part)) > 1), words)


def titles(exhibit: Exhibit) -> list[tuple[str, str]]:
    """Titles in 《》 of which a sentence tells that they were published, each with its sentence."""
    if not exhibit.item.unit_settings.get("published") or not exhibit.record:
        return []
    flowing = exhibit.record.format in FLOWING
    text = exhibit.lines if flowing else exhibit.text
    return list(_in_sentences(text))


def _in_sentences(text: str) -> Iterator[tuple[str, str]]:
    for sentence in ENDS.split(text):
        if OUT.search(TITLE.sub("", sentence)):
            for mark in TITLE.finditer(sentence):
                if not _PAPER.search(plain(mark[1])):
                    yield mark[1], sentence
