"""Tables that rules draw on a PDF page: cells however near they stand, and what is no table."""

from itertools import accumulate, pairwise

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import formats
from tests.formats import papers

XS, ROW = (60, 84, 200, 256, 300), 18
TABLE = (
    ("序号", "信用信息标题", "发布日期", "是否发布"),
    ("1", "交通信用宣传工作第一期", "2023-02-01", "是"),
    ("2", "交通信用宣传工作第二期", "2023-03-01", "否"),
)


def text(page, table=TABLE, top=700):
    page.setFont(papers.FONT, 10)
    for row, cells in enumerate(table):
        for x, cell in zip(XS, cells, strict=False):
            page.drawString(x + 2, top - ROW * row - 13, cell)


def lined(page, rows=3, top=700):
    """Lines across the whole table, as many programs draw them."""
    for at in range(rows + 1):
        page.line(XS[0], top - at * ROW, XS[-1], top - at * ROW)
    for x in XS:
        page.line(x, top, x, top - rows * ROW)


def boxed(page, rows=3, top=700):
    """A stroked box each cell."""
    for at in range(rows):
        for left, right in pairwise(XS):
            page.rect(left, top - (at + 1) * ROW, right - left, ROW)


def filled(page, rows=3, top=700):
    """Thin filled rectangles each side of each cell, as Word prints them."""
    for at in range(rows + 1):
        for left, right in pairwise(XS):
            page.rect(left, top - at * ROW, right - left, 0.5, stroke=0, fill=1)
    for at in range(rows):
        for x in XS:
            page.rect(x, top - (at + 1) * ROW, 0.5, ROW, stroke=0, fill=1)


def one_path(page, rows=3, top=700):
    """All sides in one path."""
    path = page.beginPath()
    for at in range(rows):
        for left, right in pairwise(XS):
            path.rect(left, top - (at + 1) * ROW, right - left, ROW)
    page.drawPath(path)


def open_sides(page, rows=3, top=700):
    """Rules between cells only."""
    for at in range(1, rows):
        page.line(XS[0], top - at * ROW, XS[-1], top - at * ROW)
    for x in XS[1:-1]:
        page.line(x, top, x, top - rows * ROW)


def lines(path, *pages):
    return formats.read([papers.pdf(path / "a.pdf", *pages)]).lines


def cells(read):
    return [(line.cell.row, line.cell.column, line.text) for line in read if line.cell]


WANTED = [(row, at, cell) for row, told in enumerate(TABLE) for at, cell in enumerate(told)]


@pytest.mark.parametrize("draw", [lined, boxed, filled, one_path, open_sides])
@pytest.mark.parametrize("degrees", [0, 90])
def test_tight_cells_are_told_apart_however_their_rules_are_drawn(tmp_path, draw, degrees):
    def page(canvas):
        canvas.setPageRotation(degrees)
        draw(canvas)
        text(canvas)

    read = lines(tmp_path, page)
    if degrees:  # seen from its side: every cell by itself, none of them level
        assert {line.text for line in read} == {cell for _, _, cell in WANTED}
        assert all(line.cell for line in read)
    else:
        assert cells(read) == WANTED


def test_without_rules_nothing_is_told_of_cells(tmp_path):
    read = lines(tmp_path, text)
    assert [line.cell for line in read] == [None] * len(read)
    assert read[-1].text == " ".join(TABLE[-1])


def test_cells_typed_as_one_string_are_parted_at_the_rules(tmp_path):
    def page(canvas):
        lined(canvas)
        canvas.setFont(papers.FONT, 10)
        canvas.drawString(72, 700 - 13, "1 甲公司")
        canvas.drawString(202, 700 - 13, "甲 乙")
        canvas.drawString(62, 700 - ROW - 13, "一段超出格子的文字照旧是一行")

    assert [line.text for line in lines(tmp_path, page)] == [
        "1", "甲公司", "甲 乙", "一段超出格子的文字照旧是一行",
    ]  # fmt: skip


