from pathlib import Path

from checker.elements.seal.names import printed, signers
from checker.model.document import Document, Line, Page


def _paper(*texts):
    lines = tuple(
        Line(text, (0.2, place / 20, 0.8, place / 20 + 0.03)) for place, text in enumerate(texts)
    )
    return Document(Path("x.pdf"), "pdf", "scan", (Page(1, 595, 842, lines),))


def test_heading_title_and_signature():
    paper = _paper(
        "临川县交通运输局文件",
        "长宁县财政局关于印发信用管理办法的通知",
        "各单位应当于请示之日起十日内办结。",
        "临川县应急管理局",
        "2023年4月18日",
    )
    assert signers(paper) == ("临川县应急管理局",)
    assert printed(paper) == ("临川县交通运输局", "长宁县财政局", "临川县应急管理局")


def test_what_the_paper_says_oftener_stands_before_a_signature_misread_under_its_seal():
    paper = _paper(
        "北滩县交通运输局文件",
        "北滩县交通运输局关于印发信用管理办法的通知",
        "北淮县交通运输局",
        "2023年4月18日",
    )
    assert printed(paper) == ("北滩县交通运输局", "北淮县交通运输局")


def test_running_text_names_nobody():
    assert printed(_paper("现将有关事项通知如下，请结合实际认真抓好贯彻执行。")) == ()


def test_a_placeholder_behind_the_name():
    assert printed(_paper("承诺单位：临川县交通运输局（公章）")) == ("临川县交通运输局",)


def test_a_date_whose_month_lies_under_the_seal_still_dates_the_signature():
    paper = _paper("关于做好信用工作的通知", "正文", "临川县交通运输局", "2023年12日")
    assert signers(paper) == ("临川县交通运输局",)


def test_a_sentence_above_the_name_signs_nothing_and_a_label_is_no_part_of_a_name():
    paper = _paper(
        "三、建立归集共享机制，行政许可、行政处",
        "承诺单位：临川县应急管理局",
        "2023年4月18日",
    )
    assert signers(paper) == ("临川县应急管理局",)
