"""Records as reading gives them, for checks over a batch."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any

from checker.model.document import Line
from checker.model.finding import Finding, Outcome
from checker.model.material import Material, PageRecord, Record
from checker.model.score import Flag

TEXTS = {
    "a": "为加强道路运输企业信用管理，落实分级分类监管要求，现将有关事项通知如下。" * 4,
    "b": "经局党组研究决定，成立安全生产委员会，负责统筹协调全县水上交通安全工作。" * 4,
}
NAMES = [
    "王小明", "李大伟", "张建国", "刘志强", "陈思远", "杨春梅", "赵立新", "黄海涛", "周文博",
    "吴晓东", "徐丽华", "孙立",
]  # fmt: skip
NUMBER = "示交发〔2023〕12号"
PAPERS = count()


def record(path: str, text: str = TEXTS["a"], number: str = "", **more: Any) -> Record:
    found = []
    if number:
        code, rest = number.split("〔")
        year, serial = rest.removesuffix("号").split("〕")
        values = {"value": number, "code": code, "year": int(year), "serial": serial}
        via = more.pop("via", "text")
        found.append(Finding("document_number", Outcome.PRESENT, "", values=values, via=via))
    lines = tuple(Line(part, (0, 0, 1, 0.1)) for part in text.split("\n"))
    base: dict[str, Any] = {
        "format": "pdf", "medium": "born_digital", "kind": "policy", "kind_reason": "",
        "kind_confidence": 1.0, "title": path, "issuer": "", "date": None,
        "date_from": "document", "readable": "yes",
    }  # fmt: skip
    return Record(
        Material(path, path, path, 1, ()), pages=(PageRecord(1, 595, 842, "text", lines),),
        findings=tuple(found), **(base | more),
    )  # fmt: skip


def series(*dated: tuple[int, str]) -> dict[str, list[Record]]:
    return {"甲县": [record(f"{n}", number=f"示交发〔2023〕{n}号", date=day) for n, day in dated]}


def photo(serial: str, **more: Any) -> Record:
    metadata = {"Make": "C", "Model": "EOS", "BodySerialNumber": serial}
    metadata["DateTimeOriginal"] = "2023:05:04 14:02:11"
    return record("照片.jpg", medium="photo", metadata=metadata | more)


def shot(day: str) -> list[Record]:
    return [photo("30214455", DateTimeOriginal=f"{day} 09:00:00")]


def listed(names: list[str], head: str = "参会人员签到表") -> Record:
    return record(f"签到表{next(PAPERS)}", head + "\n" + "\n".join(names))


def strengths(flags: Iterable[Flag]) -> set[str]:
    return {flag.evidence["strength"] for flag in flags}
