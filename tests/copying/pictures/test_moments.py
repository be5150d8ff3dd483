"""One photograph, edited, against two photographs of one place."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from checker.copying import compare
from checker.copying.pictures import geometry, laying, moments
from checker.copying.pictures import same as same_picture
from checker.copying.pictures.prints import prints
from checker.model.document import Line
from tests.copying.factory import record
from tests.copying.scenes import document, gathering, jpeg, scene, sheet

A, B = "商河县", "博兴县"


def watermarked(picture):
    out = picture.copy()
    for row in range(4):
        at = 20 + 140 * (row % 3), 100 + 100 * row
        cv2.putText(out, "CREDIT 2023", at, 0, 1.1, (255, 255, 255), 3)
    return out


def labelled(picture):
    out = picture.copy()
    out[:70, :260] = 250
    cv2.putText(out, "10:23 TOWN", (12, 48), 0, 1.1, (20, 20, 20), 2)
    return out


def captioned(picture):
    out = picture.copy()
    out[-90:] = (30, 40, 140)
    cv2.putText(out, "2023-05-06 MEETING", (20, out.shape[0] - 30), 0, 1.4, (255, 255, 255), 3)
    return out


def bent(picture, much=0.03):
    """As through a lens that makes a barrel of it."""
    high, wide = picture.shape[:2]
    x, y = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, high))
    far = 1 + much * (x * x + y * y)
    at_x, at_y = (x * far + 1) / 2 * (wide - 1), (y * far + 1) / 2 * (high - 1)
    return cv2.remap(picture, at_x.astype(np.float32), at_y.astype(np.float32), cv2.INTER_LINEAR)


def pair_of(one, other):
    papers = {
        A: [record("甲", "", kind="photo", prints=prints(document(one)))],
        B: [record("乙", "", kind="photo", prints=prints(document(other)))],
    }
    return compare(papers).pairs


@pytest.mark.parametrize("edit", [watermarked, labelled, captioned, bent])
def test_what_is_printed_over_or_bent_is_still_a_copy(edit):
    picture = gathering(3, 3)
    (pair,) = pair_of(picture, edit(picture))
    assert (pair.kind, pair.severity) == ("same_picture", "fraud")
    assert not pair.measures["moment"]


def floor(day: int) -> np.ndarray:
    """A place with a plain floor at its foot, on which people stand here and there."""
    out = scene(3)
    out[350:] = (110, 84, 70)
    dice = np.random.default_rng(day)
    for at in dice.choice(np.arange(30, 610, 36), 7, replace=False).tolist():
        colour = [float(v) for v in dice.integers(20, 235, 3)]
        cv2.rectangle(out, (at - 16, 380), (at + 16, 479), colour, -1)
        cv2.circle(out, (at, 370), 13, (205, 170, 140), -1)
    grain = dice.normal(0, 4, out.shape)
    return np.asarray(np.clip(out + grain, 0, 255).astype(np.uint8))


def test_people_on_a_plain_floor_are_no_caption():
    (pair,) = pair_of(floor(1), jpeg(floor(2), 70))
    assert pair.severity == "notice" and pair.measures["moment"]
    (same,) = pair_of(floor(1), jpeg(captioned(floor(1)), 70))
    assert same.severity == "fraud"


@pytest.mark.parametrize("later", [4, 5, 6])
def test_two_moments_of_one_place_are_no_copy(later):
    (pair,) = pair_of(gathering(3, 3), gathering(3, later))
    assert pair.severity == "notice"
    assert pair.measures["moment"]
    assert "如为照片" in pair.reason and "如为图表" in pair.reason


def test_people_who_stepped_aside_are_two_moments():
    (pair,) = pair_of(gathering(8, 8), gathering(8, 8, step=9))
    assert (pair.severity, pair.measures["moment"]) == ("notice", 1.0)


def test_a_photographed_sheet_gives_up_its_photograph_under_uneven_light():
    picture = gathering(5, 5)
    page = sheet((cv2.resize(picture, (480, 360)), 170, 400))
    lit = page * np.linspace(0.62, 1.0, page.shape[1])[None, :, None]
    lines = tuple(Line("文" * 30, (0.1, y / 46, 0.9, y / 46 + 0.014)) for y in range(3, 15))
    found = prints(document(lit.astype(np.uint8), lines=lines))
    assert len(found) == 1
    papers = {
        A: [record("甲", "", kind="photo", prints=prints(document(picture)))],
        B: [record("乙", "", kind="photo", prints=found)],
    }
    assert [pair.severity for pair in compare(papers).pairs] == ["fraud"]


def test_text_set_beside_a_photograph_does_not_hide_it():
    picture = cv2.resize(gathering(5, 5), (480, 360))
    page = sheet((picture, 170, 400))
    rows = [y / 1169 for y in range(90, 1080, 26)]
    beside = [Line("文" * 9, (0.1, y, 0.225, y + 0.012)) for y in rows]
    every = prints(document(page, source="scan", lines=tuple(beside)))
    assert len([made for made in every if not made.plain]) == 1


def test_a_hall_with_a_written_screen_is_a_photograph_and_no_sheet():
    lines = tuple(
        Line("信用体系建设工作推进会" * 2, (0.3, y, 0.6, y + 0.02)) for y in (0.1, 0.2, 0.3, 0.4)
    )
    assert len(prints(document(gathering(6, 6), lines=lines))) == 1


def test_little_in_common_gives_no_verdict():
    plain = np.full((256, 384), 120, np.uint8)
    assert laying.laid(plain, plain, np.eye(3)) is None


def test_a_shift_in_one_corner_is_seen():
    grey = cv2.cvtColor(scene(4, 384, 256), cv2.COLOR_RGB2GRAY)
    other = grey.copy()
    other[60:180, 60:200] = grey[60:180, 64:204]
    whole, part = laying.laid(grey, grey, np.eye(3)), laying.laid(grey, other, np.eye(3))
    assert whole and part
    assert moments.told(whole).same
    assert not moments.told(part).same
    assert moments.told(part).moved > 0.05


@pytest.mark.parametrize(
    ("alike", "firm", "claimed"), [(0.32, 0.98, False), (0.78, 0.94, False), (0.75, 0.98, True)]
)
def test_rooms_furnished_alike_are_no_common_place(alike, firm, claimed):
    """Two halls share table and cups point for point; walls, people and light tell them apart."""
    verdict = moments.Verdict(stands=0.65, moved=0.05, same=False, firm=firm)
    pairs = np.random.default_rng(4).random((35, 4), np.float32)
    overlay = geometry.Overlay(alike, 0.7, 0.4)
    assert same_picture._one_place(verdict, overlay, pairs, 15) is claimed


def printed(seed):
    """Lines of letters on a sheet that a camera sees, all sheets of one pitch."""
    dice = np.random.default_rng(seed)
    out = np.full((480, 720, 3), 200, np.uint8)
    for row in range(14):
        letters = "".join(dice.choice(list("HEFTLMNW"), int(dice.integers(30, 40))))
        cv2.putText(out, letters, (40, 50 + 30 * row), 0, 0.62, (40, 40, 40), 2)
    lit = out * np.linspace(0.8, 1.1, 720)[None, :, None]
    return np.clip(lit + dice.normal(0, 4, lit.shape), 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [(printed(0), printed(1), False), (gathering(3, 3), gathering(3, 4), True)],
    ids=["print", "walls"],
)
def test_print_of_one_pitch_stands_but_not_firmly(one, other, place):
    """Tile for tile two printed sheets are as alike as two moments of a place, but never quite."""
    (a,), (b,) = prints(document(one)), prints(document(other))
    laid = laying.laid(a.grey(), b.grey(), np.eye(3))
    assert laid
    verdict = moments.told(laid)
    assert verdict.stands >= 0.5
    assert (verdict.same, verdict.place) == (False, place)


@pytest.mark.parametrize(
    ("stands", "firm", "same"), [(0.64, 0.88, False), (0.64, 0.97, True), (0.97, 0.88, True)]
)
def test_without_points_a_copy_that_print_covers_must_stand_firmly(stands, firm, same):
    assert moments.Verdict(stands, moved=0.019, same=True, firm=firm).whole is same
    assert not moments.Verdict(stands, moved=0.019, same=False, firm=firm).whole
