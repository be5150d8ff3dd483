"""Names of bodies printed on the paper: what its seal most likely says."""

from __future__ import annotations

import re
from collections import Counter

from checker.elements.organs import is_organ, tidy, unlabelled
from checker.model.document import Document, Line

_DATE = re.compile(  # month or day may lie under the seal
    r"[12]\s*[09]\s*\d\s*\d\s*年.{0,6}月.{0,6}日|20\s*\d\s*\d\s*年.{0,6}[月日]$|[〇○一二三四五六七八九零]{4}年"
)
_REACH = 4  # lines above the date that may hold names
_SHORTEST = 3  # letters: fewer are those of a seal drawn over the signature
_BEHIND = re.compile(
    r"(?:文件|令|公告|通告|会议纪要|纪要|印发|编印|制|"
    r"[（(](?:公章|盖章|印章|章)[）)])+$|[（(].*$"
)
_BEFORE = re.compile(
    r"^(?:承诺单位|承诺人|单位名称|单位|申请人|甲方|乙方|发文机关|主办|印发机关)?[：:（(]?"
)
# its seal stands for the signer's
_SEALS_FOR = re.compile(r"^[（(]\s*([^（()）]+?)\s*代\s*章\s*[)）]$")
_TITLE = re.compile(r"^(.{4,30}?)(?:关于|印发)")
_MOST = 40  # names kept: more are a list, not a heading or a signature


def signers(document: Document) -> tuple[str, ...]:
    """Bodies that sign, or seal for the signer (代章), alone on a line just above its date."""
    found: list[str] = []
    lines = [line for line in _lines(document) if len(tidy(line.text)) >= _SHORTEST]
    for place, line in enumerate(lines):
        text = tidy(line.text)
        if not _DATE.search(text) or len(text) > 40:
            continue
        for above in lines[max(0, place - _REACH) : place + 1]:
            text = _SEALS_FOR.sub(r"\1", _DATE.sub("", above.text).strip())
            name = unlabelled(text)
            if is_organ(name) and above.page == line.page:
                found.append(tidy(name))
    return tuple(dict.fromkeys(found))


def printed(document: Document) -> tuple[str, ...]:
    """Signers and every body that a line of its own or a title names, the oftenest named first.

    A signature under a seal may be misread; the heading and the title say who it was.
    """
    lines = [tidy(_DATE.sub("", line.text)) for line in _lines(document)]
    named = Counter(name for text in lines for name in _named(text) if len(name) >= 4)
    kept = dict.fromkeys([*(name for name in signers(document) if len(name) >= 4), *named])
    first = {name: place for place, name in enumerate(named)}
    return tuple(sorted(list(kept)[:_MOST], key=lambda name: (-named[name], first.get(name, -1))))


def _named(text: str) -> list[str]:
    """The body a line names, whole or before 关于 and 印发."""
    if len(text) > 44:
        return []
    titled = _TITLE.match(text)
    spoken = [text, _BEHIND.sub("", _BEFORE.sub("", text)), titled[1] if titled else ""]
    return [name for name in dict.fromkeys(spoken) if is_organ(name)]


def _lines(document: Document) -> list[Line]:
    return [line for line in document.lines if not line.hidden and line.text.strip()]
