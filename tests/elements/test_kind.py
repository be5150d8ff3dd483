import pytest

from checker.elements import closing, dates, kind, title_words
from tests.elements.conftest import RED, document, line, page, paper

HEAD = line("清源县交通运输局文件", 0.14, 40, RED)
BODY = "按照年度工作安排，现将有关事项说明如下，请认真组织实施。"


def _plain(*texts, size=22, source="text", **more):
    rows = [line(texts[0], 0.1, size)] + [
        line(text, 0.16 + 0.04 * n, x=0.1) for n, text in enumerate(texts[1:])
    ]
    return document(page(*rows, source=source), **more)


def _screen(*texts):
    return _plain(*texts, medium="image", format="image", source="scan")


KINDS = [
    ("policy", paper(HEAD, title="关于印发《信用评价办法》的通知")),
    ("policy", paper(title="清源县道路运输信用考核实施细则（试行）")),
    ("policy", paper(HEAD, title="关于印发《信用红黑名单管理制度（试行）》的函")),
    ("policy", paper(HEAD, title="关于实行《信用信息查询制度》的函")),
    ("policy", paper(HEAD, title="关于印送《信用积分管理办法》的函")),
    ("other", paper(HEAD, title="关于征求《信用积分管理办法》意见的函")),
    ("policy", paper(HEAD, title="关于成立信用交通县创建工作领导小组的通知")),
    ("policy", paper(HEAD, title="2023年全县交通运输工作要点")),
    ("policy", paper(title="信用信息共享制度")),
    (
        "minutes",
        paper(line("会议纪要", 0.14, 40, RED), line("第3期", 0.22), title="研究信用建设工作"),
    ),
    ("minutes", _plain("信用专题学习会议记录", BODY)),
    ("minutes", _plain("第三季度碰头会", "时间：2023年8月3日", "地点：二楼会议室", BODY)),
    ("report", _plain("关于信用交通县创建工作情况的报告", BODY)),
    ("report", _plain("2023年信用宣传活动总结", BODY)),
    ("report", _plain("督查通报", "第3期", "关于一季度信用建设进展的通报", BODY)),
    ("policy", _plain("通报", "关于一季度信用建设进展的通报", BODY)),
    ("pledge", _plain("道路运输企业信用承诺书", "本单位郑重承诺：", BODY)),
    ("ledger", _plain("信用修复工作台账", BODY)),
    (
        "other",
        _plain("合同编号：QYJT-2023-018", "信用信息系统运维服务合同", "甲方：清源县交通运输局"),
    ),
    ("other", _plain("信用宣传品", "甲方：清源县交通运输局", "乙方：某公司", "第一条　标的。")),
    ("policy", _plain("信用信息管理", "第一条　为规范合同甲方、乙方的信用信息，制定本办法。")),
    (
        "ledger",
        document(
            page(*[line("1\u3000某企业", 0.1 + n / 50, where="table") for n in range(9)]),
            format="sheet",
        ),
    ),
    (
        "ledger",
        document(
            page(line("时间\t工作开展情况", 0.1), line("2023-04\t承诺书首签", 0.13)),
            format="sheet",
        ),
    ),
    (
        "pledge",
        document(page(line("信用承诺书", 0.1), line("单位\t某公司", 0.13)), format="sheet"),
    ),
    ("policy", paper(HEAD, title="关于召开信用建设推进会的通知")),
    ("minutes", _plain("信用专题学习会记录", BODY)),
    ("report", _plain("信用承诺告知与宣传情况", BODY)),
    (
        "news",
        _plain(
            "清源县举办信用宣传周",
            "发布时间：2023-06-14 来源：清源县交通运输局",
            "浏览次数：37",
            BODY,
        ),
    ),
    (
        "screenshot",
        _plain(
            "清源县交通运输局",
            "首页 政务公开 互动交流 政务服务",
            "信用信息",
            medium="image",
            format="image",
        ),
    ),
    ("screenshot", _plain("清源县交通运输局门户网站", "首页", "信用动态", format="html")),
    ("news", _plain("清源县开展信用宣传", "首页", "信用动态", format="html")),
    ("news", _plain("清源县信用评价办法", "清源县交通运输局文件", BODY, format="html")),
    ("pledge", _plain("道路运输企业信用承诺书", "本单位郑重承诺：", BODY, format="html")),
    ("photo", document(page(source="photo"), medium="photo", format="image")),
    ("screenshot", _screen("清源县交通运输局门户网站", "信用交通专栏页面")),
    (
        "screenshot",
        _screen("预算管理一体化系统>项目批复查询", "项目：信用体系建设经费", "状态：已批复"),
    ),
    ("screenshot", _screen("http://jtj.qy.gov.cn/xyzl/", "信用交通专栏")),
    ("photo", _screen("清源县交通运输局", "信用交通宣传专栏")),
    ("policy", _screen("清源县交通运输局文件", "关于启用道路运输信用管理系统", "的通知", BODY)),
    ("photo", _screen("登录信用交通网站 查询信用评价结果", "诚信进车站")),
    (
        "ledger",
        document(
            page(
                line("信用评价公示情况表", 0.1),
                line("领域\t公示网址\t公示日期", 0.13),
                line("道路运输\thttp://jtj.qy.gov.cn/1.html\t2023-05-10", 0.16),
            ),
            format="sheet",
        ),
    ),
]


