"""Revisions: PDFs that were rewritten raise a lead, and ones that were only treated do not."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from checker.forgery import earlier, revisions
from tests.forgery.drawn_pdf import (
    Draw,
    attached,
    fielded,
    found,
    pdf,
    rewritten,
    scan,
    unseen,
    words,
)


def test_a_rewritten_number_shows_before_and_after(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-15"))
    result = found(revisions, path)
    assert (result.outcome, result.strength) == ("present", "strong")
    (change,) = result.values["changes"]
    assert change["page"] == 1
    assert change["before"].startswith("No.2023-12") and change["after"].startswith("No.2023-15")
    assert result.evidence[0].box is not None and "伪造" not in result.reason


def test_both_revisions_are_shown_as_pictures(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-85"))
    (change,) = found(revisions, path).values["changes"]
    old, new = (base64.b64decode(change[f"picture_{when}"]) for when in ("before", "after"))
    first, second = (Image.open(io.BytesIO(data)).convert("L") for data in (old, new))
    assert first.size == second.size and len(old) + len(new) < 40_000
    off = np.abs(np.asarray(first, int) - np.asarray(second, int))
    assert 0 < (off > 100).mean() < 0.2  # the digit alone differs


def test_the_place_that_looks_otherwise_is_shown(tmp_path: Path) -> None:
    def two(page: canvas.Canvas) -> None:
        page.drawString(100, 760, "Bureau")
        words(page)

    path = pdf(tmp_path / "a.pdf", two)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"B,u-r.e 9au"))
    result = found(revisions, path)
    places = [item.box for item in result.evidence if item.box]
    assert places and all(0.12 < box[1] < box[3] < 0.2 for box in places)


def test_pictures_never_show_a_number_of_a_person(tmp_path: Path) -> None:
    def listed(page: canvas.Canvas) -> None:
        words(page)
        page.drawString(100, 690, "Tel 13912345678")

    path = pdf(tmp_path / "a.pdf", listed)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-85"))
    (change,) = found(revisions, path).values["changes"]
    assert "picture_before" not in change and "picture_after" not in change


def test_a_file_saved_again_without_change_is_no_lead(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    path.write_bytes(rewritten(path.read_bytes(), b"No. 2023-12", b"No. 2023-12"))
    assert path.read_bytes().count(b"%%EOF") == 2
    assert found(revisions, path).outcome == "absent"


@pytest.mark.parametrize(("new", "outcome"), [(b"2023-99", "present"), (b"2023-12", "absent")])
def test_a_rewriting_under_many_harmless_saves_is_told(
    tmp_path: Path, new: bytes, outcome: str
) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    data = rewritten(path.read_bytes(), b"2023-12", new)
    for _ in range(2 * earlier.MAX_REVISIONS):
        data = rewritten(data, b"No. ", b"No. ")
    path.write_bytes(data)
    ends = earlier.ends(data)
    assert len(ends) == earlier.MAX_REVISIONS and ends == sorted(ends, reverse=True)
    assert found(revisions, path).outcome == outcome


@pytest.mark.parametrize(
    ("held", "strength"), [("2023年8月15日", "strong"), ("请选择日期", "note"), ("", "note")]
)
def test_a_date_in_a_form_field(tmp_path: Path, held: str, strength: str) -> None:
    """One that was changed; filling in is everyday work, over a prompt too."""
    path = pdf(tmp_path / "a.pdf", words)
    first = fielded(path.read_bytes(), text=held, FT="/Tx")
    path.write_bytes(fielded(first, text="2023年3月15日", FT="/Tx"))
    assert found(revisions, path).strength == strength


def test_a_draft_attached_to_a_file_is_no_earlier_version_of_it(tmp_path: Path) -> None:
    def final(page: canvas.Canvas) -> None:
        page.drawString(100, 720, "No. 2023-99")

    draft = pdf(tmp_path / "a.pdf", words).read_bytes()
    path = pdf(tmp_path / "b.pdf", lambda page: (final(page), words(page)))
    whole = attached(path.read_bytes(), draft)
    assert draft in whole
    path.write_bytes(whole)
    assert found(revisions, path).outcome == "absent"
    path.write_bytes(rewritten(whole, b"2023-99", b"2023-98"))
    assert found(revisions, path).outcome == "present"


@pytest.mark.parametrize(
    ("row", "y", "strength"), [("- 1 -", 30, ""), ("Received 7", 500, "note"), ("7", 500, "note")]
)
def test_words_added_later(tmp_path: Path, row: str, y: int, strength: str) -> None:
    path = pdf(tmp_path / "a.pdf", words)
    added = f"ET BT 1 0 0 1 300 {y} Tm ({row}) Tj ET BT".encode()
    data = rewritten(path.read_bytes(), b"(No. 2023-12) Tj", b"(No. 2023-12) Tj " + added)
    path.write_bytes(data)
    assert found(revisions, path).strength == strength


def layered(page: canvas.Canvas) -> None:
    """A scan with an unseen layer of recognised words, and typed words beside it."""
    scan(page)
    unseen(page, "No. 2023-12")


def under_picture(page: canvas.Canvas) -> None:
    page.drawString(100, 700, "No. 2023-12")
    scan(page)


def numbered_pages(page: canvas.Canvas) -> None:
    words(page)
    page.drawString(290, 40, "- 12 -")


def masked_later(page: canvas.Canvas) -> None:
    words(page)
    page.drawString(100, 300, "Tel 13900001111")


def left_open(page: canvas.Canvas) -> None:
    words(page)
    page.drawString(100, 300, "Issued XX")


@pytest.mark.parametrize(
    ("draw", "old", "new", "strength"),
    [
        (layered, b"No. 2023-12", b"No. 2023-15", ""),
        (under_picture, b"No. 2023-12", b"No. 2023-15", ""),
        (numbered_pages, b"- 12 -", b"- 15 -", ""),
        (masked_later, b"13900001111", b"139****1111", "weak"),
        (masked_later, b"13900001111", b"13900002222", "strong"),
        (left_open, b"Issued XX", b"Issued 15", "note"),
        (left_open, b"Issued XX", b"Signed XX", "strong"),
        (words, b"No. 2023-12", b"No. 2023 12", ""),
    ],
    ids=["layer recognised again", "layer under a scan", "pages numbered anew", "masked",
         "another telephone", "filled in", "another word", "a dash"],
)  # fmt: skip
def test_what_revisions_may_change(
    tmp_path: Path, draw: Draw, old: bytes, new: bytes, strength: str
) -> None:
    path = pdf(tmp_path / "a.pdf", draw)
    path.write_bytes(rewritten(path.read_bytes(), old, new))
    assert found(revisions, path).strength == strength


def test_swapped_pages_are_no_rewriting() -> None:
    old, new = [["abc" * 40], ["xyz" * 40]], [["xyz" * 40], ["abc" * 40]]
    assert list(revisions._changes(old, new)) == []


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ("关于加强信用考核道路货运的通知", {"replaced"}),
        ("关于加强道路货运的通知", {"removed"}),
        ("关于做好加强道路货运信用考核的通知", {"added"}),
        ("关于加强货运信用考核的有关通知", {"added", "removed"}),
    ],
    ids=["another order", "words gone", "words more", "words gone and others more"],
)
def test_words_set_in_another_order_are_rewritten(after: str, kinds: set[str]) -> None:
    rest = "各镇街交通办，局属各单位、机关各科室：现将有关事项通知如下，请结合实际抓好落实。"
    old, new = (
        "".join(filter(str.isalnum, row + rest))
        for row in ("关于加强道路货运信用考核的通知", after)
    )
    assert {change.kind for change in revisions._changes([[old]], [[new]])} == kinds


@pytest.mark.parametrize("letters", [900, 9000])
def test_figures_of_a_table_are_compared_however_large_it_is(letters: int) -> None:
    rng = Random(1)
    old = "".join(rng.choices("0123456789", k=letters))
    new = list(old)
    for at in (3, letters // 2, letters - 4):
        new[at] = "甲"
    found = list(revisions._changes([[old]], [["".join(new)]]))
    assert [change.kind for change in found] == ["replaced"] * 3
    other = "".join(rng.choices("甲乙丙丁戊己庚辛壬癸", k=letters))
    assert not list(revisions._changes([[old]], [[other]]))
