"""Word files: where they come from, lists of people, pictures of signatures. By python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from random import Random

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image, ImageDraw

from benchmarks.forgery.blind.cases import HERE, THERE, Files, guilty, innocent
from benchmarks.forgery.blind.paper import TOPICS, WORDS

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉玲健宁建国海燕志红"
WEIGHTS, CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
CITY = "德州市齐河县"


def paper(rng: Random, county: str = "商河县", serial: int = 0) -> Document:
    """A county's notice without a seal."""
    file = docx.Document()
    number = f"{county[0]}交发〔2023〕{serial or rng.randint(10, 99)}号"
    rows = (f"{county}交通运输局文件", number, f"关于做好{rng.choice(TOPICS)}工作的通知")
    told = (*rows, WORDS[0], *rng.sample(WORDS[1:], 5))
    for words in (
        *told,
        f"{county}交通运输局",
        f"2023年{rng.randint(3, 11)}月{rng.randint(1, 28)}日",
    ):
        file.add_paragraph(words)
    properties = file.core_properties
    properties.author, properties.last_modified_by = "Administrator", "Administrator"
    properties.created = properties.modified = datetime(2023, 2, rng.randint(1, 28), 9)
    return file


def kept(file: Document, path: Path) -> Path:
    file.save(str(path))
    return path


def member(path: Path, name: str, change) -> None:  # type: ignore[no-untyped-def]
    """One part of the package rewritten."""
    with zipfile.ZipFile(path) as old:
        parts = {info.filename: old.read(info) for info in old.infolist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part, data in parts.items():
            new.writestr(part, data)


def both(rng: Random, folder: Path, own: Document) -> Files:
    """The paper of one county and a plain one of another."""
    there = kept(paper(rng, "博兴县"), folder / "乙.docx")
    return {HERE: [kept(own, folder / "甲.docx")], THERE: [there]}


@guilty("foreign-author")
def typed_by_another_county(rng: Random, folder: Path) -> Files:
    file = paper(rng)
    file.core_properties.author = rng.choice(("博兴县交通运输局", "博兴交通局", "博兴县信用办"))
    return both(rng, folder, file)


@guilty("foreign-author")
def last_saved_by_another_county(rng: Random, folder: Path) -> Files:
    file = paper(rng)
    file.core_properties.last_modified_by = rng.choice(("博兴交通-办公室", "博兴县公路事业中心"))
    return both(rng, folder, file)


@guilty("foreign-author")
def company_of_another_county(rng: Random, folder: Path) -> Files:
    files = both(rng, folder, paper(rng))
    company = "<Company>博兴县交通运输局</Company>".encode()
    member(
        files[HERE][0], "docProps/app.xml",
        lambda data: data.replace(b"<Company></Company>", company)
        if b"<Company>" in data else data.replace(b"</Properties>", company + b"</Properties>"),
    )  # fmt: skip
    return files


@guilty("docx_traces", "note")
def changes_tracked(rng: Random, folder: Path) -> Files:
    file = paper(rng)
    row = file.paragraphs[-2]
    run = row.runs[0]._r
    gone = OxmlElement("w:del")
    for name, value in (("w:id", "7"), ("w:author", "李明"), ("w:date", "2024-01-05T09:00:00Z")):
        gone.set(qn(name), value)
    old = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "博兴县交通运输局"
    old.append(text)
    gone.append(old)
    run.addprevious(gone)
    return {HERE: [kept(file, folder / "甲.docx")]}


@guilty("docx_times", "note")
def begun_after_its_date(rng: Random, folder: Path) -> Files:
    file = paper(rng)
    file.core_properties.created = datetime(2024, rng.randint(1, 5), 9, 10)
    file.core_properties.modified = datetime(2024, 6, 1, 10)
    return {HERE: [kept(file, folder / "甲.docx")]}


def _marks(rng: Random, count: int) -> list[str]:
    return [f"{rng.randrange(16**8):08X}" for _ in range(count)]


def _edited(path: Path, marks: Iterable[str]) -> None:
    rows = "".join(f'<w:rsid w:val="{mark}"/>' for mark in marks)
    told = f'<w:rsids><w:rsidRoot w:val="00A1B2C3"/>{rows}</w:rsids></w:settings>'
    member(
        path, "word/settings.xml",
        lambda data: data[: data.rindex(b"</w:settings>")] + told.encode(),
    )  # fmt: skip


@guilty("docx-template", "weak")
def grown_from_one_file(rng: Random, folder: Path) -> Files:
    files = both(rng, folder, paper(rng))
    shared = _marks(rng, rng.randint(6, 20))
    for own in files.values():
        _edited(own[0], [*shared, *_marks(rng, 5)])
    return files


@guilty("date_never")
def signed_on_a_day_that_never_was(rng: Random, folder: Path) -> Files:
    file = paper(rng)
    file.paragraphs[-1].runs[0].text = rng.choice(
        ("2023年4月31日", "2023年2月29日", "2023年11月31日")
    )
    return {HERE: [kept(file, folder / "甲.docx")]}


def person(rng: Random) -> str:
    return rng.choice(FAMILY) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2, 2))))


def identity(rng: Random, right: bool = True) -> str:
    head = f"37{rng.randint(1, 16):02}{rng.randint(1, 28):02}{rng.randint(1960, 2000)}"
    body = f"{head}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randrange(1000):03}"
    check = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11
    return body + CHECKS[check if right else (check + rng.randint(1, 10)) % 11]


