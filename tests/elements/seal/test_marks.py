"""What a ring that was read is taken for."""

from dataclasses import replace

import numpy as np
import pytest

from checker.elements.seal.look import Seen
from checker.elements.seal.marks import View, _covered, _of_a_line, exact, judged, of_page
from checker.elements.seal.ring import Ring
from checker.elements.seal.text import Reading
from checker.model.document import Line, Page

RING = Seen(Ring(100, 100, 80, 80, 0, coverage=1.0), "red")
NAME = "临川县财政局"


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        (Reading(NAME, 0.95), "official"),
        (Reading(NAME, 0.85), "unknown"),
        (Reading(NAME, 0.9, printed=True, raw="临川县财致局"), "official"),
        (Reading(NAME, 0.99, printed=True, unread=True), "unknown"),
        (Reading(NAME, 0.99, "合同专用章", printed=True), "special"),
        (Reading(NAME, 0.99, "与原件一致", printed=True), "unknown"),
        (Reading(NAME, 0.99, printed=True, dated="2023.5.16"), "unknown"),
        (Reading(NAME + "办公室", 0.99), "unknown"),
        (Reading("县财政局", 0.99), "unknown"),
        (Reading("市中区财政局", 0.99), "official"),
    ],
)
def test_kinds(reading, kind):
    assert judged(reading, RING, 4.2)[0] == kind


def test_a_mended_reading_says_so():
    _, note = judged(Reading(NAME, 0.9, printed=True, raw="临川县财致局"), RING, 4.2)
    assert "临川县财致局" in note


def test_an_arc_round_a_printed_name_is_no_official_seal():
    arc = Seen(Ring(100, 100, 80, 80, 0, coverage=0.33), "red")
    assert judged(Reading(NAME, 0.99, printed=True), arc, None)[0] == "unknown"


@pytest.mark.parametrize(
    ("visible", "reading", "kind", "told"),
    [
        (0.5, Reading("通运输局", 0.999), "unknown", "骑缝章"),
        (0.5, Reading(NAME, 0.999, printed=True), "unknown", "骑缝章"),
        (0.5, Reading("合同专用章", 0.9), "special", "专用章"),
        (0.5, Reading("临川县", 0.8), "unknown", "骑缝章"),
        (0.7, Reading("县财政局", 0.999), "unknown", "页外"),
        (0.7, Reading(NAME, 0.999, printed=True), "official", ""),
        (0.9, Reading(NAME, 0.999), "official", ""),
    ],
)
def test_what_the_edge_of_the_page_cuts_off(visible, reading, kind, told):
    cut = Seen(replace(RING.ring, visible=visible), "red")
    said, note = judged(reading, cut, 4.2)
    assert said == kind and told in note


@pytest.mark.parametrize(
    "reading",
    [
        Reading(emblem="none"),  # a drawn circle
        Reading(figures="101112123", emblem="unknown"),  # a clock
    ],
)
def test_a_ring_without_letters_is_no_seal(reading):
    assert judged(reading, RING, 4.2)[0] == ""


def test_a_ring_with_an_emblem_stays_a_doubt_though_nothing_was_read():
    assert judged(Reading(emblem="star"), RING, 4.2)[0] == "unknown"


def test_an_oval_is_no_official_seal_but_with_the_papers_own_name_a_question():
    oval = Seen(Ring(100, 100, 80, 56, 0, coverage=1.0), "red")
    assert judged(Reading("临川顺达运输有", 0.7, letters=7), oval, 3.5)[0] == "special"
    receipt = Reading("清源县交通运输局", 0.95, printed=True, letters=8)
    assert judged(receipt, oval, 3.5)[0] == "unknown"  # a round one half in a shadow, it may be
    assert judged(replace(receipt, centre="发票专用章"), oval, 3.5)[0] == "special"
    slanted = Seen(Ring(100, 100, 80, 60, 0, coverage=1.0), "red")  # a round one, held askew
    assert judged(receipt, slanted, 3.5)[0] == "official"


@pytest.mark.parametrize(
    ("dx", "dy", "covered"),
    [
        (28, 124, True),  # over the words under the star
        (0, 160, False),  # the rings touch
        (150, 20, False),  # beside it, as joint seals stand
        (0, -124, False),
        (2, 4, False),  # an echo of itself
    ],
)
def test_a_seal_over_anothers_lower_half_may_hide_what_it_is_for(dx, dy, covered):
    ring = Ring(200, 200, 84, 84, 0)
    assert _covered(ring, [ring, Ring(200 + dx, 200 + dy, 84, 84, 0)]) is covered


@pytest.mark.parametrize("colour", ["grey", "other"])
@pytest.mark.parametrize(("strokes", "letters", "kind"), [(50, 3, "unknown"), (16, 3, "")])
def test_in_no_red_letters_all_round_are_needed(strokes, letters, kind, colour):
    ring = Ring(1, 1, 80, 80, 0, coverage=0.95, thickness=0.05, strokes=strokes, spread=0.7)
    seen = Seen(replace(ring, fill=0.25), colour)
    assert judged(Reading("通运输"[:letters], 0.7, letters=letters), seen, 4.2)[0] == kind


def test_look_alikes_are_read_surely_so_a_reading_is_worth_less_than_it_says():
    assert exact(Reading(NAME, 0.96)) < 0.7 < 0.96 <= exact(Reading(NAME, 0.96, printed=True))
    assert exact(Reading(NAME, 1.0)) > 0.98


@pytest.mark.parametrize(
    ("box", "letter"),
    [
        ((0.31, 0.114, 0.41, 0.182), True),
        ((0.31, 0.10, 0.45, 0.20), False),  # a seal across the heading
        ((0.4, 0.09, 0.5, 0.165), False),  # one over its upper part
        ((0.62, 0.67, 0.81, 0.81), False),
        ((0.02, 0.12, 0.12, 0.18), False),  # beside it
    ],
)
def test_a_ring_within_a_red_line_is_one_of_its_letters(box, letter):
    heading = (0.134, 0.122, 0.868, 0.185)
    view = View(lambda scale: None, 1, None, (), written=(heading,))
    assert _of_a_line(box, view) is letter


@pytest.mark.parametrize(
    ("text", "right", "sure", "written"),
    [
        ("文件", 0.62, 0.99, True),  # beside the names of a joint paper
        ("文", 0.62, 0.99, False),
        ("文件", 0.55, 0.99, False),  # no wider than high: letters of a ring
        ("文件", 0.62, 0.7, False),
        ("临川县交通运输局", 0.8, 0.99, True),
    ],
)
def test_red_letters_read_in_a_row_are_no_ring(text, right, sure, written):
    line = Line(text, (0.5, 0.1, right, 0.135), 1, (210, 20, 30), via="ocr", confidence=sure)
    page = Page(1, 595, 842, (line,), source="scan", render=lambda dpi: np.zeros((9, 9, 3)))
    assert bool(of_page(page, ()).written) is written


@pytest.mark.parametrize(
    ("size", "known"), [((595, 842), True), ((842, 595), True), ((415, 576), False)]
)
def test_a_page_smaller_than_a4_tells_no_sizes(size, known):
    """A photograph bound into a PDF has the size that its resolution happens to give."""
    page = Page(1, *size, source="scan", render=lambda dpi: np.zeros((10, 10, 3), np.uint8))
    view = of_page(page, ())
    assert view is not None and (view.points is not None) is known
