from dataclasses import replace

import numpy as np
import pytest

from checker import elements
from checker.elements import agreement, document_number, misread, red_header, split
from checker.errors import EngineFailed
from checker.model.document import Placed
from checker.model.finding import Finding, Outcome, SealMark
from tests.elements.conftest import RED, Reader, blank_picture, document, line, page, paper

HEAD = line("清源县交通运输局文件", 0.14, 40, RED)
NAMES = ["red_header", "document_number", "seal", "kind", "agreement"]


def test_all_findings_in_order(reader):
    found = elements.examine(paper(HEAD, line("清交发〔2023〕12号", 0.24)), reader)
    assert [finding.check for finding in found] == NAMES
    assert found[0].outcome is found[1].outcome is Outcome.PRESENT


@pytest.mark.parametrize("error", [ValueError("坏了"), EngineFailed("识别引擎出错")])
def test_a_broken_check_is_its_own_result(error, reader, monkeypatch):
    def broken(document, engine):
        raise error

    monkeypatch.setattr(document_number, "check", broken)
    found = {finding.check: finding for finding in elements.examine(paper(HEAD), reader)}
    assert found["document_number"].outcome is Outcome.FAILED
    assert found["document_number"].reason
    assert found["red_header"].outcome is Outcome.PRESENT


def test_empty_document_is_survived(reader):
    found = elements.examine(document(page()), reader)
    assert [finding.check for finding in found] == NAMES
    assert found[0].outcome is Outcome.ABSENT
    assert Outcome.FAILED not in {finding.outcome for finding in found}


def test_no_pages_at_all_is_survived(reader):
    found = elements.examine(document(), reader)
    assert {finding.outcome for finding in found[:2]} == {Outcome.ABSENT}


def _pictured(anchor="inline", box=(0.15, 0.1, 0.85, 0.2)):
    picture = np.full((100, 700, 3), 255, np.uint8)
    for x in range(20, 680, 12):
        picture[20:80, x : x + 4] = (205, 25, 30)
    plain = paper()
    placed = Placed(lambda: picture, box, anchor=anchor)
    return document(page(*plain.pages[0].lines, pictures=(placed,)))


def test_heading_in_a_picture_is_read():
    reader = Reader(lines=[line("清源县交通运输局文件", 0.2, 40, via="ocr")])
    reader.lines = [
        type(reader.lines[0])(
            "清源县交通运输局文件", (0.03, 0.2, 0.97, 0.8), 1, None, None, "ocr", 0.99
        )
    ]
    found = elements.examine(_pictured(), reader)[0]
    assert found.outcome is Outcome.PRESENT
    assert found.evidence[0].box == pytest.approx((0.171, 0.12, 0.829, 0.18), abs=0.01)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [("清交发〔2023〕12号", Outcome.PRESENT), ("人民交通为人民", Outcome.ABSENT)],
)
def test_a_number_set_as_a_picture_is_read_from_the_page(words, outcome):
    plain = paper(HEAD).pages[0]
    flat = Placed(lambda: np.zeros((20, 200, 3), np.uint8), (0.38, 0.24, 0.62, 0.26))
    drawn = page(*plain.lines, pictures=(flat,), render=blank_picture)
    found = elements.examine(document(drawn), Reader(words=[(words, 0.97)]))[1]
    assert found.outcome is outcome, found.reason


def test_a_picture_beside_the_page_leaves_each_reading_to_its_own_picture():
    plain = paper(HEAD).pages[0]
    boxes = (1.1, 0.2, 1.4, 0.22), (0.38, 0.24, 0.62, 0.26)
    flat = [Placed(lambda: np.zeros((20, 200, 3), np.uint8), box) for box in boxes]
    drawn = page(*plain.lines, pictures=tuple(flat), render=blank_picture)
    found = elements.examine(document(drawn), Reader(words=[("清交发〔2023〕12号", 0.97)]))[1]
    assert found.outcome is Outcome.PRESENT
    assert found.evidence[0].box == boxes[1]


def test_small_picture_costs_no_reading(reader):
    elements.red_header.check(_pictured(box=(0.8, 0.1, 0.95, 0.2)), reader)
    from checker.elements import pictured

    pictured.with_headings(_pictured(box=(0.8, 0.1, 0.95, 0.2)), reader)
    assert reader.asked == 0


def _paper_on(number):
    rows = paper(HEAD, line("清交发〔2023〕12号", 0.24)).pages[0].lines
    return page(
        *[line(row.text, row.box[1], row.size, row.colour, page=number) for row in rows],
        number=number,
    )


