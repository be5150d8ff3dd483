"""Digits set in several ways, tools that do not fit a scan, sizes of seals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from checker import formats
from checker.forgery import digit_fonts, scan_tools, seal_size
from checker.model.document import Document
from checker.model.finding import SealMark
from tests.forgery.stated_paper import Paper

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
CHINESE, LATIN, OTHER = "STSong-Light", "Times-Roman", "Helvetica"
Piece = tuple[str, str, float]  # words, font, size


def pdf(path: Path, *pieces: Piece, lift: float = 0, grey: float = 0) -> Path:
    """One row of pieces; the last but one may be lifted or greyed."""
    page = canvas.Canvas(str(path), pagesize=(595, 842))
    x = 100.0
    for index, (words, font, size) in enumerate(pieces):
        changed = index == len(pieces) - 2
        page.setFont(font, size)
        page.setFillGray(grey if changed else 0)
        page.drawString(x, 700 + (lift if changed else 0), words)
        x += pdfmetrics.stringWidth(words, font, size)
    page.save()
    return path


def number(*digits: Piece, year: str = LATIN) -> list[Piece]:
    return [
        ("示交发〔", CHINESE, 16), ("2023", year, 16), ("〕", CHINESE, 16), *digits,
        ("号", CHINESE, 16),
    ]  # fmt: skip


def date(*day: Piece) -> list[Piece]:
    return [
        ("2023", LATIN, 16), ("年", CHINESE, 16), ("3", LATIN, 16), ("月", CHINESE, 16), *day,
        ("日", CHINESE, 16),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pieces", "more", "strength"),
    [
        (number(("1", LATIN, 16), ("2", OTHER, 16)), {}, "medium"),
        (number(("1", LATIN, 16), ("2", LATIN, 14)), {}, "medium"),
        (date(("1", LATIN, 16), ("5", OTHER, 16)), {}, "medium"),
        (number(("1", LATIN, 16), ("2", LATIN, 16)), {"lift": 2.0}, "medium"),
        (number(("1", LATIN, 16), ("2", LATIN, 16)), {"grey": 0.5}, "medium"),
        (number(("12", OTHER, 16)), {}, "weak"),
        (date(("15", LATIN, 14)), {}, "weak"),
        (number(("12", LATIN, 16)), {}, ""),
        (number(("1", LATIN, 16), ("2", LATIN, 16)), {}, ""),
        (number(("12", CHINESE, 16), year=CHINESE), {}, ""),
        (date(("15", LATIN, 16)), {}, ""),
        ([("合同 2023", LATIN, 16), ("12", OTHER, 16), (" ", LATIN, 16)], {}, ""),
    ],
)
def test_digits_of_one_number(
    tmp_path: Path, pieces: list[Piece], more: dict[str, float], strength: str
) -> None:
    document = formats.read([pdf(tmp_path / "a.pdf", *pieces, **more)])
    found = digit_fonts.check(document)
    assert found.strength == strength and found.outcome == ("present" if strength else "absent")
    if strength:
        assert found.evidence[0].box is not None and found.values["facts"][0]["page"] == 1


def test_digits_that_differ_in_their_subset_alone_are_weak() -> None:
    first = digit_fonts.Glyph("1", "Song", "ABCDEF+", 16, 700, (0, 0, 0), (0, 0, 1, 1))
    other = replace(first, subset="GHIJKL+")
    assert list(digit_fonts.differing([first, other])) == ["subset"]
    assert digit_fonts._odd(1, "12", [[first, other]]).strength == "weak"  # type: ignore[union-attr]
    assert digit_fonts._odd(1, "12", [[first], [first]]) is None


def scan(metadata: dict[str, str], **more: Any) -> Document:
    return replace(Paper().document(), medium="scan", metadata=metadata, **more)


@pytest.mark.parametrize(
    ("metadata", "strength"),
    [
        ({"Producer": "Adobe Photoshop 24.0"}, "weak"),
        ({"Creator": "Microsoft® Word 2019"}, "note"),
        ({"Creator": "福昕高级PDF编辑器"}, "note"),
        ({"Producer": "KONICA MINOLTA bizhub C226"}, ""),
        ({"Creator": "扫描全能王"}, ""),
        ({}, ""),
    ],
)
def test_tools_of_a_scan(metadata: dict[str, str], strength: str) -> None:
    assert scan_tools.check(scan(metadata)).strength == strength


def test_a_digital_file_may_come_from_any_tool() -> None:
    digital = replace(scan({"Producer": "Adobe Photoshop"}), medium="born_digital")
    assert scan_tools.check(digital).outcome == "not_applicable"


def mark(millimetres: float, **more: Any) -> SealMark:
    wide, high = millimetres / 25.4 * 72 / 595, millimetres / 25.4 * 72 / 842
    base: dict[str, Any] = {"type": "official", "confidence": 0.95, "text": "商河县交通运输局"}
    return SealMark(1, (0.5, 0.6, 0.5 + wide, 0.6 + high), **(base | more))


@pytest.mark.parametrize(
    ("seal", "strength"),
    [
        (mark(42), ""), (mark(45), ""), (mark(50), ""), (mark(39), ""),
        (mark(30), "note"), (mark(65), "note"),
        (mark(20, type="personal"), ""), (mark(30, riding=True), ""),
        (mark(30, confidence=0.5), ""),
    ],
)  # fmt: skip
def test_sizes_of_seals(seal: SealMark, strength: str) -> None:
    paper = Paper(seals=[seal])
    assert seal_size.compare(paper.document(), paper.findings()).strength == strength


def test_a_page_of_no_true_size_measures_nothing() -> None:
    paper = Paper(seals=[mark(30)])
    document = paper.document()
    for change in ({"true_scale": False}, {"width": 1200.0}):
        pages = (replace(document.pages[0], **change),)  # type: ignore[arg-type]
        found = seal_size.compare(replace(document, pages=pages), paper.findings())
        assert found.outcome == "not_applicable"
