"""Counties as real files, with copies and lawful likeness, through the real command.

    python -m benchmarks.copying.packages ../shared/data/text [--seed 1] [--out DIR] [--only-judge]

Odd seeds draw on the odd texts, even seeds on the even ones; the table of the language's marks is
made of the other half, so no text helps to judge itself. Copies are found where the pair is shown;
"suspected" counts those graded so. Any pair graded suspected that is no copy is a false accusation.
"""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from contextlib import redirect_stdout, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.copying.build_background import build, save
from benchmarks.copying.packages import copies, lawful, texts
from benchmarks.copying.packages.counties import Batch, Planted
from checker import cli
from checker.copying import background

COUNTIES = ["临沭县", "汶上县", "昌乐县", "惠民县", "夏津县", "东平县", "蒙阴县"]
HOSTS = 3  # papers of its own for each county


def option(name: str, default: str = "") -> str:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def build_batch(root: Path, folder: Path, seed: int) -> list[Planted]:
    """The packages under ``root/batch``, sources under ``root/sources``; what must be found."""
    dice = random.Random(seed)
    half = seed % 2
    drafts = [*texts.written(half), *texts.pieces(folder, half, dice)]
    dice.shuffle(drafts)
    batch = Batch(root / "batch", dice, COUNTIES, drafts)
    laws = [file for file in texts.files(folder, half) if file.parent.name == "laws"]
    laws = dice.sample(laws, 40)
    notice = Path("rules/sources/notice-2023-5.md").read_text("utf-8")
    copies.plant(batch)
    lawful.plant(batch, notice, laws)
    for county in COUNTIES:
        for _ in range(HOSTS):
            batch.put(county, batch.draft())
    sources = root / "sources"
    sources.mkdir()
    shutil.copy("rules/sources/notice-2023-5.md", sources / "通知.md")
    for file in laws:
        shutil.copy(file, sources / f"{_title(file)}-{file.stem}.txt")
    return batch.truth


def _title(file: Path) -> str:
    """The first line with words in it; some texts open with a rule of dashes."""
    rows = (row.strip() for row in file.read_text("utf-8").split("\n"))
    return next((row[:40] for row in rows if re.search(r"\w", row)), "")


def pairs(root: Path) -> list[dict[str, Any]]:
    """What ``checker pairs --batch`` prints."""
    out = io.StringIO()
    words = ["pairs", str(root / "batch"), "--batch", "--sources", str(root / "sources"), "--json"]
    sys.argv = ["checker", *words, "--jobs", "1"]
    with redirect_stdout(out), suppress(SystemExit):
        cli.main()
    found: list[dict[str, Any]] = json.loads(out.getvalue())["pairs"]
    return found


def key(pair: dict[str, Any]) -> frozenset[str]:
    return frozenset(f"{pair[side]['submission']}/{pair[side]['path']}" for side in "ab")


def judge(truth: list[Planted], found: list[dict[str, Any]]) -> None:
    shown: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
    for pair in found:
        shown[key(pair)].append(pair)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for one in truth:
        grades = {pair["severity"] for pair in shown.get(frozenset((one.a, one.b)), [])}
        grade = "suspected" if "fraud" in grades else "notice" if grades else "nothing"
        rows[f"{one.expected:7} {one.kind}"][grade] += 1
        wanted = {"copy": ("suspected",), "reused": ("notice", "suspected")}.get(one.expected)
        if wanted and grade not in wanted:
            print("  weak:", one.kind, grade, one.a, one.b)
    for name, counts in sorted(rows.items()):
        print(f"{name:44}", dict(counts))
    right = {frozenset((one.a, one.b)) for one in truth if one.expected == "copy"}
    false = [pair for name, some in shown.items() if name not in right for pair in some]
    for pair in false:
        if pair["severity"] == "fraud":
            print("FALSE:", pair["kind"], sorted(key(pair)), pair.get("reason", ""))
    known = {frozenset((one.a, one.b)) for one in truth}
    stray = [pair for name, some in shown.items() if name not in known for pair in some]
    print(len(truth), "planted;", len(stray), "other pairs shown as notices or worse")


def main() -> None:
    folder, seed = Path(sys.argv[1]), int(option("--seed", "1"))
    root = Path(option("--out") or tempfile.mkdtemp())
    if "--only-judge" not in sys.argv:
        root.mkdir(parents=True, exist_ok=True)
        truth = build_batch(root, folder, seed)
        plain = [asdict(one) for one in truth]
        (root / "truth.json").write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
        save(root / "background.npz", build(texts.files(folder, 1 - seed % 2)))
    background.FILE = root / "background.npz"
    truth = [Planted(**one) for one in json.loads((root / "truth.json").read_text("utf-8"))]
    found = pairs(root)
    (root / "pairs.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
    judge(truth, found)


if __name__ == "__main__":
    main()
