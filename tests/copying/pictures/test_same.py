"""The same photograph after every edit, and no pair among unrelated ones."""

from __future__ import annotations

import pickle
from dataclasses import replace

import cv2
import numpy as np
import pytest

from checker.copying import Settings, compare
from checker.copying.pictures import overlays, photo_areas
from checker.copying.pictures.prints import prints
from checker.copying.pictures.same import matches, verified
from checker.model.document import Line
from tests.copying.factory import record
from tests.copying.scenes import caption, cut, document, jpeg, scene, sheet, shot_again

A, B = "博兴县", "商河县"


def tilt(picture):
    high, wide = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), 8, 0.95)
    return cv2.warpAffine(picture, turn, (wide, high), borderValue=(128, 128, 128))


EDITS = {
    "recompressed": lambda p: jpeg(p, 30),
    "quarter size": lambda p: cv2.resize(p, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA),
    "mirrored": lambda p: np.ascontiguousarray(p[:, ::-1]),
    "turned": lambda p: np.ascontiguousarray(np.rot90(p)),
    "brightened": lambda p: np.clip(p * 1.3 + 20, 0, 255).astype(np.uint8),
    "grey": lambda p: np.repeat(cv2.cvtColor(p, cv2.COLOR_RGB2GRAY)[:, :, None], 3, 2),
    "tilted": tilt,
    "cut to a half": lambda p: cut(p, 0.1, 0.2, 0.5),
    "captioned": caption,
    "shot again": shot_again,
}


def found(one, other):
    every = [*one, *other]
    owner = np.array([0] * len(one) + [1] * len(other))
    return list(matches(every, owner, 15))


@pytest.mark.parametrize("edit", ["mirrored", "cut to a half"])
def test_a_photograph_that_nothing_marks_as_one_is_found(edit):
    picture = scene(1)
    copy = document(EDITS[edit](picture), source="scan")
    assert len(found(prints(document(picture)), prints(copy))) == 1


def form(grey: int) -> np.ndarray:
    """A blank form as a scanner sees it: ruled lines and a few words on greyish paper."""
    out = np.full((1169, 827, 3), grey, np.uint8)
    for y in range(120, 1060, 44):
        cv2.line(out, (80, y), (747, y), (40, 40, 40), 2)
        cv2.putText(out, "No. A", (90, y - 12), 0, 0.6, (30, 30, 30), 2)
    cv2.line(out, (300, 120), (300, 1044), (40, 40, 40), 2)
    return out


@pytest.mark.parametrize("grey", [250, 225, 190])
def test_a_scanned_form_of_few_words_is_anybodys(grey):
    made = prints(document(form(grey), source="scan"))
    assert made and all(each.plain for each in made)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_photograph_is_found(edit):
    picture = scene(1)
    match = found(prints(document(picture)), prints(document(EDITS[edit](picture))))
    assert len(match) == 1
    assert match[0].mirrored is (edit == "mirrored")


def test_a_photograph_on_a_scanned_page_is_found():
    picture = scene(2)
    page = sheet((cv2.resize(picture, (420, 315)), 200, 500))
    lines = tuple(Line("文" * 30, (0.1, y / 50, 0.9, y / 50 + 0.012)) for y in range(4, 20))
    scan = prints(document(page, source="scan", lines=lines))
    assert len(scan) == 1
    assert scan[0].box == pytest.approx((200 / 827, 500 / 1169, 620 / 827, 815 / 1169), abs=0.03)
    assert len(found(prints(document(picture)), scan)) == 1


def test_small_print_close_above_a_photograph_is_cut_off():
    page = np.full((840, 900, 3), 250, np.uint8)
    photo = cv2.resize(scene(61), (360, 240))
    page[400:640, 270:630] = photo
    lines = [(0.3, top / 840, 0.7, (top + 18) / 840) for top in range(190, 400, 21)]
    for left, top, right, foot in lines:
        page[int(top * 840) : int(foot * 840) + 3, int(left * 900) : int(right * 900)] = 120
    (box,) = photo_areas.found(page, lines)
    assert box == pytest.approx((0.3, 400 / 840, 0.7, 640 / 840), abs=0.03)
    assert photo_areas.found(page, [(0.3, 0.4, 0.7, 0.42)])[0][1] < 0.3  # unread print stays