@pytest.mark.parametrize(("expected", "paper_"), KINDS)
def test_kind(expected, paper_, reader):
    found = kind.check(paper_, reader)
    assert found.values["kind"] == expected, found.reason
    assert found.reason


def test_a_title_over_two_rows_is_read_whole_though_no_heading_is_known(reader):
    paper_ = paper(
        line("清源县", 0.1, 30),
        line("2023年信用交通工作要点暨“信用交通县”创", 0.31, 22),
        title="建工作方案",
    )
    title = "2023年信用交通工作要点暨“信用交通县”创建工作方案"
    assert kind.check(paper_, reader).values["title"] == title


def test_values_of_a_paper(reader):
    paper_ = paper(HEAD, line("清交发〔2023〕12号", 0.24), title="关于印发《信用评价办法》的通知")
    values = kind.check(paper_, reader).values
    assert values["title"] == "关于印发《信用评价办法》的通知"
    assert values["issuer"] == "清源县交通运输局"
    assert (values["date"], values["date_from"]) == ("2023-05-06", "document")
    assert values["covers"] == ["信用评价办法"]


def test_issuer_by_signature_where_there_is_no_header(reader):
    assert kind.check(paper(), reader).values["issuer"] == "清源县交通运输局"


def test_the_last_company_of_a_list_does_not_sign_with_the_organ_below_it(reader):
    rows = ("关于公布诚信标兵名单的通知", BODY, "清源县宏达物流有限公司", "清源县交通运输局")
    assert kind.check(_plain(*rows, "2023年11月10日"), reader).values["issuer"] == rows[-1]
    pledge = ("信用承诺书", BODY, "清源县宏达物流有限公司", "2023年11月10日")
    assert kind.check(_plain(*pledge), reader).values["issuer"] == pledge[2]


def test_minutes_count_for_the_day_of_the_meeting(reader):
    paper_ = _plain("信用专题学习会议记录", "时间：2023年8月3日上午", "地点：二楼会议室", BODY)
    values = kind.check(paper_, reader).values
    assert (values["date"], values["date_from"]) == ("2023-08-03", "event")


@pytest.mark.parametrize(
    "mark", ["附件1", "附 件1：", "清交发〔2023〕12号附件1", "清交发〔2023〕12号　附件1"]
)
def test_annex_by_itself(mark, reader):
    values = kind.check(_plain(mark, "信用评价实施方案", BODY, size=16), reader).values
    assert (values["title"], values["annex_of"]) == ("信用评价实施方案", "附件1：信用评价实施方案")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年5月6日", "2023-05-06"),
        ("二〇二三年五月六日", "2023-05-06"),
        ("二○二三年十二月三十一日", "2023-12-31"),
        ("二零二三年十月二十日", "2023-10-20"),
        ("2023-05-06", "2023-05-06"),
        ("2023.5.6", "2023-05-06"),
        ("2 0 2 3年5月6日", "2023-05-06"),
        ("２０２３年５月６日", "2023-05-06"),
        ("2023年2月30日", None),
        ("2023年5月", None),
        ("2023年5月6日起施行", None),
    ],
)
def test_dates_alone(text, day):
    found = dates.alone(text)
    assert (found.isoformat() if found else None) == day


