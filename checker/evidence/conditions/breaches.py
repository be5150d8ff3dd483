"""Whether what a paper makes known is a breach of faith: no example of good, no experience."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import headlines

_BREACH = re.compile(
    r"失信|强制执行|拖欠|伪造|违[法规章约]|违反|反面|超限|超载|逾期|欺[诈骗]|造假|虚假|拒不|处罚|罚款|被罚|曝光|黑名单|约谈|吊销|查处|通报批评|警示"
)
_GOOD = re.compile(
    r"守信|诚信(?!缺失|问题|档案)|修复|激励|经验|做法|创新|机制|推进|探索|打造|构建|建设|治理|整治|赋能|助力|提升|监管|评价"
    r"|[零无未][^,。;]{0,4}(?:失信|违|投诉)|成效|亮点|体系|举措|模式"
)


def said(exhibit: Exhibit) -> str:
    """The headline that tells of a breach, if neither it nor the text tells of anything good."""
    if not exhibit.item.unit_settings.get("exemplary") or exhibit.record is None:
        return ""
    title = headlines.headline(exhibit) or plain(exhibit.record.title)
    found = _BREACH.search(title)
    return "" if not found or _GOOD.search(title) or _GOOD.search(_body(exhibit)) else title


def _body(exhibit: Exhibit) -> str:
    """The sentences of the text, without the site's own columns over them."""
    return "".join(line for line in map(plain, exhibit.lines.splitlines()) if "。" in line)
