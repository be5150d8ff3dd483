"""A heading told by its place alone: red, large, with number and red line below it.

No list of endings holds every organ's name. Where the 版头 is complete otherwise (GB/T 9704-2012
7.2.4 to 7.2.7: mark, number, separator), the name that stands in it is the organ's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.elements import numbers, organs, separator
from checker.elements.colours import Inks
from checker.elements.layout import Row
from checker.model.document import Page

_LOWEST = 0.45  # fraction of the page above which the heading begins
_ROWS = 12
_TALLER = 1.4  # than the rows below it
_NAME = re.compile(r"[\u4e00-\u9fff“”（）()]{3,40}")
SHEET = re.compile(r"(?:单|(?<!便)笺|表|稿纸|卡|证|证书|簿|册)$")  # forms and certificates


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The red rows that stand where the organ's name stands."""

    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """What stands there, without the word 文件."""
        return re.sub(r"文件$", "", organs.tidy("".join(row.text for row in self.rows)))

    @property
    def is_file(self) -> bool:
        """Whether the word 文件 ends it."""
        return organs.tidy(self.rows[-1].text).endswith("文件")


def find(
    page: Page,
    rows: Sequence[Row],
    inks: Inks,
    is_title: Callable[[str], bool],
    is_number: Callable[[str], bool],
) -> Unnamed | None:
    """The rows of such a heading, ``None`` where number or line is missing below red rows."""
    for index, row in enumerate(rows[:_ROWS]):
        if row.box[1] > _LOWEST or is_title(row.text):
            return None
        red = _red_from(rows[index:], page, inks)
        if red:
            found, below = Unnamed(tuple(red)), rows[index + len(red) :][:4]
            numbered = [one for one in below if is_number(one.text) and not _issue(one.text)]
            fits = _NAME.fullmatch(found.name) and not SHEET.search(found.name)
            fits = fits and not any(is_title(one.text) for one in red)
            lined = numbered and separator.below(page, red[-1].box[3], inks)
            tall = numbered and red[0].height > _TALLER * numbered[0].height
            return found if fits and lined and tall else None
    return None


def _issue(text: str) -> bool:
    """第3期 stands under the masthead of a bulletin, whose name is no organ's."""
    number = numbers.parse(text)
    return number is not None and number.form == "issue"


def _red_from(rows: Sequence[Row], page: Page, inks: Inks) -> list[Row]:
    """The red rows of one size that stand first among these."""
    taken: list[Row] = []
    for row in rows[:3]:
        alike = not taken or row.height > 0.66 * taken[0].height
        if not alike or numbers.parse(row.text) or inks.of(row, page) != "red":
            break
        taken.append(row)
    return taken
