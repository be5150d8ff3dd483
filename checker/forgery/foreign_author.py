"""A file (Word, Excel, PDF, OFD) made in another county's office.

Signal: author, last editor, company, or who remarked on it and changed it, names another county of
the batch, or begins with that of another county of the province, and not the own one; so does the
title in the file's properties, or a folder or file that it leans on. A county's bare name must go
with an office's or a unit (东平交通局): people are called so (王东平). A city's name in its
counties' files, or theirs in its own, is none: forms go down and reports up. Strength: medium; weak
where the paper was issued by that county, since letters are handed on, and of titles and links,
which stay in every file that grew from one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from checker import counties
from checker.forgery.flags import flag
from checker.model.material import Record
from checker.model.score import Flag

NAME = "foreign_author"
FIELDS = {
    "Company": "公司", "creator": "作者", "lastModifiedBy": "最后保存者", "Manager": "主管",
    "Author": "作者", "Creator": "制作者", "Reviewers": "批注、修订的作者",
    "title": "标题", "Title": "标题", "Links": "链接的文件",
}  # fmt: skip
HANDED_ON = ("title", "Title", "Links")
ENDINGS = ("县", "市", "区")
_PARTS = re.compile(r"[；;、/\\]+")
OFFICE = "(?:[县市区局委]|交通|公路|运输|道路|政府|信用|发改|执法)"


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each record whose properties name another submission's county."""
    names = {name: _stem(name) for name in records}
    for submission, own in records.items():
        others = [
            name
            for name, stem in names.items()
            if name != submission and len(stem) > 1 and not counties.kin(name, submission)
        ]
        for record in own:
            page = record.format == "html"  # whose title is the headline of its text
            for key in filter(record.metadata.get, () if page else FIELDS):
                value = record.metadata[key]
                near = () if key in HANDED_ON else others
                hit = next((name for name in near if _office(names[name], value)), "")
                hit = hit or _county(submission, value)
                if hit and names[submission] not in value:
                    yield _flag(submission, record, key, value, hit)
                    break


def _office(stem: str, value: str) -> bool:
    return re.search(re.escape(stem) + OFFICE, value) is not None


def _county(submission: str, value: str) -> str:
    """Another county of the province whose name the value, or a part of it, begins with."""
    own = counties.of_submission(submission)
    named = (counties.of_organ(part) for part in _PARTS.split(value))
    found = next((county for county in named if county not in (None, own)), None)
    return found.name if own is not None and found is not None else ""


def _stem(name: str) -> str:
    """The county's name without 县, 市, 区: offices are named with and without it."""
    county = counties.of_submission(name)
    if county is not None and len(county.stem) > 1:
        return county.stem
    bare = name.strip()
    return bare[:-1] if len(bare) > 2 and bare.endswith(ENDINGS) else bare


def _flag(submission: str, record: Record, key: str, value: str, other: str) -> Flag:
    text = (
        f"《{record.material.path}》的文件属性“{FIELDS[key]}”是“{value}”，指向{other}。"
        "请说明文件由谁起草，并提供盖章原件"
    )
    passed = _stem(other) in record.issuer or key in HANDED_ON
    strength = "weak" if passed else "medium"
    evidence = {
        "strength": strength,
        "field": key,
        "value": value,
        "other": other,
        "facts": [{"what": f"文件属性“{FIELDS[key]}”", "value": value, "other": other}],
    }
    remedy = "提供盖章原件的扫描件和起草、审签记录"
    return flag("foreign-author", submission, (record,), text, remedy, evidence=evidence)
