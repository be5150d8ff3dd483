"""What a county submits, and the small picklable outcome of reading it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from checker.model.document import Line, Medium, PageSource, Problem
from checker.model.finding import Finding

Kind = Literal[
    "policy", "minutes", "report", "news", "photo", "screenshot", "ledger", "pledge", "other"
]
KINDS: Mapping[str, str] = {
    "policy": "政策文件",
    "minutes": "会议纪要/记录",
    "report": "总结报告",
    "news": "新闻报道",
    "photo": "照片",
    "screenshot": "截图",
    "ledger": "台账表格",
    "pledge": "承诺书",
    "other": "其他",
}


def identity(path: str, sha256: str) -> str:
    """What a material is called in every output: by its path and the digest of its bytes."""
    return hashlib.sha256(f"{path}\0{sha256}".encode()).hexdigest()[:16]


PHOTOGRAPHS = "photographs"  # among a record's metadata: how many its pages show


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands in the indicator system. ``indicator`` is ``None`` in the unmapped tray.

    ``indicator`` is a ref such as 一.2, ``item`` a scoring item such as 一.2a or ``None`` where the
    folder does not say which. ``how``: folder | filename | manifest | mapping | none.
    """

    indicator: str | None = None
    item: str | None = None
    how: str = "none"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One row of 申报表. ``material`` is a path or glob, ``None`` where points are only claimed."""

    ref: str  # as normalised: 四.2, 一.2a, 加分.1
    material: str | None = None
    matter: str = ""  # 事项: what the unit is (field, product, activity)
    date: str = ""  # ISO 8601 where it could be read, else as written
    quantity: Decimal | None = None  # None: the cell was empty
    claimed: Decimal | None = None
    note: str = ""
    row: int = 0

    @property
    def undated(self) -> ManifestRow:
        """The row without its date, which a person may put right for one of its papers alone."""
        return replace(self, date="")


@dataclass(frozen=True, slots=True)
class Material:
    """One submitted file, or the page images that make up one document.

    ``id`` is stable: same bytes at the same path, same id. ``path`` is relative to the submission,
    with ``/``; ``files`` are the local files to read, the first one standing for ``path``.
    A material placed in several indicators by the manifest has several ``places``.
    """

    id: str
    path: str
    sha256: str
    bytes: int
    files: tuple[Path, ...]
    parts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    rows: tuple[ManifestRow, ...] = ()
    pages: tuple[int, int] | None = None  # first and last page, for one paper out of a larger file

    @property
    def placed(self) -> bool:
        """Whether it stands under any indicator; else it lies in the unmapped tray."""
        return any(place.indicator for place in self.places)


@dataclass(frozen=True, slots=True)
class Unprocessed:
    """A file that could not be used. ``code`` is one of the contract's words, or ``set_aside``."""

    path: str
    code: str
    text: str

    @property
    def aside(self) -> bool:
        """Whether it is no material at all, so that nothing is missing without it."""
        return self.code == "set_aside"


NOT_SCORED = "not-scored"  # the problem of a package whose scoring broke off


@dataclass(frozen=True, slots=True)
class Submission:
    """A county's package as intake listed it. Nothing in the folder is missing from it."""

    name: str
    root: Path
    materials: tuple[Material, ...]
    unprocessed: tuple[Unprocessed, ...] = ()
    set_aside: tuple[Unprocessed, ...] = ()  # junk files, with the reason
    rows: tuple[ManifestRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    apart: frozenset[str] = frozenset()  # files that a person gave a place: each begins a paper

    @property
    def scored(self) -> bool:
        """Whether its score says anything."""
        return all(problem.code != NOT_SCORED for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that lie in a file: a batch of thousands of pages would not fit into memory."""

    file: Path
    start: int
    length: int

    def read(self) -> bytes:
        """The bytes. Raises ``OSError`` where the file is gone."""
        with self.file.open("rb") as stream:
            stream.seek(self.start)
            return stream.read(self.length)


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What later stages and reports need of one page. ``thumbnail`` is JPEG, ``None`` for flows."""

    number: int
    width: float
    height: float
    source: PageSource
    lines: tuple[Line, ...]
    thumbnail: bytes | Stored | None = None

    @property
    def jpeg(self) -> bytes | None:
        """The thumbnail's bytes, wherever they lie."""
        return self.thumbnail.read() if isinstance(self.thumbnail, Stored) else self.thumbnail


@dataclass(frozen=True, slots=True)
class Record:
    """The small picklable outcome of one material. Nothing in it depends on rules or on others.

    ``prints`` are picture fingerprints made by ``copying.pictures``; ``findings`` hold the element
    and single-document forgery checks by name; ``date`` is ISO 8601 or ``None``.
    """

    material: Material
    format: str
    medium: Medium
    pages: tuple[PageRecord, ...]
    kind: Kind
    kind_reason: str
    kind_confidence: float
    title: str
    issuer: str
    date: str | None
    date_from: str | None  # document | event | filename | manifest | exif
    readable: Literal["yes", "partly", "no"]
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    prints: tuple[Any, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    date_by: str = ""  # who put the date right; ``date_from`` then says what it is

    def finding(self, check: str) -> Finding | None:
        """The finding of one check by name, ``None`` if it was not run."""
        return next((found for found in self.findings if found.check == check), None)

    @property
    def organs(self) -> tuple[str, ...]:
        """The organs that its red header names, as printed."""
        header = self.finding("red_header")
        return tuple(map(str, header.values.get("organs") or ())) if header else ()

    @property
    def photographs(self) -> int:
        """How many photographs its pages show."""
        return int(self.metadata.get(PHOTOGRAPHS, "0"))

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all pages."""
        return tuple(line for page in self.pages for line in page.lines)

    @property
    def text(self) -> str:
        """The whole visible text."""
        return "\n".join(line.text for line in self.lines if not line.hidden)
