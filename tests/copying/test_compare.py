"""What must be found, and what is not compared."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from checker.copying import Settings, background, compare, marks
from checker.copying.names import county, names_in
from checker.model.material import Place, Record
from tests.copying.batch import TEXT, A, B, only, sharing
from tests.copying.factory import record
from tests.copying.prose import prose


def swapped(text):
    return text.replace(A, B).replace("张建国", "李卫东").replace("13家", "27家")


def noisy(text):
    dice = random.Random(1)
    marks = "".join(c for c in text if c not in "，。" or dice.random() > 0.3)
    flat = "".join(chr(dice.randint(0x4E00, 0x9000)) if dice.random() < 0.04 else c for c in marks)
    rows = [flat[at : at + 26] for at in range(0, len(flat), 26)]
    return "\n".join(["交通运输局材料", *rows[:20], "- 1 -"]), "\n".join(
        ["交通运输局材料", *rows[20:], "- 2 -"]
    )


NAMED = f"{A}交通运输局由张建国负责，查了13家。" + TEXT

COPIES = {
    "same text": (TEXT, (TEXT,), "same_text"),
    "names and numbers swapped": (NAMED, (swapped(NAMED),), "copied_text"),
    "reordered": (TEXT, ("\n".join(TEXT.split("\n")[::-1]),), "copied_text"),
    "scan against text": (TEXT, noisy(TEXT), "copied_text"),
    "a third": (TEXT, (prose(12, 20) + "\n" + "\n".join(TEXT.split("\n")[:3]),), "copied_part"),
    "one paragraph": (
        TEXT,
        (prose(13, 40) + "\n" + "\n".join(TEXT.split("\n")[3:5]),),
        "copied_part",
    ),
    "short inside long": (prose(14, 12), (prose(15, 60) + prose(14, 12),), "copied_part"),
}


@pytest.mark.parametrize("name", COPIES)
def test_copies_are_found(name):
    original, copy, kind = COPIES[name]
    pair = only(sharing((A, record("甲", original)), (B, record("乙", *copy))))
    assert (pair.kind, pair.severity) == (kind, "fraud")
    assert pair.spans
    assert 0 < pair.covered_a <= 1 and 0 < pair.similarity <= 1


def test_a_sentence_that_lists_is_no_list():
    """Its listing commas are pauses, too; a screen's or a catalogue's have no sentence."""
    rows = [one.rstrip("。").replace("，", "")[:14] for one in prose(17, 14).split("。") if one]
    text = f"全年改造{'、'.join(row.strip() for row in rows)}等路段。"
    host = prose(18, 40), prose(19, 40)
    found = sharing((A, record("甲", host[0] + text)), (B, record("乙", host[1] + text)))
    assert only(found).severity == "fraud"


def test_swapped_names_and_numbers_are_listed():
    pair = only(sharing((A, record("甲", NAMED)), (B, record("乙", swapped(NAMED)))))
    assert (A, B) in pair.swapped
    assert ("张建国", "李卫东") in pair.swapped
    assert any(one.startswith("13") and other.startswith("27") for one, other in pair.swapped)


def test_numbers_in_words_and_goods_put_in_throughout_are_listed():
    told = (
        f"{prose(16, 5)}清晨五点排队等候的金银花交易车辆由老司机唐庆伟带队，全年一共出车三百趟次。"
        f"{prose(15, 5)}承运回来以后货主都说金银花没有淋过雨。{prose(17, 3)}"
    )
    other = told.replace("金银花", "苹果").replace("三百", "二百").replace("唐庆伟", "温学斌")
    pair = only(sharing((A, record("甲", told)), (B, record("乙", other))))
    assert {("金银花", "苹果"), ("唐庆伟", "温学斌"), ("三百", "二百")} <= set(pair.swapped)


def test_a_clauses_number_and_a_full_width_digit_swap_nothing():
    told = f"第三条{prose(16, 6)}共８家。{prose(15, 6)}"
    other = told.replace("第三条", "第二条").replace("８", "8")
    assert not only(sharing((A, record("甲", told)), (B, record("乙", other)))).swapped


def test_neither_its_own_past_nor_a_joint_paper_was_left_from_another():
    own = record("甲", f"{A}{TEXT}")
    past = compare({A: [own]}, reference={f"2022/{A}": [record("旧", f"{A}{TEXT}{prose(3, 9)}")]})
    both = f"{A}、{B}联合开展，{A}、{B}各自落实。{TEXT}"
    joint = sharing((A, record("甲", both)), (B, record("乙", both + prose(3, 9))))
    assert not any("留有" in clue for one in (past, joint) for clue in only(one).clues)


def test_a_figure_put_in_before_another_sentence_swaps_none():
    before, after = (prose(seed, 3).replace("\n", "") for seed in (41, 42))
    one, other = f"{before}1条建议，{after}", f"{before[:-1]}，达到100%。1条建议，{after}"
    pair = only(
        sharing((A, record("甲", prose(43, 6) + one)), (B, record("乙", prose(44, 6) + other)))
    )
    assert not any("条" in words for both in pair.swapped for words in both)


def test_what_was_weighed_as_common_wording_is_named_by_version():
    pair = only(sharing((A, record("甲", NAMED)), (B, record("乙", swapped(NAMED)))))
    assert pair.baseline == background.version() and pair.baseline not in pair.reason
    assert "“少见文字”指" in pair.reason
    assert background.version().startswith(marks.VERSION)


def test_same_bytes_are_one_pair_of_kind_same_file():
    outcome = sharing(
        (A, record("甲", TEXT, sha256="f" * 64)), (B, record("乙", TEXT, sha256="f" * 64))
    )
    assert only(outcome).kind == "same_file"
    assert only(outcome).severity == "fraud"


def test_a_photograph_as_the_same_file_is_suspected():
    papers = [(name, record(name, "", kind="photo", sha256="e" * 64)) for name in (A, B)]
    assert only(sharing(*papers)).severity == "fraud"


@pytest.mark.parametrize(("least", "grade"), [(50_000, "fraud"), (50_001, "notice")])
def test_from_which_size_equal_files_without_words_accuse_is_a_setting(least, grade):
    papers = [(name, record(name, "", kind="photo", sha256="e" * 64)) for name in (A, B)]
    outcome = sharing(*papers, settings=Settings(same_file_least=least))
    assert only(outcome).severity == grade


@pytest.mark.parametrize(("least", "grade"), [(0.1, "fraud"), (0.5, "notice")])
def test_how_much_of_a_screen_must_be_in_common_is_a_setting(least, grade):
    one, other = (f"{prose(seed, 18)}\n{prose(31, 8)}" for seed in (32, 33))
    papers = [
        (A, record("甲", one, kind="screenshot")),
        (B, record("乙", other, kind="screenshot")),
    ]
    assert only(sharing(*papers, settings=Settings(loose_share=least))).severity == grade


def test_another_countys_name_left_standing_is_a_clue():
    copy = TEXT.replace("，共", f"，{A}养护中心共", 1)
    original = TEXT.replace("，共", f"，{A}养护中心共", 1)
    pair = only(sharing((A, record("甲", original)), (B, record("乙", copy))))
    assert any(A in clue and B in clue for clue in pair.clues)
    assert pair.measures["names_left"] == 1


def test_earlier_date_is_a_clue():
    pair = only(
        sharing(
            (A, record("甲", TEXT, date="2023-05-01")), (B, record("乙", TEXT, date="2023-03-01"))
        )
    )
    assert any("2023-03-01" in clue and clue.startswith("线索") for clue in pair.clues)


def test_creation_times_of_pdf_and_office_are_compared_as_times():
    made = {A: "D:20230301090500+08'00'", B: "2023-02-27T10:20:30Z"}
    papers = [
        (name, record(name, TEXT + name, metadata={"created": made[name]})) for name in (A, B)
    ]
    clues = "".join(only(sharing(*papers)).clues)
    assert f"{B}（2023-02-27 18:20）早于{A}（2023-03-01 09:05）" in clues


@pytest.mark.parametrize(
    ("other", "told"), [("2013-12-23T23:15:00Z", 0), ("2013-12-23T23:16:00Z", 1)]
)
def test_a_template_of_which_a_program_made_the_file_tells_no_time(other, told):
    """python-docx writes its blank's own birth into every file that it makes."""
    made = {A: "2023-02-27T10:20:30Z", B: other}
    papers = [
        (name, record(name, TEXT + name, metadata={"created": made[name]})) for name in (A, B)
    ]
    assert sum("创建时间" in clue for clue in only(sharing(*papers)).clues) == told


