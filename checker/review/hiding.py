"""Other parties' names taken out of what is printed for a meeting with one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from checker.copying.names import county, stem

BLOCK = "▇"  # as many as there were characters, so that places in a text stay what they are
_BLANK = r"[\s\u200b\ufeff]*"


@dataclass(frozen=True)
class Hidden:
    """Who is shown and who is not. ``labels``: submission → 县A; ``words``: other telltale words
    (numbers, organs, file names) → what stands for them.
    """

    own: str
    labels: Mapping[str, str]
    words: Mapping[str, str]

    def label(self, submission: str) -> str:
        """What a submission is called on the sheet."""
        return submission if submission == self.own else self.labels.get(submission, "另一单位")

    def told(self, text: str) -> str:
        """A text with each name replaced by what it is called here."""
        return self._pattern.sub(lambda m: self._stands(m) or m.group(), text)

    def blocked(self, text: str) -> str:
        """The same text, as long as before, with each name blacked out."""
        return self._pattern.sub(
            lambda m: re.sub(r"\S", BLOCK, m.group()) if self._stands(m) else m.group(), text
        )

    def named(self, text: str) -> list[str]:
        """The labels of those whom a text names."""
        found = (self._stands(match) for match in self._pattern.finditer(text))
        return list(dict.fromkeys(filter(None, found)))

    def nearly(self, text: str) -> bool:
        """Whether a text that was recognised from a picture may hold a name, one letter misread."""
        return bool(self.named(text)) or bool(self._near and self._near.search(text))

    def _stands(self, match: re.Match[str]) -> str:
        return self._told[re.sub(_BLANK, "", match.group())]

    @cached_property
    def _told(self) -> Mapping[str, str]:
        """Every word looked for; what stands for it, empty for one's own name."""
        others = {form: label for name, label in self.labels.items() for form in forms(name)}
        return {**self.words, **others, **dict.fromkeys(forms(self.own), "")}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._told, key=len, reverse=True)
        return re.compile("|".join(_spaced(word) for word in longest) or "(?!)")

    @cached_property
    def _near(self) -> re.Pattern[str] | None:
        names = {name for each in self.labels if len(name := county(each)) > 2}
        slips = (f"{name[:at]}.{name[at + 1 :]}" for name in names for at in range(len(name) - 1))
        own = re.escape(county(self.own) or self.own)
        pattern = "|".join(f"(?!{own}){slip}" for slip in slips)
        return re.compile(pattern) if pattern else None


def hidden(own: str, others: Iterable[str], words: Mapping[str, str]) -> Hidden:
    """Everybody but ``own``, lettered in the order given, each once."""
    names = [name for name in dict.fromkeys(others) if name != own]
    kind = "市" if names and all(county(name).endswith("市") for name in [own, *names]) else "县"
    labels = {name: kind + _letters(at) for at, name in enumerate(names)}
    safe = {word: told for word, told in words.items() if len(word) > 1 and word not in own}
    return Hidden(own, labels, safe)


def forms(submission: str) -> Sequence[str]:
    """How a submission may be named: as its folder is, its county, the county without 县."""
    full = county(submission)
    plain = re.sub(_BLANK, "", submission)
    return [*dict.fromkeys(form for form in (plain, full, stem(full)) if len(form) > 1)]


def _spaced(word: str) -> str:
    return _BLANK.join(map(re.escape, word))


def _letters(at: int) -> str:
    """A to Z, then AA, AB and so on."""
    before = _letters(at // 26 - 1) if at >= 26 else ""
    return before + ascii_uppercase[at % 26]
