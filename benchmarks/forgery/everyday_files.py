"""What every signal raises on honest counties' photographs, Word files, tables and web pages.

    python -m benchmarks.forgery.everyday_files [each] [seed] [KIND …]

Each batch holds the files of two to four counties as their offices make them, written to disk, read
and judged as the program does it, alone and together. Nothing is altered. How often a clock is off,
a form is handed on or a picture stored is what offices tell, not measured: the table shows beside
every lead how many files a check could ask (``asked``), and ELA's marks on the same pictures.
"""

from __future__ import annotations

import html
import io
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import numpy as np
from docx.enum.style import WD_STYLE_TYPE
from docx.text.paragraph import Paragraph
from openpyxl import Workbook
from PIL import Image

from benchmarks.forgery import rates
from benchmarks.forgery.blind.listed_people import person, scrawl, signed
from benchmarks.forgery.blind.office_files import member, paper
from benchmarks.forgery.ela import ela
from benchmarks.forgery.everyday_sealed import sealed
from benchmarks.forgery.genuine import record
from checker import counties, forgery, formats, ocr
from checker.counties import County
from checker.model.document import Engine
from checker.model.material import Record

PHONES = ("HUAWEI ALN-AL00", "Xiaomi 2211133C", "Apple iPhone 13", "vivo V2241A", "Canon EOS 90D")
SCREENS = ((1080, 2400), (1170, 2532), (1440, 3200), (1920, 1080))
TYPISTS = ("Administrator", "lenovo", "微软用户", "user", "王平原", "李商河", "张东平", "dell")
Make = Callable[[Random, Path, County, str], None]  # ``shared``: what the batch's counties hold


def _day(rng: Random) -> date:
    return date(2023, 1, 10) + timedelta(rng.randrange(340))


def photographs(rng: Random, folder: Path, county: County, shared: str) -> None:
    """Telephones' and cameras' pictures, some passed through messengers, cropped or off by days."""
    for index in range(3):
        day = _day(rng)
        picture = _scene(rng)
        path = folder / f"{day.month}月{day.day}日宣传活动{index}.jpg"
        if rng.random() < 0.3:  # a messenger keeps nothing of the camera
            picture.resize((1080, 1440)).save(path, "JPEG", quality=75)
            continue
        picture.save(path, "JPEG", quality=92, exif=_exif(rng, day, county))


def _scene(rng: Random) -> Image.Image:
    noise = np.random.default_rng(rng.randrange(2**32))
    small = noise.integers(30, 220, (12, 16, 3)).astype(np.uint8)
    return Image.fromarray(small).resize((960, 720), Image.Resampling.BICUBIC)


def _exif(rng: Random, day: date, county: County) -> Image.Exif:
    exif = Image.Exif()
    when = datetime.combine(day, time(rng.randint(7, 19), rng.randrange(60)))
    exif[271], exif[272] = rng.choice(PHONES).split(" ", 1)
    later = timedelta(rng.randint(1, 60)) if rng.random() < 0.15 else timedelta()
    exif[306] = f"{when + later:%Y:%m:%d %H:%M:%S}"
    if rng.random() < 0.06:
        exif[305] = rng.choice(("Adobe Photoshop 24.1 (Windows)", "GIMP 2.10", "Meitu 10.1"))
    inner = exif.get_ifd(0x8769)
    inner[36867] = inner[36868] = f"{when:%Y:%m:%d %H:%M:%S}"
    inner[33434], inner[33437] = 0.008, 1.8
    if rng.random() < 0.6:
        where = exif.get_ifd(0x8825)
        where[1], where[3] = "N", "E"
        where[2] = _degrees(county.latitude + rng.gauss(0, 0.08))
        where[4] = _degrees(county.longitude + rng.gauss(0, 0.08))
        where[29] = f"{_satellites(rng, when):%Y:%m:%d}"
    return exif


def _satellites(rng: Random, when: datetime) -> datetime:
    """UTC; one receiver in fifty still holds an earlier day, one in a hundred lost the count."""
    chance = rng.random()
    stale = 0.0 if chance > 0.03 else 7168.0 if chance < 0.01 else rng.uniform(1, 30)
    return when - timedelta(hours=8, days=stale)