def test_running_text_of_the_sheet_close_to_a_photograph_is_cut_off():
    page = np.full((840, 900, 3), 250, np.uint8)
    page[300:640, 270:630] = cv2.resize(scene(61), (360, 340))
    lines = [(0.1, top / 840, 0.9, (top + 20) / 840) for top in (278, 642)]
    for left, top, right, foot in lines:
        page[int(top * 840) : int(foot * 840) + 3, int(left * 900) : int(right * 900)] = 120
    (box,) = photo_areas.found(page, lines, running=lines)
    assert box == pytest.approx((0.3, 300 / 840, 0.7, 640 / 840), abs=0.03)


def test_unrelated_photographs_make_no_pair():
    every = [made for seed in range(10, 20) for made in prints(document(scene(seed)))]
    assert len(every) == 10
    assert not list(matches(every, np.arange(10), 15))


def test_what_stands_in_a_corner_of_both_is_not_the_picture():
    one, other = scene(63), scene(64)
    other[:230, :300] = one[-230:, -300:]
    every = [*prints(document(one)), *prints(document(other))]
    assert not list(verified(every, [(0, 1)], 15))
    whole = scene(60, 960, 720)
    parts = [np.ascontiguousarray(whole[at : at + 480, at : at + 640]) for at in (0, 160)]
    assert found(*(prints(document(part)) for part in parts))


def test_pictures_under_one_banner_are_not_the_same():
    banner = scene(50, 640, 80)
    pages = [np.vstack([banner, scene(seed, 640, 480)]) for seed in (51, 52)]
    one, other = (prints(document(page)) for page in pages)
    assert one and other
    assert not found(one, other)


@pytest.mark.parametrize(
    "pixels",
    [
        np.full((480, 640, 3), 180, np.uint8),
        np.full((40, 40, 3), 90, np.uint8),
        np.clip(np.random.default_rng(1).normal(190, 5, (480, 640, 3)), 0, 255).astype(np.uint8),
    ],
    ids=["wall", "icon", "noise"],
)
def test_what_tells_nothing_has_no_print(pixels):
    assert prints(document(pixels)) == ()


def test_a_pale_photograph_is_found():
    pale = (scene(5).astype(np.float32) * 0.3 + 150).astype(np.uint8)
    assert pale.std() < 14
    assert found(prints(document(pale)), prints(document(jpeg(pale, 75))))


def test_a_soft_photograph_with_few_points_is_found():
    large = cv2.resize(scene(5, 64, 48), (640, 480), interpolation=cv2.INTER_CUBIC)
    soft = cv2.GaussianBlur(large, (0, 0), 6)
    (made,) = prints(document(soft))
    assert len(made.straight.marks) < 30
    assert found(prints(document(soft)), prints(document(jpeg(soft, 75))))


def test_an_emblem_in_the_header_of_letter_paper_has_no_print():
    assert prints(document(scene(5, 160, 160), anchor="floating"))
    assert not prints(document(scene(5, 160, 160), anchor="page_header"))


def test_half_a_telephones_screen_has_a_print_and_a_banner_has_none():
    tall = scene(7, 210, 900)
    assert prints(document(tall))
    assert not prints(document(np.ascontiguousarray(np.rot90(tall))))


def chart(heights, ground=255):
    """Bars on an axis with their numbers."""
    out = np.full((480, 720, 3), ground, np.uint8)
    cv2.line(out, (60, 420), (680, 420), (0, 0, 0), 3)
    for n, high in enumerate(heights):
        left = 80 + 75 * n
        cv2.rectangle(
            out, (left, 420 - high), (left + 48, 420), (40 + 25 * n, 150 - 18 * n, 90), -1
        )
        for text, y in ((str(high * 37 % 1000), 412 - high), (f"Q{n}-{n * 7 % 10}", 450)):
            cv2.putText(out, text, (left - 4, y), 0, 0.7, (20, 20, 20), 2)
    return out


