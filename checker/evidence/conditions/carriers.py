"""On what a site or a column stands: a public account or an app is neither site nor page."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit

_ACCOUNT = re.compile(
    r"公众号|小程序|客户端|抖音|快手|微博|视频号|头条号|(?<![A-Za-z])APP", re.IGNORECASE
)
_SITE = re.compile(
    r"网站|网页|门户|官网|专网|首页|(?:https?://|www\.)(?!mp\.weixin)|\.gov\.cn", re.IGNORECASE
)


def no_site(exhibit: Exhibit) -> str:
    """The account or app that a paper on a site tells of, if it tells of no site; else empty."""
    if exhibit.item.unit != "tier":
        return ""
    told = [clause.text for clause in exhibit.words.clauses]
    account = next((hit[0] for text in told if (hit := _ACCOUNT.search(text))), "")
    return "" if any(map(_SITE.search, told)) else account
