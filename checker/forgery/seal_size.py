"""A seal much larger or smaller than seals of organs are.

Signal: the diameter of an official round seal on a page of true size. Seals of county bureaus
measure 42 mm, of governments 45 mm and of higher bodies up to 50 mm (the State Council's rules on
seals of 1999, 国发〔1999〕25号); beyond ``LEAST`` and ``MOST`` none of them fits. Strength: note: a
page may have been scaled on scanning or printing.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.forgery import stated
from checker.model.document import Document, Page
from checker.model.finding import Evidence, Finding, Outcome, SealMark

NAME = "seal_size"
LEAST, MOST = 36.0, 56.0  # mm
SURE = 0.8
FORMATS = ("pdf", "ofd")
A4 = (595.3, 841.9)  # points
NEAR = 0.02  # of A4: a page of another size was scaled or is no paper


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: page, what, value."""
    seal = stated.finding(found, "seal")
    marks: list[SealMark] = list(seal.values.get("seals", ())) if seal is not None else []
    pages = {page.number: page for page in document.pages if _true(page)}
    sized = [
        (mark, wide)
        for mark in marks
        if mark.page in pages and (wide := _diameter(mark, pages[mark.page])) is not None
    ]
    if document.format not in FORMATS or not sized:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有可以量出实际大小的印章")
    odd = [(mark, wide) for mark, wide in sized if not LEAST <= wide <= MOST]
    if not odd:
        return Finding(NAME, Outcome.ABSENT, "印章大小在通常范围内", via="pixels")
    mark, wide = odd[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{mark.page}页印章直径约{wide:.0f}毫米，机关公章一般为42至45毫米、最大50毫米。"
        "若扫描时缩放过请说明",
        evidence=tuple(Evidence(item.page, item.box, item.text) for item, _ in odd[:10]),
        values={
            "facts": [
                {"page": item.page, "what": item.text or "印章", "value": f"{size:.0f}毫米"}
                for item, size in odd[:10]
            ]
        },
        via="pixels", strength="note", remedy="备好盖章原件",
    )  # fmt: skip


def _true(page: Page) -> bool:
    sides = sorted((page.width, page.height))
    return page.true_scale and all(
        abs(side - wanted) <= NEAR * wanted for side, wanted in zip(sides, A4, strict=True)
    )


def _diameter(mark: SealMark, page: Page) -> float | None:
    """Millimetres of a round whole seal, ``None`` for others."""
    if mark.box is None or mark.riding or mark.confidence < SURE or mark.type == "personal":
        return None
    wide = (mark.box[2] - mark.box[0]) * page.width / 72 * 25.4
    high = (mark.box[3] - mark.box[1]) * page.height / 72 * 25.4
    round_ = high > 0 and 0.9 < wide / high < 1.1
    return (wide + high) / 2 if round_ else None
