"""The same run of people's or companies' names in lists of two counties.

Signal: ``RUN`` or more different names in the same order in lists (姓名, 签到 …) of different
submissions. Most must have three characters: words of table heads that begin like surnames have
two.
Strength: medium; weak where three and more submissions share the run, a body outside the county
issued the list, or a city shares it with its county: upper bodies send lists to all, and gather
theirs, and where it is one of companies, which upper bodies publish. The same file twice is a
question of copying. People's names are shown masked. One county's own lists may repeat each other:
the same staff attends twice.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from checker import counties
from checker.citizens import SURNAMES
from checker.forgery.flags import flag
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
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff](?:[\u4e00-\u9fff]{1,2}"
    r"|\s[\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
_COMPANY = re.compile(
    r"(?<![\u4e00-\u9fff（）()])[\u4e00-\u9fff（）()]{2,24}"
    r"(?:公司|集团|合作社|学校|驾校|厂|站|中心|经营部|维修部)(?![\u4e00-\u9fff（）()])"
)

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A run of a record, and the records of other submissions that hold it as well."""

    run: Run
    submission: str
    record: Record
    others: Mapping[str, Record]


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each submission, for each record that shares a run with another's."""
    people = {name: [(r, _people(r)) for r in own] for name, own in records.items()}
    firms = {name: [(r, companies(r.text)) for r in own] for name, own in records.items()}
    for shared in _shared(people, _personal):
        yield _of_people(shared)
    for shared in _shared(firms, lambda run: len(set(run)) == RUN):
        yield _of_firms(shared)


def _people(record: Record) -> list[str]:
    return names(record.text) if _LIST.search(record.text) else []


def _shared(
    listed: Mapping[str, Sequence[tuple[Record, list[str]]]], telling: Callable[[Run], bool]
) -> Iterator[Shared]:
    """The first telling run of each record that records of other submissions hold as well."""
    runs: dict[Run, dict[str, Record]] = defaultdict(dict)
    for submission, own in listed.items():
        for record, words in own:
            for start in range(len(words) - RUN + 1 if len(words) >= LEAST_NAMES else 0):
                runs[tuple(words[start : start + RUN])].setdefault(submission, record)
    seen: set[tuple[str, str]] = set()
    for run, holders in runs.items():
        files = {record.material.sha256 for record in holders.values()}
        if len(holders) < 2 or len(files) < 2 or not telling(run):
            continue
        for submission, record in holders.items():
            if (submission, record.material.id) not in seen:
                seen.add((submission, record.material.id))
                others = {name: holders[name] for name in sorted(holders) if name != submission}
                yield Shared(run, submission, record, others)


def _from_above(submission: str, record: Record) -> bool:
    """Whether a body that is not the county's issued the list; one without a place is its own."""
    own, named = counties.of_submission(submission), counties.of_organ(record.issuer)
    above = _ABOVE.match(record.issuer) or record.issuer.startswith(counties.stems())
    return own is not None and named is not own and bool(named or above)


def _personal(run: Run) -> bool:
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


def companies(text: str) -> list[str]:
    """Names of companies, schools and the like that stand alone."""
    return _COMPANY.findall(text)


def _of_people(shared: Shared) -> Flag:
    names = "、".join(name[0] + "某" * (len(name) - 1) for name in shared.run)
    kin = any(counties.kin(shared.submission, name) for name in shared.others)
    above = len(shared.others) > 1 or kin or _from_above(shared.submission, shared.record)
    said = f"连续{RUN}个人名（{names}）与{'、'.join(shared.others)}的名单顺序也相同。"
    said += "请提供原始签到表或登记表"
    remedy = "提供有本人签名的原始签到表或登记表"
    return _flag(shared, names, "weak" if above else "medium", said, remedy)


def _of_firms(shared: Shared) -> Flag:
    names = "、".join(shared.run)
    said = f"连续{RUN}家单位（{names}）与{'、'.join(shared.others)}的名单顺序也相同。"
    said += "若是上级统一公布的名单属于正常，否则请说明名单是怎样形成的"
    remedy = "附上级公布的名单，或提供本单位评价、登记的原始记录"
    return _flag(shared, names, "weak", said, remedy)


def _flag(shared: Shared, names: str, strength: str, said: str, remedy: str) -> Flag:
    record, others = shared.record, shared.others
    facts = [
        {"path": each.material.path, "other": name, "value": names}
        for name, each in ((shared.submission, record), *others.items())
    ]
    evidence = {"strength": strength, "others": list(others), "names": names, "facts": facts}
    text = f"《{record.material.path}》里{said}"
    return flag("name-run-shared", shared.submission, (record,), text, remedy, evidence=evidence)
