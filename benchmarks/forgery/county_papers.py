"""A county's year of sound papers, as they come in: no lead here is a true one.

Superior, joint and forwarded papers, letters, annexes, numbers of the old year in January, papers
citing earlier ones, and one paper handed in twice: what is lawful and looks odd.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.elements import cases, words
from benchmarks.elements.layout import sheets
from benchmarks.elements.media import MEDIA
from benchmarks.elements.paper import Paper, Text
from checker import counties

BUREAUS = (("交通运输局", "交"), ("发展和改革局", "发改"), ("公安局", "公"), ("财政局", "财"))
YEARS = (2021, 2022, 2023, 2024)
SUBJECTS = (
    "印发道路运输信用评价办法", "开展信用交通宣传月活动", "公布信用修复流程", "做好超限超载治理",
    "加强公路建设市场信用管理", "开展驾驶培训机构信用考核", "报送信用信息工作",
    "召开信用工作推进会", "开展机动车维修企业评价", "落实守信激励措施",
    "规范行政处罚信息公示", "建立联合惩戒机制",
)  # fmt: skip


@dataclass(frozen=True)
class Drawn:
    """One drawn paper: its files, and the medium it was drawn in."""

    name: str
    medium: str
    files: tuple[Path, ...]


def year_of(
    folder: Path, county: counties.County, count: int, seed: int, media: dict[str, int]
) -> Iterator[Drawn]:
    """``count`` papers of one body's year in the media by weight."""
    rng = Random(f"{seed}/{county.city}{county.name}")
    year, bureaus = rng.choice(YEARS), tuple(rng.sample(BUREAUS, len(BUREAUS)))
    folder.mkdir(parents=True, exist_ok=True)
    days = sorted(rng.sample(range(5, 360), count))
    serials = sorted(rng.sample(range(1, 40 + 4 * count), count))
    issued: list[str] = []
    for index, (offset, serial) in enumerate(zip(days, serials, strict=True)):
        day = date(year, 1, 1) + timedelta(offset)
        paper = _paper(rng, county, bureaus, day, serial, issued)
        issued.append(paper.number)
        medium = rng.choices(list(media), list(media.values()))[0]
        name = f"{index:02}-{medium}"
        files = MEDIA[medium](rng, paper, sheets(rng, paper), folder / name)
        yield Drawn(name, medium, tuple(files))
        if index == 7:  # the same paper once more, in another medium
            again = MEDIA["ofd"](rng, paper, sheets(rng, paper), folder / f"{index:02}-again")
            yield Drawn(f"{index:02}-again", "ofd", tuple(again))


def _paper(
    rng: Random,
    county: counties.County,
    bureaus: Sequence[tuple[str, str]],
    day: date,
    serial: int,
    issued: list[str],
) -> Paper:
    kind = rng.choices(
        ("own", "office", "joint", "above", "forwarded", "letter", "old year", "annex"),
        (40, 8, 8, 12, 8, 8, 6, 10),
    )[0]
    body, mark = bureaus[0]
    organ, code = county.name + body, county.name[0] + mark
    header: tuple[str, ...] = (organ,)
    above = county.city + body.replace("改革局", "改革委员会")
    year, subject = day.year, rng.choice(SUBJECTS)
    if kind == "office":
        header, code = (county.name + "人民政府办公室",), county.name[0] + "政办"
    elif kind == "joint":
        other, _ = rng.choice(bureaus[1:])
        header = (organ, county.name + other)
    elif kind == "above":
        header, code = (above,), county.city[0] + mark
    elif kind == "forwarded":
        subject = f"转发《{above}关于{subject}的通知》"
    elif kind == "old year" and day.month == 1:
        year, serial = day.year - 1, 300 + serial
    number = f"{code}{rng.choice(('发', '字', '办发'))}〔{year}〕{serial}号"
    changes = {
        "header": header, "signature": header, "number": number,
        "title": (f"关于{subject}的", "通知") if "转发" not in subject else (subject, "的通知"),
        "date": f"{day.year}年{day.month}月{day.day}日", "body": _body(rng, issued, day.year),
        "seals": [cases.impression(rng, name) for name in header],
        "imprint": f"{header[0]}办公室　　　{day.year}年{day.month}月{day.day}日印发",
    }  # fmt: skip
    if kind == "letter":
        changes["form"] = "letter"
    paper = cases.sound(rng, **changes)
    if kind == "annex":
        _annex(paper, number, day)
    return paper


def _body(rng: Random, issued: list[str], year: int) -> tuple[str, ...]:
    """Sentences, some of them citing papers of earlier years, earlier numbers and later plans."""
    text = list(words.sentences(rng, rng.randint(1, 6)))
    cited = [f"鲁交发〔{rng.randint(year - 5, year - 1)}〕{rng.randint(1, 60)}号"]
    cited += [number for number in issued if f"〔{year}〕" in number][-1:]
    if rng.random() < 0.6:
        text.insert(2, f"根据《管理办法》（{rng.choice(cited)}）要求，结合我县实际，制定本方案。")
    if rng.random() < 0.3:
        text.append(f"到{year + 2}年12月31日前，信用评价实现全覆盖。")
    return tuple(text)


def _annex(paper: Paper, number: str, day: date) -> None:
    """An annex's mark and date on the page of the signature, as short papers bind it."""
    before = day - timedelta(20)
    paper.extras[0] = [Text(f"附件：信用评价表（{before.year}年{before.month}月）", 40, 268, 12)]
