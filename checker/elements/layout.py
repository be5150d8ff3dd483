"""Lines joined to rows: what stands side by side on a page, in reading order.

Wide letter spacing splits one heading into several boxes; a row joins them again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checker.model.boxes import union
from checker.model.document import Box, Document, Line, Page

_WORD_FILE = re.compile(r"文\s*件")
_RUNNING = re.compile(r"[。；：:]$|，|〔\d{4}〕\d+号")  # what covers do not carry
_ROUTING = re.compile(
    r".{0,20}(?:文件?|公文|来电|事项)(?:处理|阅办|拟办|传阅|批办|承办|阅批|呈批|运转|办理)(?:签|单|笺|卡|表|稿纸)"
)
_LABELS = re.compile(
    r"[来收]文(?:单位|机关|日期|时间|编号|字号|文号)|(?:拟办|批办|办理|处理)意见|领导(?:批示|意见)|"
    r"(?:办理|承办|处理)(?:结果|情况)|传阅"
)
_SAME_LEVEL = 0.35  # of the lower line's height, between the middles of two on one row
_JOINT = 1e-6  # of the page's width, between two stretches of one paragraph
_SIDE = 3  # lines that make half of a wide sheet a page
_STRIP, _GUTTER = 0.2, 0.06  # of the page's width: of a strip of the next leaf, of what parts it
_LEAF, _ROWED = 5, 0.7  # lines that make a leaf; share of a form's labels that keep to its rows
_UPPER, _LARGER = 0.5, 1.5  # of the sheet; how much a heading's letters are larger than a text's
_FIELDS = 4  # on a row: a list's, not a signature's beside what a seal says
_PIECE, _SMALLER = 2, 0.6  # letters of a piece of a letter; of the height of the line it lies in
_BODY_LENGTH = 12  # characters; shorter lines say little about the body's size


@dataclass(frozen=True, slots=True)
class Row:
    """Lines side by side. ``height`` is the glyph height in points, as far as it is known."""

    text: str
    box: Box
    page: int
    lines: tuple[Line, ...]
    height: float

    @property
    def confidence(self) -> float:
        """The least sure of the row's lines."""
        return min(line.confidence for line in self.lines)

    @property
    def plain(self) -> str:
        """The text without any blank."""
        return re.sub(r"\s+", "", self.text)

    @property
    def middle(self) -> float:
        """The vertical middle as a fraction of the page."""
        return (self.box[1] + self.box[3]) / 2


def rows(page: Page) -> list[Row]:
    """The page's visible rows from top to bottom; of a page without layout each stretch is one."""
    lines = [line for line in page.lines if not line.hidden and line.text.strip()]
    if page.source == "flow":
        lines.sort(key=lambda line: line.where != "page_header")
        return [_row(group, page) for group in _run_on(lines)]
    whole = [line for line in lines if not _piece(line, lines)]
    sides = (side for part in _leaves(whole) for side in _sides(part, page))
    return [_row(group, page) for side in sides for group in _grouped(side)]


def listed(row: Row) -> bool:
    """Whether a row is of a table: by its place, or since it holds many fields."""
    return row.lines[0].where == "table" or len(row.lines) >= _FIELDS


def _piece(line: Line, lines: Sequence[Line]) -> bool:
    """Whether OCR read part of a large letter once more: the 日 of a heading's 曹."""
    if line.via != "ocr" or len(line.text.strip()) > _PIECE:
        return False
    return any(
        other.via == "ocr"
        and len(other.text.strip()) > _PIECE
        and _tall(line) < _SMALLER * _tall(other)
        and _inside(line.box, other.box)
        for other in lines
    )


