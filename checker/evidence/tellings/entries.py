"""Several matters told in one paper: the rows of a list, the points of a summary, titles in it.

Each activity, case or report is a unit with its own date; what a row or a point says was not done
or not published is none. A report on one activity is not cut into its sections.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import (
    barred,
    called_off,
    events,
    levels,
    matter_names,
    names,
    openings,
    published,
    rows,
)
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.days import When, of_month, parse
from checker.evidence.facts.points import (
    ENDS,
    TITLE,
    articles,
    captioned,
    known_in,
    numbered,
    titles,
)
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood
from checker.evidence.tellings import listings

_NAME = re.compile(
    r"^(?:主题)?(?:活动|案例|文章|报道|新闻|稿件|作品|信息|宣传)?(?:主题|名称|标题|题目|题名|篇名)$"
    r"|^(?:主题)?(?:活动|案例|报道|文章)$"
)
_PLACE = re.compile(r"[^()\s:,]{2,16}?(?:网站?|日报|晚报|报|电视台|公众号|客户端|融媒体?中心)")
_CREDIT = re.compile(r"信用|诚信|失信|守信|红黑名单|信易")
_SAME = re.compile(r"(?:与|同)第?\S{0,6}(?:同一|相同|重复)\S{0,6}|重复(?:报送|登记)")
_OUTLET = re.compile(r"\W*[^:]{1,24}?(?:报|网|台|号|端|发布|在线|强国|融媒\S{0,3})》?(?:转载)?[:]")
_GRADE = re.compile(r"级别|层级")
_ISSUE = re.compile(r"(?:(20\d\d)年?)?[第-](\d{1,2})期|(20\d\d)年(\d{1,2})月?(?:号|刊|期)")
_MONTHLY = "月报"


def several(exhibit: Exhibit) -> bool:
    """Whether a paper under such an item tells its matters one by one."""
    if not exhibit.item.unit_settings.get("several") or exhibit.kind in ("", "policy", "photo"):
        return False
    told = (articles, captioned, numbered, titles)
    return bool(listings.on_screen(exhibit)) or any(len(each(exhibit)) > 1 for each in told)


def of(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """A reading for each; none where the paper is on one matter or the manifest names it."""
    stated = exhibit.row.quantity if exhibit.row else None
    if (exhibit.matter and not (stated and stated > 1)) or not several(exhibit):
        return []
    if listed := _listed(exhibit, terms):
        own = [row for row in listed if _named(row) and not _of_sibling(row.text, exhibit, terms)]
        found = [_of_row(row, exhibit, terms) for row in own]
    elif own_articles := articles(exhibit):
        found = [_article(*each, exhibit, dated, terms) for each in own_articles]
    else:
        ways = (_own_of(captioned(exhibit), terms), numbered(exhibit))
        pairs = next((way for way in ways if len(way) > 1), titles(exhibit))
        mine = [pair for pair in pairs if not _of_sibling(plain(pair[1]), exhibit, terms)]
        found = [_told(name, text, exhibit, dated, terms) for name, text in mine]
    return [one for one in found if one.key]


def _listed(exhibit: Exhibit, terms: Terms) -> list[rows.Row]:
    """The rows of a list; of a contents page those on one's own region."""
    listed = listings.on_screen(exhibit)
    if rows.of(exhibit) or not exhibit.item.unit_settings.get("own_article"):
        return listed
    return [row for row in listed if _is_own(row.text, terms)]


def _is_own(text: str, terms: Terms) -> bool:
    return any(name in text for name in (terms.body.stem, *terms.body.aliases))


def _own_of(told: Sequence[tuple[str, str]], terms: Terms) -> list[tuple[str, str]]:
    """Of the articles of an issue those that tell of one's own region, each once."""
    own = [(name, text) for name, text in told if _is_own(text, terms)]
    return list({key_of(name): (name, text) for name, text in own}.values())


def _named(row: rows.Row) -> str:
    """What a row is about: the cell under a column of names, else of titles or of contents."""
    cells = (cell for head, cell in row.cells if _NAME.search(head) and cell)
    return next(cells, row.title)


def _of_sibling(text: str, exhibit: Exhibit, terms: Terms) -> bool:
    """Whether a row or a point has the words of another item of the same clause, not its own's."""
    if names.item_of_words(exhibit.item.words, text):
        return False
    others = terms.words_beside(exhibit.item)
    return any(names.item_of_words(words, text) for words in others)


