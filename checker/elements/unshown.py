"""Pages and pictures that no reader here can show: whether an element may stand on one of them.

Word keeps some seals as drawings of a Windows metafile. Formulas and charts are kept so too; size
and shape tell them apart from what an element could be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from checker.model.document import Box, Document
from checker.model.finding import Finding, Outcome

_POINTS_PER_CM = 72 / 2.54
_SEAL = (2.5, 7.0)  # centimetres across, with room for bad scales
_ROUND = 1.4  # longer side over the shorter one
_WIDE, _TOP, _FLAT = 0.4, 0.35, 0.3  # fractions of the page: a heading's width, place and height

_ON_FIRST, _ON_ANY = frozenset({"red_header", "document_number"}), frozenset({"seal"})


def undecided(found: Finding, document: Document) -> Finding:
    """The finding, a question where what is absent may stand on a page or part that is lost.

    Header and number stand on the first page, a seal on any; of a lost part nobody knows where.
    """
    if found.outcome is not Outcome.ABSENT or found.check not in _ON_FIRST | _ON_ANY:
        return found
    signed = found.check in _ON_ANY  # a list of seals that cannot be read hides seals alone
    lost = {
        one.page
        for one in document.problems
        if one.hides or (signed and one.code == "signature-unreadable")
    }
    pages = document.pages[:1] if found.check in _ON_FIRST else document.pages
    told = "、".join(str(page.number) for page in pages if page.number in lost)
    if not told and None not in lost:
        return found
    where = f"第{told}页" if told else "文件的一部分"
    reason = f"{found.reason}；但{where}损坏或无法显示，不能确定，请打开原文件人工查看"
    return replace(found, outcome=Outcome.UNSURE, reason=reason, confidence=0.5)


def maybe_seal(document: Document) -> bool:
    """Whether a picture that cannot be shown has a seal's size."""
    return _any(document, _seal_sized)


def maybe_heading(document: Document) -> bool:
    """Whether a picture that cannot be shown stands where a heading would."""
    return _any(document, _heading_sized)


def _any(document: Document, fits: Callable[[Box, float, float], bool]) -> bool:
    if not document.pages:
        return False
    page = document.pages[0]
    boxes = [one.box for one in document.problems if one.code == "picture-unreadable" and one.box]
    return any(fits(box, page.width, page.height) for box in boxes)


def _seal_sized(box: Box, width: float, height: float) -> bool:
    wide = (box[2] - box[0]) * width / _POINTS_PER_CM
    high = (box[3] - box[1]) * height / _POINTS_PER_CM
    shorter, longer = sorted((wide, high))
    return _SEAL[0] <= shorter and longer <= _SEAL[1] and longer <= _ROUND * shorter


def _heading_sized(box: Box, width: float, height: float) -> bool:
    return box[2] - box[0] > _WIDE and box[1] < _TOP and box[3] - box[1] < _FLAT