def _degrees(value: float) -> tuple[float, float, float]:
    minutes = (value % 1) * 60
    return float(int(value)), float(int(minutes)), round((minutes % 1) * 60, 2)


def screens(rng: Random, folder: Path, county: County, shared: str) -> None:
    """Screens of accounts and sites handed in as proof of publicity."""
    size = rng.choice(SCREENS)
    _scene(rng).resize(size).save(folder / "公众号推送截图.png")
    _scene(rng).resize((size[0] - rng.randint(1, 99), size[1])).save(folder / "宣传照片.png")


def words(rng: Random, folder: Path, county: County, shared: str) -> None:
    """Notices typed in the own office: some from a form of the city or of last year's file."""
    own = [f"{rng.randrange(16**8):08X}" for _ in range(12)]
    for index in range(2):
        file = paper(rng, county.name, serial=11 + index)
        told = file.core_properties
        office = f"{county.name}交通运输局"
        told.author = rng.choice((*TYPISTS, office, f"{county.stem}交通", f"{county.city}信用办"))
        told.last_modified_by = rng.choice((*TYPISTS, office))
        told.title = rng.choice(("", "", f"{office}文件", f"{county.city}交通运输局关于印发的通知"))
        day = datetime(2023, 3 + 3 * index, rng.randint(1, 28), 9)
        _dated(rng, file.paragraphs[-1], day)
        begun = rng.choices((-20, 2, 60, -900), (70, 10, 12, 8))[0]
        made = day + timedelta(begun + rng.randrange(10))
        told.created = made
        # Programs that export leave the time of their template, a part of them of this year.
        told.modified = max(made, day) if rng.random() > 0.05 else datetime(2023, 1, 9)
        for name in ("公文标题", "公文正文", f"{county.stem}落款"):
            file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = file.styles["Normal"]
        path = folder / f"通知{index}.docx"
        file.save(str(path))
        form = shared.split() if rng.random() < 0.5 else ()
        _edited(path, [*own[: rng.randint(5, 12)], *form])


def _dated(rng: Random, row: Paragraph, day: datetime) -> None:
    """The date: of one run mostly, the day filled in later, one in fifty with a pasted digit."""
    told, last = f"{day.year}年{day.month}月", f"{day.day}"
    chance = rng.random()
    parts = [told + last + "日"] if chance > 0.3 else [told, last, "日"]
    parts = parts if chance > 0.02 else [told + last[:-1], last[-1:], "日"]
    row.runs[0].text = parts[0]
    for part in parts[1:]:
        run = row.add_run(part)
        run.font.size = row.runs[0].font.size
        run.font.name = "Times New Roman" if part.isdigit() else row.runs[0].font.name


def _edited(path: Path, marks: Sequence[str]) -> None:
    """With the marks of these turns at editing, and none of the library's own template."""
    rows = "".join(f'<w:rsid w:val="{mark}"/>' for mark in marks)

    def change(old: bytes) -> bytes:
        bare = re.sub(rb"<w:rsids>.*?</w:rsids>", b"", old, flags=re.S)
        return bare.replace(b"</w:settings>", f"<w:rsids>{rows}</w:rsids></w:settings>".encode())

    member(path, "word/settings.xml", change)


def tables(rng: Random, folder: Path, county: County, shared: str) -> None:
    """Ledgers that sum and count, one in ten drawn by lot, one in a hundred shuffled by chance."""
    for name in ("红黑名单台账", "信用评价结果"):
        book = Workbook()
        sheet = book.active
        sheet.append(["序号", "企业名称", "得分", "日期", "等级"])
        for row in range(2, rng.randint(12, 40)):
            firm = f"{county.stem}{rng.choice('鑫顺通达远航')}{rng.choice('运输物流')}有限公司"
            sheet.append([row - 1, firm, rng.randint(600, 990) / 10, _day(rng), "=TODAY()"])
            sheet[f"E{row}"] = f'=IF(C{row}>=90,"AA",IF(C{row}>=80,"A","B"))'
        sheet["C60"] = "=AVERAGE(C2:C40)"
        chance = rng.random()
        if chance < 0.11:
            sheet["G1"] = "" if chance < 0.01 else "随机抽取"
            for row in range(2, 12):
                sheet[f"G{row}"] = "=RAND()"
        if rng.random() < 0.3:  # what the form reckons with, and what it lets one choose from
            kept = book.create_sheet("选项")
            for other in counties.table()[:12] if rng.random() < 0.5 else [county] * 12:
                kept.append([f"{other.name}交通运输局", rng.randint(1, 9), "是"])
            kept.sheet_state = rng.choice(("hidden", "veryHidden"))
        book.properties.creator = rng.choice((*TYPISTS, "openpyxl", f"{county.name}交通运输局"))
        book.save(folder / f"{name}.xlsx")


