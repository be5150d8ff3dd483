"""Makers of a county's sound papers who do not know each other, under one signature.

``MAKERS[name](county, order, folder)`` draws papers one by one. ``county``: one body's year in a
consistent series; ``typed``: the same with another setter of type, scanned by another scanner;
``browser``, ``office``, ``typeset``, ``everyday``: one paper a series, since they draw serials and
days apart, the last treated as offices treat papers after they were written; ``texts``: published
policy texts of real organs, set by Chromium and cut to ``ROWS`` rows; ``files``: photographs,
screens, Word files, tables, pages and signed lists; ``mixed``: of all of these for one county.
"""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.elements import browser, office, typeset
from benchmarks.elements.browser import __main__ as printed
from benchmarks.elements.browser import chromium
from benchmarks.elements.browser import media as browser_media
from benchmarks.elements.browser import words as browser_words
from benchmarks.elements.generate import Sample
from benchmarks.elements.office import __main__ as drawn
from benchmarks.elements.office import words as office_words
from benchmarks.elements.typeset import __main__ as composed
from benchmarks.elements.typeset import words as typeset_words
from benchmarks.forgery import everyday_files, everyday_papers
from benchmarks.forgery.blind import paper as typed_paper
from benchmarks.forgery.county_papers import BUREAUS, SUBJECTS, YEARS, year_of
from checker import counties

assert browser and office and typeset
DATA = Path(os.environ.get("SHARED_DATA", "../shared/data"))
ROWS = 45
SCANS = "scan150=2,scan200=1,photo=1,grey200=1,copy200=1"
MEDIA = {
    "county": "pdf=5,ofd=3,docx_runs=2,docx_textbox=1,scan150=3,scan200=2,photo=1,grey=1,images=1",
    "typed": f"pdf=6,{SCANS}",
    "browser": f"pdf=6,screen=1,{SCANS}",
    "typeset": "pdf=7,flat150=2,flat200=1,shadowed=1,grey200=1",
    "everyday": "pdf=1",
    "office": "scan150=3,scan200=2,phone=2,colour_copy=1,grey200=1",
    "texts": f"pdf=8,{SCANS}",
    "files": "file=1",
    "mixed": "file=1",  # each of its makers has its own
}
SHARES = {"county": 12, "office": 4, "typeset": 4, "browser": 3, "texts": 3, "files": 10}
SHARES |= {"typed": 4, "everyday": 3}  # last: of the bodies that no other maker has drawn

BODIES = (
    ("交通运输局", "交"), ("发展和改革局", "发改"), ("财政局", "财"), ("水务局", "水"),
    ("司法局", "司"), ("应急管理局", "应急"), ("农业农村局", "农"), ("教育和体育局", "教体"),
    ("市场监督管理局", "市监"), ("自然资源局", "自然资"), ("文化和旅游局", "文旅"),
    ("审计局", "审"), ("统计局", "统"), ("民政局", "民"), ("卫生健康局", "卫健"),
    ("医疗保障局", "医保"), ("人力资源和社会保障局", "人社"), ("退役军人事务局", "退役军人"),
    ("城市管理局", "城管"), ("行政审批服务局", "审批"),
)  # fmt: skip


@dataclass(frozen=True)
class Order:
    """What is asked of a maker: papers a county, media by weight, seed."""

    papers: int
    media: dict[str, int]
    seed: int
    series: set[str] = field(default_factory=set)  # drawn already, by place, code and year
    others: tuple[str, ...] = ()  # marks of bodies whose series another maker writes
    bodies: tuple[tuple[str, str], ...] = BODIES

    def medium(self, rng: Random) -> str:
        return rng.choices(list(self.media), list(self.media.values()))[0]


Drawn = tuple[str, str, Sequence[Path]]  # name, medium, files
Make = Callable[[counties.County, Order, Path], Iterator[Drawn]]


def media(told: str) -> dict[str, int]:
    """``pdf=4,scan150=1`` as weights."""
    return {
        name: int(weight) for name, _, weight in (one.partition("=") for one in told.split(","))
    }


def _county(county: counties.County, order: Order, folder: Path) -> Iterator[Drawn]:
    for one in year_of(folder, county, order.papers, order.seed, order.media):
        yield one.name, one.medium, one.files


def _typed(county: counties.County, order: Order, folder: Path) -> Iterator[Drawn]:
    """Papers of two bureaus, each with its own series in the order of its days."""
    rng = Random(f"{order.seed}/{county.city}{county.name}/typed")
    days = sorted(rng.sample(range(5, 360), order.papers))
    serials = sorted(rng.sample(range(1, 30 + 4 * order.papers), order.papers))
    year, bureaus = rng.choice(YEARS), rng.sample(order.bodies, 2)
    for index, (offset, serial) in enumerate(zip(days, serials, strict=True)):
        day = date(year, 1, 1) + timedelta(offset)
        bureau, code = rng.choice(bureaus)
        one = typed_paper.Paper(
            county=county.name, bureau=bureau, title=f"关于{rng.choice(SUBJECTS)}的通知",
            number=f"{county.name[0]}{code}发〔{day.year}〕{serial}号",
            day=f"{day.year}年{day.month}月{day.day}日", body=typed_paper.body(rng),
            more=[typed_paper.body(rng) for _ in range(rng.choice((0, 0, 1)))],
            foot=rng.choice(("", "- 1 -")),
        )  # fmt: skip
        path = typed_paper.written(rng, one, folder / f"typed{index:02}.pdf")
        medium = order.medium(rng)
        yield path.stem, medium, browser_media.MEDIA[medium](rng, path)


