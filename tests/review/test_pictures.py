"""A pair of pictures on its page: matched points and one picture laid over the other."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from checker.model.pair import Pair, Side
from checker.review.shown import masked
from checker.store import overlays, runs
from checker.store.tables import pairs
from tests.copying.scenes import shown_pair
from tests.store.batch import result


@pytest.fixture
def pictured(store):
    """The batch once more, its first pair between two papers with one picture."""
    made = result()
    pair, a, b = shown_pair(lambda picture: picture[40:, 40:].copy())
    first = made.sharing.pairs[0]
    prints = {
        (first.a.submission, first.a.material): a.prints,
        (first.b.submission, first.b.material): b.prints,
    }
    submissions = tuple(
        replace(
            each,
            records=tuple(
                replace(r, prints=prints.get((each.submission.name, r.material.id), ()))
                for r in each.records
            ),
        )
        for each in made.submissions
    )
    others = made.sharing.pairs[1:]
    sharing = replace(made.sharing, pairs=(replace(first, points=pair.points), *others))
    with store.write() as connection:
        number = runs.put(
            connection, replace(made, submissions=submissions, sharing=sharing), "张三"
        )
    return number, first.id, len(pair.points)


def test_the_pair_page_draws_the_points_as_the_report_does(store, local, pictured):
    run, pair, points = pictured
    page = local("张三").get(f"/runs/{run}/pairs/{pair}").text
    assert f"线连着吻合之处（共 {points} 处）" in page
    assert "甲叠在乙上" in page
    assert page.count("<circle") == 2 * points


def test_a_county_is_not_shown_the_others_picture(team, pictured):
    run, pair, _ = pictured
    page = team["county"].get(f"/runs/{run}/pairs/{pair}")
    assert page.status_code == 200
    assert "吻合的特征点" not in page.text
    assert "data:image" not in page.text


def test_a_pair_of_texts_has_none_and_an_old_run_is_shown_without(store, local):
    with store.read() as connection:
        key = connection.execute(select(pairs.c.id)).scalars().first()
        assert overlays.find(connection, 1, key) is None
    assert "吻合的特征点" not in local("张三").get(f"/runs/1/pairs/{key}").text


@pytest.mark.parametrize(
    ("kind", "what"),
    [("same_picture", "在本件图片上占60%"), ("copied_part", "本件自有文字中占60%")],
)
def test_a_county_reads_what_part_of_its_picture_or_text_is_shared(kind, what):
    sides = Side("商河县", "甲", "甲.jpg"), Side("博兴县", "乙", "乙.jpg")
    shown = masked(Pair("1", kind, *sides, 1, 0.6, 0.9, "fraud"), "商河县")
    assert what in shown.reason
    assert "博兴县" not in shown.reason
