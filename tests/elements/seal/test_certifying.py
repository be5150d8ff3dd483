"""A red seal beside 与原件一致 or a grey seal at the signature certifies a copy."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from checker import ocr
from checker.elements import copy_mark, red_header
from checker.elements.copy_mark import Traces
from checker.elements.seal import check
from checker.model.document import WHOLE, Document, Line, Page, Placed
from checker.model.finding import Finding, Outcome, SealMark

SEALS = Path(__file__).parents[1] / "seals"
WIDE, HIGH = 1654, 2339  # A4 at 200 dpi
SIGNED, ASIDE = (0.45, 0.45), (0.02, 0.7)  # where the pictures of seals are laid
HEADED = Finding(red_header.NAME, Outcome.PRESENT, "", confidence=0.98)


@pytest.fixture(scope="module")
def engine():
    return ocr.engine("rapid")


def _paper(*seals, words="", source="scan", top=()):
    """A signed paper with seals at places; the lines at its ``top`` are drawn as dark stripes."""
    pixels = np.full((HIGH, WIDE, 3), 252, np.uint8)
    for name, place in seals:
        picture = np.asarray(Image.open(SEALS / name).convert("RGB"))
        x, y = round(place[0] * WIDE), round(place[1] * HIGH)
        here = pixels[y : y + picture.shape[0], x : x + picture.shape[1]]
        np.minimum(here, picture, out=here)
    for line in top:
        x0, y0, x1, y1 = (round(v * s) for v, s in zip(line.box, (WIDE, HIGH) * 2, strict=True))
        pixels[y0:y1:6, x0:x1] = 40
    lines = [
        *top,
        Line("临川县交通运输局", (0.55, 0.6, 0.75, 0.62), via="ocr"),
        Line("2023年4月12日", (0.56, 0.63, 0.74, 0.65), via="ocr"),
        Line(words, (0.1, 0.72, 0.3, 0.74), via="ocr"),
    ]

    def render(dpi):
        size = (round(WIDE * dpi / 200), round(HIGH * dpi / 200))
        return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BOX))

    whole = (Placed(lambda: pixels, WHOLE),)
    page = Page(1, 595, 842, tuple(lines), pictures=whole, source=source, render=render)
    return Document(Path("x.pdf"), "pdf", "scan", pages=(page,))


def test_red_seal_beside_the_papers_own_grey_one_certifies_a_copy(engine):
    paper = _paper(("unsure/grey.jpg", SIGNED), ("present/plain.jpg", ASIDE))
    found = check.check(paper, engine)
    assert found.outcome is Outcome.UNSURE and "原有的印章是灰色的" in found.reason
    assert sorted(mark.colour for mark in found.values["seals"]) == ["grey", "red"]


@pytest.mark.parametrize("place", [SIGNED, ASIDE])
@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("与原件一致", Outcome.UNSURE),
        ("此复印件经核对与原件相符。", Outcome.UNSURE),
        ("请提交营业执照复印件", Outcome.PRESENT),
        ("与原件一致的，予以受理", Outcome.PRESENT),
        ("", Outcome.PRESENT),
    ],
)
def test_red_seal_on_a_paper_that_calls_itself_a_copy(place, words, outcome, engine):
    paper = _paper(("present/plain.jpg", place), words=words)
    found = check.check(paper, engine)
    assert found.outcome is outcome
    assert ("复印" in found.reason) == (outcome is Outcome.UNSURE)


@pytest.mark.parametrize(("place", "outcome"), [(SIGNED, Outcome.PRESENT), (ASIDE, Outcome.UNSURE)])
def test_on_a_copy_in_colour_the_red_seal_at_the_signature_is_its_own(place, outcome, engine):
    paper = _paper(("present/plain.jpg", place), words="与原件一致")
    assert check.check(paper, engine, [HEADED]).outcome is outcome


def test_a_file_with_its_own_text_is_no_copy(engine):
    paper = _paper(("present/plain.jpg", SIGNED), words="与原件一致", source="text")
    assert check.check(paper, engine).outcome is Outcome.PRESENT


def test_black_heading_above_a_grey_seal_is_a_question(engine):
    heading = Line("临川县交通运输局文件", (0.12, 0.1, 0.88, 0.16), size=40, via="ocr")
    number = Line("临交发〔2023〕12号", (0.38, 0.2, 0.62, 0.22), via="ocr")
    red = ("present/plain.jpg", ASIDE)
    copy = _paper(("unsure/grey.jpg", SIGNED), red, top=(heading, number))
    found = red_header.check(copy, engine)
    assert found.outcome is Outcome.UNSURE and "灰色" in found.reason
    assert red_header.check(_paper(red, top=(heading, number)), engine).outcome is Outcome.ABSENT


class _Counted:
    """An engine that counts the pictures it reads whole."""

    def __init__(self, engine):
        self._engine, self.read_whole = engine, 0
        self.name, self.version, self.recognise = engine.name, engine.version, engine.recognise

    def read(self, picture):
        self.read_whole += 1
        return self._engine.read(picture)


def test_the_coloured_ink_of_a_page_is_read_once_for_header_and_seal(engine):
    top = (
        Line("临川县交通运输局文件", (0.12, 0.1, 0.88, 0.16), size=40, via="ocr"),
        Line("临交发〔2023〕12号", (0.38, 0.2, 0.62, 0.22), via="ocr"),
    )
    paper = _paper(("present/plain.jpg", ASIDE), top=top)
    counted = _Counted(engine)
    traces = Traces(paper, counted)
    red_header.check(paper, counted, traces)
    read = counted.read_whole
    assert read == 1
    mark = SealMark(1, (0.5, 0.7, 0.6, 0.8), "临川县交通运输局", type="official")
    assert not traces.seen([mark]) and counted.read_whole == read  # ink lies beside it


def test_a_grey_seal_in_a_tinted_light_is_sought_among_all_ink(engine, monkeypatch):
    grey = SealMark(1, (0.5, 0.7, 0.6, 0.8), "临川县交通运输局", colour="grey")
    seen = [[], [grey]]
    monkeypatch.setattr(copy_mark, "marks", lambda view, engine: seen.pop(0))
    page = _paper(("present/plain.jpg", ASIDE)).pages[0]
    assert copy_mark._greys(page, (), engine) == [grey]
