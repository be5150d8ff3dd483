"""A picture that cannot be shown is no proof that nothing stands there."""

from dataclasses import replace

import pytest

from checker import elements
from checker.elements import red_header, unshown
from checker.elements.seal import check
from checker.model.document import Problem
from tests.elements.conftest import document, line, page

SEAL = (0.6, 0.7, 0.8, 0.8414)  # 4.2 cm either way
HEADING = (0.12, 0.08, 0.88, 0.16)
FORMULA = (0.2, 0.5, 0.3, 0.53)
CHART = (0.2, 0.4, 0.8, 0.65)


def word_file(*boxes):
    problems = tuple(Problem("picture-unreadable", "无法显示", box=box) for box in boxes)
    rows = (line("关于开展信用评价的通知", 0.3, 22), line("清源县交通运输局", 0.7, x=0.6))
    made = document(page(*rows, source="flow"), medium="office", format="docx")
    return replace(made, problems=problems)


@pytest.mark.parametrize(
    ("box", "seal_there", "heading_there"),
    [
        (SEAL, True, False),
        (HEADING, False, True),
        (FORMULA, False, False),
        (CHART, False, False),
        (None, False, False),
    ],
)
def test_by_size_shape_and_place(box, seal_there, heading_there):
    paper = word_file(box)
    assert unshown.maybe_seal(paper) is seal_there
    assert unshown.maybe_heading(paper) is heading_there


def test_seal_is_in_doubt_not_absent(reader):
    assert check.check(word_file(), reader).outcome == "absent"
    assert check.check(word_file(FORMULA, CHART), reader).outcome == "absent"
    found = check.check(word_file(FORMULA, SEAL), reader)
    assert found.outcome == "unsure" and "无法显示" in found.reason


def test_heading_is_in_doubt_not_absent(reader):
    assert red_header.check(word_file(SEAL), reader).outcome == "absent"
    found = red_header.check(word_file(HEADING), reader)
    assert found.outcome == "unsure" and "无法显示" in found.reason


@pytest.mark.parametrize(
    ("lost", "outcomes"),
    [
        (0, ("absent", "absent", "absent")),
        (None, ("unsure", "unsure", "unsure")),  # a part of the file, nobody knows where
        (1, ("unsure", "unsure", "unsure")),
        (2, ("absent", "absent", "unsure")),
    ],
)
def test_what_may_stand_on_a_lost_page_is_in_doubt(lost, outcomes, reader):
    rows = (line("关于开展信用评价的通知", 0.3, 22), line("清源县交通运输局", 0.7, x=0.6))
    pages = [page(*(rows if at != lost else ()), number=at) for at in (1, 2, 3)]
    code = "page-unreadable" if lost else "part-unreadable"
    problems = (Problem(code, "已损坏", lost),) if lost != 0 else ()
    found = elements.examine(replace(document(*pages), problems=problems), reader)
    assert tuple(each.outcome for each in found[:3]) == outcomes
    if lost:
        assert f"第{lost}页损坏" in found[2].reason


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("image-cut-short", "unsure"),
        ("text-only", "unsure"),
        ("signature-unreadable", "unsure"),
        ("picture-unreadable", "absent"),
    ],
)
def test_a_seal_may_have_stood_on_what_is_cut_off_or_in_a_list_that_is_lost(code, outcome, reader):
    scan = page(line("关于开展信用评价的通知", 0.3, 22))
    problems = (Problem(code, "不完整", 1 if code != "text-only" else None),)
    found = elements.examine(replace(document(scan), problems=problems), reader)
    assert found[2].outcome == outcome
