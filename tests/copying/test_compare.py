"""What must be found, what must accuse nobody."""

from __future__ import annotations

import random
import time

import pytest

from checker.copying import Settings, Source, compare
from tests.copying.factory import record
from tests.copying.prose import prose

A, B, C = "商河县", "博兴县", "齐河县"


def sharing(*papers, sources=(), **words):
    """``papers`` are (county, record)."""
    records = {name: [made for county, made in papers if county == name] for name in (A, B, C)}
    return compare(records, [Source(*source) for source in sources], Settings(), **words)


def frauds(outcome):
    return [pair for pair in outcome.pairs if pair.severity == "fraud"]


def only(outcome):
    assert len(outcome.pairs) == 1, [(pair.kind, pair.reason) for pair in outcome.pairs]
    return outcome.pairs[0]


TEXT = prose(11, 30)


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


def test_swapped_names_and_numbers_are_listed():
    pair = only(sharing((A, record("甲", NAMED)), (B, record("乙", swapped(NAMED)))))
    assert (A, B) in pair.swapped
    assert ("张建国", "李卫东") in pair.swapped
    assert any(one.startswith("13") and other.startswith("27") for one, other in pair.swapped)


def test_same_bytes_are_one_pair_of_kind_same_file():
    outcome = sharing(
        (A, record("甲", TEXT, sha256="f" * 64)), (B, record("乙", TEXT, sha256="f" * 64))
    )
    assert only(outcome).kind == "same_file"
    assert only(outcome).severity == "fraud"


def test_a_photograph_as_the_same_file_is_suspected():
    papers = [(name, record(name, "", kind="photo", sha256="e" * 64)) for name in (A, B)]
    assert only(sharing(*papers)).severity == "fraud"


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


def test_every_county_that_copied_is_found():
    names = [f"第{n}县" for n in "一二三四五六七八九十"]
    dice = random.Random(3)
    records = {
        name: [
            record(f"{name}抄", TEXT.replace("份", f"份{dice.randint(2, 9)}", 3)),
            record(f"{name}自写", prose(100 + n, 30)),
        ]
        for n, name in enumerate(names)
    }
    outcome = compare(records, [], Settings())
    assert len(frauds(outcome)) == len(names) * (len(names) - 1) // 2
    assert [len(group) for group in outcome.clusters] == [len(names)]
    assert outcome.not_shown == 0


def test_the_earliest_member_leads_its_cluster():
    dates = {A: "2023-04-01", B: "2023-02-01", C: "2023-06-01"}
    papers = [(name, record(f"{name}方案", TEXT + name, date=date)) for name, date in dates.items()]
    outcome = sharing(*papers)
    assert outcome.clusters[0][0] == papers[1][1].material.id


def lawful_cases():
    notice = prose(31, 20)
    quoted = prose(32, 5, 99)
    organs = "、".join(
        f"{name}局"
        for name in [
            "发展改革",
            "财政",
            "公安",
            "人社",
            "住建",
            "文旅",
            "卫健",
            "应急",
            "审计",
            "市场监管",
        ]
    )
    people = "、".join(
        ["王建国", "李爱民", "张海涛", "刘文静", "陈志强", "杨晓东", "赵玉兰", "黄国庆"]
    )
    cover = (
        "关于转发《山东省交通运输厅关于做好春运信用管理工作的通知》的通知\n各企业：\n"
        "现将该通知（鲁交信〔2023〕7号）转发给你们，请认真贯彻执行。\n"
    )
    parent = f"附件\n{prose(33, 20)}"
    own = prose(34, 20), prose(35, 20)
    return {
        "the same passage of a known source": (
            own[0] + notice,
            own[1] + notice,
            {"sources": [("本通知", notice)]},
        ),
        "the same file as a known source": (notice, notice, {"sources": [("样式", notice)]}),
        "a forwarded parent": (
            f"商河县交通运输局\n{cover}{parent}",
            f"博兴县交通运输局\n{cover}{parent}",
            {},
        ),
        "quotation": (f"{own[0]}“{quoted}”", f"{own[1]}“{quoted}”", {}),
        "list of organs": (
            own[0] + f"成员单位：{organs}。" * 3,
            own[1] + f"成员单位：{organs}。" * 3,
            {},
        ),
        "list of names": (own[0] + f"\n{people}\n" * 4, own[1] + f"\n{people}\n" * 4, {}),
        "independent papers": (*own, {}),
        "short identical text": (prose(36, 2), prose(36, 2), {}),
    }


