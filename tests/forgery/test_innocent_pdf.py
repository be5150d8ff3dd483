"""PDFs as printers, office programs and slides make them: nothing more than a clue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from checker.forgery import covering, scan_overlay, seal_picture, text_layer
from checker.model.document import Signature
from tests.forgery.documents import Reader, layered
from tests.forgery.drawn_pdf import Draw, found, pdf, put_seal, scan, text_over, words


def layers(page: canvas.Canvas) -> None:
    """A printer's compact PDF: paper, black text and the seal are three pictures."""
    scan(page, dark=False)
    text = Image.new("RGBA", (620, 877), (0, 0, 0, 0))
    text.paste((20, 20, 20, 255), (80, 150, 500, 160))
    page.drawImage(ImageReader(text), 0, 0, 595, 842, mask="auto")
    put_seal(page)


def captioned(page: canvas.Canvas) -> None:
    """A scan in an office page, with typed words beside it."""
    picture = Image.new("L", (620, 700), 250)
    page.drawImage(ImageReader(picture), 20, 20, 555, 720)
    page.drawString(80, 760, "Annex 1: notice of the county")


def slide(page: canvas.Canvas) -> None:
    """A light panel over a dark photograph."""
    page.drawImage(ImageReader(Image.new("RGB", (400, 560), (60, 80, 90))), 0, 0, 595, 842)
    page.setFillColorRGB(1, 1, 1)
    page.rect(100, 300, 300, 200, stroke=0, fill=1)


def masked(page: canvas.Canvas) -> None:
    """A telephone number hidden before publishing."""
    words(page)
    page.drawString(100, 200, "Tel 13900000000")
    page.setFillColorRGB(1, 1, 1)
    page.rect(95, 190, 120, 22, stroke=0, fill=1)


@pytest.mark.parametrize(
    ("module", "draw", "outcome", "strength"),
    [
        (seal_picture, layers, "absent", ""), (scan_overlay, layers, "absent", ""),
        (scan_overlay, captioned, "absent", ""), (covering, slide, "absent", ""),
        (covering, masked, "present", "weak"),
    ],
)  # fmt: skip
def test_ordinary_files(
    tmp_path: Path, module: object, draw: Draw, outcome: str, strength: str
) -> None:
    result = found(module, pdf(tmp_path / "a.pdf", draw))
    assert (result.outcome, result.strength) == (outcome, strength)
    assert "13900000000" not in result.reason


def test_a_scan_sealed_electronically_has_no_overlay(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", text_over)
    signature = Signature("pdf", "intact", stamps=((1, (0.1, 0.2, 0.5, 0.4)),))
    assert found(scan_overlay, path, signatures=(signature,)).outcome == "absent"
    assert found(scan_overlay, path).strength == "medium"


@pytest.mark.parametrize(
    ("written", "strength"),
    [
        ("示交发〔2028〕12号", "weak"), ("示交发〔2023〕2号", "weak"),
        ("示交发〔2024〕12号", "strong"), ("示交发〔2021〕18号", "strong"),
    ],
    ids=["8 for 3", "1 lost", "4 for 3", "two digits"],
)  # fmt: skip
def test_what_reading_programs_mistake(written: str, strength: str) -> None:
    reader = Reader("示交发〔2023〕12号", 0.99)
    assert text_layer.check(layered(written, hidden=True), reader).strength == strength
    assert text_layer.check(layered(written), reader).strength == "strong"
