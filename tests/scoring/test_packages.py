"""Small packages whose points were worked by hand from the notice, item by item."""

import pytest

from tests.scoring import worked


@pytest.mark.parametrize("case", list(worked.cases()), ids=lambda case: case["case"])
def test_points_agree_with_the_hand_work(case, tmp_path):
    result = worked.run(case, tmp_path)
    assert not worked.differences(case, result), "\n".join(worked.differences(case, result))
