"""Tables of two counties whose rows bear the same figures, whatever the rows are called.

Names and short entries of a table are labels and accuse nobody. But five rows that agree in two
figures each are no chance, even where every firm in them was given another name. Where the names
agree as well, both may have it from above: charges and limits are the province's. Then only what
tells of a county's own doing accuses: days and months, cases, plates, a title that says record.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

import numpy as np

from checker.copying import cells, rule_tables
from checker.copying.judge import pair_id
from checker.copying.lawful.ground import Ground
from checker.copying.measure import span_of
from checker.copying.names import names_in
from checker.copying.normal import lettered
from checker.copying.paper import Paper
from checker.copying.settings import Settings
from checker.model.pair import Pair, Side

_FIGURE = re.compile(r"\d{1,7}(?:\.\d+)?%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLACE = re.compile(r"[一-鿿]{2,8}[县市区]")  # a table of counties is made above them
_FEW = 2  # figures of a row, without its running number
_DIGITS = 4  # in them together
_ROUND = 5  # points of forms are fives and tens: one figure at least is none
_RECORD = re.compile(r"台账|统计|汇总|记录|[日周月季年]报|明细|登记|名册")
_OF_ALL = re.compile(r"全[省国市]|山东省|各[市县]|标准|基准|目录|限值|定额|指标|规则")

Key = tuple[str, ...]
Rows = dict[Key, tuple[int, int]]  # figures → the row's positions


def pairs(
    papers: Sequence[Paper],
    ground: Ground,
    known: Collection[frozenset[Side]],
    settings: Settings,
) -> list[Pair]:
    """Pairs of tables with the same figures; ``known`` are papers that accuse each other."""
    held = {number: rows for number, one in enumerate(papers) if (rows := _rows(one, ground))}
    found = []
    for (one, other), keys in _shared(held, papers, settings.shared_by).items():
        a, b = papers[one], papers[other]
        named = frozenset((a.side, b.side))
        least = min(len(held[one]), len(held[other]))
        if len(keys) >= max(settings.equal_rows, least / 2) and named not in known:
            found.append(_pair(a, b, held[one], held[other], keys, settings))
    return found


def _rows(paper: Paper, ground: Ground) -> Rows:
    """The paper's own rows by their figures."""
    if paper.record is None or ground.above(paper) or ground.origin(paper):
        return {}
    found: Rows = {}
    for row in cells.rows(paper):
        key = _key([text for _, text in row])
        if key:
            places = np.flatnonzero(paper.inside([(row[0][0], row[-1][0] + len(row[-1][1]))]))
            if len(places):  # a short list may bear no fingerprint
                found.setdefault(key, (int(places[0]), int(places[-1]) + 1))
    sourced = {at for first, last, _ in ground.covered(paper) for at in range(first, last)}
    return {key: place for key, place in found.items() if sourced.isdisjoint(range(*place))}


def _key(row: Sequence[str]) -> Key:
    """The figures that tell one row from another, empty where they are too few or round."""
    plain = [unicodedata.normalize("NFKC", cell).strip() for cell in row]
    if any(map(_PLACE.fullmatch, plain)):
        return ()
    told = [cell for cell in plain[1:] if _FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell)]
    numbers = [float(cell.rstrip("%")) for cell in told]
    digits = sum(char.isdigit() for cell in told for char in cell)
    uneven = any(number % _ROUND for number in numbers)
    return tuple(told) if len(told) >= _FEW and digits >= _DIGITS and uneven else ()


def _shared(
    held: Mapping[int, Rows], papers: Sequence[Paper], many: int
) -> dict[tuple[int, int], list[Key]]:
    """The rows that papers of two submissions share, where fewer than ``many`` hold them."""
    holders: dict[Key, list[int]] = defaultdict(list)
    for number, rows in held.items():
        for key in rows:
            holders[key].append(number)
    found: dict[tuple[int, int], list[Key]] = defaultdict(list)
    for key, numbers in holders.items():
        if len(numbers) < many:
            for one, other in combinations(numbers, 2):
                if papers[one].submission != papers[other].submission:
                    found[one, other].append(key)
    return found


def _own(a: Paper, b: Paper, equal: Sequence[tuple[str, str]], least: float) -> bool:
    """Whether the rows are a county's own, and not a table that both have from above.

    They are where most stand under other names or tell of a county's own doing.
    """
    if all(any(map(_record, side.headings)) for side in (a, b)):
        return True
    own = sum(
        lettered(one) != lettered(other) or all(map(rule_tables.happened, (one, other)))
        for one, other in equal
    )
    return own > least * len(equal)


def _record(heading: str) -> bool:
    return bool(_RECORD.search(heading)) and not _OF_ALL.search(heading)


def _pair(  # noqa: PLR0917
    a: Paper, b: Paper, on_a: Rows, on_b: Rows, keys: Sequence[Key], settings: Settings
) -> Pair:
    covered = [len(keys) / len(rows) for rows in (on_a, on_b)]
    equal = [(a.words(*on_a[key]), b.words(*on_b[key])) for key in keys]
    doubt = _doubt(a, b, equal, settings.own_rows)
    text = f"两张表有 {len(keys)} 行的数字逐行相同（序号、年份和整五整十的分值不计）"
    return Pair(
        id=pair_id("same_rows", a.side, b.side),
        kind="copied_part",
        a=a.side,
        b=b.side,
        similarity=round(max(covered), 4),
        covered_a=round(covered[0], 4),
        covered_b=round(covered[1], 4),
        severity="notice" if doubt else "fraud",
        spans=tuple(span_of(a, b, on_a[key], on_b[key]) for key in keys),
        reason=f"{text}。{doubt or '疑似抄袭或雷同，须由人工查证后认定'}。",
        measures={"equal_rows": float(len(keys))},
    )


def _doubt(a: Paper, b: Paper, equal: Sequence[tuple[str, str]], least: float) -> str:
    """Why the equal rows accuse nobody, "" if they do."""
    if all(names_in(side.raw, name.submission) for side in (a, b) for name in (a, b)):
        return "文中同时写明双方，可能为联合发文或共同活动，只作提示"
    if not _own(a, b, equal, least):
        return (
            "各行的名称也相同，又没有日期、案号、车号等本单位的内容，可能是上级统一的表；"
            "请核对表的出处，只作提示"
        )
    return ""
