"""Digits of one number or date in a Word file, set in one way and in several."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from checker import formats
from checker.forgery import word_digits
from checker.model.finding import Finding

Piece = tuple[str, dict[str, Any]]
SONG, TIMES = {"face": "宋体"}, {"face": "Times New Roman"}
BIG, RED = {**SONG, "size": 18}, {**SONG, "colour": (200, 0, 0)}


def found(path: Path, *pieces: Piece, style: str = "Normal") -> Finding:
    file = docx.Document()
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = "宋体", Pt(16)
    file.styles["Body Text"].font.name = "仿宋"
    paragraph = file.add_paragraph(style=style)
    for text, look in pieces:
        run = paragraph.add_run(text)
        if "face" in look:
            run.font.name = look["face"]
        if "size" in look:
            run.font.size = Pt(look["size"])
        if "colour" in look:
            run.font.color.rgb = RGBColor(*look["colour"])
        if look.get("gone"):
            wrapper = run._r.makeelement(qn("w:del"), {qn("w:author"): "甲"})
            run._r.addprevious(wrapper)
            wrapper.append(run._r)
    file.save(path / "a.docx")
    return word_digits.check(formats.read([path / "a.docx"]))


@pytest.mark.parametrize(
    ("pieces", "strength"),
    [
        ((("示交发〔2023〕1", SONG), ("8", TIMES), ("号", SONG)), "weak"),
        ((("2023年3月1", SONG), ("8", BIG), ("日", SONG)), "weak"),
        ((("2023年3月1", SONG), ("8", RED), ("日", SONG)), "weak"),
        ((("示交发〔2", SONG), ("022", TIMES), ("〕18号", SONG)), "weak"),
        ((("示交发〔2023〕1", SONG), ("8", {}), ("号", SONG)), ""),  # the style's face is the same
        ((("示交发〔20", SONG), ("23", TIMES), ("〕18号", SONG)), ""),
        ((("示交发〔2023〕", SONG), ("18", TIMES), ("号", SONG)), ""),
        ((("2023", TIMES), ("年", SONG), ("3", TIMES), ("月18日", {})), ""),
        ((("示交发〔2023〕1", SONG), ("9", {**TIMES, "gone": True}), ("8号", SONG)), ""),
        ((("联系电话：8", SONG), ("8", TIMES), ("12345", SONG)), ""),
    ],
)
def test_digits_of_one_number(tmp_path: Path, pieces: tuple[Piece, ...], strength: str) -> None:
    told = found(tmp_path, *pieces)
    assert told.strength == strength and told.outcome == ("present" if strength else "absent")
    if strength:
        assert told.values["facts"] and told.evidence[0].page == 1


def test_a_run_without_a_face_has_that_of_its_style(tmp_path: Path) -> None:
    pieces = (("示交发〔2023〕1", SONG), ("8", {}), ("号", SONG))
    assert found(tmp_path, *pieces, style="Body Text").strength == "weak"


def test_what_is_no_word_file_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("示交发〔2023〕18号", "utf-8")
    assert word_digits.check(formats.read([tmp_path / "a.txt"])).outcome == "not_applicable"
