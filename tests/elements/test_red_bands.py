"""Red letters that no line tells: read from red alone, or said to be unread."""

import numpy as np
import pytest

from checker import elements
from checker.elements import red_bands, red_header
from checker.elements.colours import Inks
from checker.model.document import Line
from checker.model.finding import Outcome
from tests.elements.conftest import RED, Reader, document, line, page, paper


def _picture(top=160, tall=70, left=120, right=700, step=36, fill=18, colour=(215, 20, 30)):
    """A sheet at 100 dpi with red upright strokes set apart, as letters are."""
    picture = np.full((1170, 827, 3), 250, np.uint8)
    for x in range(left, right, step):
        picture[top : top + tall, x : x + fill] = colour
    return picture


def _shown(picture, *lines, source="scan"):
    return page(*lines, source=source, render=lambda dpi: picture, needs_ocr=True)


def test_red_letters_without_words_are_never_called_absent(reader):
    found = red_header.check(document(_shown(_picture()), medium="scan"), reader)
    assert found.outcome is Outcome.UNSURE
    assert "红色大字" in found.reason


def test_red_letters_drawn_as_outlines_on_a_text_page_count_too(reader):
    body = line("为规范信用管理，制定本办法，请认真贯彻执行。", 0.5, via="text")
    found = red_header.check(document(_shown(_picture(), body, source="text")), reader)
    assert found.outcome is Outcome.UNSURE


def test_a_heading_is_read_from_red_alone():
    told = Reader(words=[("清源县交通运输局文件", 0.96)])
    number = line("清交发〔2023〕12号", 0.24, via="ocr")
    whole = document(_shown(_picture(), number), medium="scan")
    found = {one.check: one for one in elements.examine(whole, told)}
    assert found["red_header"].outcome is Outcome.PRESENT
    assert found["red_header"].values["organs"] == ["清源县交通运输局"]
    assert found["document_number"].values["value"] == "清交发〔2023〕12号"


@pytest.mark.parametrize(
    ("read", "organ"),
    [("清源县交通运输局文件", "清源县交通运输局"), ("清源县财政局文件", "县交通运输局")],
)
def test_a_heading_whose_first_letters_were_cut_off_is_read_whole(read, organ):
    """Only a reading that holds what was read before takes its place."""
    top, foot = 160 / 1170, 230 / 1170
    cut = Line("县交通运输局文件", (0.28, top, 0.85, foot), 1, RED, 50.0, "ocr", 0.99)
    whole = document(_shown(_picture(), cut), medium="scan")
    found = elements.examine(whole, Reader(words=[(read, 0.97)]))[0]
    assert found.outcome is Outcome.PRESENT and found.values["organs"] == [organ]


@pytest.mark.parametrize(
    ("sure", "gap", "name"),
    [(0.97, False, "清源县交通运输局"), (0.7, False, "请原局"), (0.97, True, "请原局")],
    ids=["read anew", "read badly again", "nothing between them"],
)
@pytest.mark.parametrize("wide", [34, 20], ids=["close", "set apart"])
def test_letters_passed_over_in_the_midst_of_a_heading_are_read(sure, gap, name, wide):
    top, foot = 160 / 1170, 230 / 1170
    parts = (("请原", 0.14, 0.3), ("局文件", 0.6, 0.85))
    lines = [Line(text, (a, top, b, foot), 1, RED, 50.0, "ocr", 0.86) for text, a, b in parts]
    sheet = _picture(colour=(250, 250, 250))
    for place, x in enumerate(range(120, 700, 36)):  # letters in halves, hardly a gap between
        if not (gap and 250 < x < 490):
            half = 160 + 35 * (place % 2)
            sheet[half : half + 35, x : x + wide] = RED
    whole = document(_shown(sheet, *lines), medium="scan")
    found = elements.examine(whole, Reader(words=[("清源县交通运输局文件", sure)]))[0]
    assert found.outcome is Outcome.PRESENT and found.values["organs"] == [name]


def test_what_is_no_heading_stays_unread():
    told = Reader(words=[("口日目", 0.4)])
    whole = red_bands.with_readings(document(_shown(_picture()), medium="scan"), told)
    assert whole.pages[0].lines == ()


NOT_LETTERS = [
    ("nothing", _picture(colour=(250, 250, 250))),
    ("black", _picture(colour=(20, 20, 20))),
    ("a rule", _picture(tall=5, step=1, fill=1)),
    ("a filled bar", _picture(step=1, fill=1)),
    ("a stamp's width", _picture(right=240)),
    ("a tall picture", _picture(tall=260)),
    ("low on the page", _picture(top=800)),
]


@pytest.mark.parametrize(("why", "picture"), NOT_LETTERS)
def test_other_red_is_no_heading(why, picture):
    assert red_bands.unread(_shown(picture), Inks()) == []


def test_a_band_that_was_read_is_not_unread():
    slogan = line("诚信光荣失信可耻", 160 / 1170, 50, via="ocr")
    assert red_bands.unread(_shown(_picture(), slogan), Inks()) == []
    assert paper(slogan).pages[0].render is None  # no picture, no band
    assert red_bands.unread(paper(slogan).pages[0], Inks()) == []


