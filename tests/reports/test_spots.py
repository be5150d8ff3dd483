"""Where shared words stand on the picture of their page."""

from dataclasses import replace

import pytest

from checker.copying import Settings, compare
from checker.model.document import Line
from checker.model.material import PageRecord
from checker.model.pair import Excluded, Pair, Side, Span, TextPlace
from checker.reports import build, spots
from tests.copying.factory import record
from tests.copying.prose import prose


def paper(*lines: Line, source="text"):
    return replace(record("一"), pages=(PageRecord(1, 595.0, 842.0, source, lines),))


ROWS = (
    Line("页眉不在其中", (0.1, 0.01, 0.9, 0.02), 1, hidden=True),
    Line("甲乙丙丁戊己庚辛壬癸", (0.1, 0.1, 0.9, 0.12)),
    Line("子丑寅卯辰巳午未申酉", (0.1, 0.13, 0.9, 0.15)),
    Line("戌亥", (0.1, 0.16, 0.26, 0.18)),
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 10, [(0.1, 0.1, 0.9, 0.12)]),
        (5, 8, [(0.5, 0.1, 0.74, 0.12)]),
        (0, 21, [(0.1, 0.1, 0.9, 0.15)]),  # two full lines are one box
        (5, 24, [(0.5, 0.1, 0.9, 0.12), (0.1, 0.13, 0.9, 0.15), (0.1, 0.16, 0.26, 0.18)]),
        (10, 11, []),  # the end of a line
    ],
)
def test_characters_have_boxes_on_their_page(start, end, expected):
    found = spots.boxes(paper(*ROWS), TextPlace(1, start, end))
    assert [tuple(round(edge, 4) for edge in box) for box in found] == expected


def test_letters_are_half_as_wide_and_upright_lines_are_cut_from_the_top():
    mixed = paper(Line("甲ab乙", (0.1, 0.1, 0.4, 0.15)))
    assert spots.boxes(mixed, TextPlace(1, 1, 3))[0] == pytest.approx((0.2, 0.1, 0.3, 0.15))
    upright = paper(Line("甲乙丙丁", (0.9, 0.1, 0.95, 0.5)))
    assert spots.boxes(upright, TextPlace(1, 1, 2))[0] == pytest.approx((0.9, 0.2, 0.95, 0.3))


def test_a_page_without_layout_or_an_unknown_paper_has_none():
    assert spots.boxes(paper(*ROWS, source="flow"), TextPlace(1, 0, 10)) == ()
    assert spots.boxes(paper(*ROWS), TextPlace(2, 0, 10)) == ()
    assert spots.boxes(None, TextPlace(1, 0, 10)) == ()


def test_pairs_tell_page_and_boxes_of_both_sides():
    text = prose(91, 12)
    one, other = record("一", prose(92, 3) + "\n" + text), record("二", text)
    sharing = compare({"商河县": [one], "博兴县": [other]}, [], Settings())
    known = {("商河县", one.material.id): one}
    found = build.sharing(sharing, known)["pairs"][0]
    places = [(span.a, span.b) if found.a.material == one.material.id else (span.b, span.a)
              for span in found.spans]  # fmt: skip
    assert all(here.boxes and not there.boxes for here, there in places)
    first = places[0][0].boxes[0]
    assert 0 < first[1] < first[3] <= 1
    drawn = spots.marks(one, sharing.pairs[0], "a" if found.a.material == one.material.id else "b")
    expected = [box for here, _ in places for box in here.boxes]
    for mark, box in zip(drawn[1], expected, strict=True):
        assert mark.box == pytest.approx(box, abs=1e-4)


def aside(*places):
    spans = tuple(Span(place, place, "") for place in places)
    return Excluded("某通知", 10, "已知来源", spans)


def test_what_was_set_aside_is_grey_on_the_pages_of_the_passages():
    pages = tuple(replace(paper(*ROWS).pages[0], number=number) for number in (1, 2))
    held = replace(paper(*ROWS), pages=pages)
    sides = Side("商河县", "一", "一.pdf"), Side("博兴县", "二", "二.pdf")
    entry = aside(TextPlace(1, 0, 10), TextPlace(2, 0, 10))
    span = Span(TextPlace(1, 11, 21), TextPlace(1, 11, 21), "")
    pair = Pair("1", "copied_part", *sides, 1, 1, 1, "fraud", spans=(span,), excluded=(entry,))
    assert [(mark.name, mark.box[1]) for mark in spots.marks(held, pair, "a")[1]] == [
        ("spot m1", 0.13),
        ("spot aside", 0.1),
    ]
    assert set(spots.marks(held, pair, "a")) == {1}
    assert set(spots.marks(held, replace(pair, spans=()), "a")) == {1, 2}


def test_a_paragraph_of_a_flow_is_coloured_once():
    sides = Side("商河县", "一", "一.docx"), Side("博兴县", "二", "二.docx")
    spans = tuple(Span(TextPlace(1, a, b), TextPlace(1, a, b), "") for a, b in ((0, 4), (5, 21)))
    pair = Pair("1", "copied_part", *sides, 1, 1, 1, "fraud", spans=spans)
    told = replace(pair, excluded=(aside(TextPlace(1, 4, 5), TextPlace(1, 22, 24)),))
    assert [
        (mark.name, mark.box[1]) for mark in spots.marks(paper(*ROWS, source="flow"), told, "a")[1]
    ] == [
        ("spot m1", 0.1),
        ("spot m2", 0.13),
    ]
