"""What a record takes from its file beside the words on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker import records
from checker.copying.pictures import covers
from checker.copying.pictures.prints import grey, prints
from checker.model.document import WHOLE, Document, Line, Page, Problem
from checker.model.finding import Finding, Outcome
from checker.model.material import Material, PageRecord
from tests.copying.factory import record
from tests.copying.scenes import document, scene
from tests.elements.conftest import RED, line, paper

HEAD = line("清源县交通运输局文件", 0.14, 40, RED)
UNDATED = Finding("kind", Outcome.PRESENT, "")


def told(name, **metadata):
    document = Document(Path("a.jpg"), "image", "photo", (), metadata=metadata)
    return records._date(Material("m", f"四/1/{name}", "s", 1, ()), document, UNDATED)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("培训2023.11.5.jpg", "2023-11-05"),
        ("20231105.jpg", "2023-11-05"),
        ("2023年11月5日培训.jpg", "2023-11-05"),
        ("2023年1105.jpg", "2023-11-05"),
        ("IMG_20231105_123456.jpg", "2023-11-05"),
        ("２０２３１１０５.jpg", "2023-11-05"),
        ("培训2023.12.jpg", None),
        ("培训2023-11.jpg", None),
        ("202311.jpg", None),
        ("2023_10 培训.jpg", None),
        ("商交办2023-15号.jpg", None),
        ("2023115.jpg", None),
        ("2023.13.45.jpg", None),
    ],
)
def test_the_day_in_a_file_name_is_told_and_never_made_of_a_month_or_a_number(name, day):
    assert told(name) == (day, "filename" if day else None)


def test_a_camera_whose_clock_was_never_set_tells_no_day():
    assert told("a.jpg", DateTimeOriginal="2023:05:06 10:11:12") == ("2023-05-06", "exif")
    assert told("a.jpg", DateTimeOriginal="0000:00:00 00:00:00") == (None, None)
    assert told("a.jpg", DateTimeOriginal="2023:13:01 00:00:00") == (None, None)


@pytest.mark.parametrize(("count", "codes"), [(60, []), (61, ["pictures-not-compared"])])
def test_pictures_beyond_the_most_that_are_compared_are_told(count, codes):
    assert [problem.code for problem in records._uncompared([object()] * count)] == codes


@pytest.mark.parametrize(("count", "told"), [(2, False), (3, True)])
def test_exactly_as_many_pictures_as_are_compared_leave_nothing_to_tell(monkeypatch, count, told):
    monkeypatch.setattr(records.prints, "MOST", 2)
    sheets = [document(scene(number), anchor="inline").pages[0] for number in range(count)]
    pages = tuple(replace(page, number=number) for number, page in enumerate(sheets, 1))
    shown = replace(document(scene(1)), pages=pages)
    found = records._examined(Material("m", "a.jpg", "s", 1, ()), shown, None, "all")
    assert len(found.prints) == 2
    assert any(one.code == "pictures-not-compared" for one in found.problems) == told


NUMBER = Line("11010519491231002X", (0.2, 0.5, 0.4, 0.6), 1)


@pytest.mark.parametrize(
    ("box", "line", "hidden"),
    [
        ((0.0, 0.4, 0.8, 0.8), NUMBER, [(0.25, 0.25, 0.5, 0.5)]),
        ((0.5, 0.4, 0.8, 0.8), NUMBER, []),
        (WHOLE, replace(NUMBER, text="商交发〔2023〕12号"), []),
        (None, NUMBER, []),
        (None, replace(NUMBER, via="ocr"), [WHOLE]),
    ],
)
def test_a_picture_is_shown_without_the_numbers_of_persons_on_it(box, line, hidden):
    (made,) = prints(document(scene(3)))
    page = PageRecord(1, 595, 842, "scan", (line,), None)
    paper = replace(record("甲", ""), prints=(replace(made, box=box),), pages=(page,))
    (kept,) = records._private(paper).prints
    assert [pytest.approx(each) for each in kept.covers] == hidden
    picture = grey(covers.shown(kept))
    assert kept.jpeg == made.jpeg and (picture != grey(made.jpeg)).any() == bool(hidden)


def test_why_nothing_is_to_be_read_is_told_once():
    blank = Document(Path("a.pdf"), "pdf", "born_digital", (Page(1, 595, 842),))
    assert [each.code for each in records._nothing_shown(blank)] == ["nothing-shown"]
    torn = replace(blank, problems=(Problem("page-unreadable", "第1页已损坏", 1),))
    pictured = document(scene(1), anchor="inline")
    assert records._nothing_shown(torn) == records._nothing_shown(pictured) == ()


@pytest.mark.parametrize("scope", ["all", "elements"])
def test_every_paper_of_a_bound_file_has_a_record_of_its_own(monkeypatch, scope):
    bound = Document(
        Path("a.pdf"),
        "pdf",
        "born_digital",
        tuple(replace(paper(HEAD).pages[0], number=number) for number in (1, 2)),
    )
    monkeypatch.setattr(records.formats, "read", lambda files: bound)
    made = records.papers(Material("m", "合订.pdf", "s", 1, (Path("a.pdf"),)), None, scope)
    assert [one.material.path for one in made] == ["合订.pdf#第1页", "合订.pdf#第2页"]
