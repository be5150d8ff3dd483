"""Rows set on a page in code: headings, numbers, titles and text with their colour and place."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from checker.model.document import Colour, Line, Page, Shape

PRESENT, ABSENT, DOUBT = ("present",), ("absent",), ("unsure",)
WIDE, HIGH = 595.0, 842.0
RED: tuple[Colour, ...] = ((255, 0, 0), (230, 0, 18), (200, 22, 30), (168, 7, 26), (238, 60, 60))
_MM = 72 / 25.4
_PLACES = [
    "清源县",
    "柏原县",
    "临澜县",
    "孟川回族自治县",
    "青屏区",
    "砚岭市",
    "高新技术产业开发区",
    "云湖旅游度假区",
    "长岛综合试验区",
    "乌兰旗",
    "南岑经济技术开发区",
    "双槐县",
    "樊溪县",
    "鹿桥市",
]
_OFFICES = [
    "交通运输局",
    "人民政府",
    "人民政府办公室",
    "公路事业发展中心",
    "道路运输服务中心",
    "交通运输综合行政执法大队",
    "财政局",
    "发展和改革局",
    "行政审批服务局",
    "社会信用体系建设领导小组办公室",
    "港航事业发展中心",
    "市场监督管理局",
    "大数据局",
    "交通运输事业服务中心",
    "城市管理局",
    "医疗保障局",
    "乡村振兴局",
    "总工会",
    "供销合作社联合社",
    "公共资源交易中心",
    "道路交通安全委员会",
    "安全生产委员会办公室",
    "交通战备办公室",
    "公路管理局",
    "地方海事处",
    "航道管理站",
    "住房和城乡建设局",
    "应急管理局",
    "退役军人事务局",
    "综合行政执法局",
    "科学技术协会",
    "残疾人联合会",
    "融媒体中心",
]
_TOPICS = [
    "道路货运经营者信用评价",
    "公路建设市场信用管理",
    "失信联合惩戒",
    "信用承诺",
    "出租汽车驾驶员信用考核",
    "超限超载信用治理",
    "信用修复",
    "守信激励",
    "信用信息归集",
]
_SENTENCES = (
    "各单位要明确分工，压实责任，确保各项任务落到实处。",
    "信用信息应当自产生之日起七个工作日内归集。",
    "对守信主体在行政许可中依法给予便利。",
    "请于每季度末将开展情况报送信用办。",
    "坚持分级分类、公开公正的原则。",
)
_CITING = ("根据《关于加强信用管理的通知》（", "按照", "为落实", "依据")


def name(rng: Random, *, bare: bool = False) -> str:
    """An organ's name, or only its place."""
    place = rng.choice(_PLACES)
    return place if bare else place + rng.choice(_OFFICES)


def number(rng: Random, organ: str) -> str:
    """A number as offices print it: mostly by the standard, sometimes spaced."""
    code = organ[0] + rng.choice(("交", "政", "政办", "交信", "运", "交党组", "联"))
    code += rng.choice(("发", "字", "函", "办发", ""))
    told = f"{code}〔{rng.choice((2021, 2022, 2023))}〕{rng.randint(1, 260)}号"
    return rng.choice((told, told, told, told.replace("〕", "〕 "), " ".join(told)))


def topic(rng: Random) -> str:
    """What a paper is about."""
    return rng.choice(_TOPICS)


def body(rng: Random, *, cited: bool) -> str:
    """A row of text; with ``cited`` it may name another paper's number."""
    told = rng.choice(_SENTENCES)
    if cited and rng.random() < 0.4:
        named = rng.choice(_CITING)
        told = named + number(rng, name(rng)) + ("）" if "（" in named else "文件") + "，" + told
    return told


class Set:
    """A page that is filled from the top; lengths in millimetres, sizes in points."""

    def __init__(self, rng: Random, top: float = 0.0) -> None:
        self.rng, self.y = rng, top or rng.uniform(25, 75)
        self.lines: list[Line] = []
        self.shapes: list[Shape] = []
        self.before: Set | None = None
        self.print = rng.choice((14.0, 15.0, 16.0, 16.0))

    def page(self, count: int) -> Page:
        """The page with this number."""
        return Page(count, WIDE, HIGH, tuple(self.lines), tuple(self.shapes), source="text")

    def skip(self, height: float) -> None:
        """Leave some millimetres free."""
        self.y += height

    def heading(self, rows: Sequence[str], colour: Colour | None = None) -> None:
        """Large rows in the middle, red unless another colour is named."""
        size = min(self.rng.uniform(26, 48), 440 / max(map(len, rows)))
        colour = colour or self.rng.choice(RED)
        for row in rows:
            shown = " ".join(row) if self.rng.random() < 0.15 else row
            self._put(shown, size, 0.5, colour, wide=len(row) * size)

    def together(self, organs: Sequence[str], *, word: bool) -> None:
        """Organs below each other, as wide as the longest, 文件 at their side."""
        longest, colour = max(map(len, organs)), self.rng.choice(RED)
        size = min(30.0, 330 / longest)
        top = self.y
        for organ in organs:
            self._put(organ, size, 0.42 if word else 0.5, colour, wide=longest * size)
        if word:
            bottom, self.y = self.y, (top + self.y) / 2 - size / _MM * 0.6
            self._put("文件", size, 0.9, colour)
            self.y = bottom

    def number(self, told: str) -> None:
        """A number below the heading, in the middle or at the left."""
        self.skip(self.rng.uniform(4, 10))
        self._put(told, self.print, self.rng.choice((0.5, 0.5, 0.28)))

    def rule(self, *, sure: bool = False) -> None:
        """A red rule, as good as always drawn where ``sure``."""
        self.skip(3)
        if self.rng.random() < (0.9 if sure else 0.5):
            y = self.y * _MM / HIGH
            self.shapes.append(Shape("rule", (0.13, y, 0.87, y + 0.002), RED[0], 1.5))

    def title(self, words: str) -> None:
        """A row of a title."""
        self._put(words, min(22.0, 440 / len(words)), 0.5)

    def pair(self, left: str, right: str) -> None:
        """Two fields on one row."""
        y = self.y
        self._put(left, self.print, 0.13, at="l")
        self.y = y
        self._put(right, self.print, 0.86, at="r")

    def left(self, words: str) -> None:
        """A row from the left margin."""
        self._put(words, self.print, 0.13, at="l")

    def right(self, words: str) -> None:
        """A row up to the right margin."""
        self._put(words, self.print, 0.87, at="r")

    def middle(self, words: str) -> None:
        """A row in the middle."""
        self._put(words, self.print, 0.5)

    def text(self, words: str) -> None:
        """A paragraph, broken where the row is full."""
        full = int(440 / self.print)
        shown = "　　" + words
        for start in range(0, len(shown), full):
            self._put(shown[start : start + full], self.print, 0.13, at="l")

    def _put(
        self,
        words: str,
        size: float,
        x: float,
        colour: Colour = (0, 0, 0),
        *,
        at: str = "m",
        wide: float = 0.0,
    ) -> None:
        wide = (wide or len(words) * size) / WIDE
        left = {"m": x - wide / 2, "l": x, "r": x - wide}[at]
        top = self.y * _MM / HIGH
        box = (left, top, left + wide, top + size / HIGH)
        self.lines.append(Line(words, box, 1, colour, size))
        self.y += size * self.rng.uniform(1.25, 1.6) / _MM