def _apart(maker, words) -> Make:  # type: ignore[no-untyped-def]
    """A maker that draws each paper on its own: one paper a series is taken."""

    def make(county: counties.County, order: Order, folder: Path) -> Iterator[Drawn]:
        words.PLACES = words.COUNTIES = (county.name,)
        browser_words.citation = _earlier
        rng = Random(f"{order.seed}/{county.city}{county.name}")
        cases = sorted(set(maker.CASES) - {"other_body"})  # of another county: there is one here
        left = order.papers
        while left:
            medium = order.medium(rng)
            one: Sample = maker.sample(folder, rng.choice(cases), medium, rng.randrange(10**6))
            own = one.truth.value.partition("号")[0].rstrip("0123456789") or one.name
            other = any(mark in own for mark in order.others)
            if own not in order.series and not other and not getattr(one.truth, "foreign", False):
                order.series.add(own)
                left -= 1
                yield one.name, medium, one.files

    return make


def _earlier(rng: Random, plain=browser_words.citation) -> str:  # type: ignore[no-untyped-def]
    """A citation of a paper older than all that are drawn: their maker takes any year."""
    return re.sub(r"〔20\d\d〕", "〔2019〕", plain(rng))


def _everyday(county: counties.County, order: Order, folder: Path) -> Iterator[Drawn]:
    """Treated papers of as many organs, one each."""
    rng = Random(f"{order.seed}/{county.city}{county.name}/everyday")
    bodies = rng.sample(order.bodies, min(order.papers, len(order.bodies)))
    for index, (body, code) in enumerate(bodies):
        everyday_papers.ORGAN = county.name + body
        everyday_papers.CODE = county.name[0] + code
        habit = rng.choice(sorted(everyday_papers.HABITS))
        path = folder / f"everyday{index:02}.pdf"
        everyday_papers.HABITS[habit](rng, path)
        yield path.stem, f"pdf, {habit}", [path]


def _texts(county: counties.County, order: Order, folder: Path) -> Iterator[Drawn]:
    """Papers from above as a county hands them in: each is drawn for one county alone."""
    rng = Random(f"{order.seed}/{county.city}{county.name}/texts")
    found = sorted((DATA / "text" / "policies").glob("*.txt"))
    start = sorted(one.name for one in counties.table()).index(county.name) * order.papers
    for index in range(start, start + order.papers):
        text = found[index % len(found)]
        path = chromium.pdf(_sheet(text.read_text("utf-8")), folder / f"{text.stem}.pdf")
        medium = order.medium(rng)
        yield f"text{text.stem}", medium, browser_media.MEDIA[medium](rng, path)


def _files(county: counties.County, order: Order, folder: Path) -> Iterator[Drawn]:
    """What counties hand in beside papers, a kind after the other."""
    rng = Random(f"{order.seed}/{county.city}{county.name}/files")
    kinds = list(everyday_files.KINDS.items())
    left = order.papers
    for turn in count():
        name, make = kinds[turn % len(kinds)]
        own = folder / f"files{turn}"
        own.mkdir(parents=True)
        make(rng, own, county, "")
        for path in sorted(own.iterdir())[:left]:
            yield f"{path.stem}{turn or ''}", name, [path]
            left -= 1
        if not left:
            return


def _mixed(county: counties.County, order: Order, folder: Path) -> Iterator[Drawn]:
    """One county's papers by all makers, no two of which write in the series of one body."""
    whole = sum(SHARES.values())
    marks = (*(mark for _, mark in BUREAUS), "政")
    series: set[str] = set()
    for name, share in SHARES.items():
        papers = max(1, round(order.papers * share / whole))
        taken = {body for body in BODIES if any(body[1] in code for code in (*series, *marks))}
        bodies = tuple(body for body in BODIES if body not in taken)
        if name in ("typed", "everyday"):
            bodies = bodies[name == "typed" :: 2]
        own = replace(
            order, papers=papers, media=media(MEDIA[name]), series=series, bodies=bodies,
            others=marks,
        )  # fmt: skip
        inside = folder / name
        inside.mkdir(parents=True)
        yield from MAKERS[name](county, own, inside)


def _sheet(text: str) -> str:
    rows = [html.escape(row.strip()) for row in text.splitlines() if row.strip()]
    kept = rows if len(rows) <= ROWS else [*rows[: ROWS - 5], *rows[-5:]]
    body = "".join(f"<p>{row[:600]}</p>" for row in kept)
    style = "body{font:16pt/1.6 serif;margin:2cm}@page{size:A4}"
    return f'<meta charset="utf-8"><style>{style}</style>{body}'


MAKERS: dict[str, Make] = {
    "county": _county, "typed": _typed, "texts": _texts,
    "browser": _apart(printed, browser_words), "office": _apart(drawn, office_words),
    "typeset": _apart(composed, typeset_words), "everyday": _everyday,
    "files": _files, "mixed": _mixed,
}  # fmt: skip
