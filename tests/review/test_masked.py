"""What a county reads of the leads on its papers."""

import pytest

from checker.forgery.flags import flag
from checker.review.hiding import hidden
from checker.review.shown import masked_flag

OTHERS = hidden("商河县", ["商河县", "博兴县", "02临邑县"], {})


def lead(text):
    return flag("number-order", "商河县", (), text, "提供发文登记簿", evidence={"rows": [1]})


def test_a_lead_on_its_own_papers_is_told_whole():
    text = "《通知.pdf》的文号〔2023〕9号比〔2023〕8号早了两个月"
    shown = masked_flag(lead(text), OTHERS)
    assert (shown.text, dict(shown.evidence)) == (text, {"remedy": "提供发文登记簿"})


@pytest.mark.parametrize("named", ["博兴县", "博兴", "博 兴 县", "临邑县", "02临邑县"])
def test_a_lead_that_tells_of_another_submission_names_neither_it_nor_what_was_found(named):
    shown = masked_flag(lead(f"本单位2张照片与{named}的照片由同一台相机拍摄（K-1）"), OTHERS)
    assert named not in shown.text
    assert "相机" not in shown.text
    assert "number-order" not in shown.text
    assert "其他单位" in shown.text
    assert shown.evidence["remedy"] == "提供发文登记簿"
