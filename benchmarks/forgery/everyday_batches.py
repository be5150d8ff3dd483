"""Submissions of honest counties that touch the checks on lists, cameras, clocks and signatures.

Each maker gives the strengths and words of what one check raises on one drawn case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from checker import citizens, counties
from checker.forgery import (
    camera_shared,
    file_dates,
    identity_numbers,
    name_runs,
    photo_claims,
    signing_times,
)
from checker.model.document import Document, Line, Page, Signature
from checker.model.finding import Evidence, Finding, Outcome
from checker.model.material import ManifestRow, Material, PageRecord, Record
from checker.model.score import Flag

GIVEN = "建国伟芳敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉梅红文海波志新春晓东立德永"
Raised = Iterable[tuple[str, str]]
FAMILY = sorted(citizens.SURNAMES)


def record(name: str, text: str = "", rows: tuple[ManifestRow, ...] = (), **more: object) -> Record:
    """One material as the checks across documents see it."""
    lines = tuple(Line(row, (0, 0, 1, 0.1)) for row in text.split("\n"))
    base: dict[str, object] = {
        "format": "pdf", "medium": "born_digital", "kind": "other", "kind_reason": "",
        "kind_confidence": 1.0, "title": "", "issuer": "", "date": None, "date_from": None,
        "readable": "yes",
    }  # fmt: skip
    material = Material(name, name, name, 1, (), rows=rows)
    pages = (PageRecord(1, 595, 842, "text", lines),)
    return Record(material, pages=pages, **(base | more))  # type: ignore[arg-type]


def flags(found: Iterable[Flag]) -> Raised:
    return [(str(flag.evidence["strength"]), flag.text) for flag in found]


def of(found: Finding) -> Raised:
    return [(found.strength, found.reason)] if found.outcome == "present" else []


def person(rng: Random) -> str:
    return rng.choice(FAMILY) + "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))


def identity(rng: Random) -> str:
    born = date(1955, 1, 1) + timedelta(rng.randrange(17_000))
    body = f"37{rng.randint(1, 17):02}{rng.randint(2, 30):02}{born:%Y%m%d}{rng.randrange(1000):03}"
    return body + citizens.digit(body)


def numbers_of_persons(rng: Random) -> Raised:
    """A register typed by hand: one number in fifty with a slip of one digit."""
    rows = ["姓名　身份证号"]
    for _ in range(rng.randint(20, 120)):
        number = identity(rng)
        if rng.random() < 0.02:
            at = rng.randrange(17)
            number = number[:at] + rng.choice("0123456789") + number[at + 1 :]
        rows.append(f"{person(rng)}　{number}")
    lines = tuple(Line(row, (0.1, n / 200, 0.9, n / 200 + 0.004)) for n, row in enumerate(rows))
    page = Page(1, 595, 842, lines)
    return of(identity_numbers.check(Document(Path("a.pdf"), "pdf", "born_digital", (page,))))


def lists_of_names(rng: Random) -> Raised:
    """Counties' own lists, sorted by surname; half of the time one of the city handed in by all."""
    own = {}
    city = [person(rng) for _ in range(20)]
    shared = rng.random() < 0.5
    for county in rng.sample(counties.table(), 4):
        names = sorted(person(rng) for _ in range(rng.randint(15, 60)))
        records = [record(f"{county.name}签到表", "参会人员签到表\n" + "\n".join(names))]
        if shared:
            listed = "全市参训人员名单\n" + "\n".join(city)
            records.append(record(f"{county.name}名单", listed, issuer=f"{county.city}交通运输局"))
        own[county.city + county.name] = records
    return flags(name_runs.across(own))


def photo(name: str, when: date, serial: str, gps: str = "", claimed: str = "") -> Record:
    metadata = {
        "Make": "C", "Model": "EOS", "BodySerialNumber": serial, "GPS": gps,
        "DateTimeOriginal": f"{when:%Y:%m:%d} 09:00:00",
    }  # fmt: skip
    rows = (ManifestRow("二.1", date=claimed),) if claimed else ()
    return record(name, rows=rows, medium="photo", metadata=metadata, date=when.isoformat())


