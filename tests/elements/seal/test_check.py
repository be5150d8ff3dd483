"""Each picture in seals/present, seals/absent and seals/unsure is a test of the whole check."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from checker import ocr
from checker.elements.seal import check, name_stamps, verdict
from checker.model.document import Document, Line, Page, Placed, Signature
from checker.model.finding import Outcome, SealMark

SEALS = Path(__file__).parents[1] / "seals"
PICTURES = sorted(SEALS.glob("*/*.jpg"))
TEXTS = {
    "plain": "临川县交通运输局",
    "turned": "临川县人民政府办公室",
    "party": "中共临川县委员会",
    "tilted": "临川县交通运输局",
    "overprinted": "临川县交通运输局",
}


@pytest.fixture(scope="module")
def engine():
    return ocr.engine("rapid")


def _pixels(path):
    return np.asarray(Image.open(path).convert("RGB"))


def _page(pixels, **more):
    """A piece of paper scanned at 200 dpi."""
    height, width = pixels.shape[:2]

    def render(dpi):
        size = (round(width * dpi / 200), round(height * dpi / 200))
        return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)

    whole = (Placed(lambda: pixels, (0.0, 0.0, 1.0, 1.0), anchor="page"),)
    facts = {"source": "scan", "render": render, "pictures": whole, **more}
    return Page(1, width * 72 / 200, height * 72 / 200, **facts)


def _paper(page, **more):
    facts = {"medium": "scan", **more}
    return Document(Path("x.pdf"), "pdf", pages=(page,), **facts)


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_pictures(path, engine):
    found = check.check(_paper(_page(_pixels(path))), engine)
    assert found.outcome == Outcome(path.parent.name), found.reason
    if path.stem in TEXTS:
        assert [mark.text for mark in found.values["seals"]] == [TEXTS[path.stem]]


def test_there_are_pictures():
    assert len(PICTURES) >= 12


def test_seal_lies_where_it_was_pressed(engine):
    found = check.check(_paper(_page(_pixels(SEALS / "present/plain.jpg"))), engine)
    (mark,) = found.values["seals"]
    assert mark.box == pytest.approx((0.283, 0.413, 0.651, 0.887), abs=0.02)
    assert (mark.type, mark.colour, mark.emblem) == ("official", "red", "star")


def test_special_seal_is_named(engine):
    found = check.check(_paper(_page(_pixels(SEALS / "absent/contract.jpg"))), engine)
    assert "合同专用章" in found.reason


def test_a_picture_that_does_not_open_hides_no_other_on_its_page(engine):
    def broken():
        raise OSError("cut short")

    good = Placed(lambda: _pixels(SEALS / "present/plain.jpg"))
    for pictures in ((Placed(broken), good), (good, Placed(broken))):
        page = Page(1, 595, 842, source="flow", pictures=pictures)
        found = check.check(_paper(page, medium="office"), engine)
        assert found.outcome == Outcome.UNSURE and "临川县交通运输局" in found.reason
    page = Page(1, 595, 842, source="flow", pictures=(Placed(broken),))
    assert "有1页无法查看" in check.check(_paper(page, medium="office"), engine).reason


def test_pasted_picture_in_an_office_file_is_weak(engine):
    pixels = _pixels(SEALS / "present/plain.jpg")
    page = Page(1, 595, 842, source="flow", pictures=(Placed(lambda: pixels, anchor="behind"),))
    found = check.check(_paper(page, medium="office"), engine)
    assert found.outcome is Outcome.UNSURE
    assert "可编辑" in found.reason


@pytest.mark.parametrize("format", ["ofd", "pdf"])
def test_a_seal_that_the_page_draws_is_a_doubt(engine, format):
    """WordArt is anyone's, outlines may be a seal that a program printed; a picture is neither."""
    drawn = _page(_pixels(SEALS / "present/plain.jpg"), source="text", pictures=())
    found = check.check(replace(_paper(drawn), format=format), engine)
    assert found.outcome is Outcome.UNSURE and "线条和文字画成" in found.reason
    strips = tuple(Placed(lambda: None, (0, y / 10, 1, (y + 1) / 10)) for y in range(10))
    pasted = replace(_paper(replace(drawn, pictures=strips)), format=format)
    assert check.check(pasted, engine).outcome is Outcome.PRESENT