BARS = (120, 260, 90, 310, 180, 225, 60, 140)


@pytest.mark.parametrize("edit", ["mirrored", "shot again"])
def test_a_chart_is_found(edit):
    picture = chart(BARS, 170)
    (match,) = found(prints(document(picture)), prints(document(EDITS[edit](picture))))
    assert not match.moment


def test_a_chart_of_other_numbers_is_another_one():
    other = chart((120, 260, 150, 310, 180, 95, 60, 140), 170)
    assert not found(prints(document(chart(BARS, 170))), prints(document(other)))


LIGHT = (236, 228, 205)


def tinted(heights, entry="Q3 2023"):
    """Bars of light colours on light paper, with a word that may differ."""
    out = np.full((480, 720, 3), LIGHT, np.uint8)
    for n, high in enumerate(heights):
        left = 80 + 75 * n
        fill = (190 + 6 * n, 240 - 9 * n, 130 + 12 * n)
        cv2.rectangle(out, (left, 420 - high), (left + 48, 420), fill, -1)
        cv2.putText(out, str(high * 37 % 1000), (left, 450), 0, 0.7, (20,) * 3, 2)
        cv2.putText(out, f"Q{n * 7 % 10}", (left, 412 - high), 0, 0.7, (20,) * 3, 2)
    cv2.putText(out, f"{entry} Pledges handed in", (60, 50), 0, 1.1, (160, 30, 30), 2)
    return out


def lit(picture):
    return np.clip(picture * 1.35 + 25, 0, 255).astype(np.uint8)


def test_a_chart_whose_light_colours_are_lit_to_white_is_found():
    (match,) = found(prints(document(tinted(BARS))), prints(document(lit(tinted(BARS)))))
    assert not match.moment


@pytest.mark.parametrize(
    "other", [tinted((120, 260, 150, 310, 180, 95, 60, 140)), tinted(BARS, "Audit 1")]
)
def test_another_chart_lit_to_white_is_not(other):
    assert not found(prints(document(tinted(BARS))), prints(document(lit(other))))


def test_a_caption_of_a_tone_that_the_chart_has_is_told():
    picture = chart(BARS, 170)
    match = found(prints(document(picture)), prints(document(caption(picture))))
    assert [one.moment for one in match] == [False]


GREEN = (72, 85, 47)  # as light as the red of the caption
FEW = (290, 282, 269, 279)


def test_a_caption_as_light_as_the_ground_is_told_by_its_colour():
    picture = chart(BARS, GREEN)
    match = found(prints(document(picture)), prints(document(caption(picture))))
    assert [one.moment for one in match] == [False]


def test_other_words_at_the_foot_on_the_same_ground_are_no_caption():
    picture = chart(BARS, GREEN)
    other = picture.copy()
    other[-70:] = GREEN
    cv2.putText(other, "2023-05-06 Photo", (20, 460), 0, 1.2, (255, 255, 255), 3)
    assert not found(prints(document(picture)), prints(document(other)))


def stamped(picture):
    out = picture.copy()
    for at, text in (((6, 416), "2023-05-06 10:25"), ((6, 474), "Zhangdian office of carriers")):
        for ink, thick in (((0, 0, 0), 5), ((255, 255, 255), 2)):
            cv2.putText(out, text, at, 0, 0.8, ink, thick)
    return out


def test_print_stamped_over_a_chart_hides_nothing_and_other_words_do():
    picture = chart(BARS, 250)
    (match,) = found(prints(document(picture)), prints(document(stamped(picture))))
    assert not match.moment
    other = picture.copy()
    other[425:] = 250
    for n in range(8):
        cv2.putText(other, f"X{n}-{n * 3 % 10}", (76 + 75 * n, 450), 0, 0.7, (20, 20, 20), 2)
    assert not found(prints(document(picture)), prints(document(other)))


def half(picture):
    return cut(picture, 0.15, 0.15, 0.5)


