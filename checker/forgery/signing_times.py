"""An electronic signature of another time than the paper's date of issue.

Signal: the last signing time lies before the date of issue by more than ``SLACK`` days (a seal on
a paper that was not yet issued; who drafts or approves signs earlier), or the first after it by
more than ``LATE``. Strength: medium before, where
the date comes from the file's text, else weak; weak after: papers are signed again for exchange.
The time is the signer's own clock unless a time stamp service vouches for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker import numerals
from checker.forgery import stated
from checker.model.document import Document, Signature
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "signing_times"
SLACK, LATE = 3, 90  # days
SINCE = 2010
_DAY = re.compile(r"(?:D:)?(\d{4})-?(\d{2})-?(\d{2})")


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value."""
    issued = stated.issued(document.lines, found)
    signed = [
        (item, when)
        for item in document.signatures
        if item.given and (when := day(item)) is not None
    ]
    if issued is None or not signed:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有签章时间和成文日期可供对照")
    signed.sort(key=lambda pair: pair[1])
    early = (signed[-1][1] - issued.day).days < -SLACK
    late = (signed[0][1] - issued.day).days > LATE
    if not early and not late:
        return Finding(NAME, Outcome.ABSENT, "签章时间与成文日期相符", via="signature")
    item, when = signed[-1] if early else signed[0]
    strength: Strength = "medium" if early and issued.certain else "weak"
    name = item.seal_name or item.signer or "电子签章"
    return Finding(
        NAME, Outcome.PRESENT,
        f"“{name}”的签章时间是 {when}，{'早于' if early else '远晚于'}成文日期 {issued.day}。"
        "请说明签章的先后，并核对签章设备的时间",
        evidence=(
            *(Evidence(page, box, name) for page, box in item.stamps[:2]),
            Evidence(issued.page, issued.box, issued.words),
        ),
        values={
            "facts": [
                {"what": "成文日期", "value": issued.day.isoformat(), "page": issued.page},
                *(
                    {"what": f"签章 {x.seal_name or x.signer}".strip(), "value": at.isoformat()}
                    for x, at in signed[:8]
                ),
            ]
        },
        via="signature", strength=strength, remedy="提供发文登记簿和签章记录",
    )  # fmt: skip


def day(signature: Signature) -> date | None:
    """The day of signing; ``None`` where it is not told or a clock was never set."""
    match = _DAY.match(signature.signed_at.strip())
    when = numerals.day(match.groups()) if match else None
    return when if when is not None and when.year >= SINCE else None
