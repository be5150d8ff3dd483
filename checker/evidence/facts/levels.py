"""At what level a proof was issued or published: ministry, province, city or county."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import origins
from checker.evidence.facts.issuers import Level, level
from checker.evidence.facts.terms import Terms
from checker.evidence.language.written import DAY

_ORGAN = re.compile(r".{2,22}(?:政府|局|厅|部|委|委员会|办公室|中心|协会|总工会|会)")

PROMOTER = re.compile(
    r"省委|省人民政府|省政府|市委|市人民政府|市政府|交通运输厅|发展和改革|发展改革|发改"
    r"|信用(?!交通).{0,8}(?:领导小组|联席会议|办公室|牵头)"
)
_BULLETIN = re.compile(r"(?:简报|专报|快报|动态|信息|参考|专刊|通报)\s*$")
_COMPANY = re.compile(r"(?:公司|[工修]厂|驾校|合作社|车队|[运货]站)$")
_SOURCE = re.compile(r"来源[ \t]*[:：][ \t]*(\S{3,30})")
_MASTHEAD = re.compile(  # who compiles a bulletin stands with its day under the name and the number
    r"[ \t]*([^\s,，。:：]{3,26}?(?:政府|局|厅|部|委|委员会|办|办公[室厅]|中心))(?:主办|编印?)?"
    rf"[ \t\u3000]*{DAY}[ \t]*$"
)
_HEADED = re.compile(
    r"(\S{2,22}?(?:政府|局|厅|部|委|委员会|办公室|中心))(?:\s|$|文件|简报|信息|通报|专报|动态)"
)


def issued_at(exhibit: Exhibit, terms: Terms) -> Level:
    """The level of whoever issued or published the proof."""
    settings = terms.system.settings
    if exhibit.item.issuer == "media":
        return _outlet(exhibit, terms)
    found = level(issuer(exhibit), settings, terms.body)
    if found != "unknown" or not exhibit.record:
        return found
    if exhibit.matter and (stated := level(exhibit.matter, settings, terms.body)) != "unknown":
        return stated
    signed = _signed_at(exhibit, terms)
    return signed if signed != "unknown" else _headed_at(exhibit, terms)


def issuer(exhibit: Exhibit) -> str:
    """The issuer that was read, else the body at the head of the title or of a bulletin.

    Of a page without either the superior that it names as its source. A company is whom a
    certificate is given to, never who gives it.
    """
    if exhibit.record is None:
        return ""
    named = plain(exhibit.record.issuer)
    if named and not _COMPANY.search(named):
        return named if _ORGAN.fullmatch(named) else _masthead(exhibit) or named
    if compiled := _masthead(exhibit):
        return compiled
    head = [plain(exhibit.record.title), *map(plain, exhibit.lines.splitlines()[:3])]
    if titled := next(filter(None, map(origins.titled_by, head)), ""):
        return titled
    source = _SOURCE.search(exhibit.lines) if exhibit.kind in ("news", "screenshot") else None
    return source[1] if source and PROMOTER.search(source[1]) else ""


def _masthead(exhibit: Exhibit) -> str:
    """The body that compiles a bulletin, whose name tells what it is about and not whose it is."""
    lines = exhibit.lines.splitlines()
    named = next((at for at, line in enumerate(lines[:2]) if _BULLETIN.search(line)), None)
    below = lines[named + 1 : named + 4] if named is not None else []
    return next((found[1] for line in below if (found := _MASTHEAD.match(line))), "")


def _headed_at(exhibit: Exhibit, terms: Terms) -> Level:
    """The level of the body at the head of a bulletin, as in "××市人民政府简报"."""
    for line in exhibit.lines.splitlines()[:2]:
        if found := _HEADED.match(line.strip()):
            return level(found[1], terms.system.settings, terms.body)
    return "unknown"


def _signed_at(exhibit: Exhibit, terms: Terms) -> Level:
    """The level of a body named on a line of its own near the end, as on a certificate."""
    lines = exhibit.record.lines if exhibit.record else ()
    for line in reversed(lines[-8:]):
        if _ORGAN.fullmatch(plain(line.text)):
            return level(line.text, terms.system.settings, terms.body)
    return "unknown"


def _outlet(exhibit: Exhibit, terms: Terms) -> Level:
    issuer = exhibit.record.issuer if exhibit.record else ""
    return outlet(f"{exhibit.title}|{plain(issuer)}|{exhibit.text}", terms)


def outlet(text: str, terms: Terms) -> Level:
    """The level of the highest medium that a text names."""
    if any(name in text for name in terms.system.settings.media):
        return "province"
    outlets = "日报|晚报|时报|晨报|早报|电视台|广播电视|新闻网|新闻客户端|融媒|报业|网"
    if any(re.search(rf"{c}市?(?:{outlets})", text) for c in terms.system.settings.cities):
        return "city"
    region = re.escape(terms.body.stem)
    local = re.search(rf"(?:{region}[市县区]?|县|区)(?:{outlets}|广播|发布)", text)
    return "county" if local else "unknown"
