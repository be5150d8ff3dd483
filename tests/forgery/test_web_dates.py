"""A web page's own time beside the day in its address or its source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker import formats
from checker.forgery import web_dates
from checker.model.document import Document, Line, Page

ART = "http://www.shanghe.gov.cn/art/{}/art_12345_678.html"


def asked(*rows: str, **more: Any) -> str:
    lines = tuple(
        Line(text, (0.1, 0.1 * n, 0.9, 0.1 * n + 0.02), **more) for n, text in enumerate(rows)
    )
    pages = (Page(1, 595, 842, lines=lines),)
    found = web_dates.check(Document(Path("a.pdf"), "pdf", "born_digital", pages))
    assert "伪造" not in found.reason
    return found.strength if found.outcome == "present" else str(found.outcome)


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        (ART.format("2024/7/3"), "weak"), (ART.format("2023/5/9"), "absent"),
        (ART.format("2023/5/30"), "absent"), (ART.format("2022/5/9"), "weak"),
        ("https://jtt.gov.cn/xxgk/202407/t20240703_77.html", "weak"),
        ("https://jtt.gov.cn/xxgk/202305/t20230509_77.html", "absent"),
        ("www.a.gov.cn/2024-07/03/content_9.html", "weak"),
        ("https://a.gov.cn/index.html?id=20240703", "not_applicable"),
        ("2026/11/3 10:12", "not_applicable"), ("", "not_applicable"),
    ],
)  # fmt: skip
def test_the_day_in_the_address(address: str, outcome: str) -> None:
    assert asked("公示名单", "发布时间：2023-05-09 来源：县交通运输局", address) == outcome


def test_pages_that_show_several_days_or_are_not_read_surely() -> None:
    shown, address = "发布时间：2023-05-09", ART.format("2024/7/3")
    assert asked(shown, "发布时间：2024-07-03", address) == "not_applicable"
    assert asked(shown, address, ART.format("2024/7/9")) == "not_applicable"
    assert asked(shown, address, via="ocr", confidence=0.99) == "weak"
    assert asked(shown, address, via="ocr", confidence=0.8) == "not_applicable"


@pytest.mark.parametrize(("told", "outcome"), [("2024-07-03 10:12", "weak"), ("2023-05-10", "")])
def test_the_time_that_a_saved_page_keeps(tmp_path: Path, told: str, outcome: str) -> None:
    (tmp_path / "a.html").write_text(
        f'<html><head><meta name="PubDate" content="{told}"><title>公示</title></head><body>'
        "<h1>公示守信企业名单</h1><p>发布时间：2023-05-09</p><p>现将名单公示如下。</p></body></html>",
        encoding="utf-8",
    )
    assert web_dates.check(formats.read([tmp_path / "a.html"])).strength == outcome
