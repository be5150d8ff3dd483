"""What a quarter's cell tells: points, or why there are none."""

from decimal import Decimal

import pytest

from checker.reports.grid import Cell


@pytest.mark.parametrize(
    ("state", "why", "text"),
    [
        ("not_counted", "超过本项上限", "超上限"),
        ("not_counted", "超过单季度上限（日期2023-03-09，取自文件落款）", "超上限"),
        ("not_counted", "2023-12-05晚于截止日2023-11-30，迟报不计", "不计分"),
        ("review", "三要素待核；即使计入也超过本项上限", "待核对"),
        ("none", "", "无材料"),
    ],
)
def test_a_good_proof_over_the_cap_is_told_apart(state, why, text):
    assert Cell("2023-Q4", Decimal(0), state, why).text == text
