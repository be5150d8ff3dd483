"""Document number (发文字号): the paper's own, told by its place, never one cited in the text.

Its place is the 版头 (GB/T 9704-2012 7.2.5; letters 10.1, orders 10.2, minutes 10.3): under the
organ's name, left with 签发人 at its right, or top right under a letter's line. On copies without
a 版头 a number that stands alone on a row beside the title is the paper's own as well.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from checker.elements import (
    closing,
    layout,
    number_faults,
    numbers,
    overlaid,
    places,
    rereading,
    stamped_over,
)
from checker.elements import head as heads
from checker.elements.certainty import SURE
from checker.elements.colours import Inks
from checker.elements.numbers import Number
from checker.elements.places import Place
from checker.model.document import Box, Document, Engine, Via
from checker.model.finding import Evidence, Finding, Outcome

NAME = "document_number"
_TOP = 12  # rows in which a register's code stands
REMEDY = "请提交版头标有发文字号（如×交字〔2023〕5号）的正式文件。"


def check(document: Document, engine: Engine) -> Finding:
    """The paper's own number; ``values``: ``value``, ``printed``, ``year``, ``faults`` …"""
    found = places.find(document)
    numbered = [place for place in found if place.number]
    values = {place.number.value for place in numbered if place.number}
    if numbered and all(places.listed(document, place) for place in numbered):
        return _listed(numbered)
    if len(values) > 1 and not any(place.in_head for place in numbered):
        listed = len(values) > 3 or places.tabled(document)
        return _listed(numbered) if listed else _several(numbered)
    unread = next((place for place in found if place.candidates), None)
    if numbered and not (unread and _running(_best(numbered))):
        return _present(document, rereading.confirm(document, engine, _best(numbered)))
    blank = next((place for place in found if place.blank), None)
    if blank:
        return _blank(document, blank, rereading.filled(document, engine, blank))
    return _unread(document, unread, engine) if unread else _missing(document, engine)


def _best(numbered: list[Place]) -> Place:
    return max(numbered, key=lambda place: (place.in_head, _coded(place), place.sure))


def _coded(place: Place) -> bool:
    """A whole number before a bare 第3号, which may be a stamp's."""
    return place.number is not None and bool(place.number.code)


def _running(place: Place) -> bool:
    """Whether it is but a stamp's running number."""
    return bool(place.doubts) and not _coded(place)


def _round(box: Box) -> Box:
    """A row with as much above and below it, for lines that do not lie quite level."""
    tall = box[3] - box[1]
    return max(box[0] - tall, 0.0), max(box[1] - tall, 0.0), min(box[2] + tall, 1.0), box[3] + tall


def _present(document: Document, read: rereading.Reading) -> Finding:
    number, place = read.number, read.place
    sure = min(place.sure, read.sure)
    doubts = [*place.doubts, *read.doubts]
    outcome = Outcome.PRESENT if sure >= SURE else Outcome.UNSURE
    certain = place.via == "text"
    faults = number_faults.faults(number, certain=certain, issued=_issued(document))
    reason = f"第{place.page}页{place.where}有发文字号“{number.printed}”"
    if number.mended:
        reason += f"，按文号格式订正为“{number.value}”"
    if doubts:
        reason += "；但" + "、".join(doubts) + "，需人工确认"
    if faults:
        reason += "。格式提示：" + "；".join(fault["text"] for fault in faults)
    return Finding(
        NAME,
        outcome,
        reason,
        (Evidence(place.page, place.box, number.printed),),
        _values(number, faults, read.others),
        round(sure, 3),
        place.via,
        "" if outcome is Outcome.PRESENT else "请对照原件确认发文字号。",
    )


def _values(
    number: Number, faults: list[dict[str, str]], others: tuple[str, ...]
) -> dict[str, object]:
    return {
        "value": number.value,
        "printed": number.printed,
        "key": number.key,
        "code": number.code,
        "year": number.full_year,
        "serial": number.serial,
        "mended": number.mended,
        "faults": faults,
        "candidates": list(others),
    }


def _issued(document: Document) -> date | None:
    found = closing.find(document)
    return None if found.printed else found.day


def _several(numbered: list[Place]) -> Finding:
    """Several numbers stand alone at the top: a list of papers, or a page nobody can place."""
    words = "、".join(place.number.printed for place in numbered[:3] if place.number)
    return _finding(
        Outcome.UNSURE,
        f"第{numbered[0].page}页上方有几个文号（{words}），不能确定哪个是本文件的发文字号",
        numbered[0],
        0.5,
    )


def _listed(numbered: list[Place]) -> Finding:
    """A list of papers: none of its numbers is its own."""
    words = "、".join(place.number.printed for place in numbered[:3] if place.number)
    reason = f"第{numbered[0].page}页列有多份文件的文号（{words}等），材料自身没有发文字号"
    found = _finding(Outcome.ABSENT, reason, numbered[0], 0.93)
    return replace(found, values={"value": "", "printed": "", "faults": []})


