"""The visible text of a web page: blocks become paragraphs, tables of data become rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from checker.formats.flow import Flow, Setting, Span
from checker.model.document import Cell

_WORD = re.compile(r"\w+")
_UNSHOWN = _WORD.findall(
    "head script style noscript template title textarea select datalist option button iframe frame"
    " object embed applet audio video canvas svg math map"
)
_BLOCKS = _WORD.findall(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p"
    " pre section summary table tbody td tfoot th thead tr ul"
)
_CELLS = frozenset({"td", "th"})
_SIZES = {"h1": 22.0, "h2": 20.0, "h3": 18.0}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SITE = re.compile(r"\s*[-_|–—－＿｜]+\s*")  # between a headline and the site's name
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
MAX_COLUMNS = 200
MAX_BLOCKS = 40_000  # paragraphs and table rows: a page of thousands of sheets is no evidence
LONGEST = 300  # characters of a headline


@dataclass(slots=True)
class Story:
    """Fills ``flow``; ``title`` is the headline, ``characters`` and ``pictures`` are counts;
    ``published`` is the time that the page's source gives.
    """

    flow: Flow
    title: str = ""
    published: str = ""
    characters: int = 0
    pictures: int = 0
    _headlines: list[str] = field(default_factory=list)
    _lines: set[str] = field(default_factory=set)

    def tell(self, text: str) -> bool:
        """Read the page. False where it is nested deeper or longer than the limits allow."""
        root, whole = _parsed(text)
        if root is None or not whole:
            return whole
        layouts = _layouts(root)
        told = 0
        for tag, found in _blocks(root, layouts):
            if isinstance(found, str):
                self._paragraph(tag, found)
                told += 1
            else:
                told += self._table(found, MAX_BLOCKS - told)
            if told > MAX_BLOCKS:
                return False
        self.pictures = sum(1 for _ in root.iter("img"))
        metas = {str(meta.get("name")).lower(): meta.get("content") for meta in root.iter("meta")}
        self.title = self._headline(root, metas.get("articletitle") or "")
        self.published = (metas.get("pubdate") or "").strip()[:40]
        return True

    def _paragraph(self, tag: str, text: str) -> None:
        self.characters += len(text)
        self._lines.add(_key(text))
        if tag in _SIZES:
            self._headlines.append(text)
        self.flow.paragraph([Span(text, _SIZES.get(tag, 16.0))], Setting())

    def _table(self, table: Any, most: int) -> int:
        """Tell the rows of a table, one more than ``most`` at most; how many there were."""
        count = 0
        for row in islice(_rows(table, self.flow.next_table()), most + 1):
            count += 1
            self.characters += sum(len("".join(texts)) for texts, _ in row)
            cells = [
                ([([Span(text)], Setting()) for text in texts], float(place.columns))
                for texts, place in row
            ]
            self.flow.row(cells, [place for _, place in row])
        return count

    def _headline(self, root: Any, named: str) -> str:
        """What the page calls itself, without the site's name."""
        if named := " ".join(named.split()):
            return named[:LONGEST]
        node = root.find(".//title")
        title = " ".join("".join(node.itertext()).split()) if node is not None else ""
        title = title[:LONGEST]
        whole = _key(title)
        fitting = [line for line in self._headlines if _key(line) in whole]
        if fitting:  # the site's name, which may be a headline too, comes last
            return max(fitting, key=lambda line: (whole.startswith(_key(line)), len(line)))
        if self._headlines:
            return self._headlines[0]
        return next((part for part in _parts(title) if _key(part) in self._lines), _first(title))


def _parsed(text: str) -> tuple[Any, bool]:
    """The tree, ``None`` for an empty page, and whether the parser took in the whole page."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    limits = [one for one in parser.error_log if one.type_name == "ERR_RESOURCE_LIMIT"]
    return root, not limits


def _hidden(node: Any) -> bool:
    styled = _HIDDEN.search(node.get("style") or "")
    return node.tag in _UNSHOWN or node.get("hidden") is not None or styled is not None


def _layouts(root: Any) -> set[Any]:
    """Tables that only place things on the page: they hold a headline or another table."""
    inside = root.iter("table", "h1", "h2")
    found = (next(node.iterancestors("table"), None) for node in inside)
    return {table for table in found if table is not None}


def _blocks(root: Any, layouts: set[Any]) -> Iterator[tuple[str, Any]]:
    """Tag and text of each paragraph, or ``table`` and the node of a table of data."""
    text: list[str] = []
    inside = "body"
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        ends = tag in _BLOCKS or tag == "br"
        if ends and text:
            yield from _closed(inside, text)
        if ends:
            inside = tag if event == "start" and tag in _SIZES else inside
            inside = "body" if event == "end" and tag in _SIZES else inside
        if event == "end":
            if node is not root and node.tail:
                text.append(node.tail)
        elif _hidden(node):
            walk.skip_subtree()
        elif tag == "table" and node not in layouts and _of_data(node):
            yield tag, node
            walk.skip_subtree()
        elif node.text:
            text.append(node.text)
    yield from _closed(inside, text)


def _closed(tag: str, text: list[str]) -> Iterator[tuple[str, str]]:
    """The paragraph so far, if it has any text; the list is emptied."""
    joined = "".join(text)
    text.clear()
    if told := _BLANKS.sub(" ", joined).strip():
        yield tag, told


def _of_data(table: Any) -> bool:
    """Whether rows of the table have cells beside each other."""
    rows = ([cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr"))
    return any(sum(bool("".join(cell.itertext()).strip()) for cell in row) > 1 for row in rows)


def _rows(table: Any, number: int) -> Iterator[list[tuple[list[str], Cell]]]:
    """Rows with text: each cell's paragraphs and where it stands."""
    taken: dict[int, int] = {}  # rows that a cell from above still holds of each column
    shown = (row for row in table.iter("tr") if not _hidden(row))
    for at, row in enumerate(shown):
        cells = [cell for cell in row if cell.tag in _CELLS and not _hidden(cell)][:MAX_COLUMNS]
        places = _places(cells, taken, number, at)
        told = [
            ([text for _, text in _blocks(cell, set())], place)
            for cell, place in zip(cells, places, strict=True)
        ]
        if any(texts for texts, _ in told):
            yield told


def _places(cells: list[Any], taken: dict[int, int], table: int, row: int) -> list[Cell]:
    """Where the cells of a row stand, beside those that reach down from rows above."""
    places, column = [], 0
    held = dict(taken)
    for cell in cells:
        while held.get(column, 0):
            column += 1
        wide, deep = _span(cell, "colspan"), _span(cell, "rowspan")
        places.append(Cell(table, row, column, wide, deep))
        taken.update(dict.fromkeys(range(column, min(column + wide, MAX_COLUMNS)), deep))
        column += wide
    for at in list(taken):
        taken[at] = max(taken[at] - 1, 0)
    return places


def _span(cell: Any, name: str) -> int:
    said = cell.get(name) or "1"
    return min(max(int(said), 1), MAX_COLUMNS) if re.fullmatch(r"[0-9]{1,4}", said) else 1


def _parts(title: str) -> list[str]:
    """The title's beginnings up to each dash, the longest first."""
    return [title, *(title[: one.start()] for one in reversed(list(_SITE.finditer(title))))]


def _first(title: str) -> str:
    """The title up to its first dash with a name behind it."""
    return _SITE.split(title)[0] or title


def _key(text: str) -> str:
    return re.sub(r"\s+", "", text)
