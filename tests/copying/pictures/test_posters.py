"""One picture in many submissions is proven against one, and every county is told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from checker.copying import Settings, compare
from checker.copying.pictures import worded
from checker.copying.pictures.posters import Posters
from checker.copying.pictures.prints import prints
from tests.copying.factory import record
from tests.copying.scenes import document, jpeg, scene

NONE: dict = {}
MANY = Settings(shared_by=4)


def holding(pictures, count, name="海报"):
    """Counties that each hold one of the pictures, by turns, under a name of their own."""
    return {
        f"第{n}县": [record(f"{name}{n}", "", kind="photo", prints=pictures[n % len(pictures)])]
        for n in range(count)
    }


def saved(seed, count):
    return [prints(document(jpeg(scene(seed), 60 + n))) for n in range(count)]


@pytest.fixture
def laid(monkeypatch):
    """Counts the pairs that are laid over each other."""
    met = []
    real = worded.verified

    def spied(made, pairs, least, known=NONE):
        met.extend(pairs)
        return real(made, pairs, least, known)

    monkeypatch.setattr(worded, "verified", spied)
    return met


def test_a_picture_of_many_is_laid_over_one_of_them_and_every_county_is_told(laid):
    counties = holding(saved(6, 4), 10)
    outcome = compare(counties, settings=MANY)
    told = {side.submission for pair in outcome.pairs for side in (pair.a, pair.b)}
    assert told == set(counties) and len(outcome.pairs) == len(laid) == 9
    assert outcome.not_shown == 36  # with those 9 every two of ten
    assert {pair.severity for pair in outcome.pairs} == {"notice"}
    assert all("10 家都有这张图片" in pair.reason for pair in outcome.pairs)
    ((words, owners),) = outcome.common
    assert words == "图片：《海报0.pdf》第1页" and set(owners) == set(counties)


def test_of_a_picture_of_few_every_two_are_laid_and_accused(laid):
    outcome = compare(holding(saved(6, 3), 3), settings=MANY)
    assert len(outcome.pairs) == len(laid) == 3 and not outcome.not_shown
    assert {pair.severity for pair in outcome.pairs} == {"fraud"} and not outcome.common


def test_two_posters_do_not_stand_for_each_other():
    counties = holding(saved(6, 2), 5)
    for number, records in enumerate(holding(saved(7, 2), 5, "另一张").values()):
        counties[f"第{number + 3}县"] = [*counties.get(f"第{number + 3}县", []), *records]
    outcome = compare(counties, settings=MANY)
    assert [len(owners) for _, owners in outcome.common] == [5, 5]
    assert len(outcome.pairs) == 8


def same_files(count, **words):
    made = prints(document(scene(6)))
    return {
        f"第{n}县": [replace(record(f"照片{n}", sha256="0" * 64, prints=made), **words)]
        for n in range(count)
    }


def test_one_picture_file_that_many_hold_is_as_much_a_poster_as_its_copies():
    outcome = compare(same_files(6, format="image"), settings=MANY)
    assert {pair.kind for pair in outcome.pairs} == {"same_file"}
    assert {pair.severity for pair in outcome.pairs} == {"notice"} and len(outcome.pairs) == 5
    assert outcome.not_shown == 10 and len(outcome.common) == 1


@pytest.mark.parametrize("words", [{}, {"format": "image", "prints": ()}])
def test_another_file_that_many_hold_is_still_accused_by_every_two(words):
    outcome = compare(same_files(6, **words), settings=MANY)
    accused = [pair for pair in outcome.pairs if pair.kind == "same_file"]
    assert len(accused) == 15 and {pair.severity for pair in accused} == {"fraud"}


def test_a_picture_that_one_of_few_is_proven_to_be_tells_nothing_of_others():
    posters = Posters(np.arange(5), 4)
    posters.join(0, 1)
    posters.join(0, 2)
    assert not posters.told(1, 2)  # three hold it
    posters.join(0, 3)
    assert posters.told(1, 2) and not posters.told(1, 4)
    assert posters.left_out == [(1, 2)] and len(posters.holders(1)) == 3
