"""A store of 41 counties × 200 papers, made without reading or comparing anything.

Papers are a few texts judged once and handed in over and over under other names; shared material
is drawn by chance: each pair marks four real passages. Seeded, so each run makes the same.
"""

from __future__ import annotations

import io
import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw

from checker import intake, leads
from checker.model.material import Place, Record, Submission
from checker.model.pair import Pair, Sharing, Side, Span, TextPlace
from checker.model.result import Result
from checker.pipeline import Read, judge_one
from checker.records import examine
from checker.store import Store, joining, judging, open_store
from checker.store.judging import Ruling
from tests.store.batch import ARTICLES, MINUTES, NOTICE, SYSTEM, NoEngine

COUNTIES, PAPERS, SHARED = 41, 200, 1600
LONG = 60  # pages of every hundredth paper
OWN = 5  # every fifth paper is the county's own, some of them without a seal or a header


def made(where: str, seed: int = 11) -> Store:
    """The store, filled; every tenth question is decided."""
    dice = random.Random(seed)
    reads = [_read(number, dice) for number in range(COUNTIES)]
    sharing = Sharing(tuple(_pair(number, reads, dice) for number in range(SHARED)), 0)
    names = {read.submission.name for read in reads}
    flags = leads.of_sharing(sharing, SYSTEM, names)
    result = Result(
        SYSTEM,
        ("2023-01-01", "2023-12-31"),
        tuple(judge_one(SYSTEM, read, flags, ()) for read in reads),
        sharing,
    )
    store = open_store(where, make=True)
    joining.save(store, result)
    _decide(store, result)
    return store


def _templates() -> list[Record]:
    with TemporaryDirectory() as root:
        folder = Path(root) / "某县"
        folder.mkdir()
        for number in range(12):
            notice = NOTICE.format(county="某县", articles=ARTICLES) * (1 + number % 3)
            minutes = MINUTES.format(
                county="某县", month=1 + number, person="张明", topic="信用承诺"
            )
            text = notice if number % 2 else minutes
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        package = intake.submission(folder, SYSTEM, Path(root) / "work")
        return [examine(each, NoEngine()) for each in package.materials]


def _picture() -> bytes:
    """A page as large as a scan's: some 60 KB."""
    dice = random.Random(1)
    page = Image.new("RGB", (1000, 1414), "white")
    draw = ImageDraw.Draw(page)
    for _ in range(800):
        x, y = dice.randrange(80, 920), dice.randrange(80, 1330)
        draw.line((x, y, x + dice.randrange(12), y + dice.randrange(12)), fill="black", width=2)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=60)
    return out.getvalue()


_texts: list[Record] = []
_jpeg = b""


def _read(county: int, dice: random.Random) -> Read:
    global _jpeg  # noqa: PLW0603  drawn once
    if not _texts:
        _texts.extend(_templates())
        _jpeg = _picture()
    name = f"第{county + 1}试验县"
    places = [entry.ref for entry in SYSTEM.indicators]
    records = tuple(_record(name, number, dice.choice(places), dice) for number in range(PAPERS))
    return Read(Submission(name, Path(name), tuple(r.material for r in records)), records, ())


def _record(county: str, number: int, place: str, dice: random.Random) -> Record:
    text = _texts[number % len(_texts)]
    path = f"{place.replace('.', '/')}/{number:03}关于信用工作第{number}号材料.pdf"
    material = replace(
        text.material,
        id=sha256(f"{county}{number}".encode()).hexdigest()[:12],
        path=path,
        sha256=f"{dice.getrandbits(256):064x}",
        places=(Place(place, None, "folder", 1.0),),
        rows=(),
    )
    pages = text.pages * (LONG // len(text.pages) if number % 100 == 99 else 2)
    pages = tuple(
        replace(page, number=at, thumbnail=_jpeg if number % 3 == 0 else None)
        for at, page in enumerate(pages, 1)
    )
    issuer = f"{county}交通运输局" if number % OWN == 0 else text.issuer
    return replace(text, material=material, pages=pages, issuer=issuer)


def _pair(number: int, reads: list[Read], dice: random.Random) -> Pair:
    a, b = dice.sample(reads, 2)
    sides = [
        Side(read.submission.name, record.material.id, record.material.path)
        for read, record in ((a, dice.choice(a.records)), (b, dice.choice(b.records)))
    ]
    spans = tuple(
        Span(TextPlace(1, at, at + 40), TextPlace(1, at, at + 40), "") for at in range(60, 300, 60)
    )
    share = dice.random()
    return Pair(
        f"{number:012x}", "copied_text", *sides, share, share, share,
        "fraud" if number % 2 else "notice", spans, (("某县", "另县"),),
        reason="剔除可共用文字后，双方自有文字大部重合。疑似抄袭或雷同，须由人工查证后认定。",
        measures={"rare": 300, "rare_block": 90},
    )  # fmt: skip


def _decide(store: Store, result: Result) -> None:
    for number, each in enumerate(result.submissions, 1):
        chosen = [flag for flag in each.flags if flag.status == "suspected"][::10]
        rulings = [Ruling(number, f.id, "dismissed", "张三", "模板", "批量复核") for f in chosen]
        if rulings:
            judging.decide_all(store, rulings)
