"""Sources of which a batch holds too many to hold each against every paper: found by their marks.

Only those that share marks with a paper are held against it, so their number costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.copying import marks
from checker.copying.frequency import Ints
from checker.copying.lawful.sources import Library
from checker.copying.paper import Paper

Keys = NDArray[np.uint64]

_FACTOR, _OTHER = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_LEAST = 2  # keys: a run that a library takes for quoted holds as many


class Consulted:
    """Texts that may be quoted in any paper of a batch, each once."""

    def __init__(self, papers: Sequence[Paper], names: Sequence[str]) -> None:
        alone = {paper.codes.tobytes(): n for n, paper in reversed([*enumerate(papers)])}
        self._papers = [papers[n] for n in sorted(alone.values())]
        self._names = [names[n] for n in sorted(alone.values())]
        keys = [_keys(paper) for paper in self._papers]
        found = np.concatenate([np.zeros(0, np.uint64), *keys])
        order = np.argsort(found, kind="stable")
        self._key = found[order]
        self._text = np.repeat(np.arange(len(keys)), [len(some) for some in keys])[order]

    def __len__(self) -> int:
        return len(self._papers)

    def covered(self, paper: Paper) -> Iterator[tuple[int, int, str]]:
        """Positions ``(first, last, name of the source)`` that one of the texts explains."""
        chosen = self._sharing(paper)
        library = Library([self._papers[n] for n in chosen], [self._names[n] for n in chosen])
        for first, last, source in library.covered(paper):
            yield first, last, library.names[source]

    def _sharing(self, paper: Paper) -> list[int]:
        """Few texts that together hold each key of the paper that any of them holds."""
        key, text = self._held(_keys(paper))
        apart = np.array([one is not paper for one in self._papers], bool)
        open_ = apart[text]
        chosen: list[int] = []
        while open_.any():
            shared = np.bincount(text[open_], minlength=len(self._papers))
            best = int(shared.argmax())
            if shared[best] < _LEAST:
                break
            chosen.append(best)
            told = np.zeros(int(key.max()) + 1, bool)
            told[key[text == best]] = True
            open_ &= ~told[key]
        return chosen

    def _held(self, keys: Keys) -> tuple[Ints, Ints]:
        """Which of the keys stands in which text."""
        count, at = marks.places(self._key, keys)
        return np.repeat(np.arange(len(keys)), count), self._text[at]


def _keys(paper: Paper) -> Keys:
    """Each mark, and each two neighbours with their distance: a mark may come by chance."""
    hashes = paper.hashes.astype(np.uint64)
    apart = np.diff(paper.at).astype(np.uint64)
    two = (hashes[:-1] * _FACTOR + hashes[1:] + apart) * _OTHER
    return np.unique(np.concatenate([hashes, two]))
