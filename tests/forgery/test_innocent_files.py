"""Lawful look-alikes in files, cameras and lists beside their guilty twins."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.forgery import (
    camera_shared,
    file_dates,
    foreign_author,
    identity_numbers,
    name_runs,
)
from checker.model.material import Record
from tests.forgery.documents import BAD, GOOD, WORSE, document, identity, line
from tests.forgery.records import NAMES, TEXTS, listed, record, shot, strengths

HERE = "商河县交通运输局"


@pytest.mark.parametrize(
    ("made", "claimed", "more", "strengths_of"),
    [
        ("D:20230301090000", "2023-03-15", {}, {"medium"}),
        ("D:20150101090000", "2023-03-15", {}, {"weak"}),
        ("D:20230301090000", "2023-03-16", {}, {"weak"}),
        ("D:20230301090000", "2023-03-15", {"date_from": "event"}, set()),
    ],
    ids=["before its date", "a clock never set", "a date not read", "a meeting called before"],
)
def test_scans(made: str, claimed: str, more: dict[str, str], strengths_of: set[str]) -> None:
    text = TEXTS["a"] + "\n2023年3月15日"
    scan = record("a.pdf", text, medium="scan", date=claimed, metadata={"CreationDate": made})
    assert strengths(file_dates.across({"甲县": [replace(scan, **more)]})) == strengths_of  # type: ignore[arg-type]


@pytest.mark.parametrize(("source", "strength"), [("document", "medium"), ("event", "weak")])
def test_a_notice_photographed_before_the_meeting_it_calls(source: str, strength: str) -> None:
    text = TEXTS["a"] + "\n时间：2023年3月15日"
    metadata = {"DateTimeOriginal": "2023:03:01 09:00:00"}
    photo = record("a.jpg", text, medium="photo", date="2023-03-15", metadata=metadata)
    flags = file_dates.across({"甲县": [replace(photo, date_from=source)]})
    assert strengths(flags) == {strength}


def test_a_column_beside_the_names_breaks_no_run() -> None:
    def beside(*units: str) -> Record:
        rows = [f"{name} {units[n % len(units)]}" for n, name in enumerate(NAMES)]
        return listed([word for row in rows for word in row.split()])

    lists = {
        "商河县": [beside("公路站", "安全科")],
        "博兴县": [beside("安全科", "路政科", "公路站")],
    }
    assert strengths(name_runs.across(lists)) == {"medium"}
    days = {"商河县": [listed(NAMES * 4)], "博兴县": [listed(NAMES)]}
    assert strengths(name_runs.across(days)) == {"medium"}


@pytest.mark.parametrize(
    ("days", "strength"),
    [
        ((("20230301", "2023-03-15"), ("20230501", "2023-05-16")), "weak"),
        ((("20230301", "2023-03-15"), ("20230302", "2023-05-15")), "medium"),
        ((("20230301", "2023-03-15"), ("20230301", "2023-03-15")), "medium"),
    ],
    ids=["a clock two weeks slow", "made together for later", "one scan twice"],
)
def test_a_scanner_whose_clock_is_wrong(days: tuple[tuple[str, str], ...], strength: str) -> None:
    scans = []
    for n, (made, claimed) in enumerate(days):
        year, month, day = (int(part) for part in claimed.split("-"))
        words = TEXTS["a"] + f"\n{year}年{month}月{day}日"
        metadata = {"CreationDate": f"D:{made}"}
        scans.append(record(f"{n}.pdf", words, medium="scan", date=claimed, metadata=metadata))
    assert strengths(file_dates.across({"甲县": scans})) == {strength}


@pytest.mark.parametrize(
    ("records", "strength"),
    [
        ({"甲县": shot("2023:03:01"), "乙县": shot("2023:05:09")}, "medium"),
        ({"甲县": shot("2023:03:01"), "乙县": shot("2023:03:01")}, "weak"),
        ({"甲县": shot("2023:03:01"), "乙县": shot("2023:05:09"), "丙县": shot("2023:06:09")},
         "weak"),
    ],
    ids=["two days", "a meeting of the city", "the city's press"],
)  # fmt: skip
def test_cameras(records: dict[str, list[Record]], strength: str) -> None:
    assert strengths(camera_shared.across(records)) == {strength}


@pytest.mark.parametrize(
    ("author", "issuer", "strengths_of"),
    [
        ("东平交通局办公室", HERE, {"medium"}),
        ("东平县信用办", HERE, {"medium"}),
        ("王东平", HERE, set()),
        ("东平", HERE, set()),
        ("东平县交通运输局", "东平县交通运输局", {"weak"}),
    ],
)
def test_authors(author: str, issuer: str, strengths_of: set[str]) -> None:
    word = replace(record("a.docx", metadata={"creator": author}), issuer=issuer)
    assert strengths(foreign_author.across({"商河县": [word], "东平县": []})) == strengths_of


@pytest.mark.parametrize(
    ("key", "value", "strengths_of"),
    [
        ("Reviewers", "法规科；博兴县交通运输局", {"medium"}),
        ("Reviewers", "法规科；王东平", set()),
        ("Links", "file:///D:/博兴县交通运输局/台账.xlsx", {"weak"}),
        ("Links", "file:///D:/台账.xlsx", set()),
        ("Title", "博兴县交通运输局关于开展检查的通知", {"weak"}), ("title", "公文模板", set()),
        ("Title", "关于学习博兴县经验的通知", set()),
        ("title", "赴博兴县交通运输局考察报告", set()),
    ],
)  # fmt: skip
def test_what_else_names_an_office(key: str, value: str, strengths_of: set[str]) -> None:
    told = record("a.docx", metadata={key: value})
    batch = {"商河县": [told], "博兴县": []}
    assert strengths(foreign_author.across(batch)) == strengths_of
    page = replace(told, format="html")
    assert not list(foreign_author.across({"商河县": [page]}))


def test_lists_of_upper_bodies() -> None:
    lists = {name: [listed(NAMES)] for name in ("商河县", "博兴县")}
    assert strengths(name_runs.across(lists)) == {"medium"}
    above = {name: [replace(own[0], issuer="济南市交通运输局")] for name, own in lists.items()}
    assert strengths(name_runs.across(above)) == {"weak"}
    assert strengths(name_runs.across(lists | {"东平县": [listed(NAMES)]})) == {"weak"}
    one = listed(NAMES)
    assert not list(name_runs.across({"商河县": [one], "博兴县": [one]}))


CODES = " ".join(f"370102{day}0012" for day in ("20231205", "20231206", "20231207"))


@pytest.mark.parametrize(
    ("rows", "via", "strength"),
    [
        ([f"身份证号 {BAD}", WORSE], "text", "medium"),
        ([f"身份证号 {BAD}", WORSE], "ocr", "weak"),
        ([f"身份证号 {BAD}", WORSE, *[GOOD] * 50], "text", "weak"),
        (["身份证", CODES], "text", ""),
        ([f"身份证号 {identity('19800101')}"], "text", ""),
    ],
    ids=["made up", "read from a picture", "slips in a long list", "codes of cases", "right"],
)
def test_numbers_of_persons(rows: list[str], via: Any, strength: str) -> None:
    lines = [line(row, via=via, confidence=0.99) for row in rows]
    assert identity_numbers.check(document(*lines)).strength == strength


def test_an_author_is_known_by_the_county_though_its_folder_names_the_city() -> None:
    own = record("通知", TEXTS["a"], metadata={"Author": "博兴交通"})
    found = foreign_author.across({"济南市商河县": [own], "滨州市博兴县": []})
    assert strengths(found) == {"medium"}


@pytest.mark.parametrize(
    ("issuer", "strength"),
    [
        ("", "medium"), ("运管所", "medium"), ("商河县交通运输局", "medium"),
        ("济南市交通运输局", "weak"), ("济南交通运输局", "weak"), ("山东省公路学会", "weak"),
        ("交通运输部", "weak"), ("平阴县交通运输局", "weak"),
    ],
)  # fmt: skip
def test_lists_of_bodies_that_name_no_place_are_the_countys_own(issuer: str, strength: str) -> None:
    lists = {name: [replace(listed(NAMES), issuer=issuer)] for name in ("商河县", "博兴县")}
    mine = [flag for flag in name_runs.across(lists) if flag.submission == "商河县"]
    assert strengths(mine) == {strength}
