"""A seal on a paper bound behind counts for that paper, where the first one is signed without."""

import pytest

from checker.elements.seal.annexed import behind
from checker.model.finding import SealMark
from tests.elements.conftest import RED, document, line, page, separator

OWN, ABOVE = "临川县交通运输局", "长宁市交通运输局"


def _forwarding(signed=True):
    rows = [
        line(OWN + "文件", 0.12, 40, RED),
        line("临交〔2023〕12号", 0.2),
        line(f"转发{ABOVE}关于加强信用监管的通知", 0.32, 22),
        line("各单位：", 0.4),
        line("现将市局文件转发给你们，请认真贯彻执行。", 0.45),
    ]
    rows += [line(OWN, 0.6, x=0.6), line("2023年3月4日", 0.65, x=0.6)] if signed else []
    return page(*rows, shapes=(separator(0.25),))


def _second(head=ABOVE + "文件"):
    return page(
        line(head, 0.12, 40, RED, page=2),
        line("长交发〔2023〕7号", 0.2, page=2),
        line("关于加强信用监管的通知", 0.32, 22, page=2),
        line("各县区交通运输局：", 0.4, page=2),
        line(ABOVE, 0.6, x=0.6, page=2),
        line("2023年2月1日", 0.65, x=0.6, page=2),
        number=2,
    )


def _annex():
    return page(
        line("信用监管任务清单", 0.12, 22, page=2),
        line("一、完善信用档案。", 0.2, page=2),
        number=2,
    )


def _mark(number, text=OWN, kind="official"):
    return SealMark(number, (0.5, 0.55, 0.7, 0.7), text, type=kind, confidence=0.99)


@pytest.mark.parametrize("text", [ABOVE, OWN])
def test_a_seal_on_the_other_paper_alone_is_a_question(text):
    (found,) = behind([_mark(2, text)], document(_forwarding(), _second()))
    assert found.type == "unknown"
    assert "第2页起的另一份文件" in found.note


@pytest.mark.parametrize(
    ("pages", "marks"),
    [
        ((_forwarding(), _second()), [_mark(1), _mark(2, ABOVE)]),
        ((_forwarding(), _annex()), [_mark(2)]),
        ((_forwarding(signed=False), _second()), [_mark(2)]),
        ((_forwarding(), _second()), [_mark(2, kind="special")]),
        ((_forwarding(),), [_mark(1)]),
    ],
    ids=["own seal too", "its own annex", "not signed before", "counts for nothing", "one page"],
)
def test_what_stays_as_it_is(pages, marks):
    assert behind(marks, document(*pages)) == marks
