"""What must accuse nobody, and what only looks lawful."""

from __future__ import annotations

import pytest

from tests.copying.batch import TEXT, A, B, C, frauds, only, sharing
from tests.copying.factory import record
from tests.copying.prose import prose


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


@pytest.mark.parametrize("handed_in", [False, True])
def test_what_is_only_said_to_be_forwarded_is_shown_where_nobody_handed_it_in(handed_in):
    text = prose(46, 12)
    title = "关于转发《山东省交通运输厅关于做好信用管理工作的通知》的通知"
    cover = f"{title}\n各企业：\n现转发给你们，请认真贯彻执行。"
    forwarded = f"{A}交通运输局\n{cover}\n附件\n{text}"
    sources = [("做好信用管理工作的通知", text)] if handed_in else []
    own = record("乙", f"{prose(47, 20)}\n{text}\n{prose(48, 20)}")
    outcome = sharing((A, record("甲", forwarded)), (B, own), sources=sources)
    asked = ["notice"] if not handed_in else []
    assert [pair.severity for pair in outcome.pairs if "调取所写的原件" in pair.reason] == asked
    assert not frauds(outcome)


def test_a_plan_that_tells_what_others_issued_forwards_nothing():
    law = "《国务院关于印发新一代规划的通知》"
    plan = f"国家发布{law}，省政府印发《关于做好信用工作的意见》。\n{prose(49, 16)}"
    assert frauds(sharing((A, record("甲", plan)), (B, record("乙", plan))))


def test_a_forwarded_title_that_the_line_cuts_begins_the_forwarded_text():
    """As received it is the superior's by its title alone; forwarded it stands under the cover."""
    title = "山东省道路运输协会关于做好诚信企业推荐工作的函"
    text = f"{title[:14]}\n{title[14:]}\n鲁道协函〔2023〕11号\n{prose(46, 16)}"
    cover = f"{A}交通运输局转发《{title}》的通知\n各企业：\n{'现转发给你们，请自愿申报。' * 4}\n"
    forwarded = record("甲", cover + text, title=f"{A}交通运输局转发《{title}》的通知")
    own = record("乙", text, title=title, kind="other")
    pair = only(sharing((A, forwarded), (B, own)))
    assert pair.severity == "notice" and not pair.spans


@pytest.mark.parametrize(
    ("title", "grade"),
    [
        ("山东省道路运输协会关于做好推荐工作的函", "notice"),
        ("济南市交通运输局关于信用评价结果的通报", "notice"),
        (f"济南市{A}交通运输局关于做好推荐工作的函", "fraud"),
        ("济南市起步区交通运输局关于做好推荐工作的函", "fraud"),
        ("贯彻落实山东省交通运输厅关于信用工作的通报", "fraud"),
    ],
)
def test_whose_a_paper_is_that_bears_no_header_its_title_tells(title, grade):
    text = prose(43, 20)
    told = sharing((A, record("甲", text, title=title)), (B, record("乙", prose(44, 20) + text)))
    assert only(told).severity == grade


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


@pytest.mark.parametrize(
    ("title", "grades"),
    [
        (f"{A}三年行动计划", ["fraud"]),
        (f"济南市{A}交通运输局三年行动计划", ["fraud"]),
        (f"关于通报{A}经验的函", ["notice"]),
        ("三年行动计划", ["notice"]),
    ],
)
def test_a_paper_that_its_title_calls_a_countys_is_no_superiors_whoever_is_named_below(
    title, grades
):
    """Without a header the issuer may be anybody named at the end; then people are asked."""
    text = prose(43, 20)
    told = sharing(
        (A, record("甲", text, title=title, issuer="交通运输部")),
        (B, record("乙", prose(44, 20) + text)),
    )
    assert [pair.severity for pair in told.pairs] == grades


@pytest.mark.parametrize(("part", "grades"), [(8, ["notice"]), (1, [])])
def test_a_paragraph_out_of_a_paper_that_only_its_signature_calls_a_superiors_is_shown(
    part, grades
):
    """Nobody is accused, but people see it: the signature may be anybody's word."""
    told = sharing(
        (A, record("甲", prose(43, 30), title="三年行动计划", issuer="交通运输部")),
        (B, record("乙", f"{prose(44, 20)}\n{prose(43, part)}\n{prose(45, 20)}")),
    )
    assert [pair.severity for pair in told.pairs] == grades


def test_a_countys_own_header_does_not_excuse():
    organs = (f"{A}交通运输局",)
    papers = (A, record("甲", TEXT, organs=organs)), (B, record("乙", TEXT, organs=organs))
    assert frauds(sharing(*papers))


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


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("交通运输局主要职责", 0),
        ("道路运输服务中心机构职能", 0),
        ("交通运输局部门职责", 0),
        ("信用修复岗位工作制度", 1),
    ],
)
def test_the_duties_of_a_bureau_are_set_from_above(title, count):
    made = [
        (name, record(name, f"{name}{title}\n{TEXT}\n{name}", title=name + title))
        for name in (A, B)
    ]
    assert len(frauds(sharing(*made))) == count


@pytest.mark.parametrize(("body", "count"), [("山东省", 0), ("本局", 1)])
def test_the_provinces_scale_of_penalties_is_nobodys_own(body, count):
    title = f"{body}交通运输行政处罚裁量基准（摘录）"
    made = [(name, record(name, f"{title}\n{TEXT}\n{name}", title=title)) for name in (A, B)]
    assert len(frauds(sharing(*made))) == count


PHRASES = (
    "今年以来，在县委、县政府的坚强领导下，我局紧紧围绕创建目标，扎实推进各项工作。",
    "成立了由局长任组长的领导小组，形成了主要领导亲自抓、分管领导具体抓的工作格局。",
    "通过微信公众号、电子显示屏、宣传栏等多种形式，广泛宣传信用知识，发放宣传资料。",
    "对信用较差的，提高抽查比例和频次，列为重点监管对象，依法依规实行严管和惩戒。",
    "思想认识有待进一步提高，专业人才短缺，宣传的广度和深度不够。",
    "下一步，我局将以此次创建为契机，进一步加大工作力度，确保圆满完成各项目标任务。",
)
DONE = (
    "今年逢五赶集，我局把摊位摆到了牲口市旁边，卖驴的也凑过来问两句。",
    "三号窗口的电话一天响八十回，接电话的嗓子哑了就换人。",
    "修车铺老板把旧轮胎锯开做花盆，盆上写着扣分的缘由。",
    "上半年夜里收麦的机器先后过路，交管员举着马灯一台一台登记。",
    "摆渡的船工不识字，拿玉米粒记人数，回来倒在桌上数。",
    "给跑长途的留一壶热水，壶底压着他上个月的得分条。",
)


@pytest.mark.parametrize(("shared", "count"), [(PHRASES, 0), (DONE, 1)], ids=["set", "own"])
def test_what_every_bureau_reports_accuses_nobody(shared, count):
    own = {A: prose(81, 6).split("\n"), B: prose(82, 6).split("\n")}
    made = [
        (
            name,
            record(
                name,
                "\n".join(
                    f"{line}{said}" for line, said in zip(shared, own[name] * 3, strict=False)
                ),
            ),
        )
        for name in (A, B)
    ]
    assert len(frauds(sharing(*made))) == count
