"""Names and numbers that differ inside matched text, and names that were left standing."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Indel, Opcode

from checker.copying.measure import Part
from checker.copying.names import SURNAMES, county, forms, names_in
from checker.copying.paper import DIGIT, NAME, Flags, Paper

HEAD = 160  # characters that hold heading, title and addressee
_LONGEST = 16  # characters of a differing stretch that may still be a name
_UNITS = "年月日时号届期次人名家户个件条项起辆艘吨元万亿％%县市区镇乡村局办路线"
_NAME_END = re.compile(
    r"(?:县|市|区|镇|乡|街道|村|局|委|办|厅|部|处|科|站|所|队|中心|公司|集团|银行|大学|学院|学校|协会|路|线|港)$"
)
_WORD = 2  # letters of a word that, put in one place after the other, is a swap whatever it is
_NUMERALS = "一二两三四五六七八九十百千万亿"
_COUNT = re.compile(rf"[{_NUMERALS}]*[百千万亿]|[{_NUMERALS}]+[{_UNITS}]")  # 二百, 六起
_FULL = 3  # letters of a name that is surely a person's, in whose place stands another's
_HAN = re.compile(r"[一-鿿]{2,3}")
_PERSON = re.compile(rf"[{SURNAMES}][一-鿿]{{1,2}}")

_KIND = re.compile(
    r"(?:运输|物流|客运|货运|汽车|交通|建设|工程|科技)*(?:股份|集团)*(?:有限)?(?:责任)?(?:公司|集团|街道|驾校|学校|中心|协会)"
)
_KIND_LONGEST = 14

Stretch = tuple[int, int, int, int]  # first and last on a, first and last on b; ends exclusive


def swapped(a: Paper, b: Paper, parts: Sequence[Part]) -> tuple[tuple[str, str], ...]:
    """Pairs of differing names and numbers, in the order they stand, each once."""
    found: dict[tuple[str, str], bool] = {}
    seen: set[int] = set()
    for part in sorted(parts, key=lambda part: part.first):
        if id(part.passage) in seen:
            continue
        seen.add(id(part.passage))
        for stretch in _joined(a, sorted(_differing(a, b, part))):
            first, last, begin, end = _completed(a, b, stretch)
            pair = (_tidy(a.words(first, last)), _tidy(b.words(begin, end)))
            masked = NAME in a.codes[first:last] and NAME in b.codes[begin:end]
            if pair[0] != pair[1] and _short(pair):
                again = pair in found and min(map(len, pair)) >= _WORD
                told = masked or again or _telling(pair, a, b)
                found[pair] = found.get(pair, False) or told
    return tuple(pair for pair, told in found.items() if told)


def _differing(a: Paper, b: Paper, part: Part) -> Iterator[Stretch]:
    """Masked characters whose raw words differ, and the gaps between exact runs."""
    runs = part.passage.runs
    for run in runs:
        masked = np.flatnonzero(_masked(a)[run.a : run.a + run.length])
        for step in masked.tolist():
            first, begin = run.a + step, run.b + step
            if _tidy(a.words(first, first + 1)) != _tidy(b.words(begin, begin + 1)):
                yield first, first + 1, begin, begin + 1
    for one, other in itertools.pairwise(runs):
        first, begin = one.a + one.length, one.b + one.length
        if first < other.a and begin < other.b:
            yield from _apart(a, b, (first, other.a, begin, other.b))


def _apart(a: Paper, b: Paper, gap: Stretch) -> Iterator[Stretch]:
    """The stretches of a gap that differ: runs too short to be runs lie between swapped names."""
    first, last, begin, end = gap
    steps = Indel.opcodes(a.codes[first:last].tolist(), b.codes[begin:end].tolist())
    for step in _replaced(steps):
        yield first + step[0], first + step[1], begin + step[2], begin + step[3]


def _replaced(steps: Iterable[Opcode]) -> Iterator[Stretch]:
    """What was dropped and what was put in with nothing equal between, both there."""
    for equal, some in itertools.groupby(steps, key=lambda step: step.tag == "equal"):
        row = list(some)
        if not equal:
            first, last = row[0].src_start, row[-1].src_end
            begin, end = row[0].dest_start, row[-1].dest_end
            if first < last and begin < end:
                yield first, last, begin, end


def _masked(paper: Paper) -> Flags:
    return np.asarray((paper.codes == DIGIT) | (paper.codes == NAME))


def _joined(a: Paper, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches one character apart as one (3月5日 against 4月12日); a county's name ends it."""
    joined: list[Stretch] = []
    ended = False
    for stretch in stretches:
        name = stretch[1] - stretch[0] == 1 and a.codes[stretch[0]] == NAME
        last = joined[-1] if joined else None
        reach = 0 if name else 1
        near = last and all(0 <= stretch[side] - last[side + 1] <= reach for side in (0, 2))
        if last and near and not ended and not (name and a.codes[last[1] - 1] == DIGIT):
            joined[-1] = (last[0], stretch[1], last[2], stretch[3])
        else:
            joined.append(stretch)
        ended = name
    return joined


