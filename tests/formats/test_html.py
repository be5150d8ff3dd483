"""Saved web pages: what a reader sees of them becomes lines and rows, and nothing else."""

import base64

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import formats
from checker.elements import kind
from checker.errors import Unreadable
from checker.formats import html, html_story
from tests.elements.conftest import Reader

NEWS = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>清源县开展信用宣传-信用交通·山东</title><style>p{{color:red}}</style>
<script>var 脚本 = "看不见";</script></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a>信用动态</a></div>
<h1>清源县开展<br>信用宣传</h1>
<div>发布时间：2023-06-15　来源：清源县交通运输局</div>
<p>6月14日，<b>清源县</b>交通运输局开展宣传。</p><p style="display: none">藏起来的话</p>
<p hidden>也藏起来</p><noscript>请打开脚本</noscript><input value="搜索">
{more}</body></html>"""


def read(folder, data, name="a.html"):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return formats.read([path])


def page(more="", charset="utf-8"):
    return NEWS.format(charset=charset, more=more)


@pytest.mark.parametrize(
    ("said", "encoding"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "gb18030"), ("utf-16", "utf-16"),
     ("utf-8", "utf-8-sig")],
)  # fmt: skip
def test_only_what_is_seen_is_read_in_any_encoding(tmp_path, said, encoding):
    document = read(tmp_path, page(charset=said).encode(encoding))
    assert document.text.splitlines() == [
        "首页 > 信用动态",
        "清源县开展",
        "信用宣传",
        "发布时间：2023-06-15　来源：清源县交通运输局",
        "6月14日，清源县交通运输局开展宣传。",
    ]
    assert (document.format, document.medium, document.problems) == ("html", "other", ())


def test_a_big5_page_is_read(tmp_path):
    text = (
        "<html><head><meta charset='big5'><title>信用交通</title></head><p>誠信經營宣傳</p></html>"
    )
    assert read(tmp_path, text.encode("big5hkscs", "ignore")).text == "誠信經營宣傳"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>信用宣传-信用中国</title>", "<h1>信用中国</h1><h2>信用宣传</h2>", "信用宣传"),
        ("<title>信易+典型-案例_某网</title>", "<p>信易+典型-案例</p>", "信易+典型-案例"),
        ("<title>信用宣传_某网</title>", "<p>正文</p>", "信用宣传"),
        ('<title>某网</title><meta name="ArticleTitle" content="信用 宣传">', "", "信用宣传"),
        ("", "<h1>信用宣传</h1>", "信用宣传"),
    ],
)  # fmt: skip
def test_the_headline_is_the_title_and_the_site_is_not(tmp_path, head, body, title):
    document = read(tmp_path, f"<html><head>{head}</head><body><p>首页</p>{body}</body></html>")
    assert kind.check(document, Reader()).values["title"] == title


def test_a_table_of_data_gives_rows_and_a_table_for_layout_gives_paragraphs(tmp_path):
    data = (
        "<table><tr><th>日期<th>登录<th>备注</tr>"
        "<tr><td>2023-06-15<td><p>已</p><p>登录</p><td></tr></table>"
    )
    document = read(tmp_path, f"<html><table><tr><td>左栏<td>{data}</tr></table><p>完</p></html>")
    told = [(line.text, line.where) for line in document.lines]
    assert told[0] == ("左栏", "body") and told[-1] == ("完", "body")
    assert [text for text, where in told if where == "table"] == [
        *("日期", "登录", "备注", "2023-06-15", "已", "登录")
    ]
    tops = {line.text: line.box[1] for line in document.lines}
    assert tops["日期"] == tops["备注"] < tops["2023-06-15"] == tops["已"]


def test_a_page_is_news_and_one_that_reprints_a_paper_is_a_reprint(tmp_path):
    news = kind.check(read(tmp_path, page()), Reader()).values
    assert (news["kind"], news["date"], news["reprint"]) == ("news", "2023-06-15", False)
    text = "<p>第一条 为规范信用评价，制定本办法。</p><p>第二条 本办法自印发之日起施行。</p>"
    paper = f"<html><p>清源县交通运输局文件</p><h1>清源县信用评价管理办法</h1>{text}</html>"
    values = kind.check(read(tmp_path, paper), Reader()).values
    assert (values["kind"], values["reprint"]) == ("news", True)


def test_an_export_in_html_under_an_office_name_is_a_ledger(tmp_path):
    rows = "".join(f"<tr><td>{n}<td>某企业<td>2023-06-{n}</tr>" for n in range(10, 20))
    document = read(tmp_path, f"<html><body><table>{rows}</table></body></html>", "a.xls")
    assert [problem.code for problem in document.problems] == ["suffix-mismatch"]
    assert kind.check(document, Reader()).values["kind"] == "ledger"


def test_a_page_saved_as_one_file_is_read(tmp_path):
    text = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="--x"\r\n\r\n----x\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    body = base64.b64encode(page().encode()).decode()
    assert "信用宣传" in read(tmp_path, f"{text}{body}\r\n----x--\r\n", "a.mhtml").text


def test_what_is_not_read_is_said(tmp_path):
    code = lambda data: [problem.code for problem in read(tmp_path, data).problems]  # noqa: E731
    assert code("<html><body><img src='a.png'></body></html>") == ["page-empty"]
    assert code(page("<img src='data:image/png;base64,AAAA'>")) == ["page-pictures"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("<html>" + "<div>" * 5000 + "深", "too_large"),
        (b"<html>\0\0\0" + bytes(range(128, 256)) * 40, "corrupt"),
    ],
)
def test_a_hostile_page_is_refused_with_a_reason(tmp_path, data, code):
    with pytest.raises(Unreadable) as raised:
        read(tmp_path, data)
    assert raised.value.code == code and "网页" in raised.value.text


def test_a_page_too_large_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr(html, "MAX_BYTES", 100)
    with pytest.raises(Unreadable) as raised:
        read(tmp_path, page())
    assert raised.value.code == "too_large"


def test_nothing_outside_the_page_is_opened(tmp_path):
    (tmp_path / "secret.txt").write_text("机密", "utf-8")
    place = (tmp_path / "secret.txt").as_uri()
    text = (
        f'<!DOCTYPE html [<!ENTITY e SYSTEM "{place}">]><html><p>甲&e;乙</p>'
        f'<iframe src="{place}"></iframe><object data="{place}"></object></html>'
    )
    assert "机密" not in read(tmp_path, text).text


def test_plain_text_that_speaks_of_html_stays_text(tmp_path):
    assert read(tmp_path, "网页以<html>开头", "a.txt").format == "text"


PIECES = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td colspan=9999999>", "<td colspan=-1>", "<h1>", "</h1>",
     "<p>", "<div hidden>", "</div>", "<br>", "<title>", "<!--", "-->", "<![CDATA[", "<?x", "&#0;",
     "&#xD800;", "&e;", "信用", "<svg>", "<script>", "</script>", "<a style='display:none'>",
     "\x01", "<meta charset=hex>"]
)  # fmt: skip


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.one_of(st.lists(PIECES, max_size=30).map(lambda x: "".join(x).encode()), st.binary()))
def test_any_bytes_give_a_page_or_a_reason(tmp_path, data):
    try:
        document = read(tmp_path, b"<html>" + data)
    except Unreadable as error:
        assert error.code in {"corrupt", "too_large"}
    else:
        assert document.format == "html" and document.pages


def test_a_tag_with_endless_attributes_is_refused_at_once(tmp_path):
    file = tmp_path / "a.html"
    file.write_text("<html><body><p " + " ".join(f'a{n}="1"' for n in range(40000)) + ">会议</p>")
    with pytest.raises(Unreadable) as refused:
        html.read([file])
    assert refused.value.code == "too_large"


@pytest.mark.parametrize("block", ["字<br>", "<p>字", "<table><tr><td>字<td>字</table>"])
def test_a_page_of_endless_paragraphs_or_rows_is_refused(tmp_path, monkeypatch, block):
    monkeypatch.setattr(html_story, "MAX_BLOCKS", 30)
    assert read(tmp_path, "<html><body>" + block * 30).lines
    with pytest.raises(Unreadable) as refused:
        read(tmp_path, "<html><body>" + block * 31)
    assert refused.value.code == "too_large" and "过长" in refused.value.text
    table = "<table>" + "<tr><td>字<td>字" * 31 + "</table>"
    with pytest.raises(Unreadable):
        read(tmp_path, "<html><body>" + table)
