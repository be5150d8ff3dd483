"""A list handed in as a table: its rows, each with its date, its subject and all it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from checker.evidence.exhibit import Exhibit, Words, key_of, plain
from checker.evidence.facts import columns, status, tables
from checker.evidence.facts.days import YEARS, When, all_days, year_told
from checker.evidence.facts.tables import Cells
from checker.evidence.language import short_dates
from checker.evidence.language.calendar import Period
from checker.model.document import Line
from checker.numerals import YEARED

_DONE = re.compile(
    r"(?<!处罚)(?:修复|办理|办结|完成|发布|报送|刊发|上报|公示|更新|登录|共享|归集|推送|上传)"
    r"(?:(?!申请|受理)\S){0,4}(?:日期|时间)"
    r"|^(?:信用)?(?:修复|办理)?(?:完成|办结)$|^完成(?:修复|办理)$"  # with the day under it
)
_DUE = re.compile(r"应[报送录完上]|计划|截止|期限|要求|规定")
_OF_SITE = re.compile(r"情况|状态|结果|与否|是否|时间|日期|链接|网址|截图|编号|用户|账号")
_SITE = re.compile(
    r"\S网站?$|信用(?:交通|中国|山东)|平台|公众号|微[信博]|抖音|报$|台$|客户端|融媒|学习强国"
)
_PROGRESS = re.compile(r"进展|完成|落实|反馈|办结|开展情况|工作情况|工作内容")
_PUT_OFF = re.compile(
    r"未(?:反馈|开展|报送|完成|更新|召开|落实|登录|共享|归集|推送|公示|实施|查询|使用|核查|应用|评价|签订)|^登[录陆]失败|密码错误|尚未"
    r"|(?<![模比虚草])拟(?![定稿订])"
    r"|(?<!按)(?<!按照)(?<!按原)计划(?=于|在|完成|开展|实施|共享|上线|下|明|年|\d)"
    r"|^(?:已?列入|纳入)?(?:明年|下年度?|下月|下季度|20\d\d年)?计划$|^暂?待(?:办|报|反馈|共享|推送|定)"
)
_NUMBERED = re.compile(rf"{YEARED}\s*\d+\s*号")
NO_LISTS = ("", "policy", "photo")  # kinds whose tables are no record of what was done
KEPT = 64  # papers whose rows are kept: each item that a paper stands under asks for them


@dataclass(frozen=True, slots=True)
class Row:
    """One row: whom and what it is about, a penalty's number, the site it names, all its words."""

    subject: str
    title: str
    number: str
    when: When | None
    where: str
    done: bool  # a column that says it was done holds the date, or a tick
    text: str
    told: bool  # neither left blank where progress is asked, nor put off or denied
    days: frozenset[date]  # every date in it
    denied: str  # the answer by which a status column says that it did not come about
    cells: tuple[tuple[str, str], ...]  # each column's name and what stands under it


def of(exhibit: Exhibit) -> list[Row]:
    """The rows under the column names, in order; none where there are no column names."""
    return list(_read(exhibit.words))


def is_list(exhibit: Exhibit) -> bool:
    """Whether a paper is a record row by row: a ledger, or a table in a report of what was done."""
    if exhibit.kind == "ledger":
        return True
    return exhibit.kind not in NO_LISTS and bool(of(exhibit))


def year_of(exhibit: Exhibit) -> int | None:
    """The one year that a list tells of, so that of days without a year."""
    lines = exhibit.record.lines if exhibit.record else ()
    return _year(lines, exhibit.words.period)


@lru_cache(maxsize=KEPT)
def _read(words: Words) -> tuple[Row, ...]:
    lines = words.record.lines if words.record else ()
    year = _year(lines, words.period)
    found = tuple(row for table in tables.of(lines) for row in _of(table, year))
    return found or tuple(_of(tables.by_sight(lines), year))


def _of(table: Sequence[Cells], year: int | None) -> Iterator[Row]:
    for heads, under in columns.parted(table):
        yield from (_row(heads, row, year) for row in under if columns.holds(row))


def _year(lines: Sequence[Line], period: Period) -> int | None:
    text = "\n".join(plain(line.text) for line in lines)
    return year_told([int(year) for year in YEARS.findall(text)], text, period) or None


def put_off(row: Row) -> str:
    """The words of a cell that put off or deny what the row is about; empty where none does."""
    cells = (plain(cell) for _, cell in row.cells)
    return next((cell for cell in cells if _PUT_OFF.search(cell)), "")


def is_due(head: str) -> bool:
    """Whether a column says by when something was to be done."""
    return bool(_DUE.search(head))


def _row(heads: Cells, row: Cells, year: int | None) -> Row:
    row = [*row, *tables.blank_after(row, heads)]
    named = [(min(heads, key=lambda head: abs(head[0] - at))[1], text) for at, text in row]
    when, done = _when(named, year)
    cells = tuple((plain(head), cell) for head, cell in named)
    denied = status.denied(cells)
    return Row(
        subject=key_of(_under(named, columns.WHO)),
        title=key_of(_under(named, columns.WHAT)),
        number=key_of(_number(named)),
        when=when,
        where=_where(named),
        done=done or status.ticked(cells)[0],
        text=plain("|".join(cell for _, cell in named)),
        told=not denied and all(_tells(head, plain(cell)) for head, cell in cells),
        days=frozenset(
            day for head, cell in named if not is_due(head) for day in _days(head, cell, year)
        ),
        denied=denied,
        cells=cells,
    )


def _number(named: Sequence[tuple[str, str]]) -> str:
    """The number of the paper a row is about: under its column, else one that looks like it."""
    under = (cell for head, cell in named if columns.NUMBER.search(head))
    return next(under, "") or next((cell for _, cell in named if _NUMBERED.search(cell)), "")


def _tells(head: str, cell: str) -> bool:
    blank = not re.search(r"\w", cell) or cell == "无"
    asked = (_PROGRESS.search(head) or _DONE.search(head)) and not status.is_tick(head)
    return not _PUT_OFF.search(cell) and not (blank and asked)


def _under(named: Sequence[tuple[str, str]], wanted: re.Pattern[str]) -> str:
    """The first cell under such a column."""
    found = (cell for head, cell in named if wanted.search(head) and not _aside(head) and cell)
    return next(found, "")


def _where(named: Sequence[tuple[str, str]]) -> str:
    """The site that a row names; a column of a site (网站栏目) is none."""
    under = [
        (head, plain(cell))
        for head, cell in named
        if columns.WHERE.search(head) and not _OF_SITE.search(head)
    ]
    return "".join(cell for head, cell in under if "栏目" not in head or _SITE.search(cell))


def _aside(head: str) -> bool:
    """Whether a column names no subject: a number, a date, a site."""
    return any(word.search(head) for word in (columns.NUMBER, columns.WHEN, columns.WHERE))


def _days(head: str, cell: str, year: int | None) -> list[date]:
    """The days of a cell; under a column of dates also those of a list without years (3.15)."""
    if year and columns.WHEN.search(head):
        cell = short_dates.in_cell(cell)
    return all_days(cell, year)


def _when(named: Sequence[tuple[str, str]], year: int | None) -> tuple[When | None, bool]:
    """The date under the column that says when it was done, else under any column."""
    for wanted in (_DONE, columns.WHEN, None):
        for head, cell in named:
            asked = (wanted is None or wanted.search(head)) and not is_due(head)
            days = _days(head, cell, year) if asked else []
            if days:
                when = When.on(days[-1], "台账内容")
                return when, wanted is _DONE
    return None, False
