"""A notice that calls an event which another paper of the same submission calls off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.evidence.conditions import substance
from checker.evidence.exhibit import Exhibit, key_of
from checker.model.ledger import Proof

Pair = tuple[Exhibit, Proof]
LEAST = 6  # characters of an event's name that tells it from another
_CALLS = re.compile(r"(?:通知|预通知|函|方案)$")
_FORM = re.compile(
    r"^关于|紧急|取消|推迟|延期|暂缓|改期|(?:举办|召开|举行|开展)|的?(?:预?通知|公告|说明|函|方案)$"
)


def together(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs; a notice of an event that was called off waits for a person."""
    off = list(_called_off(pairs))
    return [(exhibit, _judged(exhibit, proof, off)) for exhibit, proof in pairs]


def _called_off(pairs: Sequence[Pair]) -> Iterator[tuple[str, str, str]]:
    """Item, name and title of each event that a paper calls off."""
    for exhibit, proof in pairs:
        if proof.refused and (title := substance.called_off(exhibit)):
            yield proof.item, _event(title), title


def _judged(exhibit: Exhibit, proof: Proof, off: Sequence[tuple[str, str, str]]) -> Proof:
    title = key_of(exhibit.record.title) if exhibit.record else ""
    if proof.refused or not _CALLS.search(title):
        return proof
    own = _event(title)
    for item, event, said in off:
        if item == proof.item and min(len(own), len(event)) >= LEAST and _alike(own, event):
            doubt = f"《{said}》写明这一次没有如期举行，是否举行过待核"
            return replace(proof, doubts=(*proof.doubts, doubt))
    return proof


def _alike(one: str, other: str) -> bool:
    return one in other or other in one


def _event(title: str) -> str:
    """What a title calls the event, without what it says of it."""
    return _FORM.sub("", key_of(title))