def _blank(document: Document, place: Place, shown: Number | None) -> Finding:
    """A number's form left open. A scan may hide a faint or handwritten serial: less sure.

    ``shown``: what a picture of the row says; text may lack what was written or stamped into it.
    """
    shaky = place.via == "ocr" and place.confidence < 0.85
    tail = overlaid.tail(document, place) if place.via == "ocr" else None
    reason = f"第{place.page}页{place.where}的发文字号“{place.text}”未填写完整（空号）"
    if shown:
        seen = replace(place, candidates=(shown.value,))
        words = f"{reason}，但页面图像上像是填有“{shown.value}”，需人工确认"
        return _finding(Outcome.UNSURE, words, seen, 0.5)
    if shaky or (tail and tail.hidden):
        why = "图像不清" if shaky else "但上面有印章、笔迹或其他墨迹，可能遮住数字"
        return _finding(Outcome.UNSURE, f"{reason}，{why}，需人工确认", place, 0.5)
    return _finding(Outcome.ABSENT, reason, place, 0.97 if place.via == "text" else 0.92)


def _missing(document: Document, engine: Engine) -> Finding:
    """Nothing in a number's place, or a stamp; a number elsewhere at the top may be it."""
    if stray := places.stray(document):
        return _stray(stray)
    covered = stamped_over.find(document, engine)
    return _covered(covered) if covered else _unplaced(document)


def _covered(place: Place) -> Finding:
    """No number was read, and a stamp lies where it should stand."""
    told = f"印迹之外的字像是“{place.candidates[0]}”，" if place.candidates else ""
    reason = (
        f"第{place.page}页{place.where}盖有印章或其他彩色印迹，可能盖住发文字号，{told}需人工确认"
    )
    return _finding(Outcome.UNSURE, reason, place, 0.5)


def _unread(document: Document, place: Place, engine: Engine) -> Finding:
    """Something like a number, with what its place says without coloured ink."""
    bared = stamped_over.under(document, engine, place.page, _round(place.box))
    reason = (
        f"第{place.page}页{place.where}的“{place.text}”像发文字号，但写法少见或识别不清，需人工确认"
    )
    if bared:
        place = replace(place, candidates=(bared.value,))
        reason = (
            f"第{place.page}页{place.where}的“{place.text}”像发文字号，但写法少见或识别不清，"
            f"除去彩色印迹后像是“{bared.value}”，需人工确认"
        )
    elif len(place.candidates) > 1:
        reason = (
            f"第{place.page}页{place.where}的“{place.text}”像发文字号，可读作"
            + "或".join(place.candidates)
            + "，需人工确认"
        )
    return _finding(Outcome.UNSURE, reason, place, 0.5)


def _stray(place: Place) -> Finding:
    """One number alone on its row at the top of a page where no place of a number was made out."""
    reason = (
        f"第{place.page}页上部单独一行写有“{place.text}”，看不出是不是本文件的发文字号，需人工确认"
    )
    return _finding(Outcome.UNSURE, reason, place, 0.5)


def _unplaced(document: Document) -> Finding:
    """No number at the beginning; a paper behind other pages may be the one handed in."""
    head = heads.later(document, Inks())
    if head is None:
        return _absent(document)
    row = next(row for row in head.below if heads.is_number(row.text))
    reason = (
        f"材料开头没有发文字号，第{head.page}页版头处有“{row.plain}”，不能确定是不是本文件的文号"
    )
    evidence = (Evidence(head.page, row.box, row.plain),)
    values = {"value": "", "printed": row.plain, "faults": []}
    return Finding(NAME, Outcome.UNSURE, reason, evidence, values, 0.5, row.lines[0].via, REMEDY)


def _absent(document: Document) -> Finding:
    """Nothing in its place, with what numbers the text cites."""
    pages = layout.filled(document)
    via: Via = "ocr" if any(line.via == "ocr" for line in document.lines[:3]) else "text"
    if places.annex(document):
        reason = "材料是单独的附件，附件自身没有发文字号"
    else:
        reason = f"第{pages[0].number if pages else 1}页版头和标题附近未见发文字号"
    top = layout.rows(pages[0])[:_TOP] if pages else ()
    if registered := next((row.plain for row in top if heads.is_code(row.text)), ""):
        reason += f"；“{registered}”是登记号，不是发文字号"
    cited = [re.sub(r"\s|^[年月日]", "", one) for one in numbers.cited(document.text)]
    if cited:
        reason += f"；“{cited[0]}”不在发文字号的位置，是引用的文号或案号"
    return Finding(
        NAME,
        Outcome.ABSENT,
        reason,
        (),
        {"value": "", "printed": "", "faults": []},
        0.97,
        via,
        REMEDY,
    )


def _finding(outcome: Outcome, reason: str, place: Place, sure: float) -> Finding:
    return Finding(
        NAME,
        outcome,
        reason,
        (Evidence(place.page, place.box, place.text),),
        {"value": "", "printed": place.text, "faults": [], "candidates": list(place.candidates)},
        sure,
        place.via,
        REMEDY,
    )
