"""What a reader found in one file: pages, lines, shapes, pictures, signatures.

Boxes are ``(x0, y0, x1, y1)`` as fractions of the page, origin top left. Pages count from 1.
Lengths are points (1/72 inch). Colours are ``(r, g, b)``, 0 to 255.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
else:
    Pixels = Any  # height × width × 3, RGB, uint8

Box = tuple[float, float, float, float]
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)  # the page
Colour = tuple[int, int, int]
Via = Literal["text", "pixels", "ocr", "signature"]
Medium = Literal["born_digital", "scan", "photo", "office", "ofd", "image", "mixed", "other"]
PageSource = Literal["text", "scan", "photo", "mixed", "flow"]
_HIDING = frozenset(  # of problems
    {"page-unreadable", "image-cut-short", "part-unreadable", "pictures-unread", "text-only"}
)


def cut(pixels: Pixels, box: Box) -> Pixels:
    """The part of a picture inside a box, the pixels at its edges whole; a view, not a copy.

    What of the box lies off the picture is left out.
    """
    height, width = pixels.shape[:2]
    x0, y0, x1, y1 = (max(side, 0.0) for side in box)
    return pixels[int(y0 * height) : int(y1 * height) + 1, int(x0 * width) : int(x1 * width) + 1]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table; a document's tables, their rows and columns count from 0."""

    table: int
    row: int
    column: int
    columns: int = 1  # that it spans
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on a page. ``size`` is the glyph height in points, ``None`` if unknown."""

    text: str
    box: Box
    page: int = 1
    colour: Colour | None = None
    size: float | None = None
    via: Via = "text"
    confidence: float = 1.0
    where: str = "body"  # body | text_box | page_header | page_footer | table
    hidden: bool = False  # in the file but not visible to a reader
    cell: Cell | None = None  # in a table whose cells the file tells, or rules draw on a PDF page


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn thing: ``rule`` (a straight separator), ``fill`` (an area) or ``ellipse``."""

    kind: Literal["rule", "fill", "ellipse"]
    box: Box
    colour: Colour | None = None
    width: float = 0.0  # stroke or thickness in points


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture placed on a page; ``pixels()`` decodes it on demand, transparent parts white."""

    pixels: Callable[[], Pixels]
    box: Box | None = None
    name: str = ""
    anchor: str = (
        "inline"  # inline | floating | behind | page_header | ole | page (the page itself)
    )
    sha256: str = ""

    def decoded(self) -> Pixels | None:
        """Its pixels, ``None`` where it cannot be decoded, which is the reader's to report."""
        try:
            return self.pixels()
        except Exception:  # a hostile picture breaks its decoder in any way
            return None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``lines`` of a scanned page are empty until the OCR stage has filled them in.

    ``render(dpi)`` draws the page upright as RGB pixels; ``None`` where the format has no fixed
    layout (source ``flow``: DOCX, sheets, plain text), whose boxes are then a sketch of the order.
    ``true_scale`` says whether width and height are the paper's real size.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    shapes: tuple[Shape, ...] = ()
    pictures: tuple[Placed, ...] = ()
    source: PageSource = "text"
    render: Callable[[float], Pixels] | None = None
    true_scale: bool = True
    needs_ocr: bool = False
    turned: int = 0  # degrees clockwise by which the page was turned to stand upright

    @property
    def text(self) -> str:
        """The page's visible text, one line a line."""
        return "\n".join(line.text for line in self.lines if not line.hidden)


@dataclass(frozen=True, slots=True)
class Signature:
    """An electronic signature or seal. ``state``: intact | altered | unchecked | empty | removed.

    A ``removed`` one stands in an earlier revision of the file only.

    ``stamps`` are the places where its picture shows: (page, box or ``None``). ``riding`` marks a
    骑缝章 cut over several pages, which proves page integrity only.
    """

    form: Literal["pdf", "ofd"]
    state: Literal["intact", "altered", "unchecked", "empty", "removed"]
    seal_name: str = ""
    signer: str = ""
    signed_at: str = ""
    detail: str = ""
    stamps: tuple[tuple[int, Box | None], ...] = ()
    picture: bytes | None = None  # the seal's own picture as stored, PNG or JPEG
    riding: bool = False

    @property
    def given(self) -> bool:
        """Whether the file as it is now bears the signature."""
        return self.state not in ("empty", "removed")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader or check noticed that a person should know. Never a verdict."""

    code: str
    text: str
    page: int | None = None
    box: Box | None = None

    @property
    def hides(self) -> bool:
        """Whether a whole page or part was not read (``page``; ``None``: anywhere in the paper)."""
        return self.code in _HIDING


@dataclass(frozen=True, slots=True)
class Document:
    """One paper as read. ``format`` is the reader's name; ``file`` the local file it came from."""

    file: Path
    format: str
    medium: Medium
    pages: tuple[Page, ...]
    signatures: tuple[Signature, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all pages in reading order."""
        return tuple(line for page in self.pages for line in page.lines)

    @property
    def text(self) -> str:
        """The whole visible text."""
        return "\n".join(page.text for page in self.pages)


class Engine(Protocol):
    """An OCR engine. It raises ``EngineFailed`` when it breaks, never returns "no text" then."""

    name: str
    version: str

    def read(self, picture: Pixels) -> list[Line]:
        """All lines of an upright or turned page picture, boxes as fractions, via ``ocr``."""

    def recognise(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        """Text and confidence of each crop, each holding a single horizontal line."""


class Reading(Protocol):
    """A strip as read."""

    @property
    def text(self) -> str:
        """The model's own reading."""

    @property
    def confidence(self) -> float:
        """The characters' mean chance."""

    def chance(self, name: str) -> float:
        """Log chance that it says ``name``, 0 for its own reading; minus infinity where that has
        letters which the model does not know.
        """


class Spelt(Reading, Protocol):
    """A strip as a model read it that tells the chances of letters."""

    def letters(self, name: str, hidden: NDArray[np.bool_]) -> tuple[NDArray[Any], float]:
        """Log chance of each letter (``nan`` where hidden), and of what stands between them."""


@runtime_checkable
class Speller(Protocol):
    """What an engine may offer besides ``Engine``: how likely a strip says a given name."""

    def spell(self, crops: Sequence[Pixels]) -> Sequence[Spelt]:
        """Each crop of one horizontal line with its chances."""
