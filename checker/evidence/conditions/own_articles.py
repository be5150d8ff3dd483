"""Whether a number of a periodical shows an article on one's own county, or merely names it."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.model.rules import Body

_CONTENTS = re.compile(r"目录|要目|目次|本期(?:内容|导读)|导读")


def missing(exhibit: Exhibit, body: Body) -> str:
    """Why a page of contents shows none for sure; empty where it does, or is no such page."""
    if not exhibit.item.unit_settings.get("own_article") or exhibit.record is None:
        return ""
    names = (body.stem, *body.aliases)
    words = exhibit.title + "。" + exhibit.text
    if not _CONTENTS.search(words):
        return ""
    if not any(name in words for name in names):
        return f"看不出刊载的是{body.region}的案例"
    if not any(_stands(name, words) for name in names):
        return f"目录中只是提到{body.region}，没有它的案例题名"
    return ""


def _stands(name: str, words: str) -> bool:
    """Whether a name stands anywhere but in a row of places."""
    return any(not _in_row(words, mark) for mark in re.finditer(re.escape(name), words))


def _in_row(words: str, mark: re.Match[str]) -> bool:
    """One of several places (泰安、德州、滨州等市), or in brackets that only mention it."""
    before, after = words[: mark.start()], words[mark.end() :]
    listed = re.search(r"[\u4e00-\u9fff]{2,4}、$", before) and re.match(
        r"[市县区]?(?:、|等)", after
    )
    first = re.match(r"[市县区]?、[\u4e00-\u9fff]{2,3}[市县区]?(?:、|等)", after)
    return bool(listed or first or re.search(r"(?:提[及到]|涉及)[^。;)]{0,30}$", before))
