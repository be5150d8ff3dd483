"""Headers on scans: whether the pixels are red against their own paper."""

import numpy as np
import pytest

from checker.elements import red_header
from checker.model.finding import Outcome
from tests.elements.conftest import blank_picture, document, line, page


def _scan(ink, paper_colour=(250, 250, 250), seal=False):
    """A scan whose heading's strokes are thin bars of ``ink`` on its paper."""
    picture = blank_picture()
    picture[:] = paper_colour
    top, bottom = int(0.14 * 1170), int(0.19 * 1170)
    for x in range(170, 660, 12):
        picture[top:bottom, x : x + 4] = ink
    if seal:
        picture[800:900, 500:600] = (215, 40, 40)
    rows = [
        line("清源县交通运输局文件", 0.14, 40, None, via="ocr", confidence=0.98),
        line("清交发〔2023〕12号", 0.24, via="ocr", confidence=0.98, colour=None),
        line("各镇人民政府、街道办事处，县直各部门：", 0.44, via="ocr", colour=None),
    ]
    return document(page(*rows, source="scan", render=lambda dpi: picture), medium="scan")


@pytest.mark.parametrize(
    ("ink", "paper_colour", "outcome"),
    [
        ((200, 30, 40), (250, 250, 250), Outcome.PRESENT),
        ((190, 60, 40), (235, 220, 175), Outcome.PRESENT),
        ((150, 30, 30), (170, 165, 160), Outcome.PRESENT),
        ((235, 150, 150), (252, 252, 252), Outcome.PRESENT),
        ((90, 90, 90), (250, 250, 250), Outcome.UNSURE),
        ((70, 55, 35), (235, 220, 175), Outcome.UNSURE),
    ],
)
def test_pixels_against_their_paper(ink, paper_colour, outcome, reader):
    assert red_header.check(_scan(ink, paper_colour), reader).outcome is outcome


def test_black_header_on_a_colour_scan_is_absent(reader):
    found = red_header.check(_scan((40, 40, 40), seal=True), reader)
    assert found.outcome is Outcome.ABSENT


def test_red_line_in_pixels_is_support(reader):
    scan = _scan((200, 30, 40))
    picture = scan.pages[0].render(100)
    picture[340:343, 110:720] = (200, 30, 40)
    found = red_header.check(scan, reader)
    assert [one.words for one in found.evidence][1:] == ["红色分隔线"]
    assert abs(found.evidence[1].box[1] - 340 / 1170) < 0.01
    assert np.any(picture != 250)


@pytest.mark.parametrize(("ruled", "outcome"), [(True, Outcome.UNSURE), (False, Outcome.ABSENT)])
def test_a_copys_name_over_a_rule_may_be_a_heading(ruled, outcome, reader):
    """A company's letter paper: its address between name and rule, no number, no large letters."""
    picture = blank_picture()
    picture[170:200, 170:660:12] = (70, 70, 70)
    if ruled:
        picture[280:283, 110:720] = (70, 70, 70)
    rows = [
        line("清源县客运集团有限公司", 0.14, 20, None, via="ocr", confidence=0.98),
        line("地址：创业路18号　邮编：274000", 0.19, 12, None, via="ocr", confidence=0.98),
        line("关于信用修复的申请", 0.3, 18, None, via="ocr", confidence=0.98),
        line("清源县交通运输局：本公司已经履行处罚决定，现申请修复信用。", 0.44, colour=None),
    ]
    scan = page(*rows, source="scan", render=lambda dpi: picture)
    assert red_header.check(document(scan, medium="scan"), reader).outcome is outcome


@pytest.mark.parametrize(("bent", "lines"), [(False, ["红色分隔线"]), (True, [])])
def test_a_letters_foot_in_one_strip_does_not_bend_the_line(bent, lines, reader):
    scan = _scan((200, 30, 40))
    picture = scan.pages[0].render(100)
    picture[222:226, 497:578] = (200, 30, 40)
    for place, x in enumerate(range(110, 720, 61)):
        down = 40 * abs(place - 5) if bent else place // 2
        picture[300 + down : 303 + down, x : x + 61] = (200, 30, 40)
    found = red_header.check(scan, reader)
    assert [one.words for one in found.evidence][1:] == lines


@pytest.mark.parametrize(
    ("number", "outcome"),
    [("清交发〔2023〕12号", Outcome.UNSURE), ("关于印发信用评价办法的通知", Outcome.ABSENT)],
)
def test_number_without_a_name_above_on_a_colourless_copy_is_a_question(number, outcome, reader):
    rows = [
        line(number, 0.24, via="ocr", colour=None),
        line("各镇人民政府、街道办事处，县直各部门：", 0.44, via="ocr", colour=None),
    ]
    copy = page(*rows, source="scan", render=blank_picture)
    assert red_header.check(document(copy, medium="scan"), reader).outcome is outcome


@pytest.mark.parametrize(
    ("mark", "outcome"),
    [
        ("复印件与原件一致", Outcome.UNSURE),
        ("本件 与 原件相符", Outcome.UNSURE),
        ("清源县交通运输局", Outcome.ABSENT),
        ("收文第12号", Outcome.ABSENT),
    ],
)
def test_colour_that_came_with_a_copys_mark_says_nothing_of_the_original(mark, outcome, reader):
    reader.lines = [line(mark, 0.7, via="ocr")]
    found = red_header.check(_scan((20, 20, 20), seal=True), reader)
    assert found.outcome is outcome
