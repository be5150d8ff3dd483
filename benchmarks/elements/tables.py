"""Figures of a run as text tables."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from benchmarks.elements.judge import ELEMENTS, Judged, Verdict

_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)


def by_medium(judged: Sequence[Judged], plain: Sequence[Judged]) -> Iterator[str]:
    """Right, review and wrong for each element and medium, the yardstick's right beside."""
    columns = f"{'right':>8}{'review':>8}{'wrong':>7}{'plain':>8}{'exact':>8}"
    yield f"{'medium':14}{'element':17}{'n':>4}{columns}"
    media = list(dict.fromkeys(one.sample.medium for one in judged))
    for medium in [*media, "all"]:
        for element in ELEMENTS:
            ours = _of(judged, medium, element)
            yardstick = _share(_of(plain, medium, element), "right") if plain else float("nan")
            exact = [v.exact for v in ours if v.exact is not None and v.said == "present"]
            right, review = _share(ours, "right"), _share(ours, "review")
            yield (
                f"{medium:14}{element:17}{len(ours):4}{right:8.3f}{review:8.3f}"
                f"{abs(1 - right - review):7.3f}{yardstick:8.3f}{_mean(exact):8.3f}"
            )


def rings(judged: Sequence[Judged]) -> Iterator[str]:
    """Ring text: exact and by character, over all true rings and over those found."""
    yield f"{'medium':14}{'rings':>6}{'found':>7}{'exact':>7}{'characters':>12}"
    media = list(dict.fromkeys(one.sample.medium for one in judged))
    for medium in [*media, "all"]:
        pairs = [pair for v in _of(judged, medium, "seal") for pair in v.rings]
        if not pairs:
            continue
        right = sum(len(a) - min(len(a), Levenshtein.distance(a, b)) for a, b in pairs)
        yield (
            f"{medium:14}{len(pairs):6}{_mean([bool(b) for _, b in pairs]):7.3f}"
            f"{_mean([a == b for a, b in pairs]):7.3f}{right / sum(len(a) for a, _ in pairs):12.3f}"
        )


def seconds(judged: Sequence[Judged], plain: Sequence[Judged]) -> Iterator[str]:
    """CPU seconds a document, where they go, and the yardstick's."""
    yield f"{'medium':14}{'pages':>6}{'read':>7}{'ocr':>7}{'examine':>9}{'sum':>7}{'plain':>7}"
    media = list(dict.fromkeys(one.sample.medium for one in judged))
    for medium in [*media, "all"]:
        ours = [one for one in judged if medium in (one.sample.medium, "all")]
        others = [one.seconds for one in plain if medium in (one.sample.medium, "all")]
        parts = [_mean([one.parts[part] for one in ours]) for part in ("read", "ocr", "examine")]
        yield (
            f"{medium:14}{_mean([one.pages for one in ours]):6.1f}{parts[0]:7.2f}{parts[1]:7.2f}"
            f"{parts[2]:9.2f}{sum(parts):7.2f}{_mean(others):7.2f}"
        )


def calibration(judged: Sequence[Judged]) -> Iterator[str]:
    """Of each element's sure verdicts in each bin of confidence, how many are right."""
    yield f"{'element':17}{'confidence':14}{'n':>5}{'right':>8}"
    for element in ELEMENTS:
        sure = [v for v in _of(judged, "all", element) if v.said in ("present", "absent")]
        for low, high in pairwise(_BINS):
            inside = [v for v in sure if low <= v.confidence < high]
            if inside:
                span = f"{low:.2f} – {min(high, 1):.2f}"
                yield f"{element:17}{span:14}{len(inside):5}{_share(inside, 'right'):8.3f}"


def proof(judged: Sequence[Judged]) -> Iterator[str]:
    """Sure verdicts, the wrong ones, and the share of wrong ones they rule out (95 %)."""
    yield f"{'element':17}{'sure':>6}{'wrong':>7}{'rate':>8}{'at most':>9}"
    every = [v for one in judged for v in one.verdicts if v.said in ("present", "absent")]
    for element in [*ELEMENTS, "all"]:
        sure = [v for v in every if element in (v.element, "all")]
        wrong = sum(v.grade in ("wrong", "failed") for v in sure)
        rate = wrong / len(sure) if sure else float("nan")
        yield f"{element:17}{len(sure):6}{wrong:7}{rate:8.4f}{at_most(wrong, len(sure)):9.4f}"


def at_most(wrong: int, count: int) -> float:
    """The upper end of the exact one-sided 95 % interval of a rate (Clopper and Pearson, 1934)."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        terms = (
            math.comb(count, k) * middle**k * (1 - middle) ** (count - k) for k in range(wrong + 1)
        )
        low, high = (middle, high) if sum(terms) > 0.05 else (low, middle)
    return high


def misses(judged: Sequence[Judged], grades: Sequence[str]) -> Iterator[str]:
    """Cases by name: what was said, what is right, why, and the files."""
    for one in judged:
        for verdict in one.verdicts:
            if verdict.grade in grades:
                wanted = "/".join(getattr(one.sample.truth, ELEMENTS[verdict.element]))
                extra = f" value={one.sample.truth.value}" if verdict.exact is False else ""
                yield (
                    f"{verdict.grade}: {verdict.element} of {one.sample.name}: said {verdict.said} "
                    f"({verdict.confidence:.2f}), right is {wanted}{extra}; {verdict.reason}"
                )


def _of(judged: Sequence[Judged], medium: str, element: str) -> list[Verdict]:
    return [
        verdict
        for one in judged
        if medium in (one.sample.medium, "all")
        for verdict in one.verdicts
        if verdict.element == element
    ]


def _share(verdicts: Sequence[Verdict], grade: str) -> float:
    return _mean([verdict.grade == grade for verdict in verdicts])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")
