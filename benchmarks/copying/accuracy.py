"""Copies found and false accusations, by kind, beside other methods in the same run.

    python -m benchmarks.copying.accuracy ../shared/data/text [--half 1] [--seed 7] [--counties 27]
        [--background FILE] [--yardsticks]

``--yardsticks`` needs datasketch, rensa and gaoya (the ``bench`` extra). Pairs of two central
policy papers are left out of the false ones: ministries repeat their own text, so they do share it.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from benchmarks.copying import planted
from benchmarks.copying.yardsticks import METHODS, Key
from checker.copying import Settings, Source, background, compare
from checker.model.pair import Pair, Sharing
from tests.copying.factory import record


def option(name: str, default: str = "") -> str:
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def ours(texts: list[planted.Text], sources: list[tuple[str, str]]) -> Sharing:
    records = defaultdict(list)
    for text in texts:
        records[text.county].append(record(text.name, *text.text.split("\f")))
    return compare(records, [Source(*source) for source in sources], Settings())


def score(pair: Pair) -> float:
    """1 where the shipped thresholds begin to accuse."""
    if pair.kind in ("same_file", "same_text"):
        return 100.0
    numbers, settings = pair.measures, Settings()
    return max(
        numbers["rare_block"] / settings.fraud_block,
        numbers["rare_in_long"] / settings.long_rare,
        numbers["rare_in_dense"] / settings.dense_rare,
        min(numbers["rare_share"] / settings.fraud_share, numbers["rare"] / settings.fraud_least),
    )


def judged(name: str, scores: dict[Key, float], truth: dict[Key, str], seconds: float) -> None:
    """Best F1, recall at a precision of 0.99, and recall there by kind."""
    ranked = sorted(((value, key in truth) for key, value in scores.items()), reverse=True)
    right = np.cumsum([hit for _, hit in ranked])
    precision = right / np.arange(1, len(ranked) + 1)
    recall = right / len(truth)
    best = float((2 * precision * recall / np.maximum(precision + recall, 1e-9)).max())
    good = np.flatnonzero(precision >= 0.99)
    bar = ranked[good[-1]][0] if len(good) else float("inf")
    found = Counter(truth[key] for key, value in scores.items() if key in truth and value >= bar)
    all_ = Counter(truth.values())
    at = float(recall[good[-1]]) if len(good) else 0.0
    kinds = " ".join(f"{kind} {found[kind] / all_[kind]:.2f}" for kind in planted.KINDS)
    print(f"{name:22} F1 {best:.3f}  R at P>=.99 {at:.3f}  {seconds:.1f} s CPU  {kinds}")


def passages(sharing: Sharing, copies: list[planted.Planted], texts: dict[str, str]) -> None:
    """Characters and spans against the planted regions, on the copy's side.

    What is set aside counts where it belongs to a planted region: a set phrase that both papers
    hold elsewhere, shown grey, is said to be no copy. What is called copied counts anywhere.
    """
    pairs = {frozenset((p.a.path[:-4], p.b.path[:-4])): p for p in sharing.pairs}
    hits = shown = length = spans = found = 0
    for plant in copies:
        pair = pairs.get(frozenset((plant.copy, plant.original)))
        begin, end = plant.region
        if pair is None or end == 0 or plant.kind == "reordered":
            continue
        mine = "a" if pair.a.path[:-4] == plant.copy else "b"
        flags = np.zeros(len(texts[plant.copy]), bool)
        places = [getattr(span, mine) for span in pair.spans]
        grey = [getattr(span, mine) for one in pair.excluded for span in one.spans]
        places += [place for place in grey if place.start < end and place.end > begin]
        for place in places:
            flags[place.start : place.end] = True
        hits += int(flags[begin:end].sum())
        shown += int(flags.sum())
        length += end - begin
        runs = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]]))).reshape(-1, 2)
        spans += 1 + int((runs[1:, 0] - runs[:-1, 1] > 40).sum())
        found += 1
    recall, precision = hits / length, hits / shown
    grain = spans / found
    plagdet = 2 * precision * recall / (precision + recall) / np.log2(1 + grain)
    print(
        f"passages: P {precision:.3f} R {recall:.3f} granularity {grain:.2f} plagdet {plagdet:.3f}"
    )


def main() -> None:
    folder, half = Path(sys.argv[1]), int(option("--half", "1"))
    background.FILE = Path(option("--background", str(background.FILE)))
    seed, counties = int(option("--seed", "7")), int(option("--counties", "27"))
    texts, copies, sources = planted.batch(folder, half, seed, counties=counties)
    truth = {frozenset((p.copy, p.original)): p.kind for p in copies}
    county = {text.name: text.county for text in texts}
    policy = {text.name for text in texts if "policies" in text.origin}

    def fair(scores: dict[Key, float]) -> dict[Key, float]:
        return {
            key: value
            for key, value in scores.items()
            if key in truth or (len({county[name] for name in key}) == 2 and not key <= policy)
        }

    begin = time.process_time()
    sharing = ours(texts, sources)
    seconds = time.process_time() - begin
    print(len(texts), "texts,", len(copies), "copies,", len(set(county.values())), "counties")
    named = {frozenset((p.a.path[:-4], p.b.path[:-4])): p for p in sharing.pairs}
    judged("this project", fair({k: score(p) for k, p in named.items()}), truth, seconds)
    accused = {key: 1.0 for key, pair in named.items() if pair.severity == "fraud"}
    false = [key for key in fair(accused) if key not in truth]
    missed = Counter(kind for key, kind in truth.items() if key not in accused)
    print("as shipped: missed", dict(missed), "false accusations", [sorted(key) for key in false])
    passages(sharing, copies, {text.name: text.text for text in texts})
    if "--yardsticks" in sys.argv:
        plain = {text.name: text.text for text in texts}
        for name, method in METHODS.items():
            begin = time.process_time()
            scores = method(plain)
            judged(name, fair(scores), truth, time.process_time() - begin)


if __name__ == "__main__":
    main()
