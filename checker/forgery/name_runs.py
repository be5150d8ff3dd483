"""The same run of people's names in lists of two counties.

Signal: ``RUN`` or more different names in the same order in lists (姓名, 签到 …) of different
submissions. Most must have three characters: words of table heads that begin like surnames have
two.
Strength: medium; weak where three and more submissions share the run, a body outside the county
issued the list, or a city shares it with its county: upper bodies send lists to all, and gather
theirs. The same file twice is a question of copying. Names
are shown masked. One county's own lists may repeat each other: the same staff attends twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from checker import counties
from checker.forgery.flags import flag
from checker.forgery.surnames import SURNAMES
from checker.model.material import Record
from checker.model.score import Flag

NAME = "name_runs"
RUN = 8
LONG = 5  # names of three characters in a run
LEAST_NAMES = 10
OFTEN = 2  # times as often as the names of a list stand in it
_LIST = re.compile(r"姓\s*名|签\s*到|名\s*单|参[会训加]人员")
_ABOVE = re.compile(r"[\u4e00-\u9fff]{2,7}?[省市]|国家|全国|中国|中华|交通运输部")
_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,2}|\s[\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each submission, for each record that shares a run with another's."""
    runs: dict[tuple[str, ...], dict[str, Record]] = defaultdict(dict)
    for submission, own in records.items():
        for record in own:
            listed = names(record.text)
            if len(listed) >= LEAST_NAMES and _LIST.search(record.text):
                for start in range(len(listed) - RUN + 1):
                    runs[tuple(listed[start : start + RUN])].setdefault(submission, record)
    seen: set[tuple[str, str]] = set()
    for run, by_submission in runs.items():
        for submission, record in by_submission.items():
            others = {
                name: by_submission[name] for name in sorted(by_submission) if name != submission
            }
            key = submission, record.material.id
            files = {other.material.sha256 for other in by_submission.values()}
            if others and len(files) > 1 and key not in seen and _personal(run):
                seen.add(key)
                kin = any(counties.kin(submission, name) for name in others)
                above = len(others) > 1 or kin or _from_above(submission, record)
                yield _flag(submission, record, run, others, "weak" if above else "medium")


def _from_above(submission: str, record: Record) -> bool:
    """Whether a body that is not the county's issued the list; one without a place is its own."""
    own, named = counties.of_submission(submission), counties.of_organ(record.issuer)
    above = _ABOVE.match(record.issuer) or record.issuer.startswith(counties.stems())
    return own is not None and named is not own and bool(named or above)


def _personal(run: tuple[str, ...]) -> bool:
    return len(set(run)) == RUN and sum(len(name) == 3 for name in run) >= LONG


def names(text: str) -> list[str]:
    """Words of two or three characters that begin with a surname and stand alone; no counties, and
    none that stands far oftener than the others: a column beside them (公路站) has few words.
    """
    words = ("".join(found.split()) for found in _NAME.findall(text))
    own = [word for word in words if word[0] in SURNAMES and word[-1] not in counties.UNITS]
    times = Counter(own)
    usual = median(times.values()) if times else 0
    return [word for word in own if times[word] <= OFTEN * usual]


def _flag(
    submission: str,
    record: Record,
    run: tuple[str, ...],
    others: Mapping[str, Record],
    strength: str,
) -> Flag:
    shown = "、".join(name[0] + "某" * (len(name) - 1) for name in run)
    text = (
        f"《{record.material.path}》里连续{RUN}个人名（{shown}）与{'、'.join(others)}的名单顺序也相同。"
        "请提供原始签到表或登记表"
    )
    facts = [{"path": record.material.path, "other": submission, "value": shown}] + [
        {"path": other.material.path, "other": name, "value": shown}
        for name, other in others.items()
    ]
    evidence = {"strength": strength, "others": list(others), "names": shown, "facts": facts}
    remedy = "提供有本人签名的原始签到表或登记表"
    return flag("name-run-shared", submission, (record,), text, remedy, evidence=evidence)
