"""What the report draws of pairs: matched pictures, and clusters."""

from __future__ import annotations

import base64
from dataclasses import replace
from types import SimpleNamespace

import cv2
import numpy as np

from checker.copying import compare
from checker.copying.pictures.prints import prints
from checker.model.pair import Pair, Side
from checker.reports import groups, html, matched, spots
from tests.copying.factory import record
from tests.copying.scenes import document, gathering, shown_pair


def pixels(uri):
    coded = base64.b64decode(uri.partition(",")[2])
    return cv2.imdecode(np.frombuffer(coded, np.uint8), cv2.IMREAD_COLOR).astype(int)


def test_points_stand_in_their_picture_and_the_overlay_is_grey_where_both_agree():
    pair, a, b = shown_pair(lambda picture: np.ascontiguousarray(picture[:, ::-1]))
    seen = matched.matched(pair, a, b)
    assert seen is not None
    assert len(seen.lines) == len(pair.points)
    for x, y, u, v in seen.lines:
        assert 0 <= x <= seen.second - 8
        assert seen.second <= u <= seen.wide
        assert 0 <= y <= seen.high >= v >= 0
    over = pixels(seen.over)
    assert np.median(np.abs(over[..., 0] - over[..., 2])) < 12


def test_what_only_one_shows_keeps_its_colour():
    def labelled(picture):
        out = picture.copy()
        out[:90, :300] = 15
        return out

    seen = matched.matched(*shown_pair(labelled))
    assert seen is not None
    apart = np.abs(pixels(seen.over)[..., 0] - pixels(seen.over)[..., 2])
    assert np.median(apart[8:40, 8:140]) > 40 > np.median(apart[120:])


def test_no_drawing_without_points_or_pictures():
    pair, a, b = shown_pair(lambda picture: picture[40:, 40:].copy())
    assert matched.matched(pair, a, None) is None
    assert (
        matched.matched(Pair("x", "same_picture", pair.a, pair.b, 1, 1, 1, "fraud"), a, b) is None
    )


def test_the_picture_is_boxed_on_the_page_that_shows_it():
    hall = gathering(3, 3)
    twice = document(hall, source="flow", anchor="inline")
    (page,) = twice.pages
    (placed,) = page.pictures
    there = replace(page, number=2, pictures=(replace(placed, box=(0.2, 0.3, 0.8, 0.6)),))
    word = replace(twice, pages=(replace(page, pictures=()), there), format="docx")
    a = record("甲", "", "", kind="photo", prints=prints(word))
    b = record("乙", "", kind="photo", prints=prints(document(hall)))
    (pair,) = compare({"商河县": [a], "博兴县": [b]}).pairs
    side = "a" if pair.a.submission == "商河县" else "b"
    assert pair.measures[f"page_{side}"] == 2
    ((number, (mark,)),) = spots.marks(a, pair, side).items()
    assert (number, mark.box, mark.label) == (2, (0.2, 0.3, 0.8, 0.6), "相同的图片")
    assert not spots.marks(replace(a, prints=()), pair, side)


def chain():
    sides = [Side(f"{name}县", name, f"{name}.pdf") for name in "甲乙丙"]
    pairs = tuple(
        Pair(str(n), "copied_text", sides[n], sides[n + 1], 1, 1, 1, "fraud") for n in range(2)
    )
    return batch(pairs, ("甲", "乙", "丙"))


def batch(pairs, members, day="2023-05-09"):
    """A run in which every paper of these pairs has this day."""
    sides = {side for pair in pairs for side in (pair.a, pair.b)}
    held = [
        SimpleNamespace(
            submission=SimpleNamespace(name=side.submission),
            records=(SimpleNamespace(material=SimpleNamespace(id=side.material), date=day),),
        )
        for side in sides
    ]
    sharing = SimpleNamespace(pairs=pairs, clusters=(members,))
    return SimpleNamespace(sharing=sharing, submissions=held, reference={})


def test_a_cluster_shows_each_paper_and_each_pair_once():
    (group,) = groups.groups(chain())
    assert [node.submission for node in group.nodes] == ["甲县", "乙县", "丙县"]
    assert [line.link for line in group.lines] == [
        f"#{html.anchor('pair', number)}" for number in "01"
    ]
    assert len({node.hue for node in group.nodes}) == 3
    assert group.first.path == "甲.pdf"
    assert all(0 < node.x < group.wide and 0 < node.y < group.high for node in group.nodes)
    assert group.lines[0].title == "甲县 与 乙县"


def test_without_any_date_none_is_called_the_earliest():
    pairs = chain().sharing.pairs
    (group,) = groups.groups(batch(pairs, ("甲", "乙", "丙"), None))
    assert group.first is None


def test_a_large_cluster_says_what_it_leaves_out(monkeypatch):
    monkeypatch.setattr(groups, "MOST", 2)
    (group,) = groups.groups(chain())
    assert (len(group.nodes), len(group.lines), group.left_out) == (2, 1, 1)


def test_one_file_at_one_place_in_three_counties_is_drawn_three_times():
    sides = [Side(f"{name}县", "同", "同.pdf") for name in "甲乙丙"]
    ends = ((0, 1), (0, 2), (1, 2))
    pairs = tuple(
        Pair(f"{a}{b}", "same_file", sides[a], sides[b], 1, 1, 1, "fraud") for a, b in ends
    )
    (group,) = groups.groups(batch(pairs, ("同",) * 3))
    assert [node.submission for node in group.nodes] == ["甲县", "乙县", "丙县"]
    assert (len(group.lines), group.left_out) == (3, 0)