def pages(rng: Random, folder: Path, county: County, shared: str) -> None:
    """Saved pages of the county's site: one in thirty moved or published again later."""
    for index in range(3):
        day = _day(rng)
        kept = day if rng.random() > 0.03 else day + timedelta(rng.randint(32, 200))
        meta = f'<meta name="PubDate" content="{kept:%Y-%m-%d} 09:30">' if index else ""
        address = f"http://www.{'abcdefgh'[index]}.gov.cn/art/{kept.year}/{kept.month}/{kept.day}/"
        body = f"<h1>{county.name}交通运输局开展信用宣传</h1><p>发布时间：{day:%Y-%m-%d}</p>"
        rows = "".join(f"<p>{html.escape(person(rng))}等参加活动。</p>" for _ in range(6))
        text = f"<html><head>{meta}</head><body>{body}{rows}<p>{address}art_1_1.html</p></body>"
        (folder / f"网页{index}.html").write_text(text, "utf-8")


def attendance(rng: Random, folder: Path, county: County, shared: str) -> None:
    """Signed by hand; one office in ten puts stored pictures of hands into all its lists."""
    stored = [scrawl(rng).getvalue() for _ in range(4)] if rng.random() < 0.1 else []
    for index in range(2):
        own = [io.BytesIO(each) for each in stored] or [scrawl(rng) for _ in range(5)]
        file = signed(own)
        file.core_properties.author = rng.choice(TYPISTS)
        path = folder / f"签到表{index}.docx"
        file.save(str(path))
        _edited(path, [f"{rng.randrange(16**8):08X}" for _ in range(6)])


KINDS: dict[str, Make] = {
    make.__name__: make for make in (photographs, screens, words, tables, pages, attendance, sealed)
}


def batch(make: Make, rng: Random, root: Path, tally: Counter[str], engine: Engine) -> None:
    """The files of two to four counties, judged; half of the batches share a form handed down."""
    records: dict[str, list[Record]] = {}
    chosen = rng.sample(counties.table(), rng.randint(2, 4))
    shared = " ".join(f"{rng.randrange(16**8):08X}" for _ in range(8)) if rng.random() < 0.5 else ""
    for county in chosen:
        own = root / f"{county.city}{county.name}"
        own.mkdir()
        make(rng, own, county, shared)
        records[own.name] = [record([path], path.name, engine) for path in sorted(own.iterdir())]
        for path, found in zip(sorted(own.iterdir()), records[own.name], strict=True):
            tally["files"] += 1
            rates.alone(found.findings, path.name, tally)
            page = formats.read([path]).pages[0]
            tally[rates.DRAWN] += page.render is not None
            tally[rates.MARKED] += ela(page)
    rates.together(forgery.across(records), tally)


def main(each: int, seed: int, kinds: list[str]) -> None:
    engine = ocr.engine("rapid")
    for name in kinds:
        tally: Counter[str] = Counter()
        for index in range(each):
            with tempfile.TemporaryDirectory() as folder:
                batch(KINDS[name], Random(f"{seed}/{name}/{index}"), Path(folder), tally, engine)
        print(f"{name}, {each} batches, {tally['files']} files", flush=True)
        rates.show(tally, tally["files"])


if __name__ == "__main__":
    given = [int(item) for item in sys.argv[1:] if item.isdigit()]
    wanted = [item for item in sys.argv[1:] if not item.isdigit()]
    main(*(given + [50, 1][len(given) :])[:2], wanted or list(KINDS))
