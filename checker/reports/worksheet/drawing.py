"""The pieces of a worksheet template: page, styles, tables, tags. Shapes only, no words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

SONG, FANG, HEI, KAI = "宋体", "仿宋", "黑体", "楷体"
LATIN = "Times New Roman"
# Names under which other systems carry the same face; Word and WPS look them up where ours lacks.
OTHERS = {SONG: "SimSun", FANG: "FangSong;仿宋_GB2312", HEI: "SimHei", KAI: "KaiTi;楷体_GB2312"}
TABLE, CLAUSE, NOTE = "表格", "条款", "说明"
WIDE = 165  # mm between the margins
STYLES = (  # name, font, points, bold, before, after
    ("Normal", FANG, 12, False, 0, 4),
    ("Title", SONG, 22, True, 0, 6),
    ("Heading 1", HEI, 14, False, 12, 4),
    ("Heading 2", KAI, 12, True, 8, 3),
    (TABLE, SONG, 9, False, 0, 0),
    (CLAUSE, KAI, 9, False, 0, 0),
    (NOTE, FANG, 10.5, False, 2, 4),
    ("Footer", SONG, 9, False, 0, 0),
)


def page(document: Any) -> None:
    """A4 with a wide inner margin for binding."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.footer_distance = Mm(12)


def footer(document: Any, words: Sequence[str]) -> None:
    """One centred line; words in brackets are fields (``[PAGE]``)."""
    line = document.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for each in words:
        run = line.add_run()
        if each.startswith("["):
            _field(run, each.strip("[]"))
        else:
            run.text = each


def _field(run: Any, code: str) -> None:
    for kind in ("begin", "", "separate", "text", "end"):
        if kind in ("", "text"):
            piece = OxmlElement("w:instrText" if kind == "" else "w:t")
            piece.text = f" {code} " if kind == "" else "1"
        else:
            piece = OxmlElement("w:fldChar")
            piece.set(qn("w:fldCharType"), kind)
        run._r.append(piece)


def styles(document: Any) -> None:
    """All styles, and in the font table what else their faces are called."""
    for each in STYLES:
        _style(document, *each)
    part = next(p for p in document.part.package.parts if p.partname.endswith("fontTable.xml"))
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in OTHERS.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{entries}</w:fonts>".encode())


def _style(  # noqa: PLR0917
    document: Any, name: str, font: str, size: float, bold: bool, before: float, after: float
) -> None:
    known = {style.name for style in document.styles}
    style = document.styles[name] if name in known else document.styles.add_style(name, 1)
    _face(style, font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.15
    if name == "Title":
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)


def _face(holder: Any, font: str) -> None:
    holder.font.name = LATIN
    fonts = holder.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:hAnsi"), LATIN)
    fonts.set(qn("w:eastAsia"), font)


def heading(document: Any, text: str) -> None:
    """A heading of a part."""
    document.add_paragraph(text, "Heading 1")


def when(document: Any, name: str, write: Callable[[], object], otherwise: str = "") -> None:
    """What ``write`` draws, only where ``name`` is not empty; ``otherwise`` is said instead."""
    document.add_paragraph(f"{{%p if {name} %}}")
    write()
    if otherwise:
        document.add_paragraph("{%p else %}")
        document.add_paragraph(otherwise, NOTE)
    document.add_paragraph("{%p endif %}")


def lines(document: Any, name: str, text: str) -> None:
    """A paragraph for each entry of ``name``."""
    document.add_paragraph(f"{{%p for 行 in {name} %}}")
    document.add_paragraph(text, NOTE)
    document.add_paragraph("{%p endfor %}")


def table(document: Any, widths: Sequence[int], rows: int) -> Any:
    """A ruled table of fixed widths (mm) whose rows never break over a page."""
    assert sum(widths) == WIDE, widths
    made = document.add_table(rows, len(widths), "Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _margins(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in made.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return made


def _margins(made: Any) -> None:
    """A little air over and under the words of each cell, in twentieths of a point."""
    held = OxmlElement("w:tblCellMar")
    for side, size in (("top", 30), ("left", 85), ("bottom", 30), ("right", 85)):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(size))
        edge.set(qn("w:type"), "dxa")
        held.append(edge)
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(held)


def span(row: Any, first: int, last: int) -> Any:
    """Cells of a row as one."""
    return row.cells[first].merge(row.cells[last])


def write(cell: Any, text: str, style: str = TABLE, *, bold: bool = False) -> None:
    """The text of a cell, a paragraph for each line."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.style = style
        paragraph.add_run(line).bold = bold or None


def head(row: Any, names: Sequence[str]) -> None:
    """Column heads that stand again at the top of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, name in zip(row.cells, names, strict=True):
        write(cell, name, bold=True)
        shade(cell, "E9EEF4")
    keep(row)


def keep(row: Any) -> None:
    """On one page with the next row."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def shade(cell: Any, colour: str) -> None:
    """A ground of this colour."""
    mark = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        mark.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(mark)