LAWFUL = lawful_cases()


@pytest.mark.parametrize("name", LAWFUL)
def test_lawful_sharing_accuses_nobody(name):
    one, other, words = LAWFUL[name]
    outcome = sharing((A, record("甲", one)), (B, record("乙", other)), **words)
    assert not frauds(outcome), [pair.reason for pair in outcome.pairs]


def test_a_joint_paper_whose_scan_is_misread_below_its_head_accuses_nobody():
    head = f"{A}交通运输局\n{B}交通运输局\n关于联合印发监管方案的通知\n{A}、{B}各企业：\n"
    body = TEXT.replace(A, "某某").replace(B, "某某")
    outcome = sharing((A, record("甲", head + body)), (B, record("乙", "页一\n" + head + body)))
    assert outcome.pairs and not frauds(outcome)
    copied = record("丙", head.replace(B, "") + body)
    assert frauds(sharing((A, record("甲", head + body)), (B, copied)))


def test_what_is_set_aside_is_shown_with_source_reason_and_place():
    law = prose(41, 20)
    one, other = record("甲", law + "\n" + TEXT), record("乙", TEXT + "\n" + law)
    pair = only(sharing((A, one), (B, other), sources=[("某办法", law)]))
    aside = next(one for one in pair.excluded if one.source == "某办法")
    assert aside.reason and aside.characters > 0.9 * len(law) * 0.8
    place = aside.spans[0].a
    assert one.text[place.start : place.end] == aside.spans[0].text
    assert all(span.a.start >= len(law) - 40 for span in pair.spans)


def test_pledges_share_their_form():
    form = prose(42, 12)
    papers = [
        (name, record(name, f"承诺人：{name}某公司\n{form}", kind="pledge")) for name in (A, B)
    ]
    assert not frauds(sharing(*papers))


def test_a_superiors_paper_is_nobodys_copy_and_a_source_for_all():
    text = prose(43, 20)
    organ = ("山东省交通运输厅",)
    same = sharing(
        (A, record("甲", text, organs=organ, sha256="a" * 64)),
        (B, record("乙", text, organs=organ, sha256="a" * 64)),
    )
    assert only(same).severity == "notice"
    quoted = sharing(
        (C, record("丙", text, organs=organ)),
        (A, record("甲", prose(44, 20) + text)),
        (B, record("乙", prose(45, 20) + text)),
    )
    assert not frauds(quoted)


def test_a_countys_own_header_does_not_excuse():
    organs = (f"{A}交通运输局",)
    papers = (A, record("甲", TEXT, organs=organs)), (B, record("乙", TEXT, organs=organs))
    assert frauds(sharing(*papers))


def test_passages_of_many_counties_are_listed_and_accuse_nobody():
    shared = prose(46, 3, 99)
    names = [f"第{n}县" for n in "一二三四五六七八"]
    records = {
        name: [record(name, prose(200 + n, 60) + "\n" + shared)] for n, name in enumerate(names)
    }
    outcome = compare(records, [], Settings())
    assert not frauds(outcome)
    assert any(len(counties) == len(names) for _, counties in outcome.common)


def test_a_passage_of_many_in_papers_of_medium_length_accuses_nobody_but_whole_copies_do():
    shared = prose(47, 8)
    names = [f"第{n}县" for n in "一二三四五六七"]
    inside = {
        name: [record(name, prose(300 + n, 24) + "\n" + shared)] for n, name in enumerate(names)
    }
    assert not frauds(compare(inside, [], Settings()))
    few = {name: inside[name] for name in names[:3]}
    assert len(frauds(compare(few, [], Settings()))) == 3


def test_one_newspapers_report_is_nobodys_copy():
    report = "大众日报 6月12日 记者 通讯员\n" + prose(48, 8)
    told = {A: report, B: report + "\n此稿由我单位转载。"}
    papers = [
        (name, record(name, f"{name}转载\n{text}", kind="news")) for name, text in told.items()
    ]
    assert only(sharing(*papers)).severity == "notice"
    own = [
        (n, record(n, f"{n}\n{text}\n{A}和各地都在做。", kind="news")) for n, text in told.items()
    ]
    assert frauds(sharing(*own))


