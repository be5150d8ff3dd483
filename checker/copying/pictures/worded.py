"""Pictures that are told by the words read on them: screens, forms, certificates, lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from checker.copying.frequency import Ints
from checker.copying.paper import Paper
from checker.copying.pictures import lookalikes, misread, word_places, wording
from checker.copying.pictures.prints import Grey, PicturePrint
from checker.copying.pictures.same import Match, by_words, verified
from checker.copying.pictures.word_places import Laid
from checker.copying.pictures.wording import Reals, Wording

_LINES = 8  # that agree in their places, and so many characters in them,
_AGREE = 100  # and such a share of what should be in both: one picture, whatever else it shows
_SHARE = 0.75
_FEW_LINES, _FEW_AGREE, _NEARLY = 5, 50, 0.85  # the same where what is written
_WRITTEN = 0.1  # takes so much of the picture: a certificate, no chart
_PAGE = 0.05  # share of a picture under lines of text: a hall with a written screen has less
_HALF = 0.5  # of that, below which the one is hardly read
_STAMPS = 3  # words stamped on a photograph that a copy may have otherwise
_OTHERS = 0.015  # share of tiles that may show other words where these are too small to be read
_COVERED = 2  # places where a copy may show nothing: a filled form is not the empty one
_FLAT = 0.3  # of the spread of greys that words there would have: nothing is written
_FAINT = 0.5  # of the spread of words that agree: what is fainter may be lost in a copy
_NOTHING = 1.0  # spread
_MISREAD = 0.05  # of the lines that agree so many more may be misread
_WORDS = 0.8  # share of common words at which two that are read may be laid over each other


class Worded:
    """Prints with the words on them: pairs worth a look, and what the words say of a pair."""

    def __init__(
        self, papers: Sequence[Paper], every: Sequence[tuple[int, PicturePrint]], least: int
    ) -> None:
        self._prints = [made for _, made in every]
        self._words = [_words(papers[number], made) for number, made in every]
        self._least = least

    @cached_property
    def _told(self) -> list[bool]:
        """Whether a picture that anybody may have is told by its words."""
        both = zip(self._prints, self._words, strict=True)
        return [made.plain and made.drawn and words.full for made, words in both]

    def candidates(self, owner: Ints) -> set[tuple[int, int]]:
        """Pairs of different owners, the lower number first."""
        found = wording.candidates(self._words, owner)
        return found | lookalikes.candidates(self._prints, owner, self._told)

    def matches(self, a: int, b: int) -> Iterator[Match]:
        """The match of two prints, if they are one picture."""
        words = self._words[a], self._words[b]
        told = self._by_words(a, b)
        laid = word_places.laid(*words) if told else None
        if told and not self._may_be_one(a, b, laid):
            return
        if laid and not laid.other and _one(laid) and self._bare(a, b, laid) <= _COVERED:
            yield by_words(self._prints, (a, b), laid.plane, laid.points, laid.share, laid.agree)
            return
        known = {(a, b): (laid.plane, laid.points)} if laid else {}
        for match in verified(self._prints, [(a, b)], self._least, known):
            along = None if match.mirrored else word_places.along(*words, match.points)
            if match.mirrored or (along and not along.upright):
                along, unread = None, told  # words read lying or upside down tell nothing
            else:
                unread = _one_unread(*words, laid)
            if match.others > _OTHERS and unread:
                continue
            if along is None and laid and laid.other and laid.upright:
                continue
            if along is None or not self._gainsaid(a, b, along, told, match):
                unread |= told and along is not None and bool(along.other)
                full = told and _filled(*words)
                yield replace(match, worded=full, unread=unread, laid=None)

    def _may_be_one(self, a: int, b: int, laid: Laid | None) -> bool:
        """Whether what the words say, laid over each other, leaves it open."""
        words = self._words[a], self._words[b]
        if laid is None:
            tell = all(one.read and len(one.texts) >= word_places.LINES for one in words)
            return not tell or wording.common(*words) >= _WORDS
        return not laid.upright or len(laid.other) <= _MISREAD * len(laid.points)

    def _gainsaid(self, a: int, b: int, along: Laid, told: bool, match: Match) -> bool:
        """Whether words laid over each other by the pictures say that they are two."""
        if len(along.other) > (0 if told else _STAMPS) and not (told and _misread(along, match)):
            return True
        return told and self._bare(a, b, along) > _COVERED

    def _bare(self, a: int, b: int, laid: Laid) -> int:
        """In how many places words of the one stand where the other shows nothing at all.

        Words as faint as a light may blot out tell nothing where the other picture is the poorer.
        """
        if not len(laid.points):
            return 0
        greys = [self._prints[number].grey() for number in (a, b)]
        usual = [float(np.median(_spread(*two))) for two in zip(greys, laid.held, strict=True)]
        found = 0
        for here, there in ((0, 1), (1, 0)):
            alone = _spread(greys[there], laid.alone[there])
            least = _FLAT * usual[here] / max(usual[there], _NOTHING) * alone
            empty = _spread(greys[here], laid.unread[here]) < least
            faint = (alone < _FAINT * usual[there]) & (usual[here] < usual[there])
            found += int((empty & ~faint).sum())
        return found

    def _by_words(self, a: int, b: int) -> bool:
        """Whether both have words, one of them is drawn, or both are full: no mere captions."""
        words = self._words[a], self._words[b]
        drawn = (self._prints[one].drawn or self._prints[one].plain for one in (a, b))
        covered = (one.written >= _PAGE for one in words)
        return all(one.texts for one in words) and (any(drawn) or all(covered))


def _misread(along: Laid, match: Match) -> bool:
    """Whether a few words are other by how they were read alone."""
    few = len(along.other) <= _MISREAD * len(along.points)
    return few and match.laid is not None and misread.all_misread(along, match.laid)


def _words(paper: Paper, made: PicturePrint) -> Wording:
    assert paper.record is not None  # a print stands in a record
    return wording.of(paper.record, made)


def _one_unread(one: Wording, other: Wording, laid: Laid | None) -> bool:
    """Whether of two pictures full of words one is hardly read, so that the pixels must tell."""
    little = laid is None or laid.share < _HALF
    return (one.full or other.full) and (little or not (one.read and other.read))


def _filled(*words: Wording) -> bool:
    """Whether words take much of both."""
    return all(one.read and one.written >= _PAGE for one in words)


def _spread(grey: Grey, boxes: Reals) -> NDArray[np.float64]:
    """Standard deviations of the grey in the middle of boxes: rules of a table run at the edge."""
    found = []
    for left, top, right, foot in (boxes * max(grey.shape)).round().astype(int).clip(0).tolist():
        rim = (foot - top) // 5
        part = grey[top + rim : foot - rim + 1, left : right + 1]
        found.append(part.std() if part.size else np.inf)
    return np.array(found, np.float64)


def _one(laid: Laid) -> bool:
    if len(laid.points) >= _LINES and laid.agree >= _AGREE:
        return laid.share >= _SHARE
    enough = len(laid.points) >= _FEW_LINES and laid.agree >= _FEW_AGREE
    return enough and laid.written >= _WRITTEN and laid.share >= _NEARLY
