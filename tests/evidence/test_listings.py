"""Lists without columns: headlines with their days, days one after another."""

from datetime import date
from types import SimpleNamespace

from checker.evidence.conditions import listed_pages
from checker.evidence.exhibit import Words
from checker.evidence.facts import events
from checker.evidence.tellings import listings
from checker.model.document import Line
from checker.model.ledger import Proof

PERIOD = (date(2023, 1, 1), date(2023, 12, 31))


def page(*rows, form="pdf"):
    """A page with a headline at the left and what stands at the right end of its row."""
    lines = []
    for at, row in enumerate(rows):
        top = 0.1 + 0.03 * at
        places = (0.1, 0.8) if len(row) < 3 else (0.1, 0.5, 0.8)
        for left, text in zip(places, row, strict=False):
            lines.append(Line(text, (left, top, left + 0.15, top + 0.02)))
    record = SimpleNamespace(
        lines=tuple(lines),
        text="\n".join(line.text for line in lines),
        format=form,
        title="",
        date="",
        date_from=None,
    )
    words = Words(record, PERIOD)
    return SimpleNamespace(
        record=record,
        words=words,
        kind="screenshot",
        text=words.text,
        lines=words.lines,
        material=SimpleNamespace(path="二-2/栏目页.pdf"),
    )


def test_a_day_at_the_far_end_of_the_row_is_its_headlines():
    found = listings.titles(
        page(
            ("信用交通·山东",),
            ("· 泰安市公路信用评价启动", "2023-02-24"),
            ("· 岱岳区推进信用承诺", "2023-03-29"),
            ("发布时间 2023-12-01",),
        )
    )
    assert [(row.title, row.when.text) for row in found] == [
        ("泰安市公路信用评价启动", "2023-02-24"),
        ("岱岳区推进信用承诺", "2023-03-29"),
    ]


def test_one_headline_is_no_list():
    assert listings.titles(page(("泰安市公路信用评价启动", "2023-02-24"))) == []


def test_days_one_after_another_take_year_and_month_from_the_one_before():
    told = "报送日期为：2023年1月5日、18日、2月10日，共3次；培训于3月1日、8日举办。"
    assert listings.days(page((told,))) == [date(2023, 1, 5), date(2023, 1, 18), date(2023, 2, 10)]


def test_days_on_which_it_was_missed_are_none():
    assert listings.days(page(("2023年未按期报送：1月5日、2月10日、3月2日。",))) == []


def test_a_column_between_headline_and_day_is_no_part_of_the_headline():
    (first, _) = listings.titles(
        page(
            ("市局部署2023年信用交通重点工作", "[工作动态]", "2023-02-07"),
            ("于宝昌：以信用之桥通民心之路", "[一把手谈信用]", "2023-06-20"),
        )
    )
    assert first.title == "市局部署2023年信用交通重点工作"
    assert "工作动态" in first.text


def test_a_day_at_the_end_of_the_last_row_is_no_signature():
    told = events.told(page(("信用修复情况反馈", "2023-01-30"), ("修复情况反馈", "2023-03-28")))
    assert [event.when.text for event in told] == ["2023-01-30", "2023-03-28"]


def test_one_item_of_news_in_two_lists_is_one():
    def row(material, title, item="二.2"):
        proof = Proof(material, item, f"2023-02-07 {title}", "2023-02-07", "2023-Q1")
        return SimpleNamespace(item=SimpleNamespace(unit="posting")), proof

    pairs = [
        row("表", "市局部署信用交通重点工作"),
        row("表", "市局召开调度会"),
        row("屏", "市局部署信用交通重点工作工作动态"),
        row("屏", "荣成市启动信用积分管理"),
    ]
    found = listed_pages.together(pairs)
    assert len({proof.key for _, proof in found}) == 3
    assert {proof.key for _, proof in listed_pages.together(pairs[::-1])} == {
        proof.key for _, proof in found
    }