@pytest.mark.parametrize("edit", [half, lambda p: cv2.resize(p, (900, 480))])
def test_a_chart_of_few_bars_is_found_when_cut_or_stretched(edit):
    picture = chart(FEW, GREEN)
    (match,) = found(prints(document(picture)), prints(document(edit(picture))))
    assert not match.moment


def test_half_of_another_chart_of_few_bars_is_not_found():
    other = half(chart((59, 267, 303, 113), GREEN))
    assert not found(prints(document(chart(FEW, GREEN))), prints(document(other)))


def test_other_rows_at_the_foot_are_no_caption():
    forms = (filled_in((*ENTRIES, *last)) for last in (("Agreed", "None"), ("Refused", "See 12")))
    one, other = (prints(document(picture)) for picture in forms)
    assert not any(not match.moment for match in found(one, other))


def test_a_white_chart_accuses_nobody():
    papers = {
        A: [record("甲", "", kind="photo", prints=prints(document(chart(BARS))))],
        B: [record("乙", "", kind="photo", prints=prints(document(jpeg(chart(BARS), 40))))],
    }
    (pair,) = compare(papers).pairs
    assert (pair.kind, pair.severity) == ("same_picture", "notice")
    assert "白底" in pair.reason


def test_a_picture_that_cannot_be_decoded_is_passed_over():
    def broken():
        raise OSError

    made = document(scene(3), anchor="inline")
    page = made.pages[0]
    bad = page.pictures[0].__class__(broken, (0, 0, 1, 1))
    both = page.__class__(1, 595, 842, pictures=(bad, *page.pictures), source="flow")
    assert len(prints(made.__class__(made.file, "docx", "office", (both,)))) == 1


def test_a_pair_shows_where_the_points_lie():
    picture = scene(5)
    papers = {
        A: [record("甲", "", kind="photo", prints=prints(document(picture)))],
        B: [
            record("乙", "", kind="photo", prints=prints(document(EDITS["cut to a half"](picture))))
        ],
    }
    (pair,) = compare(pickle.loads(pickle.dumps(papers))).pairs
    assert (pair.kind, pair.severity) == ("same_picture", "fraud")
    assert pair.covered_b > 0.9 > 0.6 > pair.covered_a
    assert len(pair.points) >= 15


def test_the_pictures_laid_over_each_other_are_the_matched_ones_where_none_has_a_place():
    """As in a workbook, whose pictures lie on its page without a box."""
    stray, shared = prints(document(scene(14)))[0], scene(15)
    papers = {
        A: [record("甲", "", prints=_nowhere(stray, prints(document(shared))[0]))],
        B: [record("乙", "", prints=_nowhere(*prints(document(jpeg(shared, 40)))))],
    }
    (pair,) = compare(papers).pairs
    laid = overlays.of(pair, *(one.prints for (one,) in papers.values()))
    assert laid is not None and laid.first == papers[A][0].prints[1].jpeg
    assert len(laid.points) >= 15 and all(len(point) == 4 for point in laid.points)


def _nowhere(*made):
    return tuple(replace(one, box=None) for one in made)


def test_a_picture_that_many_counties_show_is_a_notice():
    papers = {
        f"第{n}县": [
            record(f"{n}", "", kind="photo", prints=prints(document(jpeg(scene(6), 60 + n))))
        ]
        for n in range(4)
    }
    outcome = compare(papers, settings=Settings(shared_by=4))
    assert len(outcome.pairs) == 3  # each is told beside the first
    assert {pair.severity for pair in outcome.pairs} == {"notice"}


def shows(name, *pictures):
    """A report with several photographs."""
    made = tuple(one for number in pictures for one in prints(document(scene(number))))
    return [record(name, "", kind="report", prints=made)]


def test_a_report_of_photographs_taken_from_many_counties_each_from_one_is_no_common_picture():
    papers = {f"第{n}县": shows(f"{n}", n) for n in (11, 12, 13)}
    outcome = compare({A: shows("甲", 11, 12, 13), **papers}, settings=Settings(shared_by=4))
    assert [pair.severity for pair in outcome.pairs] == ["fraud"] * 3


