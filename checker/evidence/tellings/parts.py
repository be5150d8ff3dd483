"""Which of the named parts of a composite item a paper shows.

By its kind, its title or text, or because a sentence tells that it was done: a report or a folder
of everything in one file tells several parts, section by section.
"""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import recipients
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.names import item_of_words
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import mood
from checker.model.rules import Part

_SHOWS = re.compile(r"[图照]片|图为|如图|图[一二三\d]|现场图|影像|视频|掠影|剪影|留影|附图")
_LINK = re.compile(r"https?://|www\.|网盘|链接|二维码|\.mp4")
UNSAID = "材料里有照片，正文没有写是什么照片，能否作为活动的图片待核"
_OWN_VOW = re.compile(r"[我本](?:单位|公司|企业|厂|店|校|人|车队)|(?:自愿|郑重)承诺")


def of(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """The parts that a paper shows; of a tier the first."""
    shown = []
    wanted = exhibit.item.unit_settings.get("sent_to")
    for part in exhibit.item.parts:
        sent = wanted is not None and wanted["name"] in part.name
        if sent and (recipients.elsewhere(exhibit) or _in_title_only(part, exhibit)):
            continue
        named = _named(part, exhibit) and not _denied(part, exhibit)
        if named or _told(part, exhibit) or _pictured(part, exhibit):
            shown.append(part.name)
            if exhibit.item.kind == "tier":
                break
    read = [Reading("", shows=frozenset(shown))]
    parts = [part.name for part in exhibit.item.parts if _unspoken(part, exhibit)]
    unsaid = frozenset(parts) - frozenset(shown)
    return [*read, Reading("", UNSAID, shows=unsaid)] if unsaid else read


def in_prose(exhibit: Exhibit) -> bool:
    """Whether a sentence beside a table tells of what a tier asks: the table is not all of it."""
    if exhibit.item.unit != "tier" or exhibit.kind != "ledger":
        return False
    sentences = (line for line in exhibit.lines.splitlines() if "\t" not in line and "。" in line)
    return any(item_of_words(exhibit.item.words, one) for one in sentences)


def _named(part: Part, exhibit: Exhibit) -> bool:
    text = exhibit.heading if part.where == "title" else exhibit.title + exhibit.told
    if item_of_words(part.unless, text):
        return False
    if exhibit.kind in part.kinds:
        return True
    return item_of_words(part.words, text) and not ("photo" in part.kinds and _bare(exhibit))


def _in_title_only(part: Part, exhibit: Exhibit) -> bool:
    """Whether a title joins this part to another of which alone the text tells."""
    own = exhibit.record.title if exhibit.record else ""
    told = exhibit.told
    joined = (
        other
        for other in exhibit.item.parts
        if other is not part and item_of_words(other.words, own)
    )
    return any(item_of_words(other.words, told) for other in joined) and not item_of_words(
        part.words, told
    )


def _bare(exhibit: Exhibit) -> bool:
    """Whether a paper that is called pictures holds none, nor tells where a video is kept."""
    record = exhibit.record
    if record is None or record.format not in ("docx", "text") or record.photographs:
        return False
    return all(page.source == "flow" for page in record.pages) and not _LINK.search(exhibit.lines)


def _pictured(part: Part, exhibit: Exhibit) -> bool:
    """Whether a report shows the photographs that its words speak of."""
    return _holds(part, exhibit) and bool(_SHOWS.search(exhibit.title + exhibit.text))


def _unspoken(part: Part, exhibit: Exhibit) -> bool:
    """Whether photographs are pasted into a report of which its words say nothing."""
    pages = exhibit.record.pages if exhibit.record else ()
    return _holds(part, exhibit) and all(page.source == "flow" for page in pages)


def _holds(part: Part, exhibit: Exhibit) -> bool:
    record = exhibit.record
    shows = record is not None and record.photographs and record.kind != "policy"
    return bool("photo" in part.kinds and shows)


def _denied(part: Part, exhibit: Exhibit) -> bool:
    """Whether the text says of the part, wherever it names it, that it did not come about."""
    issued = exhibit.kind == "policy" and exhibit.item.three_elements != "never"
    if not part.words or issued or exhibit.kind in ("", "ledger"):
        return False
    titled = (re.search(word, exhibit.title) for word in part.words)
    words = (*part.words, *(re.escape(found[0]) for found in titled if found))
    named = [one for one in exhibit.words.clauses if item_of_words(words, one.text)]
    if exhibit.item.unit_settings.get("lasting"):  # what was built in another year still stands
        return bool(named) and all(mood.is_open(one.text) for one in named)
    return bool(named) and not any(one.done or one.inherited for one in named)


def _told(part: Part, exhibit: Exhibit) -> bool:
    """Whether a sentence tells it of the past; what a signer vows is no report."""
    sentences = re.split("[。;]", exhibit.told) if part.told else ()
    return any(item_of_words(part.told, one) for one in sentences if not _OWN_VOW.search(one))