def _lettered():
    """Ten red letters of three bars and an upright, as wide as three quarters of their height."""
    picture = np.full((1170, 827, 3), 250, np.uint8)
    for x in range(120, 700, 60):
        picture[160:230, x + 20 : x + 30] = (215, 20, 30)
        for y in (160, 190, 220):
            picture[y : y + 10, x : x + 50] = (215, 20, 30)
    return picture


def _masthead(read):
    """A red band of letters read as ``read``, an issue's number under it."""
    band = Line(read, (120 / 827, 160 / 1170, 700 / 827, 230 / 1170), 1, RED, 50.0, "ocr", 0.99)
    issue = line("第5期", 0.24, via="ocr")
    return document(_shown(_lettered(), band, issue), medium="scan")


def test_a_masthead_of_which_letters_were_passed_over_is_read_again():
    told = Reader(words=[("专题会议纪要", 0.96)])
    found = {one.check: one for one in elements.examine(_masthead("专议要"), told)}
    assert found["red_header"].outcome is Outcome.PRESENT
    assert found["document_number"].values["value"] == "第5期"


def test_what_stays_read_in_part_is_asked_about_and_a_whole_slogan_is_not(reader):
    assert red_header.check(_masthead("专议要"), reader).outcome is Outcome.UNSURE
    slogan = _masthead("守信光荣失信可耻")
    assert red_header.check(slogan, reader).outcome is Outcome.ABSENT


def test_a_name_whose_last_letter_was_lost_is_read_again():
    top, foot = 160 / 1170, 230 / 1170
    cut = Line("清源县总工会文", (120 / 827, top, 700 / 827, foot), 1, RED, 50.0, "ocr", 0.99)
    rows = [cut, line("清工发〔2023〕10号", 0.24, via="ocr")]
    picture = _lettered()
    picture[340:344, 110:720] = (215, 20, 30)
    whole = document(_shown(picture, *rows), medium="scan")
    found = elements.examine(whole, Reader(words=[("清源县总工会文件", 0.97)]))[0]
    assert (found.outcome, found.values["organs"]) == (Outcome.PRESENT, ["清源县总工会"])
    kept = elements.examine(whole, Reader(words=[("", 0.0)]))[0]
    assert kept.outcome is not Outcome.PRESENT


def test_a_masthead_unread_over_a_black_name_is_read_or_asked_about(reader):
    name = line("清源县人民政府办公室", 0.3, x=0.13, via="ocr", confidence=0.99)
    issue = line("第5期", 0.24, via="ocr")
    sheet = document(_shown(_lettered(), issue, name), medium="scan")
    found = elements.examine(sheet, Reader(words=[("会议纪要", 0.96)]))[0]
    assert found.outcome is Outcome.PRESENT
    assert red_header.check(sheet, reader).outcome is Outcome.UNSURE
    white = np.full((1170, 827, 3), 250, np.uint8)
    bare = document(_shown(white, issue, name), medium="scan")
    assert "红色大字" not in red_header.check(bare, reader).reason


@pytest.mark.parametrize(("told", "outcome"), [(True, Outcome.ABSENT), (False, Outcome.UNSURE)])
def test_the_sides_of_a_frame_are_no_letters_beside_a_heading(told, outcome, reader):
    """A certificate's red word is read; its frame stands at both ends of the same rows."""
    picture = _picture(left=300, right=520)
    for x in (40, 780):
        picture[40:1130, x : x + 6] = (215, 20, 30)
    words = Line("荣誉证书", (0.36, 160 / 1170, 0.63, 230 / 1170), 1, RED, 50.0, "text", 1.0)
    body = line("被评为诚信企业，特发此证，以资鼓励。", 0.6, via="text")
    shown = _shown(picture, *([words] if told else []), body, source="text")
    assert red_header.check(document(shown), reader).outcome is outcome


def test_the_upper_edge_of_a_sign_in_the_middle_of_the_page_is_no_heading(reader):
    body = line("道路限速标志设置方案", 0.1, via="text")
    shown = _shown(_picture(top=560, tall=200), body, source="text")
    assert red_header.check(document(shown), reader).outcome is Outcome.ABSENT


@pytest.mark.parametrize("cut", ["清源县交", "县交通运输局文件"])
def test_a_black_heading_of_a_copy_of_which_a_part_was_read_is_read_whole(cut):
    """Large letters over the number alone: rows below it are left as they are."""
    black = _picture(colour=(50, 50, 50))
    top, foot, number = 160 / 1170, 230 / 1170, line("清交发〔2023〕12号", 0.24, via="ocr")
    part = Line(cut, (0.145, top, 0.6, foot), 1, (50, 50, 50), 50.0, "ocr", 0.99)
    told = Reader(words=[("清源县交通运输局文件", 0.96)])
    found = elements.examine(document(_shown(black, part, number), medium="scan"), told)[0]
    assert found.outcome is Outcome.UNSURE and "黑白" in found.reason
    assert found.values["organs"] == ["清源县交通运输局"]


def test_a_condensed_red_heading_read_in_part_is_never_called_absent(reader):
    """Its letters read are as many as its height tells, but it goes on past them."""
    top, foot = 160 / 1170, 230 / 1170
    part = Line("清源县经济技术开发区综合", (0.145, top, 0.6, foot), 1, RED, 50.0, "ocr", 0.99)
    made = document(_shown(_picture(), part), medium="scan")
    assert red_header.check(made, reader).outcome is Outcome.UNSURE
