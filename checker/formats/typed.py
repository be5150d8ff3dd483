"""Running text as old word processors keep it: characters, ends of paragraphs, cells and rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.formats.flow import Flow, Setting, Span
from checker.model.document import Cell

_Row = tuple[list[Span], ...]
_SIZE = 16.0  # points, where nothing is known of it


@dataclass(slots=True)
class Typed:
    """Takes what is typed in order; ``tell`` lays it out. No colours, no pictures."""

    _blocks: list[_Row | list[Span]] = field(default_factory=list)
    _cells: list[list[Span]] = field(default_factory=list)
    _cell: list[Span] = field(default_factory=list)  # earlier paragraphs of the cell
    _spans: list[Span] = field(default_factory=list)  # of the paragraph
    _letters: list[str] = field(default_factory=list)  # of the span
    _hidden: bool = False

    def write(self, text: str, hidden: bool = False) -> None:
        """Add characters; halves of a character beyond 16 bits may come one by one."""
        if hidden != self._hidden:
            self._end_span()
            self._hidden = hidden
        self._letters.append(text)

    def _end_span(self) -> None:
        if self._letters:
            text = "".join(self._letters).encode("utf-16", "surrogatepass")
            self._spans.append(Span(text.decode("utf-16", "replace"), _SIZE, None, self._hidden))
            self._letters = []

    def _paragraph(self) -> list[Span]:
        self._end_span()
        ended, self._spans = self._spans, []
        return ended

    def end_paragraph(self, in_table: bool = False) -> None:
        """A paragraph ends; those of a cell stay together."""
        if in_table:
            self.write("\n", self._hidden)
            self._cell += self._paragraph()
            return
        # what was begun as a cell or a row and never ended is text all the same
        self._blocks += [*self._cells, self._cell] if self._cell else self._cells
        self._cells, self._cell = [], []
        self._blocks.append(self._paragraph())

    def end_cell(self) -> None:
        """A cell ends with its last paragraph."""
        self._cells.append(self._cell + self._paragraph())
        self._cell = []

    def end_row(self) -> None:
        """The cells so far are a row of a table."""
        if self._cells:
            self._blocks.append(tuple(self._cells))
        self._cells = []

    def tell(self, flow: Flow) -> None:
        """Lay everything out; rows that follow one another are one table."""
        self.end_paragraph()
        table = row = -1
        for block in self._blocks:
            if isinstance(block, tuple):
                table, row = (table, row + 1) if row >= 0 else (flow.next_table(), 0)
                places = [Cell(table, row, column) for column in range(len(block))]
                flow.row([([(cell, Setting())], 1.0) for cell in block], places)
            else:
                row = -1
                flow.paragraph(block, Setting())