def _inside(inner: Box, outer: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def _run_on(lines: list[Line]) -> list[list[Line]]:
    """Lines of a page without layout, those that run on in another size or colour together."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _touches(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _touches(before: Line, line: Line) -> bool:
    """Whether a line begins where the one before it ends, on the same row of the same part."""
    (_, top, right, foot), (left, *_) = before.box, line.box
    level = (top, foot) == (line.box[1], line.box[3]) and before.where == line.where
    return level and before.cell == line.cell and right > 0 and abs(left - right) < _JOINT


def _leaves(lines: list[Line]) -> list[list[Line]]:
    """The page's own lines and, last, those of a strip of the leaf bound beside it.

    Beyond a gutter that no line crosses, at rows of their own: a form's labels keep to its rows.
    """
    if any(line.via != "ocr" for line in lines):
        return [lines]
    for edge in (0, 1):  # the strip's lines stand left of the gutter, or right of it
        strip = [line for line in lines if abs(edge - line.box[2 - 2 * edge]) <= _STRIP]
        own = [line for line in lines if line not in strip]
        if len(strip) < _LEAF or len(own) < _LEAF:
            continue
        gutter = (
            min(line.box[0] for line in own) - max(line.box[2] for line in strip),
            min(line.box[0] for line in strip) - max(line.box[2] for line in own),
        )[edge]
        level = sum(any(_level(one, other) for other in own) for one in strip)
        if gutter > _GUTTER and level < _ROWED * len(strip):
            return [own, strip]
    return [lines]


def _sides(lines: list[Line], page: Page) -> list[list[Line]]:
    """The lines of a wide sheet on which two pages stand side by side, the first page's first.

    On a sheet folded to a booklet the first page stands right of the last: a heading's size tells.
    """
    left = [line for line in lines if line.box[2] <= 0.5]
    right = [line for line in lines if line.box[0] >= 0.5]
    apart = len(left) + len(right) == len(lines) and min(len(left), len(right)) >= _SIDE
    if not apart or page.width <= 1.2 * page.height:
        return [lines]
    heading = max(_tall(line) for line in right if line.box[1] < _UPPER or line is right[0])
    folded = heading > _LARGER * max(_tall(line) for line in left)
    return [right, left] if folded else [left, right]


def _grouped(lines: list[Line]) -> list[list[Line]]:
    grouped: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.box[1] + line.box[3], line.box[0])):
        if grouped and any(_beside(line, other) for other in grouped[-1]):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return grouped


def body_height(document: Document) -> float:
    """The usual glyph height of running text in points, 0 where there is none."""
    heights = [
        _height([line], page)
        for page in document.pages
        for line in page.lines
        if not line.hidden and len(line.text.strip()) >= _BODY_LENGTH and line.where != "table"
    ]
    return median(heights) if heights else 0.0


def filled(document: Document) -> list[Page]:
    """The pages that show any text or picture, in order."""
    return [page for page in document.pages if page.lines or page.pictures or page.needs_ocr]


def leading(document: Document) -> list[Page]:
    """The first page with content, those after it while covers and routing sheets came before."""
    chosen: list[Page] = []
    for page in filled(document):
        chosen.append(page)
        lines = rows(page)
        if not (is_cover(lines) or is_routing_sheet(lines)):
            break
    return chosen


def is_cover(rows_of_page: Sequence[Row]) -> bool:
    """Whether a page holds so little text that it is a cover, a divider or a blank page."""
    text = sum(len(row.plain) for row in rows_of_page)
    contents = any(re.fullmatch(r"目录|目次", row.plain) for row in rows_of_page[:3])
    running = any(len(row.plain) > 5 and _RUNNING.search(row.plain) for row in rows_of_page)
    return contents or (text < 120 and not running)


def is_routing_sheet(rows_of_page: Sequence[Row]) -> bool:
    """Whether a page is the form on which an office routes the paper that lies under it."""
    titled = any(_ROUTING.fullmatch(row.plain) for row in rows_of_page[:3])
    labels = {label for row in rows_of_page for label in _LABELS.findall(row.plain)}
    return (titled and bool(labels)) or len(labels) >= 4


def by_number(document: Document, number: int) -> Page:
    """The page with this number."""
    return next(page for page in document.pages if page.number == number)


def _beside(one: Line, other: Line) -> bool:
    """Whether two lines stand on one row: overlapping in height, apart in width."""
    if _is_file_word(one) or _is_file_word(other):
        return _touching(one, other) and _overlap(one, other) > 0.6 and _level(one, other)
    lower, upper = sorted((_tall(one), _tall(other)))
    apart = one.box[0] >= other.box[2] - lower or other.box[0] >= one.box[2] - lower
    return apart and _overlap(one, other) > 0.5 and upper < 2.2 * lower + 1e-9


def _is_file_word(line: Line) -> bool:
    return _WORD_FILE.fullmatch(line.text.strip()) is not None


def _touching(one: Line, other: Line) -> bool:
    gap = max(one.box[0] - other.box[2], other.box[0] - one.box[2])
    return gap < 0.06 and max(_tall(one), _tall(other)) < 1.4 * min(_tall(one), _tall(other))


def _level(one: Line, other: Line) -> bool:
    """Whether two lines' middles are alike: beside two organs 文件 stands between their rows."""
    apart = abs(one.box[1] + one.box[3] - other.box[1] - other.box[3]) / 2
    return apart < _SAME_LEVEL * min(_tall(one), _tall(other))


def _tall(line: Line) -> float:
    return max(line.box[3] - line.box[1], 1e-6)


def _overlap(one: Line, other: Line) -> float:
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared / min(_tall(one), _tall(other))


def _row(group: list[Line], page: Page) -> Row:
    group = sorted(group, key=lambda line: line.box[0])
    text = group[0].text.strip()
    for before, line in pairwise(group):
        gap = (line.box[0] - before.box[2]) * page.width
        near = gap < 1.2 * _tall(line) * page.height
        text += ("" if near else "\u3000") + line.text.strip()
    box = union(line.box for line in group)
    return Row(text, box, page.number, tuple(group), _height(group, page))


def _height(lines: Sequence[Line], page: Page) -> float:
    """The tallest line's height; beside a joint heading's names 文件 has a size of its own."""
    named = [line for line in lines if not _is_file_word(line)] or lines
    return max(line.size or _tall(line) * page.height for line in named)
