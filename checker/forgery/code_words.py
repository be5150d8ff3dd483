"""Code words of numbers (发文机关代字) that do not fit the bodies that use them.

Signal: one body's papers bear code words without a common beginning, or one code word stands on
papers of two bodies. Strength: weak: offices, groups and party committees of one body number
papers each their own way or under the body's code word, and bodies are renamed. The table of
papers, bodies and code words is what helps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.forgery import stated
from checker.forgery.flags import flag
from checker.forgery.numbered import Numbered, numbered
from checker.model.material import Record
from checker.model.score import Flag

NAME = "code_words"
KINDS = "发字函办文令号通报电规党政告秘督组会纪任"  # kinds of papers and offices, at the end
HANGERS_ON = ("领导小组", "委员会", "办公室", "指挥部", "专班", "联席会议", "党组", "党委", "支部")
Paper = tuple[Numbered, str]


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """At most one flag a submission for each of the two signals."""
    for submission, own in records.items():
        papers = [(item, organ) for item in numbered(own) if (organ := _organ(item.record))]
        changed = list(_changed(papers))
        if changed:
            yield _flag(submission, changed, "同一机关的文号用了不同的代字")
        shared = list(_shared(papers))
        if shared:
            yield _flag(submission, shared, "同一个代字出现在不同机关的文件上", "shared")


def _organ(record: Record) -> str:
    """The one body of the heading; joint papers bear their host's code word."""
    header = record.finding("red_header")
    if header is None or header.outcome != "present" or len(record.organs) != 1:
        return ""
    return stated.plain(record.organs[0])


def _changed(papers: Sequence[Paper]) -> Iterator[Paper]:
    """One paper for each code word of a body whose code words begin differently."""
    by_organ: dict[str, dict[str, Paper]] = defaultdict(dict)
    for item, organ in papers:
        by_organ[organ].setdefault(item.code, (item, organ))
    for codes in by_organ.values():
        pairs = combinations(codes, 2)
        if any(not alike(a, b) for a, b in pairs):
            yield from codes.values()


def alike(one: str, other: str) -> bool:
    """Whether two code words begin with the same letters, their kinds of paper left out."""
    a, b = (word.rstrip(KINDS) or word for word in (one, other))
    return a[:2] == b[:2] or a.startswith(b) or b.startswith(a)


def _shared(papers: Sequence[Paper]) -> Iterator[Paper]:
    """One paper for each body that uses a code word of another, offices and groups aside."""
    by_code: dict[str, dict[str, Paper]] = defaultdict(dict)
    for item, organ in papers:
        if not any(word in organ for word in HANGERS_ON):
            by_code[item.code].setdefault(organ, (item, organ))
    for organs in by_code.values():
        if any(not (a in b or b in a) for a, b in combinations(organs, 2)):
            yield from organs.values()


def _flag(submission: str, papers: Sequence[Paper], what: str, apart: str = "") -> Flag:
    first, second = papers[0], papers[1]
    text = (
        f"{what}：“{first[0].value}”（{first[1]}）与“{second[0].value}”（{second[1]}）。"
        "请说明代字的使用规定，必要时提供发文登记簿"
    )
    rows = [
        {"number": item.value, "value": organ, "path": item.record.material.path}
        for item, organ in papers[:20]
    ]
    records = list({item.record.material.id: item.record for item, _ in papers}.values())
    evidence = {"strength": "weak", "papers": rows}
    remedy = "提供发文字号代字的规定或发文登记簿"
    return flag("code-words", submission, records, text, remedy, evidence=evidence, apart=apart)
