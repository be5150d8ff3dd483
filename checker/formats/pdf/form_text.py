"""Where characters inside a form stand on the page.

pdfium leaves characters that the file tells by ActualText, and only those, in the coordinates of
their form. Browsers print whole headings in forms and tell 文, 人, 用 so.
"""

from __future__ import annotations

from checker.formats import affine
from checker.formats.affine import Area, Matrix
from checker.formats.pdf import pdfium

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
    left_behind = _inside(box, own) and not _inside(box, affine.moved(own, form))
    return affine.moved(box, form) if left_behind else box


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
    undone = affine.inverse(inside)
    return affine.times(undone, on_page) if undone else None


def _inside(box: Area, bounds: Area) -> bool:
    return (
        box[0] >= bounds[0] - _SLACK
        and box[1] >= bounds[1] - _SLACK
        and box[2] <= bounds[2] + _SLACK
        and box[3] <= bounds[3] + _SLACK
    )
