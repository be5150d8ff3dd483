"""Lawful likeness and short copies as bureaus write them, through the real command: who is accused.

    python -m benchmarks.copying.likeness DATA [--set A] [--seed 1] [--out DIR]

``likeness.txt`` holds papers that three counties fill in, each in its own way (sets A, B, D; E, F
and G after a superior's paper; H mixed), and a bureau's own short papers (CA, CB, CE to CH), which
another county takes with names and figures swapped: whole and within a long report. ``{own0}`` is
a county's own text, cut from ``DATA``; a line ``~`` is common and mostly kept, ``2~`` the second
county's own.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from benchmarks.copying import planted
from benchmarks.copying.packages import files
from benchmarks.copying.packages.__main__ import judge, option, pairs
from benchmarks.copying.packages.counties import Planted

COUNTIES = ["沂水县", "莒南县", "冠县", "单县", "鱼台县", "高青县"]
BLANKS = {
    "f": "鸿达 捷顺 华骏 广源 安途 齐运 恒昌 盛通 宇航 泰和 金鼎 永顺",
    "p": "赵建国 钱海波 孙秀兰 李志刚 周丽娟 吴成林 郑春燕 王德民",
    "own": "已按要求落实 由法制科负责 分两批完成 正在推进 不涉及此项 完成率百分之九十六",
    "own2": "砂石料 水泥熟料 钢卷 散装小麦 木托盘 煤矸石",
    "own3": "司机中途让其下车 公交车到站不停 驾校迟迟不安排练车 维修厂按新件结算 班车超员",
    "road": "G220城东路口 S101北外环 人民路汽车站 泰山路收费站 G309城东路口",
}
LINE = re.compile(r"^([1-3]?)~ (.*)$", re.M)
KEPT = 0.88  # of what a superior says is repeated
NUMBERS = {"m": (2, 12), "d": (1, 28), "n": (10000, 98000), "n1": (2, 19), "n2": (20, 99)}


@dataclass(frozen=True)
class Form:
    kind: str
    folder: str
    title: str
    own: int  # paragraphs of the county's own
    size: int  # characters in each
    text: str


class Own:
    """Texts of city reports, no paragraph given twice."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        reports = (file.read_text("utf-8") for file in sorted(folder.glob("*.txt")))
        told = [re.sub("[我本全]市", "全县", report).split("\n") for report in reports]
        self.spare = [[row.strip() for row in one if 60 < len(row.strip()) < 500] for one in told]
        dice.shuffle(self.spare)

    def text(self, length: int) -> str:
        """Paragraphs from the middle of one report: all end in the same words."""
        report = self.spare.pop(0)
        rows: list[str] = []
        while report and sum(map(len, rows)) < length:
            rows.append(report.pop(len(report) // 2))
        self.spare += [report] if len(report) > 20 else []
        return "\n".join(rows) if length > 150 else rows[0][:length].rsplit("，", 1)[0] + "。"


def forms(wanted: str) -> list[Form]:
    parts = Path(__file__).with_suffix(".txt").read_text("utf-8").split("=== ")[1:]
    found = []
    for head, _, text in (part.partition("\n") for part in parts):
        of, kind, folder, title, own, size = head.split(" | ")
        if of == wanted:
            found.append(Form(kind, folder, title, int(own), int(size), text.strip()))
    return found


def drawn(text: str, nth: int, dice: random.Random) -> str:
    """What the nth county makes of marked lines; its own ones stand anywhere but first."""
    lines = LINE.findall(text)
    if not lines:
        return text
    kept = [LINE.sub("", text).strip()]
    kept += [words for whose, words in lines if not whose and dice.random() < KEPT]
    for words in (words for whose, words in lines if whose == str(nth)):
        kept.insert(dice.randint(2, len(kept)), words)
    return "\n".join(filter(None, kept))


def filled(form: Form, county: str, dice: random.Random, own: Own) -> str:
    words = {name: dice.choice(some.split()) for name, some in BLANKS.items()}
    words |= {name: str(dice.randint(*span)) for name, span in NUMBERS.items()}
    words |= {f"own{n}": own.text(form.size) for n in range(form.own)}
    words["f"] = f"{county}{words['f']}运输有限公司"
    words |= {"c": county, "q": dice.choice(BLANKS["p"].split()), "plate": f"鲁H{words['n']}"}
    return re.sub(r"\{(\w+)\}", lambda found: words[found[1]], form.text)


def build(root: Path, folder: Path, wanted: str, seed: int) -> list[Planted]:
    dice = random.Random(seed)
    own = Own(folder / "city_reports_2024", dice)
    truth, count = [], 0

    def put(county: str, form: Form, text: str) -> str:
        nonlocal count
        count += 1
        suffix = dice.choice(("docx", "pdf", "txt"))
        file = root / "batch" / county / form.folder / f"{form.title[:16]}{count}.{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        title = form.title if dice.random() < 0.5 else f"{county}交通运输局{form.title}"
        files.WRITERS[suffix](file, title, text)
        return file.relative_to(root / "batch").as_posix()

    (root / "sources").mkdir(parents=True)
    shutil.copy("rules/sources/notice-2023-5.md", root / "sources" / "通知.md")
    for form in forms(wanted):
        if form.kind == "source":
            (root / "sources" / f"{form.title}.txt").write_text(
                f"{form.title}\n{form.text}", "utf-8"
            )
            continue
        three = enumerate(dice.sample(COUNTIES, 3), 1)
        each = ((one, replace(form, text=drawn(form.text, nth, dice))) for nth, one in three)
        held = [put(one, form, filled(own_form, one, dice, own)) for one, own_form in each]
        truth += [Planted(form.kind, *two, "lawful") for two in combinations(held, 2)]
    for form in forms(f"C{wanted}"):
        a, b, c = dice.sample(COUNTIES, 3)
        original = put(a, form, form.text.replace("全县", a))
        whole = put(b, form, planted.renamed(form.text, dice, "全县", b))
        rows = own.text(1200).split("\n")
        middle = len(rows) // 2
        taken = planted.renamed(form.text, dice, "全县", c)
        report = Form("", form.folder, "年度工作落实情况", 0, 0, "")
        part = put(c, report, "\n".join([*rows[:middle], taken, *rows[middle:]]))
        truth.append(Planted("whole, figures swapped", original, whole, "copy"))
        truth.append(Planted("in a long report", original, part, "copy"))
        truth.append(Planted("in a long report, of a copy", whole, part, "copy"))
    return truth


def main() -> None:
    root = Path(option("--out") or tempfile.mkdtemp())
    truth = build(root, Path(sys.argv[1]), option("--set", "A"), int(option("--seed", "1")))
    judge(truth, pairs(root))


if __name__ == "__main__":
    main()
