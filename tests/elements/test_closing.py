"""Who signed, whatever stands before the name."""

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
