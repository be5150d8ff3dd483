"""Lists that running text gives without columns: days one after another, dated titles.

1月5日、1月18日、2月8日; "1. 2023年1月12日，《…》"; a site's page of headlines with their days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.evidence.exhibit import FLOWING, Exhibit, key_of, plain
from checker.evidence.facts import events, openings, rows, tables
from checker.evidence.facts.days import When, all_days
from checker.evidence.facts.rows import Row
from checker.evidence.language.written import DAY, FIGURES

LEAST = 3  # days side by side that make a list
_DAY = rf"(?:(?:(?:20\d\d年)?\d{{1,2}}月)?\d{{1,2}}日|{FIGURES}(?!\d))"
_RUN = re.compile(rf"{_DAY}(?:(?:[上下]午)?[、,和及;]{_DAY}){{{LEAST - 1},}}")
_SAID = r"(?:[^,。;、\d《》]|\d+[条件份批项次家]){2,20}"
_ONE = re.compile(rf"{_DAY}{_SAID}")
_EACH = re.compile(rf"{_DAY}{_SAID}(?:[、,;]{_DAY}{_SAID}){{{LEAST - 1},}}")  # 4月7日报送31条;…
_ACT = re.compile(r"报送|上报|推送|上传|更新|发布|归集|登[录陆]")
_NOT_DONE = re.compile(r"未|漏|没|失败|逾期|补|应|计划|拟")
_PART = re.compile(r"(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日")
_UNDONE = re.compile(r"(?:未|漏|没有?|逾期|补)[^,。;]{0,12}$|应于?$|计划于?$")
_FULL = rf"(?:{DAY}|{FIGURES}(?!\d)|\d{{1,2}}月\d{{1,2}}日)"
_AHEAD = re.compile(rf"({_FULL})[^《》。;\d]{{0,24}}《([^《》]{{4,50}})》")
_BEHIND = re.compile(rf"《([^《》]{{4,50}})》[^《》。;\d]{{0,12}}({_FULL})")
_HEADLINE = rf"\s*(?:{openings.MARK}|[·▪■]\s*)?(?P<title>\S[^。;]{{7,58}}?)\s*"
_ROW = re.compile(rf"{_HEADLINE}[(\[]?(?P<day>{FIGURES})[)\]]?\s*(?:https?:\S+)?")
_ENCLOSED = re.compile(rf"{_HEADLINE}[(\[](?P<day>{_FULL})[^()\[\]。;\d]{{0,8}}[)\]][。;]?\s*")
_LABELS = re.compile(  # 标题:… / 报送时间:2023年4月11日
    rf"(?m)^(?:[^\n:]{{0,6}}?)(?:标题|题目|题名)[:](?P<title>[^\n]{{4,60}})\n[^\n:]{{0,6}}(?:时间|日期)[:](?P<day>{_FULL})"
)
SENT_BY = re.compile(r"[(\[]?(?:来源|供稿|作者):([^()\[\]\d]*)[)\]]?")  # behind a headline
_COLUMN = re.compile(r"[\[【(]?[\u4e00-\u9fff·]{2,8}[\]】)]?")  # 工作动态, 市局
_ABOUT = re.compile(r"时间|日期|来源|浏览|版权|打印|更新于|截止|截至")


def days(exhibit: Exhibit) -> list[date]:
    """The days that a text lists one after another, without those of what was not done."""
    year = rows.year_of(exhibit)
    found: set[date] = set()
    for run in _RUN.finditer(exhibit.text):
        if not _UNDONE.search(exhibit.text[: run.start()][-20:]):
            found.update(all_days(_spelt(run[0]), year))
    for each in _EACH.finditer(exhibit.text):
        told = [one[0] for one in _ONE.finditer(each[0])]
        if all(_ACT.search(one) for one in told):
            done = (one for one in told if not _NOT_DONE.search(one))
            found.update(all_days(_spelt(";".join(done)), year))
    return sorted(found)


def _spelt(run: str) -> str:
    """A run with each day's year and month written out where it has those of the one before."""
    year = month = ""

    def whole(found: re.Match[str]) -> str:
        nonlocal year, month
        year, month = found[1] or year, found[2] or month
        return (f"{year}年" if year else "") + (f"{month}月" if month else "") + f"{found[3]}日"

    return _PART.sub(whole, run)


