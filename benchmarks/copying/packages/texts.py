"""Papers to plant: texts written for this program, and pieces of real official texts."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from checker.copying.frequency import Postings, near_copies
from checker.copying.paper import plain_paper

NAMES = [
    "郭晓峰",
    "苗立新",
    "谢文博",
    "乔建平",
    "安淑敏",
    "殷志强",
    "常海燕",
    "龚明远",
    "汤国栋",
    "贺春生",
]
FIRMS = ["宏达", "顺安", "鲁通", "恒捷", "众合", "金桥", "远航", "瑞丰", "同兴", "百川"]


@dataclass(frozen=True)
class Draft:
    """A paper before a county makes it its own."""

    kind: str  # policy, report, news, minutes
    title: str
    text: str
    origin: str = "written"


def read(name: str) -> dict[str, tuple[str, str]]:
    """``== key title`` sections of a file beside this one: key → title, text."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    found = re.findall(r"^== (\S+) (.+)\n((?:(?!== ).*\n?)*)", text, re.M)
    return {f"{key}.{n}": (title, body.strip()) for n, (key, title, body) in enumerate(found)}


def written(half: int) -> list[Draft]:
    """Every other of the papers written for this program."""
    drafts = [
        Draft(key.split(".")[0], title, text)
        for key, (title, text) in read("papers.txt").items()
        if not key.startswith("law_")
    ]
    return drafts[half::2]


def common(key: str) -> tuple[str, str]:
    every = {name.split(".")[0]: value for name, value in read("commons.txt").items()}
    return every[key]


def rivals() -> list[Draft]:
    """Two counties that wrote about one law without knowing of each other."""
    every = read("papers.txt")
    return [Draft("report", *value) for key, value in every.items() if key.startswith("law_")]


def files(folder: Path, half: int) -> list[Path]:
    return sorted(folder.glob("*/*.txt"))[half::2]


def pieces(folder: Path, half: int, dice: random.Random, size: int = 1000) -> list[Draft]:
    """One piece each of local regulations and city reports that are no near-copy of another."""
    chosen = [
        file
        for file in files(folder, half)
        if file.parent.name in ("local_regulations", "city_reports_2024")
    ]
    texts = [file.read_text("utf-8") for file in chosen]
    cluster, _ = near_copies(Postings.of([plain_paper(text) for text in texts]))
    alone = {number for number in set(cluster.tolist()) if (cluster == number).sum() == 1}
    drafts = []
    for file, text, number in zip(chosen, texts, cluster.tolist(), strict=True):
        if number in alone and len(text) > 3 * size:
            drafts.append(_piece(file, text, dice, size))
    dice.shuffle(drafts)
    return drafts


def _piece(file: Path, text: str, dice: random.Random, size: int) -> Draft:
    paragraphs = [row.strip() for row in text.split("\n") if row.strip()]
    start = dice.randrange(len(paragraphs) // 4, max(len(paragraphs) // 2, 2))
    held: list[str] = []
    while start < len(paragraphs) and sum(map(len, held)) < size:
        held.append(paragraphs[start])
        start += 1
    body = re.sub(r"(?:我|本|全)市", "全县", "\n".join(held))[: 2 * size]
    kind = "policy" if file.parent.name == "local_regulations" else "report"
    title = "交通运输信用管理若干规定" if kind == "policy" else "年度重点工作落实情况"
    return Draft(kind, title, body, f"{file.parent.name}/{file.name}")


def filled(text: str, dice: random.Random, county: str) -> str:
    """A common form filled in by one county."""
    words = {
        "县": county,
        "企业": f"{county}{dice.choice(FIRMS)}运输有限公司",
        "姓名": dice.choice(NAMES[:5]),
        "姓名二": dice.choice(NAMES[5:]),
        "月": str(dice.randint(1, 12)),
        "日": str(dice.randint(1, 28)),
    }
    for name, value in words.items():
        text = text.replace(f"{{{name}}}", value)
    return text