def test_a_persons_stamp_beside_the_date_is_told_and_is_no_seal(engine):
    pixels = np.full((2339, 1654, 3), 252, np.uint8)
    pixels[1500:2200, 700:1600] = _pixels(SEALS / "absent/square.jpg")
    dated = (Line("2023年4月18日", (0.5, 0.7, 0.9, 0.75)),)
    found = check.check(_paper(_page(pixels, lines=dated)), engine)
    (mark,) = found.values["seals"]
    assert (found.outcome, mark.type, mark.text) == (Outcome.ABSENT, "personal", "")
    assert "个人名章" in found.reason
    assert not check.check(_paper(_page(pixels)), engine).values["seals"]  # nothing is signed there


@pytest.mark.parametrize("seen", ["absent/contract.jpg", "absent/square.jpg"])
def test_an_embossed_seal_is_never_ruled_out(engine, seen):
    found = check.check(_paper(_page(_pixels(SEALS / seen))), engine)
    assert found.outcome is Outcome.ABSENT and "凹凸钢印" in found.reason


@pytest.mark.parametrize(
    ("text", "said"), [("临川县交通运输局", "印文似为“临川县"), ("孟多是交通运铁三", "印文认不清")]
)
def test_a_ring_is_quoted_where_it_reads_as_a_body(text, said):
    mark = SealMark(1, (0.5, 0.7, 0.6, 0.8), text, note="印文认不准")
    found = verdict.finding([mark], verdict.Circumstances())
    assert found.outcome is Outcome.UNSURE and said in found.reason


def test_placeholder_is_no_seal(engine):
    page = Page(1, 595, 842, source="flow", lines=(Line("临川县交通运输局（公章）", (0, 0, 1, 1)),))
    found = check.check(_paper(page, medium="office"), engine)
    assert found.outcome is Outcome.ABSENT
    assert "钢印" not in found.reason  # a file that was never on paper has none
    assert "（公章）" in found.reason


def test_seal_of_another_body_is_doubted(engine):
    lines = (
        Line("长宁县财政局", (0.5, 0.6, 0.9, 0.65)),
        Line("2023年4月18日", (0.5, 0.7, 0.9, 0.75)),
    )
    page = _page(_pixels(SEALS / "present/plain.jpg"), lines=lines)
    found = check.check(_paper(page), engine)
    assert found.outcome is Outcome.UNSURE
    assert "临川县交通运输局" in found.reason and "长宁县财政局" in found.reason


@pytest.mark.parametrize(
    ("state", "riding", "outcome"),
    [
        ("intact", False, Outcome.PRESENT),
        ("altered", False, Outcome.UNSURE),
        ("unchecked", False, Outcome.UNSURE),
        ("intact", True, Outcome.ABSENT),
        ("empty", False, Outcome.ABSENT),
        ("removed", False, Outcome.UNSURE),
    ],
)
def test_electronic_seals(state, riding, outcome, engine):
    blank = _page(np.full((700, 900, 3), 252, np.uint8), source="text")
    signature = Signature(
        "ofd", state, "临川县交通运输局", stamps=((1, (0.1, 0.1, 0.3, 0.3)),), riding=riding
    )
    found = check.check(_paper(blank, signatures=(signature,)), engine)
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("name", "outcome", "kind"),
    [
        ("临川县交通运输局电子公章", Outcome.PRESENT, "electronic"),
        ("临川县交通运输局（电子印章）", Outcome.PRESENT, "electronic"),
        ("张三", Outcome.UNSURE, "personal"),
        ("张三（手写签名）", Outcome.UNSURE, "personal"),
        ("农业局", Outcome.UNSURE, "electronic"),  # 农 is a surname, too
        ("ZHANG SAN", Outcome.UNSURE, "electronic"),
        ("", Outcome.UNSURE, "electronic"),
        ("临川县交通运输局合同专用章", Outcome.ABSENT, "special"),
        ("长宁县财政局电子公章", Outcome.UNSURE, "electronic"),
    ],
)
def test_an_electronic_seal_is_a_bodys_by_its_name(name, outcome, kind, engine):
    """A person's own stamp on an OFD is made as a body's seal is; another body's is no proof."""
    lines = (
        Line("临川县交通运输局", (0.5, 0.6, 0.9, 0.65)),
        Line("2023年4月18日", (0.5, 0.7, 0.9, 0.75)),
    )
    blank = _page(np.full((700, 900, 3), 252, np.uint8), source="text", lines=lines)
    signature = Signature("ofd", "intact", name, stamps=((1, (0.1, 0.1, 0.3, 0.3)),))
    found = check.check(_paper(blank, signatures=(signature,)), engine)
    assert found.outcome is outcome, found.reason
    assert [mark.type for mark in found.values["seals"]] == [kind]


