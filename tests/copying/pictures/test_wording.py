"""Which pictures full of words are worth laying over each other."""

from __future__ import annotations

import numpy as np
import pytest

from checker.copying.pictures.wording import Wording, candidates


def listed(*names: str) -> Wording:
    count = len(names)
    return Wording(names, np.zeros((count, 4), np.float32), np.ones(count, np.float32), (1.0, 0.7))


@pytest.mark.parametrize(("shared", "pairs"), [(8, set()), (12, {(0, 1)}), (50, {(0, 1)})])
def test_lists_of_one_system_that_share_a_few_names_are_not_laid_over_each_other(shared, pairs):
    ours, theirs = ([f"{side}{number}" for number in range(10, 60)] for side in "甲乙")
    lists = [listed(*ours), listed(*ours[:shared], *theirs[shared:])]
    assert candidates(lists, np.array([0, 1])) == pairs
    assert candidates(lists, np.array([0, 0])) == set()
