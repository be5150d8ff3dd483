"""Photographs against what is claimed of them; Word files' times, marks and signatures."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from checker.forgery import (
    docx_template,
    docx_times,
    foreign_author,
    photo_claims,
    photo_times,
    screen_pictures,
    signature_pictures,
)
from checker.model.document import Box, Document, Line, Page, Placed
from checker.model.finding import Finding, Outcome
from checker.model.material import ManifestRow, Record
from tests.forgery.stated_paper import Paper


def photo(path: str, taken: str = "", claimed: str = "", gps: str = "") -> Record:
    metadata = {"DateTimeOriginal": taken, "GPS": gps}
    found = Paper().record(path, metadata={k: v for k, v in metadata.items() if v})
    rows = (ManifestRow("二.1", date=claimed),) if claimed else ()
    return replace(found, material=replace(found.material, rows=rows))


@pytest.mark.parametrize(
    ("path", "taken", "claimed", "raised"),
    [
        ("照片.jpg", "2022:05:10 09:00:00", "2023-05-10", True),
        ("照片.jpg", "2023:05:12 09:00:00", "2023-05-10", False),
        ("照片.jpg", "2023:04:20 09:00:00", "2023-05-10", False),
        ("2023年第三季度/照片.jpg", "2023:01:10 09:00:00", "", True),
        ("2023年第三季度/照片.jpg", "2023:08:10 09:00:00", "", False),
        ("2023年Q3/照片.jpg", "2023:10:20 09:00:00", "", False),
        ("2023年9月/照片.jpg", "2023:03:20 09:00:00", "", True),
        ("第三季度/照片.jpg", "2023:01:10 09:00:00", "", False),
        ("活动/2023-05-11诚信兴商.jpg", "2022:05:06 09:00:00", "", True),
        ("活动/20230511诚信兴商.jpg", "2022:05:06 09:00:00", "", True),
        ("活动/2023.5.1诚信兴商.jpg", "2023:05:06 09:00:00", "", False),
        ("活动/2023-05-11至2023-06-02.jpg", "2022:05:06 09:00:00", "", False),
        ("活动/IMG_20230511_101500.jpg", "2022:05:06 09:00:00", "", False),
        ("活动/微信图片_20230511101500.jpg", "2022:05:06 09:00:00", "", False),
        ("活动/档案号20231399.jpg", "2022:05:06 09:00:00", "", False),
        ("2023年第一季度和第二季度/照片.jpg", "2022:01:10 09:00:00", "", False),
        ("2023年第三季度/照片.jpg", "2000:01:01 00:00:00", "", False),
        ("2023年第三季度/照片.jpg", "", "", False),
    ],
)
def test_times_of_photographs(path: str, taken: str, claimed: str, raised: bool) -> None:
    flags = list(photo_claims.across({"商河县": [photo(path, taken, claimed)]}))
    assert [flag.evidence["strength"] for flag in flags] == ["weak"] * raised


@pytest.mark.parametrize(
    ("gps", "raised"),
    [
        ("37.310000,117.160000", False), ("36.650000,117.120000", False),
        ("31.230000,121.470000", True), ("0.000000,0.000000", False),
        ("garbage", False), ("", False),
    ],
)  # fmt: skip
def test_places_of_photographs(gps: str, raised: bool) -> None:
    flags = list(photo_claims.across({"商河县": [photo("照片.jpg", gps=gps)]}))
    assert [flag.code for flag in flags] == ["photo-place"] * raised
    assert not list(photo_claims.across({"甲县": [photo("照片.jpg", gps=gps)]}))


def test_many_photographs_are_one_lead() -> None:
    many = [photo(f"2023年第三季度/{n}.jpg", "2022:01:10 09:00:00") for n in range(30)]
    (flag,) = photo_claims.across({"商河县": many})
    assert len(flag.materials) == 30 and len(flag.evidence["facts"]) == photo_claims.MAX_SHOWN


def kind(word: str) -> Finding:
    return Finding("kind", Outcome.PRESENT, "", values={"kind": word})


@pytest.mark.parametrize(
    ("size", "form", "word", "metadata", "strength"),
    [
        ((1080, 2400), "PNG", "photo", {}, "note"),
        ((1080, 2400), "JPEG", "photo", {}, "note"),
        ((1920, 1080), "PNG", "photo", {}, "note"),
        ((1920, 1080), "JPEG", "photo", {}, ""),
        ((1080, 2400), "JPEG", "photo", {"Make": "C"}, ""),
        ((1080, 2400), "PNG", "screenshot", {}, ""),
        ((4000, 3000), "JPEG", "photo", {}, ""),
    ],
)
def test_pictures_of_a_screens_size(
    tmp_path: Path, size: tuple[int, int], form: str, word: str, metadata: Any, strength: str
) -> None:
    path = tmp_path / "a"
    Image.new("L", size).save(path, form)
    document = Document(path, "image", "photo", (Page(1, 595, 842),), (), metadata)
    assert screen_pictures.compare(document, (kind(word),)).strength == strength


@pytest.mark.parametrize(
    ("told", "strength"),
    [
        ({"GPSDate": "2024:08:20"}, "weak"), ({"GPSDate": "2023:05:11"}, ""),
        ({"GPSDate": "2003:09:26"}, ""), ({"DateTimeDigitized": "2024:06:01 09:00:00"}, "weak"),
        ({"DateTimeDigitized": "2023:05:12 10:10:10"}, ""),
        ({"DateTime": "2023:03:01 08:00:00"}, "weak"), ({"DateTime": "2024:03:01 08:00:00"}, ""),
        ({"GPSDate": "2023:13:41", "DateTime": "unknown"}, ""),
    ],
)  # fmt: skip
def test_a_photograph_whose_own_times_differ(told: dict[str, str], strength: str) -> None:
    taken = {"DateTimeOriginal": "2023:05:12 10:10:10"}
    document = replace(Paper().document(), format="image", metadata=taken | told)
    assert photo_times.check(document).strength == strength
    assert photo_times.check(replace(document, metadata=told)).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("created", "strength"),
    [("2023-06-01T08:00:00Z", "note"), ("2023-03-20T08:00:00Z", ""), ("2013-12-23T23:15:00Z", ""),
     ("1601-01-01T00:00:00Z", ""), ("", "")],
)  # fmt: skip
def test_word_files_begun_after_their_date(created: str, strength: str) -> None:
    paper = Paper()
    document = replace(paper.document(), format="docx", metadata={"created": created})
    assert docx_times.compare(document, paper.findings()).strength == strength


def word_file(path: Path, marks: list[str]) -> Document:
    rsids = "".join(f'<w:rsid w:val="{mark}"/>' for mark in marks)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/settings.xml", f"<w:settings><w:rsids>{rsids}</w:rsids></w:settings>"
        )
    return Document(path, "docx", "office", ())


def marked(path: str, marks: list[str]) -> Record:
    found = Finding("docx_template", Outcome.NOT_APPLICABLE, "", values={"marks": marks})
    base = Paper().record(path)
    return replace(base, findings=(*base.findings, found))


OLD = [f"00A1{n:04X}" for n in range(6)]
NEW = [f"00B2{n:04X}" for n in range(6)]


def test_marks_are_read_from_the_file(tmp_path: Path) -> None:
    found = docx_template.check(word_file(tmp_path / "a.docx", OLD))
    assert found.values["marks"] == OLD and not found.strength
    (tmp_path / "b.docx").write_bytes(b"PK broken")
    broken = Document(tmp_path / "b.docx", "docx", "office", ())
    assert not docx_template.check(broken).values


def test_files_of_two_counties_from_one_file() -> None:
    records = {
        "甲县": [marked("a", OLD + NEW[:1])], "乙县": [marked("b", OLD[:5])],
        "丙县": [marked("c", NEW)],
    }  # fmt: skip
    flags = list(docx_template.across(records))
    assert {flag.submission for flag in flags} == {"甲县", "乙县"}
    assert all(flag.evidence["strength"] == "weak" for flag in flags)


@pytest.mark.parametrize(
    "records",
    [
        {"甲县": [marked("a", OLD)], "乙县": [marked("b", OLD)], "丙县": [marked("c", OLD)]},
        {"甲县": [marked("a", OLD), marked("b", OLD)], "乙县": []},
        {"甲县": [marked("a", OLD[:3])], "乙县": [marked("b", OLD[:3])]},
        {"甲县": [marked("a", OLD)], "乙县": [marked("a", OLD)]},
    ],
    ids=["handed out", "one county", "too few", "the same file"],
)
def test_marks_that_are_no_lead(records: dict[str, list[Record]]) -> None:
    assert not list(docx_template.across(records))


def test_a_company_outside_the_batch_is_known_by_the_table() -> None:
    base = Paper().record("方案.docx", metadata={"Company": "博兴县交通运输局"})
    (flag,) = foreign_author.across({"商河县": [base]})
    assert flag.evidence["other"] == "博兴县"
    own = Paper().record("方案.docx", metadata={"Company": "商河县交通运输局"})
    city = Paper().record("方案.docx", metadata={"Company": "济南市交通运输局"})
    assert not list(foreign_author.across({"商河县": [own, city]}))


def handwriting(seed: int = 1, colour: tuple[int, int, int] = (20, 20, 25)) -> np.ndarray:
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (300, 120), "white")
    pen = ImageDraw.Draw(picture)
    for start in range(15, 260, 45):
        points = [(start + int(x), int(y)) for x, y in rng.integers((0, 15), (60, 105), (7, 2))]
        pen.line(points, fill=colour, width=4, joint="curve")
    return np.asarray(picture)


def listed(*boxes: Box, picture: np.ndarray, pages: int = 1, anchor: str = "floating") -> Document:
    placed = tuple(Placed(lambda: picture, box, sha256="same", anchor=anchor) for box in boxes)
    sheets = tuple(Page(n, 595, 842, pictures=placed) for n in range(1, pages + 1))
    return Document(Path("a.pdf"), "pdf", "born_digital", sheets)


FIRST, SECOND = (0.6, 0.30, 0.75, 0.34), (0.6, 0.40, 0.75, 0.44)
FRAME = np.full((120, 300, 3), 255, np.uint8)
FRAME[[2, 117]] = 0
FRAME[:, [2, 297]] = 0


@pytest.mark.parametrize(
    ("document", "raised"),
    [
        (listed(FIRST, SECOND, picture=handwriting()), True),
        (listed(FIRST, picture=handwriting()), False),
        (listed(FIRST, picture=handwriting(), pages=3), False),
        (listed(FIRST, SECOND, picture=handwriting(), anchor="page_header"), False),
        (listed(FIRST, SECOND, picture=handwriting(colour=(200, 20, 20))), False),
        (listed(FIRST, SECOND, picture=handwriting()[:, :120]), False),
        (listed(FIRST, SECOND, picture=FRAME), False),
        (listed((0.1, 0.1, 0.9, 0.3), (0.1, 0.5, 0.9, 0.7), picture=handwriting()), False),
    ],
    ids=["twice", "once", "every page", "running head", "red", "square", "frame", "large"],
)
def test_one_handwriting_for_several_signatures(document: Document, raised: bool) -> None:
    found = signature_pictures.check(document)
    assert found.strength == ("weak" if raised else "")
    if raised:
        assert len(found.evidence) == 2


def attended(name: str, seeds: Sequence[int], heading: str = "签 到 表") -> Record:
    placed = tuple(
        Placed(
            lambda n=n: handwriting(n),  # type: ignore[misc]
            (0.6, 0.2 + 0.04 * at, 0.75, 0.23 + 0.04 * at),
            sha256=str(n),
            anchor="floating",
        )
        for at, n in enumerate(seeds)
    )
    page = Page(1, 595, 842, lines=(Line(heading, FIRST),), pictures=placed)
    found = signature_pictures.check(Document(Path("a.pdf"), "pdf", "born_digital", (page,)))
    return replace(Paper().record(name), findings=(found,))


def test_attendance_lists_signed_by_the_same_pictures() -> None:
    first, second = attended("一.docx", range(5)), attended("二.docx", range(2, 9))
    (one,) = signature_pictures.across({"商河县": [first, second]})
    assert one.evidence["strength"] == "weak" and len(one.materials) == 2
    assert "3个" in one.text and "伪造" not in one.text
    both = list(signature_pictures.across({"商河县": [first], "博兴县": [second]}))
    assert [flag.submission for flag in both] == ["商河县", "博兴县"]
    for other in (attended("二.docx", range(3, 9)), attended("二.docx", range(5), "审批表"), first):
        assert not list(signature_pictures.across({"商河县": [first, other]}))