def _serial(rng: Random) -> str:
    return str(rng.randrange(10**9, 10**10))


def cameras(rng: Random) -> Raised:
    """Each county with cameras of its own; the city's press serves some of them on one day."""
    own: dict[str, list[Record]] = {}
    press, meeting = _serial(rng), date(2023, 1, 1) + timedelta(rng.randrange(360))
    served = rng.choice((0, 2, 2, 3, 5))
    for index, county in enumerate(rng.sample(counties.table(), 6)):
        serial = _serial(rng)
        taken = [date(2023, 1, 1) + timedelta(rng.randrange(360)) for _ in range(8)]
        shots = [photo(f"{county.name}{n}.jpg", day, serial) for n, day in enumerate(taken)]
        if index < served:
            shots.append(photo(f"{county.name}会.jpg", meeting, press))
        own[county.city + county.name] = shots
    return flags(camera_shared.across(own))


def claims(rng: Random) -> Raised:
    """Photographs of events: handed in under their day, some of visits far away, clocks off."""
    county = rng.choice(counties.table())
    shots = []
    for index in range(12):
        day = date(2023, 1, 1) + timedelta(rng.randrange(360))
        off = timedelta(rng.choice((0, 0, 0, 1, 7, 60)) if rng.random() < 0.1 else 0)
        far = rng.random() < 0.03
        latitude = county.latitude + rng.gauss(0, 3.0 if far else 0.1)
        longitude = county.longitude + rng.gauss(0, 3.0 if far else 0.1)
        gps = f"{latitude:.6f},{longitude:.6f}"
        shots.append(photo(f"{index}.jpg", day - off, str(index) * 9, gps, day.isoformat()))
    return flags(photo_claims.across({county.city + county.name: shots}))


def clocks(rng: Random) -> Raised:
    """Scans made some days after their date; one clock in ten was never set, one is slow."""
    clock = rng.choice(("never", "slow", *[""] * 8))
    slow = timedelta(rng.randint(20, 300) if clock == "slow" else 0)
    scans = []
    for index in range(10):
        day = date(2023, 1, 5) + timedelta(rng.randrange(350))
        late = day + timedelta(rng.randint(-2, 90)) - slow
        made = date(2000 + rng.randrange(12), 1, 1) if clock == "never" else late
        text = f"正文\n{day.year}年{day.month}月{day.day}日"
        metadata = {"CreationDate": f"D:{made:%Y%m%d}090000"}
        scans.append(
            record(f"{index}.pdf", text, medium="scan", metadata=metadata,
                   date=day.isoformat(), date_from="document")
        )  # fmt: skip
    return flags(file_dates.across({"济南市商河县": scans}))


def signatures(rng: Random) -> Raised:
    """Drafted, approved and sealed electronically; now and then sealed again for exchange."""
    day = date(2023, 1, 5) + timedelta(rng.randrange(350))
    words = f"{day.year}年{day.month}月{day.day}日"
    line = Line(words, (0.5, 0.8, 0.8, 0.82))
    kind = Finding(
        "kind", Outcome.PRESENT, "", (Evidence(1, line.box, words),),
        {"kind": "policy", "date": day.isoformat(), "date_from": "document"},
    )  # fmt: skip
    document = Document(Path("a.pdf"), "pdf", "born_digital", (Page(1, 595, 842, (line,)),))
    times = [day - timedelta(rng.randint(0, 30)), day + timedelta(rng.randint(-2, 20))]
    if rng.random() < 0.2:
        times.append(day + timedelta(rng.randint(30, 200)))
    signed = tuple(Signature("pdf", "intact", signed_at=when.isoformat()) for when in times)
    return of(signing_times.compare(replace(document, signatures=signed), (kind,)))


BATCHES: dict[str, tuple[Callable[[Random], Raised], str]] = {
    "register with numbers of persons": (numbers_of_persons, "identity_numbers"),
    "lists of names, 4 counties": (lists_of_names, "name_runs"),
    "cameras of 6 counties": (cameras, "camera_shared"),
    "12 photographs of events": (claims, "photo_claims"),
    "10 scans": (clocks, "file_dates"),
    "paper sealed electronically": (signatures, "signing_times"),
}
