"""Leads as the report shows them."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

from PIL import Image

from checker.model.document import Line
from checker.model.finding import Evidence, Finding, Outcome
from checker.model.material import Material, PageRecord, Record
from checker.model.score import Flag, ThreeElements
from checker.reports import build, html, traces
from tests.forgery.records import series

CHANGES = [{"page": 1, "before": "12号", "after": "15号"}]


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "JPEG")
    return out.getvalue()


def lead(strength: str, text: str = "原来是“12号”，请说明", **values: object) -> Finding:
    place = Evidence(1, (0.4, 0.1, 0.6, 0.12))
    return Finding("x", Outcome.PRESENT, text, (place,), values, strength=strength)  # type: ignore[arg-type]


def record(*findings: Finding) -> Record:
    page = PageRecord(1, 595, 842, "text", (Line("字", (0, 0, 1, 1)),), picture())
    return Record(
        Material("m", "甲.pdf", "0", 1, ()), "pdf", "scan", (page,), "policy", "", 1.0, "题", "",
        None, None, "yes", findings,
    )  # fmt: skip


def shown(leads: traces.Leads) -> str:
    template = html.environment().get_template("traces.html")
    return str(template.module.leads(leads))  # type: ignore[attr-defined]


def test_a_strong_lead_shows_before_after_and_a_cut_picture() -> None:
    text = shown(traces.of_record(record(lead("strong", changes=CHANGES))))
    assert "强疑点" in text and "<del>12号</del>" in text and "<ins>15号</ins>" in text
    assert text.count("data:image/jpeg") == 1 and "<details" not in text


def test_what_to_do_about_a_lead_stands_on_the_page_and_in_the_report() -> None:
    paper = record(replace(lead("strong"), remedy="提供盖章原件"))
    assert "怎么办：提供盖章原件" in shown(traces.of_record(paper))
    (trace,) = build.material(paper, ThreeElements(False, "not_applicable")).traces
    assert trace.remedy == "提供盖章原件"


def test_both_revisions_are_shown_where_pictures_were_kept() -> None:
    drawn = [{**CHANGES[0], "picture_before": "b2xk", "picture_after": "bmV3"}]
    text = shown(traces.of_record(record(lead("strong", changes=drawn))))
    assert text.index("base64,b2xk") < text.index("base64,bmV3")
    assert "第1页原来" in text and "第1页现在" in text


def test_a_layer_and_its_picture_are_named_as_such() -> None:
    changes = [{**CHANGES[0], "sides": ["图像上", "文字层"]}]
    text = shown(traces.of_record(record(lead("strong", changes=changes))))
    assert "图像上：“12号”" in text and "文字层：“15号”" in text
    assert "<del>" not in text  # what the page shows is what stands


def test_the_place_is_framed_in_its_picture() -> None:
    (one,) = traces.of_record(record(lead("strong"))).shown
    data = base64.b64decode(one.crops[0].picture.split(",")[1])
    red, green, blue = Image.open(io.BytesIO(data)).convert("RGB").split()
    assert red.getextrema()[0] > 150 and blue.getextrema()[0] < 120 > green.getextrema()[0] - 60


def test_equal_weak_leads_are_folded_into_one_line() -> None:
    text = shown(traces.of_record(record(*[lead("weak", "印章是图片")] * 15)))
    assert text.index("<details") < text.index("印章是图片")
    assert text.count("印章是图片") == 1 and "15处相同" in text


def test_impressions_never_reach_the_page() -> None:
    silent = replace(lead("strong"), strength="", values={"impressions": [{"patch": "BULK"}]})
    assert shown(traces.of_record(record(silent))).strip() == ""


def test_a_flag_shows_its_table() -> None:
    papers = [{"path": "甲.pdf", "title": "通知", "date": "2023-01-02"}, {"path": "乙.pdf"}]
    evidence = {"strength": "strong", "papers": papers, "remedy": "提供发文登记簿"}
    flag = Flag("1", "c", "warn", "甲县", ("m",), None, None, "suspected", "一号两文", evidence)
    (one,) = traces.of_flags([flag], [record()]).shown
    assert one.table is not None and one.table.heads == ("文件", "题目", "日期")
    assert one.table.rows[1] == ("乙.pdf", "—", "—") and one.materials == ("m",)
    assert "怎么办：提供发文登记簿" in shown(traces.of_flags([flag], [record()]))


def test_a_flag_on_one_paper_shows_what_its_check_showed() -> None:
    own = lead("strong", changes=CHANGES)
    flag = Flag(
        "1", "x", "warn", "甲县", ("m",), None, None, "suspected", f"《甲.pdf》{own.reason}",
        {"strength": "strong"},
    )  # fmt: skip
    (one,) = traces.of_flags([flag], [record(own)]).shown
    assert one.changes and one.crops and one.materials == ("m",)
    assert one.text.startswith("《甲.pdf》")
    (plain,) = traces.of_flags([replace(flag, text="别的话")], [record(own)]).shown
    assert not plain.changes and not plain.crops


def test_the_ledger_says_which_row_stands_the_wrong_way_round() -> None:
    records = series((3, "2023-02-01"), (5, "2023-09-01"), (9, "2023-03-01"))["甲县"]
    template = html.environment().get_template("traces.html")
    text = str(template.module.ledgers(traces.ledgers("甲县", records)))  # type: ignore[attr-defined]
    assert "<b>比9号还晚</b>" in text and "<b>比5号还早</b>" in text
    tidy = series((3, "2023-02-01"), (5, "2023-03-01"))["甲县"]
    text = str(template.module.ledgers(traces.ledgers("甲县", tidy)))  # type: ignore[attr-defined]
    assert "顺序与日期一致" in text and "与顺序不符" not in text