FORBIDDEN = Settings(forbidden_reuse=(("三.1", "五.2"), ("一.2", "六.2"), ("六.1", "六.2")))


@pytest.mark.parametrize(("one", "other", "count"), [("三.1", "五.2", 1), ("三.1", "四.2", 0)])
def test_reused_evidence_only_where_the_notice_forbids_it(one, other, count):
    papers = (
        (A, record("甲", TEXT, indicator=one, sha256="c" * 64)),
        (A, record("乙", TEXT, indicator=other, sha256="c" * 64)),
    )
    outcome = sharing(*papers, settings=FORBIDDEN)
    assert [(pair.kind, pair.severity) for pair in outcome.pairs] == [
        ("reused_evidence", "notice")
    ] * count


def test_one_paper_at_several_forbidden_places_is_one_pair_that_names_them_all():
    paper = record("甲", TEXT)
    places = tuple(Place(ref, None, "manifest", 1.0) for ref in ("六.2", "一.2", "六.1"))
    paper = replace(paper, material=replace(paper.material, places=places))
    reason = only(sharing((A, paper), settings=FORBIDDEN)).reason
    assert "同时放在一.2和六.2，也放在六.1和六.2，" in reason


@pytest.mark.parametrize(("own", "count"), [(False, 0), (True, 1)])
def test_the_frame_of_one_site_is_no_evidence_handed_in_twice(own, count):
    """Pages of one site share its head and foot; the same news on two of them is still found."""
    frame = prose(40, 6)
    news = [prose(50 + number, 3) for number in range(5)]
    pages = [record(f"页{n}", f"{frame}\n{news[n]}", indicator="三.1") for n in range(4)]
    case = record("案例", f"{frame}\n{news[0] if own else news[4]}\n来源", indicator="五.2")
    found = sharing(*((A, each) for each in (*pages, case)), settings=FORBIDDEN).pairs
    assert [pair.kind for pair in found] == ["reused_evidence"] * count