def _text_on(number):
    return page(
        *[
            line(
                "继续说明有关事项，请各单位结合实际认真贯彻执行。", 0.1 + n / 25, x=0.1, page=number
            )
            for n in range(9)
        ],
        number=number,
    )


def test_papers_are_parted_at_later_headers():
    whole = document(
        page(line("材料汇编", 0.4, 40)), _paper_on(2), _text_on(3), _paper_on(4), _text_on(5)
    )
    assert split.papers(whole) == [(1, 3), (4, 5)]


def _headless_on(number):
    return page(
        line("商交发〔2023〕9号", 0.12, 16, page=number),
        line("关于做好汛期保通保畅工作的通知", 0.2, 22, page=number),
        *_text_on(number).lines[3:],
        number=number,
    )


def _signed_on(number):
    signed = line("2023年3月15日", 0.8, 16, x=0.6, page=number)
    return page(*_text_on(number).lines[:5], signed, number=number)


def test_a_paper_without_header_begins_once_the_one_before_is_signed():
    whole = document(_paper_on(1), _signed_on(2), _headless_on(3), _signed_on(4))
    assert split.papers(whole) == [(1, 2), (3, 4)]
    assert split.papers(document(_text_on(1), _text_on(2), _headless_on(3))) == [(1, 3)]
    annex = page(line("附件", 0.08, 16, page=3), *_headless_on(3).lines, number=3)
    assert split.papers(document(_paper_on(1), _signed_on(2), annex)) == [(1, 3)]


def test_one_paper_stays_whole():
    assert split.papers(document(_paper_on(1), _text_on(2))) == [(1, 2)]
    assert split.papers(document(_text_on(1), _text_on(2))) == [(1, 2)]
    assert split.papers(document()) == []


def _found(number="清交发〔2023〕12号", code="清交发", seal="清源县交通运输局", confidence=0.97):
    marks = [SealMark(1, (0.6, 0.6, 0.8, 0.8), seal, type="official", confidence=confidence)]
    return [
        Finding("red_header", Outcome.PRESENT, "", values={"organs": ["清源县交通运输局"]}),
        Finding("document_number", Outcome.PRESENT, "", values={"value": number, "code": code}),
        Finding("seal", Outcome.PRESENT, "", values={"seals": marks}),
    ]


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        (_found(), []),
        (_found(seal="白云县交通运输局"), ["seal"]),
        (_found(seal="白云县交通运输局", confidence=0.5), []),
        (_found(code="白教体"), ["code"]),
    ],
)
def test_agreement(found, codes, reader):
    finding = agreement.check(paper(HEAD), reader, found)
    assert [note["code"] for note in finding.values["notes"]] == codes


def test_signature_of_another_body_is_noted(reader):
    other = Finding("red_header", Outcome.PRESENT, "", values={"organs": ["白云县教育局"]})
    finding = agreement.check(paper(HEAD), reader, [other])
    assert [note["code"] for note in finding.values["notes"]] == ["signature"]
    assert finding.evidence


def test_what_is_no_heading_names_no_issuer(reader):
    banner = line("清源县鲁山运输有限公司：", 0.1, 17, x=0.1)
    award = document(
        page(
            banner,
            line("荣誉证书", 0.2, 30),
            line("经考核，你单位被评为信用等级优秀企业，特发此证，以资鼓励。", 0.4, x=0.1),
            line("白云市交通运输局", 0.7, x=0.6),
            line("2023年5月6日", 0.74, x=0.62),
        )
    )
    found = {one.check: one for one in elements.examine(award, reader)}
    assert found["red_header"].outcome is Outcome.ABSENT
    assert found["kind"].values["issuer"] == "白云市交通运输局"
    assert found["agreement"].values["notes"] == []


