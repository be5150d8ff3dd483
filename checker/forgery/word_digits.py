"""Digits of one number or date that stand in different ways in a Word file.

Signal: digits that stand directly together in a document number or a date written out (a year, a
serial, a day) differ in face, size, height above the row or colour, as styles and runs give them;
a year begun by a template (20, 202) may go on in another way. Strength: weak: who pastes a digit
into a file of his own leaves the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.forgery import stated
from checker.forgery.digit_fonts import WORDS, Glyph, odd
from checker.formats.wordml import letters
from checker.formats.wordml.letters import Letter
from checker.model.document import Document, Engine, Line
from checker.model.finding import Evidence, Finding, Outcome

NAME = "word_digits"
SHOWN = 10
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: what (number or date), value (the looks), page."""
    if document.format != "docx":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 Word 文档")
    found = [each for row in letters.paragraphs(document.file) for each in _odd(row)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "文号、日期里的数字排法一致")
    words, how, _ = found[0]
    lines = [line for line in (_line(document, said) for said, _, _ in found) if line]
    return Finding(
        NAME, Outcome.PRESENT,
        f"“{words}”里连着的数字，{how}前后不一。若是录入时粘贴造成属于正常，请提供盖章原件",
        evidence=tuple(Evidence(line.page, line.box, line.text[:80]) for line in lines[:SHOWN]),
        values={"facts": [{"what": said, "value": seen} for said, _, seen in found[:SHOWN]]},
        strength="weak", remedy="提供盖章原件的扫描件",
    )  # fmt: skip


def _odd(row: list[Letter]) -> Iterator[tuple[str, str, str]]:
    """Number or date, in what its digits differ, and the looks that they have."""
    text = "".join(letter.text for letter in row)
    for pattern in (stated.NUMBERED, stated.DATED):
        for match in pattern.finditer(text):
            runs = [
                [_glyph(letter) for letter in row[slice(*match.span(name))]]
                for name in match.groupdict()
            ]
            if not match[0].isascii() and (found := odd(runs)) and found[1]:
                how = "、".join(WORDS[name] for name in sorted(found[0]))
                yield _bare(match[0]), how, _looks(runs)


def _glyph(letter: Letter) -> Glyph:
    face, size, rise, colour = letter.face, letter.size, letter.rise, letter.colour
    return Glyph(letter.text, face, "", size, rise, colour, _NOWHERE)


def _looks(runs: list[list[Glyph]]) -> str:
    told = (
        f"{one.font or '默认字体'} {one.size:g}磅 #{bytes(one.colour).hex().upper()}"
        for run in runs
        for one in run
    )
    return " / ".join(dict.fromkeys(told))


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


def _line(document: Document, words: str) -> Line | None:
    """The line that holds them; a reader ends lines where the colour changes."""
    told = ((line, _bare(line.text)) for line in document.lines)
    holding = (line for line, text in told if words in text or (len(text) > 4 and text in words))
    return next(holding, None)
