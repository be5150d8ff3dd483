"""Copies found and false accusations, by kind, beside datasketch and SimHash in the same run.

python benchmarks/copying/accuracy.py ../shared/data/text [--half 1] [--yardsticks]
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import planted

from checker.copying import Settings, Source, compare
from checker.copying import background
from tests.copying.factory import record


def run(texts: list[planted.Text], sources: list[tuple[str, str]], settings: Settings) -> tuple[object, float]:
    records = defaultdict(list)
    for text in texts:
        records[text.county].append(record(text.name, *text.text.split("\f")))
    begin = time.perf_counter()
    sharing = compare(records, [Source(*source) for source in sources], settings)
    return sharing, time.perf_counter() - begin


def main() -> None:
    folder = Path(sys.argv[1])
    half = int(sys.argv[sys.argv.index("--half") + 1]) if "--half" in sys.argv else 1
    if "--background" in sys.argv:
        background.FILE = Path(sys.argv[sys.argv.index("--background") + 1])
    counties = int(sys.argv[sys.argv.index("--counties") + 1]) if "--counties" in sys.argv else 27
    texts, copies, sources = planted.batch(folder, half, counties=counties)
    sharing, seconds = run(texts, sources, Settings())
    truth = {frozenset((p.copy + ".pdf", p.original + ".pdf")): p.kind for p in copies}
    fraud = {frozenset((p.a.path, p.b.path)): p for p in sharing.pairs if p.severity == "fraud"}
    notice = {frozenset((p.a.path, p.b.path)): p for p in sharing.pairs if p.severity != "fraud"}
    hit = Counter(kind for pair, kind in truth.items() if pair in fraud)
    all_ = Counter(truth.values())
    false = [fraud[pair] for pair in fraud if pair not in truth]
    print(len(texts), "texts", round(seconds, 2), "s; fraud", len(fraud), "notice", len(notice))
    for kind in planted.KINDS:
        missed = [pair for pair, k in truth.items() if k == kind and pair not in fraud]
        print(
            f"{kind:20} {hit[kind]}/{all_[kind]}",
            [notice[p].measures for p in missed if p in notice][:2],
            [sorted(p) for p in missed if p not in notice],
        )
    print("false:", len(false))
    for pair in false[:8]:
        print(" ", pair.a.path, pair.b.path, pair.measures, pair.spans[0].text[:80])
    for pair, p in list(notice.items())[:8]:
        print("notice", sorted(pair), p.measures["rare_block"], p.reason[:80])


if __name__ == "__main__":
    main()