def listed(title: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Document:
    file = docx.Document()
    file.add_paragraph(title)
    table = file.add_table(0, len(heads))
    for row in (heads, *rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return file


@guilty("identity_numbers")
def numbers_of_persons_made_up(rng: Random, folder: Path) -> Files:
    rows = [(str(n), person(rng), identity(rng, right=False)) for n in range(1, 7)]
    file = listed("驾驶员培训人员登记表", ("序号", "姓名", "身份证号"), rows)
    return {HERE: [kept(file, folder / "登记表.docx")]}


@innocent
def numbers_of_persons_and_of_firms(rng: Random, folder: Path) -> Files:
    """Right numbers, one with a slip, codes of firms and cards of the same length."""
    rows = [(str(n), person(rng), identity(rng, right=n != 7)) for n in range(1, 31)]
    rows += [
        (str(n), f"某某运输有限公司{n}", f"9137{rng.randrange(10**13):013}M") for n in range(31, 36)
    ]
    rows += [
        (str(n), person(rng), str(rng.randrange(6 * 10**17, 7 * 10**17))) for n in range(36, 40)
    ]
    file = listed(
        "企业及从业人员登记表（身份证号、信用代码、银行卡号）", ("序号", "名称", "证号"), rows
    )
    return {HERE: [kept(file, folder / "登记表.docx")]}


@innocent
def numbers_of_persons_masked(rng: Random, folder: Path) -> Files:
    rows = [(str(n), person(rng), identity(rng)[:6] + "********" + "0012") for n in range(1, 20)]
    file = listed("从业人员登记表", ("序号", "姓名", "身份证号"), rows)
    return {HERE: [kept(file, folder / "登记表.docx")]}


@guilty("name-run-shared")
def one_list_for_two_counties(rng: Random, folder: Path) -> Files:
    names = [person(rng) for _ in range(rng.randint(12, 30))]
    here = [(str(n), name, "交通局") for n, name in enumerate(names, 1)]
    more = [*names, *(person(rng) for _ in range(4))]
    there = [(str(n), name, "运管所") for n, name in enumerate(more, 1)]
    heads = ("序号", "姓名", "单位")
    return {
        HERE: [kept(listed("信用培训班签到表", heads, here), folder / "甲.docx")],
        THERE: [kept(listed("法规学习参加人员名单", heads, there), folder / "乙.docx")],
    }


@innocent
def lists_of_their_own(rng: Random, folder: Path) -> Files:
    """A few of the city's teachers stand in both."""
    heads, teachers = ("序号", "姓名"), [person(rng) for _ in range(4)]
    files: Files = {}
    for county in (HERE, THERE):
        names = teachers + sorted(person(rng) for _ in range(rng.randint(15, 40)))
        rows = [(str(n), name) for n, name in enumerate(names, 1)]
        files[county] = [kept(listed("信用培训班签到表", heads, rows), folder / f"{county}.docx")]
    return files


@innocent
def one_list_for_all_of_the_city(rng: Random, folder: Path) -> Files:
    names = [(str(n), person(rng)) for n in range(1, 25)]
    file = listed("全市信用工作人员通讯录（名单）", ("序号", "姓名"), names)
    return {
        county: [kept(file, folder / f"{county}.docx")] for county in (HERE, "济南市平阴县", CITY)
    }


def scrawl(rng: Random) -> io.BytesIO:
    """A picture of one person's hand."""
    picture = Image.new("RGB", (300, 120), "white")
    pen = ImageDraw.Draw(picture)
    x, track = 30, []
    while x < 270:
        track.append((x, rng.randint(20, 100)))
        x += rng.randint(6, 18)
    pen.line(track, fill=(15, 15, 30), width=4)
    data = io.BytesIO()
    picture.save(data, "PNG")
    data.seek(0)
    return data


def signed(pictures: Iterable[io.BytesIO]) -> Document:
    file = docx.Document()
    file.add_paragraph("信用宣传活动签到表")
    for number, picture in enumerate(pictures, 1):
        row = file.add_paragraph(f"第{number}组签名：")
        row.add_run().add_picture(picture, width=Cm(3))
    return file


@guilty("signature_pictures", "weak")
def one_hand_for_several_persons(rng: Random, folder: Path) -> Files:
    one = scrawl(rng).getvalue()
    pictures = [io.BytesIO(one), io.BytesIO(one), scrawl(rng), io.BytesIO(one)]
    return {HERE: [kept(signed(pictures), folder / "签到.docx")]}


@innocent
def hands_of_their_own(rng: Random, folder: Path) -> Files:
    return {HERE: [kept(signed([scrawl(rng) for _ in range(6)]), folder / "签到.docx")]}


@innocent
def typed_by_clerks_and_firms(rng: Random, folder: Path) -> Files:
    """Names of people like counties' names, of firms, of the city, of the own office."""
    file = paper(rng)
    file.core_properties.author = rng.choice(
        (
            "王博兴",
            "张平原",
            "金山软件",
            "济南市交通运输局",
            "商河交通局办公室",
            "微软用户",
            "lenovo",
        )
    )
    file.core_properties.last_modified_by = rng.choice(("Administrator", "李东平", "商河交通"))
    return both(rng, folder, file)


@innocent
def grown_from_a_form_of_the_city(rng: Random, folder: Path) -> Files:
    shared = _marks(rng, 12)
    files: Files = {}
    for county in (HERE, "济南市平阴县", "济南市历城区"):
        path = kept(paper(rng, county[3:]), folder / f"{county}.docx")
        _edited(path, [*shared, *_marks(rng, 6)])
        files[county] = [path]
    return files


@innocent
def saved_anew_for_handing_in(rng: Random, folder: Path) -> Files:
    file = paper(rng)
    file.core_properties.modified = datetime(2024, 1, rng.randint(2, 28), 10)
    return {HERE: [kept(file, folder / "甲.docx")]}
