"""Names of fields in running text: which stand there, and where each begins a piece of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.evidence.exhibit import plain
from checker.model.rules import Field

_BUREAU = re.compile(r"市交通(?=运输局|局)")  # 肥城市交通运输局 is no 城市交通
_KINDS = "设计|施工|监理|养护|试验检测|客运|货运"
_SHARED = re.compile(  # 公路工程施工、监理、试验检测: the first word belongs to each
    rf"(公路|水运|水路|道路)((?:工程|建设)*)(?:{_KINDS})(?:企业|单位)?(?:[、和及与](?:{_KINDS})(?:企业|单位)?)+"
)


def fields_in(text: str, fields: Sequence[Field]) -> list[Field]:
    """Fields a text names, in its order: of names that overlap the first, then the longest."""
    known: dict[str, Field] = {}
    for found in fields:
        for name in (found.name, *found.aliases):
            known.setdefault(name, found)
    text = _BUREAU.sub("", plain(text)).replace("两客一危", "两客、一危")
    text = _SHARED.sub(_spelt, text)
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    matches = re.finditer(names, text) if names else ()
    return list(dict.fromkeys(known[match[0]] for match in matches))


def _spelt(run: re.Match[str]) -> str:
    """A run of kinds with the word that it shares written before each."""
    first, *rest = re.split("[、和及与]", run[0])
    place, works = run[1], run[2]
    spelt = (place + ("" if one.startswith("养护") else works) + one for one in rest)
    return "、".join([first, *spelt])


def by_heads(text: str, usable: Sequence[Field]) -> str:
    """A text in which each field that heads what follows (货运:A级…) begins a sentence."""
    known = "|".join(re.escape(name) for field in usable for name in (field.name, *field.aliases))
    return re.sub(rf"(?<=[:,;])(?=(?:{known})(?:领域|方面|行业|企业)?[:,])", "。", text)


def within_safety(text: str, usable: Sequence[Field]) -> str:
    """A text without the sub-fields that only tell whom 安全生产 is about (对危货企业).

    Safety lies across the other key fields; what is called a field of its own (…领域) stays.
    """
    subs = [name for field in usable if field.key for name in (field.name, *field.aliases)]
    names = "|".join(re.escape(name) for name in sorted(subs, key=len, reverse=True))
    inside = re.compile(rf"(?:{names})(?![^。;,、]{{0,4}}领域)")
    return re.sub(r"(?<=安全生产领域)[^。;]*", lambda part: inside.sub("", part[0]), text)
