"""Whether an item that has to be published was: a manuscript still to be judged is not."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import rows

_WITHHELD = re.compile(
    r"送审稿|投稿|待(?:审|刊|发布|采用|采纳)|拟(?:刊|发表|发布)|审核中|退稿|被退回"
    r"|(?:尚未|还未|暂未|仍未|未能|未被|未获|没有|未)(?:在[^,。;]{0,24})?(?:发布|刊|发表|采用|采纳|录用|登载)"
)
_OF_ITEM = re.compile(r"稿|文章|案例|本文|该文|信息|网站|编辑|审|刊|采")
_OTHER = re.compile(r"企业|公示|许可|处罚|数据")  # what a published text itself may be about
_OUT = re.compile(
    r"(?:已|被|获|予以)?(?:刊发|刊登|刊载|发表|采用|采纳|入选|登载)|(?:已|予以|正式)发布"
)


def withheld(exhibit: Exhibit) -> str:
    """The words by which it says so; empty where it does not or another clause tells otherwise."""
    if rows.of(exhibit):
        return ""
    clauses = [part for part in re.split("[,。;()]", exhibit.title + "。" + exhibit.text) if part]
    told = [(part, _WITHHELD.search(part)) for part in clauses]
    out = any(_OUT.search(part) and not found for part, found in told)
    said = (f[0] for p, f in told if f and _OF_ITEM.search(p) and not _OTHER.search(p))
    return "" if out else next(said, "")


def said(text: str) -> str:
    """The words by which one sentence on an item says that it is not published; empty if none."""
    found = _WITHHELD.search(text)
    return found[0] if found else ""
