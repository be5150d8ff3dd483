"""What a site holds: its contents as a text tells them, a bar of columns shows, a list gives them.

A column that is said not to be there yet (未上线, 建设中) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.evidence.exhibit import Exhibit, key_of, one_width, plain
from checker.evidence.facts import names, rows
from checker.evidence.facts.readings import Reading
from checker.evidence.language.written import ANY_DAY

_COLUMNS = re.compile(
    r"(?:设有|设置了?|开设了?|包含|包括|(?<![建增])设(?![计施备]))([^。；]{4,120}?)(?:等)?(?:[一二三四五六七八九十\d]+个)?(?:栏目|板块"
    r"|专栏|模块|内容)"
)
_FOLLOWED = re.compile(  # 主要栏目包括甲、乙、丙等
    r"(?:栏目|板块|专栏|模块|内容)(?:主要)?(?:有|包括|包含|为|分为|涵盖|:)([^。；;:]{4,120}?)(?:等|[。；;]|$)"
)
_ITEM = r"[^|/｜、\s]{2,10}"
_BAR = re.compile(rf"{_ITEM}(?:\s*[|/｜]\s*{_ITEM}|[ \t]+{_ITEM}){{3,}}")
_DOWN = re.compile(
    r"(?:^[ \t]*[^\s\d:：,，。;；、|]{2,8}[ \t]*\n){4,}", re.M
)  # columns, a line each
_ON_CREDIT = re.compile(r"信用|诚信|守信|失信|红黑名单|信易|承诺|评价|修复|典型|激励|惩戒|奖惩")
_NO_CONTENT = re.compile(r"^信用交通(?!动态|政策)|\d|上线|运行|网站|网址|链接|专栏|页面|栏目|首页")
_UNBUILT = re.compile(
    r"(?:尚|暂|还|仍|均|都)?未(?:能|正式|予|予以)?(?:上线|建|开[通设放]|设|启用|开发|完成|实现)|尚[未无]|暂[未无缺]|没有(?:设|建|开)"
    r"|(?:建设|开发|筹建|筹备|调试|测试|改版|规划|升级|整改)中(?=$|[\s)、,|])|正在(?:建|开|筹|调试|测试|规划)"
    r"|(?<![模虚])(?:拟|计划|待|将)[^、,。;|]{0,8}?(?:上线|建|开[通设]|增设|新增|设)|在建|筹建"
    r"|(?:已经?|被)?(?:下线|关停|关闭|停用|撤销)|打不开|无法(?:访问|打开)|(?:内容为?|栏目)空|无内容"
)
_PARTS = re.compile(r"[|/｜\t【】]+| {2,}")
_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_CLAUSES = re.compile(r"[,。;:\n]")
_LISTED = re.compile(r"栏目|板块|模块|频道|专区|内容|名称")
_ABOUT = re.compile(r"数|网址|链接|地址|情况|状态|日期|时间|标题|序号")

_SITE = re.compile(  # 专栏, 市级信用交通网站建设, “信用交通·威海”网站首页
    r"市级|门户|官方|[市本我]?局|信用交通(?:[\u4e00-\u9fff]{2,3}(?=网站|专栏|专题|页面|首页|$))?"
    r"|网站|网页|专栏|专题|栏目|页面|首页|建设|内容|截图|情况|更新|及|和|与"
)

_ALSO = {"政策文件": r"政策(?:法规|制度)|法规政策|制度文件"}  # what sites call such a column

_DAY = re.compile(rf"\s*[\[(]?{ANY_DAY}日?[\])]?\s*")
COLUMN = 4  # letters of a column's name: 联合奖惩
COLUMNS = 3  # names side by side that make a page a site's front page

Told = tuple[str, str]  # words, and how they say that it is not there


def listed(exhibit: Exhibit) -> list[Reading]:
    """Names of the item's own list; an open list takes others that the manifest or a site names."""
    own = exhibit.item.unit_settings["names"]
    told = list(_told(exhibit))
    absent = {name: said for words, said in told if said for name in _in(words, own)}
    if given := _given(exhibit):
        stated = [_canonical(part, own) for part in given]
    else:
        shown = [name for words, said in told if not said for name in _in(words, own)]
        shown += [name for name in _in(exhibit.lines, own) if name not in absent]
        absent = {name: said for name, said in absent.items() if name not in shown}
        stated = [name for name in own if name in shown or name in absent]
    found = [_reading(name, absent.get(name, "")) for name in stated]
    return found if given else found + _beyond(exhibit, own)


def _given(exhibit: Exhibit) -> list[str]:
    """The contents that the manifest names; none where it only says that this is the site."""
    if not exhibit.item.unit_settings.get("open_list"):
        return []
    return [part for part in names.split(exhibit.matter) if _SITE.sub("", key_of(part))]


def front_page(exhibit: Exhibit) -> bool:
    """Whether a saved page shows several of the item's names as columns, whatever else it is.

    Each on a line alone, or side by side in a bar; a report that tells of them is none.
    """
    own = exhibit.item.unit_settings.get("names", ())
    lines = exhibit.lines.splitlines() if own else []
    alone = {key_of(line) for line in lines}
    bars = [bar[0] for line in lines for bar in _BAR.finditer(line)]
    shown = {name for name in own if {key_of(name), _core(name)} & alone}
    shown |= set(_in("|".join(bars), own))
    return len(shown) >= COLUMNS


def _reading(name: str, said: str) -> Reading:
    return Reading(name, refused=f"材料写的是“{said}”，没有建成" if said else "")


