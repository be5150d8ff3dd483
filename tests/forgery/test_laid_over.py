"""Boxes, overlays and pasted seals: PDFs that raise a lead, and ones that do not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from checker.forgery import covering, scan_overlay, seal_picture
from checker.model.document import Document, Page, Placed, Signature
from tests.forgery.drawn_pdf import (
    Draw,
    box_alone,
    box_below,
    box_on_lines,
    box_on_nothing,
    box_on_white_scan,
    covered_scan,
    covered_words,
    dated_twice,
    fielded,
    foot,
    found,
    layer_under,
    layer_unseen,
    nearly_same_words,
    patch_over,
    pdf,
    red_photo,
    ringed,
    same_words_again,
    scan,
    seal,
    sealed_scan,
    sealed_text,
    text_over,
    tiny_seal,
    whole_layer,
    words,
)


@pytest.mark.parametrize(
    ("draw", "hidden"),
    [(covered_words, "No. 2023-12"), (nearly_same_words, "No. 2023-12"), (covered_scan, "")],
)
def test_a_box_that_hides_something(tmp_path: Path, draw: Draw, hidden: str) -> None:
    result = found(covering, pdf(tmp_path / "a.pdf", draw))
    assert (result.outcome, result.strength) == ("present", "strong")
    assert result.values["covered"][0]["before"] == hidden and hidden in result.reason
    assert bool(result.values["covered"][0].get("picture_before")) is bool(hidden)


@pytest.mark.parametrize(
    "draw",
    [
        words,
        same_words_again,
        box_below,
        box_on_nothing,
        box_alone,
        box_on_lines,
        box_on_white_scan,
    ],
)
def test_boxes_that_hide_nothing(tmp_path: Path, draw: Draw) -> None:
    assert found(covering, pdf(tmp_path / "a.pdf", draw)).outcome == "absent"


@pytest.mark.parametrize("draw", [text_over, patch_over])
def test_things_added_over_a_scan(tmp_path: Path, draw: Draw) -> None:
    result = found(scan_overlay, pdf(tmp_path / "a.pdf", draw))
    assert (result.outcome, result.strength) == ("present", "medium")


@pytest.mark.parametrize("draw", [scan, layer_under, layer_unseen, whole_layer, foot])
def test_ordinary_scans_have_no_overlay(tmp_path: Path, draw: Draw) -> None:
    assert found(scan_overlay, pdf(tmp_path / "a.pdf", draw)).outcome == "absent"


def test_a_digital_page_is_not_asked(tmp_path: Path) -> None:
    assert found(scan_overlay, pdf(tmp_path / "a.pdf", words)).outcome == "not_applicable"


@pytest.mark.parametrize(("draw", "strength"), [(sealed_scan, "strong"), (sealed_text, "weak")])
def test_a_pasted_seal(tmp_path: Path, draw: Draw, strength: str) -> None:
    result = found(seal_picture, pdf(tmp_path / "a.pdf", draw))
    assert (result.outcome, result.strength) == ("present", strength)


@pytest.mark.parametrize("draw", [scan, words, red_photo, tiny_seal])
def test_pictures_that_are_no_pasted_seal(tmp_path: Path, draw: Draw) -> None:
    assert found(seal_picture, pdf(tmp_path / "a.pdf", draw)).outcome == "absent"


def test_a_signed_seal_is_not_pasted(tmp_path: Path) -> None:
    box = (350 / 595, 1 - 269 / 842, 469 / 595, 1 - 150 / 842)
    signature = Signature("pdf", "intact", stamps=((1, box),))
    path = pdf(tmp_path / "a.pdf", sealed_scan)
    assert found(seal_picture, path, signatures=(signature,)).outcome == "absent"


@pytest.mark.parametrize(
    ("names", "strength"),
    [
        ({"FT": "/Btn"}, "medium"),
        ({"FT": "/Sig"}, "medium"),
        ({"FT": "/Sig", "V": "/given"}, ""),
        ({"FT": "/Tx"}, ""),
    ],
)
def test_a_seal_shown_by_a_form_field(tmp_path: Path, names: dict[str, str], strength: str) -> None:
    path = pdf(tmp_path / "a.pdf", lambda page: scan(page, dark=False))
    path.write_bytes(fielded(path.read_bytes(), **names))
    assert found(seal_picture, path).strength == strength


@pytest.mark.parametrize(("first", "strength"), [("2023年8月15日", "medium"), ("　年　月　日", "")])
def test_a_date_at_the_place_of_another(tmp_path: Path, first: str, strength: str) -> None:
    """Whatever hides the former, both are there; a blank that was filled in tells nothing."""
    result = found(covering, pdf(tmp_path / "a.pdf", lambda page: dated_twice(page, first)))
    assert result.strength == strength
    if strength:
        assert result.values["covered"][0]["before"] == first


@pytest.mark.parametrize(("radius", "strength"), [(57, "medium"), (8, "weak")])
def test_a_ring_of_paths_over_a_scan(tmp_path: Path, radius: float, strength: str) -> None:
    path = pdf(tmp_path / "a.pdf", lambda page: ringed(page, radius))
    assert found(scan_overlay, path).strength == strength


def test_ring_and_no_ring() -> None:
    paper = Image.new("RGBA", (240, 240), "white")
    paper.alpha_composite(seal())
    assert seal_picture.looks_like_seal(np.asarray(paper.convert("RGB")))
    line = Image.new("RGB", (240, 240), "white")
    ImageDraw.Draw(line).rectangle((20, 100, 220, 140), fill=(220, 0, 0))
    assert not seal_picture.looks_like_seal(np.asarray(line))


@pytest.mark.parametrize(
    ("name", "over", "strength"),
    [
        ("", True, "strong"),
        ("annotation:stamp", True, "medium"),
        ("annotation:stamp", False, "weak"),
    ],
)
def test_a_seal_added_as_an_annotation(name: str, over: bool, strength: str) -> None:
    """Some signing programs leave their seals so: over a scan it still came after the scan."""
    picture = np.asarray(Image.alpha_composite(Image.new("RGBA", (240, 240), "white"), seal()))
    mark = Placed(lambda: picture[:, :, :3], (0.55, 0.6, 0.75, 0.74), name=name)
    paper = Placed(lambda: np.full((100, 70, 3), 250, np.uint8), (0, 0, 1, 1), anchor="page")
    page = Page(1, 595, 842, pictures=(paper, mark) if over else (mark,))
    said = seal_picture.check(Document(Path("a.pdf"), "pdf", "scan", (page,)))
    assert said.strength == strength and "请" in said.reason
