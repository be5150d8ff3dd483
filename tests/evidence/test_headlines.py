from types import SimpleNamespace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evidence.facts import headlines


def exhibit(title, *rows):
    record = SimpleNamespace(title=title)
    return SimpleNamespace(record=record, lines=normalize("NFKC", "\n".join(rows)))


@pytest.mark.parametrize(
    ("title", "rows", "told"),
    [
        (
            "信用交通·山东诚信典型案例",
            ("信用交通·山东", "诚信典型案例", "日期：2023-03-08", "司机守诺十年。"),
            "司机守诺十年。",
        ),
        (
            "信用交通·山东信用动态某县签署春运承诺书2023-01-18",
            ("信用交通·山东 信用动态", "某县签署春运承诺书　2023-01-18"),
            "某县签署春运承诺书",
        ),
        ("", ("首页 > 典型案例", "2023-04-26　来源：某局", "客运站诚信售票。"), "客运站诚信售票。"),
        ("胶东在线某县有了新办法", ("胶东在线", "某县有了新办法", "转自：某报"), "某县有了新办法"),
        ("关于印发方案的通知", ("某县交通运输局文件", "关于印发方案的通知"), "关于印发方案的通知"),
        ("", ("信用交通·山东", "2023-01-18"), ""),
    ],
)
def test_a_headline_is_told_without_masthead_section_and_date(title, rows, told):
    assert headlines.headline(exhibit(title, *rows)) == told


def test_a_list_and_its_page_show_one_item():
    page = exhibit("", "信用交通·山东", "某县公布信用等级", "发布时间：2023-08-15", "某县公布。")
    listed = exhibit("", "“信用交通·山东”网站 > 地方动态", "某县公布信用等级　[2023-08-15]")
    assert headlines.headline(page) == headlines.headline(listed) == "某县公布信用等级"


def test_an_issue_is_read():
    assert headlines.issue("《信用交通月报》2023年第6期（总第90期）") == "第6期"
    assert headlines.issue("信用交通月报") == ""


def test_a_medium_is_a_row_of_its_own():
    assert headlines.medium("大众网·青岛") == "大众网·青岛"
    assert headlines.medium("全县公路路网畅通") == ""


@given(st.lists(st.text(max_size=30), max_size=6), st.text(max_size=80))
def test_any_text_gives_some_headline_of_its_own(rows, title):
    told = headlines.headline(exhibit(title, *rows))
    whole = "".join(normalize("NFKC", title + "".join(rows)).split())
    assert told in whole
