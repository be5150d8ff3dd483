"""One paper set with fpdf2, embedded and subset fonts; ``Paper`` says what stands on it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

from fontTools import subset
from fontTools.ttLib import TTFont
from fpdf import FPDF

from benchmarks.elements import faces, stamps
from checker import counties

RED = (200, 22, 30)
WORDS = (
    "各镇街交通办，局属各单位、机关各科室：", "为进一步规范道路运输企业信用监管，结合工作实际，",
    "现就有关事项通知如下，请结合实际抓好落实。", "一、提高认识，加强对信用工作的组织领导。",
    "二、分级分类，对守信企业减少检查频次。", "三、公开公示，按规定时限报送信用信息。",
    "四、加强宣传，营造诚实守信的行业氛围。", "五、强化督导，定期通报各单位工作进展。",
    "六、严格修复，依申请办理信用修复手续。", "七、建立台账，逐项销号、逐条落实整改。",
    "八、联合奖惩，把评价结果用于日常管理。", "九、注重培训，提升执法人员业务能力。",
)  # fmt: skip
TOPICS = (
    "道路货运信用考核", "维修企业诚信评价", "驾培机构质量信誉", "公路施工信用管理",
    "出租汽车文明服务", "港航企业守信激励", "超限超载联合惩戒", "网约车合规经营",
    "危货运输监管", "农村客运服务规范",
)  # fmt: skip


@dataclass
class Paper:
    """What a paper shows; ``draw`` may put more on the open page after the rest."""

    county: str = "商河县"
    bureau: str = "交通运输局"
    number: str = "商交发〔2023〕12号"
    title: str = "关于加强道路货运信用考核的通知"
    day: str = "2023年3月15日"
    body: Sequence[str] = WORDS[:5]
    heads: Sequence[str] = ()  # organs of a joint paper
    signed: Sequence[str] = ()
    seal: str | None = None  # ring; None: the first organ's
    foot: str = ""  # a row at the foot of each page
    more: Sequence[Sequence[str]] = ()  # further pages
    facts: dict[str, str] = field(default_factory=dict)  # of the file
    place: str = ""
    draw: Callable[[FPDF], None] | None = None
    before: Callable[[FPDF], None] | None = None

    @property
    def organ(self) -> str:
        return self.county + self.bureau


def fonts(pdf: FPDF) -> None:
    for face in ("song", "kai", "hei"):
        pdf.add_font(face, fname=str(_small(face)))


@cache
def _small(face: str) -> Path:
    """The face with the letters that these cases use: whole ones take seconds to embed."""
    here = [path.read_text("utf-8") for path in Path(__file__).parents[1].rglob("*.py")]
    letters = "".join([*here, *(county.name + county.city for county in counties.table())])
    path, index = faces.file(face)
    whole = TTFont(path, fontNumber=index)
    cut = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=True))
    cut.populate(text=letters)
    cut.subset(whole)
    kept = Path(_folder().name, f"{face}.ttf")
    whole.save(kept)
    return kept


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """For the cut faces; it goes when the program ends."""
    return tempfile.TemporaryDirectory(prefix="blind-")


def written(rng: Random, paper: Paper, path: Path) -> Path:
    """The paper as a PDF of one page and what follows it."""
    pdf = FPDF("P", "mm", "A4")
    pdf.set_auto_page_break(False)
    pdf.set_compression(rng.random() < 0.5)
    fonts(pdf)
    _told(pdf, paper)
    pdf.add_page()
    if paper.before:
        paper.before(pdf)
    _first(rng, pdf, paper)
    if paper.draw:
        paper.draw(pdf)
    for rows in paper.more:
        _foot(pdf, paper)
        pdf.add_page()
        for index, words in enumerate(rows):
            text(pdf, words, 28, 40 + 9 * index)
    _foot(pdf, paper)
    pdf.output(str(path))
    return path


def _told(pdf: FPDF, paper: Paper) -> None:
    facts = {"producer": "WPS 文字", "creator": "WPS 文字"} | paper.facts
    pdf.set_producer(facts["producer"])
    pdf.set_creator(facts["creator"])
    if "author" in facts:
        pdf.set_author(facts["author"])
    if "saved" in facts:
        pdf.set_creation_date(datetime.strptime(facts["saved"], "%Y%m%d").replace(tzinfo=UTC))


def text(
    pdf: FPDF, words: str, x: float, y: float, size: float = 15, face: str = "song",
    colour: tuple[int, int, int] = (0, 0, 0),
) -> None:  # fmt: skip
    """A row whose baseline is ``y`` millimetres below the page's top."""
    pdf.set_font(face, size=size)
    pdf.set_text_color(*colour)
    pdf.text(x, y, words)


def middle(pdf: FPDF, words: str, y: float, size: float, face: str, colour=(0, 0, 0)) -> None:
    pdf.set_font(face, size=size)
    text(pdf, words, 105 - pdf.get_string_width(words) / 2, y, size, face, colour)


def number_at(pdf: FPDF, words: str) -> float:
    """Where the centred number begins."""
    pdf.set_font("song", size=15)
    return 105 - pdf.get_string_width(words) / 2


def _first(rng: Random, pdf: FPDF, paper: Paper) -> None:
    heads = list(paper.heads) or [paper.organ]
    for index, organ in enumerate(heads):
        last = index == len(heads) - 1
        middle(pdf, organ + ("文件" if last else ""), 42 + 14 * index, 30, "hei", RED)
    down = 14 * (len(heads) - 1)
    if paper.number:
        middle(pdf, paper.number, 62 + down, 15, "song")
    pdf.set_draw_color(*RED)
    pdf.set_line_width(0.6)
    pdf.line(27, 66 + down, 183, 66 + down)
    middle(pdf, paper.title, 84 + down, 20, "hei")
    for index, words in enumerate(paper.body):
        text(pdf, words, 28, 98 + down + 9 * index)
    for index, organ in enumerate(paper.signed or heads):
        text(pdf, organ, 120, 232 - 9 * (len(paper.signed or heads) - 1 - index))
    text(pdf, paper.day, 128, 241)
    ring = heads[0] if paper.seal is None else paper.seal
    if ring:
        picture = stamps.inked(rng, stamps.seal(rng, ring), 1.0, rng.uniform(0.05, 0.2))
        pdf.image(picture, 126, 214, 42, 42)


def _foot(pdf: FPDF, paper: Paper) -> None:
    if paper.foot:
        middle(pdf, paper.foot, 287, 10, "song")


def body(rng: Random) -> list[str]:
    return [WORDS[0], *rng.sample(WORDS[1:], rng.randint(3, 6))]
