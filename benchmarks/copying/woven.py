"""Real texts as two counties' papers: what they share lawfully, and copies woven otherwise.

    python -m benchmarks.copying.woven DATA [--seed 1] [--out DIR]

Lawful: two cities' reports on one subject, the two most alike taken; articles of a law within two
reports; plans after a superior's paper; sister regulations; a superior's paper itself. Copies:
abridged with own sentences put in, pieces scattered in a report, clauses swapped and reworded, two
papers woven into one, a list of points, one paragraph, rows of a table. Through the real command;
odd seeds draw on the odd texts, even ones on the even, and the table is made of the other half.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import combinations, zip_longest
from pathlib import Path

from benchmarks.copying import planted
from benchmarks.copying.build_background import build, save
from benchmarks.copying.packages import files
from benchmarks.copying.packages import texts as official
from benchmarks.copying.packages.__main__ import judge, option, pairs
from benchmarks.copying.packages.counties import Planted
from checker.copying import background

COUNTIES = ["临邑县", "微山县", "费县", "宁津县", "东明县", "阳信县", "沂源县", "五莲县"]
FOLDERS = ["一、制度建设/3", "二、工作保障/2", "四、信用应用/3", "五、诚信宣传/2", "六、培训交流/1"]
SUBJECTS = {
    "交通运输": "公路|铁路|港口|交通",
    "营商环境": "营商环境|审批|政务服务",
    "安全生产": "安全生产|应急|隐患",
    "自身建设": "廉洁|法治政府|依法行政",
    "民生保障": "就业|社保|养老|医保",
    "乡村振兴": "乡村振兴|粮食|农业",
    "生态环境": "生态|污染|空气质量",
    "科技创新": "创新|科技",
    "对外开放": "外贸|外资|开放",
    "城市建设": "城市更新|棚户区|老旧小区",
    "产业发展": "产业链|制造业|工业",
    "消费文旅": "消费|文旅|旅游",
    "教育卫生": "教育|学校|医院",
}
LEADS = ("同时，", "此外，", "在此基础上，", "下一步，")
STATES = ("已完成", "正在推进", "长期坚持")


class Set:
    """Files under ``root`` with their truth, made of one half of the texts."""

    def __init__(self, root: Path, folder: Path, seed: int) -> None:
        self.root, self.dice, self.truth, self.count = root, random.Random(seed), [], 0
        self.texts = official.files(folder, seed % 2)
        reports = self.of("city_reports_2024")
        cut = len(reports) * 3 // 5
        self.lawful, copied = [rows(file) for file in reports[:cut]], reports[cut:]
        self.used: set[str] = set()
        self.papers = [paper for file in copied for paper in _papers(rows(file))]
        self.dice.shuffle(self.papers)

    def of(self, kind: str) -> list[Path]:
        chosen = [file for file in self.texts if file.parent.name == kind]
        self.dice.shuffle(chosen)
        return chosen

    def put(self, county: str, title: str, text: str, table: list[list[str]] | None = None) -> str:
        self.count += 1
        suffix = "docx" if table else self.dice.choice(("docx", "pdf", "txt"))
        file = self.root / "batch" / county / self.dice.choice(FOLDERS)
        file /= f"{title[:16]}{self.count}.{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        if table:
            files.write_table(file, title, table)
        else:
            files.WRITERS[suffix](file, title, text)
        return file.relative_to(self.root / "batch").as_posix()

    def own(self, length: int) -> list[str]:
        """Paragraphs of one report that nothing else has taken."""
        long = [[row for row in one if row not in self.used] for one in self.lawful]
        report = self.dice.choice([one for one in long if sum(map(len, one)) > 2 * length])
        begin = self.dice.randrange(len(report) // 2)
        taken: list[str] = []
        while sum(map(len, taken)) < length and begin < len(report):
            taken.append(report[begin])
            begin += 1
        self.used.update(taken)
        return taken

    def within(self, middle: list[str], length: int) -> str:
        own = self.own(length)
        half = len(own) // 2
        return "\n".join([*own[:half], *middle, *own[half:]])

    def likely(self, kind: str, *papers: tuple[str, str]) -> None:
        """Two counties' papers (title, text) that are lawfully alike."""
        two = zip(self.dice.sample(COUNTIES, 2), papers, strict=True)
        one, other = (self.put(county, *paper) for county, paper in two)
        self.truth.append(Planted(kind, one, other, "lawful"))

    def copied(self, kind: str, original: str, title: str, copy: str) -> None:
        one, other = self.dice.sample(COUNTIES, 2)
        there = self.put(one, "年度重点工作落实情况", original)
        self.truth.append(Planted(kind, there, self.put(other, title, copy), "copy"))

    def swapped(self, text: str) -> str:
        """The text with its figures changed."""
        return planted.renamed(text, self.dice, "全县", "全县")