def test_a_host_signs_a_joint_paper_with_others(reader):
    joint = document(
        page(
            HEAD,
            line("关于加强信用治理的通知", 0.3, 22),
            line("为加强信用治理，现就有关事项通知如下，请认真组织实施。", 0.4),
            line("清源县交通运输局", 0.7, x=0.6),
            line("清源县公安局", 0.73, x=0.6),
            line("2023年5月6日", 0.76, x=0.62),
        )
    )
    head = Finding("red_header", Outcome.PRESENT, "", values={"organs": ["清源县交通运输局"]})
    assert agreement.check(joint, reader, [head]).values["notes"] == []
    other = Finding("red_header", Outcome.PRESENT, "", values={"organs": ["白云县教育局"]})
    notes = agreement.check(joint, reader, [other]).values["notes"]
    assert [note["code"] for note in notes] == ["signature", "signature"]


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        ("清源县公安局", []),
        ("县公交", []),  # not read: it may be the other's
        ("清源县民政局", ["unsealed"]),
        ("", ["unsealed"]),
    ],
)
def test_each_body_of_a_joint_paper_seals_it(reader, second, codes):
    bodies = ["清源县交通运输局", "清源县公安局"]
    head = Finding("red_header", Outcome.PRESENT, "", values={"organs": bodies})
    box = (0.6, 0.6, 0.8, 0.8)
    marks = [SealMark(1, box, bodies[0], type="official", confidence=0.99)]
    marks += [SealMark(1, box, second, confidence=0.98)] if second else []
    seal = Finding("seal", Outcome.PRESENT, "", values={"seals": marks})
    found = agreement.check(paper(HEAD), reader, [head, seal])
    assert [note["code"] for note in found.values["notes"]] == codes


@pytest.mark.parametrize(
    ("signed", "codes"),
    [
        ("白云市交通运输局", []),
        ("白云市公安局", ["seal"]),
    ],
    ids=["bound in", "not on a paper of its own"],
)
def test_the_seal_of_a_forwarded_paper_bound_in_behind(reader, signed, codes):
    box = (0.6, 0.6, 0.8, 0.8)
    head = Finding("red_header", Outcome.PRESENT, "", values={"organs": ["清源县交通运输局"]})
    sealed = enumerate(("清源县交通运输局", "白云市交通运输局"), 1)
    marks = [SealMark(at, box, name, type="official", confidence=0.99) for at, name in sealed]
    seal = Finding("seal", Outcome.PRESENT, "", values={"seals": marks})
    first = page(HEAD, line("关于转发市局通知的通知", 0.3, 22), line("2023年5月6日", 0.7, x=0.6))
    theirs = page(line("附件", 0.1), line(signed, 0.7, x=0.6), line("2023年4月6日", 0.74, x=0.6))
    lines = tuple(replace(one, page=2) for one in theirs.lines)
    bound = document(first, replace(theirs, number=2, lines=lines))
    notes = agreement.check(bound, reader, [head, seal]).values["notes"]
    assert [note["code"] for note in notes if note["code"] == "seal"] == codes


@pytest.mark.parametrize(
    ("read", "may"),
    [
        ("商河县交运输局", True),
        ("商河县交勇运输局", True),
        ("商河县交画运输局", True),
        ("商何县交通运输局", True),
        ("商河县交通运输局执法队", False),
        ("商河县交通运输局办公室", False),
        ("商河县交通局", False),
        ("商河县公路局", False),
        ("商河县财政局", False),
        ("济阳区交通运输局", False),
        ("柏原县交通运输局", False),
        ("济南市交通运输局", False),
        ("商河县道路运输服务中心", False),
    ],
)
def test_letters_lost_under_a_seal_name_no_other_body(read, may):
    assert misread.may_mean(read, "商河县交通运输局") is may


def test_counties_alike_and_bodies_alike_are_told_apart():
    assert not misread.may_mean("沂水县交通运输局", "沂南县交通运输局")
    assert not misread.may_mean("费县民政局", "费县财政局")
    assert misread.may_mean("邹平县交通运输局", "邹平市交通运输局")  # its name before 2018
    assert not misread.may_mean("齐河县市场监督管理局", "齐河县城市管理局")


def _signed_as(name, via):
    top = line("商河县交通运输局文件", 0.1, 40, RED)
    body = line("为加强信用治理，现就有关事项通知如下，请认真组织实施。", 0.4)
    signature = line(name, 0.7, x=0.6, via=via, confidence=0.96)
    end = line("2023年5月6日", 0.73, x=0.62, via=via)
    return document(page(top, line("关于信用评价的通知", 0.3, 22), body, signature, end))


@pytest.mark.parametrize(
    ("name", "via", "codes"),
    [
        ("商河县交勇运输局", "ocr", []),
        ("商河县交勇运输局", "text", ["signature"]),
        ("济阳区交通运输局", "ocr", ["signature"]),
    ],
)
def test_a_signature_misread_under_a_seal_contradicts_nothing(name, via, codes, reader):
    head = Finding("red_header", Outcome.PRESENT, "", values={"organs": ["商河县交通运输局"]})
    notes = agreement.check(_signed_as(name, via), reader, [head]).values["notes"]
    assert [note["code"] for note in notes] == codes


def test_check_shape():
    assert red_header.NAME == "red_header" and document_number.NAME == "document_number"