def _in(text: str, own: Sequence[str]) -> list[str]:
    """The names that a text gives, also with a word or two in them: 政策法规文件.

    Not over a blank: 信用承诺 and 评价结果 side by side are no 信用评价.
    """
    text = re.sub(r"[“”\"'‘’]", "", one_width(text))
    whole, apart = plain(text), re.sub(r"\s+", "|", text)
    return [name for name in own if _core(name) in whole or re.search(_called(_core(name)), apart)]


def _called(core: str) -> str:
    return f"{_loose(core)}|{_ALSO[core]}" if core in _ALSO else _loose(core)


def _loose(core: str) -> str:
    return core if len(core) < 4 else f"{core[:2]}[\u4e00-\u9fff]{{0,2}}{core[2:]}"


def _core(name: str) -> str:
    """What of a listed name people write: of “双公示”信息 the words in quotes."""
    quoted = re.search("“(.+?)”", name)
    return key_of(quoted[1] if quoted else name)


def _canonical(text: str, own: Sequence[str]) -> str:
    return next(iter(_in(text, own)), key_of(text))


def _told(exhibit: Exhibit) -> Iterator[Told]:
    """Words that name contents, each with how they are said not to be there, else nothing."""
    for row in rows.of(exhibit):
        denied = _UNBUILT.search(row.text.replace("|", "\n"))
        yield row.text, row.denied or (denied[0] if denied else "")
    own = plain(exhibit.record.title) if exhibit.record else ""  # stands in the lines as it is
    named = exhibit.title.replace(own, "|") if own else exhibit.title
    for clause in _CLAUSES.split(f"{named}\n{'' if rows.of(exhibit) else exhibit.lines}"):
        yield from _in_clause(clause)


def _in_clause(clause: str) -> Iterator[Told]:
    """Its parts between bars by themselves; of a sentence with 、 what it denies as a whole."""
    parts = [part for part in _PARTS.split(clause) if part.strip()]
    for part, after in pairwise([*parts, ""]):
        denied = _UNBUILT.search(part)
        if denied and (bracket := _BRACKET.search(part[: denied.start()])):
            yield from _bracketed(part, bracket.start(), denied[0])
        elif not denied and (follows := _UNBUILT.match(after.strip())):
            yield part, follows[0]
        else:
            yield part, plain(part)[:40] if denied else ""


def _bracketed(part: str, at: int, said: str) -> Iterator[Told]:
    """A denial in brackets speaks of the one name before it."""
    *before, name = re.split("、", part[:at])
    yield name, f"{plain(name)}（{said}）"
    yield from ((words, "") for words in before)
    yield from _in_clause(re.sub(r"^[^)\]]*[)\]]?", "", part[at:]))


def _beyond(exhibit: Exhibit, own: Sequence[str]) -> list[Reading]:
    """What a site has besides the names of an open list (“等内容”): sure where it is on credit."""
    if not exhibit.item.unit_settings.get("open_list"):
        return []
    found: dict[str, str] = {}
    parts = [*_described(exhibit), *_in_bars(exhibit, own), *_in_rows(exhibit)]
    for part in [*parts, *_headings(exhibit, own)]:
        word = key_of(re.sub(r"等$", "", part))
        if not 2 <= len(word) <= 12 or _UNBUILT.search(part) or _NO_CONTENT.search(word):
            continue
        if not _in(word, own) and not any(_core(name).startswith(word) for name in own):
            found[word] = "" if _ON_CREDIT.search(word) else "条文没有列明，是否计入待核"
    return [Reading(word, doubt) for word, doubt in found.items()]


def _described(exhibit: Exhibit) -> list[str]:
    told = (*_COLUMNS.finditer(exhibit.text), *_FOLLOWED.finditer(exhibit.text))
    return [part for found in told if "、" in found[1] for part in names.split(found[1])]


def _in_bars(exhibit: Exhibit, own: Sequence[str]) -> list[str]:
    """The credit columns in a bar of columns that holds several of the names."""
    if rows.of(exhibit):
        return []
    lines = re.sub(r"】\s*【", "|", exhibit.lines).translate(str.maketrans("【】", "  "))
    lines += "".join("\n" + found[0].strip().replace("\n", "|") for found in _DOWN.finditer(lines))
    bars = [re.split(r"[|/｜\s]+", bar[0]) for bar in _BAR.finditer(lines)]
    known = [bar for bar in bars if len(_in("".join(bar), own)) > 1]
    return [part for bar in known for part in bar if _ON_CREDIT.search(part)]


def _headings(exhibit: Exhibit, own: Sequence[str]) -> list[str]:
    """The credit columns that stand alone on a line of a page as several of the names do.

    What a day stands under is an entry of a column.
    """
    lines = [*exhibit.lines.splitlines(), ""]
    alone = {key_of(line) for line in lines}
    known = [name for name in own if {key_of(name), _core(name)} & alone]
    columns = [key_of(line) for line, under in pairwise(lines) if not _DAY.fullmatch(under)]
    columns = [part for part in columns if len(part) == COLUMN and _ON_CREDIT.search(part)]
    return columns if len(known) >= COLUMNS else []


def _in_rows(exhibit: Exhibit) -> list[str]:
    """The names that a list of a site's columns gives, of what is there."""
    told = [row for row in rows.of(exhibit) if not row.denied and not _UNBUILT.search(row.text)]
    cells = [cell for row in told for cell in row.cells]
    columns = [cell for head, cell in cells if _LISTED.search(head) and not _ABOUT.search(head)]
    return [cell for cell in columns if _ON_CREDIT.search(cell)]