def rows(file: Path) -> list[str]:
    text = re.sub("[我本全]市", "全县", file.read_text("utf-8"))
    return [row.strip() for row in text.split("\n") if 40 < len(row.strip()) < 600]


def _papers(paragraphs: list[str]) -> Iterator[str]:
    """Up to four papers of 620 characters and more out of one report."""
    at = len(paragraphs) // 5
    for _ in range(4):
        held: list[str] = []
        while at < len(paragraphs) and sum(map(len, held)) < 850:
            held.append(paragraphs[at])
            at += 1
        if sum(map(len, held)) > 620:
            yield "\n".join(held)


def sentences(text: str) -> list[str]:
    return re.findall(r"[^。；\n]+[。；\n]?", text)


def _grams(text: str) -> set[str]:
    letters = re.sub(r"\W", "", text)
    return {letters[at : at + 6] for at in range(len(letters) - 5)}


def alike(made: Set) -> None:
    """For each subject the two reports that say most of it in the same words."""
    for name, words in SUBJECTS.items():
        told = []
        for report in made.lawful:
            best = sorted(report, key=lambda row: -len(re.findall(words, row)))[:4]
            text = "\n".join(row for row in report if row in best and row not in made.used)
            told += [text] if len(text) > 350 else []
        grams = {text: _grams(text) for text in told}
        one, other = max(combinations(told, 2), key=lambda two: len(grams[two[0]] & grams[two[1]]))
        made.used.update(one.split("\n"), other.split("\n"))
        titles = f"{name}工作情况报告", f"{name}工作总结"
        made.likely("two real reports, one subject", (titles[0], one), (titles[1], other))


def laws(made: Set) -> None:
    for nth, file in enumerate(made.of("laws")[:8]):
        text = file.read_text("utf-8")
        articles = re.findall(r"^第.{1,6}条[ 　]*([^\n]{80,400})", text, re.M)[:2]
        name = title(file)
        if nth < 4:
            (made.root / "sources" / f"{name}-{file.stem}.txt").write_text(text, "utf-8")
        lead = "" if nth < 4 else f"根据《{name}》规定，"
        told = [lead + "".join(articles)] if articles else []
        kind = "law unquoted, in sources" if nth < 4 else "law named, not in sources"
        both = (("普法依法治理工作总结", made.within(told, 900)) for _ in range(2))
        made.likely(kind, *both)


def title(file: Path) -> str:
    lines = file.read_text("utf-8").split("\n")
    first = next((line.strip() for line in lines if re.search("[一-鿿]{4}", line)), "")
    return re.sub(r'^title: "|"$', "", first)[:40]


def superiors(made: Set) -> None:
    policies = [file for file in made.of("policies") if len(rows(file)) > 12]
    for nth, file in enumerate(policies[:8]):
        three = rows(file)[4:7]
        name = f"山东省交通运输厅关于推进交通高质量发展第{nth + 1}批重点任务的实施意见"
        number = f"鲁交发〔2023〕{nth + 11}号"
        if nth < 4:
            text = f"{name}\n{number}\n{file.read_text('utf-8')}"
            (made.root / "sources" / f"{name}.txt").write_text(text, "utf-8")
        opening = f"根据《{name}》（{number}）要求，结合我县实际，制定本方案。"
        plans = []
        for _ in range(2):
            own = made.own(500)
            plan = [opening, three[0], own[0], *three[1:], *own[1:]]
            plans.append(("贯彻落实实施方案", "\n".join(plan)))
        kind = "in sources" if nth < 4 else "not in sources"
        made.likely(f"plans after a superior's paper, {kind}", *plans)
    for nth, file in enumerate(policies[8:14]):
        name = f"山东省人民政府办公厅关于印发高质量发展行动计划（{nth + 1}）的通知"
        text = "\n".join(rows(file))[:2200]
        made.likely("a superior's paper itself", (name, text), (name, text.replace("\n", "\n\n")))


