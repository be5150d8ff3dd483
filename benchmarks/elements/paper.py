"""What a drawn paper consists of: a logical paper, and placed items in millimetres on A4."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

from benchmarks.elements.truth import Truth

WIDTH, HEIGHT = 210.0, 297.0
RED, BLACK = (206, 24, 32), (22, 22, 24)


@dataclass
class Text:
    """A line of text; ``y`` is its middle. ``at``: l, m or r, what ``x`` means."""

    text: str
    x: float
    y: float
    size: float  # points
    face: str = "body"
    colour: tuple[int, int, int] = BLACK
    at: str = "l"
    squeeze: float = 1.0  # horizontal scale


@dataclass
class Rule:
    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    colour: tuple[int, int, int] = BLACK


@dataclass
class Block:
    """A filled or outlined box or ellipse."""

    x0: float
    y0: float
    x1: float
    y1: float
    fill: tuple[int, int, int] | None = None
    line: tuple[int, int, int] | None = None
    width: float = 0.5
    round: bool = False


@dataclass
class Picture:
    """An RGBA picture; ``ink`` ones darken what lies beneath them, as a stamp does."""

    image: Image.Image
    x: float
    y: float
    w: float
    h: float
    name: str = "picture"
    ink: bool = False


Item = Text | Rule | Block | Picture
Sheet = list[Item]


@dataclass
class Impression:
    """A seal put by the signature, or at ``at`` (page, x, y: its centre in millimetres)."""

    image: Image.Image
    size: float
    ring: str = ""
    at: tuple[int, float, float] | None = None
    shift: tuple[float, float] = (0.0, 0.0)


@dataclass
class Paper:
    """One paper before it is laid out."""

    case: str
    truth: Truth
    form: str = "document"  # document | letter | upward | minutes | order | plain
    header: tuple[str, ...] = ()
    suffix: str = "文件"
    header_colour: tuple[int, int, int] = RED
    number: str = ""
    signer: str = ""
    title: tuple[str, ...] = ()
    title_colour: tuple[int, int, int] = BLACK
    body: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    date: str = ""
    imprint: str = ""
    seals: list[Impression] = field(default_factory=list)
    extras: dict[int, Sheet] = field(default_factory=dict)
    top: float = 0.0  # millimetres that the text begins lower
    blank_first: bool = False
    own_page: bool = False  # signature alone on the last page
    faces: dict[str, str] = field(default_factory=dict)