def _completed(a: Paper, b: Paper, stretch: Stretch) -> Stretch:
    """With the surname before a given name, and the unit or kind of place after."""
    first, last, begin, end = stretch
    if any(chr(code) in _NUMERALS for code in a.codes[first:last]):
        return _counted(a, b, stretch)
    if 0 < last - first <= 2 and first > 0 and begin > 0:
        before = chr(a.codes[first - 1])
        if before in SURNAMES and a.codes[first - 1] == b.codes[begin - 1]:
            first, begin = first - 1, begin - 1
    inside = last < len(a) and end < len(b) and a.codes[last] == b.codes[end]
    if inside and chr(a.codes[last]) in _UNITS:
        return first, last + 1, begin, end + 1
    kind = _KIND.match(_tidy(a.words(last, min(last + _KIND_LONGEST, len(a))))) if inside else None
    if kind and np.array_equal(a.codes[last : last + kind.end()], b.codes[end : end + kind.end()]):
        last, end = last + kind.end(), end + kind.end()
    return first, last, begin, end


def _counted(a: Paper, b: Paper, stretch: Stretch) -> Stretch:
    """A number with what goes on in both and its unit; a clause's own number is none."""
    first, last, begin, end = stretch
    while last < len(a) and end < len(b) and a.codes[last] == b.codes[end]:
        letter = chr(a.codes[last])
        if letter not in _NUMERALS + _UNITS:
            break
        last, end = last + 1, end + 1
        if letter in _UNITS:
            break
    if first and chr(a.codes[first - 1]) == "第":
        return first - 1, last, begin - 1, end
    return first, last, begin, end


def _tidy(text: str) -> str:
    """Without blanks and letters of no width, 6 and ６ alike."""
    return re.sub(r"[\s\u200b-\u200f\ufeff]+", "", unicodedata.normalize("NFKC", text))


def _short(pair: tuple[str, str]) -> bool:
    return max(map(len, pair)) <= _LONGEST + 8


def _telling(pair: tuple[str, str], a: Paper, b: Paper) -> bool:
    """Whether both are names or numbers, and not a synonym or a slip of the OCR."""
    if ("。" in pair[0]) != ("。" in pair[1]):  # a sentence's end was put in
        return False
    if all(any(c.isdigit() for c in text) or _COUNT.fullmatch(text) for text in pair):
        return True
    own = (*forms(a.submission), *forms(b.submission))
    if any(form in text for text in pair for form in own):
        return True
    if all(_NAME_END.search(text) or _PERSON.fullmatch(text) for text in pair):
        return True
    full = any(len(text) == _FULL and _PERSON.fullmatch(text) for text in pair)
    return full and all(map(_HAN.fullmatch, pair)) and not set(pair[0]) & set(pair[1])


def left_standing(a: Paper, b: Paper, parts: Sequence[Part]) -> tuple[bool, bool]:
    """Whether b's county is named in a's matched text, and a's county in b's.

    Of one county's own years, and of joint papers, neither is left from the other.
    """
    if county(a.submission) == county(b.submission) or both_named(a, b, parts):
        return False, False
    in_a, in_b = _matched(a, b, parts)
    return names_in(in_a, b.submission), names_in(in_b, a.submission)


def both_named(a: Paper, b: Paper, parts: Sequence[Part]) -> bool:
    """Whether each side's matched text or head names both counties, as joint papers do.

    Of a scan the letters of a name may be misread in one place and right in the other.
    """
    return any(
        all(names_in(text, name) for text in texts for name in (a.submission, b.submission))
        for texts in (_matched(a, b, parts), (a.raw[:HEAD], b.raw[:HEAD]))
    )


def _matched(a: Paper, b: Paper, parts: Sequence[Part]) -> tuple[str, str]:
    """The matched text of either side, a part a line."""
    on_a = "\n".join(a.words(part.first, part.last) for part in parts)
    return on_a, "\n".join(b.words(*part.b) for part in parts)