@pytest.mark.parametrize(("title", "count"), [("丁车队守约", 0), ("丙车队守约", 1)])
def test_pages_of_few_words_are_one_by_their_title_alone(title, count):
    frame = prose(40, 8)
    pages = [
        replace(
            record(f"页{name}", f"{frame}\n{name}车队守约", indicator="三.1"),
            title=f"{name}车队守约",
        )
        for name in "甲乙丙戊"
    ]
    case = replace(record("案例", f"{frame}\n{title}", indicator="五.2"), title=title)
    found = sharing(*((A, each) for each in (*pages, case)), settings=FORBIDDEN).pairs
    assert len(found) == count


@pytest.mark.parametrize(
    ("place", "day", "count"),
    [("文化站二楼", "7月18日", 1), ("机关四楼", "7月18日", 0), ("文化站二楼", "7月19日", 0)],
)
def test_one_session_told_anew_in_two_places_is_evidence_handed_in_twice(place, day, count):
    one = f"培训记录\n时间：2023年7月18日下午2:30    地点：文化站二楼\n{prose(71, 4)}"
    other = f"公益培训\n时间：2023年{day}14时30分 地点：{place}\n{prose(72, 4)}"
    papers = (
        (A, record("甲", one, indicator="六.2")),
        (A, record("乙", other, indicator="六.1")),
    )
    found = sharing(*papers, settings=FORBIDDEN).pairs
    assert [(pair.kind, pair.severity) for pair in found] == [("reused_evidence", "notice")] * count


def test_earlier_years_are_a_reference():
    outcome = sharing((A, record("乙", TEXT)), reference={"2022年": [record("旧", TEXT)]})
    assert only(outcome).severity == "fraud"
    own = sharing((A, record("乙", TEXT)), reference={"2022博兴县": [record("旧", TEXT)]})
    assert only(own).kind == "reused_evidence"


def test_a_countys_own_years_make_no_text_common():
    """What one county wrote into every year's summary is still its own when another copies it."""

    def summary(name: str, seed: int) -> Record:
        return record(name, f"{prose(seed, 14)}\n{prose(901, 8)}\n{prose(seed + 1, 14)}")

    past = {f"{2010 + year}/{A}": [summary(f"旧{year}", 1000 + 10 * year)] for year in range(6)}
    found = sharing((A, summary("甲", 6000)), (B, summary("乙", 5000)), reference=past).pairs
    assert {pair.severity for pair in found if B in (pair.a.submission, pair.b.submission)} == {
        "fraud"
    }


@pytest.mark.parametrize(
    "held", ["2022年/博兴县", "第一批/滨州市博兴县", "往年/往年/博兴县交通运输局"]
)
def test_a_year_or_batch_before_a_name_hides_no_county(held):
    """What a county filed before is its own, whatever the library calls the year."""
    assert only(sharing((A, record("甲", TEXT)), reference={held: [record("旧", TEXT)]})).kind == (
        "reused_evidence"
    )


@pytest.mark.parametrize("folder", ["市北区", "青岛市北区", "青岛市市北区交通运输局", "03-市北区"])
def test_a_district_whose_name_begins_like_a_citys_end_is_not_cut(folder):
    assert county(folder) == "市北区" and not names_in("在集北区域设点", folder)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("商河", "商河县"),
        ("济南市中", "市中区"),
        ("济南市市中", "市中区"),
        ("青岛市城阳", "城阳区"),
        ("济南市", "济南市"),
        ("03-商河交通运输局", "商河县"),
        ("西海岸新区", "西海岸新区"),
        ("市中", ""),
    ],
)
def test_a_folder_named_without_the_unit_is_its_countys(folder, name):
    assert county(folder) == name


def test_earlier_material_under_the_name_of_a_submission_is_refused():
    """It would be taken for the submission, whose own copies then passed unseen."""
    with pytest.raises(ValueError, match=B):
        sharing((A, record("甲", TEXT)), (B, record("乙", TEXT)), reference={B: []})


def test_nothing_to_compare():
    assert compare({}, [], Settings()).pairs == ()
    assert compare({A: [record("空", "")], B: [record("空白", "", "")]}, [], Settings()).pairs == ()


@pytest.mark.parametrize(
    "text", ["的" * 60_000, "合格\n" * 20_000, "".join(map(str, range(30_000)))]
)
def test_text_that_repeats_itself_does_not_stall(text):
    begin = time.process_time()
    sharing((A, record("甲", text + "一")), (B, record("乙", text)), sources=[("表", text)])
    assert time.process_time() - begin < 10
