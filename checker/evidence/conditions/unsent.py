"""Whether data of a field were gathered only: the clause wants them shared with the site too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import names, rows, sites
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood

_SENDS = re.compile(r"共享|入库|推送|报送|上传|上报|同步|接入|对接")
_GATHERS = re.compile(r"归集|采集|收集|汇总")
_OF_THEM = re.compile(r"^(?:其中|但|仅|只有|唯)")  # one of those that a sentence names
_SENT_BACK = re.compile(r"(?:被|已)?[^,。;]{0,8}(?:退回|驳回)|(?:上传|推送|入库|共享)失败")


def of_field(name: str, exhibit: Exhibit, terms: Terms) -> str:
    """The words that put off or deny the sharing, in each sentence on the field that tells it."""
    if exhibit.item.unit_settings.get("level") != "data" or exhibit.matter:
        return ""
    if apart := _told_apart(name, exhibit, terms):
        return apart
    if astray := _astray(name, exhibit, terms):
        return astray
    own = (
        [part for part in sentence if _SENDS.search(part.text)]
        for sentence in _sentences(exhibit)
        if name in names.stated(sentence[0].sentence, exhibit, terms.system.fields)
    )
    sent = [parts for parts in own if parts]
    if not sent or any(part.done or part.inherited for parts in sent for part in parts):
        return ""
    return sent[0][0].said


def gathered_only(exhibit: Exhibit) -> bool:
    """Whether a text tells that data were gathered and nothing of a site or of sharing them.

    A list of the data themselves tells neither and stays as it is.
    """
    if exhibit.item.unit_settings.get("level") != "data" or rows.is_list(exhibit):
        return False
    told = f"{exhibit.material.path}|{exhibit.named}|{exhibit.told}"
    site = exhibit.item.unit_settings.get("site", "")
    sent = _SENDS.search(told) or (site and re.search(site, told))
    return bool(_GATHERS.search(exhibit.told)) and not sent


def _astray(name: str, exhibit: Exhibit, terms: Terms) -> str:
    """The clause that sends the data to another site alone (“信用聊城”平台)."""
    site = exhibit.item.unit_settings.get("site", "")
    own = (
        sentence
        for sentence in _sentences(exhibit)
        if name in names.stated(sentence[0].sentence, exhibit, terms.system.fields)
    )
    sent = [part for sentence in own for part in sentence if _SENDS.search(part.text)]
    elsewhere = [part for part in sent if sites.of_place(part.text)]
    shared = any(part not in elsewhere or re.search(site, part.text) for part in sent)
    return elsewhere[0].text if elsewhere and not shared else ""


def _told_apart(name: str, exhibit: Exhibit, terms: Terms) -> str:
    """The clause that takes this field out of those that a sentence says were shared."""
    known = terms.system.fields
    for sentence in _sentences(exhibit):
        for at, part in enumerate(sentence):
            named = names.stated(part.text, exhibit, known) if _OF_THEM.match(part.text) else []
            after = sentence[at : at + 2]
            if named == [name] and any(
                _SENT_BACK.search(one.text) or mood.is_open(one.text) for one in after
            ):
                return part.text
    return ""


def _sentences(exhibit: Exhibit) -> Iterator[list[mood.Clause]]:
    parts: list[mood.Clause] = []
    for part in exhibit.words.clauses:
        parts.append(part)
        if part.last:
            yield parts
            parts = []
