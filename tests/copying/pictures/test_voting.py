"""Matched points that agree on one map win over many that do not."""

from __future__ import annotations

import numpy as np

from checker.copying.pictures import voting
from checker.copying.pictures.voting import Described


def described(points: np.ndarray, angle: np.ndarray, size: np.ndarray) -> Described:
    poses = np.stack([angle, np.log(size)], axis=1).astype(np.float16)
    return Described(points.astype(np.float32), poses, np.zeros((0, 32), np.uint8), (100, 100))


def matched(true: int, false: int) -> tuple[Described, Described]:
    """A picture turned by a quarter and halved, and matches that have nothing to do with it."""
    dice = np.random.default_rng(5)
    count = true + false
    here, angle = dice.uniform(0, 1, (count, 2)), dice.uniform(0, 6, count)
    there = np.stack([0.7 - here[:, 1] / 2, 0.2 + here[:, 0] / 2], axis=1)
    turned, size = angle + np.pi / 2, np.full(count, 15.0)
    there[true:] = dice.uniform(0, 1, (false, 2))
    turned[true:] = dice.uniform(0, 6, false)
    return described(here, angle, np.full(count, 31.0)), described(there, turned, size)


def test_few_true_matches_are_found_among_many_false_ones():
    kept = voting.agreeing(*matched(9, 90))
    assert kept[:9].all()
    assert kept[9:].sum() <= 2


def test_false_matches_alone_do_not_agree():
    a, b = matched(0, 90)
    assert not voting.agree(a, b, 6)
    assert voting.agree(*matched(9, 90), 6)


def test_many_matches_of_one_place_have_one_vote():
    one = described(np.full((20, 2), 0.5), np.zeros(20), np.ones(20))
    assert not voting.agree(one, one, 2)


def test_no_match_is_no_agreement():
    none = described(np.zeros((0, 2)), np.zeros(0), np.ones(0))
    assert not voting.agree(none, none, 1)
    assert len(voting.agreeing(none, none)) == 0
