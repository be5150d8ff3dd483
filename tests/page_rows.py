"""A page by its rows, as read from a picture of it."""

from checker.model.document import Line, Page

CELL, LEFT, STEP = 0.0265, 0.13, 0.034
FULL = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"  # 28 characters


def page(*rows, folio=""):
    """Rows from the top; two blanks before one are an indent, further blanks as many characters."""
    lines = []
    for at, row in enumerate(rows):
        text = row.lstrip("　")
        x0, y0 = LEFT + CELL * (len(row) - len(text)), 0.12 + STEP * at
        lines.append(Line(text, (x0, y0, x0 + CELL * len(text), y0 + 0.025), via="ocr"))
    if folio:
        lines.append(Line(folio, (0.79, 0.915, 0.85, 0.935), via="ocr"))
    return Page(1, 595, 842, tuple(lines), source="photo")
