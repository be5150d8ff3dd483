"""Word files: where they come from and when. By python-docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from random import Random

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from benchmarks.forgery.blind.cases import HERE, THERE, Files, guilty, innocent
from benchmarks.forgery.blind.paper import TOPICS, WORDS


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