def test_page_that_does_not_open_is_a_doubt(engine):
    def broken(dpi):
        raise OSError("truncated")

    found = check.check(_paper(Page(1, 595, 842, source="scan", render=broken)), engine)
    assert found.outcome is Outcome.UNSURE


def test_a_picture_cut_to_its_rim_is_still_a_seal(engine):
    pixels = _pixels(SEALS / "tight/rim.png")
    page = Page(
        1, 595, 842, source="flow", pictures=(Placed(lambda: pixels, (0.5, 0.6, 0.7, 0.74)),)
    )
    found = check.check(_paper(page, medium="office"), engine)
    assert found.outcome is Outcome.UNSURE and "可编辑" in found.reason
    (mark,) = found.values["seals"]
    assert mark.box == pytest.approx((0.5, 0.6, 0.7, 0.74), abs=0.005)


FULL = "各单位要高度重视，细化措施，压实责任，确保任务完成。"


def _written(told, **more):
    rows = tuple(Line(text, (0.15, y, 0.15 + 0.02 * len(text), y + 0.02), 1) for text, y in told)
    pixels = np.full((1600, 1200, 3), 255, np.uint8)
    pixels[100:110, 150:1050] = (220, 20, 30)  # a red line: the page is in colour
    page = _page(pixels, lines=rows, **more)
    return replace(_paper(page, medium="photo"), format="image")


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ([(FULL, 0.1 * n) for n in range(1, 9)], Outcome.UNSURE),  # to the foot of the page
        ([(FULL, 0.1 * n) for n in range(1, 5)], Outcome.ABSENT),  # ends half way down
        ([(FULL, 0.1 * n) for n in range(1, 5)] + [("— 1 —", 0.92)], Outcome.ABSENT),
        (
            [(FULL, 0.1 * n) for n in range(1, 8)]
            + [("清源县交通运输局", 0.82), ("2023年5月6日", 0.86)],
            Outcome.ABSENT,
        ),
    ],
)
def test_a_picture_of_a_full_page_without_closing_may_be_but_the_first_page(rows, outcome, engine):
    found = check.check(_written(rows), engine)
    assert found.outcome == outcome
    assert ("001、002" in found.remedy) == (outcome is Outcome.UNSURE)


def test_a_pdf_is_all_there_is_of_a_paper(engine):
    paper = replace(_written([(FULL, 0.1 * n) for n in range(1, 9)]), format="pdf")
    assert check.check(paper, engine).outcome is Outcome.ABSENT


@pytest.mark.parametrize(
    ("state", "picture", "outcome", "words"),
    [
        ("empty", None, Outcome.PRESENT, "第1页有公章“临川县交通运输局”"),
        ("removed", b"PNG", Outcome.UNSURE, "后来的版本把它清除了"),
        ("intact", None, Outcome.UNSURE, "签名本身没有图样"),
        ("intact", b"PNG", Outcome.PRESENT, "第1页有电子印章“临川县交通运输局”"),
    ],
)
def test_a_field_hides_no_seal_that_it_did_not_draw(engine, state, picture, outcome, words):
    """A form's empty field lay over the place where the paper was then sealed and scanned."""
    stamps = ((1, (0.283, 0.413, 0.651, 0.887)),)
    field = Signature("pdf", state, signer="张三", stamps=stamps, picture=picture)
    page = _page(_pixels(SEALS / "present/plain.jpg"))
    found = check.check(_paper(page, signatures=(field,)), engine)
    assert (found.outcome, words in found.reason) == (outcome, True)
    assert len(found.values["seals"]) == 1


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["王建国印", "王国建印"], [("王建国", 0.99)]),
        (["明印朱立", "明朱立印", "朱明立印"], [("", 0.99)]),  # round or in rows
        (["公章专用", "公专章用"], []),
    ],
)
def test_a_stamps_name_is_told_where_its_letters_have_one_order(rows, told):
    class Reader:
        def recognise(self, crops):
            return [(text, 0.99) for text in rows]

    assert name_stamps._names(np.zeros((80, 80, 3), np.uint8), Reader()) == told
