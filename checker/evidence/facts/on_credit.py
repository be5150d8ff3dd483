"""Whether a paper is on the matter of the notice at all: a folder alone makes no proof of it."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, plain

_CREDIT = re.compile(
    r"信用|诚信|失信|守信|信易|信誉|双公示|[红黑]名单|红黑榜|诚实|创建(?:工作|方案|指标|事宜|事项|验收|试点|任务|领导|办|专班)"
    r"|群众性文明创建|(?<![A-Za-z])[A-D]{1,4}级"  # 五.1 names the former among 诚信宣传
)
_OF_BANKS = re.compile(r"信用(?:合作社|联社|社|卡|证(?!明)|贷款)|农信社")
_HANDOUT = re.compile(  # what is given out or hung up tells nothing of what a meeting was on
    r"信用[^,。;、]{0,6}?(?:宣传)?(?:折页|手册|传单|单页|展板|海报|横幅|标语|宣传[品册栏画])"
)
_OFFICES = re.compile(r"(?<=[局厅委])信用(?:科|股|室|处|办(?!理|结|法))")  # who wrote, not on what
_BESIDE = re.compile(r"承诺|修复|公平竞争")  # enough in a pledge or in a list under column names
_BAR = re.compile(  # a site's columns, side by side, or the path to a page
    r"(?:[^|>]{1,12}[|｜]\s*){2,}[^|>]{1,12}|(?:\S{2,6}\s+){3,}\S{2,6}"
    r"|(?:当前位置|您(?:现在)?的位置).*"
)
_DAILY = re.compile(
    r"养护|保洁|绿化|除雪|路政|巡查|巡检|值班|考勤|应急|客流|运量|(?:施工|工程)进[度展]|路基|路面|车辆管理|固定资产|公文"
)
_OTHER = re.compile(
    r"安全生产|生产安全|防汛|防台|消防|防火|疫情|党[建风史]|廉政|扫黑|环保|扬尘|治超|超限|秸秆|文明城市|招商|信访|保密|工会"
)
_SUMMED_UP = re.compile(r"(20\d\d)年度?(?!\d)[^,。;:《》\d]{0,16}总结")
LEAST = 20  # characters; less may only be what the reader got of it


def missing(exhibit: Exhibit) -> str:
    """What a paper that was read does not speak of; empty where it does."""
    record = exhibit.record
    may_be_off = exhibit.item.unit_settings.get("off_credit")
    if record is None or (may_be_off and not (may_be_off == "unless_other" and _daily(exhibit))):
        return ""
    if record.readable != "yes" or exhibit.kind == "photo" or len(exhibit.text) < LEAST:
        return ""
    text = _OF_BANKS.sub("", _written(exhibit))
    if exhibit.item.unit == "quarter":
        text = _OFFICES.sub("", _HANDOUT.sub("", text))
    if exhibit.kind in ("ledger", "pledge", "screenshot"):
        text += exhibit.title
        if _BESIDE.search(text):
            return ""
    if not _CREDIT.search(text) and not _graded(exhibit):
        return "信用"
    return f"专门研究信用的内容，题名是“{other}”" if (other := _in_passing(exhibit)) else ""


def _in_passing(exhibit: Exhibit) -> str:
    """The other matter after which a meeting is called that names credit in one clause alone."""
    title = plain(exhibit.record.title) if exhibit.record else ""
    other = other_matter(title) if exhibit.item.unit == "quarter" else ""
    named = [clause for clause in exhibit.words.clauses if _CREDIT.search(clause.text)]
    return other if len(named) == 1 else ""


def _written(exhibit: Exhibit) -> str:
    """Title and text; of a page without the bar of columns, which each page of its site bears."""
    title = plain(exhibit.record.title) if exhibit.record else ""
    if exhibit.kind not in ("news", "other"):
        return title + exhibit.text
    lines = (line.strip() for line in exhibit.lines.splitlines())
    kept = plain("".join(line for line in lines if not _BAR.fullmatch(line)))
    return kept if title in exhibit.text else title + kept


def _daily(exhibit: Exhibit) -> bool:
    """Whether a paper names other daily work."""
    words = exhibit.title + exhibit.text
    return bool(_DAILY.search(words) or _OTHER.search(words))


def _graded(exhibit: Exhibit) -> bool:
    """Whether a list gives grades (A, B) in a column of grades."""
    cells = re.split(r"[\t\n]", exhibit.lines)
    grades = any(re.fullmatch(r"[A-D]{1,4}级?", cell.strip()) for cell in cells)
    return grades and any(cell.strip().endswith("等级") for cell in cells)


def other_matter(text: str) -> str:
    """The other matter with which a row or a piece deals that says nothing of credit."""
    found = _OTHER.search(text)
    return found[0] if found and not _CREDIT.search(_OF_BANKS.sub("", text)) else ""


def other_year(exhibit: Exhibit, first: int, last: int) -> str:
    """The year after which a yearly paper is called, if it lies outside the period.

    Of a receipt the year of the summary that it says was received.
    """
    title = plain(exhibit.record.title) if exhibit.record else ""
    years = [int(year) for year in re.findall(r"(?<![\d〔\[(])(20\d\d)年?度?", title)]
    years = years or [int(year) for year in _SUMMED_UP.findall(exhibit.text)]
    outside = years and not any(first <= year <= last for year in years)
    return f"{years[0]}年" if outside else ""


def year_ahead(exhibit: Exhibit) -> str:
    """The title that names only years after the period, of what should show what was done.

    A report of an event or of what was published may speak of the next year; rows have their days.
    """
    lasting = exhibit.item.unit in ("once", "field", "product")
    if not lasting or exhibit.kind in ("news", "screenshot", "photo", "minutes", "ledger"):
        return ""
    title = plain(exhibit.record.title) if exhibit.record else ""
    years = [int(year) for year in re.findall(r"(?<![\d〔])20\d\d(?!\d)", title)]
    return title if years and min(years) > exhibit.words.period[1].year else ""
