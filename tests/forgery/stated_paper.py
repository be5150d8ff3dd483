"""One made paper of rows, with what the elements' checks would have found on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.model.document import Document, Line, Page, Via
from checker.model.finding import Evidence, Finding, Outcome, SealMark
from checker.model.material import Material, PageRecord, Record

BODY = (
    "各镇人民政府、街道办事处：",
    "为加强道路运输企业信用管理，落实分级分类监管要求，",
    "现将有关事项通知如下，请认真抓好落实。",
    "一、加强组织领导，明确工作责任。",
    "二、完善工作机制，按时报送信息。",
)


@dataclass
class Paper:
    """``number`` as 示交发〔2023〕12号, ``day`` as ISO; ``extra`` rows: (text, page, y)."""

    number: str = "示交发〔2023〕12号"
    day: str = "2023-03-15"
    organ: str = "商河县交通运输局"
    signed: str = ""
    seal: str = ""
    title: str = "关于加强信用管理的通知"
    body: Sequence[str] = BODY
    extra: Sequence[tuple[str, int, float]] = ()
    via: Via = "text"
    sure: float = 0.99
    seal_sure: float = 0.99
    seals: Sequence[SealMark] = field(default_factory=tuple)

    def lines(self) -> list[Line]:
        """The rows in reading order."""
        year, month, day = self.day.split("-")
        rows = [(self.organ + "文件", 1, 0.12), (self.number, 1, 0.2), (self.title, 1, 0.25)]
        rows += [(text, 1, 0.3 + 0.03 * n) for n, text in enumerate(self.body)]
        rows += [(self.signed or self.organ, 1, 0.7)]
        rows += [(f"{year}年{int(month)}月{int(day)}日", 1, 0.73), *self.extra]
        rows.sort(key=lambda row: row[1:])
        return [self._line(*row) for row in rows]

    def _line(self, text: str, page: int, y: float) -> Line:
        return Line(
            text, (0.2, y, 0.8, y + 0.02), page, via=self.via, confidence=self.sure, size=16.0
        )

    def findings(self) -> tuple[Finding, ...]:
        """Header, number, seal and kind, as ``checker.elements`` gives them."""
        found = [
            Finding("red_header", Outcome.PRESENT, "", values={"organs": [self.organ]}),
            self._kind(),
        ]
        if self.number:
            code, rest = self.number.split("〔")
            year, serial = rest.removesuffix("号").split("〕")
            values = {"value": self.number, "code": code, "year": int(year), "serial": serial}
            place = Evidence(1, (0.2, 0.2, 0.8, 0.22), self.number)
            found.append(
                Finding(
                    "document_number", Outcome.PRESENT, "", (place,), values, 0.99, via=self.via
                )
            )
        marks = list(self.seals)
        if self.seal:
            box = (0.6, 0.66, 0.8, 0.8)
            marks.append(SealMark(1, box, self.seal, type="official", confidence=self.seal_sure))
        found.append(Finding("seal", Outcome.PRESENT, "", values={"seals": marks}))
        return tuple(found)

    def _kind(self) -> Finding:
        year, month, day = self.day.split("-")
        place = Evidence(1, (0.2, 0.73, 0.8, 0.75), f"{year}年{int(month)}月{int(day)}日")
        values = {"kind": "policy", "date": self.day, "date_from": "document", "title": self.title,
                  "issuer": self.organ}  # fmt: skip
        return Finding("kind", Outcome.PRESENT, "", (place,), values)

    def document(self) -> Document:
        """Pages with these rows."""
        lines = self.lines()
        last = max(line.page for line in lines)
        pages = tuple(
            Page(number, 595, 842, tuple(line for line in lines if line.page == number))
            for number in range(1, last + 1)
        )
        return Document(Path("a.pdf"), "pdf", "born_digital", pages)

    def record(self, path: str = "", **more: Any) -> Record:
        """The same as a record."""
        name = path or f"{self.title}.pdf"
        document = self.document()
        pages = tuple(
            PageRecord(page.number, 595, 842, "text", page.lines) for page in document.pages
        )
        base: dict[str, Any] = {
            "format": "pdf", "medium": "born_digital", "kind": "policy", "kind_reason": "",
            "kind_confidence": 1.0, "title": self.title, "issuer": self.organ, "date": self.day,
            "date_from": "document", "readable": "yes",
        }  # fmt: skip
        return Record(
            Material(name, name, name, 1, ()), pages=pages, findings=self.findings(),
            **(base | more),
        )  # fmt: skip
