from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from checker.model.document import Document, Line, Page, Placed
from checker.ocr import pasted

PLACE = (0.2, 0.4, 0.8, 0.6)


class Engine:
    """Reads one line on the upper half of whatever it is given."""

    name, version = "fake", "1"

    def read(self, picture):
        return [Line("贴在文中的一页", (0.0, 0.0, 1.0, 0.5), confidence=0.99, via="ocr")]

    def recognise(self, crops):
        return [("", 0.0) for _ in crops]


def sheet(high=900, wide=640):
    out = np.full((high, wide, 3), 235, np.uint8)
    out[60:-60:30, 60:-60] = 40
    return out


def photograph():
    return np.random.default_rng(1).integers(0, 255, (600, 800, 3)).astype(np.uint8)


def paper(picture, own="材料见下图。", source="flow", anchor="inline", box=PLACE):
    placed = Placed(lambda: picture, box, "", anchor)
    page = Page(1, 595, 842, (Line(own, (0.1, 0.1, 0.9, 0.12)),), (), (placed,), source=source)
    return Document(Path("材料.docx"), "docx", "office", (page,))


def words(document):
    return [(line.text, line.where) for line in pasted.read(document, Engine()).pages[0].lines]


def test_a_page_pasted_into_a_paper_without_words_of_its_own_is_read():
    (own, read) = pasted.read(paper(sheet()), Engine()).pages[0].lines
    assert (own.text, own.where) == ("材料见下图。", "body")
    assert (read.text, read.where, read.via) == ("贴在文中的一页", "picture", "ocr")
    assert read.box == pytest.approx((0.2, 0.4, 0.8, 0.5))


def test_a_picture_whose_place_is_unknown_is_read_too():
    assert len(words(paper(sheet(), box=None))) == 2


@pytest.mark.parametrize(
    "document",
    [
        paper(sheet(), own="字" * 200),
        paper(photograph()),
        paper(sheet(300, 300)),
        paper(sheet(), source="text"),
        paper(sheet(), anchor="ole"),
    ],
    ids=["own words", "photograph", "too small", "fixed layout", "seal control"],
)
def test_other_pictures_cost_no_recognition(document):
    assert len(words(document)) == 1


def many(count):
    placed = Placed(sheet, PLACE)
    pages = (
        Page(number, 595, 842, pictures=(placed,) * part, source="flow")
        for number, part in ((1, 30), (2, count - 30))
    )
    return pasted.read(Document(Path("材料.docx"), "docx", "office", tuple(pages)), Engine())


def test_of_very_many_pasted_pages_the_first_are_read_and_the_rest_is_told():
    read = many(42)
    assert [len(page.lines) for page in read.pages] == [30, 10]
    (problem,) = read.problems
    assert problem.code == "pictures-unread" and problem.hides and "42张" in problem.text
    assert [len(page.lines) for page in many(40).pages] == [30, 10] and not many(40).problems


def test_a_picture_that_cannot_be_decoded_leaves_the_paper_as_it_is():
    def broken():
        raise OSError("broken")

    document = paper(sheet())
    placed = Placed(broken, PLACE, "", "inline")
    page = Page(1, 595, 842, document.pages[0].lines, (), (placed,), source="flow")
    assert len(words(Document(Path("材料.docx"), "docx", "office", (page,)))) == 1


def forms(document):
    return [(page.source, page.needs_ocr, len(page.pictures)) for page in document.pages]


def apart(document, engine=None):
    return pasted.apart(document, engine or Engine())


class Finder(Engine):
    """Finds a line wherever a row of a picture is much darker than its surroundings."""

    def find(self, picture):
        dark = picture.mean(axis=2).mean(axis=1) < 100
        return [None] * int((np.diff(dark.astype(int)) > 0).sum())


A4 = sheet(905, 640)
ALL = (0.1, 0.1, 0.9, 0.9)


def test_a_file_that_only_wraps_a_scan_is_that_scan():
    found = apart(paper(A4, own="", box=ALL))
    assert forms(found) == [("scan", True, 1)] and found.medium == "scan"
    (page,) = found.pages
    assert page.number == 1 and not page.true_scale
    assert page.height / page.width == pytest.approx(905 / 640)
    assert page.render(200).shape == A4.shape and page.render(36).shape[1] == pytest.approx(298, 1)


def test_pasted_sheets_follow_what_the_file_says_itself():
    found = apart(paper(A4, box=ALL))
    assert forms(found) == [("flow", False, 0), ("scan", True, 1)] and found.medium == "mixed"
    assert [page.number for page in found.pages] == [1, 2]
    assert found.pages[0].text == "材料见下图。"


def wrapped(count):
    """A file of so many scans, thirty on its first page."""
    placed = [Placed(lambda: A4, ALL) for _ in range(count)]
    pages = (
        Page(number, 595, 842, pictures=tuple(part), source="flow")
        for number, part in ((1, placed[:30]), (2, placed[30:]))
    )
    return apart(Document(Path("材料.docx"), "docx", "office", tuple(pages)))


def test_a_file_that_wraps_very_many_scans_is_those_too(monkeypatch):
    assert forms(wrapped(41)) == [("scan", True, 1)] * 41
    monkeypatch.setattr(pasted, "_PAGES", 42)
    found = wrapped(45)
    assert forms(found)[:2] == [("flow", False, 0), ("flow", False, 3)]
    assert forms(found)[2:] == [("scan", True, 1)] * 42
    assert [page.number for page in found.pages] == list(range(1, 45))


def test_another_picture_over_a_pasted_sheet_stays_on_its_page():
    made = paper(A4, own="", box=ALL)
    seal = Placed(lambda: sheet(500, 500), (0.6, 0.7, 0.8, 0.85), "", "floating")
    page = replace(made.pages[0], pictures=(*made.pages[0].pictures, seal))
    found = apart(replace(made, pages=(page,)))
    assert forms(found) == [("flow", False, 1), ("scan", True, 1)]
    assert found.pages[0].pictures == (seal,)


@pytest.mark.parametrize(
    ("picture", "changes"),
    [
        (A4, {"own": "全文" * 100}),
        (A4, {"source": "text"}),
        (A4, {"box": (0.3, 0.2, 0.6, 0.5)}),
        (sheet(640, 905), {}),
        (sheet(1300, 640), {}),
        (np.rot90(photograph()), {}),
        (A4, {"anchor": "ole"}),
    ],
)
def test_a_picture_that_illustrates_makes_no_page(picture, changes):
    made = paper(picture, **{"box": ALL, **changes})
    assert apart(made) is made


def dim(lines, high=640, wide=905):
    """A photograph in poor light on a desk, so many lines of text on it."""
    out = np.full((high, wide, 3), np.linspace(120, 250, wide)[:, None].astype(np.uint8), np.uint8)
    for row in range(lines):
        out[60 + 40 * row : 70 + 40 * row] = 30
    return out


@pytest.mark.parametrize(("lines", "source"), [(12, "scan"), (2, "flow")])
@pytest.mark.parametrize("size", [(640, 905), (905, 640)])
def test_a_photograph_that_shows_lines_of_text_is_a_page(lines, source, size):
    """Whatever its light and whichever way it lies; one of an event shows a banner."""
    found = apart(paper(dim(lines, *size), own="", box=ALL), Finder())
    assert [page.source for page in found.pages] == [source]


def test_the_shorter_side_of_a_page_that_lies_is_as_wide_as_a4():
    (page,) = apart(paper(dim(12), own="", box=ALL), Finder()).pages
    assert page.height == pytest.approx(595) and page.width == pytest.approx(595 * 905 / 640)
