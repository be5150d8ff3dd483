"""A story of a Word document (body, header, footer, text box) laid out as a sketch of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from checker.formats.flow import Flow, Setting, Span, text_width
from checker.formats.wordml import cells, vml
from checker.formats.wordml import drawing as wordml_drawing
from checker.formats.wordml.graphics import Frame, Graphic
from checker.formats.wordml.names import MC, Element, W, hex_colour, number, value
from checker.formats.wordml.runs import chosen, items
from checker.formats.wordml.styles import Styles
from checker.model.document import Box, Placed, Shape

_DEPTH = 30
_Paragraph = tuple[Sequence[Span], Setting]


@dataclass(frozen=True, slots=True)
class Story:
    """One part's text and drawings on their way into ``flow``.

    ``picture`` gives the placed picture of a relation id; ``where`` names the story.
    """

    flow: Flow
    styles: Styles
    picture: Callable[[str, Box, str], Placed | None]
    where: str = "body"

    def blocks(self, container: Iterable[Element], depth: int = 0) -> None:
        """Lay out paragraphs and tables one after another."""
        if depth > _DEPTH:
            return
        for child in container:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"}:
                self.blocks(child, depth + 1)
            elif child.tag == f"{MC}AlternateContent":
                self.blocks(chosen(child), depth + 1)

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        setting = self.styles.setting(properties)
        if _breaks_before(properties):
            self._break()
        drawings: list[Element] = []
        spans: list[Span] = []
        for item in items(paragraph, self.styles):
            if isinstance(item, Span):
                spans.append(item)
            elif isinstance(item, str):
                self._flush(spans, drawings, setting, properties)
                self._break()
                spans, drawings = [], []
            else:
                drawings.append(item)
        self._flush(spans, drawings, setting, properties)
        if properties is not None and _ends_section(properties):
            self._break()

    def _break(self) -> None:
        if self.where == "body" and self.flow.top > self.flow.paper.top:
            self.flow.break_page()

    def _flush(
        self,
        spans: list[Span],
        drawings: list[Element],
        setting: Setting,
        properties: Element | None,
    ) -> None:
        if not any(span.text for span in spans):
            spans = [Span("", self.styles.look(properties, None).size)]
        for drawing in drawings:
            self._draw(drawing, setting)
        box = self.flow.paragraph(spans, setting, self.where)
        self._borders(properties, box)

    def _borders(self, properties: Element | None, box: Box) -> None:
        borders = None if properties is None else properties.find(f"{W}pBdr")
        for side in () if borders is None else borders:
            name = side.tag.rpartition("}")[2] if isinstance(side.tag, str) else ""
            if name in {"top", "bottom", "between"} and value(side) not in {None, "nil", "none"}:
                self._rule(side, box, box[1] if name == "top" else box[3])

    def _rule(self, border: Element, box: Box, y: float) -> None:
        width = number(value(border, "sz"), 4.0) / 8
        colour = hex_colour(value(border, "color")) or (0, 0, 0)
        half = width / 2 / self.flow.paper.height
        self.flow.shape(Shape("rule", (box[0], y - half, box[2], y + half), colour, width))

    def _draw(self, drawing: Element, setting: Setting) -> None:
        frame = Frame(self.flow.paper, self.flow.top, setting.align)
        if drawing.tag == f"{W}drawing":
            found = list(wordml_drawing.graphics(drawing, frame, self.styles))
        else:
            found = list(vml.graphics(drawing, frame))
        standing = [one for one in found if one.anchor in {"inline", "ole"}]
        height = max((one.area[3] - one.area[1] for one in standing), default=0.0)
        height = min(height, self.flow.paper.height)
        if height > 0:
            before = self.flow.top
            self.flow.room(height)
            found = [_moved(one, self.flow.top - before) for one in found]
        for graphic in found:
            self._put(graphic)
        self.flow.top += height

    def _put(self, graphic: Graphic) -> None:
        box = self.flow.box(*graphic.area)
        if graphic.kind == "picture":
            anchor = "page_header" if self.where.startswith("page_") else graphic.anchor
            placed = self.picture(graphic.picture, box, anchor)
            if placed is not None:
                self.flow.picture(placed)
        elif graphic.kind == "text" and graphic.content is not None:
            self._text_box(graphic, graphic.content)
        elif graphic.kind == "words":
            self._word_art(graphic)
        elif graphic.kind in {"rule", "fill", "ellipse"}:
            self.flow.shape(Shape(graphic.kind, box, graphic.colour, round(graphic.width, 2)))

    def _text_box(self, graphic: Graphic, content: Element) -> None:
        left, top, right, _ = graphic.area
        where = self.where if self.where.startswith("page_") else "text_box"
        paper = self.flow.paper
        inner = replace(
            paper, left=left, right=paper.width - max(right, left + 20), top=top, bottom=0.0
        )
        flow = self.flow.within(inner)
        replace(self, flow=flow, where=where).blocks(content)
        self.flow.take(flow)

    def _word_art(self, graphic: Graphic) -> None:
        left, top, right, bottom = graphic.area
        unit = text_width(graphic.words, 1.0) or 1.0
        size = min(bottom - top, (right - left) / unit) or 16.0
        where = self.where if self.where.startswith("page_") else "text_box"
        span = Span(graphic.words, round(size, 1), graphic.colour)
        self.flow.place([span], Setting(row=bottom - top), where, (left, right + 1), top)

    def _table(self, table: Element) -> None:
        self._table_rules(table)
        rows = cells.rows(table)
        number = self.flow.next_table()
        for row, places in zip(rows, cells.places(rows, number), strict=True):
            self.flow.row([(self._cell(cell), _cell_width(cell)) for cell in row], places)

    def _cell(self, cell: Element) -> list[_Paragraph]:
        found: list[_Paragraph] = []
        for paragraph in cell.iter(f"{W}p"):
            if _in_drawing(paragraph):
                continue
            setting = self.styles.setting(paragraph.find(f"{W}pPr"))
            spans: list[Span] = []
            for item in items(paragraph, self.styles):
                if isinstance(item, Span):
                    spans.append(item)
                elif not isinstance(item, str):
                    self._draw(item, setting)
            found.append((spans, setting))
        return found

    def _table_rules(self, table: Element) -> None:
        """Coloured borders above a table: red lines are drawn that way too."""
        for border in table.iter(f"{W}top", f"{W}bottom"):
            colour = hex_colour(value(border, "color"))
            if colour and colour != (0, 0, 0) and value(border) not in {None, "nil", "none"}:
                left, right = self.flow.column()
                box = self.flow.box(left, self.flow.top, right, self.flow.top)
                self._rule(border, box, box[1])
                return


def _moved(graphic: Graphic, down: float) -> Graphic:
    if not down or graphic.anchor not in {"inline", "ole"}:
        return graphic
    x0, y0, x1, y1 = graphic.area
    return replace(graphic, area=(x0, y0 + down, x1, y1 + down))


def _breaks_before(properties: Element | None) -> bool:
    found = None if properties is None else properties.find(f"{W}pageBreakBefore")
    return found is not None and value(found) not in {"0", "false", "off"}


def _ends_section(properties: Element) -> bool:
    section = properties.find(f"{W}sectPr")
    return section is not None and value(section.find(f"{W}type")) != "continuous"


def _in_drawing(paragraph: Element) -> bool:
    for ancestor in paragraph.iterancestors(f"{W}txbxContent", f"{W}tc"):
        return ancestor.tag == f"{W}txbxContent"
    return False


def _cell_width(cell: Element) -> float:
    wide = number(value(cell.find(f"{W}tcPr/{W}tcW"), "w"))
    return wide if wide > 0 else float(cells.columns(cell))