def test_table_cells_are_set_aside():
    rows = "\n".join(f"{n}\t信用承诺书\t维修企业{n}户\t已完成归集" for n in range(1, 40))
    papers = [(name, record(name, rows, kind="ledger", title=name)) for name in (A, B)]
    made = []
    for number, (name, one) in enumerate(papers):
        line_pages = tuple(
            page.__class__(
                page.number,
                page.width,
                page.height,
                page.source,
                tuple(
                    line.__class__(line.text + f"\t{number}", line.box, where="table")
                    for line in page.lines
                ),
            )
            for page in one.pages
        )
        made.append(
            (
                name,
                one.__class__(
                    **{**{s: getattr(one, s) for s in one.__slots__}, "pages": line_pages}
                ),
            )
        )
    assert not frauds(sharing(*made))


@pytest.mark.parametrize(("one", "other", "count"), [("三.1", "五.2", 1), ("三.1", "四.2", 0)])
def test_reused_evidence_only_where_the_notice_forbids_it(one, other, count):
    papers = (
        (A, record("甲", TEXT, indicator=one, sha256="c" * 64)),
        (A, record("乙", TEXT, indicator=other, sha256="c" * 64)),
    )
    outcome = sharing(*papers)
    assert [(pair.kind, pair.severity) for pair in outcome.pairs] == [
        ("reused_evidence", "notice")
    ] * count


def test_earlier_years_are_a_reference():
    outcome = sharing((B, record("乙", TEXT)), reference={"2022年": [record("旧", TEXT)]})
    assert only(outcome).severity == "fraud"
    own = sharing((B, record("乙", TEXT)), reference={"2022博兴县": [record("旧", TEXT)]})
    assert only(own).kind == "reused_evidence"


def test_nothing_to_compare():
    assert compare({}, [], Settings()).pairs == ()
    assert compare({A: [record("空", "")], B: [record("空白", "", "")]}, [], Settings()).pairs == ()


def test_a_strange_countys_name_is_raised_by_itself_with_its_place():
    text = f"{prose(51, 6)}\n由{A}交通运输局负责解释。\n{prose(52, 6)}"
    outcome = sharing((B, record("乙", text)), (A, record("甲", prose(53, 12))))
    (left,) = outcome.names_left
    assert (left.side.submission, left.name) == (B, A)
    assert text[left.place.start : left.place.end] == A


def test_a_county_named_for_a_reason_is_no_stranger():
    texts = (
        f"组织人员赴{A}学习信用评价。",
        f"《{A}信用管理办法》",
        f"{A}、{C}、平邑县三地均已开展。",
        f"\n{B}交通运输局　　{A}交通运输局\n2023年6月9日",
    )
    papers = [(B, record(f"乙{n}", prose(60 + n, 4) + text)) for n, text in enumerate(texts)]
    outcome = sharing(*papers, (A, record("甲", prose(64, 12))), (C, record("丙", prose(65, 12))))
    assert not outcome.names_left


@pytest.mark.parametrize(
    "text",
    [
        f"由{A}交通运输局信用科、运管科负责解释。",
        f"对失信主体实施联合惩戒，由{A}交通运输局通报。",
        f"农民专业合作社由{A}交通运输局登记。",
    ],
)
def test_words_that_only_look_like_a_reason_explain_no_strange_name(text):
    outcome = sharing((B, record("乙", f"{prose(51, 6)}\n{text}")), (A, record("甲", prose(53, 9))))
    assert [left.name for left in outcome.names_left] == [A]


def test_a_visit_told_some_words_before_explains_a_name():
    text = f"为学习借鉴先进地区的信用评价方法，6月12日，局党组书记、局长带领一行八人到{A}走访。"
    assert not sharing((B, record("乙", text)), (A, record("甲", prose(53, 9)))).names_left


@pytest.mark.parametrize(
    "text", ["的" * 60_000, "合格\n" * 20_000, "".join(map(str, range(30_000)))]
)
def test_text_that_repeats_itself_does_not_stall(text):
    begin = time.process_time()
    sharing((A, record("甲", text + "一")), (B, record("乙", text)), sources=[("表", text)])
    assert time.process_time() - begin < 10
