"""Who signed, whatever stands before the name."""

from datetime import date

import pytest

from checker.elements import closing
from tests.elements.conftest import document, line, page


def signed(*words):
    rows = [line("为营造诚实守信的市场环境，本单位承诺如下。", 0.1)]
    rows += [line(word, 0.5 + 0.05 * at) for at, word in enumerate((*words, "2023年4月12日"))]
    return closing.find(document(page(*rows))).organs


@pytest.mark.parametrize(
    "words",
    [
        "承诺单位：博兴县聚源运输有限公司",
        "承诺单位（盖章）：博兴县聚源运输有限公司",
        "单位名称:博兴县聚源运输有限公司",
    ],
)
def test_a_label_is_no_part_of_the_name(words):
    assert signed(words) == ("博兴县聚源运输有限公司",)


def test_a_name_that_has_such_a_word_in_it_is_left_whole():
    assert signed("博兴县事业单位登记管理局") == ("博兴县事业单位登记管理局",)


def test_a_sentence_with_a_colon_is_no_name():
    assert signed("工作机制：组织领导，落到实处") == ()


@pytest.mark.parametrize(
    ("third", "day"),
    [("各县（市、区）交通运输局：", date(2023, 5, 8)), ("发布日期", date(2022, 3, 1))],
)
def test_a_short_notice_that_hands_on_a_paper_has_its_own_date(third, day):
    rows = ["关于转发信用评价办法的通知", third, "现转发给你们。"]
    rows += ["青州市交通运输局", "2023年5月8日", "信用评价办法"]
    rows += ["第一条 为规范评价，制定本办法。"] * 8 + ["山东省交通运输厅", "2022年3月1日"]
    found = closing.find(
        document(page(*(line(text, 0.05 + 0.05 * at) for at, text in enumerate(rows))))
    )
    assert found.day == day


def test_an_order_of_few_rows_is_dated_below_its_sentence():
    rows = ["第297号", "《办法》已经2023年8月14日会议通过，现予公布。", "市长", "2023年8月28日"]
    first = page(*[line(row, 0.3 + 0.05 * at, x=0.6 * (at > 1)) for at, row in enumerate(rows)])
    text = [line("第一条　为规范评价，制定本办法。", 0.05 * at, page=2) for at in range(1, 12)]
    order = document(first, page(*text, number=2))
    assert closing.find(order).day == date(2023, 8, 28)


def test_a_day_in_a_row_of_many_fields_is_no_signature():
    fields = ("4", "信易行发卡", "公交公司", "累计312张", "2023-12-31")
    rows = [line(f"第{at}行", 0.05 * at) for at in range(1, 9)]
    rows += [line(text, 0.6, x=0.1 + 0.17 * at) for at, text in enumerate(fields)]
    assert closing.find(document(page(*rows))).day is None
