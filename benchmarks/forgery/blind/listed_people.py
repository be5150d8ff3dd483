"""Lists of people in Word files, and pictures of their signatures. By python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from random import Random

import docx
from docx.document import Document
from docx.shared import Cm
from PIL import Image, ImageDraw

from benchmarks.forgery.blind.cases import HERE, THERE, Files, guilty, innocent
from benchmarks.forgery.blind.office_files import kept
from checker import citizens

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉玲健宁建国海燕志红"
CHECKS = "10X98765432"
CITY = "德州市齐河县"


def person(rng: Random) -> str:
    return rng.choice(FAMILY) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2, 2))))


def identity(rng: Random, right: bool = True) -> str:
    head = f"37{rng.randint(1, 16):02}{rng.randint(1, 28):02}{rng.randint(1960, 2000)}"
    body = f"{head}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randrange(1000):03}"
    check = CHECKS.index(citizens.digit(body))
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