def titles(exhibit: Exhibit) -> list[Row]:
    """Titles with a day each that a text or a page of headlines lists, as rows; if several."""
    if exhibit.kind in ("", "policy", "photo") or rows.of(exhibit):
        return []
    year = rows.year_of(exhibit)
    told = max((list(each(exhibit)) for each in (_ahead, _behind, _rows, _labelled)), key=len)
    signed = _signed(exhibit)
    found = [_row(title, day, words, year, signed) for title, day, words in told]
    return found if len(found) > 1 else []


def on_screen(exhibit: Exhibit) -> list[Row]:
    """The rows of a list that a screen shows, under names of columns or as headlines with days."""
    return rows.of(exhibit) or (titles(exhibit) if exhibit.kind == "screenshot" else [])


Told = tuple[str, str, str]  # title, day, the words of both


def _ahead(exhibit: Exhibit) -> Iterator[Told]:
    return ((mark[2], mark[1], mark[0]) for mark in _AHEAD.finditer(_text(exhibit)))


def _behind(exhibit: Exhibit) -> Iterator[Told]:
    return ((mark[1], mark[2], mark[0]) for mark in _BEHIND.finditer(_text(exhibit)))


def _labelled(exhibit: Exhibit) -> Iterator[Told]:
    return ((mark["title"], mark["day"], mark[0]) for mark in _LABELS.finditer(_text(exhibit)))


def _text(exhibit: Exhibit) -> str:
    return "\n".join(map(plain, events.paragraphs(exhibit)))


def _rows(exhibit: Exhibit) -> Iterator[Told]:
    """Lines of a headline and a full date; a line on the page itself is none."""
    for line, words in _lines(exhibit):
        bare, whole = SENT_BY.sub(" ", line), SENT_BY.sub(" ", words)
        mark = _ROW.fullmatch(bare) or _ENCLOSED.fullmatch(bare) or _ROW.fullmatch(whole)
        if mark and not _ABOUT.search(whole):
            yield mark["title"], mark["day"], words


def _lines(exhibit: Exhibit) -> list[tuple[str, str]]:
    """Lines as they look: a headline and its day at the far end of the row are one.

    With each all words of its row, those too that only give its column.
    """
    if exhibit.record is None or exhibit.record.format in FLOWING:
        return [(line, line) for line in exhibit.lines.splitlines()]
    seen = [[text for _, text in row] for row in tables.side_by_side(exhibit.record.lines)]
    return [(" ".join(_headed(cells)), " ".join(cells)) for cells in seen]


def _headed(cells: list[str]) -> list[str]:
    """A row without the cells between headline and day that only give its column."""
    between = [text for text in cells[1:-1] if not _COLUMN.fullmatch(text)]
    return [*cells[:1], *between, *cells[1:][-1:]]


def _signed(exhibit: Exhibit) -> date | None:
    """The full date that the paper itself bears, if any."""
    record = exhibit.record
    told = record.date if record and record.date_from == "document" else None
    return date.fromisoformat(told) if told and len(told) == len("2023-01-01") else None


def _row(title: str, day: str, words: str, year: int | None, signed: date | None) -> Row:
    when = next(iter(all_days(day, year)), None)
    if when and signed and when > signed and year and not all_days(day):
        when = next(iter(all_days(day, year - 1)), None)  # what is told lies before the signature
    return Row(
        subject="",
        title=key_of(title),
        number="",
        when=When.on(when, "台账内容") if when else None,
        where="",
        done=False,
        text=plain(words),
        told=True,
        days=frozenset([when] if when else ()),
        denied="",
        cells=(),
    )
