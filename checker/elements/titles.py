"""The paper's title: which rows it stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from statistics import median

from checker.elements import annex_mark, layout, number_rows, organs, title_words, web
from checker.elements import head as heads
from checker.elements.head import Head
from checker.elements.layout import Row
from checker.model.document import Document, Page

_LAST_WORD = re.compile(
    r"(?:通知|通告|公告|通报|办法|方案|制度|规定|细则|规则|规范|意见|决定|决议|要点|计划|规划|预案|机制|流程|"
    r"函|批复|请示|报告|总结|汇报|纪要|记录|承诺书|承诺函|台账|登记表|一览表|汇总表|明细表|统计表|清单|名单|"
    r"签到表|签到簿|情况说明|简报|信息|公示|合同书?|协议书?|责任书|委托书)(?:[（(].{1,20}[)）])*$"
)
_PAGE = re.compile(r"第?\s*[-—\d\s]+\s*页?")
_FIELD = re.compile(
    r"(?:会议|学习|活动|召开|参会|参加|出席|列席)?"
    r"(?:时间|日期|地点|主持人?|记录人?|人员|议题|内容|主题)[：:].*"
    r"|[^：:\s]{0,6}编\s*号[：:].*"
    r"|(?:(?:发电|发文|来电|主办|承办)(?:单位|机关)|等级|发往|签批盖章)[：:].*"  # of telegrams
)
_MARK = re.compile(rf"[（(【\[〔]?({title_words.DRAFT.pattern})[)）】\]〕]?")
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日[）)]?$|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\d\d:\d\d")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+[章条]|[一二三四五]、|目录$")
_COUNTED = re.compile(r"\s*\d{1,3}[\s\u3000.、]+\S")  # a table row or numbered paragraph


def of(document: Document, head: Head | None) -> str:
    """The paper's title: on the heading's page or the first leading page whose title tells a kind.

    Covers carry only a name, and of scans only a few lines may have been read. A saved web page
    names its headline itself.
    """
    if document.format == "html" and (named := document.metadata.get("title")):
        return "".join(named.split())
    first = head.page if head else 0
    pages = [page for page in layout.leading(document) if page.number >= first]
    found = [_marked(page, find(page, head)) for page in pages]
    told = (title for title in found if title_words.kind_of(title))
    return next(told, next((title for title in found if title), ""))


def find(page: Page, head: Head | None) -> str:
    """The title on one page, rows joined; empty where none is seen.

    Where the first rows tell no kind, a taller row that does is taken: text boxes and tables
    may stand before the title in the file.
    """
    rows = layout.rows(page)
    if published := _over_imprint(rows):
        return published
    on_this = head if head and head.page == page.number else None
    title = _from(rows[_after(rows, on_this) :][:10]) or _headed(on_this)
    if title_words.kind_of(title) is None:
        telling = [
            row
            for row in rows[:40]
            if len(row.plain) <= 40
            and title_words.kind_of(row.text)
            and not _CHAPTER.match(row.plain)
        ]
        usual = median(row.height for row in rows) if rows else 0.0
        tall = [row for row in telling if row.height > 1.15 * usual]
        return _whole(rows, tall[0]) if tall else title
    return title


def _marked(page: Page, title: str) -> str:
    """The title with 征求意见稿 and the like where they stand on a row of their own beside it."""
    rows = takewhile(lambda row: not row.plain.endswith(("。", "：", ":")), layout.rows(page)[:10])
    marks = (_MARK.fullmatch(row.plain) for row in rows)
    mark = next((found[1] for found in marks if found), "")
    return f"{title}（{mark}）" if title and mark and not title_words.DRAFT.search(title) else title


def _headed(head: Head | None) -> str:
    """The heading itself, of minutes and bulletins that go on with their fields: 时间, 地点."""
    own = head is not None and head.form in ("纪要", "简报")
    return "".join(row.plain for row in head.rows) if head and own else ""


def _whole(rows: Sequence[Row], last: Row) -> str:
    """A title by its last row: the rows above of the same height belong to it."""
    taken = [last]
    place = list(rows).index(last)
    for above in reversed(rows[max(0, place - 2) : place]):
        alike = 0.9 < above.height / max(last.height, 1e-6) < 1.1
        if not alike or _skipped(above) or _closed(above.plain) or above.plain.endswith("文件"):
            break
        taken.insert(0, above)
    return "".join(row.plain for row in taken)


def _over_imprint(rows: Sequence[Row]) -> str:
    """The title of a published article: the rows right above 发布时间 or 来源."""
    for index, row in enumerate(rows[:20]):
        if web.article([row.text]) and index:
            taken: list[Row] = []
            for above in reversed(rows[max(0, index - 4) : index]):
                if not taken and heads.is_number(number_rows.own_text(above.text)):
                    continue
                alike = not taken or 0.75 < above.height / taken[-1].height < 1.33
                if not alike or _above_article(above.text):
                    break
                taken.insert(0, above)
            if taken:
                return "".join(one.plain for one in taken)
    return ""


def _above_article(text: str) -> bool:
    """Whether a row is of the page around an article: its address, its menu, the path to it."""
    around = web.address(text) or web.navigation([text]) or web.path(text)
    return bool(around or web.article([text]) or web.particular(text))


def _from(rows: Sequence[Row]) -> str:
    """The title that begins in the first of these rows that can be one."""
    taken: list[Row] = []
    for row, follower in zip(rows, [*rows[1:], None], strict=False):
        if not taken and (_skipped(row) or (follower and number_rows.code_above(row, follower))):
            continue
        if _ends(row, taken):
            break
        taken.append(row)
        if _closed("".join(one.plain for one in taken)):
            break
    return "".join(row.plain for row in taken)


def _after(rows: Sequence[Row], head: Head | None) -> int:
    """The index of the first row below the heading and its number."""
    if head is None:
        return 0
    last = list(rows).index(head.rows[-1])
    return last + 1


def _skipped(row: Row) -> bool:
    """Rows between 版头 and title: number, signer, preface, register codes, organ and date."""
    text = row.text.strip()
    whole, *fields = map(number_rows.own_text, (text, *heads.fields(text)))
    beside = any(map(heads.is_number, fields)) and not heads.is_title(text)
    number = heads.is_number(whole) or beside
    preface = heads.is_preface(text) and not organs.is_organ(text)
    navigation = web.navigation([text]) or web.article([text])
    dated = _DAY.search(row.plain) and len(row.plain) < 40
    passed = annex_mark.alone(text) or _PAGE.fullmatch(text) or _FIELD.fullmatch(row.plain)
    around = navigation or web.particular(text) or web.status(text)
    return bool(number or preface or around or dated or passed)


def _ends(row: Row, taken: Sequence[Row]) -> bool:
    plain = row.plain
    if plain.endswith(("：", ":", "。", "；", "，")) or len(plain) > 45 or _COUNTED.match(row.text):
        return True
    if not taken:
        return False
    if row.lines[0].where == "table" != taken[-1].lines[0].where:
        return True
    if heads.is_number(number_rows.own_text(row.text)) or re.match(
        r"[（(]?(?:\d{4}年\d|\d{1,2}月\d{1,2}日)", plain
    ):
        return True
    smaller = row.height < 0.8 * taken[0].height
    return smaller or _CHAPTER.match(plain) is not None


def _closed(title: str) -> bool:
    """Whether a title is complete: its last word fits and no quotation is open."""
    opened = title.count("《") == title.count("》") and title.count("（") == title.count("）")
    unfinished = "关于" in title and not re.search(
        r"通知|办法|方案|意见|函|报告|决定|公告|批复|通报", title
    )
    return opened and not unfinished and _LAST_WORD.search(title) is not None
