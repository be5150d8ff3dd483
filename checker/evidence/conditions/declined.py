"""An answer by which another body declines what was asked of it: nothing came of the request."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, key_of
from checker.evidence.language import mood

_ANSWER = re.compile(r"(?:复函|批复|答复|回复|回函|函|意见)$")
_DECLINES = re.compile(
    r"不(?:予|能|再|宜|同意)\S{0,8}?(?:安排|列入|纳入|批准|支持|解决)"
    r"|未(?:能|予|再)?(?:列入|纳入|安排|批准|获批)|无法(?:安排|列入|纳入|批准|支持|解决)"
    r"|暂(?:不|缓)(?:安排|列入|纳入|考虑|批准)|不同意|自行(?:解决|调剂|消化)|内部调剂"
)
_GRANTS = re.compile(r"同意|批准|安排|下达|拨付|核定|列入|纳入")


def said(exhibit: Exhibit) -> str:
    """The clause that declines, if no other grants anything; empty in any other paper."""
    title = key_of(exhibit.record.title) if exhibit.record else ""
    if exhibit.item.unit != "once" or not _ANSWER.search(title):
        return ""
    told = exhibit.words.clauses
    no = [part for part in told if _DECLINES.search(part.text)]
    yes = (part for part in told if part not in no and not mood.is_open(part.text))
    return "" if not no or any(_GRANTS.search(part.text) for part in yes) else no[0].said