def test_joint_signature():
    rows = [
        line("关于印发办法的通知", 0.1, 22),
        line("各单位：", 0.2, x=0.1),
        line(BODY, 0.24, x=0.1),
        line(BODY, 0.28, x=0.1),
        line("清源县交通运输局", 0.5, x=0.1),
        line("清源县公安局", 0.5, x=0.6),
        line("二〇二三年五月六日", 0.55, x=0.6),
        line("清源县交通运输局办公室    2023年5月7日印发", 0.9, x=0.1),
    ]
    end = closing.find(document(page(*rows)))
    assert end.organs == ("清源县交通运输局", "清源县公安局")
    assert end.day.isoformat() == "2023-05-06" and not end.printed


def test_print_date_stands_in():
    rows = [
        line("关于印发办法的通知", 0.1, 22),
        line(BODY, 0.24, x=0.1),
        line("清源县交通运输局办公室    2023年5月7日印发", 0.9, x=0.1),
    ]
    end = closing.find(document(page(*rows)))
    assert end.printed and end.day.isoformat() == "2023-05-07"


@pytest.mark.parametrize(
    ("before", "last", "iso"),
    [
        ("本办法自2024年1月1日起实施，有效期至", "2026年12月31日", None),
        ("本办法实施以后报送的时限延长，最迟不晚", "于2026年12月31日。", None),
        ("本办法由县交通运输局解释，请遵照执行并", "2026年12月31日。", None),
        ("本办法由县交通运输局解释，请遵照执行。", "2023年5月6日", "2023-05-06"),
        ("清源县交通运输局", "2023年5月6日。", "2023-05-06"),
    ],
)
def test_a_date_that_ends_a_sentence_is_no_date_of_issue(before, last, iso):
    rows = [line("关于印发办法的通知", 0.1, 22)]
    rows += [line(BODY, 0.2 + 0.05 * n, x=0.1) for n in range(4)]
    rows += [line(before, 0.6, x=0.1), line(last, 0.64, x=0.1)]
    day = closing.find(document(page(*rows))).day
    assert (day and day.isoformat()) == iso


@pytest.mark.parametrize(
    ("second", "iso"),
    [
        ("按照省厅2023年11月30日前报送的要求，", None),
        ("自2023年6月1日起施行", None),
        ("（2023年11月20日）", "2023-11-20"),
        ("（2023年5月6日公布　自2023年6月1日起施行）", "2023-05-06"),
    ],
)
def test_a_limit_under_the_title_is_no_date_of_issue(second, iso, reader):
    assert kind.check(_plain("信用交通工作总结", second, BODY, BODY), reader).values["date"] == iso


def test_covered_papers():
    title = "关于转发《省厅信用评价办法》的通知"
    assert title_words.covered(title, "现将《省厅信用评价办法》转发给你们") == ["省厅信用评价办法"]
    assert title_words.covered("关于印发工作方案的通知", "") == ["工作方案"]
    assert title_words.covered("关于做好培训工作的通知", "根据《办法》要求") == []


def test_a_notice_names_several_papers():
    opening = "现将《甲县信用评价办法》《信息报送制度》印发给你们，请执行。"
    title = "关于印发信用工作制度的通知"
    assert title_words.covered(title, opening)[-2:] == ["甲县信用评价办法", "信息报送制度"]


@pytest.mark.parametrize(
    ("title", "kind_"),
    [
        ("关于《工作方案》的合法性审查意见", "other"),
        ("信用评价办法专家论证意见", "other"),
        ("评标办法（综合评估法）", "other"),
        ("信用评价服务采购公告", "other"),
        ("农村公路施工招标评分办法（节选）", "other"),
        ("办公用品采购管理办法", "policy"),
        ("关于加强信用监管的指导意见", "policy"),
        ("关于规范招标公告发布的通知", "policy"),
        ("信用交通制度汇编", "policy"),
        ("信用信息共享合作框架协议书（范本）", "other"),
        ("合同信用管理办法", "policy"),
        ("关于签订信用承诺协议的通知", "policy"),
    ],
)
def test_words_about_papers_are_no_policy(title, kind_):
    assert title_words.kind_of(title)[0] == kind_


@pytest.mark.parametrize(
    ("title", "text", "kind_", "sure"),
    [
        ("清源县交通运输局出台货运信用评价办法", "近日，清源县交通运输局出台办法。", "news", True),
        ("清源县构建信用监管新机制", "今年以来，清源县积极探索。", "news", True),
        ("我局与发改部门建立信用沟通机制", "5月18日，召开联席会，明确每季会商。", "news", True),
        ("清源县交通运输局出台货运信用评价办法", "为规范货运市场。", "policy", False),
        ("清源县推进信用交通建设工作方案", "为推进信用交通建设，制定本方案。", "policy", True),
    ],
)
def test_a_headline_is_no_papers_title(title, text, kind_, sure, reader):
    found = kind.check(_plain(title, text), reader)
    assert (found.values["kind"], found.confidence >= 0.6) == (kind_, sure)