def test_merged_cells_are_places_that_no_rule_parts(tmp_path):
    def page(canvas):
        for y in (700, 682, 664):
            canvas.line(84 if y == 682 else 60, y, 300, y)
        for x in (60, 84, 256, 300):
            canvas.line(x, 700, x, 664)
        canvas.line(200, 682, 200, 664)
        canvas.setFont(papers.FONT, 10)
        for x, y, words in (
            (62, 678, "序号"),
            (120, 687, "会议"),
            (90, 669, "日期"),
            (202, 669, "议题"),
        ):
            canvas.drawString(x, y, words)

    found = {line.text: line.cell for line in lines(tmp_path, page)}
    assert {
        words: (cell.row, cell.column, cell.columns, cell.rows) for words, cell in found.items()
    } == {"序号": (0, 0, 1, 2), "会议": (0, 1, 2, 1), "日期": (1, 1, 1, 1), "议题": (1, 2, 1, 1)}


def wrapped(canvas):
    lined(canvas, rows=1)
    canvas.line(60, 660, 300, 660)
    for x in XS:
        canvas.line(x, 690, x, 660)
    canvas.setFont(papers.FONT, 10)
    rows = {
        86: ("交通运输信用建设工作", "推进会议"),
        202: ("2023-03-0", "1"),
        258: ("否", "待报"),
    }
    for x, words in rows.items():
        for at, row in enumerate(words):
            canvas.drawString(x, 672 - 12 * at if at else 672, row)


def test_rows_that_go_on_in_a_cell_are_one_line(tmp_path):
    read = lines(tmp_path, wrapped)
    assert [line.text for line in read] == [
        "交通运输信用建设工作推进会议",
        "2023-03-01",
        "否",
        "待报",
    ]
    assert read[0].box[3] - read[0].box[1] > 20 / 842


def test_a_table_goes_on_over_pages(tmp_path):
    def first(canvas):
        lined(canvas)
        text(canvas)
        canvas.drawCentredString(297, 40, "第1页")

    def second(canvas):
        lined(canvas, rows=2)
        text(canvas, TABLE[1:])

    def other(canvas):
        canvas.grid([60, 140, 280], [700, 680, 660])
        canvas.setFont(papers.FONT, 10)
        canvas.drawString(62, 685, "甲")

    read = lines(tmp_path, first, second, other)
    told = [
        (line.cell.table, line.cell.row) for line in read if line.cell and line.cell.column == 0
    ]
    assert told == [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (1, 0)]


def frame(page):
    page.rect(40, 40, 515, 760)
    page.line(40, 640, 555, 640)
    page.line(70, 40, 70, 800)


def separators(page):
    for y in (622, 620, 60, 62):
        page.line(80, y, 515, y)
    for at in range(6):
        page.line(150, 300 - 20 * at, 300, 300 - 20 * at)


def beside(page):
    for x in (80, 200, 320):
        for y in (100, 160):
            page.rect(x, y, 90, 40)


def divided(page):
    page.rect(80, 100, 400, 60)
    page.line(80, 130, 480, 130)
    page.line(200, 100, 200, 130)


@pytest.mark.parametrize("draw", [frame, separators, beside, divided])
def test_frames_separators_and_lone_boxes_are_no_tables(tmp_path, draw):
    def page(canvas):
        papers.header(canvas)
        papers.body(canvas, 18)
        canvas.setStrokeColorRGB(0, 0, 0)
        draw(canvas)

    (tmp_path / "plain").mkdir()

    def plain(canvas):
        papers.header(canvas)
        papers.body(canvas, 18)

    assert lines(tmp_path, page) == lines(tmp_path / "plain", plain)


WIDTHS = st.lists(st.integers(24, 90), min_size=2, max_size=5)
HEIGHTS = st.lists(st.integers(14, 30), min_size=2, max_size=6)


@settings(max_examples=6)
@given(widths=WIDTHS, heights=HEIGHTS)
def test_tables_are_read_as_another_library_reads_them(tmp_path_factory, widths, heights):
    xs, ys = [*accumulate(widths, initial=60)], [*accumulate(heights, initial=100)]

    def page(canvas):
        canvas.grid(xs, ys)
        canvas.setFont(papers.FONT, 9)
        for row, y in enumerate(ys[:-1]):
            for column, x in enumerate(xs[:-1]):
                canvas.drawString(x + 1, y + 3, f"{row}{column}")

    path = papers.pdf(tmp_path_factory.mktemp("a") / "a.pdf", page)
    read = {(line.cell.row, line.cell.column): line.text for line in formats.read([path]).lines}
    with pdfplumber.open(path) as pdf:
        theirs = pdf.pages[0].extract_table()
    assert read == {
        (row, column): text for row, cells in enumerate(theirs) for column, text in enumerate(cells)
    }
