"""Text that two submissions ascribe to one document, each for itself: a source of the batch.

One alone may say so of anything. Where two name the same title over the same words, these are that
document's, and whoever else of the batch holds them quotes it too. No county makes a standard of
the nation or a trade, so one who names its number is enough; people are asked to look it up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.copying.lawful import taken
from checker.copying.names import county, forms
from checker.copying.normal import bare
from checker.copying.paper import Paper, between, plain_paper
from checker.copying.unwrapped import unwrapped

_KINDS = (
    "(?:法|条例|办法|规定|细则|意见|决定|方案|规划|纲要|计划|要点|通知|通报"
    "|规则|规程|规范|标准|基准|指南|指引|公约|守则)"
)
_SERIES = "(?:GB|JT|JTG|DB\\d\\d|JJG|JJF|GA|CJJ|MH)(?:/T)?"  # of standards
_DOCUMENT = (
    rf"(?:《(?P<title>[^《》]{{2,60}}{_KINDS}(?:[（(][^）)]{{1,12}}[）)])?)》"
    rf"|(?P<standard>{_SERIES}\s?[A-Z]?\s?\d{{2,5}}(?:\.\d+)?))"
)
_NAMED = re.compile(_DOCUMENT)
_NUMBERED = re.compile(rf"》[（(]{_SERIES}\s?[A-Z]?\s?\d")  # a standard by its title and number
_SAYS = re.compile(  # 《…》（鲁交〔2023〕1号）规定，
    rf"{_DOCUMENT}[）)]?(?:[（(][^）)\n]{{1,40}}[）)])*(?:。[该本此]?(?:标准|规范|规程|办法|文件))?[中里]?的?(?:有关|相关)?"
    r"(?:(?:有?明确|作出)?(?:规定|要求|提出|指出|强调|载明|界定|明确|如下)(?!的)[^，,。：:；\n]{0,8}[，,：:]?|[：:])"
)
_LINE = re.compile(  # 核查依据：GB/T …
    r"^[^。\n]{0,30}(?:依据|根据|参照|来源|出处|[引摘转选出]自|[摘节][录编选]自)"
    rf"[^。\n]{{0,16}}?{_DOCUMENT}[^。\n]{{0,30}}$",
    re.M,
)
_COUNT = r"[一二三四五六七八九十百零〇\d]{1,6}"
_ARTICLES = re.compile(  # a paragraph that leads to articles of the document which it names
    rf"^(?P<lead>[^\n]*{_DOCUMENT}[^\n]*(?:[：:]|——))\s*"
    rf"(?P<told>第{_COUNT}条[^\n]*(?:\n[ \t　]*(?:第{_COUNT}条|[（(]{_COUNT}[）)])[^\n]*)*)",
    re.M,
)
_STANDARD = re.compile(r"[A-Z]{2}")
_LEADS = re.compile(r"^(?:中华人民共和国|山东省|省|国家)")
_OWN = re.compile("[我本](?:县|区|市|旗|局|单位)")
_ROWS = re.compile(r"\n[^\n]*")
_MOST = 400  # characters of a paragraph after the document is named
_MOST_BELOW = 1500  # and below a line that names it
_LEAST = 20  # characters that agree


@dataclass(frozen=True, slots=True)
class Claim:
    """What a submission says a document contains."""

    submission: str
    key: str
    name: str
    standard: bool
    text: Paper


def sources(papers: Sequence[Paper]) -> list[tuple[str, Paper]]:
    """The name and the text of what two submissions or more ascribe to the same document."""
    claims = list(_claims(papers))
    holders: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in claims:
        for mark in set(claim.text.hashes.tolist()):
            holders[claim.key, mark].add(claim.submission)
    found: dict[str, str] = {}
    for claim in claims:
        marks = claim.text.hashes.tolist()
        least = 1 if claim.standard else 2
        held = np.array([len(holders[claim.key, mark]) >= least for mark in marks], bool)
        for text in _runs(claim.text, between(claim.text, held)):
            found.setdefault(text, claim.name)
    return [(name, plain_paper(text)) for text, name in found.items()]


def _runs(paper: Paper, chosen: np.ndarray) -> Iterator[str]:
    """The words of runs of chosen positions."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], chosen.astype(np.int8), [0]])))
    for first, last in edges.reshape(-1, 2).tolist():
        if last - first >= _LEAST:
            yield paper.words(first, last)


def _claims(papers: Sequence[Paper]) -> Iterator[Claim]:
    """Claims on documents that more than one submission names."""
    named = [set(map(_key, _NAMED.finditer(one.raw.replace("\n", "")))) - {""} for one in papers]
    holders: dict[str, set[str]] = defaultdict(set)
    for one, keys in zip(papers, named, strict=True):
        for key in keys:
            holders[key].add(one.submission)
    places = tuple(filter(None, {county(one.submission) for one in papers}))
    for one, keys in zip(papers, named, strict=True):
        told = {
            key
            for key in keys
            if (len(holders[key]) > 1 or _STANDARD.match(key)) and _above(key, one, places)
        }
        if told:
            yield from _of(one, told)


def _above(key: str, paper: Paper, places: Sequence[str]) -> bool:
    """Whether a title is neither a county's nor the paper's own."""
    called = (heading for heading in paper.headings if not _LINE.search(heading))
    own = any(bare(heading).endswith(key) for heading in called)
    return not own and not any(place in key for place in places)


def _of(paper: Paper, told: set[str]) -> Iterator[Claim]:
    text = unwrapped(paper.raw).text
    for found in _ARTICLES.finditer(text):
        for document in _NAMED.finditer(found["lead"]):
            if (key := _key(document)) in told:
                yield _claim(paper, document, found["told"])
    for form in (_SAYS, _LINE):
        for found in form.finditer(text):
            key = _key(found)
            if key not in told:
                continue
            at = found.end()
            below = form is _LINE
            last = (
                _below(text, at, paper.submission)
                if below
                else taken.told_on(text, at, paper.submission, _MOST)
            )
            if last - at >= _LEAST:
                yield _claim(paper, found, text[at:last])


def _claim(paper: Paper, found: re.Match[str], told: str) -> Claim:
    """What a paper says that a document, by title or number, contains."""
    name = found["title"] or found["standard"]
    standard = not found["title"] or bool(_NUMBERED.search(found.group()))
    called = re.sub(r"\s", "", name)
    return Claim(paper.submission, _key(found), called, standard, plain_paper(told))


def _below(text: str, at: int, submission: str) -> int:
    """Where the lines end that speak of no county of their own."""
    for line in _ROWS.finditer(text, at, min(at + _MOST_BELOW, len(text))):
        if _OWN.search(line.group()) or any(form in line.group() for form in forms(submission)):
            break
        at = line.end()
    return at


def _key(found: re.Match[str]) -> str:
    return _LEADS.sub("", bare(found["title"] or found["standard"] or ""))