def test_a_picture_that_many_show_does_not_hide_another_that_only_two_show():
    papers = {f"一{n}县": shows(f"{n}", 11) for n in range(3)}
    papers |= {A: shows("甲", 11, 12), B: shows("乙", 12, 11)}
    pairs = compare(papers, settings=Settings(shared_by=4)).pairs
    (worst,) = [pair for pair in pairs if pair.severity == "fraud"]
    assert {worst.a.submission, worst.b.submission} == {A, B} and len(pairs) == 5
    assert "另有 1 张图片也相同" in worst.reason
    assert not any("另有" in pair.reason for pair in pairs if pair != worst)


def test_photograph_on_a_sheet_inside_a_word_paper_gets_a_print() -> None:
    picture = scene(41)
    page = document(sheet((picture, 90, 300)), source="flow", anchor="inline")
    (made,) = prints(page)
    assert made.box is not None
    assert 0.1 < made.box[0] < 0.13
    direct = prints(document(picture))
    assert list(matches([*direct, made], np.array([0, 1]), 15))


def disc(seed: int) -> np.ndarray:
    """A lit disc on black with faint threads of its own: what an eye or a lamp shows."""
    dice = np.random.default_rng(seed)
    y, x = np.mgrid[:480, :480].astype(np.float32)
    out = 150 - 0.04 * (x + y)
    for _ in range(14):
        path = np.cumsum(dice.normal(0, 14, (30, 2)), 0) + dice.uniform((120, 20), (460, 330))
        cv2.polylines(out, [path.astype(np.int32)], False, float(130 - dice.uniform(0, 15)), 2)
    out = np.where(np.hypot(x - 480, y) < 455, out, 4)
    noisy = cv2.GaussianBlur(out, (0, 0), 1.2) + dice.normal(0, 1.5, out.shape)
    return np.repeat(np.clip(noisy, 0, 255).astype(np.uint8)[:, :, None], 3, 2)


def test_one_outline_round_other_contents_is_no_copy():
    one, other = (prints(document(disc(seed))) for seed in (0, 1))
    assert one and other
    assert not found(one, other)


def filled_in(entries) -> np.ndarray:
    """One form on tinted paper with the given entries."""
    out = np.full((680, 960, 3), (236, 228, 205), np.uint8)
    for row, entry in enumerate(entries):
        top = 60 + 80 * row
        cv2.rectangle(out, (70, top), (890, top + 80), (35, 35, 40), 2)
        cv2.line(out, (260, top), (260, top + 80), (35, 35, 40), 2)
        cv2.putText(out, f"Item {row * 37 % 10} Name", (84, top + 48), 0, 0.8, (35, 35, 40), 2)
        cv2.putText(out, entry, (284, top + 50), 0, 0.9, (20, 30, 110), 2)
    return out


ENTRIES = ("Shanghe 370126", "91370126MA3", "Wang 0531-842", "Repair of credit", "2023-05-06")
OTHERS = ("Boxing 371625", "91371625MB7", "Zhao 0543-231", "Pledge handed in", "2023-11-28")


@pytest.mark.parametrize("changed", [1, 2])
def test_one_form_with_other_entries_is_no_copy_even_at_a_quarter_of_its_size(changed):
    mixed = (*ENTRIES[: 5 - changed], *OTHERS[5 - changed :])
    forms = (filled_in((*entries, "Agreed", "None")) for entries in (ENTRIES, mixed))
    small = [jpeg(EDITS["quarter size"](one), 80) for one in forms]
    one, other = (prints(document(picture)) for picture in small)
    assert not any(not match.moment for match in found(one, other))


def test_a_form_at_a_quarter_of_its_size_is_found():
    form = filled_in((*ENTRIES, "Agreed", "None"))
    (match,) = found(prints(document(form)), prints(document(EDITS["quarter size"](form))))
    assert not match.moment


def test_whoever_waits_for_pictures_is_told_how_far_they_are():
    told = []
    compare({A: shows("甲", 11), "乙县": shows("乙", 11)}, watch=lambda *at: told.append(at))
    assert told and told[0][0] == 0 and all(done < total for done, total in told)