@pytest.mark.parametrize(
    ("body", "given"),
    [
        ("第一条 为规范信用评价，制定本办法。", True),
        ("为规范信用评价，制定本办\n法。", True),
        ("一、评价范围\n二、评价等次", True),
        ("近日，县局印发办法。\n一、有评价\n二、有应用", False),
        ("市民对此表示欢迎。", False),
    ],
)
def test_a_web_page_that_gives_a_paper_in_full(body, given, reader):
    rows = ("当前位置：首页 > 政策文件", "清源县信用评价办法", "发布日期：2023-06-09 浏览次数：8")
    found = kind.check(_plain(*rows, *body.split("\n")), reader)
    assert (found.values["kind"], found.values["reprint"]) == ("news", given)


@pytest.mark.parametrize(
    ("top", "end", "issuer", "day"),
    [
        ((), ("清源县交通运输局", "2023年4月28日"), "清源县交通运输局", "2023-04-28"),
        (
            ("索引号：1137/2023-1", "发布机构：清源县交通运输局"),
            (),
            "清源县交通运输局",
            "2023-05-08",
        ),
        (("打印时间：2023-11-20",), ("2023年4月28日",), "", "2023-04-28"),
    ],
)
def test_a_web_copy_is_of_whom_the_paper_names_and_of_the_papers_own_day(
    top, end, issuer, day, reader
):
    rows = ("清源县人民政府", *top, "当前位置：首页 > 政策文件", "关于印发信用评价办法的通知")
    body = ("第一条 为规范信用评价，制定本办法。", *["第二条 县局组织评价。"] * 3)
    found = kind.check(_plain(*rows, "发布日期：2023-05-08 浏览次数：8", *body, *end), reader)
    assert found.values["reprint"]
    assert (found.values["issuer"], found.values["date"]) == (issuer, day)


def test_a_telephones_status_and_a_table_of_particulars_tell_a_screen(reader):
    body = ("第一条 为规范信用评价，制定本办法。", "第二条 县局组织评价，评价结果向社会公布。")
    shown = kind.check(_screen("17:32 5G 76%", "清源县信用评价办法", *body), reader)
    told = ("索引号：1137/2023-1", "清源县信用评价办法", "扫一扫在手机打开当前页", *body)
    for found in (shown, kind.check(_screen(*told), reader)):
        assert (found.values["kind"], found.values["reprint"]) == ("screenshot", True)
        assert (found.values["title"], found.values["issuer"]) == ("清源县信用评价办法", "")


def test_a_sheet_for_handling_a_paper_is_not_the_paper(reader):
    rows = ("收文处理单", "来文单位 某市交通运输局", "关于印发信用评价办法的通知", "拟办意见 请阅")
    assert kind.check(_plain(*rows), reader).values["kind"] == "other"
    assert kind.check(_plain("收文管理办法", BODY), reader).values["kind"] == "policy"


@pytest.mark.parametrize(
    ("foot", "day"),
    [("http://credit.example.gov.cn/xydt/1.html", "2023-01-05"), ("内部资料", "2024-01-05")],
)
def test_the_time_of_printing_a_page_is_no_date_of_the_page(foot, day, reader):
    rows = [
        line("2024/1/5 10:02", 0.024, 8, x=0.05),
        line("清源县开展信用宣传", 0.16, 17),
        line("来源：清源县交通运输局　2023-01-05 09:10", 0.2, 9),
        line("近日，清源县交通运输局开展信用宣传。", 0.25, x=0.1),
        line(foot, 0.97, 8, x=0.05),
    ]
    found = kind.check(document(page(*rows)), reader)
    assert found.values["date"] == day


@pytest.mark.parametrize(("own", "want"), [("flow", "other"), ("text", "photo")])
def test_screens_pasted_under_captions_in_word_are_no_photographs(own, want, reader):
    captions = [page(line(f"第{n}季度", 0.1), source=own) for n in "一二三四"]
    screens = [page(line("清源县推行信用修复", 0.1), source="scan")] * 4
    paper_ = document(*captions, *screens, medium="mixed", format="docx")
    assert kind.check(paper_, reader).values["kind"] == want
