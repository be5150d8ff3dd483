"""A seal against the body that signs: short forms are it, offices and bodies below are not."""

from pathlib import Path

import pytest

from checker.elements.seal.signer import strangers
from checker.elements.seal.verdict import Circumstances, finding
from checker.model.document import Document, Line, Page
from checker.model.finding import Outcome, SealMark

OWN = "临川县交通运输局"


def _paper(head, *signers, via="text"):
    rows = [
        head,
        "关于做好信用工作的通知",
        "各有关单位：",
        *["正文"] * 10,
        *signers,
        "2023年3月4日",
    ]
    lines = tuple(Line(text, (0.3, 0.05, 0.7, 0.08), 1, via=via) for text in rows)
    return Document(Path("x.pdf"), "pdf", "born_digital", (Page(1, 595, 842, lines),))


def _types(document, *seals, confidence=0.99):
    marks = [SealMark(1, (0.5, 0.5, 0.7, 0.7), text, type="official", confidence=confidence)
             for text in seals]  # fmt: skip
    return [mark.type for mark in strangers(marks, document)]


@pytest.mark.parametrize(
    ("head", "signer", "seal"),
    [
        (OWN + "文件", OWN, OWN),
        ("", "县交通运输局", OWN),
        ("", "县交通局", OWN),
        ("", "临川县发改局", "临川县发展和改革局"),
        ("", "临川县市场监管局", "临川县市场监督管理局"),
        ("", "临川县住建局", "临川县住房和城乡建设局"),
        ("", "县政府办公室", "临川县人民政府办公室"),
        ("", "中共临川县委", "中国共产党临川县委员会"),
        ("", OWN + "（代章）", OWN),
        ("临川县财政局文件", "财政局", "临川县财政局"),
        (OWN + "临川县公安局文件", "临川县公安局党委", OWN),
        (OWN + "关于成立信用工作办公室", "县局", OWN),
    ],
)
def test_one_body(head, signer, seal):
    assert _types(_paper(head, signer), seal) == ["official"]


@pytest.mark.parametrize(
    ("head", "signer", "seal"),
    [
        ("", OWN, OWN + "综合行政执法大队"),
        ("", OWN, OWN + "公路事业发展中心"),
        ("", OWN, "临川县交通运输综合行政执法大队"),
        (OWN + "文件", OWN, f"中共{OWN}党组"),
        (f"中共{OWN}党组文件", f"中共{OWN}党组", OWN),
        ("临川县人民政府文件", "临川县人民政府", "临川县人民政府办公室"),
        ("临川县人民政府办公室文件", "临川县人民政府办公室", "临川县人民政府"),
        (OWN + "文件", OWN, "临川县交通局"),  # an older body's seal
        ("", "临川县财政局", "东岭县财政局"),
        ("", "临川县财政局", "临川市财政局"),
        ("临川县财政局文件", "财政局", "东岭县财政局"),
    ],
)
def test_another_body_is_a_doubt(head, signer, seal):
    assert _types(_paper(head, signer), seal) == ["unknown"]


@pytest.mark.parametrize(("seal", "kind"), [(OWN, "official"), ("临川县公安局", "unknown")])
def test_the_body_that_the_paper_says_seals_for_another_does_and_no_third_one(seal, kind):
    office = "临川县社会信用体系建设领导小组办公室"
    assert _types(_paper(office, office, "（县交通运输局代章）"), seal) == [kind]
    drawn = ["交通", "县", "运", "川", "输"]  # a ring's letters over the signature
    assert _types(_paper(office, office, "（县交通运输局代章）", *drawn), seal) == [kind]
    assert _types(_paper(office, office, "（代章）"), OWN) == ["unknown"]


def test_letters_lost_in_a_poor_reading_accuse_nobody():
    assert _types(_paper("", OWN), "临川县交通局", confidence=0.8) == ["official"]


@pytest.mark.parametrize(
    ("signer", "seal", "read", "typed"),
    [
        ("城武县交通运输局", "成武县交通运输局", "official", "unknown"),  # a letter under the seal
        ("成武县交通运输局", "武城县交通运输局", "unknown", "unknown"),
        ("莱州市交通运输局", "莱西市交通运输局", "unknown", "unknown"),
        ("成武县财政局", "成武县民政局", "unknown", "unknown"),
    ],
)
def test_a_signature_read_from_a_picture_may_have_a_letter_off(signer, seal, read, typed):
    assert _types(_paper("", signer, via="ocr"), seal) == [read]
    assert _types(_paper("", signer), seal) == [typed]


@pytest.mark.parametrize(
    ("seal", "kind"),
    [
        (OWN, "official"),
        ("川县交通运输局", "official"),  # a letter lost, the place is still told
        ("县交通运输局", "unknown"),
        ("交通运输局", "unknown"),
    ],
)
def test_a_ring_read_without_its_place_is_nobodys(seal, kind):
    assert _types(_paper(OWN + "文件", OWN), seal, confidence=0.9) == [kind]
    assert _types(_paper("", "山东省" + OWN), OWN) == ["official"]
    group = "临川县“信用交通县”创建工作领导小组办公室"
    assert _types(_paper("", group), group.split("”")[1]) == ["unknown"]
    assert _types(_paper("", group), group) == ["official"]


@pytest.mark.parametrize(
    ("seal", "kind"),
    [
        ("商河县交通运输局", "official"),
        ("商可县交通运输局", "official"),  # nowhere: a letter misread
        ("齐河县交通运输局", "unknown"),
    ],
)
def test_a_known_place_for_another_is_no_letter_misread(seal, kind):
    assert _types(_paper("", "商河县交通运输局"), seal, confidence=0.9) == [kind]


def test_joint_issuers_and_a_stranger_among_them():
    paper = _paper("", OWN, "临川县公安局")
    assert _types(paper, OWN, "临川县公安局") == ["official", "official"]
    assert _types(paper, OWN, "东岭县公安局") == ["official", "unknown"]
    assert _types(paper, OWN, "东岭县公安局", confidence=0.9) == ["official", "official"]


@pytest.mark.parametrize(("seal", "kind"), [(OWN, "official"), ("临川县财政局", "unknown")])
def test_the_heading_speaks_where_no_signature_was_read(seal, kind):
    rows = [OWN + "文件", "临交〔2023〕5号", "关于做好信用工作的通知", *["正文"] * 9]
    lines = tuple(
        Line(text, (0.3, 0.05 + 0.04 * at, 0.7, 0.08 + 0.04 * at), 1)
        for at, text in enumerate(rows)
    )
    page = Page(1, 595, 842, lines, source="text")
    assert _types(Document(Path("x.pdf"), "pdf", "born_digital", (page,)), seal) == [kind]


def test_what_to_do_about_another_bodys_seal_is_not_to_scan_it_again():
    document = _paper("", OWN)
    marks = [
        SealMark(1, (0.5, 0.5, 0.7, 0.7), text, colour, "official", 0.99)
        for text, colour in ((OWN + "综合行政执法大队", "red"), (OWN, "grey"))
    ]
    other, pale = (finding(strangers([mark], document), Circumstances()) for mark in marks)
    assert other.outcome is pale.outcome is Outcome.UNSURE
    assert "代章" in other.remedy and "扫描" not in other.remedy
    assert "重新扫描" in pale.remedy