def _of_row(row: rows.Row, exhibit: Exhibit, terms: Terms) -> Reading:
    refused = called_off.said(row) or _barred(row.text, exhibit, "这一行")
    if not refused and (same := _SAME.search(row.text)):
        refused = f"这一行写的是“{same[0]}”，不另计"
    doubt, outlet = "", ""
    if exhibit.item.issuer == "media":
        stated = next((plain(cell) for head, cell in row.cells if _GRADE.search(head)), "")
        doubt, outlet = _medium(row.text, stated, terms)
    refused = refused or barred.elsewhere(row, exhibit)
    words = "|".join(head + cell for head, cell in row.cells)
    when = row.when or _of_issue(plain(words), exhibit)
    when = when or parse(row.text, terms.period, "台账内容")
    doubt = doubt or ("" if when else "这一行看不出日期")
    refused = refused or outlet or (when.outside(terms.period) if when else "")
    name = _named(row)
    if exhibit.item.issuer == "media" and not row.cells:
        name = _without_outlet(name, row.text)
    return Reading(_key(name, exhibit), doubt, when=when, refused=refused)


def _without_outlet(title: str, words: str) -> str:
    """A row's headline without the medium over it: 大众网转载《临沂日报》:… is the same report."""
    outlet = _OUTLET.match(words)
    return title.removeprefix(key_of(outlet[0])) or title if outlet else title


def _medium(text: str, stated: str, terms: Terms) -> tuple[str, str]:
    """The doubt or the refusal by the level of the medium that is named or stated."""
    level = levels.outlet(text, terms)
    if level == "county" or re.match(r"[县区]", stated):
        return "", "县级媒体，不是市级以上媒体"
    known = level != "unknown" or re.match(r"[市省]|国家|中央|部", stated)
    return ("" if known else "看不出发布媒体的级别"), ""


def _told(name: str, text: str, exhibit: Exhibit, dated: Dating, terms: Terms) -> Reading:
    """A point or a title with the sentence that speaks of it."""
    needed = bool(exhibit.item.unit_settings.get("published"))
    refused = _undone(text, terms) or _barred(text, exhibit, "这一项")
    if not refused and needed and (held := published.said(TITLE.sub("", text))):
        refused = f"这一项写的是“{held}”，还没有刊发"
    doubt, outlet = "", ""
    if exhibit.item.issuer == "media":
        doubt, outlet = _medium(text, "", terms)
    when = (
        _of_issue(text, exhibit)
        or openings.first_date(TITLE.sub("", text), terms.period)
        or _of_paper(dated, needed)
    )
    doubt = doubt or ("" if when else "这一项看不出日期")
    refused = refused or outlet or (when.outside(terms.period) if when else "")
    return Reading(_key(name, exhibit), doubt, when=when, refused=refused)


def _article(  # noqa: PLR0917
    headline: str, byline: str, text: str, exhibit: Exhibit, dated: Dating, terms: Terms
) -> Reading:
    """One of several articles in a file, by its headline and the line below that."""
    read = _told(headline, f"{headline}\n{byline}", exhibit, dated, terms)
    site = exhibit.item.unit_settings.get("site", "")
    other = site and not re.search(site, byline) and _PLACE.search(plain(byline))
    if other and not read.refused:
        return replace(read, refused=f"这一篇发布在“{other[0]}”，不是“信用交通·山东”网站")
    if not _CREDIT.search(text) and not read.doubt:
        return replace(read, doubt="这一篇没有写到信用")
    return read


def _undone(text: str, terms: Terms) -> str:
    sentences = [plain(part) for part in ENDS.split(text) if part.strip()]
    told = list(mood.clauses(sentences, terms.period))
    below, whole = _acts(told[1:]), _acts(told)
    said = mood.left_open(below or whole)
    return f"这一项写的是“{said}”，没有在创建期内办成" if said else ""


def _acts(told: Sequence[mood.Clause]) -> list[mood.Clause]:
    return [part for part in told if mood.ACTS.search(part.text) or not part.done]


def _of_paper(dated: Dating, published: bool) -> When | None:
    """The year that a summary's title names; of what was published any date of the paper."""
    return dated.when if dated.when and (published or dated.when.year) else None


def _of_issue(text: str, exhibit: Exhibit) -> When | None:
    """The month of an issue of a monthly; one without a year is of the year the paper names."""
    issue = _ISSUE.search(text) if _MONTHLY in text + exhibit.title + exhibit.text else None
    if issue is None:
        return None
    year = int(issue[1] or issue[3] or events.year_over(exhibit))
    return of_month(year, int(issue[2] or issue[4]), "期号") if year else None


def _barred(text: str, exhibit: Exhibit, where: str) -> str:
    """The words by which the item bars a row or a point."""
    found = barred.said(text, exhibit)
    return f"{where}写的是“{found}”，不计入" if found else ""


def _key(name: str, exhibit: Exhibit) -> str:
    """The unit's name: one of the item's list, else the words that a paper on it would give."""
    known = exhibit.item.unit_settings.get("names", ())
    bare = re.sub(r"[(（][^()（）]{1,12}[)）]$", "", name.strip())
    return known_in(name, known) or matter_names.matter_of(bare)
