"""Where characters inside a form stand on the page.

pdfium leaves characters that the file tells by ActualText, and only those, in the coordinates of
their form. Browsers print whole headings in forms and tell 文, 人, 用 so.
"""

from __future__ import annotations

from checker.formats import pdfium
from checker.formats.pdfium import Area, Matrix

_SLACK = 0.5  # points; boxes and bounds are computed in different ways


def area(textpage: int, start: int, end: int) -> Area | None:
    """Left, bottom, right, top of the characters ``start`` to ``end`` in page coordinates."""
    found = pdfium.text_area(textpage, start, end)
    if found is None or _form(textpage, start) is None:
        return found
    boxes = [box for index in range(start, end) if (box := character(textpage, index))]
    if not boxes:
        return found
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def character(textpage: int, index: int) -> Area | None:
    """Left, bottom, right, top of one character; ``None`` if it covers nothing."""
    box = pdfium.character_area(textpage, index)
    if box is None or box[2] <= box[0]:
        return None
    form, thing = _form(textpage, index), pdfium.text_object(textpage, index)
    own = pdfium.bounds(thing) if form and thing else None
    if form is None or own is None:
        return box
    left_behind = _inside(box, own) and not _inside(box, _moved(own, form))
    return _moved(box, form) if left_behind else box


def _form(textpage: int, index: int) -> Matrix | None:
    """The form's matrix round a character; ``None`` where there is no form or it moves nothing."""
    thing = pdfium.text_object(textpage, index)
    if thing is None:
        return None
    on_page, inside = pdfium.text_matrix(textpage, index), pdfium.object_matrix(thing)
    if on_page == inside or all(
        abs(one - other) < 0.01 for one, other in zip(on_page, inside, strict=True)
    ):
        return None
    undone = _inverse(inside)
    return _after(undone, on_page) if undone else None


def _inside(box: Area, bounds: Area) -> bool:
    return (
        box[0] >= bounds[0] - _SLACK
        and box[1] >= bounds[1] - _SLACK
        and box[2] <= bounds[2] + _SLACK
        and box[3] <= bounds[3] + _SLACK
    )


def _moved(box: Area, matrix: Matrix) -> Area:
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _inverse(matrix: Matrix) -> Matrix | None:
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-9:
        return None
    turned = d / size, -b / size, -c / size, a / size
    return (
        *turned,
        -(e * turned[0] + f * turned[2]),
        -(e * turned[1] + f * turned[3]),
    )


def _after(first: Matrix, second: Matrix) -> Matrix:
    """One matrix that does the first, then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