def sisters(made: Set) -> None:
    regulations = made.of("local_regulations")
    grams = {file: _grams(file.read_text("utf-8")[:4000]) for file in regulations}

    def share(two: tuple[Path, Path]) -> float:
        one, other = (grams[file] for file in two)
        return len(one & other) / max(min(len(one), len(other)), 1)

    near = sorted((two for two in combinations(regulations, 2) if share(two) < 0.7), key=share)
    for two in near[-4:]:
        both = ((title(file), file.read_text("utf-8")[:3000]) for file in two)
        made.likely("sister regulations as they are", *both)


def copies(made: Set) -> None:
    dice, paper = made.dice, made.papers.pop
    for _ in range(8):
        text = paper()
        kept = [one for n, one in enumerate(sentences(made.swapped(text))) if n % 3]
        for row in made.own(250)[:3]:
            kept.insert(dice.randrange(len(kept)), sentences(row)[0])
        made.copied("abridged, own sentences put in", text, "工作推进情况汇报", "".join(kept))
        text = paper()
        pieces = [
            row[:150].rpartition("，")[0] + "。" for row in text.split("\n") if len(row) > 110
        ]
        host = made.own(1200)
        for n, piece in enumerate(pieces[:3]):
            host.insert(min(1 + 2 * n, len(host)), made.swapped(piece))
        made.copied("three pieces in a report", text, "年度工作总结", "\n".join(host))
        text = paper()
        made.copied("clauses swapped, reworded", text, "工作开展情况", _reworded(text, made))
    for _ in range(4):
        two = paper(), paper()
        rows_ = zip_longest(*(text.split("\n") for text in two), fillvalue="")
        woven = made.swapped("\n".join(filter(None, (row for both in rows_ for row in both))))
        counties = dice.sample(COUNTIES, 3)
        copy = made.put(counties[2], "综合工作报告", woven)
        for county, text in zip(counties, two, strict=False):
            there = made.put(county, "年度重点工作落实情况", text)
            made.truth.append(Planted("woven of two", there, copy, "copy"))
        text = paper()
        points = [one.strip() for one in sentences(made.swapped(text))]
        dice.shuffle(points)
        listed = "\n".join(f"{n}. {point}" for n, point in enumerate(points, 1))
        made.copied("a list of points", text, "工作要点清单", listed)
        text = paper()
        part = min(text.split("\n"), key=lambda row: abs(len(row) - 300))[:300]
        lifted = made.swapped(part)[:-30] + "推动各项工作取得新的成效。"
        made.copied("one paragraph", text, "年度工作总结", made.within([lifted], 1200))
        text = paper()
        entries = [
            [str(n), one.strip(), dice.choice(STATES)] for n, one in enumerate(sentences(text))
        ]
        counties = dice.sample(COUNTIES, 2)
        table = [["序号", "工作内容", "落实情况"], *entries]
        there = made.put(counties[0], "年度重点工作落实情况", text)
        copy = made.put(counties[1], "工作落实台账", "", table)
        made.truth.append(Planted("as a table", there, copy, "copy"))


def _reworded(text: str, made: Set) -> str:
    told = []
    for one in sentences(planted.reworded(made.swapped(text), made.dice, 0.12).replace("；", "。")):
        clauses = one.strip("。\n").split("，")
        if len(clauses) > 3 and made.dice.random() < 0.5:
            at = made.dice.randrange(len(clauses) - 1)
            clauses[at : at + 2] = reversed(clauses[at : at + 2])
        lead = made.dice.choice(LEADS) if made.dice.random() < 0.3 else ""
        told.append(lead + "，".join(clauses) + "。")
    return "".join(told)


def build_batch(root: Path, folder: Path, seed: int) -> list[Planted]:
    """The files and their truth, and beside them the table of the language's marks."""
    (root / "sources").mkdir(parents=True)
    shutil.copy("rules/sources/notice-2023-5.md", root / "sources" / "通知.md")
    made = Set(root, folder, seed)
    for kind in (alike, laws, superiors, sisters, copies):
        kind(made)
    save(root / "background.npz", build(official.files(folder, 1 - seed % 2)))
    return made.truth


def main() -> None:
    root = Path(option("--out") or tempfile.mkdtemp())
    truth = build_batch(root, Path(sys.argv[1]), int(option("--seed", "1")))
    background.FILE = root / "background.npz"
    judge(truth, pairs(root))


if __name__ == "__main__":
    main()
