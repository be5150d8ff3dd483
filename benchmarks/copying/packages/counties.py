"""A batch under construction: folders of counties, and what stands in them by whose hand."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from benchmarks.copying import planted
from benchmarks.copying.packages import files
from benchmarks.copying.packages.texts import Draft

Expected = Literal["copy", "reused", "lawful"]
FOLDERS = {
    "policy": ("一、制度建设/4", "四、信用应用/2", "四、信用应用/3", "二、工作保障/3"),
    "minutes": ("一、制度建设/2", "二、工作保障/1"),
    "report": ("六、培训交流/4", "四、信用应用/5", "五、诚信宣传/1"),
    "news": ("五、诚信宣传/3", "五、诚信宣传/4"),
    "photo": ("六、培训交流/2", "五、诚信宣传/2"),
}


@dataclass(frozen=True)
class Planted:
    """Two files and what must come of them."""

    kind: str
    a: str
    b: str
    expected: Expected


@dataclass
class Batch:
    """Counties under ``root``; ``spare`` are drafts that nothing was made of yet."""

    root: Path
    dice: random.Random
    counties: list[str]
    spare: list[Draft]
    truth: list[Planted] = field(default_factory=list)
    count: int = 0

    def draft(self, *kinds: str) -> Draft:
        """A draft that no other file is made of."""
        wanted = [one for one in self.spare if not kinds or one.kind in kinds]
        chosen = wanted[0]
        self.spare.remove(chosen)
        return chosen

    def two(self) -> tuple[str, str]:
        """Two different counties."""
        one, other = self.dice.sample(self.counties, 2)
        return one, other

    def name(self, county: str, place: str, title: str, suffix: str) -> Path:
        """A new path under a county; ``place`` is a kind of paper or a folder."""
        self.count += 1
        folder = self.dice.choice(FOLDERS[place]) if place in FOLDERS else place
        path = self.root / county / folder / f"{title}{self.count}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def put(self, county: str, draft: Draft, suffix: str = "", place: str = "") -> str:
        """Write a paper in the named format (any where none is named); its key in pairs."""
        suffix = suffix or self.dice.choice(("docx", "pdf", "docx", "txt", "md"))
        title, text = self.owned(draft.title, county), draft.text
        path = self.name(
            county, place or draft.kind, draft.title[:18], suffix.replace("scan", "pdf")
        )
        if suffix.startswith("scan"):
            files.write_scan(path, title, text, self.dice.randrange(4), self.dice.randrange(999))
        elif suffix == "jpg":
            files.write_scan(path, title, text, 0, self.dice.randrange(999))
        else:
            files.WRITERS[suffix](path, title, text)
        return self.key(path)

    def owned(self, title: str, county: str) -> str:
        return f"{county}交通运输局{title}" if self.dice.random() < 0.5 else title

    def key(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def expect(self, kind: str, expected: Expected, keys: Iterable[str]) -> None:
        """Every two of the keys belong together."""
        every = list(keys)
        for number, one in enumerate(every):
            self.truth += [Planted(kind, one, other, expected) for other in every[number + 1 :]]

    def changed(self, draft: Draft, old: str, new: str) -> Draft:
        """Counties, figures and dates swapped."""
        text = planted.renamed(draft.text.replace("{县}", old), self.dice, old, new)
        return Draft(draft.kind, draft.title, text, draft.origin)
